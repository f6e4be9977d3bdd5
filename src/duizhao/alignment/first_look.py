"""The first look at a region: every bead is scored roughly, and those on a good path through it are kept.

What is kept are the beads of all paths that are at most ``_TOLERANCE`` worse than the best one (max-marginals);
``features`` looks at them more closely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import IMPOSSIBLE, LONGEST_TARGET, CoarseScores, Region, Scores, Shifted, Texts
from duizhao.alignment.shapes import DELETION, INSERTION

__all__ = ["FirstLook", "Places", "first_look"]

Places = NDArray[np.int64]

_TOLERANCE = 12.0
"""In nats: of the right beads of the development chapters fewer than one in a hundred is on no path so good."""
_LEAST_TOLERANCE = 1.0
_MOST_PER_SENTENCE = 20
"""Candidates of a region, for each of its sentences: the development chapters have three on average."""
_NEAR = 2
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """What a first look at a region shows. Indexes count from the document's beginning."""

    candidates: Candidates
    """The beads worth a closer look, those of the best path among them."""
    places: Places
    """Where the beads of the best path end, k by 2, in order; the last place is the region's end."""
    fit: float
    """The score of the best path for each sentence of both sides, in nats: 4 in terse prose, around 2 in novels, below
    0 where the two sides have little in common."""


def first_look(texts: Texts, region: Region) -> FirstLook:
    """Look for the beads that may be right. Time and memory grow with the region's cells."""
    scores = CoarseScores(texts, region)
    ahead = _best_to(scores)
    behind = Shifted(_best_from(scores))
    places = _places(scores, ahead)
    gaps = (
        ahead[:-1] + scores.deletions[:, None] + behind.values[1:],
        ahead[:, :-1] + scores.insertions[None, :] + behind.values[:, 1:],
    )
    through = {
        width: ahead[: scores.n + 1 - width, None, :] + matrix + behind.runs[width:, 1 : matrix.shape[1] + 1]
        for width, matrix in scores.paired.items()
    }
    best = float(ahead[-1, -1])
    tolerance = _TOLERANCE
    most = _MOST_PER_SENTENCE * (scores.n + scores.m)
    while sum(np.count_nonzero(matrix >= best - tolerance) for matrix in (*through.values(), *gaps)) > most:
        # Sentences that are all alike: every path is as good as another, and one is enough
        if tolerance < _LEAST_TOLERANCE:
            _forbid_far([*(np.moveaxis(matrix, 1, 2) for matrix in through.values()), *gaps], places)
            break
        tolerance /= 2
    found = []
    for width, matrix in through.items():
        source, height, target = place = np.nonzero(matrix >= best - tolerance)
        slack = best - matrix[place]
        found.append(
            Candidates(source=source, target=target, width=np.full_like(source, width), height=height + 1, slack=slack)
        )
    for shape, gap in zip((DELETION, INSERTION), gaps, strict=True):
        source, target = place = np.nonzero(gap >= best - tolerance)
        size, slack = np.ones_like(source), best - gap[place]
        found.append(
            Candidates(source=source, target=target, width=shape.source * size, height=shape.target * size, slack=slack)
        )
    return FirstLook(
        candidates=Candidates.joined(found).moved(region.source_start, region.target_start),
        places=np.add(places[1:], (region.source_start, region.target_start)),
        fit=best / (scores.n + scores.m),
    )


def _best_to(scores: CoarseScores) -> Scores:
    """Return the score of the best path from the region's start to every place, n+1 by m+1."""
    n, m = scores.n, scores.m
    best = np.full((n + 1, m + 1), IMPOSSIBLE, dtype=np.float32)
    best[0, 0] = 0.0
    # What arrives by h+1 targets is written h+1 columns further on, into a view that is slanted
    arriving = np.full((LONGEST_TARGET, m + 1 + LONGEST_TARGET), IMPOSSIBLE, dtype=np.float32)
    row, column = arriving.strides
    slanted = np.lib.stride_tricks.as_strided(arriving[:, 1:], (LONGEST_TARGET, m + 1), (row + column, column))
    cumulative = np.concatenate(([0.0], np.cumsum(scores.insertions))).astype(np.float32)
    for i in range(n + 1):
        here = best[i] = np.maximum.accumulate(best[i] - cumulative) + cumulative
        for width, matrix in scores.paired.items():
            if i + width <= n:
                heights = matrix.shape[1]
                np.add(matrix[i], here, out=slanted[:heights])
                reached = best[i + width]
                np.maximum(reached, arriving[:heights, : m + 1].max(axis=0), out=reached)
        if i < n:
            np.maximum(best[i + 1], here + scores.deletions[i], out=best[i + 1])
    return best


def _best_from(scores: CoarseScores) -> Scores:
    """Return the score of the best path from every place to the region's end, n+1 by m+1."""
    n, m = scores.n, scores.m
    start = np.full((n + 1, m + 1), IMPOSSIBLE, dtype=np.float32)
    start[n, m] = 0.0
    behind = Shifted(start)
    best = behind.values
    cumulative = np.concatenate(([0.0], np.cumsum(scores.insertions))).astype(np.float32)
    for i in range(n, -1, -1):
        here = best[i]
        for width, matrix in scores.paired.items():
            if i + width <= n:
                left = matrix[i] + behind.runs[i + width, 1 : matrix.shape[1] + 1]
                np.maximum(here, left.max(axis=0), out=here)
        if i < n:
            np.maximum(here, best[i + 1] + scores.deletions[i], out=here)
        here[:] = np.maximum.accumulate((here + cumulative)[::-1])[::-1] - cumulative
    return best


def _places(scores: CoarseScores, ahead: Scores) -> Places:
    """Return the places that the best path comes by, from the region's start to its end."""
    i, j = scores.n, scores.m
    places = [(i, j)]
    while i or j:
        i, j = _place_before(scores, ahead, i, j)
        places.append((i, j))
    return np.array(places[::-1], dtype=np.int64)


def _place_before(scores: CoarseScores, ahead: Scores, i: int, j: int) -> tuple[int, int]:
    """Return where the best path to a place comes from."""
    least = ahead[i, j] - _ROUNDING
    for width, matrix in scores.paired.items():
        if width <= i:
            for height in range(1, min(matrix.shape[1], j) + 1):
                if ahead[i - width, j - height] + matrix[i - width, height - 1, j - height] >= least:
                    return i - width, j - height
    if i and (not j or ahead[i - 1, j] + scores.deletions[i - 1] >= least):
        return i - 1, j
    return i, j - 1


def _forbid_far(through: Sequence[Scores], places: Places) -> None:
    """Make all beads impossible that do not begin near the best path; the matrices' first two axes are places."""
    for matrix in through:
        near = np.zeros(matrix.shape[:2], dtype=np.bool_)
        for i, j in places.tolist():
            near[i : i + 1, max(0, j - _NEAR) : j + _NEAR + 1] = True
        matrix[~near] = IMPOSSIBLE
