"""The strip that says what the three panes hold where there is room for one of them."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

__all__ = ["PaneTabs", "Tab"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One pane's place in the strip."""

    pane: str
    key: str
    title: str
    summary: str
    style: str = ""
    """Of the summary: a colour variable, or empty."""


class PaneTabs(Widget):
    """One line; the pane that is open stands out."""

    tabs: reactive[tuple[Tab, ...]] = reactive(())
    open: reactive[str] = reactive("")

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    def render(self) -> Content:
        """Return the strip."""
        return Content("").join(self._parts())

    def on_click(self, event: events.Click) -> None:
        """Say which tab was clicked."""
        right = 0
        for tab, part in zip(self.tabs, self._parts(), strict=True):
            right += part.cell_length
            if event.x < right:
                self.post_message(self.Chosen(tab.pane))
                return

    def _parts(self) -> list[Content]:
        parts = []
        for tab in self.tabs:
            is_open = tab.pane == self.open
            title = (f"{tab.title} ", "bold" if is_open else "$muted")
            summary = (tab.summary, f"bold {tab.style}".strip() if tab.style else "bold" if is_open else "$muted")
            part = Content.assemble(" ", (tab.key, "$footer-key-foreground"), " ", title, summary, " ")
            parts.append(part.stylize("on $row-active") if is_open else part)
        return parts
