"""Long documents, a window at a time: time and memory stay linear."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import Places, Region
from duizhao.alignment.profile import Profile
from duizhao.alignment.vocabulary import Numbers

__all__ = ["candidates_in_windows"]

_LARGEST_REGION_CELLS = 14_000
"""Searched in one go: 105 by 130 sentences."""
_WINDOW_SOURCES = 80
_WINDOW_SOURCES_WITHOUT_KNOTS = 300
_WINDOW_TARGETS = 800
_MARGIN_SHARE = 0.15
"""A window reaches further in the target than the knots say, by this share of its sources, for they say it roughly."""
_KEPT = 0.8
"""The end of a window is a guess, and the beads before it suffer: the last fifth is searched again."""
_LATE = 0.6
"""Cut the window behind this share of it, where the fewest candidates are in the way."""

Find = Callable[[Region], tuple[Candidates, Places]]
Knots = Sequence[tuple[int, int]]


def candidates_in_windows(
    sources: Profile, targets: Profile, knots: Knots, ratio: float, region: Region, find: Find
) -> Candidates:
    """Find the candidates of a region of any size with a finder of small regions.

    ``find`` returns the candidates of a region and the places between the beads of its best path. ``knots`` are pairs
    of sentences that surely belong together, increasing on both sides: they tell where a window ends in the target
    when a long passage is missing. Without them the lengths do. The candidates returned hold at least one path through
    the region.
    """
    i, j = region.source_start, region.target_start
    found: list[Candidates] = []
    end_of = _WindowEnd(sources, targets, knots, ratio, region)
    while i < region.source_end and j < region.target_end:
        end_i, end_j = end_of(i, j)
        candidates, places = find(Region(source_start=i, source_end=end_i, target_start=j, target_end=end_j))
        if (end_i, end_j) != (region.source_end, region.target_end):
            cut_i, cut_j = _cut(candidates, places, i, j, end_i, end_j)
            candidates = candidates.where((candidates.source_end <= cut_i) & (candidates.target_end <= cut_j))
            end_i, end_j = cut_i, cut_j
        found.append(candidates)
        i, j = end_i, end_j
    found.append(Candidates.of((index, j, 1, 0) for index in range(i, region.source_end)))
    found.append(Candidates.of((region.source_end, index, 0, 1) for index in range(j, region.target_end)))
    return Candidates.joined(found)


class _WindowEnd:
    """Where the window that begins at a place should end."""

    def __init__(self, sources: Profile, targets: Profile, knots: Knots, ratio: float, region: Region) -> None:
        self._source_lengths = np.concatenate(([0.0], np.cumsum(sources.lengths)))
        self._target_lengths = np.concatenate(([0.0], np.cumsum(targets.lengths)))
        self._knots = np.array(knots, dtype=np.int64).reshape(-1, 2)
        self._ratio = ratio
        self._n, self._m = region.source_end, region.target_end

    def __call__(self, i: int, j: int) -> tuple[int, int]:
        if (self._n - i) * (self._m - j) <= _LARGEST_REGION_CELLS:
            return self._n, self._m
        end_i = min(self._n, i + _WINDOW_SOURCES)
        if not len(self._ahead(i, j, end_i)[0]):
            end_i = min(self._n, i + _WINDOW_SOURCES_WITHOUT_KNOTS)
        end_j = self._target_at(i, j, end_i)
        while end_j - j > _WINDOW_TARGETS and end_i - i > 1:
            end_i = i + (end_i - i) // 2
            end_j = self._target_at(i, j, end_i)
        return end_i, min(end_j, j + _WINDOW_TARGETS)

    def _ahead(self, i: int, j: int, end_i: int) -> tuple[Numbers, Numbers]:
        near = self._knots[np.searchsorted(self._knots[:, 0], i + 1) : np.searchsorted(self._knots[:, 0], end_i + 1)]
        near = near[near[:, 1] > j]
        return near[:, 0], near[:, 1]

    def _target_at(self, i: int, j: int, end_i: int) -> int:
        """Return the target sentence that stands beside ``end_i``, seen from a window that begins at ``(i, j)``."""
        if end_i == self._n:
            return self._m
        ahead_i, ahead_j = self._ahead(i, j, end_i)
        near_i, near_j = (int(ahead_i[-1]), int(ahead_j[-1])) if len(ahead_i) else (i, j)
        length = self._ratio * (self._source_lengths[end_i] - self._source_lengths[near_i])
        end_j = int(np.searchsorted(self._target_lengths, self._target_lengths[near_j] + length))
        return min(max(end_j + int(_MARGIN_SHARE * (end_i - i)), j + 1), self._m)


def _cut(candidates: Candidates, ends: Places, i: int, j: int, end_i: int, end_j: int) -> tuple[int, int]:
    """Return the place to keep a window up to whose end is a guess: behind a bead of the best path, the first at least.

    Of the late places it is the one that the fewest candidates lie across.
    """
    kept = (ends[:, 0] - i <= _KEPT * (end_i - i)) & (ends[:, 1] - j <= _KEPT * (end_j - j))
    if not kept.any():
        return int(ends[0, 0]), int(ends[0, 1])
    last = int(np.flatnonzero(kept)[-1])
    late = ends[int(_LATE / _KEPT * last) : last + 1]
    before = (candidates.source_end[:, None] <= late[:, 0]) & (candidates.target_end[:, None] <= late[:, 1])
    behind = (candidates.source[:, None] >= late[:, 0]) & (candidates.target[:, None] >= late[:, 1])
    across = (~(before | behind)).sum(axis=0)
    # Of equals the last one, so that as much as possible is kept
    place = len(late) - 1 - int(np.argmin(across[::-1]))
    return int(late[place, 0]), int(late[place, 1])
