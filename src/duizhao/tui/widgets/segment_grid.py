"""The bilingual grid: the segments of a document as wrapped rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from duizhao.tui.keymap import Context, bindings
from duizhao.tui.rows import RowSource
from duizhao.tui.widgets.row_grid import RowGrid
from duizhao.tui.widgets.row_painter import RowPainter

__all__ = ["SegmentGrid"]


class SegmentGrid(RowGrid[RowPainter], can_focus=True):
    """Number, state, source, target and findings of every segment, one of them current."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.GRID)]
    COMPONENT_CLASSES = RowPainter.COMPONENT_CLASSES

    class Moved(Message):
        """Another row has become current."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class LaidOut(Message):
        """The columns have their places: cells from the grid's left edge."""

        def __init__(self, source_at: int, target_at: int) -> None:
            super().__init__()
            self.source_at = source_at
            self.target_at = target_at

    def __init__(self, source: RowSource, titles: tuple[str, str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(titles, id=id)
        self._source = source

    def action_move(self, by: int) -> None:
        """Move by rows."""
        self.go_to(self.current + by)

    async def on_click(self, event: events.Click) -> None:
        """Make the row under the pointer current; a second click on it edits."""
        under = self.row_under(event.y)
        if under is None:
            return
        if event.chain > 1:
            await self.app.run_action("screen.edit", self)
        else:
            self.go_to(under[0])

    def reload(self, source: RowSource) -> None:
        """Show other rows; the current row stays where it was as far as it can."""
        self._source = source
        self.current = max(0, min(len(source) - 1, self.current))
        self._lay_out()

    # What the rows are ------------------------------------------------------------------------------------

    def row_count(self) -> int:
        """Return how many rows there are."""
        return len(self._source)

    def make_painter(self, width_cells: int) -> RowPainter:
        """Return the painter for a width."""
        return RowPainter(self, width_cells, len(self._source))

    def paint_row(self, painter: RowPainter, row: int) -> list[Strip]:
        """Return the strips of a row."""
        return painter.paint(self._source.row(row), row, is_current=row == self.current, has_focus=self.has_focus)

    def estimate(self, painter: RowPainter) -> Iterator[int]:
        """Yield a guess at the height of every row."""
        return (painter.estimate(source, target) for source, target in self._source.sizes())

    def moved(self) -> None:
        """Say that another row has become current."""
        self.post_message(self.Moved(self.current))

    def laid_out(self, painter: RowPainter) -> None:
        """Say where the columns are."""
        self.post_message(self.LaidOut(painter.source_at, painter.target_at))
