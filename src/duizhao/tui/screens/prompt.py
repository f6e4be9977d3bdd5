"""Asks for a line of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from duizhao.errors import DuizhaoError

__all__ = ["PromptScreen"]


class PromptScreen(ModalScreen[None]):
    """Uses what was typed, without blanks around it; where that is refused, says why and stays open."""

    CSS_PATH = "prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel")]

    def __init__(
        self,
        title: str,
        explanation: str,
        use: Callable[[str], object],
        *,
        placeholder: str = "",
        preview: Callable[[str], str] | None = None,
    ) -> None:
        """``use`` is given the answer, which may be empty, and raises a DuizhaoError to have another.

        ``preview`` says what an answer would do, while it is typed.
        """
        super().__init__()
        self._preview = preview
        self._title = title
        self._explanation = explanation
        self._use = use
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(id="prompt") as box:
            box.border_title = self._title
            box.border_subtitle = "Enter accept  Esc cancel"
            yield Static(Content(self._explanation), id="prompt-explanation")
            if self._preview is not None:
                yield Static(Content(self._preview("")), id="prompt-preview")
            answer = Input(placeholder=self._placeholder, id="prompt-answer")
            answer.cursor_blink = False
            yield answer
            yield Static(id="prompt-error")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the answer would do."""
        event.stop()
        if self._preview is not None:
            self.query_one("#prompt-preview", Static).update(Content(self._preview(event.value.strip())))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Use the answer."""
        event.stop()
        try:
            self._use(event.value.strip())
        except DuizhaoError as error:
            self.query_one("#prompt-error", Static).update(Content(f"{error.message} {error.hint}".strip()))
        else:
            self.dismiss(None)
