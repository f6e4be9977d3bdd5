"""The documents of a project with their progress and findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from duizhao.model import Severity, Span
from duizhao.text.width import fit, width_cells
from duizhao.tui.keymap import Context, bindings
from duizhao.tui.lines import styled_lines, visible
from duizhao.tui.progress_bar import progress_bar
from duizhao.workbench.opening import DocumentSummary

__all__ = ["DocumentTable"]

_FIXED_CELLS = 5 + 12 + 11
"""Everything beside name, bar and findings: percent, segments, characters."""
_WIDE_CELLS = 90
_SHORT_TITLES = (("E", 5), ("W", 5), ("i", 5))
_LONG_TITLES = (("Errors", 8), ("Warnings", 10), ("Info", 7))
"""Columns of findings and their cells, where there is room and where there is not."""


class _DocumentList(OptionList):
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in bindings(Context.OVERVIEW) if binding.action == "open"
    ]

    def action_open(self) -> None:
        self.action_select()


class DocumentTable(Vertical):
    """A line a document; one that cannot be opened says why."""

    class Opened(Message):
        """A document was chosen."""

        def __init__(self, document_id: str) -> None:
            super().__init__()
            self.document_id = document_id

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._ids: tuple[str, ...] = ()
        self._summaries: dict[str, DocumentSummary] = {}

    def compose(self) -> ComposeResult:
        """Put the heading above the list."""
        yield Static(id="document-heading")
        yield _DocumentList(id="document-list", markup=False)

    @property
    def highlighted(self) -> str | None:
        """Id of the document under the cursor."""
        at = self._list.highlighted
        return self._ids[at] if at is not None and at < len(self._ids) else None

    def show(self, document_ids: Sequence[str], summaries: Mapping[str, DocumentSummary]) -> None:
        """Show these documents; those without a summary are still being read."""
        before = self.highlighted
        self._ids = tuple(document_ids)
        self._summaries = dict(summaries)
        self._draw()
        if before in self._ids:
            self._list.highlighted = self._ids.index(before)
        elif self._ids:
            self._list.highlighted = 0

    def update(self, summary: DocumentSummary) -> None:
        """Fill in a document's line."""
        self._summaries[summary.id] = summary
        if summary.id in self._ids:
            self._list.replace_option_prompt_at_index(self._ids.index(summary.id), self._line(summary.id))

    def on_resize(self) -> None:
        """Fit the columns to another width."""
        at = self._list.highlighted
        self._draw()
        self._list.highlighted = at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say which document was chosen."""
        event.stop()
        self.post_message(self.Opened(self._ids[event.option_index]))

    @property
    def _list(self) -> OptionList:
        return self.query_one(_DocumentList)

    def _draw(self) -> None:
        name_cells, bar_cells = self._columns()
        severities = "".join(f"{title:>{cells}}" for title, cells in self._severities())
        heading = (
            f"{fit('Document', name_cells)} {fit('Progress', bar_cells + 5)}{'Segments':>12}{'Characters':>11}"
            f"{severities}"
        )
        self.query_one("#document-heading", Static).update(Content(heading))
        self._list.clear_options()
        self._list.add_options([Option(self._line(document_id)) for document_id in self._ids])

    def _severities(self) -> tuple[tuple[str, int], ...]:
        return _LONG_TITLES if self._list.scrollable_content_region.width >= _WIDE_CELLS else _SHORT_TITLES

    def _columns(self) -> tuple[int, int]:
        findings_cells = sum(cells for _, cells in self._severities())
        left = max(20, self._list.scrollable_content_region.width - _FIXED_CELLS - findings_cells - 2)
        bar_cells = max(8, min(30, left // 3))
        longest = max([width_cells("Document"), *map(width_cells, self._ids)])
        return max(8, min(left - bar_cells - 1, max(longest, left - bar_cells - 1))), bar_cells

    def _line(self, document_id: str) -> Content:
        name_cells, bar_cells = self._columns()
        name = (fit(visible(document_id), name_cells), "bold")
        summary = self._summaries.get(document_id)
        if summary is None:
            return Content.assemble(name, (" reading", "$muted"))
        if summary.problem:
            cells = name_cells + bar_cells + _FIXED_CELLS + sum(cells for _, cells in self._severities())
            problem = f"! {summary.problem}"
            return Content("\n").join(
                [
                    Content.assemble(name, (" cannot be opened", "bold $severity-error")),
                    styled_lines(problem, cells, [(Span(0, len(problem)), "$severity-error")]),
                ]
            )
        progress = summary.progress
        percent = 100 * progress.done_segments // progress.segments if progress.segments else 0
        segments = f"{progress.done_segments}/{progress.segments}"
        return Content.assemble(
            name,
            " ",
            progress_bar(progress.done_segments, progress.segments, bar_cells),
            f"{percent:>4}%",
            f"{segments:>12}{progress.characters:>11,}",
            *(
                (f"{count:>{cells}}", f"bold $severity-{severity}" if count else "$muted")
                for severity, count, (_, cells) in zip(
                    Severity, (summary.errors, summary.warnings, summary.infos), self._severities(), strict=True
                )
            ),
        )
