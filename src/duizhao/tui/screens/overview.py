"""The project: its documents, how far they are, what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from duizhao.model import Severity
from duizhao.text.width import fit, width_cells
from duizhao.tui.keymap import Context, bindings
from duizhao.tui.lines import visible
from duizhao.tui.messages import AlignmentAsked, ExportAsked, GlossaryAsked
from duizhao.tui.theme import SEVERITY_MARKS
from duizhao.tui.widgets.document_table import DocumentTable
from duizhao.tui.widgets.key_bar import KeyBar
from duizhao.workbench.opening import DocumentSummary, OpenProject

__all__ = ["OverviewScreen"]

_EMPTY = """\
This project has no documents yet.

Leave with Ctrl+Q and import one:

    duizhao import article.txt
    duizhao import article.txt --draft article.en.txt

Then start duizhao again. If you import from another terminal,
F5 shows the document here. Terms go into the glossary: t opens it.\
"""


class OverviewScreen(Screen[None]):
    """Reads documents in the background, one line after the other, so that a big project shows at once."""

    CSS_PATH = "overview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings(Context.OVERVIEW) if binding.action != "open"
    ]

    class _Read(Message):
        def __init__(self, summary: DocumentSummary) -> None:
            super().__init__()
            self.summary = summary

    def __init__(self, open_project: OpenProject) -> None:
        super().__init__()
        self._open_project = open_project
        self._summaries: dict[str, DocumentSummary] = {}

    def compose(self) -> ComposeResult:
        """Stack title, problems, table and keys."""
        yield Static(id="overview-title")
        yield Static(id="overview-problems")
        yield DocumentTable(id="documents")
        yield Static(Content(_EMPTY), id="overview-empty")
        yield KeyBar(self.unoffered)

    def on_mount(self) -> None:
        """Read the project."""
        self.action_refresh()

    def on_screen_resume(self) -> None:
        """Read again what the workbench has changed."""
        self.query_one(KeyBar).is_covered = False
        if self._summaries:
            self.action_refresh()

    def unoffered(self) -> frozenset[str]:
        """Return the ids of commands that have nothing to work on now."""
        return (
            frozenset()
            if self._open_project.document_ids
            else frozenset({"overview.open", "overview.export", "overview.align"})
        )

    def on_screen_suspend(self) -> None:
        """Let the dialog say which keys work."""
        self.query_one(KeyBar).is_covered = True

    def on_resize(self) -> None:
        """Fit the title to another width."""
        self._draw_title()

    def action_refresh(self) -> None:
        """Read the project again."""
        ids = self._open_project.document_ids
        self.query_one(DocumentTable).show(ids, self._summaries)
        self.set_class(not ids, "-empty")
        if ids:
            self.query_one("#document-list").focus()
        self._draw_title()
        self.run_worker(lambda: self._read(ids), group="summaries", thread=True, exclusive=True)

    def action_export(self) -> None:
        """Ask for the export of the document under the cursor."""
        document_id = self.query_one(DocumentTable).highlighted
        if document_id is not None:
            self.post_message(ExportAsked(document_id))

    def action_align(self) -> None:
        """Open the alignment of the document under the cursor."""
        document_id = self.query_one(DocumentTable).highlighted
        if document_id is not None:
            self.post_message(AlignmentAsked(document_id))

    def action_glossary(self) -> None:
        """Open the glossary."""
        self.post_message(GlossaryAsked())

    def on_overview_screen__read(self, message: _Read) -> None:
        """Fill in a line."""
        self._summaries[message.summary.id] = message.summary
        self.query_one(DocumentTable).update(message.summary)
        self._draw_title()

    def _read(self, document_ids: tuple[str, ...]) -> None:
        worker = get_current_worker()
        for document_id in document_ids:
            if worker.is_cancelled:
                return
            summary = self._open_project.summary(document_id)
            self.post_message(self._Read(replace(summary, problem=self._shorter(summary.problem))))
        self.app.call_from_thread(self._draw_problems, tuple(map(self._shorter, self._open_project.problems)))

    def _shorter(self, problem: str) -> str:
        # Whoever has a project open knows where it lies; the full path would fill the narrow screen.
        return problem.replace(f"{self._open_project.root}/", "")

    def _draw_problems(self, problems: tuple[str, ...]) -> None:
        lines = [f"! {visible(problem)}" for problem in problems]
        self.query_one("#overview-problems", Static).update(Content("\n".join(lines)))
        self.set_class(bool(lines), "-problems")

    def _draw_title(self) -> None:
        summaries = [self._summaries[key] for key in self._open_project.document_ids if key in self._summaries]
        done = sum(summary.progress.done_segments for summary in summaries)
        count = sum(summary.progress.segments for summary in summaries)
        percent = f"{100 * done // count}%" if count else ""
        parts = [Content(f"{done}/{count} segments  {percent}") if count else Content("")]
        found: Mapping[Severity, int] = {
            Severity.ERROR: sum(summary.errors for summary in summaries),
            Severity.WARNING: sum(summary.warnings for summary in summaries),
        }
        parts += [
            Content(f"  {SEVERITY_MARKS[severity]}{number}").stylize(f"bold $severity-{severity}")
            for severity, number in found.items()
            if number
        ]
        tail = Content("").join(parts)
        title = self.query_one("#overview-title", Static)
        left = max(8, title.content_size.width - tail.cell_length - width_cells("对照  ") - 1)
        name = fit(visible(self._open_project.project_name), left)
        title.update(Content.assemble(("对照", "bold $seal"), "  ", (name, "bold"), " ", tail))
