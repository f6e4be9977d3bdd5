"""Edits a sentence of an alignment, or makes several of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from duizhao.errors import DuizhaoError
from duizhao.tui.widgets.text_editor import TextEditor

__all__ = ["SentenceScreen"]


class _SentenceEditor(TextEditor):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.accept", "Save"),
        Binding("ctrl+j", "new_line", "New sentence"),
    ]


class SentenceScreen(ModalScreen[None]):
    """One line is one sentence. Uses the lines; where they are refused, says why and stays open."""

    CSS_PATH = "alignment_sentence.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel")]

    def __init__(self, title: str, text: str, use: Callable[[Sequence[str]], object], *, explanation: str = "") -> None:
        """``use`` is given the lines with text in them and raises a DuizhaoError to have others."""
        super().__init__()
        self._title = title
        self._text = text
        self._use = use
        self._explanation = explanation
        self._may_leave = False

    def compose(self) -> ComposeResult:
        """Put the editor between what is to be done and what it comes to."""
        with Vertical(id="sentence") as box:
            box.border_title = self._title
            box.border_subtitle = "Enter save  Ctrl+J new sentence  Esc cancel"
            if self._explanation:
                yield Static(Content(self._explanation), id="sentence-explanation")
            yield _SentenceEditor(self._text, id="sentence-text")
            yield Static(id="sentence-count")
            yield Static(id="sentence-error")

    def on_mount(self) -> None:
        """Begin where the sentence begins: that is nearest to where it may be cut."""
        self.query_one(_SentenceEditor).focus()
        self._count()

    def on_text_area_changed(self) -> None:
        """Say how many sentences there are now."""
        self._may_leave = False
        self._count()

    def _count(self) -> None:
        count = len(self._lines())
        words = "1 sentence" if count == 1 else f"{count} sentences"
        self.query_one("#sentence-count", Static).update(Content(f"One line is one sentence: {words} now."))

    def action_accept(self) -> None:
        """Use the lines."""
        try:
            self._use(self._lines())
        except DuizhaoError as error:
            self._say(f"{error.message} {error.hint}".strip())
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leave it as it was; what has been typed is thrown away only at the second time of asking."""
        if self._may_leave or self.query_one(_SentenceEditor).text == self._text:
            self.dismiss(None)
        else:
            self._may_leave = True
            self._say("Esc again throws away what you have changed; Enter keeps it.")

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.query_one(_SentenceEditor).text.split("\n") if line.strip()]

    def _say(self, words: str) -> None:
        self.query_one("#sentence-error", Static).update(Content(words))
