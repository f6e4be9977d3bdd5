"""The best run of beads through the candidates, and how sure each of them is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.candidates import Candidates

__all__ = ["Decoded", "decode"]

_NEVER = -math.inf
_PAIRED, _DELETED, _INSERTED = range(3)
"""What the last bead was decides what an unpaired sentence costs after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """What the search found."""

    best: NDArray[np.int64]
    """The best path, as indexes of candidates in order."""
    probabilities: NDArray[np.float64]
    """Of each candidate, over all paths."""
    continued: float
    """How many unpaired sentences follow one of their own side, over all paths."""
    total: float
    """The logarithm of the sum over all paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    number: int
    start: int
    end: int
    layer: int
    score: float


def decode(beads: Candidates, scores: NDArray[np.float64], *, exchange: float, continuation: float) -> Decoded:
    """Search all paths from the first place of the candidates to the last; there must be one.

    ``exchange`` is what it costs that an omission and an addition stand side by side, where a pair could stand;
    ``continuation`` is what an omission gains behind an omission, and an addition behind an addition. Time grows with
    the number of candidates.
    """
    lattice = _Lattice(beads, scores, exchange, continuation)
    return lattice.decode()


class _Lattice:
    """Places (source, target) in order, and at each the beads that leave it."""

    def __init__(self, beads: Candidates, scores: NDArray[np.float64], exchange: float, continuation: float) -> None:
        width = int(beads.target_end.max(initial=0)) + 1
        starts, ends = beads.source * width + beads.target, beads.source_end * width + beads.target_end
        places, numbers = np.unique(np.concatenate((starts, ends)), return_inverse=True)
        self._count = len(places)
        layers = np.where(beads.height == 0, _DELETED, np.where(beads.width == 0, _INSERTED, _PAIRED))
        order = np.argsort(numbers[: len(beads)], kind="stable")
        self._edges = [
            _Edge(number=number, start=start, end=end, layer=layer, score=score)
            for number, start, end, layer, score in zip(
                order.tolist(),
                numbers[: len(beads)][order].tolist(),
                numbers[len(beads) :][order].tolist(),
                layers[order].tolist(),
                np.asarray(scores, dtype=np.float64)[order].tolist(),
                strict=True,
            )
        ]
        # What entering a layer costs, by the layer before: rows are the layers left, columns those entered
        self._entering = (
            (0.0, 0.0, 0.0),
            (0.0, continuation, -exchange),
            (0.0, -exchange, continuation),
        )

    def decode(self) -> Decoded:
        """Run Viterbi's algorithm and the forward-backward algorithm."""
        count = 3 * self._count
        best, mass, behind = [_NEVER] * count, [_NEVER] * count, [_NEVER] * count
        came_by: list[tuple[_Edge, int] | None] = [None] * count
        best[0] = mass[0] = 0.0
        for edge in self._edges:
            arrived = 3 * edge.end + edge.layer
            for before in range(3):
                place = 3 * edge.start + before
                if best[place] == _NEVER:
                    continue
                cost = edge.score + self._entering[before][edge.layer]
                if best[place] + cost > best[arrived]:
                    best[arrived] = best[place] + cost
                    came_by[arrived] = edge, before
                mass[arrived] = _add(mass[arrived], mass[place] + cost)
        last = range(count - 3, count)
        total = _NEVER
        for place in last:
            behind[place] = 0.0
            total = _add(total, mass[place])
        probabilities = np.zeros(len(self._edges))
        continued = 0.0
        for edge in reversed(self._edges):
            arrived = 3 * edge.end + edge.layer
            if behind[arrived] == _NEVER:
                continue
            for before in range(3):
                place = 3 * edge.start + before
                through = edge.score + self._entering[before][edge.layer] + behind[arrived]
                behind[place] = _add(behind[place], through)
                if mass[place] != _NEVER:
                    share = math.exp(min(0.0, mass[place] + through - total))
                    probabilities[edge.number] += share
                    continued += share if before == edge.layer != _PAIRED else 0.0
        return Decoded(
            best=np.array(_walk(came_by, max(last, key=lambda place: best[place])), dtype=np.int64),
            probabilities=np.minimum(probabilities, 1.0),
            continued=continued,
            total=total,
        )


def _walk(came_by: Sequence[tuple[_Edge, int] | None], place: int) -> list[int]:
    """Walk back along the best path; return it from its start."""
    path = []
    while (step := came_by[place]) is not None:
        edge, before = step
        path.append(edge.number)
        place = 3 * edge.start + before
    return path[::-1]


def _add(a: float, b: float) -> float:
    """Add two numbers given by their logarithms."""
    if a < b:
        a, b = b, a
    return a if b == _NEVER else a + math.log1p(math.exp(b - a))
