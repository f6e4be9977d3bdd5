"""How far a translation has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from duizhao.model import Segment, State

__all__ = ["Progress", "count_characters", "measure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Segments and source characters by state."""

    segments_by_state: Mapping[State, int] = field(default_factory=dict)
    characters_by_state: Mapping[State, int] = field(default_factory=dict)
    """Source code points, white space left out."""

    @property
    def segments(self) -> int:
        """All segments."""
        return sum(self.segments_by_state.values())

    @property
    def characters(self) -> int:
        """All source characters."""
        return sum(self.characters_by_state.values())

    @property
    def done_segments(self) -> int:
        """Segments in which the translator has nothing left to do."""
        return sum(count for state, count in self.segments_by_state.items() if state.is_done)

    @property
    def done_characters(self) -> int:
        """Source characters of those segments."""
        return sum(count for state, count in self.characters_by_state.items() if state.is_done)


def measure(segments: Iterable[Segment]) -> Progress:
    """Count segments and their source characters by state. Every state has a count."""
    segment_counts: Counter[State] = Counter(dict.fromkeys(State, 0))
    character_counts: Counter[State] = Counter(dict.fromkeys(State, 0))
    for segment in segments:
        segment_counts[segment.state] += 1
        character_counts[segment.state] += count_characters(segment.source)
    return Progress(segments_by_state=dict(segment_counts), characters_by_state=dict(character_counts))


def count_characters(text: str) -> int:
    """Return the code points of ``text`` that are not white space: what Chinese translation is billed by."""
    return sum(not character.isspace() for character in text)
