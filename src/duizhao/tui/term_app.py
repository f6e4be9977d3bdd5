"""What the application over a project does for terms: the glossary's screens, and adding a term from a segment."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from textual.worker import get_current_worker

from duizhao.errors import DuizhaoError
from duizhao.model import EntryChange, TermEntry
from duizhao.terminology.extraction import TermCandidate
from duizhao.text.scripts import fold
from duizhao.tui.messages import GlossaryAsked, Refused, SegmentAsked, TermAsked
from duizhao.tui.screens.add_term import AddTermScreen
from duizhao.tui.screens.glossary import GlossaryScreen
from duizhao.tui.screens.term_form import TermFormScreen
from duizhao.tui.screens.term_review import ReviewScreen
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.tui.terminal_app import TerminalApp
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.term_extraction import extract_terms
from duizhao.workbench.term_guess import guess_terms
from duizhao.workbench.termbase import Termbase

__all__ = ["TermApp"]


class _CancelledError(Exception):
    """Ends a search that nobody waits for any more."""


class TermApp(TerminalApp):
    """One termbase serves all screens: what is added in the workbench can be taken back in the glossary."""

    open_project: OpenProject

    @cached_property
    def termbase(self) -> Termbase:
        """The project's glossary, open for changes."""
        return Termbase(self.open_project)

    # The glossary -----------------------------------------------------------------------------------------

    def on_glossary_asked(self, message: GlossaryAsked) -> None:
        """Open the glossary, or go back to it where it lies below."""
        below = next((screen for screen in self.screen_stack if isinstance(screen, GlossaryScreen)), None)
        try:
            if below is None:
                self.push_screen(GlossaryScreen(self.open_project, self.termbase, message.entry))
            elif self._uncover(below) and message.entry is not None:
                below.go_to(message.entry)
        except DuizhaoError as error:
            self.report(error)

    def on_glossary_screen_left(self) -> None:
        """Go back to where the glossary was opened from."""
        if isinstance(self.screen, GlossaryScreen):
            self.pop_screen()

    def on_segment_asked(self, message: SegmentAsked) -> None:
        """Show a segment in the workbench: in the one that has the document open, or in another above the glossary."""
        try:
            workbench = next((s for s in self.screen_stack if _shows(s, message.document_id)), None)
            if isinstance(workbench, WorkbenchScreen):
                self._uncover(workbench)
                workbench.show_segment(message.segment_id)
            else:
                session = self.open_project.open_session(message.document_id)
                self.push_screen(WorkbenchScreen(session, message.segment_id))
        except DuizhaoError as error:
            self.report(error)

    def _uncover(self, screen: GlossaryScreen | WorkbenchScreen) -> bool:
        """Put away the screens above one; where a document cannot be saved, stop there."""
        while self.screen is not screen:
            above = self.screen
            if isinstance(above, WorkbenchScreen):
                above.finish()
                self.open_project.close_session(above.session.document_id)
            self.pop_screen()
        return True

    # Finding terms ----------------------------------------------------------------------------------------

    def on_extraction_asked(self) -> None:
        """Look for terms in the documents, in the background."""
        self._say_busy("finding terms…")
        self.run_worker(self._extract, group="extraction", thread=True, exclusive=True)

    def _extract(self) -> None:
        worker = get_current_worker()
        said = 0

        def progress(share: float) -> None:
            nonlocal said
            percent = int(100 * share)
            if worker.is_cancelled:
                raise _CancelledError
            if percent != said:
                said = percent
                self.call_from_thread(self._say_busy, f"finding terms {percent}%")

        try:
            candidates = extract_terms(self.open_project, progress=progress)
        except _CancelledError:
            return
        except DuizhaoError as error:
            self.call_from_thread(self._say_busy, "")
            self.post_message(Refused(error))
            return
        self.call_from_thread(self._review, candidates)

    def _say_busy(self, words: str) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, GlossaryScreen):
                screen.say_busy(words)

    def _review(self, candidates: Sequence[TermCandidate]) -> None:
        self._say_busy("")
        screen = self.screen
        if isinstance(screen, GlossaryScreen):
            review = ReviewScreen(candidates, self._write_terms, screen.read_segment, files=self.termbase.files)
            self.push_screen(review)
        else:
            # Whoever has gone on to something else must not be torn out of it.
            self.notify("Terms have been found: press e in the glossary to review them.")

    def _write_terms(self, changes: Sequence[EntryChange]) -> None:
        count = len(changes)
        added = self.termbase.apply(changes, f"add {count} extracted term{'' if count == 1 else 's'}")
        below = self.screen_stack[-2]
        if isinstance(below, GlossaryScreen):
            below.go_to(added[0])

    def on_review_screen_left(self) -> None:
        """Go back to the glossary."""
        if isinstance(self.screen, ReviewScreen):
            self.pop_screen()

    # Adding from a segment --------------------------------------------------------------------------------

    def on_term_asked(self, message: TermAsked) -> None:
        """Ask which words of a source are a term."""
        try:
            termbase = self.termbase
        except DuizhaoError as error:
            self.report(error)
            return
        screen = AddTermScreen(
            message.source,
            self._add,
            files=termbase.files,
            known=message.known,
            english=message.english,
            describe=self._describe,
        )

        def fill_in(entry: TermEntry | None) -> None:
            if entry is not None:
                self.push_screen(TermFormScreen("New term", entry, self._add, files=termbase.files))

        self.push_screen(screen, fill_in)
        self.run_worker(lambda: self._guess(screen, message), group="guess", thread=True, exclusive=True)

    def _add(self, entry: TermEntry) -> None:
        added = self.termbase.add(entry)
        self.notify(f"{added.source}  {added.target} is in {added.file}.", title="Added", markup=False)

    def _describe(self, source: str) -> str:
        wanted = fold(source)
        same = [entry for entry in self.termbase.entries if fold(entry.source) == wanted]
        return "; ".join(f"the glossary has {entry.target or 'a shield'}" for entry in same)

    def _guess(self, screen: AddTermScreen, message: TermAsked) -> None:
        try:
            guess = guess_terms(message.source, message.target, self.open_project.glossary)
        except DuizhaoError as error:
            self.post_message(Refused(error))
            return
        screen.post_message(AddTermScreen.WordsKnown(guess.words, guess.english))


def _shows(screen: object, document_id: str) -> bool:
    return isinstance(screen, WorkbenchScreen) and screen.session.document_id == document_id
