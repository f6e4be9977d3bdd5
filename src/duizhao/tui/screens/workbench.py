"""The workbench: grid, editor and what is known about the current segment.

Three sizes, one tree::

    80×24: one pane at a time       120×40: panes below           200×60: panes beside
    ┌ document, progress, saved ┐   ┌ header ───────────────┐     ┌ header ──────────────────────┐
    │ grid                      │   │ grid                  │     │ grid               │ Terms   │
    │ segment bar               │   │ segment bar           │     │                    │         │
    │ source                    │   │ source   │ target     │     │                    │ Memory  │
    │ target                    │   │ Terms │ Memory │ Check│     │                    │         │
    │ F2 Terms  F3 Memory  F4 … │   │       │        │      │     │ segment bar        │ Checks  │
    │ one pane                  │   │       │        │      │     │ source   │ target  │         │
    └ keys ─────────────────────┘   └ keys ─────────────────┘     └ keys ────────────────────────┘
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.worker import get_current_worker

from duizhao.errors import DuizhaoError, UsageError
from duizhao.model import Finding, Match, Segment, TermUse
from duizhao.tui import notices
from duizhao.tui.finding_scan import FindingScan
from duizhao.tui.keymap import Context, bindings
from duizhao.tui.messages import Refused
from duizhao.tui.notices import Notice
from duizhao.tui.rows import SessionRows
from duizhao.tui.screens.workbench_parts import WorkbenchParts
from duizhao.tui.title_line import Keeping
from duizhao.tui.widgets.document_header import DocumentHeader, HeaderState
from duizhao.tui.widgets.evidence import Evidence
from duizhao.tui.widgets.evidence_pane import EvidencePane
from duizhao.tui.widgets.key_bar import KeyBar
from duizhao.tui.widgets.segment_detail import SegmentDetail
from duizhao.tui.widgets.segment_grid import SegmentGrid
from duizhao.workbench.session import Session

__all__ = ["WorkbenchScreen"]

_IDLE_SECONDS = 20.0
"""After so long without an edit the document's file is written."""
_SLICE_SECONDS = 0.008
"""How long checking the rest of the document may keep the screen waiting at a time."""
_RECALL_DELAY_SECONDS = 0.06
"""Whoever holds an arrow key down asks the memory only where they stop."""


class WorkbenchScreen(WorkbenchParts):
    """Keeps session and widgets in step: every change of either passes through here."""

    CSS_PATH = "workbench.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.WORKBENCH)]

    class Left(Message):
        """The translator wants the overview."""

    class _Recalled(Message):
        def __init__(self, segment_id: str, matches: tuple[Match, ...]) -> None:
            super().__init__()
            self.segment_id = segment_id
            self.matches = matches

    def __init__(self, session: Session, segment_id: str = "") -> None:
        """``segment_id`` is where to begin; empty for where work is left to do."""
        super().__init__()
        self._begins_at = segment_id
        self._shown_revision = session.revision
        # Textual reads these from the instance as well; as class variables they contradict its annotations.
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-medium"), (160, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-sliver"), (9, "-low"), (16, "-short"), (32, "-tall")]
        self.session = session
        self.current = ""
        self._languages = session.document.languages
        self._rows = SessionRows(session)
        self._scan = FindingScan(session, self._rows)
        self._matches: tuple[Match, ...] = ()
        self._last_edit = monotonic()
        self._is_lost = False

    def compose(self) -> ComposeResult:
        """Build the tree of all three sizes; the style sheet arranges it."""
        languages = self._languages
        yield DocumentHeader()
        with Container(id="body"):
            with Vertical(id="work"):
                titles = (f"Source {languages.source}", f"Target {languages.target}")
                yield SegmentGrid(self._rows, titles, id="grid")
                yield SegmentDetail(id="detail")
            yield Evidence(id="evidence")
        yield KeyBar(self.unoffered)

    def on_mount(self) -> None:
        """Start where work is left to do, and check the document meanwhile."""
        self.set_focus(self._grid)
        ids = self.session.segment_ids
        if ids:
            begins_at = self._begins_at if self._begins_at in self._rows.ids else self._recovered()
            self.show_segment(begins_at or self.session.next_unfinished(ids[-1]) or ids[0])
        self.recheck()
        self.set_interval(1 / 30, self._check_slice)
        self.set_interval(_IDLE_SECONDS / 4, self._save_when_idle)
        self._tell(notices.on_opening(self.session))

    def _recovered(self) -> str | None:
        # After a crash the translator wants to see the last words that came back.
        if not self.session.recovered or self.session.read_only or not self.session.history:
            return None
        last = self.session.history[-1].changes[-1].after[-1].id
        return last if last in self._rows.ids else None

    def _tell(self, notices: Iterable[Notice]) -> None:
        for notice in notices:
            self.notify(
                notice.message, title=notice.title, severity=notice.severity, timeout=notice.seconds, markup=False
            )

    # What commands need -----------------------------------------------------------------------------------

    def settled(self) -> Segment:
        """Hand the session what the editor holds, end the run of typing, return the current segment."""
        if not self.current:
            raise UsageError("empty-document", f"{self.session.document_id} has no segments.")
        under_cursor = self._rows.ids[self._grid.current]
        if under_cursor != self.current:
            # The key came faster than the grid's message that it has moved.
            self.show_segment(under_cursor)
        self._take_typing()
        self._editor.end_step()
        return self.session.segment(self.current)

    def show_segment(self, segment_id: str) -> None:
        """Make a segment current."""
        if self.current:
            self._take_typing()
            self._editor.end_step()
        is_other = segment_id != self.current
        self.current = segment_id
        self._grid.show_row(self._rows.index(segment_id))
        if is_other:
            self._matches = ()
            self._recall()
        self._show_current()

    def changed(self, segment_ids: Iterable[str]) -> None:
        """Show what a command has changed."""
        self._last_edit = monotonic()
        if len(self.session.segment_ids) != len(self._rows):
            self._reload()
        for segment_id in segment_ids:
            self._rows.note_state(segment_id)
            self._rows.note_findings(segment_id, self.session.findings(segment_id))
            self._grid.refresh_row(self._rows.index(segment_id))
        self._show_current()

    def recheck(self) -> None:
        """Count the findings of the whole document again, a slice at a time."""
        self._scan.restart()

    def shown_finding(self) -> Finding | None:
        """Return the highlighted finding, or the first."""
        return self._evidence.finding

    def term_uses(self) -> tuple[TermUse, ...]:
        """Return the terms of the current segment."""
        return self.session.term_uses(self.current)

    def memory_matches(self) -> tuple[Match, ...]:
        """Return the matches shown."""
        return self._matches

    def put_in_editor(self, words: str) -> None:
        """Insert words where the cursor is."""
        self._editor.put(words)
        self._take_typing()
        self.set_focus(self._editor)

    def put_tags(self, opening: str, closing: str) -> None:
        """Put tags around the cursor or what is selected."""
        self._editor.enter()
        self._editor.enclose(opening, closing)
        self._take_typing()
        self.set_focus(self._editor)

    def write_session(self) -> None:
        """Save and say what came of it."""
        self.ensure_writable()
        self._write(quietly=False)

    def finish(self) -> None:
        """Save, before the session is closed: a session that could not be saved must stay open."""
        if self.current:
            self.settled()
        if self.session.unsaved and not self.session.read_only:
            self.session.save()

    def reload(self) -> None:
        """Show a document that something else has changed."""
        self._reload()
        self._show_current()

    def on_screen_resume(self) -> None:
        """Show what another screen has done meanwhile to the document or to the glossary."""
        super().on_screen_resume()
        if self.session.revision != self._shown_revision:
            self.reload()

    # Going on ---------------------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """Go to a neighbour without leaving the editor."""
        index = self._rows.index(self.settled().id) + by
        if 0 <= index < len(self._rows):
            self.show_segment(self._rows.ids[index])

    def action_leave(self) -> None:
        """Go back to the overview; the app saves first."""
        self.post_message(self.Left())

    # What widgets say -------------------------------------------------------------------------------------

    def on_segment_grid_moved(self, message: SegmentGrid.Moved) -> None:
        """Show the row that has become current; stay where what was typed could not be kept."""
        try:
            self.show_segment(self._rows.ids[message.index])
        except DuizhaoError as error:
            self._grid.show_row(self._rows.index(self.current))
            self.post_message(Refused(error))

    def on_segment_grid_laid_out(self, message: SegmentGrid.LaidOut) -> None:
        """Put source and target of the current segment below their columns, where they stand side by side."""
        side_by_side = self.has_class("-tall") and not self.has_class("-narrow")
        self._detail.line_up(*((message.source_at, message.target_at) if side_by_side else (0, 0)))

    def on_target_editor_edited(self) -> None:
        """Keep what was typed and show what it means."""
        self.attempt(self._take_typing)

    def on_evidence_pane_used(self, message: EvidencePane.Used) -> None:
        """Use a term, a match or a fix, then go on editing."""
        item = message.item

        def use() -> None:
            if isinstance(item, TermUse):
                self.editable()
                self.insert_term(item)
            elif isinstance(item, Match):
                self.use_match(item)
            elif isinstance(item, Finding) and item.fixes:
                self.use_fix(item)
            self.remove_class("-peeking")
            self.set_focus(self._editor)

        self.attempt(use)

    def on_workbench_screen__recalled(self, message: _Recalled) -> None:
        """Show matches, unless the translator has gone on meanwhile."""
        if message.segment_id == self.current:
            self._matches = message.matches
            self._show_evidence()

    # Keeping ----------------------------------------------------------------------------------------------

    def _take_typing(self) -> None:
        editor = self._editor
        if not editor.segment_id or editor.read_only:
            return
        segment_id = editor.segment_id
        if not editor.has_steps and self.session.segment(segment_id).target == editor.text:
            return
        self._is_lost = True
        try:
            for step, text in editor.take_steps():
                self.session.set_target(segment_id, text, group=f"type-{segment_id}-{step}-{id(self)}")
            self._is_lost = False
        finally:
            self.changed((segment_id,))

    def _write(self, *, quietly: bool) -> None:
        revision = self.session.revision
        saved = self.session.save()
        if self.session.revision != revision:
            self._reload()
            self._show_current()
        self._tell(notices.on_saving(saved, quietly=quietly))
        self._show_header()

    def _save_when_idle(self) -> None:
        session = self.session
        if session.unsaved and not session.read_only and monotonic() - self._last_edit > _IDLE_SECONDS:
            self._last_edit = monotonic()
            self.attempt(lambda: self._write(quietly=True))

    def _reload(self) -> None:
        self._rows.reload()
        if self.current not in self._rows.ids:
            self.current = self._rows.ids[0] if self._rows.ids else ""
        self._grid.reload(self._rows)
        if self.current:
            self._grid.show_row(self._rows.index(self.current))
        self.recheck()

    # Showing ----------------------------------------------------------------------------------------------

    def _show_current(self) -> None:
        self._shown_revision = self.session.revision
        if not self.current:
            return
        segment = self.session.segment(self.current)
        self._detail.show(self._rows.index(self.current) + 1, self.session.unit(self.current), segment)
        if not self._is_lost:
            self._editor.show(segment, read_only=segment.locked or self.session.read_only)
        self._show_evidence()
        self._show_header()

    def _show_evidence(self) -> None:
        findings = self.session.findings(self.current)
        if self._rows.note_findings(self.current, findings):
            self._grid.refresh_row(self._rows.index(self.current))
        uses = self.term_uses()
        self._detail.mark(findings, uses)
        self._evidence.show(self.session.segment(self.current).source, uses, self._matches, findings)
        self.query_one(KeyBar).refresh()

    def _show_header(self) -> None:
        header = self.query_one(DocumentHeader)
        header.state = replace(
            HeaderState(),
            document=self.session.document_id,
            languages=self._languages,
            done=self._rows.done,
            count=len(self._rows),
            totals=tuple(self._rows.totals.items()),
            keeping=self._keeping(),
            is_checking=self._scan.is_running(),
        )

    def _keeping(self) -> Keeping:
        if self._is_lost:
            return Keeping.LOST
        if self.session.read_only:
            return Keeping.READ_ONLY
        return Keeping.KEPT if self.session.unsaved else Keeping.SAVED

    # In the background ------------------------------------------------------------------------------------

    def _check_slice(self) -> None:
        if not self._scan.is_running():
            return
        for segment_id in self._scan.advance(_SLICE_SECONDS):
            self._grid.refresh_row(self._rows.index(segment_id))
        if not self._scan.is_running() and self.current:
            self._show_evidence()
        self._show_header()

    def _recall(self) -> None:
        segment_id = self.current
        self.run_worker(lambda: self._look_up(segment_id), group="memory", thread=True, exclusive=True)

    def _look_up(self, segment_id: str) -> None:
        worker = get_current_worker()
        worker.cancelled_event.wait(_RECALL_DELAY_SECONDS)
        if not worker.is_cancelled:
            matches = self.session.matches(segment_id)
            if not worker.is_cancelled:
                self.post_message(self._Recalled(segment_id, matches))
