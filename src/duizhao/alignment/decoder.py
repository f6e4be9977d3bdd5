"""The best run of beads through a region, and how sure each of them is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.likelihood import BeadScores
from duizhao.alignment.shapes import DELETION, INSERTION, Shape

__all__ = ["Decoded", "Placed", "decode"]

Matrix = NDArray[np.float64]

_IMPOSSIBLE = -1e15
_TOLERANCE = 1e-6
"""Two sums of the same scores in another order differ by rounding; taking that for a better path would send the
back pointers in a circle of insertions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A bead at its place: first source and target sentence, counted from the region's start."""

    source: int
    target: int
    shape: Shape
    confidence: float
    """Posterior probability, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """What the search found."""

    beads: tuple[Placed, ...]
    """The best path, from the region's start to its end."""
    expected: Mapping[Shape, float]
    """How many beads of each shape there are over all paths, each weighed by its probability."""


def decode(scores: BeadScores, *, temperature: float = 1.0) -> Decoded:
    """Search all paths: time and memory grow with the region's cells.

    ``temperature`` divides the scores before they become probabilities: the higher, the less sure. It does not change
    the beads.
    """
    path = _best_path(scores)
    lattice = _Lattice(scores, temperature)
    beads = tuple(
        Placed(source=i, target=j, shape=shape, confidence=lattice.probability(i, j, shape)) for i, j, shape in path
    )
    return Decoded(beads=beads, expected=lattice.expected())


def _best_path(scores: BeadScores) -> list[tuple[int, int, Shape]]:
    """Viterbi's algorithm, row by row of source sentences."""
    n, m = len(scores.deletions), len(scores.insertions)
    shapes = [*scores.paired, DELETION, INSERTION]
    deletion, insertion = len(shapes) - 2, len(shapes) - 1
    best = np.full((n + 1, m + 1), _IMPOSSIBLE)
    best[0, 0] = 0.0
    came_by = np.full((n + 1, m + 1), -1, dtype=np.int8)
    inserted = np.concatenate(([0.0], np.cumsum(scores.insertions)))
    for i in range(n + 1):
        row = best[i]
        skipped = np.maximum.accumulate(row - inserted) + inserted
        better = skipped > row + _TOLERANCE
        row[better] = skipped[better]
        came_by[i, better] = insertion
        for index, shape in enumerate(shapes[:deletion]):
            if i + shape.source <= n:
                arrived = row[: m + 1 - shape.target] + scores.paired[shape][i]
                _improve(
                    best[i + shape.source, shape.target :], came_by[i + shape.source, shape.target :], arrived, index
                )
        if i < n:
            _improve(best[i + 1], came_by[i + 1], row + scores.deletions[i], deletion)
    path = []
    i, j = n, m
    while i or j:
        shape = shapes[came_by[i, j]]
        i, j = i - shape.source, j - shape.target
        path.append((i, j, shape))
    return path[::-1]


def _improve(best: Matrix, came_by: NDArray[np.int8], arrived: Matrix, index: int) -> None:
    better = arrived > best
    best[better] = arrived[better]
    came_by[better] = index


class _Lattice:
    """All paths at once: the forward-backward algorithm in logarithms."""

    def __init__(self, scores: BeadScores, temperature: float) -> None:
        self._paired = {shape: matrix / temperature for shape, matrix in scores.paired.items()}
        self._deletions = scores.deletions / temperature
        self._insertions = scores.insertions / temperature
        self._inserted = np.concatenate(([0.0], np.cumsum(self._insertions)))
        self._n, self._m = len(scores.deletions), len(scores.insertions)
        self._forward = self._sum_forward()
        self._backward = self._sum_backward()
        self._total = self._forward[-1, -1]

    def probability(self, i: int, j: int, shape: Shape) -> float:
        """Return the share of all paths, by probability, that go through one bead."""
        if shape == DELETION:
            score = self._deletions[i]
        elif shape == INSERTION:
            score = self._insertions[j]
        else:
            score = self._paired[shape][i, j]
        through = self._forward[i, j] + score + self._backward[i + shape.source, j + shape.target]
        return float(np.exp(min(0.0, through - self._total)))

    def expected(self) -> dict[Shape, float]:
        """Return the sum of all beads' probabilities, by shape."""
        counts = {
            shape: self._mass(
                self._forward[: self._n + 1 - shape.source, : self._m + 1 - shape.target] + matrix,
                self._backward[shape.source :, shape.target :],
            )
            for shape, matrix in self._paired.items()
        }
        counts[DELETION] = self._mass(self._forward[:-1] + self._deletions[:, None], self._backward[1:])
        counts[INSERTION] = self._mass(self._forward[:, :-1] + self._insertions, self._backward[:, 1:])
        return counts

    def _mass(self, before: Matrix, after: Matrix) -> float:
        return float(np.exp(np.minimum(0.0, before + after - self._total)).sum())

    def _sum_forward(self) -> Matrix:
        forward = np.full((self._n + 1, self._m + 1), _IMPOSSIBLE)
        forward[0, 0] = 0.0
        for i in range(self._n + 1):
            row = np.logaddexp.accumulate(forward[i] - self._inserted) + self._inserted
            forward[i] = row
            for shape, matrix in self._paired.items():
                if i + shape.source <= self._n:
                    reached = forward[i + shape.source, shape.target :]
                    np.logaddexp(reached, row[: self._m + 1 - shape.target] + matrix[i], out=reached)
            if i < self._n:
                np.logaddexp(forward[i + 1], row + self._deletions[i], out=forward[i + 1])
        return forward

    def _sum_backward(self) -> Matrix:
        backward = np.full((self._n + 1, self._m + 1), _IMPOSSIBLE)
        backward[-1, -1] = 0.0
        for i in range(self._n, -1, -1):
            row = backward[i]
            for shape, matrix in self._paired.items():
                if i + shape.source <= self._n:
                    left = row[: self._m + 1 - shape.target]
                    np.logaddexp(left, backward[i + shape.source, shape.target :] + matrix[i], out=left)
            if i < self._n:
                np.logaddexp(row, backward[i + 1] + self._deletions[i], out=row)
            waiting = (row + self._inserted)[::-1]
            backward[i] = np.logaddexp.accumulate(waiting)[::-1] - self._inserted
        return backward
