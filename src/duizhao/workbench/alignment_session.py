"""The session in which a person corrects an alignment: commands on beads that can be taken back.

Every change is an ``AlignmentEdit`` that the store has on disk before the method returns. Only ``realign``,
``realign_around`` and ``word_matches`` wait for the aligner, and may run in another thread. A bead made by hand is
judged at once where the aligner is ready; where it is not, it has the score of the beads it was made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from threading import RLock
from typing import Literal

from duizhao.errors import LockedError, UsageError
from duizhao.model import AlignedBead, Alignment, AlignmentEdit, BeadChange, Hold, Side, WordMatch
from duizhao.workbench import bead_moves
from duizhao.workbench.bead_moves import Pair, Rearranged
from duizhao.workbench.finishing import Finished, Finisher, FinishPreview
from duizhao.workbench.hand_made import best_cut, hand_made, judged
from duizhao.workbench.keeper import Keeper
from duizhao.workbench.live_aligner import LiveAligner
from duizhao.workbench.live_beads import DOUBTFUL, AlignmentTally, LiveBeads, is_doubtful, runs_of
from duizhao.workbench.realigning import beads_changed, differences, realigned

__all__ = ["DOUBTFUL", "AlignmentSession", "AlignmentTally"]


class AlignmentSession:
    """One alignment being corrected. Every change is in the journal before the call returns.

    A command that changes beads returns the index of the bead that should be in focus after it, where it does not
    say otherwise, and is one step of undo; where there is nothing to change it is none. It raises UsageError where
    it cannot be done here and LockedError where the session is read-only.
    """

    def __init__(
        self,
        store: Keeper,
        aligner: LiveAligner,
        finisher: Finisher,
        *,
        name: str = "",
        warnings: Iterable[str] = (),
    ) -> None:
        self._store, self._aligner, self._finisher = store, aligner, finisher
        # Realigning may run in a worker thread: whoever looks must see all of what it changed, or nothing.
        self._guard = RLock()
        self._frame = store.alignment
        self._beads = LiveBeads(self._frame.beads)
        self._done, self._undone = list(store.done), list(store.undone)
        self._unjudged: set[Pair] = set()
        self.name = name or self._frame.id
        """What the header calls it."""
        self.warnings = tuple(warnings)
        """What a person should know about the files, a line each."""
        self.recovered = store.recovered
        """Changes that a crash had left in the journal."""
        self.revision = 0
        """Grows with every change."""
        self.unsaved = store.recovered > 0
        """Whether the journal holds changes that the alignment's file does not."""
        self._position = store.position
        self._marked: tuple[int, tuple[int, ...]] = (-1, ())

    # What there is ----------------------------------------------------------------------------------------

    @property
    def alignment(self) -> Alignment:
        """The alignment as it stands."""
        with self._guard:
            if self._frame.beads is not self._beads.values():
                self._frame = replace(self._frame, beads=self._beads.values())
            return self._frame

    @property
    def read_only(self) -> bool:
        """Whether another process is writing this alignment, or nobody can."""
        return self.refusal is not None

    @property
    def refusal(self) -> LockedError | None:
        """Why a read-only session refuses changes; None where they are welcome."""
        return self._store.refusal

    @property
    def position(self) -> int:
        """The bead to open at; 0 for an empty alignment. ``close`` remembers it."""
        return max(0, min(self._position, len(self._beads) - 1))

    @position.setter
    def position(self, bead: int) -> None:
        self._position = bead

    @property
    def document_id(self) -> str | None:
        """The project document that finishing fills; None outside a project."""
        return self._finisher.document_id

    def undo_label(self) -> str:
        """Return what ``undo`` would take back; empty where there is nothing."""
        return self._done[-1].label if self._done else ""

    def redo_label(self) -> str:
        """Return what ``redo`` would do again; empty where there is nothing."""
        return self._undone[-1].label if self._undone else ""

    def tally(self) -> AlignmentTally:
        """Return the alignment in numbers. Costs nothing: they are kept up to date."""
        return self._beads.tally

    def marked(self) -> tuple[int, ...]:
        """Return the beads that are marked, in order."""
        with self._guard:
            if self._marked[0] != self.revision:
                marked = enumerate(self._beads) if self.tally().marked else ()
                self._marked = (self.revision, tuple(index for index, bead in marked if bead.marked))
            return self._marked[1]

    def next_doubtful(self, after: int, *, backward: bool = False) -> int | None:
        """Return the next bead to look at, going round the end; None if there is none."""
        with self._guard:
            return self._beads.next(after, is_doubtful, backward=backward)

    def reasons(self, bead: int) -> tuple[str, ...]:
        """Return why the aligner takes a bead's sides for each other, in words for a person."""
        return bead_moves.bead_at(self._beads, bead).reasons

    def word_matches(self, bead: int) -> tuple[WordMatch, ...]:
        """Return the words of a bead's two sides that match; sentences are counted within the bead.

        The first call, and one after a text has changed, may take a second a thousand sentences: not for a key.
        """
        with self._guard:
            here = bead_moves.bead_at(self._beads, bead)
            source, target = self._beads.starts(bead)
            texts, beads = self._beads.texts(), self._beads.values()
        if not here.source or not here.target:
            return ()
        with self._aligner.of(texts, beads) as aligner:
            found = aligner.word_matches(
                range(source, source + len(here.source)), range(target, target + len(here.target))
            )
        return tuple(replace(match, source=match.source - source, target=match.target - target) for match in found)

    # Moving boundaries ------------------------------------------------------------------------------------

    def move_up(self, bead: int, side: Side, sentence: int) -> int:
        """Move a sentence, and those before it in its side of the bead, to the end of the bead above."""
        return self._rearrange("move", lambda: bead_moves.move_up(self._beads, bead, side, sentence))

    def move_down(self, bead: int, side: Side, sentence: int) -> int:
        """Move a sentence, and those after it in its side of the bead, to the beginning of the bead below."""
        return self._rearrange("move", lambda: bead_moves.move_down(self._beads, bead, side, sentence))

    def split(self, bead: int, side: Side, sentence: int) -> int:
        """Cut a bead before a sentence that is not its first; the other side is cut where the aligner likes it best."""

        def cut() -> Rearranged:
            bead_moves.sentence_at(self._beads, bead, side, sentence)
            return bead_moves.split(
                self._beads, bead, side, sentence, best_cut(self._beads, self._aligner, bead, side, sentence)
            )

        return self._rearrange("split", cut)

    def merge(self, first: int, last: int) -> int:
        """Make one bead of those from ``first`` to ``last``."""
        return self._rearrange("merge", lambda: bead_moves.merge(self._beads, first, last))

    def edit_sentence(self, bead: int, side: Side, sentence: int, lines: Sequence[str]) -> int:
        """Give a sentence another text; several lines make several sentences.

        UsageError for no text at all, and for another wording of a source whose original must stay as it is.
        """

        def edit() -> Rearranged | None:
            standing = bead_moves.sentence_at(self._beads, bead, side, sentence)
            if side is Side.SOURCE and self._finisher.keeps_source:
                _refuse_rewording(standing.text, lines)
            return bead_moves.edit_sentence(self._beads, bead, side, sentence, lines)

        return self._rearrange("edit", edit, focus=bead)

    def swap(self, bead: int) -> int:
        """Let the targets of a bead and the next change places."""
        return self._rearrange("swap", lambda: bead_moves.swap(self._beads, bead))

    def insert_empty(self, bead: int, side: Side) -> int:
        """Part the two sides of a bead: what stands on this side has no counterpart, nor has what stands on the other.

        (S|T) becomes (S|-) and (-|T).
        """
        return self._rearrange("insert empty side", lambda: bead_moves.insert_empty(self._beads, bead, side))

    # Holding ----------------------------------------------------------------------------------------------

    def accept(self, beads: Iterable[int]) -> int:
        """Say that beads are right; they are marked no more. Returns the last of them."""
        return self._set(beads, "accept", lambda bead: replace(bead, hold=Hold.ACCEPTED, marked=False))

    def clear(self, beads: Iterable[int]) -> int:
        """Take back that beads are accepted, changed by hand or marked. Returns the last of them."""
        return self._set(beads, "clear", lambda bead: replace(bead, hold=Hold.FREE, marked=False))

    def toggle_mark(self, bead: int) -> int:
        """Mark a bead for the next command, or take its mark away."""
        marked = bead_moves.bead_at(self._beads, bead).marked
        return self._set([bead], "unmark" if marked else "mark", lambda b: replace(b, marked=not marked))

    def count_above(self, score: float) -> int:
        """Return how many beads ``accept_above`` would accept."""
        with self._guard:
            return len(self._above(score))

    def accept_above(self, score: float) -> int:
        """Accept every bead with two sides that nobody holds and whose score is not below this one.

        Returns how many were accepted. UsageError for a score that is not between 0 and 1.
        """
        self._refuse_read_only()
        with self._guard:
            found = self._above(score)
            if found:
                self._set(found, "accept above", lambda bead: replace(bead, hold=Hold.ACCEPTED))
            return len(found)

    # Realigning -------------------------------------------------------------------------------------------

    def realign(self) -> int:
        """Align everything that is not held anew, around what is; return how many beads came out otherwise.

        May take seconds. UsageError where somebody changes the alignment meanwhile.
        """
        return self._realign(lambda: range(len(self._beads)))[0]

    def realign_around(self, bead: int) -> int:
        """Align anew what lies between the held beads above and below. UsageError where the bead itself is held."""

        def free_run() -> range:
            if bead_moves.bead_at(self._beads, bead).is_held:
                raise UsageError("bead-held", "This bead is held, so it stays as it is.", hint="Clear it first.")
            return self._beads.free_run(bead)

        here = bead_moves.bead_at(self._beads, bead)
        before = self._beads.starts(bead)
        run = self._realign(free_run)[1]
        # The bead that now has what the bead in focus began with.
        side, sentence = (Side.SOURCE, before[0]) if here.source else (Side.TARGET, before[1])
        position = self._beads.starts(run.start)[0 if here.source else 1]
        for index in run:
            position += len(self._beads[index].side(side))
            if position > sentence:
                return index
        return bead

    # History and file -------------------------------------------------------------------------------------

    def undo(self) -> int | None:
        """Take the last step back; return the bead to look at, None if there was no step."""
        return self._travel("undo", self._done, self._undone)

    def redo(self) -> int | None:
        """Do the last step taken back again; return the bead to look at, None if there was no step."""
        return self._travel("redo", self._undone, self._done)

    def preview_finish(self) -> FinishPreview:
        """Return what ``finish`` would do."""
        return self._finisher.preview(self.alignment)

    def finish(self) -> Finished:
        """Turn the beads into segments and save. What a person has translated since stays as it is.

        DuizhaoError where that cannot be done: the alignment then stays as it is.
        """
        self._refuse_read_only()
        # Where the alignment cannot be saved, the document must not be filled either.
        self.save()
        finished = self._finisher.finish(self.alignment)
        if finished.document_id is not None and self._frame.source_origin is not None:
            # From now on the document says what the source is.
            self._frame = replace(self._frame, source_origin=None)
            self.save()
        return finished

    def save(self) -> None:
        """Write the alignment's file. ProjectError where somebody else has changed it: ours is set aside then."""
        self._store.save(self.alignment)
        self.unsaved = False

    def close(self) -> None:
        """Save what is unsaved, remember the position and give the lock back."""
        try:
            if self.unsaved and not self.read_only:
                self.save()
        finally:
            self._store.close(self.position)

    # Inside -----------------------------------------------------------------------------------------------

    def _rearrange(self, label: str, move: Callable[[], Rearranged | None], focus: int = 0) -> int:
        self._refuse_read_only()
        with self._guard:
            rearranged = move()
            if rearranged is None:
                return focus
            made = hand_made(self._beads, rearranged, self._aligner)
            before = tuple(self._beads[rearranged.at : rearranged.at + rearranged.length])
            self._do(label, (BeadChange(at=rearranged.at, before=before, after=made.beads),))
            self._unjudged.update(map(Pair.of, made.unjudged))
            return rearranged.focus

    def _set(self, beads: Iterable[int], label: str, change: Callable[[AlignedBead], AlignedBead]) -> int:
        self._refuse_read_only()
        indexes = sorted(set(beads))
        if not indexes:
            raise UsageError("no-beads", f"There is no bead to {label}.", hint="Go to one, or mark some.")
        with self._guard:
            changed = []
            for index in indexes:
                before = bead_moves.bead_at(self._beads, index)
                after = change(before)
                if Pair.of(before) in self._unjudged and not after.is_held:
                    after = judged(self._beads, index, after, self._aligner)
                if after != before:
                    changed.append((index, before, after))
            if changed:
                self._do(label, runs_of(changed))
        return indexes[-1]

    def _above(self, score: float) -> list[int]:
        if not 0 <= score <= 1:
            raise UsageError("bad-score", f"{score} is no confidence.", hint="Give a number between 0 and 1.")
        return [
            index
            for index, bead in enumerate(self._beads)
            if not bead.is_held and bead.score >= score and bead.source and bead.target
        ]

    def _realign(self, select: Callable[[], range]) -> tuple[int, range]:
        """Realign a run of beads; return how many came out otherwise, and where the run now is."""
        self._refuse_read_only()
        with self._guard:
            run, revision = select(), self.revision
            start, beads, texts = self._beads.starts(run.start), self._beads.values(), self._beads.texts()
        if not run:
            return 0, run
        with self._aligner.of(texts, beads) as aligner:
            after = realigned(beads, aligner, run, start)
        changes = differences(beads[run.start : run.stop], after, run.start)
        with self._guard:
            if self.revision != revision:
                raise UsageError(
                    "changed-meanwhile",
                    "The alignment was changed while it was realigned; the change stays.",
                    hint="Realign again.",
                )
            if changes:
                self._do("realign", changes)
        return beads_changed(changes), range(run.start, run.start + len(after))

    def _do(self, label: str, changes: tuple[BeadChange, ...]) -> None:
        edit = AlignmentEdit(label=label, changes=changes)
        self._store.append("do", edit)
        self._apply(edit)
        self._done.append(edit)
        self._undone.clear()

    def _travel(
        self, action: Literal["undo", "redo"], origin: list[AlignmentEdit], destination: list[AlignmentEdit]
    ) -> int | None:
        with self._guard:
            self._refuse_read_only()
            if not origin:
                return None
            edit = origin[-1]
            self._store.append(action, edit)
            destination.append(origin.pop())
            self._apply(edit.inverse() if action == "undo" else edit)
            return min(edit.changes[0].at, len(self._beads) - 1)

    def _apply(self, edit: AlignmentEdit) -> None:
        self._beads.apply(edit)
        self.revision += 1
        self.unsaved = True

    def _refuse_read_only(self) -> None:
        if self.refusal:
            raise self.refusal


def _refuse_rewording(text: str, lines: Sequence[str]) -> None:
    if "".join(text.split()) != "".join("".join(lines).split()):
        raise UsageError(
            "source-must-stay",
            "The source must stay as its original says: this sentence can be split, but not reworded.",
            hint="Break the line where a new sentence begins, and leave the characters as they are.",
        )
