"""Asks for the formats of an export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import SelectionList

__all__ = ["ExportScreen"]


class ExportScreen(ModalScreen[tuple[str, ...] | None]):
    """Returns the formats chosen; None where it was left or none was chosen."""

    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        # SelectionList takes Enter for itself, as another key to tick with.
        Binding("enter", "accept", "Export", priority=True),
    ]

    def __init__(self, document_id: str, formats: Sequence[str], chosen: Sequence[str] = ()) -> None:
        super().__init__()
        self._document_id = document_id
        self._formats = tuple(formats)
        self._chosen = frozenset(chosen)

    def compose(self) -> ComposeResult:
        """Ask."""
        selections = [(name, name, name in self._chosen) for name in self._formats]
        formats = SelectionList[str](*selections, id="formats")
        formats.border_title = f"Export {self._document_id}"
        formats.border_subtitle = "Space tick  Enter export  Esc cancel"
        yield formats

    def action_accept(self) -> None:
        """Return the formats ticked, in the order of the list; the one under the cursor where none is ticked."""
        formats: SelectionList[str] = self.query_one("#formats", SelectionList)
        ticked = set(formats.selected)
        if not ticked and formats.highlighted is not None:
            ticked = {self._formats[formats.highlighted]}
        self.dismiss(tuple(name for name in self._formats if name in ticked) or None)
