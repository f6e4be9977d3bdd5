"""Renames a term: in the glossary and in every target that uses it, once the difference has been seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from duizhao.errors import DuizhaoError
from duizhao.model import Span, TermEntry
from duizhao.tui.lines import styled_lines, visible
from duizhao.tui.widgets.text_panel import TextPanel
from duizhao.workbench.termbase import Termbase
from duizhao.workbench.termbase_rename import RenamePlan

__all__ = ["RenameScreen"]

_MOST_LINES = 2000
"""Of a difference; beyond them nobody reads on here, and the command line shows all."""


class RenameScreen(ModalScreen[TermEntry | None]):
    """Enter first shows what would change, and then changes it. Returns the entry renamed; None where it was left."""

    CSS_PATH = "term_rename.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        Binding("ctrl+l", "toggle_held", "Locked and final as well", priority=True),
        Binding("pagedown", "scroll(1)", show=False),
        Binding("pageup", "scroll(-1)", show=False),
    ]

    class _Planned(Message):
        def __init__(self, names: tuple[str, str], result: RenamePlan | DuizhaoError) -> None:
            super().__init__()
            self.names = names
            self.result = result

    def __init__(self, termbase: Termbase, entry: TermEntry) -> None:
        super().__init__()
        self._termbase = termbase
        self._entry = entry
        self._plan: RenamePlan | None = None
        self._include_held = False

    def compose(self) -> ComposeResult:
        """Put both names above what would change."""
        with Vertical(id="rename") as box:
            box.border_title = f"Rename {visible(self._entry.source)}"
            box.border_subtitle = "Enter show what changes  Ctrl+L locked and final as well  Esc cancel"
            yield Static(Content("In the glossary and in every target; plurals and a/an are fitted."))
            for name, label, value in (("old", "From", self._entry.target), ("new", "To", "")):
                with Horizontal(classes="rename-name"):
                    yield Label(label)
                    field = Input(value, id=f"rename-{name}", select_on_focus=False)
                    field.cursor_blink = False
                    yield field
            yield Static(id="rename-summary")
            yield TextPanel(id="rename-diff")
            yield Static(id="rename-error")

    def on_mount(self) -> None:
        """Begin with the new name."""
        self.query_one("#rename-new").focus()

    @property
    def _names(self) -> tuple[str, str]:
        old, new = (" ".join(self.query_one(f"#rename-{name}", Input).value.split()) for name in ("old", "new"))
        return old, new

    def on_input_changed(self, event: Input.Changed) -> None:
        """Forget a plan for other names."""
        event.stop()
        self._forget()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Show what would change; where it is shown already, change it."""
        event.stop()
        self._say("")
        if self._plan is not None:
            self._rename(self._plan)
        elif not all(self._names):
            self._say("Give both renderings.")
        else:
            self._look()

    def action_toggle_held(self) -> None:
        """Take locked and final segments in, or leave them out."""
        self._include_held = not self._include_held
        was_planned = self._plan is not None
        self._forget()
        if was_planned and all(self._names):
            self._look()
        else:
            held = "are changed as well" if self._include_held else "are left alone"
            self._summary(f"Locked and final segments {held}.")

    def action_scroll(self, pages: int) -> None:
        """Scroll what would change, though the cursor is in a name."""
        panel = self.query_one(TextPanel)
        panel.scroll_relative(y=pages * max(1, panel.size.height - 1), animate=False)

    def _look(self) -> None:
        names = self._names
        self._summary("Looking through the documents…")
        self.run_worker(lambda: self._make_plan(names), group="rename", thread=True, exclusive=True)

    def _make_plan(self, names: tuple[str, str]) -> None:
        old, new = names
        try:
            plan = self._termbase.plan_rename(old, new, source=self._entry.source, include_held=self._include_held)
        except DuizhaoError as error:
            self.post_message(self._Planned(names, error))
        else:
            self.post_message(self._Planned(names, plan))

    def on_rename_screen__planned(self, message: _Planned) -> None:
        """Show what would change, unless the names are others by now."""
        if message.names != self._names:
            return
        if isinstance(message.result, DuizhaoError):
            self._summary("")
            self._say(f"{message.result.message} {message.result.hint}".strip())
            return
        plan = self._plan = message.result
        self._summary(_summary(plan))
        self.query_one("#rename", Vertical).border_subtitle = "Enter rename  PgUp PgDn read on  Esc cancel"
        lines = [*_left_out(plan), *plan.diff()]
        self.query_one(TextPanel).show(lambda cells: _diff(lines, cells))

    def _rename(self, plan: RenamePlan) -> None:
        try:
            renamed = self._termbase.rename(plan)
        except DuizhaoError as error:
            self._say(f"{error.message} {error.hint}".strip())
            self._forget()
            return
        self.app.notify(f"Renamed: {_summary(plan)} z takes it back.", markup=False)
        self.dismiss(next(iter(renamed.entries), None))

    def _forget(self) -> None:
        self._plan = None
        self._summary("")
        self.query_one(TextPanel).show(lambda _: Content(""))
        self.query_one(
            "#rename", Vertical
        ).border_subtitle = "Enter show what changes  Ctrl+L locked and final as well  Esc cancel"

    def _summary(self, words: str) -> None:
        self.query_one("#rename-summary", Static).update(Content(words))

    def _say(self, words: str) -> None:
        self.query_one("#rename-error", Static).update(Content(words))


def _summary(plan: RenamePlan) -> str:
    terms, segments, held = len(plan.changes), len(plan.rewrites), len(plan.held)
    words = f"{terms} term{'' if terms == 1 else 's'} and {segments} segment{'' if segments == 1 else 's'}"
    return f"{words}; {held} locked or final left alone." if held else f"{words}."


def _left_out(plan: RenamePlan) -> Iterator[str]:
    for entry in plan.also:
        yield f"! {entry.source} has the old rendering too, and keeps it."
    for problem in plan.problems:
        yield f"! {problem}"
    for held in plan.held:
        yield f"! {held.document} {held.segment_id} is left alone: {held.why}. {held.target}"


def _diff(lines: list[str], cells: int) -> Content:
    shown = [_diff_line(line, cells) for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        shown.append(Content(f"… and {len(lines) - _MOST_LINES} more lines").stylize("$muted"))
    return Content("\n").join(shown)


def _diff_line(line: str, cells: int) -> Content:
    styles = {"+": "$verdict-satisfied", "-": "$verdict-forbidden", "@": "$muted", "!": "$severity-warning"}
    heading = "bold" if line.startswith(("+++", "---")) else styles.get(line[:1], "")
    return styled_lines(line, cells, [(Span(0, len(line)), heading)] if heading else (), indent=2)
