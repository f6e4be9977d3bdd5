"""Turns a row of the grid into the strips of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from duizhao.model import Severity, State
from duizhao.text.width import fit, width_cells
from duizhao.tui.lines import display_lines, visible
from duizhao.tui.rows import Mark, Row
from duizhao.tui.theme import LOCK_MARK, SEVERITY_MARKS, STATE_MARKS

__all__ = ["RowPainter"]

_STATE_CELLS = 4
_MARK_CELLS = 4
_GAP_CELLS = 2
_SOURCE_SHARE = 0.42
"""English takes about one and a half times the cells of the Chinese it translates."""


class RowPainter:
    """The columns of one width, and the styles of one theme."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "segment-grid--heading",
        "segment-grid--number",
        "segment-grid--source",
        "segment-grid--unit-heading",
        "segment-grid--band",
        "segment-grid--current",
        "segment-grid--active",
        *(f"segment-grid--state-{state}" for state in State),
        *(f"segment-grid--severity-{severity}" for severity in Severity),
    }

    def __init__(self, widget: Widget, width_cells: int, count: int) -> None:
        self.width_cells = width_cells
        self._number_cells = max(3, len(str(count))) + 2
        text_cells = width_cells - self._number_cells - _STATE_CELLS - _GAP_CELLS - _MARK_CELLS
        self._source_cells = max(2, int(text_cells * _SOURCE_SHARE))
        self._target_cells = max(2, text_cells - self._source_cells)
        self.source_at = self._number_cells + _STATE_CELLS
        """Cells before the source column."""
        self.target_at = self.source_at + self._source_cells + _GAP_CELLS
        """Cells before the target column."""
        self._base = widget.rich_style
        self._styles = {
            name.removeprefix("segment-grid--"): widget.get_component_rich_style(name, partial=True)
            for name in self.COMPONENT_CLASSES
        }

    def estimate(self, source_characters: int, target_characters: int) -> int:
        """Guess a row's height without looking at its text: Han characters take two cells, letters one."""
        source_lines = -(-2 * source_characters // self._source_cells)
        return max(1, source_lines, -(-target_characters // self._target_cells))

    def heading(self, titles: tuple[str, str]) -> Strip:
        """Return the line above the rows."""
        text = "".join(
            (
                f"{'#':>{self._number_cells - 1}} ",
                " " * _STATE_CELLS,
                fit(titles[0], self._source_cells),
                " " * _GAP_CELLS,
                fit(titles[1], self._target_cells + _MARK_CELLS),
            )
        )
        return Strip([Segment(text, self._base + self._styles["heading"])], self.width_cells)

    def paint(self, row: Row, index: int, *, is_current: bool, has_focus: bool) -> list[Strip]:
        """Return the strips of a row, each exactly as wide as the grid."""
        base = self._row_style(row, is_current=is_current, has_focus=has_focus)
        source = _lines(row.source, self._source_cells)
        target = _lines(row.target, self._target_cells)
        height = max(len(source), len(target))
        number = base + (self._styles["source"] if is_current else self._styles["number"])
        source_style = base + self._styles["unit-heading" if row.heading else "source"]
        target_style = base + self._styles["unit-heading"] if row.heading else base
        strips = []
        for line in range(height):
            first = line == 0
            pieces = [
                Segment(self._number(index, is_current=is_current) if first else " " * self._number_cells, number),
                *self._state(row, base, first=first),
                Segment(_at(source, line, self._source_cells), source_style),
                Segment(" " * _GAP_CELLS, base),
                Segment(_at(target, line, self._target_cells), target_style),
                *self._mark(row.mark if first else None, base),
            ]
            strips.append(Strip(pieces, self.width_cells))
        return strips

    def with_more(self, strip: Strip) -> Strip:
        """Return the last line that is seen of a row with a mark that the row goes on below."""
        mark = " ▾ "
        style = next(iter(strip)).style
        return Strip([*strip.crop(0, self.width_cells - len(mark)), Segment(mark, style)], self.width_cells)

    def _row_style(self, row: Row, *, is_current: bool, has_focus: bool) -> Style:
        if is_current:
            return self._base + self._styles["active" if has_focus else "current"]
        return self._base + self._styles["band"] if row.band else self._base

    def _number(self, index: int, *, is_current: bool) -> str:
        pointer = "▸" if is_current else " "
        return f"{pointer}{index + 1:>{self._number_cells - 2}} "

    def _state(self, row: Row, base: Style, *, first: bool) -> Sequence[Segment]:
        if not first:
            return (Segment(" " * _STATE_CELLS, base),)
        lock = LOCK_MARK if row.locked else " "
        return (
            Segment(fit(STATE_MARKS[row.state], 2), base + self._styles[f"state-{row.state}"]),
            Segment(f"{lock} ", base + self._styles["number"]),
        )

    def _mark(self, mark: Mark | None, base: Style) -> Sequence[Segment]:
        if mark is None:
            return (Segment(" " * _MARK_CELLS, base),)
        count = str(mark.count) if mark.count < 10 else "+"
        chip = f"{SEVERITY_MARKS[mark.severity]}{count}"
        return (
            Segment(" ", base),
            Segment(chip, base + self._styles[f"severity-{mark.severity}"]),
            Segment(" " * (_MARK_CELLS - 1 - len(chip)), base),
        )


def _lines(text: str, cells: int) -> list[str]:
    shown = visible(text)
    return [span.of(shown) for span in display_lines(text, cells)]


def _at(lines: list[str], line: int, cells: int) -> str:
    text = lines[line] if line < len(lines) else ""
    return text + " " * (cells - width_cells(text))
