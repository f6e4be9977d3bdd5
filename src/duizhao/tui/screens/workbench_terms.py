"""What a translator can ask of the workbench about terms."""

from __future__ import annotations

from abc import abstractmethod

from duizhao.model import Finding, Segment, TermUse, Verdict
from duizhao.terminology.fitting import fitted
from duizhao.text.plain_text import plain_text
from duizhao.tui.messages import GlossaryAsked, TermAsked
from duizhao.tui.screens.term_errors import TermErrorsScreen
from duizhao.tui.screens.workbench_commands import WorkbenchCommands
from duizhao.workbench.term_uses import is_term_error

__all__ = ["WorkbenchTerms"]


class WorkbenchTerms(WorkbenchCommands):
    """Terms are inserted, added and asked about before a segment is confirmed."""

    # What the screen provides -----------------------------------------------------------------------------

    @abstractmethod
    def before_cursor(self) -> str:
        """Return the target before the place where words would be inserted."""

    @abstractmethod
    def selected_words(self) -> str:
        """Return what is selected in the target."""

    @abstractmethod
    def shown_use(self) -> TermUse | None:
        """Return the highlighted term, or the first."""

    @abstractmethod
    def put_in_editor(self, words: str) -> None:
        """Insert words where the cursor is."""

    # Confirming -------------------------------------------------------------------------------------------

    def action_confirm(self) -> None:
        """Confirm and go to the next unfinished segment; ask first where the glossary's rules are broken."""
        segment = self.editable()
        errors = [finding for finding in self.session.findings(segment.id) if is_term_error(finding)]
        if not errors or not segment.target.strip():
            self.session.confirm(segment.id)
            self.go_on_after(segment)
            return

        def go_on(reason: str) -> None:
            self.session.confirm(segment.id, despite=errors, reason=reason)
            self.go_on_after(segment)

        def answered(fixable: Finding | None) -> None:
            if fixable is not None:
                self.attempt(lambda: self._fix(segment, fixable))

        self.app.push_screen(TermErrorsScreen(segment.id, errors, go_on), answered)

    def _fix(self, segment: Segment, finding: Finding) -> None:
        self.session.apply_fix(finding, finding.fixes[0])
        self.changed((segment.id,))
        left = sum(map(is_term_error, self.session.findings(segment.id)))
        self.notify("Fixed. Look at it, then confirm again." if not left else f"Fixed; {left} left. Confirm again.")

    # Inserting --------------------------------------------------------------------------------------------

    def action_insert_term(self) -> None:
        """Insert the rendering of the first term that is missing."""
        self.editable()
        for use in self.term_uses():
            if use.verdict is Verdict.MISSING and use.hit.entry.target:
                self.insert_term(use)
                return
        self.notify("No term is missing here.")

    def insert_term(self, use: TermUse) -> None:
        """Insert a term's preferred rendering at the cursor, its letters fitted to the place."""
        entry = use.hit.entry
        self.enter_editor()
        self.put_in_editor(fitted(entry.target, before=self.before_cursor(), rule=entry.case))

    @abstractmethod
    def enter_editor(self) -> None:
        """Put the cursor where whoever enters the editor begins."""

    # The glossary -----------------------------------------------------------------------------------------

    def action_add_term(self) -> None:
        """Ask which words of the source are a term, and what it is in English."""
        segment = self.settled()
        source, target = (plain_text(text, segment.codes) for text in (segment.source, segment.target))
        uses = self.term_uses() if source.offsets is None else ()
        known = tuple(use.hit.span for use in uses if not use.hit.inside)
        self.post_message(TermAsked(source.text, target.text, known=known, english=self.selected_words()))

    def action_glossary(self) -> None:
        """Open the glossary at the highlighted term."""
        if self.current:
            self.settled()
        use = self.shown_use() if self.current else None
        self.post_message(GlossaryAsked(use.hit.entry if use else None))
