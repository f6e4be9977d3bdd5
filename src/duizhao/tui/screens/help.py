"""All keys, as they are now: the user's own keymap included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from duizhao.model import Severity, State
from duizhao.text.width import fit
from duizhao.tui.keymap import Context, commands_in, display_key
from duizhao.tui.theme import LOCK_MARK, SEVERITY_MARKS, STATE_MARKS
from duizhao.tui.widgets.bead_marks import (
    CHOSEN_MARK,
    CONFIDENCE_MARKS,
    CONFIDENCE_MEANINGS,
    CONFIDENCE_STYLES,
    Confidence,
)

__all__ = ["HelpScreen"]

_KEY_CELLS = 22


class HelpScreen(ModalScreen[None]):
    """Scrolls; Escape closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q,question_mark", "dismiss", "Close"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, contexts: Iterable[Context], keymap: dict[str, str]) -> None:
        super().__init__()
        self._contexts = tuple(contexts)
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """List what can be done here first."""
        with VerticalScroll(id="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "Up Down scroll  Esc close"
            for context in self._contexts:
                yield Static(self._section(context), classes="help-section")
            yield Static(self._legend(), classes="help-section")

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one("#help").focus()

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)

    def _section(self, context: Context) -> Content:
        lines = [Content(context.value).stylize("bold $primary")]
        for command in commands_in(context):
            changed = self._keymap.get(command.id)
            keys = changed.split(",") if changed else command.keys
            shown = "1…9" if len(keys) > 3 else ", ".join(map(display_key, keys))
            lines.append(Content.assemble((fit(shown, _KEY_CELLS), "bold"), command.title))
        return Content("\n").join(lines)

    def _legend(self) -> Content:
        lines = [Content("Marks in the grid").stylize("bold $primary")]
        lines += _bead_marks() if Context.BEADS in self._contexts else _segment_marks()
        return Content("\n").join(lines)


def _segment_marks() -> Iterator[Content]:
    for state in State:
        yield _mark(STATE_MARKS[state], f"bold $state-{state}", state.value)
    yield _mark(LOCK_MARK, "bold", "locked")
    for severity in Severity:
        yield _mark(
            SEVERITY_MARKS[severity], f"bold $severity-{severity}", f"{severity}: the gravest here, and how many"
        )


def _bead_marks() -> Iterator[Content]:
    for each in Confidence:
        yield _mark(CONFIDENCE_MARKS[each], CONFIDENCE_STYLES[each], CONFIDENCE_MEANINGS[each])
    yield _mark(CHOSEN_MARK, "bold $state-final", "marked for the next command")
    yield _mark("▪ ◦", "$muted", "a sentence that begins a paragraph, and one that does not")


def _mark(mark: str, style: str, meaning: str) -> Content:
    return Content.assemble((fit(mark, _KEY_CELLS), style), meaning)
