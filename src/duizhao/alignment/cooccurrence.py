"""Which words of the two languages meet in a document's own beads: a translation model without a dictionary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["Cooccurrence", "CooccurrenceView", "TrainingBead", "Vocabulary", "source_tokens", "target_tokens"]

Matrix = NDArray[np.float32]

_HAN_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]+")
_WORD = re.compile(r"[A-Za-z]+")
_SUFFIX = re.compile(r"(?<=[a-z]{3})(?:ies|ied|ing|ed|es|s|y|e)$")
_LARGEST_VOCABULARY = 3000
_ROUNDS = 4
_NULL_WORDS = 3.0
"""A bead has as many imaginary words on its other side, which explain what no real word there does."""
_DISCOUNT = 0.2
"""Taken from every count: two words that met once may have met by accident, and learning from it would only repeat
the alignment it came from."""
_HESITATION = 0.3
"""Added below the fraction: a word seen twice proves less than one seen twenty times."""
_BACKGROUND_SHARE = 0.7
"""The chance that a word of a true bead comes from nowhere in particular."""


def source_tokens(sentence: str) -> list[str]:
    """Return the Han characters and pairs of neighbours: half of all words are such a pair."""
    tokens: list[str] = []
    for run in _HAN_RUN.findall(sentence):
        tokens.extend(run)
        tokens.extend(first + second for first, second in pairwise(run))
    return tokens


def target_tokens(sentence: str) -> list[str]:
    """Return the words in lower case without their commonest endings."""
    return [_SUFFIX.sub("", word.lower()) for word in _WORD.findall(sentence)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingBead:
    """A bead to learn from."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    weight: float
    """How far it can be trusted, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """One side's sentences as token numbers; only tokens of two sentences or more have one."""

    sentences: tuple[NDArray[np.int64], ...]
    size: int
    background: Matrix
    """Each token's share of all; sums to 1."""

    @classmethod
    def of(cls, tokenised: Sequence[Sequence[str]]) -> Vocabulary:
        """Return the sentences with their tokens numbered, the most frequent first."""
        spread = Counter(token for tokens in tokenised for token in set(tokens))
        known = [token for token, count in spread.most_common(_LARGEST_VOCABULARY) if count > 1]
        numbers = {token: number for number, token in enumerate(known)}
        sentences = tuple(
            np.array([numbers[token] for token in tokens if token in numbers], dtype=np.int64) for tokens in tokenised
        )
        counts = np.full(len(known), 0.5, dtype=np.float32)
        for sentence in sentences:
            np.add.at(counts, sentence, 1.0)
        return cls(sentences=sentences, size=len(known), background=counts / max(float(counts.sum()), 1.0))

    def counts(self, start: int, end: int, tokens: NDArray[np.int64]) -> Matrix:
        """Return how often each of ``tokens`` (sorted) occurs in each of the sentences ``[start, end)``."""
        matrix = np.zeros((end - start, len(tokens)), dtype=np.float32)
        for row, sentence in enumerate(self.sentences[start:end]):
            np.add.at(matrix[row], np.searchsorted(tokens, sentence), 1.0)
        return matrix

    def occurring(self, start: int, end: int) -> NDArray[np.int64]:
        """Return the tokens of the sentences ``[start, end)``, sorted."""
        parts = self.sentences[start:end]
        return np.unique(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)


class Cooccurrence:
    """IBM model 1 (Brown et al. 1993) in both directions, learnt from the beads of a first alignment.

    Moore (2002) aligns bilingual texts in the same two steps: by length, then with the words learnt from that.
    """

    def __init__(self, sources: Vocabulary, targets: Vocabulary, beads: Sequence[TrainingBead]) -> None:
        self._sources, self._targets = sources, targets
        self._target_given_source = _learn(
            sources, targets, [(bead.source, bead.target, bead.weight) for bead in beads]
        )
        self._source_given_target = _learn(
            targets, sources, [(bead.target, bead.source, bead.weight) for bead in beads]
        )

    def views(self, source_start: int, source_end: int, target_start: int, target_end: int) -> CooccurrenceView:
        """Return what the model says of a region."""
        here = self._sources.occurring(source_start, source_end)
        there = self._targets.occurring(target_start, target_end)
        source_counts = self._sources.counts(source_start, source_end, here)
        target_counts = self._targets.counts(target_start, target_end, there)
        to_target = self._target_given_source[np.ix_(here, there)]
        to_source = self._source_given_target[np.ix_(there, here)]
        from_targets = _View(target_counts, source_counts, to_source, self._sources.background[here])
        return CooccurrenceView(
            target_given_source=_View(source_counts, target_counts, to_target, self._targets.background[there]),
            source_given_target=lambda run: from_targets(run).T,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CooccurrenceView:
    """Log-likelihood ratios of a region of ``n`` by ``m`` sentences, by the length of the run that is asked."""

    target_given_source: Callable[[int], NDArray[np.float64]]
    """n-run+1 by m."""
    source_given_target: Callable[[int], NDArray[np.float64]]
    """n by m-run+1."""


def _learn(
    given: Vocabulary, explained: Vocabulary, beads: Iterable[tuple[tuple[int, ...], tuple[int, ...], float]]
) -> Matrix:
    """Return the probability of each explained token for each given one, by expectation maximisation."""
    pairs = [(_tally(given, left), _tally(explained, right), np.float32(weight)) for left, right, weight in beads]
    table = np.full((given.size, explained.size), 1.0 / max(explained.size, 1), dtype=np.float32)
    for _ in range(_ROUNDS):
        counts = np.zeros_like(table)
        for (left, left_counts), (right, right_counts), weight in pairs:
            block = np.ix_(left, right)
            shares = table[block] * left_counts[:, None]
            total = shares.sum(axis=0) + _NULL_WORDS * explained.background[right]
            counts[block] += shares * (weight * right_counts / total)
        seen = counts.sum(axis=1, keepdims=True)
        table = np.maximum(counts - np.float32(_DISCOUNT), 0) / (seen + np.float32(_HESITATION))
    return table


def _tally(vocabulary: Vocabulary, sentences: tuple[int, ...]) -> tuple[NDArray[np.int64], Matrix]:
    tokens = np.concatenate([vocabulary.sentences[index] for index in sentences])
    unique, counts = np.unique(tokens, return_counts=True)
    return unique, counts.astype(np.float32)


class _View:
    """One direction in one region: what ``asking`` sentences say of runs of ``asked`` ones."""

    def __init__(self, asked: Matrix, asking: Matrix, table: Matrix, background: Matrix) -> None:
        # A run's chances are the sum of its sentences' chances, so the large product is made once
        self._chances = asked @ table
        self._sizes = asked.sum(axis=1, keepdims=True)
        self._asking = asking
        self._background = background

    def __call__(self, run: int) -> NDArray[np.float64]:
        """Return a matrix of n-run+1 asked runs by m asking sentences."""
        chances = _sliding_sum(self._chances, run) / (1.0 + _sliding_sum(self._sizes, run))
        surprise = np.log(_BACKGROUND_SHARE + (1.0 - _BACKGROUND_SHARE) * chances / self._background)
        return np.asarray(surprise @ self._asking.T, dtype=np.float64)


def _sliding_sum(rows: Matrix, run: int) -> Matrix:
    count = len(rows) - run + 1
    total = rows[:count].copy()
    for offset in range(1, run):
        total += rows[offset : offset + count]
    return total
