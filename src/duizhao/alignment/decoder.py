"""The best run of beads through a region, and how sure each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.likelihood import BeadScores
from duizhao.alignment.shapes import DELETION, INSERTION, Shape

__all__ = ["Decoded", "Placed", "decode"]

Matrix = NDArray[np.float64]

_IMPOSSIBLE = -1e15


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
    """Search by Viterbi's algorithm, row by row of source sentences.

    There are three layers, for what the last bead was decides what an unpaired sentence costs after it.
    """
    n, m = len(scores.deletions), len(scores.insertions)
    shapes = list(scores.paired)
    paired, deleted, inserted = (np.full((n + 1, m + 1), _IMPOSSIBLE) for _ in range(3))
    paired[0, 0] = 0.0
    came_by = np.full((n + 1, m + 1), -1, dtype=np.int8)
    cumulative = np.concatenate(([0.0], np.cumsum(scores.insertions)))
    for i in range(n + 1):
        opened = np.maximum(paired[i], deleted[i] - scores.exchange) - cumulative
        inserted[i, 1:] = np.maximum.accumulate(opened)[:-1] + cumulative[1:]
        row = np.maximum(np.maximum(paired[i], deleted[i]), inserted[i])
        for index, shape in enumerate(shapes):
            if i + shape.source <= n:
                arrived = row[: m + 1 - shape.target] + scores.paired[shape][i]
                _improve(
                    paired[i + shape.source, shape.target :], came_by[i + shape.source, shape.target :], arrived, index
                )
        if i < n:
            before = np.maximum(np.maximum(paired[i], deleted[i]), inserted[i] - scores.exchange)
            deleted[i + 1] = before + scores.deletions[i]
    layers = (paired, deleted, inserted)
    path = []
    i, j, layer = n, m, _layer_before(layers, n, m, (0.0, 0.0, 0.0))
    while i or j:
        shape = (shapes[came_by[i, j]], DELETION, INSERTION)[layer]
        i, j = i - shape.source, j - shape.target
        path.append((i, j, shape))
        charges = ((0.0, 0.0, 0.0), (0.0, 0.0, scores.exchange), (0.0, scores.exchange, 0.0))[layer]
        layer = _layer_before(layers, i, j, charges)
    return path[::-1]


def _layer_before(layers: Sequence[Matrix], i: int, j: int, charges: Sequence[float]) -> int:
    """Return the layer by which the best path comes to a place: 0 paired, 1 deleted, 2 inserted."""
    return int(np.argmax([layer[i, j] - charge for layer, charge in zip(layers, charges, strict=True)]))


def _improve(best: Matrix, came_by: NDArray[np.int8], arrived: Matrix, index: int) -> None:
    better = arrived > best
    best[better] = arrived[better]
    came_by[better] = index


class _Lattice:
    """All paths at once: the forward-backward algorithm in logarithms, in the layers of the search."""

    def __init__(self, scores: BeadScores, temperature: float) -> None:
        self._paired = {shape: matrix / temperature for shape, matrix in scores.paired.items()}
        self._deletions = scores.deletions / temperature
        self._insertions = scores.insertions / temperature
        self._exchange = scores.exchange / temperature
        self._cumulative = np.concatenate(([0.0], np.cumsum(self._insertions)))
        self._n, self._m = len(scores.deletions), len(scores.insertions)
        # Mass that arrives at a place by a deletion, by an insertion, by any bead; mass that leaves it, likewise
        self._deleted, self._inserted, self._arriving = self._sum_forward()
        self._after_deletion, self._after_insertion, self._after_pair = self._sum_backward()
        self._total = self._arriving[-1, -1]

    def probability(self, i: int, j: int, shape: Shape) -> float:
        """Return the share of all paths, by probability, that go through one bead."""
        end = i + shape.source, j + shape.target
        if shape == DELETION:
            through = self._deleted[end] + self._after_deletion[end]
        elif shape == INSERTION:
            through = self._inserted[end] + self._after_insertion[end]
        else:
            through = self._arriving[i, j] + self._paired[shape][i, j] + self._after_pair[end]
        return float(np.exp(min(0.0, through - self._total)))

    def expected(self) -> dict[Shape, float]:
        """Return the sum of all beads' probabilities, by shape."""
        counts = {
            shape: self._mass(
                self._arriving[: self._n + 1 - shape.source, : self._m + 1 - shape.target] + matrix,
                self._after_pair[shape.source :, shape.target :],
            )
            for shape, matrix in self._paired.items()
        }
        counts[DELETION] = self._mass(self._deleted, self._after_deletion)
        counts[INSERTION] = self._mass(self._inserted, self._after_insertion)
        return counts

    def _mass(self, before: Matrix, after: Matrix) -> float:
        return float(np.exp(np.minimum(0.0, before + after - self._total)).sum())

    def _sum_forward(self) -> tuple[Matrix, Matrix, Matrix]:
        paired, deleted, inserted, arriving = (np.full((self._n + 1, self._m + 1), _IMPOSSIBLE) for _ in range(4))
        paired[0, 0] = 0.0
        for i in range(self._n + 1):
            opened = np.logaddexp(paired[i], deleted[i] - self._exchange) - self._cumulative
            inserted[i, 1:] = np.logaddexp.accumulate(opened)[:-1] + self._cumulative[1:]
            uninserted = np.logaddexp(paired[i], deleted[i])
            row = arriving[i] = np.logaddexp(uninserted, inserted[i])
            for shape, matrix in self._paired.items():
                if i + shape.source <= self._n:
                    reached = paired[i + shape.source, shape.target :]
                    np.logaddexp(reached, row[: self._m + 1 - shape.target] + matrix[i], out=reached)
            if i < self._n:
                deleted[i + 1] = np.logaddexp(uninserted, inserted[i] - self._exchange) + self._deletions[i]
        return deleted, inserted, arriving

    def _sum_backward(self) -> tuple[Matrix, Matrix, Matrix]:
        after_deletion, after_insertion, after_pair = (
            np.full((self._n + 1, self._m + 1), _IMPOSSIBLE) for _ in range(3)
        )
        pairing, deleting = np.full(self._m + 1, _IMPOSSIBLE), np.full(self._m + 1, _IMPOSSIBLE)
        pairing[-1] = 0.0
        for i in range(self._n, -1, -1):
            if i < self._n:
                pairing = np.full(self._m + 1, _IMPOSSIBLE)
                deleting = after_deletion[i + 1] + self._deletions[i]
            for shape, matrix in self._paired.items():
                if i + shape.source <= self._n:
                    left = pairing[: self._m + 1 - shape.target]
                    np.logaddexp(left, after_pair[i + shape.source, shape.target :] + matrix[i], out=left)
            waiting = (np.logaddexp(pairing, deleting - self._exchange) + self._cumulative)[::-1]
            after_insertion[i] = np.logaddexp.accumulate(waiting)[::-1] - self._cumulative
            inserting = np.full(self._m + 1, _IMPOSSIBLE)
            inserting[:-1] = after_insertion[i, 1:] + self._insertions
            after_deletion[i] = np.logaddexp(np.logaddexp(pairing, deleting), inserting - self._exchange)
            after_pair[i] = np.logaddexp(np.logaddexp(pairing, deleting), inserting)
        return after_deletion, after_insertion, after_pair
