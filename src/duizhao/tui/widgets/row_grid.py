"""Wrapped rows of any number, drawn on Textual's line API.

A widget a row, or ``DataTable``, takes ten seconds and more for a hundred thousand rows. This grid asks for what is on
the screen only, keeps the strips of recent rows, and knows the heights of the others by estimate.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from duizhao.tui.row_heights import RowHeights
from duizhao.tui.widgets.keys_in_order import KeysInOrder

__all__ = ["HEADING_LINES", "Painter", "RowGrid"]

HEADING_LINES = 1
_KEPT_ROWS = 2000
_MARGIN_LINES = 2


class Painter(Protocol):
    """The columns of one width, and the styles of one theme."""

    width_cells: int

    def heading(self, titles: tuple[str, str]) -> Strip:
        """Return the line above the rows."""
        ...

    def with_more(self, strip: Strip) -> Strip:
        """Return the last line that is seen of a row with a mark that the row goes on below."""
        ...


AnyPainter = TypeVar("AnyPainter", bound=Painter)


class RowGrid(KeysInOrder, ScrollView, Generic[AnyPainter], can_focus=True):
    """Rows of which one is current."""

    NARROWEST_CELLS = 30
    """Where it is narrower nothing is drawn."""

    current = reactive(0, repaint=False)
    """Index of the current row."""

    def __init__(self, titles: tuple[str, str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._titles = titles
        self._heights = RowHeights()
        self._exact: bytearray = bytearray()
        self._painter: AnyPainter | None = None
        self._is_repainting = False
        self._strips: LRUCache[int, list[Strip]] = LRUCache(_KEPT_ROWS)

    # What a grid of a kind provides -----------------------------------------------------------------------

    @abstractmethod
    def row_count(self) -> int:
        """Return how many rows there are."""

    @abstractmethod
    def make_painter(self, width_cells: int) -> AnyPainter:
        """Return the painter for a width."""

    @abstractmethod
    def paint_row(self, painter: AnyPainter, row: int) -> list[Strip]:
        """Return the strips of a row, at least one."""

    @abstractmethod
    def estimate(self, painter: AnyPainter) -> Iterable[int]:
        """Yield a guess at the height of every row."""

    @abstractmethod
    def moved(self) -> None:
        """Say that another row has become current."""

    def laid_out(self, painter: AnyPainter) -> None:
        """Say where the columns are."""

    def extent(self) -> tuple[int, int]:
        """Return the first line and the number of lines of what matters most in the current row."""
        return 0, self._heights[self.current]

    # Keys -------------------------------------------------------------------------------------------------

    def action_page(self, direction: int) -> None:
        """Move by as many rows as the screen shows, less one line."""
        if not self.row_count() or self._painter is None:
            return
        self._measure_around(self.current)
        if self._read_on(direction):
            return
        line = self._heights.offset(self.current) + direction * max(1, self._page_lines - 1)
        row = self._heights.row_at(line)
        row = max(0, min(self.row_count() - 1, row if row != self.current else row + direction))
        if row != self.current:
            # Where there is no other row, the view stays at the end that has been read to.
            self.go_to(row)

    def _read_on(self, direction: int) -> bool:
        """Scroll within a current row that is higher than the screen; return whether there was more of it to see."""
        top = self._heights.offset(self.current)
        hidden = (
            top + self._heights[self.current] - self.scroll_offset.y - self._page_lines
            if direction > 0
            else self.scroll_offset.y - top
        )
        if hidden <= 0 or self._heights[self.current] <= self._page_lines:
            return False
        lines = min(hidden, max(1, self._page_lines - 1))
        self.scroll_to(y=self.scroll_offset.y + direction * lines, animate=False, immediate=True, force=True)
        self.refresh()
        return True

    def action_first(self) -> None:
        """Move to the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """Move to the last row."""
        self.go_to(self.row_count() - 1)

    # What the screen tells the grid -----------------------------------------------------------------------

    def go_to(self, row: int) -> None:
        """Make a row current and bring it into view; says so in a message if it was another one."""
        if self.show_row(row):
            self.moved()

    def show_row(self, row: int) -> bool:
        """Make a row current without a message; return whether it was another row."""
        if not self.row_count():
            return False
        before = self.current
        self.current = max(0, min(self.row_count() - 1, row))
        for changed in {before, self.current}:
            self._strips.discard(changed)
        self._bring_into_view()
        self.refresh()
        return before != self.current

    def refresh_row(self, row: int) -> None:
        """Draw a row again because its content has changed."""
        self._strips.discard(row)
        if self._painter is None:
            return
        height = self._heights[row]
        self._measure(row)
        if self._heights[row] != height:
            self._set_virtual_height()
            if row == self.current:
                self._bring_into_view()
            self.refresh()
        else:
            top = self._heights.offset(row) - self.scroll_offset.y + HEADING_LINES
            self.refresh(Region(0, top, self.size.width, height))

    def replace_rows(self, at: int, removed: int, guesses: Sequence[int]) -> None:
        """Show other rows in the place of ``removed`` rows from ``at`` on; ``guesses`` are their heights."""
        added = len(guesses)
        # Rows above stay as they are; rows below only where none of them has another number now.
        stale = range(at, at + removed if added == removed else max(self.row_count(), len(self._heights)))
        for row in [row for row in self._strips.keys() if row in stale]:  # noqa: SIM118 - no dictionary
            self._strips.discard(row)
        self._heights.splice(at, removed, guesses)
        self._exact[at : at + removed] = bytes(added)
        self._set_virtual_height()
        self.refresh()

    # Drawing ----------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Wrap anew for another width."""
        if self._painter is None or self._painter.width_cells != self.scrollable_content_region.width:
            self._lay_out()
        else:
            self._set_virtual_height()
        self._bring_into_view()

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()
        # The new styles are there when the next line is drawn, not yet now.
        self._is_repainting = True

    def watch_has_focus(self, _focus: bool) -> None:  # noqa: FBT001 - Textual's signature
        """Show in the current row whether keys arrive here."""
        self._strips.discard(self.current)
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw; first make the heights of what will be seen exact, so that lines and rows agree."""
        if self._is_repainting and self._painter is not None:
            # The same width as before: a new one is the business of on_resize, which knows it by the difference.
            self._painter = self.make_painter(self._painter.width_cells)
            self._is_repainting = False
        if self._painter is not None and self.row_count():
            self._measure_visible()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        painter = self._painter
        if painter is None:
            return Strip.blank(self.size.width, self.rich_style)
        if y < HEADING_LINES:
            return painter.heading(self._titles)
        line = y - HEADING_LINES + self.scroll_offset.y
        if line >= self._heights.total:
            return Strip.blank(self.size.width, self.rich_style)
        row = self._heights.row_at(line)
        strips = self._row_strips(row)
        at = min(line - self._heights.offset(row), len(strips) - 1)
        is_cut = y == self._page_lines and row == self.current and at < len(strips) - 1
        return painter.with_more(strips[at]) if is_cut else strips[at]

    def row_under(self, y: int) -> tuple[int, int] | None:
        """Return the row on a line of the widget and the line's number within it; None where there is none."""
        line = y - HEADING_LINES + self.scroll_offset.y
        if y < HEADING_LINES or not 0 <= line < self._heights.total:
            return None
        row = self._heights.row_at(line)
        return row, line - self._heights.offset(row)

    @property
    def _page_lines(self) -> int:
        return max(1, self.scrollable_content_region.height - HEADING_LINES)

    def _lay_out(self) -> None:
        self._strips.clear()
        width_cells = self.scrollable_content_region.width
        if width_cells < self.NARROWEST_CELLS:
            self._painter = None
            self.refresh()
            return
        self._painter = painter = self.make_painter(width_cells)
        self._heights = RowHeights(self.estimate(painter))
        self._exact = bytearray(self.row_count())
        self._set_virtual_height()
        self.laid_out(painter)
        self.refresh()

    def _row_strips(self, row: int) -> list[Strip]:
        strips = self._strips.get(row)
        if strips is None:
            assert self._painter is not None
            strips = self._strips[row] = self.paint_row(self._painter, row)
        return strips

    def _measure(self, row: int) -> int:
        height = len(self._row_strips(row))
        self._heights[row] = height
        self._exact[row] = 1
        return height

    def _measure_visible(self) -> None:
        total = self._heights.total
        line = self.scroll_offset.y
        row = self._heights.row_at(line)
        left = self._page_lines + line - self._heights.offset(row)
        while left > 0 and row < self.row_count():
            left -= self._heights[row] if self._exact[row] else self._measure(row)
            row += 1
        if self._heights.total != total:
            self._set_virtual_height()

    def _measure_around(self, row: int) -> None:
        self._measure(row)
        for step in (-1, 1):
            left, at = self._page_lines, row + step
            while left > 0 and 0 <= at < self.row_count():
                left -= self._heights[at] if self._exact[at] else self._measure(at)
                at += step
        self._set_virtual_height()

    def _bring_into_view(self) -> None:
        if self._painter is None or not self.row_count():
            return
        # Learning true heights above the screen would move what is on it: hold on to the row at its top.
        top_row = self._heights.row_at(self.scroll_offset.y)
        into_top_row = self.scroll_offset.y - self._heights.offset(top_row)
        self._measure_around(self.current)
        line = self._heights.offset(top_row) + into_top_row
        line = self._line_that_shows(line, *self._part_to_show())
        if line != self.scroll_offset.y:
            self.scroll_to(y=line, animate=False, immediate=True, force=True)

    def _part_to_show(self) -> tuple[int, int]:
        """Return the first line of what is to be seen and the line after it: the row, where it fits."""
        top = self._heights.offset(self.current)
        height = self._heights[self.current]
        if height > self._page_lines:
            into, height = self.extent()
            top += into
        return top, top + height

    def _line_that_shows(self, line: int, top: int, bottom: int) -> int:
        # A little of the neighbours stays in view, as far as the row itself leaves room.
        margin = max(0, min(_MARGIN_LINES, (self._page_lines - (bottom - top)) // 2))
        line = max(line, min(self._heights.total, bottom + margin) - self._page_lines)
        return max(0, min(line, top - margin))

    def _set_virtual_height(self) -> None:
        # virtual_size is a layout reactive: assigning it would lay out the whole screen for every learnt height.
        height = self._heights.total + HEADING_LINES
        if self.virtual_size.height != height or self.virtual_size.width != self.size.width:
            size = Size(self.scrollable_content_region.width, height)
            self.set_reactive(RowGrid.virtual_size, size)
            if self.show_vertical_scrollbar:
                self.vertical_scrollbar.window_virtual_size = height
                self.vertical_scrollbar.window_size = self.scrollable_content_region.height
