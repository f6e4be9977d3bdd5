"""Asks for a state."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from duizhao.model import State
from duizhao.tui.theme import STATE_MARKS

__all__ = ["StateScreen"]

_MEANINGS = {
    State.NEW: "no translation yet",
    State.DRAFT: "not confirmed by a translator",
    State.TRANSLATED: "confirmed by the translator",
    State.REVIEWED: "approved by a second person",
    State.FINAL: "signed off",
    State.REJECTED: "sent back; add a note that says why",
}


class StateScreen(ModalScreen[State | None]):
    """Returns the state chosen; None where it was left. Digits choose at once."""

    CSS_PATH = "states.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        *(Binding(str(number), f"choose({number})", show=False) for number in range(1, len(State) + 1)),
    ]

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        """Ask."""
        options = OptionList(*map(self._option, State), id="states", markup=False)
        options.border_title = "State"
        options.border_subtitle = "Enter accept  Esc cancel"
        options.highlighted = list(State).index(self._state)
        yield options

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the state chosen."""
        event.stop()
        self.action_choose(event.option_index + 1)

    def action_choose(self, number: int) -> None:
        """Return the state of this number."""
        self.dismiss(list(State)[number - 1])

    @staticmethod
    def _option(state: State) -> Option:
        number = list(State).index(state) + 1
        content = Content.assemble(
            (f"{number} ", "$muted"),
            (f"{STATE_MARKS[state]:<2} {state:<11}", f"bold $state-{state}"),
            (_MEANINGS[state], "$muted"),
        )
        return Option(content)
