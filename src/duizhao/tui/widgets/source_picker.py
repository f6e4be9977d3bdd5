"""A source in which words are picked with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from duizhao.model import Span
from duizhao.tui.lines import display_lines, styled_lines

__all__ = ["SourcePicker"]


class SourcePicker(Widget, can_focus=True):
    """Left and Right go from word to word; Space, or Shift and an arrow, take the next word as well."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "go(1)", show=False),
        Binding("left,h", "go(-1)", show=False),
        Binding("shift+right,space,L", "extend(1)", show=False),
        Binding("shift+left,backspace,H", "extend(-1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]

    picked: reactive[Span] = reactive(Span(0, 0))

    class Picked(Message):
        """Other words are picked."""

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._text = text
        self._words: tuple[Span, ...] = ()
        self._known: tuple[Span, ...] = ()
        self._anchor = 0
        self._end = 0
        self.is_touched = False
        """Whether somebody has picked words by hand."""

    @property
    def words(self) -> str:
        """What is picked."""
        return self.picked.of(self._text)

    def know(self, words: Sequence[Span], known: Sequence[Span] = ()) -> None:
        """Go by these words; ``known`` are terms already, and marked as such. What is picked stays."""
        picked = self.picked
        self._words = tuple(words)
        self._known = tuple(known)
        inside = [number for number, word in enumerate(self._words) if word.overlaps(picked)]
        if inside:
            self._anchor, self._end = inside[0], inside[-1]
        self.refresh()

    def pick(self, first: int, last: int | None = None) -> None:
        """Pick the words from one number to another."""
        if self._words:
            self._anchor = max(0, min(len(self._words) - 1, first))
            self._end = self._anchor if last is None else max(0, min(len(self._words) - 1, last))
            low, high = sorted((self._anchor, self._end))
            self.picked = Span(self._words[low].start, self._words[high].end)

    def action_go(self, by: int) -> None:
        """Pick the word beside what is picked."""
        low, high = sorted((self._anchor, self._end))
        self._by_hand((high if by > 0 else low) + by)

    def action_extend(self, by: int) -> None:
        """Pick one word more, or one less."""
        self._by_hand(self._anchor, self._end + by)

    def action_first(self) -> None:
        """Pick the first word."""
        self._by_hand(0)

    def action_last(self) -> None:
        """Pick the last word."""
        self._by_hand(len(self._words) - 1)

    def _by_hand(self, first: int, last: int | None = None) -> None:
        self.is_touched = True
        self.pick(first, last)

    def watch_picked(self) -> None:
        """Say that other words are picked."""
        self.post_message(self.Picked())

    def render(self) -> Content:
        """Return the source with what is picked in reverse, which any terminal shows."""
        styles: list[tuple[Span, str]] = [(span, "underline $verdict-satisfied") for span in self._known]
        if self.picked.end:
            styles.append((self.picked, "bold reverse" if self.has_focus else "bold on $row-active"))
        return styled_lines(self._text, self.content_size.width or 60, styles)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the source takes, at most a third of the screen."""
        del container
        return min(len(display_lines(self._text, width)), max(1, viewport.height // 3))
