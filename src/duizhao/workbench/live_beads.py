"""The beads of an alignment that is being corrected: changed in place, counted as they change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import overload

from duizhao.model import AlignedBead, AlignmentEdit, BeadChange, Hold, Side
from duizhao.workbench.live_aligner import Texts

__all__ = ["DOUBTFUL", "AlignmentTally", "LiveBeads", "is_doubtful", "runs_of"]

DOUBTFUL = 0.8
"""A bead that nobody has looked at and whose score is below this is doubtful."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentTally:
    """An alignment in numbers of beads."""

    beads: int = 0
    accepted: int = 0
    changed: int = 0
    """Made by a person, and not accepted."""
    doubtful: int = 0
    empty_sides: int = 0
    """Beads with one side alone, whoever made them."""
    marked: int = 0

    @property
    def held(self) -> int:
        """Beads that realigning leaves alone."""
        return self.accepted + self.changed


def is_doubtful(bead: AlignedBead) -> bool:
    """Whether a person should look at it: nobody has, and it is unlikely or one of its sides is empty."""
    return not bead.is_held and (bead.score < DOUBTFUL or not bead.source or not bead.target)


class LiveBeads(Sequence[AlignedBead]):
    """A run of beads that edits are applied to. An edit costs what it touches, whatever the length of the run."""

    def __init__(self, beads: Iterable[AlignedBead]) -> None:
        self._beads = list(beads)
        self._values: tuple[AlignedBead, ...] | None = None
        self._texts: Texts | None = None
        self.tally = _counted(AlignmentTally(), self._beads, 1)

    def __len__(self) -> int:
        return len(self._beads)

    @overload
    def __getitem__(self, index: int) -> AlignedBead: ...

    @overload
    def __getitem__(self, index: slice) -> list[AlignedBead]: ...

    def __getitem__(self, index: int | slice) -> AlignedBead | list[AlignedBead]:
        return self._beads[index]

    def values(self) -> tuple[AlignedBead, ...]:
        """Return the beads as they stand; the same object until one of them changes."""
        if self._values is None:
            self._values = tuple(self._beads)
        return self._values

    def apply(self, edit: AlignmentEdit) -> None:
        """Do an edit that was made on these beads."""
        self._values = None
        for change in edit.changes:
            end = change.at + len(change.before)
            self._beads[change.at : end] = change.after
            if not _same_texts(change):
                self._texts = None
            self.tally = _counted(_counted(self.tally, change.before, -1), change.after, 1)

    def starts(self, bead: int) -> tuple[int, int]:
        """Return how many source and target sentences stand before a bead."""
        before = self._beads[:bead]
        return sum(len(b.source) for b in before), sum(len(b.target) for b in before)

    def texts(self) -> Texts:
        """Return all sentences; the same object until one of them changes."""
        if self._texts is None:
            self._texts = Texts.of(
                (sentence for bead in self._beads for sentence in bead.source),
                (sentence for bead in self._beads for sentence in bead.target),
            )
        return self._texts

    def next(self, after: int, wanted: Callable[[AlignedBead], bool], *, backward: bool = False) -> int | None:
        """Return the next bead that is wanted, going round the end; None if there is none."""
        count = len(self._beads)
        step = -1 if backward else 1
        for distance in range(1, count + 1):
            index = (after + step * distance) % count
            if wanted(self._beads[index]):
                return index
        return None

    def free_run(self, bead: int) -> range:
        """Return the beads around one that nobody holds, up to the next that somebody does."""
        first, stop = bead, bead + 1
        while first > 0 and not self._beads[first - 1].is_held:
            first -= 1
        while stop < len(self._beads) and not self._beads[stop].is_held:
            stop += 1
        return range(first, stop)


def _same_texts(change: BeadChange) -> bool:
    return all(
        [sentence for bead in change.before for sentence in bead.side(side)]
        == [sentence for bead in change.after for sentence in bead.side(side)]
        for side in Side
    )


def _counted(tally: AlignmentTally, beads: Iterable[AlignedBead], step: int) -> AlignmentTally:
    count, accepted, changed = tally.beads, tally.accepted, tally.changed
    doubtful, empty, marked = tally.doubtful, tally.empty_sides, tally.marked
    for bead in beads:
        count += step
        accepted += step * (bead.hold is Hold.ACCEPTED)
        changed += step * (bead.hold is Hold.CHANGED)
        doubtful += step * is_doubtful(bead)
        empty += step * (not bead.source or not bead.target)
        marked += step * bead.marked
    return AlignmentTally(
        beads=count, accepted=accepted, changed=changed, doubtful=doubtful, empty_sides=empty, marked=marked
    )


def runs_of(changed: Sequence[tuple[int, AlignedBead, AlignedBead]]) -> tuple[BeadChange, ...]:
    """Return one change for each run of neighbours: a thousand beads accepted at once are rarely a thousand runs."""
    changes = []
    for _, group in groupby(enumerate(changed), lambda pair: pair[1][0] - pair[0]):
        run = [item for _, item in group]
        changes.append(
            BeadChange(
                at=run[0][0],
                before=tuple(before for _, before, _ in run),
                after=tuple(after for _, _, after in run),
            )
        )
    return tuple(changes)
