"""What a person can ask of the alignment screen; what is seen of it is ``alignment``'s business."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from textual.screen import Screen

from duizhao.errors import DuizhaoError, UsageError
from duizhao.model import AlignedBead, Sentence, Side
from duizhao.tui.messages import Refused
from duizhao.tui.screens.alignment_finish import FinishScreen
from duizhao.tui.screens.alignment_sentence import SentenceScreen
from duizhao.tui.screens.prompt import PromptScreen
from duizhao.workbench.alignment_session import AlignmentSession
from duizhao.workbench.finishing import Finished, FinishPreview

__all__ = ["AlignmentCommands", "Place"]

Result = TypeVar("Result")

_ACCEPTED_ABOVE = 0.95
"""What is accepted where no other confidence is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the focus is."""

    index: int
    bead: AlignedBead
    side: Side
    number: int
    """Of the sentence within the bead's side; 0 where that is empty."""

    @property
    def sentence(self) -> Sentence | None:
        """The sentence in focus; None on an empty side."""
        sentences = self.bead.side(self.side)
        return sentences[self.number] if sentences else None

    @property
    def anchor(self) -> Sentence:
        """The sentence in focus, or the first of the other side: what realigning finds the place again by."""
        return self.sentence or (*self.bead.source, *self.bead.target)[0]


class AlignmentCommands(Screen[None]):
    """Every command that changes something begins with ``writable``."""

    session: AlignmentSession
    busy: str = ""
    """What the machine is at in the background; empty where everything may be changed."""
    finished: Finished | None = None
    """What finishing has done; None before."""

    # What the screen provides -----------------------------------------------------------------------------

    @abstractmethod
    def place(self) -> Place:
        """Return where the focus is. UsageError where there are no beads."""

    @abstractmethod
    def go_to(self, bead: int, *, side: Side | None = None, number: int = 0) -> None:
        """Put the focus on a sentence."""

    @abstractmethod
    def changed(self, bead: int, sentence: Sentence | None = None) -> None:
        """Show what a command has changed, with the focus on a bead, and on the sentence where it stands there."""

    @abstractmethod
    def changed_around(self, sentence: Sentence) -> None:
        """Show that any number of beads have changed, with the focus on the one that has this sentence now."""

    @abstractmethod
    def in_background(self, label: str, job: Callable[[], Result], then: Callable[[Result], object]) -> None:
        """Do something that takes a while, then something with what came of it. Nothing may be changed meanwhile."""

    @abstractmethod
    def write_session(self) -> None:
        """Save and say so."""

    @abstractmethod
    def leave(self) -> None:
        """Say that the person is done here; the app saves first."""

    # Trying -----------------------------------------------------------------------------------------------

    def attempt(self, command: Callable[[], object]) -> None:
        """Do something that was not asked for by a key; what is refused is said, as it is for keys."""
        try:
            command()
        except DuizhaoError as error:
            self.post_message(Refused(error))

    def writable(self) -> Place:
        """Return where the focus is. LockedError where nothing can be written, UsageError where it cannot be now."""
        if self.session.refusal:
            raise self.session.refusal
        self.ensure_idle()
        return self.place()

    def ensure_idle(self) -> None:
        """UsageError that says what the machine is at, if so."""
        if self.busy:
            raise UsageError(
                "alignment-busy",
                f"{self.busy}: nothing can be changed until that is done.",
                hint="You can move about meanwhile.",
            )

    # Moving -----------------------------------------------------------------------------------------------

    def action_next_doubtful(self) -> None:
        """Go to the next doubtful bead."""
        self._go_to_doubtful(backward=False)

    def action_previous_doubtful(self) -> None:
        """Go to the previous doubtful bead."""
        self._go_to_doubtful(backward=True)

    def action_go_to(self) -> None:
        """Ask for a number and go there."""
        count = len(self.session.alignment.beads)

        def go(answer: str) -> None:
            if not answer:
                return
            if not answer.isdecimal() or not 1 <= int(answer) <= count:
                raise UsageError(
                    "no-such-bead", f"There is no bead {answer}.", hint=f"Give a number from 1 to {count}."
                )
            self.go_to(int(answer) - 1)

        explanation = f"A number from 1 to {count}"
        self.app.push_screen(PromptScreen("Go to", explanation, go, placeholder=str(self.place().index + 1)))

    def _go_to_doubtful(self, *, backward: bool) -> None:
        found = self.session.next_doubtful(self.place().index, backward=backward)
        if found is None:
            self.notify("No bead is doubtful.")
        else:
            self.go_to(found)

    # Boundaries -------------------------------------------------------------------------------------------

    def action_move_up(self) -> None:
        """Move the sentence, and those before it, to the bead above."""
        at = self.writable()
        self.changed(self.session.move_up(at.index, at.side, at.number), at.sentence)

    def action_move_down(self) -> None:
        """Move the sentence, and those after it, to the bead below."""
        at = self.writable()
        self.changed(self.session.move_down(at.index, at.side, at.number), at.sentence)

    def action_split(self) -> None:
        """Split the bead before the sentence; where that is the first, ask where to cut the sentence itself."""
        at = self.writable()
        if at.sentence is not None and at.number == 0:
            self._edit(
                at,
                "Nothing stands before this sentence in its bead. To make two sentences of it, go to where the second "
                "begins, press Ctrl+J, then Enter; S then splits the bead between them.",
                and_then=1,
            )
            return
        self.changed(self.session.split(at.index, at.side, at.number), at.sentence)

    def action_merge(self) -> None:
        """Merge the bead with the next, or the marked ones."""
        at = self.writable()
        first, last = self._run_to_merge(at.index)
        self.changed(self.session.merge(first, last), at.sentence)

    def _run_to_merge(self, current: int) -> tuple[int, int]:
        marked = self.session.marked()
        # One mark and the bead in focus are two ends as well.
        ends = sorted({*marked, current}) if len(marked) == 1 else list(marked)
        if len(ends) < 2:
            return current, current + 1
        if len(ends) == 2 and len(marked) == 1 and ends[1] - ends[0] > 1:
            raise UsageError(
                "beads-apart",
                f"Bead {marked[0] + 1} is marked, and this one is not next to it.",
                hint="Mark all that are to be merged, or take the mark away with the space bar.",
            )
        if ends[-1] - ends[0] + 1 != len(ends):
            raise UsageError(
                "beads-apart",
                "The marked beads do not follow each other.",
                hint="Mark those between them, or take marks away, with the space bar.",
            )
        return ends[0], ends[-1]

    def action_swap(self) -> None:
        """Swap the targets of the bead and the next."""
        at = self.writable()
        self.changed(self.session.swap(at.index), at.sentence)

    def action_insert_empty(self) -> None:
        """Part the two sides of the bead."""
        at = self.writable()
        self.changed(self.session.insert_empty(at.index, at.side), at.sentence)

    # Sentences --------------------------------------------------------------------------------------------

    def action_edit_sentence(self) -> None:
        """Edit the sentence in focus."""
        at = self.writable()
        if at.sentence is None:
            raise UsageError(
                "empty-side", f"This bead has no {at.side} sentence.", hint="Go to the other side, or to another bead."
            )
        self._edit(at)

    def _edit(self, at: Place, explanation: str = "", *, and_then: int = 0) -> None:
        """Ask for the text of a sentence; ``and_then`` is how many sentences further on the focus goes."""
        assert at.sentence is not None

        def use(lines: Sequence[str]) -> None:
            self.ensure_idle()
            self.changed(self.session.edit_sentence(at.index, at.side, at.number, lines))
            self.go_to(at.index, side=at.side, number=at.number + min(and_then, max(0, len(lines) - 1)))

        title = f"{at.side.title()} sentence {at.number + 1} of bead {at.index + 1}"
        self.app.push_screen(SentenceScreen(title, at.sentence.text, use, explanation=explanation))

    # Holding ----------------------------------------------------------------------------------------------

    def action_accept(self) -> None:
        """Accept the marked beads; where there are none, this one, and go to the next that nobody has settled."""
        at = self.writable()
        marked = self.session.marked()
        self.changed(self.session.accept(marked or (at.index,)), at.sentence)
        if marked:
            self.notify(f"{_beads(len(marked))} accepted.")
            self.go_to(at.index, number=at.number)
        else:
            self._go_to_open(at.index)

    def _go_to_open(self, after: int) -> None:
        beads = self.session.alignment.beads
        tally = self.session.tally()
        if tally.held == tally.beads:
            self.notify("Every bead is accepted or changed by hand. F finishes.")
            self.go_to(min(after + 1, len(beads) - 1))
            return
        order = chain(range(after + 1, len(beads)), range(after))
        self.go_to(next(index for index in order if not beads[index].is_held))

    def action_clear(self) -> None:
        """Clear the marked beads; where there are none, this one."""
        at = self.writable()
        self.session.clear(self.session.marked() or (at.index,))
        self.changed(at.index, at.sentence)

    def action_toggle_mark(self) -> None:
        """Mark or unmark the bead and go down."""
        at = self.writable()
        self.changed(self.session.toggle_mark(at.index), at.sentence)
        self.go_to(at.index + 1)

    def action_accept_above(self) -> None:
        """Ask for a confidence and accept everything that has it."""
        at = self.writable()

        def preview(answer: str) -> str:
            try:
                return f"{_beads(self.session.count_above(_score(answer)))} would be accepted."
            except UsageError as error:
                return f"{error.message} {error.hint}"

        def accept(answer: str) -> None:
            self.ensure_idle()
            count = self.session.accept_above(_score(answer))
            self.changed(at.index, at.sentence)
            self.notify(f"{_beads(count)} accepted." if count else "No bead is that sure.")

        explanation = "Accept every bead that nobody has touched, with two sides and at least this confidence:"
        self.app.push_screen(
            PromptScreen("Accept above", explanation, accept, placeholder=f"{_ACCEPTED_ABOVE}, or 95%", preview=preview)
        )

    # Realigning -------------------------------------------------------------------------------------------

    def action_realign(self) -> None:
        """Realign everything that nobody holds."""
        self.writable()
        self._realign(self.session.realign)

    def action_realign_here(self) -> None:
        """Realign between the neighbours that somebody holds."""
        index = self.writable().index
        self._realign(lambda: self.session.realign_around(index))

    def _realign(self, job: Callable[[], int]) -> None:
        before = self.session.revision

        def show(_: int) -> None:
            # The person may have moved on meanwhile.
            self.changed_around(self.place().anchor)
            if self.session.revision == before:
                self.notify("Realigned: nothing has changed.")
            else:
                self.notify("Realigned. Ctrl+Z takes it back.")

        self.in_background("Realigning", job, show)

    # History and file -------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the last step back and show where it was."""
        self._travel(self.session.undo, self.session.undo_label(), "undo")

    def action_redo(self) -> None:
        """Do the last step taken back again and show where it was."""
        self._travel(self.session.redo, self.session.redo_label(), "redo")

    def _travel(self, step: Callable[[], int | None], label: str, verb: str) -> None:
        self.ensure_idle()
        focus = step()
        if focus is None:
            self.notify(f"Nothing to {verb}.")
        else:
            self.changed(focus)
            self.notify(f"{verb.title()}: {label}.")

    def action_save(self) -> None:
        """Write the alignment's file."""
        self.ensure_idle()
        self.write_session()

    def action_finish_alignment(self) -> None:
        """Say what finishing will do, and do it where the person agrees."""
        self.writable()
        preview = self.session.preview_finish()

        def finish(agreed: FinishPreview | None) -> None:
            if agreed is not None:
                self.attempt(self._finish)

        self.app.push_screen(FinishScreen(self.session.name, preview, self.session.tally().doubtful), finish)

    def _finish(self) -> None:
        self.ensure_idle()
        self.finished = self.session.finish()
        self.leave()

    def action_leave(self) -> None:
        """Save and go back."""
        self.leave()


def _beads(count: int) -> str:
    return "1 bead" if count == 1 else f"{count:,} beads"


def _score(answer: str) -> float:
    """Return a confidence typed as 0.95, 95 or 95%. UsageError for anything else."""
    if not answer:
        return _ACCEPTED_ABOVE
    digits = answer.removesuffix("%").strip()
    try:
        score = float(digits.replace(",", "."))
    except ValueError:
        score = -1.0
    if answer != digits or score > 1:
        score /= 100
    if not 0 <= score <= 1:
        raise UsageError("bad-score", f"“{answer}” is no confidence.", hint="Give a number such as 0.95, or 95%.")
    return score
