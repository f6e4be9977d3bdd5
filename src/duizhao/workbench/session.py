"""The editing session: one document, open, with commands that can be taken back.

Every change is an ``Edit`` that the store has on disk before the method returns. The session keeps the live
segments in place, so that a keystroke costs the same in a document of a hundred thousand segments as in one of ten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from duizhao.checks.check import CheckContext
from duizhao.errors import LockedError, UsageError
from duizhao.model import (
    Change,
    Document,
    Edit,
    Finding,
    Fix,
    Match,
    Note,
    Segment,
    Severity,
    State,
    TermUse,
    Unit,
    Waiver,
)
from duizhao.storage.documents import DocumentStore, Saved
from duizhao.workbench.live_findings import LiveFindings
from duizhao.workbench.progress import Progress, measure
from duizhao.workbench.recall import Neighbours, Recall
from duizhao.workbench.term_uses import term_uses

__all__ = ["Session"]

Item = TypeVar("Item")


class Session:
    """One document open for editing."""

    def __init__(
        self,
        store: DocumentStore,
        context: CheckContext,
        *,
        recall: Recall,
        skipped_checks: frozenset[str] = frozenset(),
    ) -> None:
        self._store = store
        self._context = context
        self._recall = recall
        self._skipped_checks = skipped_checks
        self._done = list(store.done)
        self._undone = list(store.undone)
        self.revision = 0
        """Grows with every change of the document."""
        self.unsaved = store.recovered > 0
        """Whether the journal holds edits that the document's YAML does not."""
        self._load(store.document)

    def _load(self, document: Document) -> None:
        self._frame = document
        self._units = list(document.units)
        self._unit_index = {unit.id: index for index, unit in enumerate(self._units)}
        self._order = [segment.id for segment in document.segments()]
        self._reindex()
        self._findings = LiveFindings(document.id, self._context, self._skipped_checks)

    def _reindex(self) -> None:
        self._position = {segment_id: position for position, segment_id in enumerate(self._order)}
        self._unit_of = {segment.id: unit.id for unit in self._units for segment in unit.segments}

    # What the document says -------------------------------------------------------------------------------

    @property
    def document_id(self) -> str:
        """Id of the open document."""
        return self._frame.id

    @property
    def document(self) -> Document:
        """The document as it stands. Built on demand: ask for a segment where a segment will do."""
        if self._frame.units != tuple(self._units):
            self._frame = replace(self._frame, units=tuple(self._units))
        return self._frame

    @property
    def segment_ids(self) -> Sequence[str]:
        """Ids of all segments, in document order."""
        return self._order

    @property
    def read_only(self) -> bool:
        """Whether another process is writing this document, or nobody can."""
        return self._store.read_only

    @property
    def refusal(self) -> LockedError | None:
        """Why a read-only session refuses changes; None where they are welcome."""
        return self._store.refusal

    @property
    def recovered(self) -> int:
        """Edits that opening found in the journal and not in the document: what a crash would have lost."""
        return self._store.recovered

    @property
    def conflicts(self) -> tuple[str, ...]:
        """What opening could not bring together, a line each."""
        return self._store.conflicts

    @property
    def history(self) -> Sequence[Edit]:
        """The edits in force, oldest first, those of earlier sessions on this machine included."""
        return self._done

    def unit(self, segment_id: str) -> Unit:
        """Return the unit a segment stands in."""
        return self._units[self._unit_index[self._unit_of[segment_id]]]

    def segment(self, segment_id: str) -> Segment:
        """Return a segment as it stands. UsageError if there is none."""
        if segment_id not in self._unit_of:
            raise UsageError("unknown-segment", f"There is no segment {segment_id} in {self.document_id}.")
        for segment in self.unit(segment_id).segments:
            if segment.id == segment_id:
                return segment
        raise AssertionError(segment_id)

    def segments(self) -> Iterator[Segment]:
        """Yield all segments in document order."""
        for unit in self._units:
            yield from unit.segments

    def progress(self) -> Progress:
        """Count segments and characters by state."""
        return measure(self.segments())

    # Commands ---------------------------------------------------------------------------------------------

    def set_target(self, segment_id: str, text: str, *, group: str = "") -> None:
        """Replace the target. What was done needs confirming again; an emptied target makes the segment new.

        Consecutive calls with the same non-empty ``group`` are undone as one.
        """
        if self.segment(segment_id).target != text:
            state = State.DRAFT if text else State.NEW
            self._replace(segment_id, lambda s: replace(s, target=text, state=state, match=""), "type", group)

    def insert_match(self, segment_id: str, text: str, origin: str) -> None:
        """Replace the target by a match and remember where it came from."""
        self._replace(segment_id, lambda s: replace(s, target=text, state=State.DRAFT, match=origin), "insert match")

    def copy_source(self, segment_id: str) -> None:
        """Replace the target by the source."""
        self._replace(segment_id, lambda s: replace(s, target=s.source, state=State.DRAFT, match=""), "copy source")

    def confirm(self, segment_id: str, *, despite: Sequence[Finding] = (), reason: str = "") -> None:
        """Make the segment translated, and set findings on it aside for a reason, in one step.

        UsageError where there is nothing to confirm, or findings and no reason.
        """
        segment = self.segment(segment_id)
        if not segment.target.strip():
            raise UsageError(
                "nothing-to-confirm", f"Segment {segment_id} has no translation yet.", hint="Type one first."
            )
        waivers = tuple(_waiver(finding, reason) for finding in despite)
        if waivers or not segment.state.is_done:
            state = segment.state if segment.state.is_done else State.TRANSLATED
            self._replace(
                segment_id, lambda s: replace(s, state=state, match="", waivers=(*s.waivers, *waivers)), "confirm"
            )

    def set_state(self, segment_id: str, state: State) -> None:
        """Set the state. UsageError for a state that an empty target cannot have."""
        segment = self.segment(segment_id)
        if not segment.target and state is not State.NEW:
            raise UsageError("state-needs-target", f"Segment {segment_id} has no translation, so it cannot be {state}.")
        if segment.state is not state:
            self._replace(segment_id, lambda s: replace(s, state=state), f"mark {state}")

    def set_locked(self, segment_id: str, *, locked: bool) -> None:
        """Lock or unlock a segment."""
        if self.segment(segment_id).locked != locked:
            label = "lock" if locked else "unlock"
            self._replace(segment_id, lambda s: replace(s, locked=locked), label, despite_lock=True)

    def add_note(self, segment_id: str, text: str, author: str = "") -> None:
        """Add a remark. UsageError if it is blank."""
        if not text.strip():
            raise UsageError("empty-note", "A note needs some text.")
        note = Note(text=text.strip(), author=author)
        self._replace(segment_id, lambda s: replace(s, notes=(*s.notes, note)), "add note", despite_lock=True)

    def waive(self, finding: Finding, reason: str) -> None:
        """Set a finding aside. UsageError without a reason: whoever reads the waiver must learn why."""
        waiver = _waiver(finding, reason)
        self._replace(
            finding.segment, lambda s: replace(s, waivers=(*s.waivers, waiver)), "waive finding", despite_lock=True
        )

    def delete_note(self, segment_id: str, note: Note) -> None:
        """Delete a remark; nothing happens where the segment has no such remark."""
        self._replace(segment_id, lambda s: replace(s, notes=_without(s.notes, note)), "delete note", despite_lock=True)

    def withdraw_waiver(self, segment_id: str, waiver: Waiver) -> None:
        """Let a finding that was set aside count again; nothing happens where there is no such waiver."""
        self._replace(
            segment_id, lambda s: replace(s, waivers=_without(s.waivers, waiver)), "withdraw waiver", despite_lock=True
        )

    def apply_fix(self, finding: Finding, fix: Fix) -> None:
        """Apply a fix. UsageError where the target has changed since the finding was made."""
        if finding not in self.findings(finding.segment) or fix not in finding.fixes:
            raise UsageError(
                "stale-fix", "The text has changed since this was found.", hint="Look at the findings again."
            )
        target = self.segment(finding.segment).target
        text = target[: fix.span.start] + fix.replacement + target[fix.span.end :]
        state = State.DRAFT if text else State.NEW
        self._replace(finding.segment, lambda s: replace(s, target=text, state=state, match=""), "fix")

    def change(self, changes: Sequence[tuple[str, Callable[[Segment], Segment]]], label: str) -> int:
        """Change many segments as one edit; return how many really changed. Locked segments are left alone."""
        done = []
        for segment_id, function in changes:
            before = self.segment(segment_id)
            after = function(before)
            if after != before and not before.locked:
                done.append(Change(unit=self._unit_of[segment_id], before=(before,), after=(after,)))
        if done:
            self.do(Edit(label=label, changes=tuple(done)))
        return len(done)

    def do(self, edit: Edit) -> None:
        """Do an edit that was made on the document as it stands; it may divide and join segments."""
        self._store.append("do", edit)
        self._apply(edit)
        self._done.append(edit)
        self._undone.clear()

    def undo(self) -> tuple[str, ...]:
        """Take the last step back; return the ids of the segments that changed, none if there was no step."""
        return self._travel("undo", self._done, self._undone)

    def redo(self) -> tuple[str, ...]:
        """Do the last step taken back again; return the ids of the segments that changed."""
        return self._travel("redo", self._undone, self._done)

    def save(self) -> Saved:
        """Write the document's YAML. What changed on disk meanwhile is merged in, segment by segment."""
        saved = self._store.save(self.document)
        self.unsaved = False
        if saved.document != self.document:
            # What was merged in may have taken the ground from under old edits: the store kept those that still fit.
            self._done, self._undone = list(self._store.done), list(self._store.undone)
            self._load(saved.document)
            self.revision += 1
        return saved

    def close(self) -> None:
        """Save what is unsaved and give the lock back."""
        try:
            if self.unsaved and not self.read_only:
                self.save()
        finally:
            self._store.close()

    # Evidence ---------------------------------------------------------------------------------------------

    def findings(self, segment_id: str) -> tuple[Finding, ...]:
        """Return the findings on a segment, gravest first.

        Findings that depend on other segments are those of the last ``all_findings`` or ``next_finding``, so that
        a keystroke never waits for the whole document.
        """
        return self._findings.of(self.segment(segment_id))

    def all_findings(self) -> tuple[Finding, ...]:
        """Return every finding of the document, in document order."""
        self._findings.refresh(self.revision, lambda: self.document)
        return tuple(finding for segment_id in self._order for finding in self.findings(segment_id))

    def use_context(self, context: CheckContext) -> None:
        """Check with another glossary from now on; what has been found is found anew when it is asked for."""
        self._context = context
        self._findings = LiveFindings(self.document_id, context, self._skipped_checks)
        self.revision += 1

    def term_uses(self, segment_id: str) -> tuple[TermUse, ...]:
        """Return the terms of a segment and what its target does with them; spans are in the texts as stored."""
        return term_uses(self._context.glossary, self.segment(segment_id))

    def matches(self, segment_id: str) -> tuple[Match, ...]:
        """Return memory matches for a segment, best first. May run in another thread."""
        return self._recall.matches(self.document_id, self.segment(segment_id), self._around(segment_id))

    def next_unfinished(self, after: str, *, backward: bool = False) -> str | None:
        """Return the next segment the translator has not done, going round the end; None if there is none."""
        return self._next(after, lambda segment: not segment.state.is_done, backward=backward)

    def next_finding(self, after: str, *, backward: bool = False, at_least: Severity = Severity.WARNING) -> str | None:
        """Return the next segment with a finding of this severity or graver, going round the end; None if none."""
        self._findings.refresh(self.revision, lambda: self.document)

        def is_found(segment: Segment) -> bool:
            return any(finding.severity.at_least(at_least) for finding in self.findings(segment.id))

        return self._next(after, is_found, backward=backward)

    # Inside -----------------------------------------------------------------------------------------------

    def _replace(
        self,
        segment_id: str,
        function: Callable[[Segment], Segment],
        label: str,
        group: str = "",
        *,
        despite_lock: bool = False,
    ) -> None:
        before = self.segment(segment_id)
        if before.locked and not despite_lock:
            raise UsageError("segment-locked", f"Segment {segment_id} is locked.", hint="Unlock it to change it.")
        after = function(before)
        if after != before:
            change = Change(unit=self._unit_of[segment_id], before=(before,), after=(after,))
            self.do(Edit(label=label, changes=(change,), group=group))

    def _travel(self, action: Literal["undo", "redo"], origin: list[Edit], destination: list[Edit]) -> tuple[str, ...]:
        if not origin:
            return ()
        group = origin[-1].group
        touched: dict[str, None] = {}
        while origin:
            edit = origin[-1]
            self._store.append(action, edit)
            origin.pop()
            destination.append(edit)
            step = edit.inverse() if action == "undo" else edit
            self._apply(step)
            touched.update((segment.id, None) for change in step.changes for segment in change.after)
            if not group or not origin or origin[-1].group != group:
                break
        return tuple(touched)

    def _apply(self, edit: Edit) -> None:
        restructured = False
        touched: list[Segment] = []
        for change in edit.changes:
            at = self._unit_index[change.unit]
            unit = self._units[at]
            start = unit.segments.index(change.before[0])
            end = start + len(change.before)
            self._units[at] = replace(unit, segments=unit.segments[:start] + change.after + unit.segments[end:])
            restructured |= [s.id for s in change.before] != [s.id for s in change.after]
            touched.extend(change.after)
        if restructured:
            self._order = [segment.id for segment in self.segments()]
            self._reindex()
        for segment in touched:
            self._recall.learn(self.document_id, segment, self._around(segment.id))
        self.revision += 1
        self.unsaved = True

    def _around(self, segment_id: str) -> Neighbours:
        position = self._position[segment_id]
        before = self._order[max(position - 1, 0) : position]
        after = self._order[position + 1 : position + 2]
        previous, following = ("".join(self.segment(beside).source for beside in ids) for ids in (before, after))
        return previous, following

    def _next(self, after: str, wanted: Callable[[Segment], bool], *, backward: bool) -> str | None:
        count = len(self._order)
        start = self._position.get(after, count if backward else -1)
        step = -1 if backward else 1
        for distance in range(1, count + 1):
            segment_id = self._order[(start + step * distance) % count]
            if wanted(self.segment(segment_id)):
                return segment_id
        return None


def _waiver(finding: Finding, reason: str) -> Waiver:
    if not reason.strip():
        raise UsageError("waiver-needs-reason", "A waiver needs a reason.", hint="Say why the text is right.")
    return Waiver(check=finding.check, fingerprint=finding.fingerprint, reason=reason.strip())


def _without(items: tuple[Item, ...], item: Item) -> tuple[Item, ...]:
    """Return ``items`` without the first that equals ``item``: two people may have written the same."""
    at = items.index(item) if item in items else len(items)
    return items[:at] + items[at + 1 :]
