"""What a maintainer can ask of the glossary's screen; what is seen of it is ``glossary``'s business."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence

from textual.screen import Screen

from duizhao.errors import DuizhaoError
from duizhao.model import TermEntry, TermStatus
from duizhao.terminology.lint import LintFinding
from duizhao.tui.messages import ExtractionAsked, Refused, SegmentAsked
from duizhao.tui.screens.question import QuestionScreen
from duizhao.tui.screens.term_form import TermFormScreen
from duizhao.tui.screens.term_rename import RenameScreen
from duizhao.tui.screens.term_use_list import Place, TermUseListScreen
from duizhao.tui.term_rows import TermList
from duizhao.workbench.termbase import Termbase

__all__ = ["GlossaryCommands"]


class GlossaryCommands(Screen[None]):
    """Every change goes through the termbase, which writes it before it returns and can take it back."""

    termbase: Termbase
    terms: TermList

    # What the screen provides -----------------------------------------------------------------------------

    @property
    @abstractmethod
    def shown(self) -> Sequence[int]:
        """Positions of the entries in the list."""

    @abstractmethod
    def current_position(self) -> int | None:
        """Return the position of the entry under the cursor; None where the list is empty."""

    @abstractmethod
    def changed(self, focus: TermEntry | None = None) -> None:
        """Show what the glossary has become, with the cursor on an entry."""

    @abstractmethod
    def redraw_list(self) -> None:
        """Draw the rows again."""

    @abstractmethod
    def step(self, by: int) -> None:
        """Move the cursor by rows."""

    def attempt(self, command: Callable[[], object]) -> None:
        """Do something that was not asked for by a key; what is refused is said, as it is for keys."""
        try:
            command()
        except DuizhaoError as error:
            self.post_message(Refused(error))

    def current_entry(self) -> TermEntry | None:
        """Return the entry under the cursor; say so where there is none."""
        at = self.current_position()
        if at is None:
            self.notify("There is no term here. n adds one.")
            return None
        return self.terms.entries[at]

    # One entry --------------------------------------------------------------------------------------------

    def action_edit_term(self) -> None:
        """Show every field of the entry, to be changed."""
        entry = self.current_entry()
        if entry is None:
            return

        def change(after: TermEntry) -> None:
            if after != entry:
                self.changed(self.termbase.change(entry, after))

        self.app.push_screen(TermFormScreen(f"Edit {entry.source}", entry, change))

    def action_new_term(self) -> None:
        """Show the fields of a new entry, in the file of the one under the cursor."""
        at = self.current_position()
        files = self.termbase.files
        near = self.terms.entries[at].file if at is not None else next(iter(files), "")
        self.ask_for_term(TermEntry(source="", target="", file=near), "New term")

    def ask_for_term(self, entry: TermEntry, title: str) -> None:
        """Show the fields of an entry that is to be added."""

        def add(filled_in: TermEntry) -> None:
            self.changed(self.termbase.add(filled_in))

        files = self.termbase.files
        starts_at = "target" if entry.source else "source"
        self.app.push_screen(TermFormScreen(title, entry, add, files=files, starts_at=starts_at))

    def action_retire(self) -> None:
        """Make the entry deprecated."""
        entry = self.current_entry()
        if entry is None:
            return
        if entry.status is TermStatus.DEPRECATED:
            self.notify(f"{entry.source} is retired already; Enter changes its status.", markup=False)
            return
        self.changed(self.termbase.retire(entry))
        self.notify(f"{entry.source} is retired; z takes it back.", markup=False)

    def action_delete_term(self) -> None:
        """Ask, then delete the entry."""
        entry = self.current_entry()
        at = self.current_position()
        if entry is None or at is None:
            return
        uses = self.terms.facts(at).uses
        used = f"The documents use it {uses} time{'s' if uses != 1 else ''}." if uses else ""
        explanation = f"{entry.source}  {entry.target}\n{used}\nRetiring it (r) keeps it recognised in old texts."

        def delete(agreed: bool | None) -> None:  # noqa: FBT001 - Textual's signature
            if agreed:
                self.attempt(lambda: self._delete(entry))

        self.app.push_screen(QuestionScreen("Delete the term?", explanation, "delete"), delete)

    def _delete(self, entry: TermEntry) -> None:
        self.termbase.delete(entry)
        self.changed()
        self.notify(f"{entry.source} is deleted; z takes it back.", markup=False)

    # Several entries --------------------------------------------------------------------------------------

    def action_toggle_mark(self) -> None:
        """Mark the entry for merging, or take the mark back."""
        at = self.current_position()
        if at is not None:
            self.terms.marked ^= {at}
            self.redraw_list()
            self.step(1)

    def action_merge(self) -> None:
        """Merge the marked entries into the one under the cursor."""
        entry = self.current_entry()
        at = self.current_position()
        if entry is None or at is None:
            return
        others = [self.terms.entries[each] for each in sorted(self.terms.marked - {at})]
        if not others:
            self.notify("Mark terms with Space, then go to the one that is to be kept and press m.")
            return
        self.changed(self.termbase.merge(entry, others))
        count = "1 term" if len(others) == 1 else f"{len(others)} terms"
        self.notify(f"{count} merged into {entry.source}; z takes it back.", markup=False)

    def action_fix(self) -> None:
        """Apply the safe fixes of the entry under the cursor."""
        at = self.current_position()
        if at is not None:
            entry = self.terms.entries[at]
            self._fix(self.terms.findings(at), f"Nothing in {entry.source} can be fixed with a key.", entry)

    def action_fix_all(self) -> None:
        """Apply the safe fixes of every entry in the list."""
        findings = [each for at in self.shown for each in self.terms.findings(at)]
        self._fix(findings, "Nothing shown here can be fixed with a key.", None)

    def _fix(self, findings: Sequence[LintFinding], otherwise: str, focus: TermEntry | None) -> None:
        safe = [each for each in findings if each.is_safe]
        if not safe:
            self.notify(otherwise, markup=False)
            return
        after = next((change.after for each in safe for change in each.changes if change.before == focus), None)
        count = self.termbase.fix(safe)
        self.changed(after or focus)
        self.notify(f"{count} fixed; z takes it back." if count else "The glossary has changed: look again.")

    # Uses and names ---------------------------------------------------------------------------------------

    def action_uses(self) -> None:
        """List every use of the entry; the one chosen is shown in the workbench."""
        entry = self.current_entry()
        at = self.current_position()
        if entry is None or at is None:
            return
        if not self.terms.is_counted:
            self.notify("The uses are still being counted.")
            return
        usage = self.terms.usage(at)
        if usage is None or not usage.occurrences:
            self.notify(f"No document uses {entry.source}.", markup=False)
            return

        def go(place: Place | None) -> None:
            if place is not None:
                self.post_message(SegmentAsked(place.document, place.segment))

        self.app.push_screen(TermUseListScreen(entry, usage.occurrences, self.read_segment), go)

    @abstractmethod
    def read_segment(self, document_id: str, segment_id: str) -> tuple[str, str]:
        """Return the source and target of a segment as they are stored; empty where it is gone."""

    def action_rename(self) -> None:
        """Ask for another name, show what would change, and change it."""
        entry = self.current_entry()
        if entry is None:
            return

        def renamed(after: TermEntry | None) -> None:
            if after is not None:
                self.changed(after)

        self.app.push_screen(RenameScreen(self.termbase, entry), renamed)

    def action_extract(self) -> None:
        """Look for terms in the documents, and review them."""
        self.post_message(ExtractionAsked())

    # History ----------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the last change of the glossary back."""
        self._travelled(self.termbase.undo(), "Undo", "Nothing to undo.")

    def action_redo(self) -> None:
        """Do the last change taken back again."""
        self._travelled(self.termbase.redo(), "Redo", "Nothing to redo.")

    def _travelled(self, label: str | None, verb: str, otherwise: str) -> None:
        if label is None:
            self.notify(otherwise)
            return
        self.changed()
        left = len(self.termbase.left_alone)
        kept = "" if not left else f" {left} segment{'' if left == 1 else 's'} changed since stay as they are."
        self.notify(f"{verb}: {label}.{kept}", markup=False)
