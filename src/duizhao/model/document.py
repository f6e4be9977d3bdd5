"""A bilingual document: document → unit → segment, the model of XLIFF 2."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

__all__ = [
    "Code",
    "Document",
    "Languages",
    "Note",
    "Origin",
    "Properties",
    "Segment",
    "State",
    "Unit",
    "Waiver",
]

Properties = tuple[tuple[str, str], ...]
"""What a format must carry back and nobody else reads: sorted ``(name, value)`` pairs, names like ``po:msgctxt``."""


class State(StrEnum):
    """How far a segment's target has come. Whether it may be edited is ``Segment.locked``, not a state."""

    NEW = "new"
    """No target yet."""
    DRAFT = "draft"
    """There is a target that no translator has confirmed: aligned, pre-translated or fuzzy."""
    TRANSLATED = "translated"
    """The translator has confirmed it."""
    REVIEWED = "reviewed"
    """A second person has approved it."""
    FINAL = "final"
    """Signed off."""
    REJECTED = "rejected"
    """A reviewer has sent it back; a note says why."""

    @property
    def is_done(self) -> bool:
        """Whether a translator has nothing left to do here."""
        return self in {State.TRANSLATED, State.REVIEWED, State.FINAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """BCP 47 tags of the two sides."""

    source: str = "zh-Hans"
    target: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The original a document was read from."""

    file: str
    """Path relative to the project's root, with forward slashes; usually below ``sources/``."""
    format: str
    """Id of the format that read it."""
    sha256: str
    """Of the original's bytes, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """An inline tag, written ``<id>…</id>`` (a pair) or ``<id/>`` (standalone) in a segment's texts.

    A run that looks like a tag but whose id is not among the segment's codes is ordinary text.
    """

    id: str
    """Unique in the segment: digits and letters, usually a number."""
    original: str
    """What stood in the original: the opening half of a pair, or the whole standalone code."""
    original_end: str | None = None
    """The closing half; None for a standalone code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark of a person on a segment or unit."""

    text: str
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding that a person set aside."""

    check: str
    """Id of the check."""
    fingerprint: str
    """Of the finding."""
    reason: str
    """Why the target is right all the same. Never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The sentence-sized piece that is translated."""

    id: str
    """Unique in the document and stable for its life: ``u6.1`` is the first segment of unit ``u6``."""
    source: str
    target: str = ""
    state: State = State.NEW
    locked: bool = False
    """Whether editing is refused until somebody unlocks it."""
    gap: str = ""
    """What stands in the source between this segment and the next of its unit, usually white space."""
    codes: tuple[Code, ...] = ()
    notes: tuple[Note, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    match: str = ""
    """Where the target came from when no person typed it: ``draft``, ``memory``, a provider's id. Empty otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A paragraph, heading, list item, or one message of a software catalogue."""

    id: str
    """Unique in the document."""
    segments: tuple[Segment, ...]
    """In order; at least one."""
    kind: str = "paragraph"
    """``paragraph``, ``heading``, ``caption``, ``metadata``, ``list-item``, ``table-cell``, ``message``, …"""
    notes: tuple[Note, ...] = ()
    properties: Properties = ()

    @property
    def source(self) -> str:
        """The unit's whole source, gaps included, as it stands in the original."""
        *rest, last = self.segments
        return "".join(segment.source + segment.gap for segment in rest) + last.source


@dataclass(frozen=True, kw_only=True)
class Document:
    """One bilingual document. Equality is by content."""

    id: str
    """The stem of its file below ``segments/``."""
    units: tuple[Unit, ...]
    languages: Languages = Languages()
    origin: Origin | None = None
    properties: Properties = ()

    def segments(self) -> Iterator[Segment]:
        """Yield every segment in document order."""
        for unit in self.units:
            yield from unit.segments

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        return {segment.id: (u, s) for u, unit in enumerate(self.units) for s, segment in enumerate(unit.segments)}

    def place(self, segment_id: str) -> tuple[int, int]:
        """Return ``(unit index, index within the unit)`` of a segment. KeyError if there is none."""
        return self._places[segment_id]

    def segment(self, segment_id: str) -> Segment:
        """Return the segment with this id. KeyError if there is none."""
        u, s = self._places[segment_id]
        return self.units[u].segments[s]

    def map_segments(self, change: Callable[[Segment], Segment]) -> Document:
        """Return a copy with ``change`` applied to every segment."""
        units = tuple(replace(unit, segments=tuple(map(change, unit.segments))) for unit in self.units)
        return replace(self, units=units)
