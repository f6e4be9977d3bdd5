"""The line above the workbench: which document, how far, and whether it is saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from duizhao.model import Languages, Severity
from duizhao.text.width import fit, width_cells
from duizhao.tui.progress_bar import progress_bar
from duizhao.tui.theme import SEVERITY_MARKS

__all__ = ["DocumentHeader", "HeaderState", "Keeping"]


class Keeping(StrEnum):
    """What has become of the edits; the value is what the header says."""

    SAVED = "✓ saved"
    KEPT = "✎ edits kept, ^S saves"
    LOST = "! NOT SAVED"
    READ_ONLY = "read only"


_SHORT = {Keeping.KEPT: "✎ kept"}
"""Where there is no room to say how to save."""

_STYLES = {
    Keeping.SAVED: "$verdict-satisfied",
    Keeping.KEPT: "$state-draft",
    Keeping.LOST: "bold $severity-error",
    Keeping.READ_ONLY: "$severity-warning",
}


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
        languages = f"{state.languages.source} > {state.languages.target}"
        percent = 100 * state.done // state.count if state.count else 0
        counts = f" {state.done}/{state.count} {percent}%"
        bar_cells = 10 if width < 100 else 20
        right: list[Content] = [progress_bar(state.done, state.count, bar_cells), Content(counts)]
        for severity, count in state.totals:
            if count and severity is not Severity.INFO:
                right.append(Content(f"  {SEVERITY_MARKS[severity]}{count}").stylize(f"bold $severity-{severity}"))
        if state.is_checking:
            right.append(Content("  checking").stylize("$muted"))
        keeping = _SHORT.get(state.keeping, state.keeping) if width < 100 else state.keeping
        right.append(Content(f"  {keeping}").stylize(_STYLES[state.keeping]))
        tail = Content("").join(right)
        left_cells = max(0, width - tail.cell_length - width_cells("对照  ") - 2)
        name_cells = min(width_cells(state.document), left_cells)
        name = fit(state.document, name_cells)
        rest = left_cells - name_cells
        pair = fit(f"  {languages}", rest) if rest >= width_cells(languages) + 2 else " " * rest
        return Content.assemble(("对照", "bold $seal"), "  ", (name, "bold"), (pair, "$muted"), "  ", tail)
