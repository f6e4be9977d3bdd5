"""All keys, as they are now: the user's own keymap included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from duizhao.model import Severity, State, TermStatus, Verdict
from duizhao.text.width import fit
from duizhao.tui.keymap import Context, commands_in, display_key
from duizhao.tui.term_candidates import DECISION_MARKS, Decision
from duizhao.tui.theme import LOCK_MARK, SEVERITY_MARKS, STATE_MARKS, TERM_MARKS, VERDICT_MARKS
from duizhao.tui.widgets.bead_marks import (
    CHOSEN_MARK,
    CONFIDENCE_MARKS,
    CONFIDENCE_MEANINGS,
    CONFIDENCE_STYLES,
    Confidence,
)

__all__ = ["HelpScreen"]

_KEY_CELLS = 22


class HelpScreen(ModalScreen[None]):
    """Scrolls; Escape closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q,question_mark", "dismiss", "Close"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, contexts: Iterable[Context], keymap: dict[str, str]) -> None:
        super().__init__()
        self._contexts = tuple(contexts)
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """List what can be done here first."""
        with VerticalScroll(id="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "Up Down scroll  Esc close"
            for context in self._contexts:
                yield Static(self._section(context), classes="help-section")
            yield Static(self._legend(), classes="help-section")

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one("#help").focus()

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)

    def _section(self, context: Context) -> Content:
        lines = [Content(context.value).stylize("bold $primary")]
        for command in commands_in(context):
            changed = self._keymap.get(command.id)
            keys = changed.split(",") if changed else command.keys
            shown = "1…9" if len(keys) > 3 else ", ".join(map(display_key, keys))
            lines.append(Content.assemble((fit(shown, _KEY_CELLS), "bold"), command.title))
        return Content("\n").join(lines)

    def _legend(self) -> Content:
        lines = [Content("Marks").stylize("bold $primary")]
        if Context.BEADS in self._contexts:
            lines += _bead_marks()
        elif Context.GLOSSARY in self._contexts:
            lines += _entry_marks()
        elif Context.REVIEW in self._contexts:
            lines += _decision_marks()
        else:
            lines += _segment_marks()
            lines += _verdict_marks()
        return Content("\n").join(lines)


def _segment_marks() -> Iterator[Content]:
    for state in State:
        yield _mark(STATE_MARKS[state], f"bold $state-{state}", state.value)
    yield _mark(LOCK_MARK, "bold", "locked")
    for severity in Severity:
        yield _mark(
            SEVERITY_MARKS[severity], f"bold $severity-{severity}", f"{severity}: the gravest here, and how many"
        )


def _verdict_marks() -> Iterator[Content]:
    meanings = {
        Verdict.SATISFIED: "a term of the source, rendered as the glossary has it",
        Verdict.DEPRECATED: "rendered as the glossary once had it",
        Verdict.MISSING: "not rendered",
        Verdict.FORBIDDEN: "rendered in words that are forbidden",
        Verdict.DOUBTFUL: "in a longer word or name: perhaps no term",
        Verdict.SUGGESTED: "a candidate: rendering it so is a suggestion",
    }
    for verdict, meaning in meanings.items():
        yield _mark(VERDICT_MARKS[verdict], f"bold $verdict-{verdict}", meaning)


def _entry_marks() -> Iterator[Content]:
    meanings = {
        TermStatus.PREFERRED: "preferred: enforced",
        TermStatus.CANDIDATE: "candidate: suggested, never enforced",
        TermStatus.DEPRECATED: "deprecated: recognised, no longer to be used",
        TermStatus.SHIELD: "shield: keeps shorter terms from matching inside it",
    }
    for status, meaning in meanings.items():
        yield _mark(TERM_MARKS[status], f"bold $status-{status}", meaning)
    yield _mark("*", "bold $state-final", "marked for merging")
    for severity in Severity:
        yield _mark(
            SEVERITY_MARKS[severity], f"bold $severity-{severity}", f"{severity}: what lint finds, and how much"
        )


def _decision_marks() -> Iterator[Content]:
    for decision in Decision:
        yield _mark(DECISION_MARKS[decision], "bold", decision.value)


def _bead_marks() -> Iterator[Content]:
    for each in Confidence:
        yield _mark(CONFIDENCE_MARKS[each], CONFIDENCE_STYLES[each], CONFIDENCE_MEANINGS[each])
    yield _mark(CHOSEN_MARK, "bold $state-final", "marked for the next command")
    yield _mark("▪ ◦", "$muted", "a sentence that begins a paragraph, and one that does not")


def _mark(mark: str, style: str, meaning: str) -> Content:
    return Content.assemble((fit(mark, _KEY_CELLS), style), meaning)
