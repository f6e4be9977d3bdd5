"""Lines that are made for the width they are shown at, and scrolled where there are too many."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

__all__ = ["TextPanel"]

Lines = Callable[[int], Content]
"""Returns what to show at a width in cells."""


class TextPanel(VerticalScroll, can_focus=True):
    """Shows what it is told, wrapped anew for every width; the arrow keys scroll it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lines: Lines = lambda _: Content("")

    def compose(self) -> ComposeResult:
        """Hold one text."""
        yield Static()

    def show(self, lines: Lines, *, from_top: bool = True) -> None:
        """Show other lines; from the first one on, unless they are those before, brought up to date."""
        self._lines = lines
        self._draw()
        if from_top:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._draw()

    def _draw(self) -> None:
        # The place of the scrollbar is kept free: lines must not wrap otherwise once it is there.
        cells = self.content_region.width - 1
        if cells > 0:
            self.query_one(Static).update(self._lines(cells))
