"""One of a few values, on one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

__all__ = ["Choice"]


class Choice(Widget, can_focus=True):
    """Left, Right and Space go through the values."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "step(1)", show=False),
        Binding("left", "step(-1)", show=False),
    ]

    at: reactive[int] = reactive(0)

    def __init__(
        self,
        values: Sequence[str],
        value: str,
        *,
        titles: Sequence[str] = (),
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """``titles`` are what is shown for the values, where that is something else."""
        super().__init__(id=id)
        self._values = tuple(values)
        self._titles = tuple(titles) or self._values
        self.set_reactive(Choice.at, self._values.index(value) if value in self._values else 0)

    @property
    def value(self) -> str:
        """The value chosen."""
        return self._values[self.at]

    def action_step(self, by: int) -> None:
        """Choose the next value."""
        self.at = (self.at + by) % len(self._values)

    def render(self) -> Content:
        """Return the value between the arrows that change it."""
        style = "bold" if self.has_focus else "$muted"
        return Content.assemble(("< ", style), self._titles[self.at], (" >", style))
