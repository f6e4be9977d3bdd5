"""Laying an English draft beside a Chinese document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from duizhao.alignment import align
from duizhao.model import Bead, Document, Note, Segment, State, Unit
from duizhao.terminology import Glossary
from duizhao.workbench.segmenting import Sentences, segments_of

__all__ = ["Drafted", "lay_draft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A document with a draft in its targets."""

    document: Document
    beads: tuple[Bead, ...]
    unplaced: int
    """Draft sentences that stand in no target, but in a note beside the segment they follow."""


def lay_draft(document: Document, draft: Sentences, glossary: Glossary | None = None) -> Drafted:
    """Align a draft with the document's segments and fill the targets as drafts.

    Source segments that share a bead become one segment where they share a unit; where they do not, the draft goes
    to the first of them and a note on the others says so. A draft sentence without a counterpart becomes a note on
    the segment before it: nothing is lost.
    """
    segments = list(document.segments())
    ours = segments_of(document)
    beads = align(ours.texts, draft.texts, glossary, source_breaks=ours.breaks, target_breaks=draft.breaks)
    unit_of = {segment.id: unit.id for unit in document.units for segment in unit.segments}
    laid: dict[str, Segment] = {}
    absorbed: set[str] = set()
    stray: dict[str, list[str]] = {}
    last_id = segments[0].id if segments else ""
    unplaced = 0
    for bead in beads:
        text = " ".join(draft.texts[index] for index in bead.target)
        sources = [segments[index] for index in bead.source]
        if not sources:
            stray.setdefault(last_id, []).append(text)
            unplaced += len(bead.target)
            continue
        first = sources[0]
        if len({unit_of[segment.id] for segment in sources}) == 1:
            merged = _merge(sources)
            absorbed.update(segment.id for segment in sources[1:])
            laid[first.id] = _drafted(merged, text)
        else:
            laid[first.id] = _drafted(first, text)
            for segment in sources[1:]:
                note = Note(text=f"The draft translates this together with {first.id}.")
                laid[segment.id] = replace(segment, notes=(*segment.notes, note))
        last_id = first.id
    units = tuple(_relay(unit, laid, absorbed, stray) for unit in document.units)
    return Drafted(document=replace(document, units=units), beads=tuple(beads), unplaced=unplaced)


def _drafted(segment: Segment, text: str) -> Segment:
    return replace(segment, target=text, state=State.DRAFT, match="draft") if text else segment


def _merge(sources: Sequence[Segment]) -> Segment:
    *rest, last = sources
    return replace(
        sources[0],
        source="".join(segment.source + segment.gap for segment in rest) + last.source,
        gap=last.gap,
        codes=tuple(dict.fromkeys(code for segment in sources for code in segment.codes)),
        notes=tuple(note for segment in sources for note in segment.notes),
    )


def _relay(unit: Unit, laid: dict[str, Segment], absorbed: set[str], stray: dict[str, list[str]]) -> Unit:
    segments = []
    for segment in unit.segments:
        if segment.id in absorbed:
            continue
        current = laid.get(segment.id, segment)
        notes = tuple(Note(text=f"In the draft, without a counterpart: {text}") for text in stray.get(segment.id, ()))
        segments.append(replace(current, notes=(*current.notes, *notes)))
    return replace(unit, segments=tuple(segments))
