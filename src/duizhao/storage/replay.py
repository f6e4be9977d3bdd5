"""From a document's file and its journal to the document as its translator left it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from duizhao.model import Change, Document, Edit, EditConflictError, Note, Segment, Unit, apply
from duizhao.storage.journal import History, Stacks

__all__ = ["LiveDocument", "Rebased", "Restored", "applicable", "coalesce", "rebase", "restore", "with_remarks_of"]


class LiveDocument:
    """A document that edits are applied to, at the cost of the units they touch."""

    def __init__(self, document: Document) -> None:
        self._frame = document
        self._units = {unit.id: unit for unit in document.units}

    def apply(self, edit: Edit) -> None:
        """Do an edit, or nothing of it and raise EditConflictError."""
        names = dict.fromkeys(change.unit for change in edit.changes)
        touched = tuple(self._units[name] for name in names if name in self._units)
        for unit in apply(replace(self._frame, units=touched), edit).units:
            self._units[unit.id] = unit

    def unit(self, unit_id: str) -> Unit | None:
        """Return a unit as it stands, None where there is none."""
        return self._units.get(unit_id)

    def document(self) -> Document:
        """Return the document as it stands."""
        return replace(self._frame, units=tuple(self._units.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A document with everything its journal holds."""

    document: Document
    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()
    folded_done: tuple[Edit, ...] = ()
    """Of ``done``, or of what was undone since: the edits that the file holds."""
    folded_undone: tuple[Edit, ...] = ()
    recovered: int = 0
    """Edits that the file does not hold."""
    rebased: tuple[Edit, ...] | None = None
    """What became of those edits on a file that has changed meanwhile; None where it has not."""
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebased:
    """Edits made on one version of a document, done again on another."""

    document: Document
    edits: tuple[Edit, ...]
    conflicts: tuple[str, ...]
    """What could not be done again, a line each."""


@dataclass(slots=True)
class _Lost:
    unit: str
    first: Segment | None
    """As it stood before the first edit that could not be done."""
    last: Segment


@dataclass(slots=True)
class _Losses:
    by_segment: dict[str, _Lost] = field(default_factory=dict)

    def add(self, change: Change) -> None:
        before = {segment.id: segment for segment in change.before}
        for segment in change.after:
            known = self.by_segment.get(segment.id)
            first = known.first if known else before.get(segment.id)
            self.by_segment[segment.id] = _Lost(change.unit, first, segment)
        self._forget(before.keys() - {segment.id for segment in change.after})

    def settle(self, change: Change) -> None:
        self._forget(segment.id for segment in (*change.before, *change.after))

    def _forget(self, segment_ids: Iterable[str]) -> None:
        for segment_id in segment_ids:
            self.by_segment.pop(segment_id, None)


def restore(document: Document, disk_sha256: str, history: History[Edit]) -> Restored:
    """Bring a document and its journal together. Nothing is written.

    Where the file is the one last folded, every edit is done as it was. Where it is another, each change is done
    if its segments still read as they did, and kept as a note on the segment if not.
    """
    folded_done, folded_undone = applicable(document, history.done, history.undone)
    if history.folded_sha256 == disk_sha256 and not history.damaged:
        live = LiveDocument(document)
        stacks = Stacks(folded_done, folded_undone)
        try:
            for record in history.unfolded:
                live.apply(record.effect)
                stacks.push(record)
        except (EditConflictError, ValueError):
            pass
        else:
            return Restored(
                document=live.document() if history.unfolded else document,
                done=tuple(stacks.done),
                undone=tuple(stacks.undone),
                folded_done=folded_done,
                folded_undone=folded_undone,
                recovered=len(history.unfolded),
            )
    rebased = rebase(document, [record.effect for record in history.unfolded])
    return Restored(
        document=rebased.document,
        done=folded_done + rebased.edits,
        undone=() if rebased.edits else folded_undone,
        folded_done=folded_done,
        folded_undone=() if rebased.edits else folded_undone,
        recovered=len(rebased.edits),
        rebased=rebased.edits,
        conflicts=rebased.conflicts,
    )


def applicable(
    document: Document, done: Sequence[Edit], undone: Sequence[Edit]
) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """Return what of both stacks still fits the document.

    An edit of a segment that somebody else has changed since is left out; the edits of other segments stay.
    """
    return (
        _applicable(document, done, [edit.inverse() for edit in done]),
        _applicable(document, undone, undone),
    )


def _applicable(document: Document, edits: Sequence[Edit], steps: Sequence[Edit]) -> tuple[Edit, ...]:
    live = LiveDocument(document)
    fitting: list[Edit] = []
    for edit, step in zip(reversed(edits), reversed(steps), strict=True):
        try:
            live.apply(step)
        except EditConflictError:
            continue
        fitting.append(edit)
    return tuple(reversed(fitting))


def rebase(document: Document, edits: Iterable[Edit]) -> Rebased:
    """Do edits that were made on another version of ``document``, change by change, where they still fit.

    What is lost by that is kept: the text as a note on its segment, by one more edit.
    """
    live = LiveDocument(document)
    kept: list[Edit] = []
    losses = _Losses()
    for edit in edits:
        changes = []
        for change in edit.changes:
            try:
                live.apply(replace(edit, changes=(change,)))
            except EditConflictError:
                losses.add(change)
            else:
                changes.append(change)
                losses.settle(change)
        if changes:
            kept.append(replace(edit, changes=tuple(changes)))
    notes, conflicts = _keep_lost_texts(live, losses)
    if notes:
        kept.append(Edit(label="keep lost text", changes=notes))
    return Rebased(document=live.document(), edits=tuple(kept), conflicts=conflicts)


def _keep_lost_texts(live: LiveDocument, losses: _Losses) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    changes, conflicts = [], []
    for segment_id, lost in losses.by_segment.items():
        if lost.first == lost.last:
            continue
        unit = live.unit(lost.unit)
        standing = next((s for s in unit.segments if s.id == segment_id), None) if unit else None
        if standing == lost.last:
            continue
        conflicts.append(_describe(segment_id, standing, lost.last))
        # Where the segment is gone, its neighbour keeps what it said.
        keeper = standing or (unit.segments[0] if unit else None)
        if keeper is None:
            continue
        after = with_remarks_of(keeper, lost.last)
        if standing is None or standing.target != lost.last.target:
            note = Note(text=f"not applied, {segment_id} had changed on disk: {lost.last.target}")
            after = replace(after, notes=(*after.notes, note))
        if after != keeper:
            change = Change(unit=lost.unit, before=(keeper,), after=(after,))
            live.apply(Edit(label="", changes=(change,)))
            changes.append(change)
    return tuple(changes), tuple(conflicts)


def with_remarks_of(segment: Segment, other: Segment) -> Segment:
    """Return ``segment`` with the notes and waivers of ``other`` added where it has them not."""
    return replace(
        segment,
        notes=tuple(dict.fromkeys((*segment.notes, *other.notes))),
        waivers=tuple(dict.fromkeys((*segment.waivers, *other.waivers))),
    )


def _describe(segment_id: str, standing: Segment | None, lost: Segment) -> str:
    if standing is None:
        return f"{segment_id} is gone from the file; here it read “{lost.target}”"
    if standing.target == lost.target:
        return f"{segment_id}: {standing.state} in the file, {lost.state} here; the file's stands"
    return f"{segment_id}: the file says “{standing.target}”, here it read “{lost.target}”"


def coalesce(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits, oldest first, with those that are undone as one made one."""
    joined: list[Edit] = []
    for edit in edits:
        if joined and edit.group and joined[-1].group == edit.group:
            joined[-1] = Edit(label=edit.label, group=edit.group, changes=_joined(joined[-1].changes, edit.changes))
        else:
            joined.append(edit)
    return joined


def _joined(first: tuple[Change, ...], then: tuple[Change, ...]) -> tuple[Change, ...]:
    changes = list(first)
    for change in then:
        if changes[-1].unit == change.unit and changes[-1].after == change.before:
            changes[-1] = Change(unit=change.unit, before=changes[-1].before, after=change.after)
        else:
            changes.append(change)
    return tuple(changes)
