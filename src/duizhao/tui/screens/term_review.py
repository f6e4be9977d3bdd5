"""Terms found in the documents, to be accepted, edited or rejected one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from duizhao.model import EntryChange, TermEntry
from duizhao.terminology.extraction import TermCandidate
from duizhao.tui.keymap import Context, bindings
from duizhao.tui.lines import visible
from duizhao.tui.screens.term_form import TermFormScreen
from duizhao.tui.screens.term_use_list import pair_content
from duizhao.tui.term_candidates import CANDIDATE_COLUMNS, Decision, TermCandidates
from duizhao.tui.widgets.key_bar import KeyBar
from duizhao.tui.widgets.list_grid import ListGrid
from duizhao.tui.widgets.text_panel import TextPanel

__all__ = ["ReviewScreen"]

_NONE = """\
No terms were found that the glossary has not.

Terms are found in segments that have a translation: the more there are,
the more can be found. Esc goes back.\
"""


class ReviewScreen(Screen[None]):
    """Writes what was accepted in one step, at the end; until then nothing in the glossary changes."""

    CSS_PATH = "term_review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.REVIEW)]

    class Left(Message):
        """The maintainer is done here."""

    def __init__(
        self,
        candidates: Sequence[TermCandidate],
        write: Callable[[Sequence[EntryChange]], object],
        read: Callable[[str, str], tuple[str, str]],
        *,
        files: Sequence[str] = (),
    ) -> None:
        """``write`` takes the entries accepted; ``read`` returns the source and target of a segment of a document."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-short"), (32, "-tall")]
        self.candidates = TermCandidates(candidates, next(iter(files), ""))
        self._write = write
        self._read = read
        self._files = tuple(files)
        self._may_leave = False

    def compose(self) -> ComposeResult:
        """Stack title, list with contexts, and keys."""
        yield Static(id="review-title")
        with Container(id="review-body"):
            yield ListGrid(CANDIDATE_COLUMNS, id="review-list")
            yield TextPanel(id="review-contexts")
        yield Static(Content(_NONE), id="review-empty")
        yield KeyBar(self.unoffered)

    def on_mount(self) -> None:
        """Begin with the best candidate."""
        self.set_class(not len(self.candidates), "-empty")
        self._grid.show_rows(self.candidates)
        self._grid.focus()
        self._show()

    # Deciding ---------------------------------------------------------------------------------------------

    def action_accept(self) -> None:
        """Accept the candidate and go to the next undecided one."""
        self._decide(Decision.ACCEPTED)

    def action_reject(self) -> None:
        """Reject the candidate and go to the next undecided one."""
        self._decide(Decision.REJECTED)

    def action_skip(self) -> None:
        """Leave the candidate undecided, and go down."""
        if len(self.candidates):
            self.candidates.decide(self._grid.current, Decision.OPEN)
            self._drawn()
            self._grid.action_move(1)

    def action_edit_candidate(self) -> None:
        """Show every field of what the candidate would become; saving accepts it."""
        if not len(self.candidates):
            return
        at = self._grid.current

        def accept(entry: TermEntry) -> None:
            self.candidates.decide(at, Decision.ACCEPTED, entry)
            self._go_on(at)

        entry = self.candidates.reviewed(at).entry
        self.app.push_screen(TermFormScreen(f"Accept {entry.source}", entry, accept, files=self._files))

    def action_other_rendering(self) -> None:
        """Take the next of the renderings found."""
        if len(self.candidates):
            if not self.candidates.take_other(self._grid.current):
                self.notify("No other rendering was found; Enter lets you type one.")
            self._drawn()

    def action_undo(self) -> None:
        """Take the last decision back."""
        self._travelled(self.candidates.undo(), "Nothing to undo.")

    def action_redo(self) -> None:
        """Decide again as before."""
        self._travelled(self.candidates.redo(), "Nothing to redo.")

    def _travelled(self, at: int | None, otherwise: str) -> None:
        if at is None:
            self.notify(otherwise)
        else:
            self._drawn()
            self._grid.go_to(at)

    def _decide(self, decision: Decision) -> None:
        if len(self.candidates):
            at = self._grid.current
            self.candidates.decide(at, decision)
            self._go_on(at)

    def _go_on(self, at: int) -> None:
        self._drawn()
        self._grid.go_to(self.candidates.next_open(at))
        if not self.candidates.count(Decision.OPEN):
            self.notify("Everything is decided; f writes what was accepted.")

    # Ending -----------------------------------------------------------------------------------------------

    def action_finish_review(self) -> None:
        """Write what was accepted, and go back."""
        changes = self.candidates.changes()
        if not changes:
            self.notify("Nothing is accepted yet; a accepts the term under the cursor.")
            return
        self._write(changes)
        count = "1 term" if len(changes) == 1 else f"{len(changes)} terms"
        self.app.notify(f"{count} added; z in the glossary takes it back.")
        self.post_message(self.Left())

    def action_leave(self) -> None:
        """Go back; what was accepted is thrown away only at the second time of asking."""
        accepted = self.candidates.count(Decision.ACCEPTED)
        if accepted and not self._may_leave:
            self._may_leave = True
            self.notify(f"{accepted} accepted and not written: f writes them, Esc again throws them away.")
        else:
            self.post_message(self.Left())

    # Showing ----------------------------------------------------------------------------------------------

    def on_list_grid_moved(self) -> None:
        """Show the contexts of another candidate."""
        self._show()

    async def on_list_grid_clicked(self) -> None:
        """Edit the candidate clicked."""
        await self.app.run_action("screen.edit_candidate", self)

    def _drawn(self) -> None:
        self._may_leave = False
        self._grid.redraw()
        self._show(from_top=False)

    def _show(self, *, from_top: bool = True) -> None:
        candidates = self.candidates
        accepted, rejected = candidates.count(Decision.ACCEPTED), candidates.count(Decision.REJECTED)
        title = Content.assemble(
            ("对照", "bold $seal"),
            ("  Terms found", "bold"),
            f"  {len(candidates)} candidate{'' if len(candidates) == 1 else 's'}",
            (f"  ✓ {accepted} accepted", "$verdict-satisfied"),
            (f"  ✗ {rejected} rejected", "$muted"),
        )
        self.query_one("#review-title", Static).update(title)
        if len(candidates):
            at = self._grid.current
            self.query_one(TextPanel).show(lambda cells: self._contexts(at, cells), from_top=from_top)

    def _contexts(self, at: int, cells: int) -> Content:
        candidate, reviewed = self.candidates.candidates[at], self.candidates.reviewed(at)
        entry = reviewed.entry
        lines = [
            Content.assemble((visible(entry.source), "bold $primary"), "  ", (visible(entry.target), "bold")),
            Content(f"{reviewed.decision}, {candidate.together} of {candidate.frequency} segments together").stylize(
                "$muted"
            ),
        ]
        if candidate.others:
            others = " | ".join(map(visible, candidate.others))
            lines.append(Content.assemble(("o  ", "bold $primary"), ("also ", "$muted"), others))
        for context in candidate.contexts:
            source, target = self._read(context.document, context.segment)
            lines.append(Content(f"{context.document} {context.segment}").stylize("$muted"))
            style = "bold underline $verdict-satisfied"
            lines.append(pair_content(source, target, context.source_span, context.target_span, style, cells))
        return Content("\n").join(lines)

    # What the key bar leaves out --------------------------------------------------------------------------

    def on_screen_suspend(self) -> None:
        """Let the dialog say which keys work."""
        self.query_one(KeyBar).is_covered = True

    def on_screen_resume(self) -> None:
        """Show the keys again."""
        self.query_one(KeyBar).is_covered = False

    def unoffered(self) -> frozenset[str]:
        """Return the ids of commands that have nothing to work on now."""
        if len(self.candidates):
            return frozenset()
        names = ("accept", "edit", "reject", "skip", "other", "finish")
        return frozenset(f"review.{name}" for name in names)

    @property
    def _grid(self) -> ListGrid:
        return self.query_one(ListGrid)
