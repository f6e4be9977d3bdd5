"""The alignment screen: beads, and all about the one in focus.

Three sizes, one tree::

    80×24                            120×40: texts below their columns    200×60: beside
    ┌ name, settled, doubtful, saved ┐   ┌ header ───────────────┐   ┌ header ────────────────────┐
    │ beads                          │   │ beads                 │   │ beads            │ bar     │
    │                                │   │                       │   │                  │ why     │
    │ bar: number, confidence        │   │ bar                   │   │                  │ words   │
    │ why, words                     │   │ why, words            │   │                  │ source  │
    │                                │   │ source   │ target     │   │                  │ target  │
    └ keys ──────────────────────────┘   └ keys ─────────────────┘   └ keys ──────────────────────┘
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.timer import Timer

from duizhao.errors import DuizhaoError, UsageError
from duizhao.model import Sentence, Side, WordMatch
from duizhao.tui.keymap import Context, bindings
from duizhao.tui.messages import Refused
from duizhao.tui.screens.alignment_commands import AlignmentCommands, Place
from duizhao.tui.title_line import Keeping
from duizhao.tui.widgets.bead_detail import BeadBar, BeadDetail, BeadView
from duizhao.tui.widgets.bead_grid import BeadGrid
from duizhao.tui.widgets.bead_header import BeadHeader, BeadHeaderState
from duizhao.tui.widgets.key_bar import KeyBar
from duizhao.workbench.alignment_session import AlignmentSession

__all__ = ["AlignmentScreen"]

Result = TypeVar("Result")

_IDLE_SECONDS = 20.0
"""After so long without a change the alignment's file is written."""
_WORDS_DELAY_SECONDS = 0.06
"""Whoever holds an arrow key down is shown matched words only where they stop."""
_SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"


class AlignmentScreen(AlignmentCommands):
    """Keeps session and widgets in step: every change of either passes through here."""

    CSS_PATH = "alignment.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.ALIGNMENT)]

    class Left(Message):
        """The person is done here."""

    class _Done(Message):
        def __init__(self, then: Callable[[], object], error: DuizhaoError | None) -> None:
            super().__init__()
            self.then = then
            self.error = error

    class _WordsFound(Message):
        def __init__(self, asked: tuple[int, int], matches: tuple[WordMatch, ...]) -> None:
            super().__init__()
            self.asked = asked
            self.matches = matches

    def __init__(self, session: AlignmentSession) -> None:
        super().__init__()
        # Textual reads these from the instance as well; as class variables they contradict its annotations.
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-medium"), (160, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-sliver"), (9, "-low"), (16, "-short"), (32, "-tall")]
        self.session = session
        self._languages = session.alignment.languages
        self._last_change = monotonic()
        self._leaves_when_done = False
        self._words_timer: Timer | None = None
        self._words_of: tuple[int, int] | None = None
        """Revision and bead whose matched words are shown."""
        self._is_looking = False
        self._spin: Timer | None = None
        self._spun = 0
        titles = (f"Source {self._languages.source}", f"Target {self._languages.target}")
        self._header = BeadHeader()
        self._grid = BeadGrid(session.alignment.beads, titles, id="beads")
        self._bar = BeadBar()
        self._detail = BeadDetail()
        self._key_bar = KeyBar(self.unoffered)
        self._unoffered_before = self.unoffered()

    def compose(self) -> ComposeResult:
        """Build the tree of all three sizes; the style sheet arranges it."""
        yield self._header
        with Container(id="alignment-body"):
            yield self._grid
            with Vertical(id="bead-panel"):
                yield self._bar
                yield self._detail
        yield self._key_bar

    def on_mount(self) -> None:
        """Begin where it was left."""
        self.set_focus(self._grid)
        self._grid.focus_on(self.session.position)
        self._show()
        self.set_interval(_IDLE_SECONDS / 4, self._save_when_idle)
        self._spin = self.set_interval(0.1, self._show_busy, pause=True)
        self._tell_on_opening()

    def _tell_on_opening(self) -> None:
        session = self.session
        if session.recovered and not session.read_only:
            changes = "1 change" if session.recovered == 1 else f"{session.recovered} changes"
            self.notify(f"{changes} recovered from the journal.", title="Nothing was lost")
        for warning in session.warnings:
            self.notify(warning, severity="warning", timeout=20, markup=False)
        if session.refusal:
            message = f"{session.refusal.message} {session.refusal.hint}".strip()
            self.notify(message, title="Read only", severity="warning", timeout=10, markup=False)

    def unoffered(self) -> frozenset[str]:
        """Return the ids of commands that have nothing to work on now."""
        return frozenset() if self.session.tally().doubtful else frozenset({"align.next_doubtful"})

    def on_screen_suspend(self) -> None:
        """Let the dialog say which keys work."""
        self._key_bar.is_covered = True

    def on_screen_resume(self) -> None:
        """Show the keys again."""
        self._key_bar.is_covered = False

    # What commands need -----------------------------------------------------------------------------------

    def place(self) -> Place:
        """Return where the focus is."""
        grid = self._grid
        if grid.bead is None:
            raise UsageError("empty-alignment", "There are no beads here: one of the texts must have a sentence.")
        focus = grid.focus_in_bead
        return Place(index=grid.current, bead=grid.bead, side=focus.side, number=focus.sentence)

    def go_to(self, bead: int, *, side: Side | None = None, number: int = 0) -> None:
        """Put the focus on a sentence."""
        self._grid.focus_on(bead, side=side, sentence=number)

    def changed(self, bead: int, sentence: Sentence | None = None) -> None:
        """Show what a command has changed."""
        self._last_change = monotonic()
        beads = self.session.alignment.beads
        self._grid.show_beads(beads)
        number = _index(beads[bead].side(self._grid.focus_in_bead.side), sentence) if beads else 0
        self.go_to(bead, number=number)
        self._show()

    def changed_around(self, sentence: Sentence) -> None:
        """Show that any number of beads have changed."""
        beads = self.session.alignment.beads
        found = (at for at, bead in enumerate(beads) if any(each is sentence for each in (*bead.source, *bead.target)))
        self.changed(next(found, min(self._grid.current, len(beads) - 1)), sentence)

    def write_session(self) -> None:
        """Save and say so."""
        if self.session.refusal:
            raise self.session.refusal
        self.session.save()
        self.notify("Saved.")
        self._show()

    def finish(self) -> None:
        """Save, before the session is closed: a session that could not be saved must stay open."""
        self.ensure_idle()
        if self.session.unsaved and not self.session.read_only:
            self.session.save()

    def leave(self) -> None:
        """Say that the person is done here; the app saves first."""
        if self.busy:
            self._leaves_when_done = True
            self.notify(f"{self.busy}: leaves as soon as that is done.")
        else:
            self.post_message(self.Left())

    # Seeing -----------------------------------------------------------------------------------------------

    def on_bead_grid_moved(self) -> None:
        """Show the bead that is in focus now."""
        self.session.position = self._grid.current
        self._show()

    def on_bead_grid_laid_out(self, message: BeadGrid.LaidOut) -> None:
        """Put the texts below their columns, where the detail is below and not beside."""
        inset = self._detail.styles.padding.left
        columns = (message.source_at - inset, message.target_at - inset)
        self._detail.columns = None if self.has_class("-wide") else columns

    def action_toggle_detail(self) -> None:
        """Show or hide what is known about the bead."""
        self.toggle_class("-bare")

    def action_read_on(self) -> None:
        """Show the next lines of the detail; after the last, the first."""
        if not self._detail.read_on():
            self.notify("All that is known is on the screen.")

    def _show(self) -> None:
        grid = self._grid
        view = None
        if grid.bead is not None:
            view = BeadView(
                bead=grid.bead,
                number=grid.current + 1,
                count=grid.row_count(),
                focus=grid.focus_in_bead,
                matches=grid.matches,
            )
        self._bar.view = view
        self._detail.view = view
        self._show_header()
        self._look_up_soon()

    def _show_header(self) -> None:
        session = self.session
        self._header.state = BeadHeaderState(
            name=session.name,
            languages=self._languages,
            tally=session.tally(),
            keeping=self._keeping(),
            busy=f"{_SPINNER[self._spun % len(_SPINNER)]} {self.busy}" if self.busy else "",
        )
        if self.unoffered() != self._unoffered_before:
            self._unoffered_before = self.unoffered()
            self._key_bar.refresh()

    def _keeping(self) -> Keeping:
        if self.session.read_only:
            return Keeping.READ_ONLY
        return Keeping.KEPT if self.session.unsaved else Keeping.SAVED

    def _save_when_idle(self) -> None:
        session = self.session
        is_due = session.unsaved and not session.read_only and monotonic() - self._last_change > _IDLE_SECONDS
        if is_due and not self.busy:
            self._last_change = monotonic()
            self.attempt(session.save)
            self._show_header()

    # Matched words ----------------------------------------------------------------------------------------

    def _look_up_soon(self) -> None:
        asked = (self.session.revision, self._grid.current)
        if asked == self._words_of or self._grid.bead is None:
            return
        if self._words_timer is not None:
            self._words_timer.stop()
        self._words_timer = self.set_timer(_WORDS_DELAY_SECONDS, self._look_up)

    def _look_up(self) -> None:
        # One at a time: the first may have to wait until the aligner has read both texts.
        if self._is_looking or self.busy or self._grid.bead is None:
            return
        self._is_looking = True
        asked = (self.session.revision, self._grid.current)
        self.run_worker(lambda: self._find_words(asked), group="words", thread=True)

    def _find_words(self, asked: tuple[int, int]) -> None:
        try:
            matches = self.session.word_matches(asked[1])
        except UsageError:
            # The bead has gone meanwhile; whatever stands there now is looked up next.
            matches = ()
        self.post_message(self._WordsFound(asked, matches))

    def on_alignment_screen__words_found(self, message: _WordsFound) -> None:
        """Show which words match, unless the person has gone on meanwhile."""
        self._is_looking = False
        if message.asked == (self.session.revision, self._grid.current):
            self._words_of = message.asked
            self._grid.highlight(message.matches)
            self._show()
        else:
            self._look_up()

    # In the background ------------------------------------------------------------------------------------

    def in_background(self, label: str, job: Callable[[], Result], then: Callable[[Result], object]) -> None:
        """Do something that takes a while, then something with what came of it."""

        def work() -> None:
            try:
                result = job()
            except DuizhaoError as error:
                self.post_message(self._Done(lambda: None, error))
            else:
                self.post_message(self._Done(lambda: then(result), None))

        self.busy = label
        if self._spin is not None:
            self._spin.resume()
        self._show_header()
        self.run_worker(work, group="alignment", thread=True)

    def on_alignment_screen__done(self, message: _Done) -> None:
        """Show what came of it, and leave if that was asked for meanwhile."""
        self.busy = ""
        if self._spin is not None:
            self._spin.pause()
        if message.error is not None:
            self.post_message(Refused(message.error))
        message.then()
        self._show()
        if self._leaves_when_done:
            self.leave()

    def _show_busy(self) -> None:
        self._spun += 1
        self._show_header()


def _index(sentences: tuple[Sentence, ...], wanted: Sentence | None) -> int:
    return next((at for at, sentence in enumerate(sentences) if sentence is wanted), 0)
