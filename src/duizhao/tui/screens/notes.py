"""The notes on a segment and the findings set aside in it, readable in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from duizhao.errors import DuizhaoError
from duizhao.model import Note, Waiver
from duizhao.text.width import width_cells
from duizhao.tui.lines import visible

__all__ = ["NotesScreen"]


class NotesScreen(ModalScreen[str | None]):
    """Returns a note to add; None where it was left. Deletes and withdraws at once, and stays open."""

    CSS_PATH = "notes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close"),
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", show=False),
        Binding("delete,ctrl+d", "drop", "Delete", priority=True),
    ]

    def __init__(
        self,
        segment_id: str,
        items: Callable[[], tuple[Note | Waiver, ...]],
        fixed: tuple[Note, ...],
        drop: Callable[[Note | Waiver], None],
    ) -> None:
        """``items`` returns what can be dropped now; ``fixed`` are notes of the whole unit, which cannot."""
        super().__init__()
        self._segment_id = segment_id
        self._items = items
        self._fixed = fixed
        self._drop = drop

    def compose(self) -> ComposeResult:
        """List what there is above the line for another note."""
        with Vertical(id="notes") as box:
            box.border_title = f"Notes on {self._segment_id}"
            box.border_subtitle = "Enter add  Up Down choose  Del delete  Esc close"
            yield OptionList(id="note-list", markup=False)
            yield Static(id="note-error")
            answer = Input(placeholder="Another note", id="note-answer")
            answer.cursor_blink = False
            yield answer

    def on_mount(self) -> None:
        """Begin where a note is written."""
        self._show()
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the note; an empty one is none."""
        event.stop()
        self.dismiss(event.value.strip() or None)

    def action_choose(self, by: int) -> None:
        """Move the choice, though the cursor is in the line for another note."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_drop(self) -> None:
        """Delete the note chosen, or withdraw the waiver; in the middle of what is typed, the letter."""
        answer = self.query_one(Input)
        at = self.query_one(OptionList).highlighted
        items = self._items()
        if answer.value or at is None or at >= len(items):
            answer.action_delete_right()
            return
        try:
            self._drop(items[at])
        except DuizhaoError as error:
            self.query_one("#note-error", Static).update(Content(f"{error.message} {error.hint}".strip()))
            return
        self._show()

    def _show(self) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted
        options.clear_options()
        items = self._items()
        options.add_options([*map(_option, items), *(_option(note, of_unit=True) for note in self._fixed)])
        if not items and not self._fixed:
            options.add_option(Option(Content("No notes yet.").stylize("$muted"), disabled=True))
        elif items:
            options.highlighted = min(at or 0, len(items) - 1)


def _option(item: Note | Waiver, *, of_unit: bool = False) -> Option:
    if isinstance(item, Waiver):
        return Option(_entry("Set aside", "$severity-warning", f"{item.check}: {item.reason}"))
    head = "Paragraph" if of_unit else "Note"
    author = f"{item.author}: " if item.author else ""
    return Option(_entry(head, "$severity-info", f"{author}{item.text}"), disabled=of_unit)


def _entry(head: str, style: str, text: str) -> Content:
    return Content.assemble((head, f"bold {style}"), " " * (11 - width_cells(head)), _printable(text))


def _printable(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))
