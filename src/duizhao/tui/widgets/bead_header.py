"""The line above the beads: which alignment, how far, what it is doing, and whether it is saved."""

from __future__ import annotations

from dataclasses import dataclass, field

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from duizhao.model import Languages
from duizhao.tui.lines import visible
from duizhao.tui.progress_bar import progress_bar
from duizhao.tui.title_line import ROOMY_CELLS, Keeping, kept, title_line
from duizhao.tui.widgets.bead_marks import CHOSEN_MARK, CONFIDENCE_MARKS, Confidence
from duizhao.workbench.alignment_session import AlignmentTally

__all__ = ["BeadHeader", "BeadHeaderState"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeadHeaderState:
    """Everything the header shows."""

    name: str = ""
    languages: Languages = field(default_factory=Languages)
    tally: AlignmentTally = field(default_factory=AlignmentTally)
    keeping: Keeping = Keeping.SAVED
    busy: str = ""
    """What the machine is at; empty where it waits for a key."""


class BeadHeader(Widget):
    """One line; the name gives way where it is narrow."""

    state: reactive[BeadHeaderState] = reactive(BeadHeaderState())

    def render(self) -> Content:
        """Return the line."""
        state, tally = self.state, self.state.tally
        width = self.content_size.width
        is_roomy = width >= ROOMY_CELLS
        bar = progress_bar(tally.held, tally.beads, 20 if is_roomy else 10)
        counts = Content(f" {tally.held}/{tally.beads} beads settled" if is_roomy else f" {tally.held}/{tally.beads}")
        doubtful = Content("")
        if tally.doubtful:
            mark = CONFIDENCE_MARKS[Confidence.DOUBTFUL]
            words = f"  {mark} {tally.doubtful} doubtful" if is_roomy else f"  {mark}{tally.doubtful}"
            doubtful = Content(words).stylize("bold $severity-error")
        marked = Content(f"  {CHOSEN_MARK}{tally.marked} marked" if tally.marked else "").stylize("bold $state-final")
        busy = Content(f"  {state.busy}" if state.busy else "").stylize("bold $severity-info")
        keeping = kept(state.keeping, width)
        # What matters least goes first where it is narrow; whether the work is saved stays to the last.
        tails = (
            [bar, counts, doubtful, marked, busy, keeping],
            [counts, doubtful, marked, busy, keeping],
            [counts, doubtful, busy, keeping],
            [counts, keeping],
            [keeping],
        )
        return title_line(visible(state.name), state.languages, [Content("").join(parts) for parts in tails], width)
