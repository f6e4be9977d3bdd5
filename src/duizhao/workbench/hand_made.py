"""Beads that a person has made, with the aligner's judgement on them where it is ready to give one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from duizhao.alignment import Aligner
from duizhao.model import AlignedBead, Hold, Sentence, Side
from duizhao.workbench.bead_moves import Pair, Rearranged
from duizhao.workbench.live_aligner import LiveAligner
from duizhao.workbench.live_beads import LiveBeads
from duizhao.workbench.realigning import rounded

__all__ = ["HandMade", "best_cut", "hand_made", "judged"]

_MOST_CUT = 60
"""Sentences of the other side that the aligner compares all cuts of: a key must not wait for hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandMade:
    """What stands in the place of the beads a person has rearranged."""

    beads: tuple[AlignedBead, ...]
    unjudged: tuple[AlignedBead, ...] = ()
    """Those of them that the aligner was not ready for: their score is that of the beads they were made of."""


def hand_made(beads: LiveBeads, rearranged: Rearranged, aligner: LiveAligner) -> HandMade:
    """Make the beads of a rearrangement; those whose sentences are the same as before stay as they are."""
    before = beads[rearranged.at : rearranged.at + rearranged.length]
    standing = {(bead.source, bead.target): bead for bead in before}
    indexes = _places(before, beads.starts(rearranged.at))
    inherited = rounded(sum(bead.score for bead in before) / len(before))
    made: list[AlignedBead] = []
    unjudged: list[AlignedBead] = []
    with aligner.at_once(beads.texts()) as ready:
        for pair in rearranged.pairs:
            kept = standing.get((pair.source, pair.target))
            bead = kept or _judged(pair, indexes, ready)
            if bead is None:
                bead = AlignedBead(source=pair.source, target=pair.target, score=inherited, hold=Hold.CHANGED)
                unjudged.append(bead)
            made.append(bead)
    return HandMade(beads=tuple(made), unjudged=tuple(unjudged))


def judged(beads: LiveBeads, index: int, bead: AlignedBead, aligner: LiveAligner) -> AlignedBead:
    """Return a bead with the aligner's judgement, or as it is where the aligner is not ready."""
    source, target = beads.starts(index)
    with aligner.at_once(beads.texts()) as ready:
        if ready is None:
            return bead
        found = ready.judge(
            range(source, source + len(bead.source)),
            range(target, target + len(bead.target)),
        )
    return replace(bead, score=rounded(found.score), reasons=found.reasons)


def best_cut(beads: LiveBeads, aligner: LiveAligner, bead: int, side: Side, sentence: int) -> int:
    """Return how many sentences of the other side stay above a cut before this sentence.

    Neither part is left without, where there are enough. Without the aligner, the lengths decide.
    """
    ours, theirs = beads[bead].side(side), beads[bead].side(side.other)
    source, target = beads.starts(bead)
    sources = range(source, source + len(beads[bead].source))
    targets = range(target, target + len(beads[bead].target))
    with aligner.at_once(beads.texts()) as ready:
        if ready is None or len(theirs) > _MOST_CUT:
            return _cut_by_length(ours, theirs, sentence)
        if side is Side.SOURCE:
            return ready.best_cut(sources, targets, source_at=source + sentence) - target
        return ready.best_cut(sources, targets, target_at=target + sentence) - source


def _cut_by_length(ours: Sequence[Sentence], theirs: Sequence[Sentence], sentence: int) -> int:
    cuts = range(1, len(theirs)) if len(theirs) > 1 else range(len(theirs) + 1)
    share = _share(ours, sentence)
    return min(cuts, key=lambda cut: abs(_share(theirs, cut) - share))


def _share(sentences: Sequence[Sentence], count: int) -> float:
    """Return how much of a text its first sentences are."""
    lengths = [len(sentence.text) for sentence in sentences]
    return sum(lengths[:count]) / max(sum(lengths), 1)


def _places(beads: Iterable[AlignedBead], start: tuple[int, int]) -> dict[int, int]:
    """Return the place of each sentence in its side, by the object: two sentences may say the same."""
    source, target = start
    places = {}
    for bead in beads:
        for sentence in bead.source:
            places[id(sentence)] = source
            source += 1
        for sentence in bead.target:
            places[id(sentence)] = target
            target += 1
    return places


def _judged(pair: Pair, places: dict[int, int], aligner: Aligner | None) -> AlignedBead | None:
    if aligner is None or any(id(sentence) not in places for sentence in (*pair.source, *pair.target)):
        return None
    found = aligner.judge([places[id(s)] for s in pair.source], [places[id(t)] for t in pair.target])
    return AlignedBead(
        source=pair.source, target=pair.target, score=rounded(found.score), reasons=found.reasons, hold=Hold.CHANGED
    )
