"""Turns a bead into the strips of its lines: both sides, sentence by sentence, and the bracket that joins them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from duizhao.model import AlignedBead, Side, Span, WordMatch
from duizhao.text.width import fit, width_cells
from duizhao.tui.lines import display_lines, visible
from duizhao.tui.widgets.bead_marks import CHOSEN_MARK, CONFIDENCE_MARKS, Confidence, confidence, per_cent

__all__ = ["JOINT_CELLS", "MATCH_STYLES", "BeadPainter", "Focus"]

MATCH_STYLES = 5
"""So many pairs of matched words have a colour of their own before colours repeat."""

_NONE = "(none)"
_BULLET = "◦ "
_PARAGRAPH_BULLET = "▪ "
_POINTER = "▸ "
_BULLET_CELLS = 2
_SCORE_CELLS = 4
_KIND_CELLS = 5
_ROOMY_CELLS = 90
"""From here on there is room for score and shape; where it is narrower the mark and the bullets have to do."""
_SOURCE_SHARE = 0.42
"""English takes about one and a half times the cells of the Chinese it translates."""

_BRACKETS = (("⎤", "⎡"), ("⎥", "⎢"), ("⎦", "⎣"))
"""Of the first line, of those between, of the last: unlike box-drawing lines, one cell wide in every terminal."""
JOINT_CELLS = 5
"""Cells between the two columns, the bracket among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """Where in the current bead the keys work."""

    side: Side = Side.SOURCE
    sentence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of one side of a bead."""

    sentence: int
    is_first: bool
    """Whether the sentence begins here."""
    span: Span
    """Of the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A bead as it is drawn now."""

    bead: AlignedBead
    index: int
    focus: Focus | None
    matches: Sequence[WordMatch]
    base: Style
    in_focus: Style
    """Of the sentence in focus."""


class BeadPainter:
    """The columns of one width, and the styles of one theme."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bead-grid--heading",
        "bead-grid--number",
        "bead-grid--chosen",
        "bead-grid--none",
        "bead-grid--band",
        "bead-grid--current",
        "bead-grid--sentence",
        "bead-grid--sentence-active",
        *(f"bead-grid--{each.name.lower()}" for each in Confidence),
        *(f"bead-grid--match-{number}" for number in range(MATCH_STYLES)),
    }

    def __init__(self, widget: Widget, width_cells: int, count: int) -> None:
        self.width_cells = width_cells
        is_roomy = width_cells >= _ROOMY_CELLS
        self._digits = max(2, len(str(count)))
        self._score_cells, self._kind_cells = (_SCORE_CELLS, _KIND_CELLS) if is_roomy else (0, 0)
        # Pointer, number, chosen, confidence, a blank.
        self.source_at = 1 + self._digits + 1 + 1 + 1 + self._score_cells + self._kind_cells
        """Cells before the source column."""
        text_cells = width_cells - self.source_at - JOINT_CELLS
        self._source_cells = max(_BULLET_CELLS + 2, int(text_cells * _SOURCE_SHARE))
        self._target_cells = max(_BULLET_CELLS + 2, text_cells - self._source_cells)
        self.target_at = self.source_at + self._source_cells + JOINT_CELLS
        """Cells before the target column."""
        self._base = widget.rich_style
        self._styles = {
            name.removeprefix("bead-grid--"): widget.get_component_rich_style(name, partial=True)
            for name in self.COMPONENT_CLASSES
        }

    # Measuring --------------------------------------------------------------------------------------------

    def estimate(self, bead: AlignedBead) -> int:
        """Guess a bead's height without looking at its text: Han characters take two cells, letters one."""
        source_cells, target_cells = self._source_cells - _BULLET_CELLS, self._target_cells - _BULLET_CELLS
        source = sum(-(-2 * len(sentence.text) // source_cells) for sentence in bead.source)
        target = sum(-(-len(sentence.text) // target_cells) for sentence in bead.target)
        return max(1, source, target)

    def extent(self, bead: AlignedBead, focus: Focus) -> tuple[int, int]:
        """Return the first line of a sentence within its row and how many lines it has."""
        numbers = [line.sentence for line in self._lines(bead, focus.side)]
        return (numbers.index(focus.sentence), numbers.count(focus.sentence)) if focus.sentence in numbers else (0, 1)

    def focus_at(self, bead: AlignedBead, line: int, x: int) -> Focus:
        """Return the sentence drawn on a line of the row, ``x`` cells from the left; the last for a line below."""
        side = Side.TARGET if x >= self.target_at - JOINT_CELLS // 2 else Side.SOURCE
        lines = self._lines(bead, side)
        return Focus(side=side, sentence=lines[min(line, len(lines) - 1)].sentence if lines else 0)

    # Painting ---------------------------------------------------------------------------------------------

    def heading(self, titles: tuple[str, str]) -> Strip:
        """Return the line above the rows."""
        text = "".join(
            (
                fit(f" {'#':>{self._digits}}", self.source_at + _BULLET_CELLS),
                fit(titles[0], self._source_cells - _BULLET_CELLS),
                " " * (JOINT_CELLS + _BULLET_CELLS),
                fit(titles[1], self._target_cells - _BULLET_CELLS),
            )
        )
        return Strip([Segment(text, self._base + self._styles["heading"])], self.width_cells)

    def paint(
        self,
        bead: AlignedBead,
        index: int,
        focus: Focus | None,
        *,
        has_focus: bool = False,
        matches: Sequence[WordMatch] = (),
    ) -> list[Strip]:
        """Return the strips of a bead, each exactly as wide as the grid; ``focus`` is None but for the current bead."""
        base = self._base
        if focus is not None:
            base += self._styles["current"]
        elif index % 2:
            base += self._styles["band"]
        sentence = base + self._styles["sentence-active" if has_focus else "sentence"]
        row = _Row(bead=bead, index=index, focus=focus, matches=matches, base=base, in_focus=sentence)
        source, target = self._lines(bead, Side.SOURCE), self._lines(bead, Side.TARGET)
        height = max(1, len(source), len(target))
        joint = base + self._styles[confidence(bead).name.lower()]
        strips = []
        for number in range(height):
            pieces = [
                *self._head(row, is_first=number == 0),
                *self._side(row, Side.SOURCE, source, number),
                Segment(_joint(bead, number, height), joint),
                *self._side(row, Side.TARGET, target, number),
            ]
            strips.append(Strip(pieces, self.width_cells))
        return strips

    def with_more(self, strip: Strip) -> Strip:
        """Return the last line that is seen of a row with a mark that the row goes on below."""
        mark = " ▾ "
        style = next(iter(strip)).style
        return Strip([*strip.crop(0, self.width_cells - len(mark)), Segment(mark, style)], self.width_cells)

    def _lines(self, bead: AlignedBead, side: Side) -> list[_Line]:
        cells = (self._source_cells if side is Side.SOURCE else self._target_cells) - _BULLET_CELLS
        return [
            _Line(sentence=number, is_first=at == 0, span=span)
            for number, sentence in enumerate(bead.side(side))
            for at, span in enumerate(display_lines(sentence.text, cells))
        ]

    def _head(self, row: _Row, *, is_first: bool) -> Iterator[Segment]:
        base, bead = row.base, row.bead
        if not is_first:
            yield Segment(" " * self.source_at, base)
            return
        sure = base + self._styles[confidence(bead).name.lower()]
        is_current = row.focus is not None
        number = base if is_current else base + self._styles["number"]
        yield Segment(f"{'▸' if is_current else ' '}{row.index + 1:>{self._digits}}", number)
        yield Segment(CHOSEN_MARK if bead.marked else " ", base + self._styles["chosen"])
        yield Segment(f"{CONFIDENCE_MARKS[confidence(bead)]} ", sure)
        if self._score_cells:
            yield Segment(fit(f"{per_cent(bead.score):>3}", self._score_cells), sure)
            yield Segment(fit(bead.kind, self._kind_cells), base + self._styles["number"])

    def _side(self, row: _Row, side: Side, lines: Sequence[_Line], number: int) -> Iterator[Segment]:
        cells = self._source_cells if side is Side.SOURCE else self._target_cells
        if number >= len(lines):
            if number or lines:
                yield Segment(" " * cells, row.base)
            else:
                yield from self._none(row, side, cells)
            return
        line = lines[number]
        sentence = row.bead.side(side)[line.sentence]
        is_focused = row.focus == Focus(side=side, sentence=line.sentence)
        style = row.in_focus if is_focused else row.base
        bullet = _PARAGRAPH_BULLET if sentence.begins_paragraph else _BULLET
        bullet = (_POINTER if is_focused else bullet) if line.is_first else "  "
        yield Segment(bullet, style if is_focused else row.base + self._styles["number"])
        text = visible(sentence.text)
        yield from _words(text, line.span, style, self._marks(row.matches, side, line.sentence))
        rest = cells - _BULLET_CELLS - width_cells(line.span.of(text))
        if rest:
            yield Segment(" " * rest, style)

    def _none(self, row: _Row, side: Side, cells: int) -> Iterator[Segment]:
        is_focused = row.focus is not None and row.focus.side is side
        style = row.in_focus if is_focused else row.base
        yield Segment(_POINTER if is_focused else "  ", style)
        yield Segment(fit(_NONE, cells - _BULLET_CELLS), style + self._styles["none"])

    def _marks(self, matches: Sequence[WordMatch], side: Side, sentence: int) -> list[tuple[Span, Style]]:
        marks = (
            (match.source_span if side is Side.SOURCE else match.target_span, self._styles[f"match-{n % MATCH_STYLES}"])
            for n, match in enumerate(matches)
            if (match.source if side is Side.SOURCE else match.target) == sentence
        )
        return sorted(marks, key=lambda mark: mark[0])


def _words(text: str, line: Span, style: Style, marks: Sequence[tuple[Span, Style]]) -> Iterator[Segment]:
    at = line.start
    for span, mark in marks:
        start, end = max(at, span.start), min(line.end, span.end)
        if start >= end:
            continue
        if at < start:
            yield Segment(text[at:start], style)
        yield Segment(text[start:end], style + mark)
        at = end
    if at < line.end:
        yield Segment(text[at : line.end], style)


def _joint(bead: AlignedBead, line: int, height: int) -> str:
    left, right = ("]", "[") if height == 1 else _BRACKETS[0 if line == 0 else 2 if line == height - 1 else 1]
    middle = "-" if line == 0 and bead.source and bead.target else " "
    return f" {left if bead.source else ' '}{middle}{right if bead.target else ' '} "
