"""Rough scores of all beads of a region: by words whatever their places, by length and by punctuation."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.anchors import Anchors
from duizhao.alignment.explanation import Explanation
from duizhao.alignment.profile import Profile
from duizhao.alignment.shapes import DELETION, INSERTION, PAIRED, Shape

__all__ = ["IMPOSSIBLE", "LONGEST_TARGET", "CoarseScores", "Region", "Scores", "Shifted", "Texts", "length_deviation"]

Matrix = NDArray[np.float64]
Scores = NDArray[np.float32]

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
_GAP = -6.0
_ASIDE = 4.0
"""How much more readily a byline, a caption or a note in brackets stands alone."""
_HEIGHTS: Mapping[int, int] = {
    width: max(shape.target for shape in PAIRED if shape.source == width) for width, _ in PAIRED
}
"""The most target sentences that a bead may have, by its number of source sentences."""
LONGEST_TARGET = max(_HEIGHTS.values())
IMPOSSIBLE = -1e9


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
    keep_paragraphs: float
    """How far a bead across a paragraph break is out of the question, 0 to 1."""
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


class CoarseScores:
    """Scores of every bead in a region of ``n`` by ``m`` sentences; higher is better, in nats."""

    def __init__(self, texts: Texts, region: Region) -> None:
        sources = texts.sources.part(region.source_start, region.source_end)
        targets = texts.targets.part(region.target_start, region.target_end)
        self.n, self.m = len(sources), len(targets)
        self.deletions = _GAP + _ASIDE * np.maximum(sources.bracketed, sources.unterminated * texts.punctuated)
        self.insertions = _GAP + _ASIDE * np.maximum(targets.bracketed, targets.unterminated * texts.punctuated)
        evidence = _Evidence(texts, region)
        marks = _Marks(sources, targets, texts)
        alone = texts.alone_sources[region.sources], texts.alone_targets[region.targets]
        self.paired: dict[int, Scores] = {}
        """By the number of source sentences w: n+1-w by h by m+1, the bead's first source sentence, its number of
        target sentences less one, its first target sentence. Impossible where there are not so many."""
        for width, longest in _HEIGHTS.items():
            if width <= self.n:
                runs = _TargetRuns(self.m, longest)
                matrix = evidence.of(width, runs) + marks.of(width, runs)
                matrix[:, runs.impossible] = IMPOSSIBLE
                if alone[0].any() or alone[1].any():
                    matrix[_run_sums(alone[0], width) > 0] = IMPOSSIBLE
                    matrix[:, runs.sums(alone[1]) > 0] = IMPOSSIBLE
                self.paired[width] = matrix

    def of(self, shape: Shape) -> Matrix | Scores:
        """Return the scores of one shape, by first sentences: n+1-a by m+1-b; n by 1 and 1 by m for gaps."""
        if shape == DELETION:
            return np.asarray(self.deletions[:, None])
        if shape == INSERTION:
            return np.asarray(self.insertions[None, :])
        return np.asarray(self.paired[shape.source][:, shape.target - 1, : self.m + 1 - shape.target])


class _TargetRuns:
    """Runs of 1 to ``longest`` of ``m`` target sentences, as arrays of longest by m+1: their number, where they begin.

    Runs that go beyond the end are impossible; what is measured of them means nothing.
    """

    def __init__(self, m: int, longest: int) -> None:
        ends = np.arange(m + 1)[None, :] + np.arange(1, longest + 1)[:, None]
        self.impossible = ends > m
        self.longest = longest
        self._ends = np.minimum(ends, m)

    def sums(self, values: NDArray[np.float64] | NDArray[np.bool_]) -> Matrix:
        """Sum up the values of each run's sentences."""
        summed = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
        return np.asarray(summed[self._ends] - summed)


class _Evidence:
    """Scores what the two sides of a bead share in words and anchors."""

    def __init__(self, texts: Texts, region: Region) -> None:
        anchors, place = texts.anchors, (region.sources, region.targets)
        # Summed up along the asking side, so that any run of it is a difference
        self._asked_by_targets = [
            Shifted(_summed_up(_TARGET_WORDS * words + _ANCHOR * keys, axis=1))
            for words, keys in zip(
                texts.forward.surprises(*place, max(_HEIGHTS)),
                anchors.asked_by_targets(*place, max(_HEIGHTS)),
                strict=True,
            )
        ]
        n, m = len(region.source_range), len(region.target_range)
        self._asked_by_sources = np.zeros((n + 1, LONGEST_TARGET, m + 1), dtype=np.float32)
        asked_by_sources = zip(
            texts.backward.surprises(region.targets, region.sources, LONGEST_TARGET),
            anchors.asked_by_sources(*place, LONGEST_TARGET),
            strict=True,
        )
        for index, (words, keys) in enumerate(asked_by_sources):
            asked = _SOURCE_WORDS * words.T + _ANCHOR * keys
            self._asked_by_sources[:, index, : m - index] = _summed_up(asked, axis=0)

    def of(self, width: int, runs: _TargetRuns) -> Scores:
        summed = self._asked_by_targets[width - 1]
        score = summed.runs[:, 1 : runs.longest + 1] - summed.values[:, None, :]
        score += self._asked_by_sources[width:, : runs.longest]
        score -= self._asked_by_sources[:-width, : runs.longest]
        return score


class _Marks:
    """Scores the lengths and the punctuation of beads."""

    def __init__(self, sources: Profile, targets: Profile, texts: Texts) -> None:
        self._sources, self._targets, self._texts = sources, targets, texts
        begins = np.not_equal.outer(sources.begins_paragraph, targets.begins_paragraph)
        together = np.logical_and.outer(sources.begins_paragraph, targets.begins_paragraph)
        beginnings = texts.like_paragraphs * (
            _BREAK_TOGETHER * together - _BREAK_ALONE * begins
        ) - _OPENING_QUOTE * np.not_equal.outer(sources.opens_quote, targets.opens_quote)
        self._beginnings = np.pad(beginnings, ((0, 0), (0, 1))).astype(np.float32)
        ends = -_CLOSING_QUOTE * np.not_equal.outer(sources.closes_quote, targets.closes_quote)
        self._ends = Shifted(np.pad(ends, ((0, 0), (0, 1))).astype(np.float32))

    def of(self, width: int, runs: _TargetRuns) -> Scores:
        sources, targets = self._sources, self._targets
        score = self._lengths(width, runs)
        score += self._beginnings[: len(sources) + 1 - width, None, :]
        score += self._ends.runs[width - 1 :, : runs.longest]
        score += np.array([_PRIOR * math.log(_PRIORS[Shape(width, h + 1)]) for h in range(runs.longest)])[:, None]
        for weight, here, there in (
            (_QUESTION, sources.questions, targets.questions),
            (_EXCLAMATION, sources.exclamations, targets.exclamations),
            (_BRACKETED, sources.bracketed, targets.bracketed),
        ):
            if here.any() or there.any():
                apart = np.subtract.outer(
                    weight * _run_sums(here, width).clip(max=3.0).astype(np.float32),
                    weight * runs.sums(there).clip(max=3.0).astype(np.float32),
                )
                score -= np.abs(apart, out=apart)
        # A heading or a byline is not joined with the sentence beside it, nor does it stand for one
        alone = self._texts.punctuated * _UNTERMINATED
        joined_sources = alone * _run_sums(sources.unterminated, width) * (width > 1)
        joined_targets = alone * runs.sums(targets.unterminated)
        joined_targets[0] = 0.0
        if width == 1:
            score[:, 0, :-1] -= alone * np.not_equal.outer(sources.unterminated, targets.unterminated)
        keep = self._texts.keep_paragraphs
        spanned_sources = keep * _SPANNED_SOURCE * _spanned(sources.begins_paragraph, width)
        spanned_targets = (
            keep * _SPANNED_TARGET * (runs.sums(targets.begins_paragraph) - np.append(targets.begins_paragraph, 0))
        )
        score -= (joined_sources + spanned_sources)[:, None, None]
        score -= joined_targets + spanned_targets
        return score

    def _lengths(self, width: int, runs: _TargetRuns) -> Scores:
        source, target = _run_sums(self._sources.lengths, width), runs.sums(self._targets.lengths)
        # As length_deviation has it, with a logarithm for each run and not for each pair of them
        score = np.subtract.outer(
            np.log(self._texts.ratio * source + 3.0).astype(np.float32), np.log(target + 3.0).astype(np.float32)
        )
        variance = length_deviation(source, source, 1.0)[1][:, None, None]
        score *= score
        score *= -0.5 * _LENGTH / variance
        score -= 0.5 * _LENGTH * np.log(variance)
        return score


def _spanned(begins_paragraph: NDArray[np.bool_], run: int) -> Matrix:
    """Return how many paragraph breaks are inside each run of sentences."""
    return np.asarray(_run_sums(begins_paragraph, run) - begins_paragraph[: len(begins_paragraph) - run + 1])


def _run_sums(values: NDArray[np.float64] | NDArray[np.bool_], run: int) -> Matrix:
    """Sum every run of consecutive values: ``len - run + 1`` of them."""
    sums = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    return np.asarray(sums[run:] - sums[:-run])


def _summed_up(values: Matrix, axis: int) -> Scores:
    """Return the sums of all beginnings of rows (axis 1) or columns (axis 0), the empty one first."""
    shape = list(values.shape)
    shape[axis] += 1
    sums = np.zeros(shape, dtype=np.float32)
    np.cumsum(values, axis=axis, out=sums[:, 1:] if axis else sums[1:])
    return sums


class Shifted:
    """A matrix of k by m+1, and what stands b columns further on: ``runs[i, b, j]`` is ``values[i, j + b]``."""

    def __init__(self, values: Scores) -> None:
        padded = np.pad(values, ((0, 0), (0, LONGEST_TARGET)), constant_values=IMPOSSIBLE)
        self.values = padded[:, : values.shape[1]]
        row, column = padded.strides
        shape = (len(values), LONGEST_TARGET + 1, values.shape[1])
        self.runs = np.lib.stride_tricks.as_strided(padded, shape, (row, column, column))
