"""The bottom line: the keys that matter where the focus is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from textual.binding import ActiveBinding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from duizhao.tui.keymap import display_key

__all__ = ["KeyBar"]

_FIRST = ("finding.fix",)
"""Offered only now and then: worth a place when they are."""
_LAST = ("app.command_palette", "app.quit")


class KeyBar(Widget):
    """Shows the labelled commands in force; those that do not fit are left out, not squeezed."""

    is_covered: reactive[bool] = reactive(default=False)
    """Whether a dialog lies above: its keys are not these."""

    def __init__(self, unoffered: Callable[[], frozenset[str]]) -> None:
        """``unoffered`` returns the ids of commands that have nothing to work on now."""
        super().__init__()
        self._unoffered = unoffered

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def _bindings_updated(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def render(self) -> Content:
        """Return the line."""
        if self.is_covered:
            return _hint("Esc", "Close")
        hints: dict[str, tuple[str, str]] = {}
        for active in self._offered():
            binding = active.binding
            hint = (display_key(binding.key), binding.description)
            # Enter and F5 both confirm: the nearer one will do.
            if all(label != hint[1] for _, label in hints.values()):
                hints[binding.id or hint[1]] = hint
        # The help stays even where the rest does not fit, and comes last.
        help_hint = hints.pop("app.help", None)
        first = [hints.pop(name) for name in _FIRST if name in hints]
        last = [hints.pop(name) for name in _LAST if name in hints]
        parts: list[Content] = []
        left = self.content_size.width
        for key, label in [*([help_hint] if help_hint else []), *_at_second_place(hints.values(), first), *last]:
            part = _hint(key, label)
            if part.cell_length - 2 > left:
                break
            parts.append(part)
            left -= part.cell_length
        return Content("").join([*parts[1:], *parts[:1]] if help_hint else parts)

    def _offered(self) -> Iterator[ActiveBinding]:
        without = self._unoffered()
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled and active.binding.id not in without:
                yield active


def _hint(key: str, label: str) -> Content:
    return Content.assemble((key, "bold $footer-key-foreground"), " ", label, "  ")


def _at_second_place(hints: Iterable[tuple[str, str]], urgent: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Put what is urgent behind the first hint, which says what Enter does."""
    rest = iter(hints)
    yield from islice(rest, 1)
    yield from urgent
    yield from rest
