"""Long documents, a window at a time: time and memory stay linear."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import Region
from duizhao.alignment.first_look import FirstLook
from duizhao.alignment.profile import Profile
from duizhao.alignment.vocabulary import Numbers

__all__ = ["candidates_in_windows"]

_LARGEST_REGION_CELLS = 25_000
"""Searched in one go: 140 by 180 sentences."""
_WINDOW_SOURCES = 110
_WINDOW_SOURCES_WITHOUT_KNOTS = 300
_WINDOW_TARGETS = 800
_LARGEST_SIZE = 4
_MANY_GAPS = 0.12
_LITTLE_IN_COMMON = -0.5
"""A window of which so much has no counterpart, or that fits so badly, may lie within a gap: it is searched again,
twice as large."""
_MARGIN_SHARE = 0.15
"""A window reaches further in the target than the knots say, by this share of its sources, for they say it roughly."""
_KEPT = 0.8
"""The end of a window is a guess, and the beads before it suffer: the last fifth is searched again."""
_LATE = 0.6
"""Cut the window behind this share of it, where the fewest candidates are in the way."""

Find = Callable[[Region], FirstLook]
Knots = Sequence[tuple[int, int]]


def candidates_in_windows(
    sources: Profile, targets: Profile, knots: Knots, ratio: float, region: Region, find: Find
) -> Candidates:
    """Find the candidates of a region of any size with a finder of small regions.

    ``find`` takes a first look at a region. ``knots`` are pairs of sentences that surely belong together, increasing on
    both sides: they tell where a window ends in the target when a long passage is missing. Without them the lengths do.
    The candidates returned hold at least one path through the region.
    """
    i, j = region.source_start, region.target_start
    found: list[Candidates] = []
    end_of = _WindowEnd(sources, targets, knots, ratio, region)
    while i < region.source_end and j < region.target_end:
        window, look = _looked_at(region, end_of, i, j, find)
        candidates = look.candidates
        i, j = window.source_end, window.target_end
        if (i, j) != (region.source_end, region.target_end):
            i, j = _cut(look, window)
            candidates = candidates.where((candidates.source_end <= i) & (candidates.target_end <= j))
        found.append(candidates)
    found.append(Candidates.of((index, j, 1, 0) for index in range(i, region.source_end)))
    found.append(Candidates.of((region.source_end, index, 0, 1) for index in range(j, region.target_end)))
    return Candidates.joined(found)


def _looked_at(region: Region, end_of: _WindowEnd, i: int, j: int, find: Find) -> tuple[Region, FirstLook]:
    """Look at the window that begins at a place, and at larger ones while it may lie within a gap."""
    size = 1
    while True:
        end_i, end_j = end_of(i, j, size)
        window = Region(source_start=i, source_end=end_i, target_start=j, target_end=end_j)
        look = find(window)
        is_all = (end_i, end_j) == (region.source_end, region.target_end)
        has_much_in_common = look.fit > _LITTLE_IN_COMMON and _gaps(window, look) < _MANY_GAPS
        if is_all or size == _LARGEST_SIZE or has_much_in_common:
            return window, look
        size *= 2


class _WindowEnd:
    """Where the window that begins at a place should end."""

    def __init__(self, sources: Profile, targets: Profile, knots: Knots, ratio: float, region: Region) -> None:
        self._source_lengths = np.concatenate(([0.0], np.cumsum(sources.lengths)))
        self._target_lengths = np.concatenate(([0.0], np.cumsum(targets.lengths)))
        self._knots = np.array(knots, dtype=np.int64).reshape(-1, 2)
        self._ratio = ratio
        self._n, self._m = region.source_end, region.target_end

    def __call__(self, i: int, j: int, size: int) -> tuple[int, int]:
        """Return the end of a window of about ``size`` times the usual size."""
        if (self._n - i) * (self._m - j) <= size * size * _LARGEST_REGION_CELLS:
            return self._n, self._m
        end_i = min(self._n, i + size * _WINDOW_SOURCES)
        if not len(self._ahead(i, j, end_i)[0]):
            end_i = min(self._n, i + max(size * _WINDOW_SOURCES, _WINDOW_SOURCES_WITHOUT_KNOTS))
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


def _gaps(window: Region, look: FirstLook) -> float:
    """Return how much of a window the best path leaves without a counterpart."""
    start = np.array([[window.source_start, window.target_start]])
    steps = np.diff(np.concatenate((start, look.places)), axis=0)
    alone = steps[(steps == 0).any(axis=1)].sum()
    return float(alone / (len(window.source_range) + len(window.target_range)))


def _cut(look: FirstLook, window: Region) -> tuple[int, int]:
    """Return the place to keep a window up to whose end is a guess: behind a bead of the best path, the first at least.

    Of the late places it is the one that the fewest candidates lie across.
    """
    candidates, ends = look.candidates, look.places
    i, j = window.source_start, window.target_start
    kept = (ends[:, 0] - i <= _KEPT * len(window.source_range)) & (ends[:, 1] - j <= _KEPT * len(window.target_range))
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
