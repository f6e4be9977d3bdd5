"""What a translator can ask of the workbench; what is seen of it is ``workbench``'s business."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import Literal

from textual.screen import Screen

from duizhao.errors import DuizhaoError, LockedError, UsageError
from duizhao.model import Finding, Match, Segment, State, TermUse, Verdict
from duizhao.tui.messages import ExportAsked, Refused
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
    def put_in_editor(self, words: str) -> None:
        """Insert words where the cursor is."""

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
        """LockedError where another process has the document, naming who."""
        if self.session.read_only:
            raise LockedError(
                "document-locked",
                f"{self.session.document_id} is open for writing elsewhere: {self.session.holder}.",
                hint="Close it there and open it here again.",
            )

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
        prompt = PromptScreen("Go to", f"A number from 1 to {count}, or a segment's id", placeholder=self.current)
        self.app.push_screen(prompt, self._with_answer(self._go_to_named))

    def _go_to_named(self, answer: str) -> None:
        ids = self.session.segment_ids
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

    def action_confirm(self) -> None:
        """Confirm and go to the next unfinished segment; where there is none, to the next."""
        segment = self.editable()
        self.session.confirm(segment.id)
        self.changed((segment.id,))
        following = self.session.next_unfinished(segment.id)
        if following is None:
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

    def action_insert_term(self) -> None:
        """Insert the rendering of the first term that is missing."""
        self.editable()
        for use in self.term_uses():
            if use.verdict is Verdict.MISSING and use.hit.entry.target:
                self.put_in_editor(use.hit.entry.target)
                return
        self.notify("No term is missing here.")

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

        prompt = PromptScreen("Set a finding aside", f"{finding.message}\nWhy is the translation right all the same?")
        self.app.push_screen(prompt, self._with_answer(waive))

    def action_add_note(self) -> None:
        """Ask for a note and add it."""
        segment = self.settled()
        self.ensure_writable()

        def add(text: str) -> None:
            self.session.add_note(segment.id, text)
            self.changed((segment.id,))

        self.app.push_screen(PromptScreen("Add a note", f"To segment {segment.id}"), self._with_answer(add))

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

    def _with_answer(self, use: Callable[[str], None]) -> Callable[[str | None], None]:
        def answered(answer: str | None) -> None:
            if answer is not None:
                self.attempt(lambda: use(answer))

        return answered
