"""The bottom line: the keys that matter where the focus is."""

from __future__ import annotations

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from duizhao.tui.keymap import display_key

__all__ = ["KeyBar"]


class KeyBar(Widget):
    """Shows the labelled commands in force; those that do not fit are left out, not squeezed."""

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def _bindings_updated(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def render(self) -> Content:
        """Return the line."""
        shown: dict[str, tuple[str, str]] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled and binding.description not in shown:
                shown[binding.description] = (display_key(binding.key), binding.description)
        # Help stays even where the rest does not fit.
        help_hint = shown.pop("Help", None)
        hints = [*([help_hint] if help_hint else []), *shown.values()]
        parts: list[Content] = []
        left = self.content_size.width
        for key, label in hints:
            part = Content.assemble((key, "bold $footer-key-foreground"), " ", label, "  ")
            if part.cell_length - 2 > left:
                break
            parts.append(part)
            left -= part.cell_length
        return Content("").join([*parts[1:], *parts[:1]] if help_hint else parts)
