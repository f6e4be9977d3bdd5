"""The first look at a region: every bead is scored roughly, and those on a good path through it are kept.

Roughly means by words whatever their places, by length and by punctuation. What is kept are the beads of all paths that
are at most ``_TOLERANCE`` worse than the best one (max-marginals); ``features`` looks at them more closely.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.anchors import Anchors
from duizhao.alignment.candidates import Candidates
from duizhao.alignment.explanation import Explanation
from duizhao.alignment.profile import Profile
from duizhao.alignment.shapes import DELETION, INSERTION, PAIRED, Shape

__all__ = ["Places", "Region", "Texts", "coarse_candidates", "length_deviation"]

Matrix = NDArray[np.float64]
Places = NDArray[np.int64]

# Weights of the parts against each other, tuned by hand on the development chapters (docs/benchmarks.md)
_TARGET_WORDS = 0.48
_SOURCE_WORDS = 0.80
_LENGTH = 0.6
_QUESTION = 0.8
_EXCLAMATION = 0.5
_OPENING_QUOTE = 0.6
_CLOSING_QUOTE = 1.8
_BRACKETED = 2.0
_UNTERMINATED = 2.0
_ANCHOR = 0.3
_SPANNED_SOURCE = 6.0
"""A translator who works paragraph by paragraph joins no sentences across a break."""
_SPANNED_TARGET = 3.0
"""English breaks paragraphs more often than Chinese, in the middle of a sentence's rendering too."""
_BREAK_TOGETHER = 1.0
_BREAK_ALONE = 1.0
_PRIOR = 1.6
_PRIORS: Mapping[Shape, float] = {
    Shape(1, 1): 0.615, Shape(1, 2): 0.207, Shape(1, 3): 0.06, Shape(1, 4): 0.022, Shape(1, 5): 0.006,
    Shape(1, 6): 0.002, Shape(2, 1): 0.045, Shape(2, 2): 0.018, Shape(2, 3): 0.026, Shape(2, 4): 0.008,
    Shape(3, 1): 0.006, Shape(3, 2): 0.008, Shape(3, 3): 0.004, Shape(3, 4): 0.002, Shape(4, 1): 0.001,
    Shape(4, 2): 0.001,
}  # fmt: skip
_GAP = -8.0
_ASIDE = 4.0
"""How much more readily a byline, a caption or a note in brackets stands alone."""
_TOLERANCE = 12.0
"""In nats: of the right beads of the development chapters fewer than one in a hundred is on no path so good."""
_LEAST_TOLERANCE = 1.0
_MOST_PER_SENTENCE = 20
"""Candidates of a region, for each of its sentences: the development chapters have three on average."""
_NEAR = 2
_IMPOSSIBLE = -1e9
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The sentences to align: ``n`` sources from ``source_start``, ``m`` targets from ``target_start``."""

    source_start: int
    source_end: int
    target_start: int
    target_end: int

    @property
    def sources(self) -> slice:
        """The source sentences."""
        return slice(self.source_start, self.source_end)

    @property
    def targets(self) -> slice:
        """The target sentences."""
        return slice(self.target_start, self.target_end)

    @property
    def source_range(self) -> range:
        """The indexes of the source sentences."""
        return range(self.source_start, self.source_end)

    @property
    def target_range(self) -> range:
        """The indexes of the target sentences."""
        return range(self.target_start, self.target_end)

    @property
    def is_one_sided(self) -> bool:
        """Whether one side has no sentence, so that there is nothing to align."""
        return not self.source_range or not self.target_range


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What the aligner knows of the two texts."""

    sources: Profile
    targets: Profile
    anchors: Anchors
    forward: Explanation
    """What sources explain of the words of targets."""
    backward: Explanation
    """What targets explain of the words of sources."""
    ratio: float
    """Target length for a unit of source length."""
    like_paragraphs: float
    """How far breaks of the two sides should agree: 1 where there are as many, 0 where there are none."""
    punctuated: float
    """How far a missing mark at a sentence's end tells something: 0 where sentences seldom end with one, up to 1."""
    alone_sources: NDArray[np.bool_]
    """Sentences that must have no counterpart."""
    alone_targets: NDArray[np.bool_]


def length_deviation(source_length: Matrix, target_length: Matrix, ratio: float) -> tuple[Matrix, Matrix]:
    """Return how far the lengths are from the ratio, as a logarithm, and the variance to expect of it.

    Gale and Church (1993) let the variance grow with the length; of the logarithm it falls, towards what style alone
    makes it vary.
    """
    deviation = np.log((target_length + 3.0) / (ratio * source_length + 3.0))
    return deviation, 0.169**2 + 0.532 / (source_length + 2.0)


def coarse_candidates(texts: Texts, region: Region) -> tuple[Candidates, Places]:
    """Return the beads worth a closer look, and the places between beads of the best path, k by 2, in order.

    Time and memory grow with the region's cells. Indexes count from the document's beginning; the first place is behind
    the first bead, the last is the region's end.
    """
    scores = _Scores(texts, region)
    ahead, behind = _best_to(scores), _best_from(scores)
    places = _places(scores, ahead)
    through = {
        shape: ahead[: scores.n + 1 - shape.source, : scores.m + 1 - shape.target]
        + scores.of(shape)
        + behind[shape.source :, shape.target :]
        for shape in (*scores.paired, DELETION, INSERTION)
    }
    tolerance = _TOLERANCE
    most = _MOST_PER_SENTENCE * (scores.n + scores.m)
    while sum(np.count_nonzero(matrix >= ahead[-1, -1] - tolerance) for matrix in through.values()) > most:
        # Sentences that are all alike: every path is as good as another, and one is enough
        if tolerance < _LEAST_TOLERANCE:
            _forbid_far(through, places)
            break
        tolerance /= 2
    found = []
    for shape, matrix in through.items():
        source, target = np.nonzero(matrix >= ahead[-1, -1] - tolerance)
        size = np.ones(len(source), dtype=np.int64)
        found.append(Candidates(source=source, target=target, width=size * shape.source, height=size * shape.target))
    return (
        Candidates.joined(found).moved(region.source_start, region.target_start),
        np.add(places[1:], (region.source_start, region.target_start)),
    )


class _Scores:
    """Scores of every bead in a region of ``n`` by ``m`` sentences; higher is better, in nats."""

    def __init__(self, texts: Texts, region: Region) -> None:
        here = texts.sources.part(region.source_start, region.source_end)
        there = texts.targets.part(region.target_start, region.target_end)
        self.n, self.m = len(here), len(there)
        self.deletions = _GAP + _ASIDE * np.maximum(here.bracketed, here.unterminated * texts.punctuated)
        self.insertions = _GAP + _ASIDE * np.maximum(there.bracketed, there.unterminated * texts.punctuated)
        shapes = [shape for shape in PAIRED if shape.source <= self.n and shape.target <= self.m]
        evidence = _Evidence(texts, region)
        marks = _Marks(here, there, texts)
        self.paired = {shape: evidence.of(shape) + marks.of(shape) for shape in shapes}
        alone_sources, alone_targets = texts.alone_sources[region.sources], texts.alone_targets[region.targets]
        if alone_sources.any() or alone_targets.any():
            for shape, matrix in self.paired.items():
                matrix[_run_sums(alone_sources, shape.source) > 0, :] = _IMPOSSIBLE
                matrix[:, _run_sums(alone_targets, shape.target) > 0] = _IMPOSSIBLE

    def of(self, shape: Shape) -> Matrix:
        """Return a matrix that spreads over n+1-a by m+1-b places of a bead's first sentences."""
        if shape == DELETION:
            return np.asarray(self.deletions[:, None])
        return np.asarray(self.insertions[None, :]) if shape == INSERTION else self.paired[shape]


class _Evidence:
    """Scores what the two sides of a bead share in words and anchors."""

    def __init__(self, texts: Texts, region: Region) -> None:
        longest = (max(shape.source for shape in PAIRED), max(shape.target for shape in PAIRED))
        anchors = texts.anchors.view(region.sources, region.targets)
        # Summed up along the asking side, so that any run of it is a difference
        self._asked_by_targets = [
            _summed_up(_TARGET_WORDS * words + _ANCHOR * anchors.asked_by_targets(run), axis=1)
            for run, words in enumerate(texts.forward.surprises(region.sources, region.targets, longest[0]), start=1)
        ]
        self._asked_by_sources = [
            _summed_up(_SOURCE_WORDS * words.T + _ANCHOR * anchors.asked_by_sources(run), axis=0)
            for run, words in enumerate(texts.backward.surprises(region.targets, region.sources, longest[1]), start=1)
        ]

    def of(self, shape: Shape) -> Matrix:
        by_targets = self._asked_by_targets[shape.source - 1]
        by_sources = self._asked_by_sources[shape.target - 1]
        score = by_targets[:, shape.target :] - by_targets[:, : -shape.target]
        score += by_sources[shape.source :]
        score -= by_sources[: -shape.source]
        return np.asarray(score)


class _Marks:
    """Scores the lengths and the punctuation of beads."""

    def __init__(self, sources: Profile, targets: Profile, texts: Texts) -> None:
        self._sources, self._targets, self._texts = sources, targets, texts
        begins = np.not_equal.outer(sources.begins_paragraph, targets.begins_paragraph)
        together = np.logical_and.outer(sources.begins_paragraph, targets.begins_paragraph)
        self._beginnings = texts.like_paragraphs * (
            _BREAK_TOGETHER * together - _BREAK_ALONE * begins
        ) - _OPENING_QUOTE * np.not_equal.outer(sources.opens_quote, targets.opens_quote)
        self._ends = -_CLOSING_QUOTE * np.not_equal.outer(sources.closes_quote, targets.closes_quote)

    def of(self, shape: Shape) -> Matrix:
        sources, targets = self._sources, self._targets
        rows, columns = len(sources) + 1 - shape.source, len(targets) + 1 - shape.target
        score = self._beginnings[:rows, :columns] + self._ends[shape.source - 1 :, shape.target - 1 :]
        score = score + _PRIOR * math.log(_PRIORS[shape]) + self._lengths(shape)
        for weight, here, there in (
            (_QUESTION, sources.questions, targets.questions),
            (_EXCLAMATION, sources.exclamations, targets.exclamations),
            (_BRACKETED, sources.bracketed, targets.bracketed),
        ):
            if here.any() or there.any():
                score -= weight * np.abs(np.subtract.outer(_capped(here, shape.source), _capped(there, shape.target)))
        alone = self._texts.punctuated * _UNTERMINATED
        if shape == (1, 1):
            return np.asarray(score - alone * np.not_equal.outer(sources.unterminated, targets.unterminated))
        # A heading or a byline is not joined with the sentence beside it
        glued_sources = alone * _run_sums(sources.unterminated, shape.source) * (shape.source > 1)
        glued_targets = alone * _run_sums(targets.unterminated, shape.target) * (shape.target > 1)
        spanned_sources = _SPANNED_SOURCE * _spanned(sources.begins_paragraph, shape.source)
        spanned_targets = _SPANNED_TARGET * _spanned(targets.begins_paragraph, shape.target)
        return np.asarray(score - np.add.outer(glued_sources + spanned_sources, glued_targets + spanned_targets))

    def _lengths(self, shape: Shape) -> Matrix:
        source = _run_sums(self._sources.lengths, shape.source)
        target = _run_sums(self._targets.lengths, shape.target)
        # As length_deviation has it, with a logarithm for each run and not for each pair of them
        deviation = np.subtract.outer(np.log(self._texts.ratio * source + 3.0), np.log(target + 3.0))
        variance = length_deviation(source, source, 1.0)[1]
        return np.asarray(-0.5 * _LENGTH * (deviation**2 / variance[:, None] + np.log(variance)[:, None]))


def _best_to(scores: _Scores) -> Matrix:
    """Return the score of the best path from the region's start to every place, n+1 by m+1."""
    n, m = scores.n, scores.m
    best = np.full((n + 1, m + 1), _IMPOSSIBLE)
    best[0, 0] = 0.0
    cumulative = np.concatenate(([0.0], np.cumsum(scores.insertions)))
    for i in range(n + 1):
        row = best[i] = np.maximum.accumulate(best[i] - cumulative) + cumulative
        for shape, matrix in scores.paired.items():
            if i + shape.source <= n:
                reached = best[i + shape.source, shape.target :]
                np.maximum(reached, row[: m + 1 - shape.target] + matrix[i], out=reached)
        if i < n:
            np.maximum(best[i + 1], row + scores.deletions[i], out=best[i + 1])
    return best


def _best_from(scores: _Scores) -> Matrix:
    """Return the score of the best path from every place to the region's end."""
    n, m = scores.n, scores.m
    best = np.full((n + 1, m + 1), _IMPOSSIBLE)
    best[n, m] = 0.0
    cumulative = np.concatenate(([0.0], np.cumsum(scores.insertions)))
    for i in range(n, -1, -1):
        row = best[i]
        for shape, matrix in scores.paired.items():
            if i + shape.source <= n:
                left = row[: m + 1 - shape.target]
                np.maximum(left, best[i + shape.source, shape.target :] + matrix[i], out=left)
        if i < n:
            np.maximum(row, best[i + 1] + scores.deletions[i], out=row)
        row[:] = np.maximum.accumulate((row + cumulative)[::-1])[::-1] - cumulative
    return best


def _places(scores: _Scores, ahead: Matrix) -> Places:
    """Return the places that the best path comes by, from the region's start to its end."""
    shapes = (*scores.paired, DELETION, INSERTION)
    i, j = scores.n, scores.m
    places = [(i, j)]
    while i or j:
        for shape in shapes:
            before = i - shape.source, j - shape.target
            if min(before) >= 0 and ahead[before] + _at(scores, shape, *before) >= ahead[i, j] - _ROUNDING:
                i, j = before
                break
        places.append((i, j))
    return np.array(places[::-1], dtype=np.int64)


def _at(scores: _Scores, shape: Shape, i: int, j: int) -> float:
    if shape == DELETION:
        return float(scores.deletions[i])
    return float(scores.insertions[j]) if shape == INSERTION else float(scores.paired[shape][i, j])


def _forbid_far(through: Mapping[Shape, Matrix], places: Places) -> None:
    """Make all beads impossible that do not begin near the best path."""
    for matrix in through.values():
        near = np.zeros(matrix.shape, dtype=np.bool_)
        for i, j in places.tolist():
            near[i : i + 1, max(0, j - _NEAR) : j + _NEAR + 1] = True
        matrix[~near] = _IMPOSSIBLE


def _spanned(begins_paragraph: NDArray[np.bool_], run: int) -> Matrix:
    """Return how many paragraph breaks are inside each run of sentences."""
    return np.asarray(_run_sums(begins_paragraph, run) - begins_paragraph[: len(begins_paragraph) - run + 1])


def _capped(values: NDArray[np.float64] | NDArray[np.bool_], run: int) -> Matrix:
    return _run_sums(values, run).clip(max=3.0)


def _run_sums(values: NDArray[np.float64] | NDArray[np.float32] | NDArray[np.bool_], run: int) -> Matrix:
    """Sum every run of consecutive rows: ``len - run + 1`` of them."""
    if run == 1:
        return values.astype(np.float64)
    cumulative = np.concatenate((np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0, dtype=np.float64)))
    return np.asarray(cumulative[run:] - cumulative[:-run])


def _summed_up(values: Matrix, axis: int) -> Matrix:
    """Return the sums of all beginnings of rows (axis 1) or columns (axis 0), the empty one first."""
    shape = list(values.shape)
    shape[axis] += 1
    sums = np.zeros(shape)
    np.cumsum(values, axis=axis, out=sums[:, 1:] if axis else sums[1:])
    return sums
