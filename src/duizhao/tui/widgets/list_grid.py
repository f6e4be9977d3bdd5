"""A list of one-line rows in columns, drawn on the line API: as quick with a hundred thousand rows as with ten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import ClassVar, Protocol

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from duizhao.model import Severity, TermStatus, Verdict
from duizhao.text.width import fit, width_cells
from duizhao.tui.keymap import Context, bindings
from duizhao.tui.lines import visible
from duizhao.tui.widgets.row_grid import RowGrid

__all__ = ["Cell", "Column", "ListGrid", "ListRows"]

_GAP_CELLS = 1
_POINTER_CELLS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One of a list's columns: of fixed width, or with a share of what room is left."""

    title: str
    cells: int = 0
    share: int = 0
    is_number: bool = False
    """Numbers stand at the right."""
    from_cells: int = 0
    """A list narrower than this leaves the column out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a column."""

    text: str
    style: str = ""
    """Name of a component class without its prefix; empty for plain text."""


class ListRows(Protocol):
    """Anything with rows; asked for what is drawn."""

    def __len__(self) -> int: ...

    def cells(self, row: int) -> Sequence[Cell]:
        """Return a row's cells, one for each column."""
        ...


class _Painter:
    def __init__(self, widget: Widget, width: int, columns: Sequence[Column], styles: Sequence[str]) -> None:
        self.width_cells = width
        self._shown = [at for at, column in enumerate(columns) if width >= column.from_cells]
        self._columns = [columns[at] for at in self._shown]
        self._widths = _widths(self._columns, width - _POINTER_CELLS)
        self._base = widget.rich_style
        self._styles = {name: widget.get_component_rich_style(f"list-grid--{name}", partial=True) for name in styles}

    def heading(self, titles: tuple[str, str]) -> Strip:
        del titles
        texts = [
            _fitted(column.title, cells, column) for column, cells in zip(self._columns, self._widths, strict=True)
        ]
        line = fit(" " * _POINTER_CELLS + (" " * _GAP_CELLS).join(texts), self.width_cells)
        return Strip([Segment(line, self._base + self._styles["heading"])], self.width_cells)

    def with_more(self, strip: Strip) -> Strip:
        return strip

    def paint(self, cells: Sequence[Cell], *, is_current: bool, has_focus: bool) -> list[Strip]:
        base = self._base
        if is_current:
            base += self._styles["active" if has_focus else "current"]
        pieces = [Segment("▸ " if is_current else "  ", base)]
        left = self.width_cells - _POINTER_CELLS
        for at, column, room in zip(self._shown, self._columns, self._widths, strict=True):
            cell = cells[at]
            style = base + self._styles[cell.style] if cell.style else base
            pieces += (Segment(_fitted(visible(cell.text), room, column), style), Segment(" " * _GAP_CELLS, base))
            left -= room + _GAP_CELLS
        if left > 0:
            pieces.append(Segment(" " * left, base))
        return [Strip(pieces).crop(0, self.width_cells)]


class ListGrid(RowGrid[_Painter], can_focus=True):
    """Rows of which one is current."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.LIST)]
    STYLES: ClassVar[tuple[str, ...]] = (
        "heading",
        "muted",
        "strong",
        "current",
        "active",
        "chosen",
        *(f"status-{status}" for status in TermStatus),
        *(f"verdict-{verdict}" for verdict in Verdict),
        *(f"severity-{severity}" for severity in Severity),
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"list-grid--{name}" for name in STYLES}

    class Moved(Message):
        """Another row has become current."""

        def __init__(self, grid: ListGrid) -> None:
            super().__init__()
            self.grid = grid

    class Clicked(Message):
        """A row was clicked twice: Enter with the pointer."""

        def __init__(self, grid: ListGrid) -> None:
            super().__init__()
            self.grid = grid

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(("", ""), id=id)
        self._columns = tuple(columns)
        self._rows: ListRows | None = None

    def show_rows(self, rows: ListRows, current: int = 0) -> None:
        """Show other rows, one of them current."""
        self._rows = rows
        self.set_reactive(ListGrid.current, max(0, min(len(rows) - 1, current)))
        self._lay_out()
        if len(rows):
            self.show_row(self.current)
        else:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def redraw(self) -> None:
        """Draw what is seen again: the rows are the same, but say something else."""
        self._strips.clear()
        self.refresh()

    def action_move(self, by: int) -> None:
        """Move by rows."""
        self.go_to(self.current + by)

    def on_click(self, event: events.Click) -> None:
        """Make the row under the pointer current."""
        under = self.row_under(event.y)
        if under is not None:
            self.go_to(under[0])
            if event.chain > 1:
                self.post_message(self.Clicked(self))

    # What the rows are ------------------------------------------------------------------------------------

    def row_count(self) -> int:
        """Return how many rows there are."""
        return 0 if self._rows is None else len(self._rows)

    def make_painter(self, width_cells: int) -> _Painter:
        """Return the painter for a width."""
        return _Painter(self, width_cells, self._columns, self.STYLES)

    def paint_row(self, painter: _Painter, row: int) -> list[Strip]:
        """Return the strip of a row."""
        assert self._rows is not None
        return painter.paint(self._rows.cells(row), is_current=row == self.current, has_focus=self.has_focus)

    def estimate(self, painter: _Painter) -> Iterator[int]:
        """Every row is one line high."""
        del painter
        return repeat(1, self.row_count())

    def moved(self) -> None:
        """Say that another row has become current."""
        self.post_message(self.Moved(self))


def _widths(columns: Sequence[Column], cells: int) -> list[int]:
    room = cells - sum(column.cells + _GAP_CELLS for column in columns)
    shares = sum(column.share for column in columns)
    widths = [column.cells or max(2, room * column.share // shares) for column in columns]
    # What the division leaves over goes to the first of those that share.
    spare = cells - sum(widths) - _GAP_CELLS * len(widths)
    first = next((at for at, column in enumerate(columns) if column.share), None)
    if first is not None and spare > 0:
        widths[first] += spare
    return widths


def _fitted(text: str, cells: int, column: Column) -> str:
    if column.is_number and width_cells(text) < cells:
        return " " * (cells - width_cells(text)) + text
    return fit(text, cells)
