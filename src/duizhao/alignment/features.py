"""The close look at candidates: one number for everything that speaks for or against each of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import Texts, length_deviation
from duizhao.alignment.profile import Profile
from duizhao.alignment.shapes import PAIRED
from duizhao.alignment.vocabulary import Numbers
from duizhao.alignment.wordscores import WordScores

__all__ = ["FEATURES", "BeadSide", "feature_matrix"]

Matrix = NDArray[np.float64]

_WORDS = ("target_words", "target_places", "source_places", "target_found", "anchors")
_MARKS = (
    "length", "spread", "questions", "questions_joined", "exclamations", "brackets", "closing_quote", "quoted_alike",
    "quotes", "unterminated", "glued", "few_source_clauses", "few_target_clauses", "within_source_quote",
    "within_target_quote", "spanned_source", "spanned_target", "paragraph_together", "paragraph_alone",
)  # fmt: skip
_ALONE = ("deletion", "deletion_aside", "deletion_length", "insertion", "insertion_aside", "insertion_length")
FEATURES: tuple[str, ...] = (*_WORDS, *_MARKS, *(f"{a}-{b}" for a, b in PAIRED), "other_shape", *_ALONE)
"""The columns of the matrix. Those after the marks are 1 for the beads of one shape."""

_USUAL_SOURCE_LENGTH = 20.0
_USUAL_TARGET_LENGTH = 60.0
_TINY = 0.25
"""Shorter than this share of the usual, a sentence is no less likely to stand alone: "II" or "* * *"."""


def feature_matrix(texts: Texts, beads: Candidates, words: WordScores) -> Matrix:
    """Return a row a candidate and a column a feature; penalties are negative."""
    matrix = np.zeros((len(beads), len(FEATURES)))
    columns = {name: column for column, name in enumerate(FEATURES)}
    paired = (beads.width > 0) & (beads.height > 0)
    matrix[:, columns["target_words"]] = words.target_words
    matrix[:, columns["target_places"]] = words.target_places
    matrix[:, columns["source_places"]] = words.source_places
    matrix[:, columns["target_found"]] = words.target_found
    matrix[:, columns["anchors"]] = texts.anchors.scores(beads)
    marks = _marks(texts, beads.where(paired))
    matrix[paired, len(_WORDS) : len(_WORDS) + len(_MARKS)] = np.stack(marks, axis=1)
    other = paired.copy()
    for shape in PAIRED:
        have = (beads.width == shape.source) & (beads.height == shape.target)
        matrix[have, columns[f"{shape.source}-{shape.target}"]] = 1
        other &= ~have
    # Only a person makes such a bead
    matrix[other, columns["other_shape"]] = 1
    for prefix, chosen, side, first, usual in (
        ("deletion", beads.height == 0, texts.sources, beads.source, _USUAL_SOURCE_LENGTH),
        ("insertion", beads.width == 0, texts.targets, beads.target, _USUAL_TARGET_LENGTH),
    ):
        sentences = first[chosen]
        asides = np.maximum(side.bracketed, side.unterminated * texts.punctuated)
        matrix[chosen, columns[prefix]] = 1
        matrix[chosen, columns[f"{prefix}_aside"]] = asides[sentences]
        matrix[chosen, columns[f"{prefix}_length"]] = np.log(np.maximum(side.lengths[sentences] / usual, _TINY))
    return matrix


def _marks(texts: Texts, beads: Candidates) -> list[Matrix]:
    """Return the columns of ``_MARKS`` for beads with two sides."""
    sources, targets = (
        BeadSide(texts.sources, beads.source, beads.width),
        BeadSide(texts.targets, beads.target, beads.height),
    )
    deviation, variance = length_deviation(sources.total("lengths"), targets.total("lengths"), texts.ratio)
    one_to_one = (beads.width == 1) & (beads.height == 1)
    questions = np.abs(sources.capped("questions") - targets.capped("questions"))
    unterminated = texts.punctuated * (sources.first("unterminated") != targets.first("unterminated"))
    glued = texts.punctuated * (
        sources.total("unterminated") * (beads.width > 1) + targets.total("unterminated") * (beads.height > 1)
    )
    are_quoted = texts.sources.quotes.any() and texts.targets.quotes.any()
    begins_source, begins_target = sources.first("begins_paragraph"), targets.first("begins_paragraph")
    return [
        -0.5 * deviation**2 / variance,
        -0.5 * np.log(variance),
        -questions,
        # A question is hardly joined with other sentences and its mark lost
        -np.where(one_to_one, 0.0, questions),
        -np.abs(sources.capped("exclamations") - targets.capped("exclamations")),
        -np.abs(sources.total("bracketed") - targets.total("bracketed")),
        -(sources.last("closes_quote") != targets.last("closes_quote")).astype(float),
        -float(are_quoted) * (sources.first("begins_quoted") != targets.first("begins_quoted")),
        -float(are_quoted) * np.abs(sources.capped("quotes") - targets.capped("quotes")),
        -np.where(one_to_one, unterminated, 0.0),
        -np.where(one_to_one, 0.0, glued),
        -np.maximum(0.0, beads.height - beads.width - sources.total("clauses")),
        -np.maximum(0.0, beads.width - beads.height - targets.total("clauses")),
        sources.total("ends_quoted") - sources.last("ends_quoted"),
        targets.total("ends_quoted") - targets.last("ends_quoted"),
        -texts.keep_paragraphs * (sources.total("begins_paragraph") - begins_source),
        -texts.keep_paragraphs * (targets.total("begins_paragraph") - begins_target),
        texts.like_paragraphs * (begins_source & begins_target),
        -texts.like_paragraphs * (begins_source != begins_target),
    ]


class BeadSide:
    """Measures of one side of beads, by the name of the profile's field."""

    def __init__(self, profile: Profile, first: Numbers, run: Numbers) -> None:
        self._profile, self._first, self._run = profile, first, run

    def total(self, name: str) -> Matrix:
        """Return the sum of a measure over each bead's sentences."""
        sums = np.concatenate(([0.0], np.cumsum(getattr(self._profile, name), dtype=np.float64)))
        return np.asarray(sums[self._first + self._run] - sums[self._first])

    def capped(self, name: str) -> Matrix:
        """As ``total``, 3 at most."""
        return self.total(name).clip(max=3.0)

    def first(self, name: str) -> Numbers:
        """Return a measure of each bead's first sentence."""
        return np.asarray(getattr(self._profile, name)[self._first])

    def last(self, name: str) -> Numbers:
        """Return a measure of each bead's last sentence."""
        return np.asarray(getattr(self._profile, name)[self._first + self._run - 1])
