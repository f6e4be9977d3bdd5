"""Long documents, a window at a time: time and memory stay linear."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from duizhao.alignment.decoder import Decoded, Placed
from duizhao.alignment.likelihood import Region
from duizhao.alignment.profile import Profile
from duizhao.alignment.shapes import DELETION, INSERTION, Shape

__all__ = ["decode_in_windows"]

_LARGEST_REGION_CELLS = 400_000
"""Searched in one go: 600 by 600 sentences, or 30 by 13,000."""
_WINDOW_SOURCES = 300
_WINDOW_TARGETS = 800
_KEPT = 0.8
"""The end of a window is a guess, and the beads before it suffer: the last fifth is searched again."""

Decode = Callable[[Region], Decoded]
Knots = Sequence[tuple[int, int]]


def decode_in_windows(sources: Profile, targets: Profile, knots: Knots, ratio: float, decode: Decode) -> Decoded:
    """Decode a whole document with a decoder of regions.

    ``knots`` are pairs of sentences that surely belong together, increasing on both sides: they tell where a window
    ends in the target when a long passage is missing. Without them the lengths do.
    """
    n, m = len(sources), len(targets)
    beads: list[Placed] = []
    expected: dict[Shape, float] = {}
    end_of = _WindowEnd(sources, targets, knots, ratio)
    i = j = 0
    while i < n and j < m:
        end_i, end_j = end_of(i, j)
        whole = (end_i, end_j) == (n, m)
        found = decode(Region(source_start=i, source_end=end_i, target_start=j, target_end=end_j))
        kept = found.beads if whole else _kept(found.beads, end_i - i, end_j - j)
        share = len(kept) / len(found.beads)
        for shape, count in found.expected.items():
            expected[shape] = expected.get(shape, 0.0) + share * count
        beads.extend(
            Placed(source=bead.source + i, target=bead.target + j, shape=bead.shape, confidence=bead.confidence)
            for bead in kept
        )
        i += sum(bead.shape.source for bead in kept)
        j += sum(bead.shape.target for bead in kept)
    beads.extend(Placed(source=index, target=j, shape=DELETION, confidence=1.0) for index in range(i, n))
    beads.extend(Placed(source=n, target=index, shape=INSERTION, confidence=1.0) for index in range(j, m))
    return Decoded(beads=tuple(beads), expected=expected)


class _WindowEnd:
    """Where the window that begins at a place should end."""

    def __init__(self, sources: Profile, targets: Profile, knots: Knots, ratio: float) -> None:
        self._source_lengths = np.concatenate(([0.0], np.cumsum(sources.lengths)))
        self._target_lengths = np.concatenate(([0.0], np.cumsum(targets.lengths)))
        self._knots = np.array(knots, dtype=np.int64).reshape(-1, 2)
        self._ratio = ratio
        self._n, self._m = len(sources), len(targets)

    def __call__(self, i: int, j: int) -> tuple[int, int]:
        if (self._n - i) * (self._m - j) <= _LARGEST_REGION_CELLS:
            return self._n, self._m
        end_i = min(self._n, i + _WINDOW_SOURCES)
        end_j = self._target_at(i, j, end_i)
        while end_j - j > _WINDOW_TARGETS and end_i - i > 1:
            end_i = i + (end_i - i) // 2
            end_j = self._target_at(i, j, end_i)
        return end_i, min(end_j, j + _WINDOW_TARGETS)

    def _target_at(self, i: int, j: int, end_i: int) -> int:
        """Return the target sentence that stands beside ``end_i``, seen from a window that begins at ``(i, j)``."""
        ahead = self._knots[(self._knots[:, 0] > i) & (self._knots[:, 0] <= end_i) & (self._knots[:, 1] > j)]
        near_i, near_j = (int(ahead[-1, 0]), int(ahead[-1, 1])) if len(ahead) else (i, j)
        length = self._ratio * (self._source_lengths[end_i] - self._source_lengths[near_i])
        end_j = int(np.searchsorted(self._target_lengths, self._target_lengths[near_j] + length))
        return min(max(end_j, j + 1), self._m)


def _kept(beads: Sequence[Placed], sources: int, targets: int) -> Sequence[Placed]:
    """Return the beads to keep of a window whose end is a guess: at least one, cut after one that is sure."""
    cuts = [
        count
        for count, bead in enumerate(beads, start=1)
        if bead.source + bead.shape.source <= _KEPT * sources and bead.target + bead.shape.target <= _KEPT * targets
    ]
    late = cuts[7 * len(cuts) // 8 :]
    if not late:
        return beads[:1]
    return beads[: max(late, key=lambda count: (min(beads[count - 1].shape), beads[count - 1].confidence))]
