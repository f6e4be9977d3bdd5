"""Asks for the formats of an export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

__all__ = ["ExportScreen"]


class ExportScreen(ModalScreen[tuple[str, ...] | None]):
    """Returns the formats chosen; None where it was left or none was chosen."""

    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        Binding("space", "tick", "Tick"),
        # OptionList takes Enter for itself, to select.
        Binding("enter", "accept", "Export", priority=True),
    ]

    def __init__(self, document_id: str, formats: Sequence[str], chosen: Sequence[str] = ()) -> None:
        super().__init__()
        self._document_id = document_id
        self._formats = tuple(formats)
        self._ticked = {name for name in self._formats if name in chosen}

    def compose(self) -> ComposeResult:
        """Ask."""
        formats = OptionList(*(Option(self._line(name)) for name in self._formats), id="formats", markup=False)
        formats.border_title = f"Export {self._document_id}"
        formats.border_subtitle = "Space tick  Enter export  Esc cancel"
        formats.highlighted = next((at for at, name in enumerate(self._formats) if name in self._ticked), 0)
        yield formats

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick the format clicked."""
        event.stop()
        self._toggle(event.option_index)

    def action_tick(self) -> None:
        """Tick or untick the format under the cursor."""
        at = self.query_one("#formats", OptionList).highlighted
        if at is not None:
            self._toggle(at)

    def action_accept(self) -> None:
        """Return the formats ticked, in the order of the list; the one under the cursor where none is ticked."""
        at = self.query_one("#formats", OptionList).highlighted
        ticked = self._ticked or ({self._formats[at]} if at is not None else set())
        self.dismiss(tuple(name for name in self._formats if name in ticked) or None)

    def _toggle(self, at: int) -> None:
        self._ticked ^= {self._formats[at]}
        self.query_one("#formats", OptionList).replace_option_prompt_at_index(at, self._line(self._formats[at]))

    def _line(self, name: str) -> Content:
        if name in self._ticked:
            return Content.assemble(("[x] ", "bold $state-translated"), (name, "bold"))
        return Content.assemble(("[ ] ", "$muted"), name)
