"""The line above the workbench: which document, how far, and whether it is saved."""

from __future__ import annotations

from dataclasses import dataclass, field

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from duizhao.model import Languages, Severity
from duizhao.tui.progress_bar import progress_bar
from duizhao.tui.theme import SEVERITY_MARKS
from duizhao.tui.title_line import ROOMY_CELLS, Keeping, kept, title_line

__all__ = ["DocumentHeader", "HeaderState"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderState:
    """Everything the header shows."""

    document: str = ""
    languages: Languages = field(default_factory=Languages)
    done: int = 0
    count: int = 0
    totals: tuple[tuple[Severity, int], ...] = ()
    keeping: Keeping = Keeping.SAVED
    is_checking: bool = False
    """Whether totals may still grow."""


class DocumentHeader(Widget):
    """One line; the document's name gives way where it is narrow."""

    state: reactive[HeaderState] = reactive(HeaderState())

    def render(self) -> Content:
        """Return the line."""
        state = self.state
        width = self.content_size.width
        percent = 100 * state.done // state.count if state.count else 0
        counts = f" {state.done}/{state.count} {percent}%"
        bar = progress_bar(state.done, state.count, 10 if width < ROOMY_CELLS else 20)
        found = [
            Content(f"  {SEVERITY_MARKS[severity]}{count}").stylize(f"bold $severity-{severity}")
            for severity, count in state.totals
            if count and (severity is not Severity.INFO or width >= ROOMY_CELLS)
        ]
        checking = Content("  checking" if state.is_checking else "").stylize("$muted")
        keeping = kept(state.keeping, width)
        # What matters least goes first where it is narrow; whether the work is saved stays to the last.
        tails = (
            [bar, Content(counts), *found, checking, keeping],
            [bar, Content(counts), *found, keeping],
            [Content(counts), *found, keeping],
            [Content(counts), keeping],
            [keeping],
        )
        return title_line(state.document, state.languages, [Content("").join(parts) for parts in tails], width)
