"""Three versions of a document made one: what both began with, ours, and what stands on disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from duizhao.model import Document, Note, Segment, Unit

__all__ = ["IrreconcilableError", "Merged", "merge"]

_Value = TypeVar("_Value")
_Remark = TypeVar("_Remark")


class IrreconcilableError(ValueError):
    """The two versions do not have the same source any more: no choice of ours would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One document of two."""

    document: Document
    merged: tuple[str, ...] = ()
    """Ids of the segments that took something over from the disk."""
    conflicting: tuple[str, ...] = ()
    """Ids of the segments that both sides had changed: ours stands, theirs is in a note."""


@dataclass(slots=True)
class _Report:
    merged: list[str] = field(default_factory=list)
    conflicting: list[str] = field(default_factory=list)


def merge(base: Document, ours: Document, theirs: Document) -> Merged:
    """Merge two descendants of ``base``, unit by unit and segment by segment.

    What one side alone has changed is taken from it. IrreconcilableError where both have changed a unit and its
    source text is no longer the same, or where ids would clash.
    """
    report = _Report()
    bases, mine, yours = ({unit.id: unit for unit in d.units} for d in (base, ours, theirs))
    units: list[Unit] = []
    for unit in theirs.units:
        units.extend(_merge_unit(bases.get(unit.id), mine.get(unit.id), unit, report))
    kept = {unit.id for unit in units}
    for position, unit in enumerate(ours.units):
        if unit.id not in yours and unit != bases.get(unit.id):
            # They removed what we have worked on, or we made it: it stays behind the unit it stood behind.
            before = [known.id for known in ours.units[:position] if known.id in kept]
            at = 1 + next(i for i, u in enumerate(units) if u.id == before[-1]) if before else 0
            units.insert(at, unit)
            kept.add(unit.id)
            if unit.id in bases:
                report.conflicting.extend(segment.id for segment in unit.segments)
    _refuse_clashes(units)
    document = replace(
        theirs,
        units=tuple(units),
        languages=_pick(base.languages, ours.languages, theirs.languages),
        origin=_pick(base.origin, ours.origin, theirs.origin),
        properties=_pick(base.properties, ours.properties, theirs.properties),
    )
    return Merged(document=document, merged=tuple(report.merged), conflicting=tuple(report.conflicting))


def _pick(base: _Value, ours: _Value, theirs: _Value) -> _Value:
    return theirs if ours == base else ours


def _merge_unit(base: Unit | None, ours: Unit | None, theirs: Unit, report: _Report) -> tuple[Unit, ...]:
    if ours == theirs:
        return (theirs,)
    if ours is None:
        if base == theirs:
            return ()
        taken = report.conflicting if base else report.merged
        taken.extend(segment.id for segment in theirs.segments)
        return (theirs,)
    if base == theirs:
        return (ours,)
    if base == ours:
        known = {segment.id: segment for segment in ours.segments}
        report.merged.extend(s.id for s in theirs.segments if known.get(s.id) != s)
        return (theirs,)
    if base is None:
        raise IrreconcilableError(f"both sides have made a unit {theirs.id}")
    return (_merge_changed_unit(base, ours, theirs, report),)


def _merge_changed_unit(base: Unit, ours: Unit, theirs: Unit, report: _Report) -> Unit:
    ids = [[segment.id for segment in unit.segments] for unit in (base, ours, theirs)]
    if ids[0] == ids[1] == ids[2]:
        segments = tuple(
            _merge_segment(*versions, report)
            for versions in zip(base.segments, ours.segments, theirs.segments, strict=True)
        )
    elif ours.source == theirs.source:
        # Split or merged segments on one side, work on the other: ours stands, what they say is kept beside it.
        first, *rest = ours.segments
        said = "\n".join(segment.target for segment in theirs.segments)
        segments = (_with_note(first, f"changed on disk: {said}"), *rest)
        report.conflicting.extend(segment.id for segment in ours.segments)
    else:
        raise IrreconcilableError(f"unit {ours.id} has another source text on disk, in other segments")
    return replace(
        ours,
        segments=segments,
        kind=_pick(base.kind, ours.kind, theirs.kind),
        notes=_merge_remarks(base.notes, ours.notes, theirs.notes),
        properties=_pick(base.properties, ours.properties, theirs.properties),
    )


def _merge_segment(base: Segment, ours: Segment, theirs: Segment, report: _Report) -> Segment:
    if theirs in (base, ours):
        return ours
    conflicts: list[str] = []

    def pick(aspect: Callable[[Segment], Any], what: str) -> Any:
        """Choose between values that only mean something together, the first of them a text."""
        before, mine, yours = aspect(base), aspect(ours), aspect(theirs)
        if yours not in (before, mine) and mine != before:
            conflicts.append(yours[0] if yours[0] != mine[0] else what)
        return _pick(before, mine, yours)

    source, gap, codes = pick(lambda s: (s.source, s.gap, s.codes), "the codes of the source")
    target, state, match = pick(lambda s: (s.target, s.state, s.match), f"now {theirs.state}")
    if source not in (base.source, ours.source) and target != base.target:
        conflicts.append(f"the source, which was {base.source}")
    merged = Segment(
        id=ours.id,
        source=source,
        gap=gap,
        codes=codes,
        target=target,
        state=state,
        match=match,
        locked=_pick(base.locked, ours.locked, theirs.locked),
        notes=_merge_remarks(base.notes, ours.notes, theirs.notes),
        waivers=_merge_remarks(base.waivers, ours.waivers, theirs.waivers),
    )
    for said in conflicts:
        merged = _with_note(merged, f"changed on disk: {said}")
    (report.conflicting if conflicts else report.merged).append(ours.id)
    return merged


def _merge_remarks(
    base: tuple[_Remark, ...], ours: tuple[_Remark, ...], theirs: tuple[_Remark, ...]
) -> tuple[_Remark, ...]:
    removed = set(base) - set(ours)
    return tuple(
        dict.fromkeys(
            remark for remark in (*theirs, *(r for r in ours if r in theirs or r not in base)) if remark not in removed
        )
    )


def _with_note(segment: Segment, text: str) -> Segment:
    return replace(segment, notes=(*segment.notes, Note(text=text)))


def _refuse_clashes(units: list[Unit]) -> None:
    seen: set[str] = set()
    for unit in units:
        for segment in unit.segments:
            if segment.id in seen:
                raise IrreconcilableError(f"the segment id {segment.id} would stand in two places")
            seen.add(segment.id)
