"""Laying beads onto a document: their sources are its text, their targets become drafts.

Beads and segments are brought together by the characters of the source, white space and tags left out, so that it
does not matter how the document was segmented when the beads were made. What a person has worked on stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from duizhao.errors import InputError
from duizhao.model import AlignedBead, Change, Document, Note, Segment, State, Unit
from duizhao.text.codes import without_codes
from duizhao.workbench.resegmenting import resegmented

__all__ = ["Laid", "changes_between", "is_work_of_a_person", "lay_beads", "source_text"]

_STRAY = "In the draft, without a counterpart: "
_TOGETHER = "The draft translates this together with "
_DIFFERS = "In the draft: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A document with the targets of beads in it."""

    document: Document
    drafted: int
    """Segments that hold a draft."""
    kept: tuple[str, ...]
    """Ids of segments that a person has worked on: their targets are as they were."""
    noted: tuple[str, ...]
    """Of these, the segments whose draft says something else: it is in a note."""
    unplaced: int
    """Target sentences without a counterpart: in a note beside the segment they follow."""
    untranslated: int
    """Segments without a target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What of a bead's source stands in one unit."""

    bead: int
    start: int
    end: int
    """In characters of the unit that are neither white space nor tags."""
    text: str
    """The draft; empty in every part of a bead but the first."""
    is_first: bool


@dataclass(slots=True)
class _Laying:
    taken_ids: set[str]
    homes: dict[int, str] = field(default_factory=dict)
    """Segment that holds the draft of each bead."""
    kept: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)


def is_work_of_a_person(segment: Segment) -> bool:
    """Whether a draft must leave the segment's target alone."""
    is_draft = segment.state is State.DRAFT and segment.match == "draft"
    return segment.locked or bool(segment.target and not is_draft) or segment.state is State.REJECTED


def source_text(texts: Iterable[str]) -> str:
    """Return what two segmentations of the same text have in common."""
    return "".join("".join(text.split()) for text in texts)


def lay_beads(document: Document, beads: Sequence[AlignedBead]) -> Laid:
    """Fill the targets of a document with those of beads, as drafts.

    Segments that share a bead become one where they share a unit; a segment that two beads share becomes two, where
    no pair of tags is torn by that. A bead that reaches into another unit gives its draft to the first, and a note on
    the others says so; a target sentence without a counterpart becomes a note on the segment before it. Segments
    that a person has worked on stay as they are, and a note holds the draft where it says something else. Drafts and
    notes of an earlier laying are replaced. InputError where the beads' source is not the document's.
    """
    parts = _parts(document, beads)
    laying = _Laying({segment.id for segment in document.segments()})
    units = [
        replace(unit, segments=tuple(_lay_unit(unit, here, laying)))
        for unit, here in zip(document.units, parts, strict=True)
    ]
    units = _with_stray_notes(units, beads, laying)
    laid = replace(document, units=tuple(units))
    segments = tuple(laid.segments())
    return Laid(
        document=laid,
        drafted=sum(segment.match == "draft" and segment.state is State.DRAFT for segment in segments),
        kept=tuple(laying.kept),
        noted=tuple(laying.noted),
        unplaced=sum(len(bead.target) for bead in beads if not bead.source),
        untranslated=sum(not segment.target for segment in segments),
    )


def changes_between(before: Document, after: Document) -> tuple[Change, ...]:
    """Return the changes that make ``after`` of ``before``: the same units, with other segments."""
    changes = []
    for old, new in zip(before.units, after.units, strict=True):
        if old.segments == new.segments:
            continue
        start = 0
        # At least one segment stays on both sides: a change is never empty.
        shorter = min(len(old.segments), len(new.segments)) - 1
        while start < shorter and old.segments[start] == new.segments[start]:
            start += 1
        end = 0
        while end < shorter - start and old.segments[-1 - end] == new.segments[-1 - end]:
            end += 1
        changes.append(
            Change(
                unit=old.id,
                before=old.segments[start : len(old.segments) - end],
                after=new.segments[start : len(new.segments) - end],
            )
        )
    return tuple(changes)


def _parts(document: Document, beads: Sequence[AlignedBead]) -> list[list[_Part]]:
    """Return the parts of beads in each unit."""
    ours = [source_text(without_codes(s.source, s.codes) for s in unit.segments) for unit in document.units]
    theirs = [source_text(sentence.text for sentence in bead.source) for bead in beads]
    if "".join(ours) != "".join(theirs):
        raise InputError(
            "source-differs",
            f"The source of the alignment is not that of {document.id}.",
            hint="Open the alignment again: it is then brought in line with the document.",
        )
    parts: list[list[_Part]] = [[] for _ in ours]
    unit = at = 0
    for index, (bead, text) in enumerate(zip(beads, theirs, strict=True)):
        target = " ".join(sentence.text for sentence in bead.target)
        left, is_first = len(text), True
        while left:
            length = min(left, len(ours[unit]) - at)
            if length:
                parts[unit].append(
                    _Part(bead=index, start=at, end=at + length, text=target if is_first else "", is_first=is_first)
                )
                is_first = False
            left, at = left - length, at + length
            if at == len(ours[unit]) and (left or unit < len(ours) - 1):
                unit, at = unit + 1, 0
    return parts


def _lay_unit(unit: Unit, parts: Sequence[_Part], laying: _Laying) -> Iterator[Segment]:
    """Yield the unit's segments; the smallest runs that begin and end where beads do are dealt with one by one."""
    segments = [_without_laid_notes(segment) for segment in unit.segments]
    sizes = [len(source_text([without_codes(s.source, s.codes)])) for s in segments]
    s = p = 0
    while s < len(segments):
        if not sizes[s]:
            yield segments[s]
            s += 1
            continue
        first_s, first_p, start = s, p, parts[p].start
        end = start + sizes[s]
        s, p = s + 1, p + 1
        while end != parts[p - 1].end:
            if end < parts[p - 1].end:
                end, s = end + sizes[s], s + 1
            else:
                p += 1
        yield from _lay_run(unit, segments[first_s:s], parts[first_p:p], laying)


def _lay_run(unit: Unit, segments: Sequence[Segment], parts: Sequence[_Part], laying: _Laying) -> Iterator[Segment]:
    if len(segments) > 1 or len(parts) > 1:
        made = None
        if not any(map(is_work_of_a_person, segments)):
            cuts = [part.start - parts[0].start for part in parts[1:]]
            made = resegmented(segments, cuts, unit.id, laying.taken_ids)
        if made is not None:
            laying.taken_ids.update(segment.id for segment in made)
            segments = made
    position = parts[0].start
    for segment in segments:
        end = position + len(source_text([without_codes(segment.source, segment.codes)]))
        yield _lay_segment(
            segment, [part for part in parts if part.start < end and part.end > position], position, laying
        )
        position = end


def _lay_segment(segment: Segment, parts: Sequence[_Part], start: int, laying: _Laying) -> Segment:
    begun = [part for part in parts if part.start >= start]
    for part in begun:
        if part.is_first:
            laying.homes[part.bead] = segment.id
    text = " ".join(part.text for part in begun if part.text)
    homes = dict.fromkeys(laying.homes[part.bead] for part in parts if laying.homes[part.bead] != segment.id)
    notes = [f"{_TOGETHER}{home}." for home in homes]
    if is_work_of_a_person(segment):
        laying.kept.append(segment.id)
        if text and text != segment.target:
            laying.noted.append(segment.id)
            notes.append(_DIFFERS + text)
        notes = notes if segment.id in laying.noted else []
    elif text:
        segment = replace(segment, target=text, state=State.DRAFT, match="draft")
    elif segment.target:
        segment = replace(segment, target="", state=State.NEW, match="")
    return replace(segment, notes=(*segment.notes, *(Note(text=note) for note in notes)))


def _without_laid_notes(segment: Segment) -> Segment:
    notes = tuple(
        note for note in segment.notes if note.author or not note.text.startswith((_STRAY, _TOGETHER, _DIFFERS))
    )
    return segment if notes == segment.notes else replace(segment, notes=notes)


def _with_stray_notes(units: Sequence[Unit], beads: Sequence[AlignedBead], laying: _Laying) -> list[Unit]:
    stray: dict[str, list[Note]] = {}
    first = next((segment.id for unit in units for segment in unit.segments), "")
    last = first
    for index, bead in enumerate(beads):
        if bead.source:
            last = laying.homes[index]
        else:
            text = " ".join(sentence.text for sentence in bead.target)
            stray.setdefault(last, []).append(Note(text=_STRAY + text))
    return [
        replace(
            unit,
            segments=tuple(
                replace(segment, notes=(*segment.notes, *stray[segment.id])) if segment.id in stray else segment
                for segment in unit.segments
            ),
        )
        for unit in units
    ]
