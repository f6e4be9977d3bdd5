"""Counting a document: what there is to do and how much of it the memory already knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.model import Document, State
from duizhao.text.scripts import is_han
from duizhao.text.words import words
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.progress import Progress, count_characters, measure
from duizhao.workbench.recall import neighbours

__all__ = ["BANDS", "DocumentStatistics", "document_statistics", "project_statistics"]

BANDS = ("repetition", "100", "95-99", "85-94", "75-84", "new")
"""Leverage bands, best first. A segment is in the first that fits; a repetition repeats one earlier in the run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentStatistics:
    """A document in numbers."""

    id: str
    units: int
    progress: Progress
    han_characters: int
    """Chinese characters of the sources."""
    target_words: int
    """English words of the targets."""
    leverage: dict[str, int]
    """Source characters by band of ``BANDS``; the project's own confirmed segments are the memory."""

    @property
    def segments(self) -> int:
        """All segments."""
        return self.progress.segments

    @property
    def characters(self) -> int:
        """All source characters."""
        return self.progress.characters

    def segments_in(self, state: State) -> int:
        """Return how many segments are in this state."""
        return self.progress.segments_by_state.get(state, 0)


def document_statistics(opened: OpenProject, document: Document, seen: set[str]) -> DocumentStatistics:
    """Count one document. ``seen`` holds the sources counted so far in this run, and grows."""
    leverage: Counter[str] = Counter(dict.fromkeys(BANDS, 0))
    segments = tuple(document.segments())
    for position, segment in enumerate(segments):
        if segment.source in seen:
            band = "repetition"
        else:
            seen.add(segment.source)
            matches = opened.recall.matches(document.id, segment, neighbours(segments, position))
            band = _band(matches[0].score if matches else 0)
        leverage[band] += count_characters(segment.source)
    return DocumentStatistics(
        id=document.id,
        units=len(document.units),
        progress=measure(document.segments()),
        han_characters=sum(is_han(character) for s in document.segments() for character in s.source),
        target_words=sum(len(words(segment.target)) for segment in document.segments()),
        leverage=dict(leverage),
    )


def project_statistics(opened: OpenProject, document_ids: Iterable[str] = ()) -> tuple[DocumentStatistics, ...]:
    """Count the named documents, or all, in one run: a repetition may repeat an earlier document's segment."""
    seen: set[str] = set()
    return tuple(
        document_statistics(opened, opened.read(document_id), seen) for document_id in opened.select(document_ids)
    )


def _band(score: int) -> str:
    for band, floor in (("100", 100), ("95-99", 95), ("85-94", 85), ("75-84", 75)):
        if score >= floor:
            return band
    return "new"
