"""Asks before a segment is confirmed in which the glossary's rules are broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from duizhao.errors import DuizhaoError
from duizhao.model import Finding
from duizhao.tui.lines import visible
from duizhao.tui.theme import SEVERITY_MARKS

__all__ = ["TermErrorsScreen"]


class TermErrorsScreen(ModalScreen[Finding | None]):
    """Goes on with a reason, or returns a finding to be fixed, or None to go back."""

    CSS_PATH = "term_errors.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("f8", "fix", "Fix"),
    ]

    def __init__(self, segment_id: str, findings: Sequence[Finding], go_on: Callable[[str], object]) -> None:
        """``go_on`` confirms, with the reason; it raises a DuizhaoError to have another."""
        super().__init__()
        self._segment_id = segment_id
        self._findings = tuple(findings)
        self._go_on = go_on

    @property
    def _fixable(self) -> Finding | None:
        return next((finding for finding in self._findings if finding.fixes), None)

    def compose(self) -> ComposeResult:
        """Say what is wrong above the line for the reason."""
        with Vertical(id="term-errors") as box:
            box.border_title = f"Confirm {self._segment_id} all the same?"
            fix = "F8 fix  " if self._fixable is not None else ""
            box.border_subtitle = f"{fix}Esc go back  Enter go on, with a reason"
            yield Static(Content("\n").join(map(_line, self._findings)), id="term-error-list")
            answer = Input(placeholder="Why is the translation right all the same?", id="term-error-reason")
            answer.cursor_blink = False
            yield answer
            yield Static(id="term-error-refusal")

    def on_mount(self) -> None:
        """Begin with the reason."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on."""
        event.stop()
        try:
            self._go_on(event.value)
        except DuizhaoError as error:
            words = f"{error.message} {error.hint}".strip()
            self.query_one("#term-error-refusal", Static).update(Content(words))
        else:
            self.dismiss(None)

    def action_fix(self) -> None:
        """Return the first finding that a key can fix."""
        if self._fixable is None:
            self.query_one("#term-error-refusal", Static).update(Content("Nothing here can be fixed with a key."))
        else:
            self.dismiss(self._fixable)


def _line(finding: Finding) -> Content:
    mark = SEVERITY_MARKS[finding.severity]
    line = Content.assemble((mark, f"bold $severity-{finding.severity}"), " ", visible(finding.message))
    if not finding.fixes:
        return line
    return Content("\n").join(
        [line, Content.assemble("  ", ("F8", "bold $primary"), f" {visible(finding.fixes[0].label)}")]
    )
