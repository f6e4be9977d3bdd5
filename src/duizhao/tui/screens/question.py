"""Asks before something is done that is easier to do than to notice."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from duizhao.tui.lines import visible

__all__ = ["QuestionScreen"]


class _Explanation(Static, can_focus=True):
    pass


class QuestionScreen(ModalScreen[bool]):
    """Returns whether to go on."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "dismiss(False)", "No"),
        Binding("enter,y", "dismiss(True)", "Yes"),
    ]

    def __init__(self, title: str, explanation: str, yes: str) -> None:
        """``yes`` is the verb for Enter."""
        super().__init__()
        self._title = title
        self._explanation = explanation
        self._yes = yes

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(id="question") as box:
            box.border_title = self._title
            box.border_subtitle = f"Enter {self._yes}  Esc cancel"
            lines = "\n".join(map(visible, self._explanation.split("\n")))
            yield _Explanation(Content(lines), id="question-explanation")

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(_Explanation).focus()
