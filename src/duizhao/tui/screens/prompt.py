"""Asks for a line of text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

__all__ = ["PromptScreen"]


class PromptScreen(ModalScreen[str | None]):
    """Returns what was typed, without blanks around it; None where it was left."""

    CSS_PATH = "prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(self, title: str, explanation: str, *, placeholder: str = "") -> None:
        super().__init__()
        self._title = title
        self._explanation = explanation
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(id="prompt") as box:
            box.border_title = self._title
            box.border_subtitle = "Enter accept  Esc cancel"
            yield Static(Content(self._explanation), id="prompt-explanation")
            answer = Input(placeholder=self._placeholder, id="prompt-answer")
            answer.cursor_blink = False
            yield answer

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the answer; an empty one is none."""
        event.stop()
        self.dismiss(event.value.strip() or None)
