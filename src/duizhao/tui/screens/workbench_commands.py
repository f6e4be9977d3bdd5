"""What a translator can ask of the workbench; what is seen of it is ``workbench``'s business."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import Literal

from textual.screen import Screen

from duizhao.errors import DuizhaoError, UsageError
from duizhao.model import Finding, Match, Note, Segment, State, TermUse, Waiver
from duizhao.tui.messages import AlignmentAsked, ExportAsked, Refused
from duizhao.tui.missing_code import missing_code
from duizhao.tui.screens.notes import NotesScreen
from duizhao.tui.screens.prompt import PromptScreen
from duizhao.tui.screens.states import StateScreen
from duizhao.workbench.session import Session

__all__ = ["PaneName", "WorkbenchCommands"]

PaneName = Literal["terms", "memory", "checks"]


class WorkbenchCommands(Screen[None]):
    """Every command begins with ``settled``, so that what was typed a moment ago is part of what it works on."""

    session: Session
    current: str
    """Id of the segment shown."""
    _has_said_done: bool = False
    """Whether the translator knows that everything is translated: whoever revises confirms on and on."""

    # What the screen provides -----------------------------------------------------------------------------

    @abstractmethod
    def settled(self) -> Segment:
        """Hand the session what the editor holds, end the run of typing, return the current segment."""

    @abstractmethod
    def show_segment(self, segment_id: str) -> None:
        """Make a segment current."""

    @abstractmethod
    def changed(self, segment_ids: Iterable[str]) -> None:
        """Show what a command has changed."""

    @abstractmethod
    def recheck(self) -> None:
        """Count the findings of the whole document again."""

    @abstractmethod
    def shown_finding(self) -> Finding | None:
        """Return the highlighted finding, or the first."""

    @abstractmethod
    def term_uses(self) -> tuple[TermUse, ...]:
        """Return the terms of the current segment."""

    @abstractmethod
    def memory_matches(self) -> tuple[Match, ...]:
        """Return the matches shown."""

    @abstractmethod
    def put_tags(self, opening: str, closing: str) -> None:
        """Put tags around the cursor or what is selected."""

    @abstractmethod
    def write_session(self) -> None:
        """Save and say what came of it."""

    # Trying -----------------------------------------------------------------------------------------------

    def attempt(self, command: Callable[[], object]) -> None:
        """Do something that was not asked for by a key; what is refused is said, as it is for keys."""
        try:
            command()
        except DuizhaoError as error:
            self.post_message(Refused(error))

    def ensure_writable(self) -> None:
        """LockedError that says why nothing can be written, if so."""
        if self.session.refusal:
            raise self.session.refusal

    def editable(self) -> Segment:
        """Return the settled current segment. UsageError where it is locked, LockedError where it is read-only."""
        segment = self.settled()
        self.ensure_writable()
        if segment.locked:
            raise UsageError(
                "segment-locked", f"Segment {segment.id} is locked.", hint="Unlock it with Ctrl+L to change it."
            )
        return segment

    # Moving -----------------------------------------------------------------------------------------------

    def action_next_unfinished(self) -> None:
        """Go to the next segment that is not done."""
        self._go(self.session.next_unfinished(self.settled().id), "Everything is translated.")

    def action_previous_unfinished(self) -> None:
        """Go to the previous segment that is not done."""
        self._go(self.session.next_unfinished(self.settled().id, backward=True), "Everything is translated.")

    def action_next_finding(self) -> None:
        """Go to the next segment with an error or a warning."""
        self._go_to_finding(backward=False)

    def action_previous_finding(self) -> None:
        """Go to the previous segment with an error or a warning."""
        self._go_to_finding(backward=True)

    def action_go_to(self) -> None:
        """Ask for a number or an id and go there."""
        self.settled()
        count = len(self.session.segment_ids)
        explanation = f"A number from 1 to {count}, or a segment's id"
        self.app.push_screen(PromptScreen("Go to", explanation, self._go_to_named, placeholder=self.current))

    def _go_to_named(self, answer: str) -> None:
        ids = self.session.segment_ids
        if not answer:
            return
        if answer.isdecimal() and 1 <= int(answer) <= len(ids):
            self.show_segment(ids[int(answer) - 1])
        else:
            self.show_segment(self.session.segment(answer).id)

    def _go_to_finding(self, *, backward: bool) -> None:
        found = self.session.next_finding(self.settled().id, backward=backward)
        self.recheck()
        self._go(found, "No errors and no warnings.")

    def _go(self, segment_id: str | None, otherwise: str) -> None:
        if segment_id is None:
            self.notify(otherwise)
        else:
            self.show_segment(segment_id)

    # Editing ----------------------------------------------------------------------------------------------

    def go_on_after(self, segment: Segment) -> None:
        """Show that a segment is confirmed, and the next unfinished one; where there is none, the next."""
        self.changed((segment.id,))
        following = self.session.next_unfinished(segment.id)
        if following is None:
            if not self._has_said_done:
                self._has_said_done = True
                self.notify("Everything is translated.", title="Done")
            # Whoever revises a finished document goes on through it.
            ids = self.session.segment_ids
            following = ids[min(ids.index(segment.id) + 1, len(ids) - 1)]
        self.show_segment(following)

    def action_choose_state(self) -> None:
        """Ask for a state and set it."""
        segment = self.editable()

        def set_state(state: State | None) -> None:
            if state is not None:
                self.attempt(lambda: self.session.set_state(segment.id, state))
                self.changed((segment.id,))

        self.app.push_screen(StateScreen(segment.state), set_state)

    def action_toggle_lock(self) -> None:
        """Lock or unlock."""
        segment = self.settled()
        self.session.set_locked(segment.id, locked=not segment.locked)
        self.changed((segment.id,))
        self.notify(f"Segment {segment.id} is {'unlocked' if segment.locked else 'locked'}.")

    def action_copy_source(self) -> None:
        """Replace the target by the source."""
        segment = self.editable()
        self.session.copy_source(segment.id)
        self.changed((segment.id,))
        self._say_replaced(segment, "The source")

    def action_insert_best_match(self) -> None:
        """Replace the target by the best match."""
        matches = self.memory_matches()
        if matches:
            self.use_match(matches[0])
        else:
            self.notify("The memory has nothing like this sentence.")

    def use_match(self, match: Match) -> None:
        """Replace the target by a match."""
        segment = self.editable()
        self.session.insert_match(segment.id, match.target, "memory")
        self.changed((segment.id,))
        self._say_replaced(segment, "The match")

    def _say_replaced(self, before: Segment, what: str) -> None:
        # A letter pressed in the grid by mistake must not cost a translation unnoticed.
        if before.target and self.session.segment(before.id).target != before.target:
            self.notify(f"{what} has replaced the translation; Ctrl+Z takes it back.")

    def action_insert_code(self) -> None:
        """Insert the first inline code of the source that the target lacks."""
        missing = missing_code(self.editable())
        if missing is None:
            self.notify("No inline code is missing here.")
        else:
            self.put_tags(*missing)

    def action_apply_fix(self) -> None:
        """Apply the first fix of the highlighted finding, or of the first that has one."""
        self.editable()
        finding = self.shown_finding()
        if finding is None or not finding.fixes:
            found = self.session.findings(self.current)
            finding = next((each for each in found if each.fixes), None)
        if finding is None:
            self.notify("Nothing here can be fixed with a key.")
        else:
            self.use_fix(finding)

    def use_fix(self, finding: Finding) -> None:
        """Apply a finding's first fix."""
        segment = self.editable()
        self.session.apply_fix(finding, finding.fixes[0])
        self.changed((segment.id,))

    def action_waive(self) -> None:
        """Ask for a reason and set a finding aside."""
        self.settled()
        self.ensure_writable()
        finding = self.shown_finding()
        if finding is None:
            self.notify("There is no finding here to set aside.")
            return

        def waive(reason: str) -> None:
            self.session.waive(finding, reason)
            self.changed((finding.segment,))

        explanation = f"{finding.message}\nWhy is the translation right all the same?"
        self.app.push_screen(PromptScreen("Set a finding aside", explanation, waive))

    def action_notes(self) -> None:
        """Show the notes and what was set aside; add, delete and withdraw."""
        segment_id = self.settled().id

        def items() -> tuple[Note | Waiver, ...]:
            segment = self.session.segment(segment_id)
            return (*segment.notes, *segment.waivers)

        def drop(item: Note | Waiver) -> None:
            self.ensure_writable()
            if isinstance(item, Note):
                self.session.delete_note(segment_id, item)
            else:
                self.session.withdraw_waiver(segment_id, item)
            self.changed((segment_id,))

        def add(text: str | None) -> None:
            if text is not None:
                self.attempt(lambda: self._add_note(segment_id, text))

        self.app.push_screen(NotesScreen(segment_id, items, self.session.unit(segment_id).notes, drop), add)

    def _add_note(self, segment_id: str, text: str) -> None:
        self.ensure_writable()
        self.session.add_note(segment_id, text)
        self.changed((segment_id,))

    def action_undo(self) -> None:
        """Take the last step back and show where it was."""
        self.settled()
        self._travelled(self.session.undo(), "Nothing to undo.")

    def action_redo(self) -> None:
        """Do the last step taken back again and show where it was."""
        self.settled()
        self._travelled(self.session.redo(), "Nothing to redo.")

    def _travelled(self, segment_ids: tuple[str, ...], otherwise: str) -> None:
        if not segment_ids:
            self.notify(otherwise)
            return
        self.changed(segment_ids)
        self.show_segment(segment_ids[0])

    def action_save(self) -> None:
        """Write the document's file."""
        self.settled()
        self.write_session()

    def action_export(self) -> None:
        """Ask for the formats of an export."""
        self.settled()
        self.post_message(ExportAsked(self.session.document_id))

    def action_align(self) -> None:
        """Open the alignment of source and draft at this segment."""
        segment = self.settled()
        self.post_message(AlignmentAsked(self.session.document_id, segment.id))
