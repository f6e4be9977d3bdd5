"""Every use of a term, with how it was rendered; the one chosen is gone to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from duizhao.model import Span, TermEntry
from duizhao.terminology.usage import Occurrence
from duizhao.tui.lines import styled_lines, visible
from duizhao.tui.term_text import RENDERED_MARKS, RENDERED_STYLES
from duizhao.tui.widgets.list_grid import Cell, Column, ListGrid
from duizhao.tui.widgets.text_panel import TextPanel

__all__ = ["Place", "TermUseListScreen", "pair_content"]

_COLUMNS = (
    Column(title="", cells=1),
    Column(title="How", cells=13),
    Column(title="Segment", cells=9),
    Column(title="Document", share=30),
    Column(title="In the target", share=45),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A segment."""

    document: str
    segment: str


class TermUseListScreen(ModalScreen[Place | None]):
    """Returns the place chosen; None where it was left."""

    CSS_PATH = "term_use_list.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close"),
        Binding("enter", "go", "Go there"),
        Binding("tab", "app.focus_next", show=False),
    ]

    def __init__(
        self, entry: TermEntry, occurrences: Sequence[Occurrence], read: Callable[[str, str], tuple[str, str]]
    ) -> None:
        """``read`` returns the source and target of a segment of a document."""
        super().__init__()
        self._entry = entry
        self._occurrences = tuple(occurrences)
        self._read = read

    def compose(self) -> ComposeResult:
        """Put the list above both texts of the use under the cursor."""
        with Vertical(id="term-uses") as box:
            count = len(self._occurrences)
            uses = "1 use" if count == 1 else f"{count} uses"
            box.border_title = f"{visible(self._entry.source)}  {visible(self._entry.target)}: {uses}"
            box.border_subtitle = "Enter go there  Esc close"
            yield ListGrid(_COLUMNS, id="term-use-list")
            yield TextPanel(id="term-use-texts")

    def on_mount(self) -> None:
        """Begin with the first use."""
        grid = self.query_one(ListGrid)
        grid.show_rows(_Rows(self._occurrences))
        grid.focus()
        self._show()

    def on_list_grid_moved(self) -> None:
        """Show the texts of another use."""
        self._show()

    def on_list_grid_clicked(self) -> None:
        """Go to the use clicked."""
        self.action_go()

    def action_go(self) -> None:
        """Return the place under the cursor."""
        use = self._occurrences[self.query_one(ListGrid).current]
        self.dismiss(Place(document=use.document, segment=use.segment))

    def _show(self) -> None:
        use = self._occurrences[self.query_one(ListGrid).current]
        source, target = self._read(use.document, use.segment)
        style = f"bold underline ${RENDERED_STYLES[use.rendered]}"
        self.query_one(TextPanel).show(
            lambda cells: pair_content(source, target, use.source_span, use.target_span, style, cells)
        )


class _Rows:
    def __init__(self, occurrences: Sequence[Occurrence]) -> None:
        self._occurrences = occurrences

    def __len__(self) -> int:
        return len(self._occurrences)

    def cells(self, row: int) -> Sequence[Cell]:
        use = self._occurrences[row]
        style = RENDERED_STYLES[use.rendered]
        return (
            Cell(text=RENDERED_MARKS[use.rendered], style=style),
            Cell(text=str(use.rendered), style=style),
            Cell(text=use.segment),
            Cell(text=use.document, style="muted"),
            Cell(text=use.text),
        )


def pair_content(
    source: str, target: str, source_span: Span, target_span: Span | None, style: str, cells: int
) -> Content:
    """Return both texts of a segment, wrapped, with what is meant in each."""
    lines = [styled_lines(source, cells, [(source_span, style)])]
    if target:
        lines.append(styled_lines(target, cells, [(target_span, style)] if target_span is not None else ()))
    else:
        lines.append(Content("not translated yet").stylize("$muted"))
    return Content("\n").join(lines)
