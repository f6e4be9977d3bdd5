"""How well each possible bead fits: the scores that the decoder searches."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.anchors import Anchors
from duizhao.alignment.cooccurrence import Cooccurrence
from duizhao.alignment.profile import Profile
from duizhao.alignment.shapes import DELETION, INSERTION, PAIRED, Shape

__all__ = ["BeadScores", "Region", "Style", "length_deviation", "score_beads"]

Matrix = NDArray[np.float64]

# Weights of the parts against each other, tuned on hand-aligned literary chapters (docs/benchmarks.md)
_LENGTH = 0.8
_QUESTION = 1.0
_EXCLAMATION = 0.5
_OPENING_QUOTE = 0.62
_CLOSING_QUOTE = 1.8
_SWALLOWED_QUESTION = 2.5
"""Of a bead of several sentences: a question whose mark is not on the other side was hardly joined with them."""
_LAST_QUESTION = 0.5
_UNTERMINATED = 2.0
_GLUED = 3.0
"""Of a sentence without a mark at its end, joined with another: headings, captions and bylines are not."""
_BRACKETED = 2.0
_PRIOR = 1.2
_MANY = 1.0
"""Of several sentences with several, before any word is learnt: what else fits must not win by its frequency alone."""
_SPANNED_SOURCE = 6.0
"""A translator who works paragraph by paragraph joins no sentences across a break."""
_SPANNED_TARGET = 3.0
"""English breaks paragraphs more often than Chinese, in the middle of a sentence's rendering too."""
_BREAK_TOGETHER = 1.0
_BREAK_ALONE = 1.0
_ANCHOR = 1.0
_WORDS = 0.6
_UNPAIRED_UNTAUGHT = -0.3
"""As the next, before any word is learnt and in texts too short to learn from: pairs gain nothing by words there."""
_UNPAIRED = -1.5
"""A sentence without a counterpart must be cheaper than no pairing at all, and dearer than a middling one."""
_EXCHANGE = 8.0
"""Two sentences that have nothing to do with each other seldom stand at the same place of two texts: mostly they are
a free translation."""
_ASIDE = 4.0
"""How much more readily a byline, a caption or a note in brackets stands alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What is believed of one document."""

    ratio: float
    """Target length for a unit of source length."""
    priors: Mapping[Shape, float]
    """How often each shape occurs; sums to 1."""
    words: Cooccurrence | None = None
    """Which words meet in its beads; None before a first alignment."""
    spread: float = 1.0
    """Variance of the lengths around the ratio, as a share of what novels make one expect."""
    like_paragraphs: float = 0.0
    """How far breaks of the two sides should agree: 1 where there are as many, 0 where there are none."""
    punctuated: float = 1.0
    """How far a missing mark at a sentence's end tells something: 0 where sentences seldom end with one, up to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The sentences to align: ``n`` sources from ``source_start``, ``m`` targets from ``target_start``."""

    source_start: int
    source_end: int
    target_start: int
    target_end: int

    @property
    def cells(self) -> int:
        """What a full search of the region has to look at."""
        return (self.source_end - self.source_start) * (self.target_end - self.target_start)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeadScores:
    """Scores of every bead in a region of ``n`` by ``m`` sentences; higher is better, in nats."""

    paired: Mapping[Shape, Matrix]
    """By shape a-b: a matrix of n-a+1 by m-b+1, the bead's first source and first target sentence."""
    deletions: NDArray[np.float64]
    """One a source sentence: it has no counterpart."""
    insertions: NDArray[np.float64]
    """One a target sentence."""
    exchange: float = 0.0
    """What it costs that a deletion and an insertion stand side by side, where a pair could stand; 0 or more."""


def length_deviation(source_length: Matrix, target_length: Matrix, ratio: float) -> tuple[Matrix, Matrix]:
    """Return how far the lengths are from the ratio, as a logarithm, and the variance to expect of it.

    Gale and Church (1993) let the variance grow with the length; of the logarithm it falls, towards what style alone
    makes it vary.
    """
    deviation = np.log((target_length + 3.0) / (ratio * source_length + 3.0))
    return deviation, 0.169**2 + 0.532 / (source_length + 2.0)


def score_beads(sources: Profile, targets: Profile, anchors: Anchors, region: Region, style: Style) -> BeadScores:
    """Score all beads in a region of the document that the profiles and anchors describe."""
    here = sources.part(region.source_start, region.source_end)
    there = targets.part(region.target_start, region.target_end)
    shapes = [shape for shape in PAIRED if shape.source <= len(here) and shape.target <= len(there)]
    evidence = _Evidence(anchors, region, style.words)
    paired = {
        shape: _PRIOR * math.log(style.priors[shape])
        + _fit(here, there, shape, style)
        + _marks(here, there, shape, style.punctuated)
        + _paragraphs(here, there, shape, style.like_paragraphs)
        + evidence.of(shape)
        - (_MANY if style.words is None and min(shape) > 1 else 0.0)
        for shape in shapes
    }
    return BeadScores(
        paired=paired,
        deletions=_alone(here, style.priors[DELETION], style),
        insertions=_alone(there, style.priors[INSERTION], style),
        exchange=_EXCHANGE,
    )


def _alone(side: Profile, prior: float, style: Style) -> NDArray[np.float64]:
    """Score each sentence for having no counterpart."""
    asides = np.maximum(side.bracketed, side.unterminated * style.punctuated)
    unpaired = _UNPAIRED_UNTAUGHT if style.words is None else _UNPAIRED
    return np.asarray(_PRIOR * math.log(prior) + unpaired + _ASIDE * asides)


def _fit(sources: Profile, targets: Profile, shape: Shape, style: Style) -> Matrix:
    """Score the lengths of all beads of one shape."""
    deviation, variance = length_deviation(
        _run_sums(sources.lengths, shape.source)[:, None],
        _run_sums(targets.lengths, shape.target)[None, :],
        style.ratio,
    )
    variance = variance * style.spread
    return np.asarray(-_LENGTH * 0.5 * (deviation**2 / variance + np.log(variance)))


def _marks(sources: Profile, targets: Profile, shape: Shape, punctuated: float) -> Matrix:
    """Score the punctuation of all beads of one shape."""
    first_source, last_source = _edges(len(sources), shape.source)
    first_target, last_target = _edges(len(targets), shape.target)
    penalties = (
        (_QUESTION if shape == (1, 1) else _SWALLOWED_QUESTION)
        * _miscounted(sources.questions, targets.questions, shape)
        + _EXCLAMATION * _miscounted(sources.exclamations, targets.exclamations, shape)
        + _BRACKETED * _miscounted(sources.bracketed, targets.bracketed, shape)
        + _OPENING_QUOTE * np.not_equal.outer(sources.opens_quote[first_source], targets.opens_quote[first_target])
        + _CLOSING_QUOTE * np.not_equal.outer(sources.closes_quote[last_source], targets.closes_quote[last_target])
        + _LAST_QUESTION * np.not_equal.outer(sources.asks[last_source], targets.asks[last_target])
    )
    if shape == (1, 1):
        penalties = penalties + _UNTERMINATED * punctuated * np.not_equal.outer(
            sources.unterminated, targets.unterminated
        )
    else:
        # A heading or a byline is not joined with the sentence beside it
        glued_sources = _run_sums(sources.unterminated.astype(np.float64), shape.source) * (shape.source > 1)
        glued_targets = _run_sums(targets.unterminated.astype(np.float64), shape.target) * (shape.target > 1)
        penalties = penalties + _GLUED * punctuated * np.add.outer(glued_sources, glued_targets)
    return np.asarray(-penalties)


def _paragraphs(sources: Profile, targets: Profile, shape: Shape, likeness: float) -> Matrix:
    """Score where all beads of one shape begin and what paragraph breaks they span."""
    first_source, first_target = _edges(len(sources), shape.source)[0], _edges(len(targets), shape.target)[0]
    spanned = np.add.outer(
        _SPANNED_SOURCE * _spanned(sources.begins_paragraph, shape.source),
        _SPANNED_TARGET * _spanned(targets.begins_paragraph, shape.target),
    )
    begins_source = sources.begins_paragraph[first_source]
    begins_target = targets.begins_paragraph[first_target]
    together = _BREAK_TOGETHER * np.logical_and.outer(begins_source, begins_target)
    alone = _BREAK_ALONE * np.not_equal.outer(begins_source, begins_target)
    return np.asarray(likeness * (together - alone) - spanned)


def _spanned(begins_paragraph: NDArray[np.bool_], run: int) -> NDArray[np.float64]:
    """Return how many paragraph breaks are inside each run of sentences."""
    begins = begins_paragraph.astype(np.float64)
    return np.asarray(_run_sums(begins, run) - begins[: len(begins) - run + 1])


def _miscounted(sources: Matrix | NDArray[np.bool_], targets: Matrix | NDArray[np.bool_], shape: Shape) -> Matrix:
    """Return by how much the counts of a mark differ: sentence by sentence where a bead has as many on both sides."""
    if shape.source == shape.target:
        apart = np.abs(
            np.subtract.outer(sources.astype(np.float64).clip(max=3), targets.astype(np.float64).clip(max=3))
        )
        rows, columns = len(sources) - shape.source + 1, len(targets) - shape.target + 1
        return np.asarray(
            sum(apart[offset : offset + rows, offset : offset + columns] for offset in range(shape.source))
        )
    here = _run_sums(sources.astype(np.float64), shape.source).clip(max=3)
    return np.asarray(np.abs(np.subtract.outer(here, _run_sums(targets.astype(np.float64), shape.target).clip(max=3))))


class _Evidence:
    """Scores what the two sides of a bead share: once from the target's view and once from the source's.

    From the target's view each target sentence asks whether its anchors occur anywhere in the bead's run of source
    sentences, so a number that occurs twice on both sides counts twice and not four times.
    """

    def __init__(self, anchors: Anchors, region: Region, words: Cooccurrence | None) -> None:
        near = anchors.restricted_to(
            slice(region.source_start, region.source_end), slice(region.target_start, region.target_end)
        )
        self._source = near.source_weights(region.source_start, region.source_end)
        self._target = near.target_weights(region.target_start, region.target_end)
        self._gains, self._losses = near.gains, near.losses
        self._views = (
            None
            if words is None
            else words.views(region.source_start, region.source_end, region.target_start, region.target_end)
        )
        self._by_source_run: dict[int, Matrix] = {}
        self._by_target_run: dict[int, Matrix] = {}

    def of(self, shape: Shape) -> Matrix:
        """Return a matrix of n-a+1 by m-b+1."""
        target_view = _remembered(self._by_source_run, shape.source, self._target_view)
        source_view = _remembered(self._by_target_run, shape.target, self._source_view)
        over_targets = _run_sums(target_view.T, shape.target).T
        over_sources = _run_sums(source_view, shape.source)
        return over_targets + over_sources

    def _target_view(self, run: int) -> Matrix:
        """Matrix of n-run+1 by m: what each target sentence says of each run of source sentences."""
        score = _ANCHOR * self._asked(self._source, self._target, run)
        if self._views is not None:
            score += _WORDS * self._views.target_given_source(run)
        return score

    def _source_view(self, run: int) -> Matrix:
        """Matrix of n by m-run+1: what each source sentence says of each run of target sentences."""
        score = _ANCHOR * self._asked(self._target, self._source, run).T
        if self._views is not None:
            score += _WORDS * self._views.source_given_target(run)
        return score

    def _asked(self, asked: Matrix, asking: Matrix, run: int) -> Matrix:
        present = _run_maxima((asked > 0).astype(np.float64), run)
        return present @ (asking * (self._gains - self._losses)).T + (asking @ self._losses)[None, :]


def _remembered(known: dict[int, Matrix], run: int, compute: Callable[[int], Matrix]) -> Matrix:
    if run not in known:
        known[run] = compute(run)
    return known[run]


def _run_sums(values: Matrix, run: int) -> Matrix:
    """Sum every run of consecutive rows: ``len - run + 1`` of them."""
    cumulative = np.concatenate((np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0)))
    return np.asarray(cumulative[run:] - cumulative[:-run])


def _run_maxima(values: Matrix, run: int) -> Matrix:
    count = len(values) - run + 1
    highest = values[:count]
    for offset in range(1, run):
        highest = np.maximum(highest, values[offset : offset + count])
    return highest


def _edges(count: int, run: int) -> tuple[slice, slice]:
    """Return slices that pick the first and the last sentence of every run."""
    return slice(0, count - run + 1), slice(run - 1, count)
