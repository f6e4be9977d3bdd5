"""From what the aligner finds back to the beads a person corrects, and to what has changed between the two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from duizhao.alignment import Aligner
from duizhao.model import AlignedBead, Bead, BeadChange, Lock, Sentence

__all__ = ["aligned_beads", "beads_changed", "differences", "realigned", "rounded"]

_Indexes = tuple[tuple[int, ...], tuple[int, ...]]


def rounded(score: float) -> float:
    """Return a score as files hold it."""
    return round(score, 4)


def aligned_beads(
    found: Iterable[Bead], sources: Sequence[Sentence], targets: Sequence[Sentence]
) -> Iterator[AlignedBead]:
    """Yield what an aligner found, with the sentences it stands for."""
    for bead in found:
        yield AlignedBead(
            source=tuple(sources[index] for index in bead.source),
            target=tuple(targets[index] for index in bead.target),
            score=rounded(bead.score),
            reasons=bead.reasons,
        )


def realigned(beads: Sequence[AlignedBead], aligner: Aligner, run: range, start: tuple[int, int]) -> list[AlignedBead]:
    """Align a run of beads anew around those that are held; return what is to stand in its place.

    ``start`` is how many source and target sentences stand before the run. Beads that are held come back as they
    are; those that come out the same stay marked.
    """
    standing = dict(zip(_indexes(beads[run.start : run.stop], start), beads[run.start : run.stop], strict=True))
    sources = [sentence for bead in standing.values() for sentence in bead.source]
    targets = [sentence for bead in standing.values() for sentence in bead.target]
    locks = [Lock(source=s, target=t) for (s, t), bead in standing.items() if bead.is_held]
    whole = range(start[0], start[0] + len(sources)), range(start[1], start[1] + len(targets))
    after = []
    for bead in aligner.align(locks, sources=whole[0], targets=whole[1]):
        old = standing.get((bead.source, bead.target))
        if old is not None and old.is_held:
            after.append(old)
            continue
        after.append(
            AlignedBead(
                source=tuple(sources[index - start[0]] for index in bead.source),
                target=tuple(targets[index - start[1]] for index in bead.target),
                score=rounded(bead.score),
                reasons=bead.reasons,
                marked=old is not None and old.marked,
            )
        )
    return after


def differences(before: Sequence[AlignedBead], after: Sequence[AlignedBead], at: int = 0) -> tuple[BeadChange, ...]:
    """Return the changes that make ``after`` of ``before``, each of as few beads as can be.

    ``before`` begins at index ``at``. Both hold the same sentences.
    """
    changes = []
    i = j = 0
    while i < len(before) and j < len(after):
        if before[i] == after[j]:
            i, j = i + 1, j + 1
            continue
        first_i, first_j = i, j
        ours, theirs = _size(before[i]), _size(after[j])
        i, j = i + 1, j + 1
        while ours != theirs:
            if sum(ours) <= sum(theirs):
                ours = _added(ours, _size(before[i]))
                i += 1
            else:
                theirs = _added(theirs, _size(after[j]))
                j += 1
        changes.append(
            BeadChange(at=at + first_j, before=tuple(before[first_i:i]), after=tuple(after[first_j:j])),
        )
    return tuple(changes)


def beads_changed(changes: Iterable[BeadChange]) -> int:
    """Return how many beads have come of changes that hold other sentences than before: scores alone do not count."""
    count = 0
    for change in changes:
        before = {(bead.source, bead.target) for bead in change.before}
        count += sum((bead.source, bead.target) not in before for bead in change.after)
    return count


def _indexes(beads: Iterable[AlignedBead], start: tuple[int, int]) -> Iterator[_Indexes]:
    source, target = start
    for bead in beads:
        end_source, end_target = source + len(bead.source), target + len(bead.target)
        yield tuple(range(source, end_source)), tuple(range(target, end_target))
        source, target = end_source, end_target


def _size(bead: AlignedBead) -> tuple[int, int]:
    return len(bead.source), len(bead.target)


def _added(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]
