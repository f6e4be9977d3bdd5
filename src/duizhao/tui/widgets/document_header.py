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
    KEPT = "✎ kept in journal, ^S saves"
    LOST = "! NOT SAVED"
    READ_ONLY = "read only"


_SHORT = {Keeping.KEPT: "✎ kept"}
"""Where there is no room to say how to save."""

_NAME_CELLS = 8
"""What the document's name keeps where it is narrow."""

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
        bar = progress_bar(state.done, state.count, bar_cells)
        found = [
            Content(f"  {SEVERITY_MARKS[severity]}{count}").stylize(f"bold $severity-{severity}")
            for severity, count in state.totals
            if count and (severity is not Severity.INFO or width >= 100)
        ]
        checking = Content("  checking" if state.is_checking else "").stylize("$muted")
        keeping = _SHORT.get(state.keeping, state.keeping) if width < 100 else state.keeping
        kept = Content(f"  {keeping}").stylize(_STYLES[state.keeping])
        # What matters least goes first where it is narrow; whether the work is saved stays to the last.
        tails = (
            [bar, Content(counts), *found, checking, kept],
            [bar, Content(counts), *found, kept],
            [Content(counts), *found, kept],
            [Content(counts), kept],
            [kept],
        )
        room = width - width_cells("对照  ") - 2 - min(_NAME_CELLS, width_cells(state.document))
        joined = [Content("").join(parts) for parts in tails]
        tail = next((each for each in joined if each.cell_length <= room), joined[-1])
        left_cells = max(0, width - tail.cell_length - width_cells("对照  ") - 2)
        name_cells = min(width_cells(state.document), left_cells)
        name = fit(state.document, name_cells)
        rest = left_cells - name_cells
        pair = fit(f"  {languages}", rest) if rest >= width_cells(languages) + 2 else " " * rest
        return Content.assemble(("对照", "bold $seal"), "  ", (name, "bold"), (pair, "$muted"), "  ", tail)
