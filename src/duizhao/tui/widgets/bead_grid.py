"""The grid of beads: two columns of sentences, joined by brackets; one bead, one side and one sentence in focus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import is_
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from duizhao.model import AlignedBead, Side, WordMatch
from duizhao.text.width import fit
from duizhao.tui.keymap import Context, bindings
from duizhao.tui.widgets.bead_painter import BeadPainter, Focus
from duizhao.tui.widgets.row_grid import RowGrid

__all__ = ["BeadGrid"]

_TOO_NARROW = "Too narrow: widen it"


class BeadGrid(RowGrid[BeadPainter], can_focus=True):
    """Every bead with its confidence and its sentences."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.BEADS)]
    COMPONENT_CLASSES = BeadPainter.COMPONENT_CLASSES

    class Moved(Message):
        """The focus is elsewhere."""

    class LaidOut(Message):
        """The columns have their places: cells from the grid's left edge."""

        def __init__(self, source_at: int, target_at: int) -> None:
            super().__init__()
            self.source_at = source_at
            self.target_at = target_at

    def __init__(self, beads: Sequence[AlignedBead], titles: tuple[str, str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(titles, id=id)
        self._beads = beads
        self._matches: tuple[WordMatch, ...] = ()
        self._side = Side.SOURCE
        self._sentence = 0

    # Where the focus is -----------------------------------------------------------------------------------

    @property
    def bead(self) -> AlignedBead | None:
        """The current bead; None where there are no beads."""
        return self._beads[self.current] if self._beads else None

    @property
    def focus_in_bead(self) -> Focus:
        """Side and sentence in focus. A side without sentences has the focus as a whole: sentence 0."""
        return Focus(side=self._side, sentence=self._sentence)

    @property
    def matches(self) -> tuple[WordMatch, ...]:
        """The words highlighted in the current bead."""
        return self._matches

    # Keys -------------------------------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        """Move by sentences, through the beads."""
        if not self._beads:
            return
        sentence = self._sentence + by
        if 0 <= sentence < self._count(self.current):
            self.focus_on(self.current, sentence=sentence)
        elif 0 <= self.current + by < len(self._beads):
            row = self.current + by
            self.focus_on(row, sentence=self._count(row) - 1 if by < 0 else 0)

    def action_side(self, name: str) -> None:
        """Go to the other column, or to the one named."""
        side = Side(name) if name else self._side.other
        if side is not self._side:
            self.focus_on(self.current, side=side, sentence=self._sentence)

    async def on_click(self, event: events.Click) -> None:
        """Put the focus on the sentence under the pointer; a second click edits it."""
        under = self.row_under(event.y)
        if under is None or self._painter is None:
            return
        row, line = under
        at = self._painter.focus_at(self._beads[row], line, event.x)
        self.focus_on(row, side=at.side, sentence=at.sentence)
        if event.chain > 1:
            await self.app.run_action("screen.edit_sentence", self)

    # What the screen tells the grid -----------------------------------------------------------------------

    def focus_on(self, row: int, *, side: Side | None = None, sentence: int = 0) -> None:
        """Put the focus on a sentence, or on the nearest there is; bring it into view and say so."""
        if not self._beads:
            return
        row = max(0, min(len(self._beads) - 1, row))
        if row != self.current:
            self._matches = ()
        self._side = side or self._side
        self._sentence = max(0, min(self._count(row) - 1, sentence))
        self.show_row(row)
        self.moved()

    def go_to(self, row: int) -> None:
        """Put the focus on the first sentence of a row."""
        self.focus_on(row)

    def highlight(self, matches: tuple[WordMatch, ...]) -> None:
        """Show which words of the current bead match."""
        if matches != self._matches and self._beads:
            self._matches = matches
            self.refresh_row(self.current)

    def show_beads(self, beads: Sequence[AlignedBead]) -> None:
        """Show what the beads are now; those that are the same objects as before keep their heights."""
        before, self._beads = self._beads, beads
        at, removed, added = _changed_run(before, beads)
        if not removed and not added:
            return
        self._matches = ()
        self.set_reactive(BeadGrid.current, max(0, min(len(beads) - 1, self.current)))
        self._sentence = max(0, min(self._count(self.current) - 1, self._sentence)) if beads else 0
        painter = self._painter
        if painter is None:
            return
        if len(str(len(before))) != len(str(len(beads))):
            self._lay_out()
        else:
            self.replace_rows(at, removed, [painter.estimate(bead) for bead in beads[at : at + added]])

    def _count(self, row: int) -> int:
        return len(self._beads[row].side(self._side))

    # What the rows are ------------------------------------------------------------------------------------

    def row_count(self) -> int:
        """Return how many beads there are."""
        return len(self._beads)

    def make_painter(self, width_cells: int) -> BeadPainter:
        """Return the painter for a width."""
        return BeadPainter(self, width_cells, len(self._beads))

    def paint_row(self, painter: BeadPainter, row: int) -> list[Strip]:
        """Return the strips of a bead."""
        if row != self.current:
            return painter.paint(self._beads[row], row, None)
        return painter.paint(self._beads[row], row, self.focus_in_bead, has_focus=self.has_focus, matches=self._matches)

    def estimate(self, painter: BeadPainter) -> Iterator[int]:
        """Yield a guess at the height of every bead."""
        return map(painter.estimate, self._beads)

    def extent(self) -> tuple[int, int]:
        """Return where in the current bead the sentence in focus is."""
        if self._painter is None or self.bead is None:
            return super().extent()
        return self._painter.extent(self.bead, self.focus_in_bead)

    def moved(self) -> None:
        """Say that the focus is elsewhere."""
        self.post_message(self.Moved())

    def laid_out(self, painter: BeadPainter) -> None:
        """Say where the columns are."""
        self.post_message(self.LaidOut(painter.source_at, painter.target_at))

    def render_line(self, y: int) -> Strip:
        """Draw a line; say so where it is too narrow for two columns."""
        if self._painter is None and y == 0:
            return Strip([Segment(fit(_TOO_NARROW, self.size.width), self.rich_style)], self.size.width)
        return super().render_line(y)


def _changed_run(before: Sequence[AlignedBead], after: Sequence[AlignedBead]) -> tuple[int, int, int]:
    """Return where two runs of beads begin to differ, and how many beads differ in each, ends alike left out."""
    shorter = min(len(before), len(after))
    at = _alike(before, after)
    end = min(_alike(reversed(before), reversed(after)), shorter - at)
    return at, len(before) - end - at, len(after) - end - at


def _alike(before: Iterable[AlignedBead], after: Iterable[AlignedBead]) -> int:
    """Return how many beads the two begin with that are the same objects."""
    same = list(map(is_, before, after))
    return same.index(False) if False in same else len(same)
