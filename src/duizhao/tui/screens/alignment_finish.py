"""Says what finishing an alignment will do, and asks whether to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.markup import escape
from textual.screen import ModalScreen
from textual.widgets import Static

from duizhao.tui.lines import visible
from duizhao.workbench.finishing import FinishPreview

__all__ = ["FinishScreen"]


class FinishScreen(ModalScreen[FinishPreview | None]):
    """Returns the preview that was agreed to; None where it was left."""

    CSS_PATH = "alignment_finish.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "agree", "Finish"),
        Binding("escape", "dismiss(None)", "Cancel"),
    ]

    def __init__(self, name: str, preview: FinishPreview, doubtful: int) -> None:
        """``doubtful`` beads are still to be looked at."""
        super().__init__()
        self._alignment_name = name
        self._preview = preview
        self._doubtful = doubtful

    def compose(self) -> ComposeResult:
        """Ask."""
        with VerticalScroll(id="finish") as box:
            # Titles of borders are markup, and a file's name may hold any bracket.
            box.border_title = f"Finish {escape(visible(self._alignment_name))}"
            box.border_subtitle = "Enter finish  Esc go on correcting"
            yield Static(Content("\n".join(self._preview.lines)), id="finish-lines")
            if self._doubtful:
                beads = "1 bead is" if self._doubtful == 1 else f"{self._doubtful} beads are"
                yield Static(Content(f"{beads} still doubtful."), id="finish-doubtful")

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one("#finish").focus()

    def action_agree(self) -> None:
        """Return the preview."""
        self.dismiss(self._preview)
