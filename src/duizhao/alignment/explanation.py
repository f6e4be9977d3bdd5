"""What the words of some sentences explain of the words of the other side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.lexicon import Lexicon
from duizhao.alignment.vocabulary import Floats, Numbers, Vocabulary, ranges, summed_rows

__all__ = ["Explanation", "Offers", "certainty", "explanations"]

_ELSEWHERE_TARGET = 0.75
"""The chance that a target word of a true bead comes from nowhere in its source."""
_ELSEWHERE_SOURCE = 0.70
_HALF_SURE = 0.3
"""A pair of words of this weight counts as a translation by half."""
_SENTENCES_AT_ONCE = 500
_LEAST_SURPRISE = -10.0
"""A long sentence of many words without translations is no more out of place than a short one."""


def certainty(weights: Floats) -> Floats:
    """Return how surely pairs of words of these weights translate each other, 0 to 1."""
    return np.asarray(weights / (weights + _HALF_SURE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What the tokens of some asked sentences offer."""

    sentences: Numbers
    words: Numbers
    """Numbers in the asking side's vocabulary."""
    tokens: Numbers
    """Which token of the asked side makes the offer."""
    entries: Numbers
    """By which entry of the lexicon."""


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """One direction: the asking side's words are explained by the asked side's sentences."""

    asked: Vocabulary
    asking: Vocabulary
    lexicon: Lexicon
    order: Numbers
    """The lexicon's entries in the order of the asked side's words."""
    first: Numbers
    """Word ``w`` of the asked side has the entries ``order[first[w]:first[w + 1]]``."""
    given: Floats
    """The chance of the asking side's word, for each entry of the lexicon."""
    offered: Numbers
    """The asking side's word, for each entry of the lexicon."""
    elsewhere: float

    def offers(self, sentences: slice) -> Offers:
        """Return what some sentences offer, in the order of their tokens."""
        starts = self.asked.starts[sentences.start : sentences.stop + 1]
        numbers = self.asked.numbers[starts[0] : starts[-1]]
        lengths = self.first[numbers + 1] - self.first[numbers]
        entries = self.order[ranges(self.first[numbers], lengths)]
        of_token = np.repeat(np.arange(sentences.start, sentences.stop), np.diff(starts))
        return Offers(
            sentences=np.repeat(of_token, lengths),
            words=self.offered[entries],
            tokens=np.repeat(np.arange(starts[0], starts[-1]), lengths),
            entries=entries,
        )

    def sorted_offers(self, sentences: slice) -> Offers:
        """Return what some sentences offer, in the order of the sentences, then of the words offered."""
        offers = self.offers(sentences)
        order = np.argsort(offers.sentences * max(len(self.asking.words), 1) + offers.words, kind="stable")
        return Offers(
            sentences=offers.sentences[order],
            words=offers.words[order],
            tokens=offers.tokens[order],
            entries=offers.entries[order],
        )

    def surprises(self, asked: slice, asking: slice, longest: int) -> list[Floats]:
        """Return how much better each asking sentence is explained by runs of asked ones than by no sentence at all.

        Log-likelihood ratios under IBM's model 1, in nats: for every run of 1 to ``longest`` a matrix of the runs that
        begin in ``asked`` by the sentences of ``asking``.
        """
        starts = self.asking.starts[asking.start : asking.stop + 1]
        numbers = self.asking.numbers[starts[0] : starts[-1]]
        offers = self.offers(asked)
        is_near = np.zeros(len(self.asking.words), dtype=np.bool_)
        is_near[numbers] = True
        known = is_near[offers.words]
        is_near[:] = False
        is_near[offers.words[known]] = True
        near = np.flatnonzero(is_near)
        local = np.full(len(is_near), -1, dtype=np.int64)
        local[near] = np.arange(len(near))
        count = asked.stop - asked.start
        cells = local[offers.words[known]] * count + offers.sentences[known] - asked.start
        offered = np.bincount(cells, weights=self.given[offers.entries[known]], minlength=len(near) * count)
        chances = offered.reshape(len(near), count).astype(np.float32) / self.asking.background[near][:, None]
        sizes = np.diff(self.asked.starts[asked.start : asked.stop + 1]).astype(np.float32)
        # A word that nobody here offers comes from elsewhere, whichever run is asked
        rows = local[numbers]
        sentences = np.repeat(np.arange(len(starts) - 1), np.diff(starts))[rows >= 0]
        explained = np.bincount(sentences, minlength=len(starts) - 1)
        known_here = summed_rows(self.is_known[numbers].astype(np.float32)[:, None], np.diff(starts))[:, 0]
        nowhere = np.float32(np.log(self.elsewhere)) * (known_here - explained)
        rows = rows[rows >= 0]
        surprises = []
        total, size = chances, sizes
        for run in range(1, min(longest, count) + 1):
            if run > 1:
                total = total[:, :-1] + chances[:, run - 1 :]
                size = size[:-1] + sizes[run - 1 :]
            likelihood = np.log(self.elsewhere + total * ((1 - self.elsewhere) / (1 + size)))
            told = summed_rows(likelihood[rows], explained) + nowhere[:, None]
            surprises.append(np.maximum(told, _LEAST_SURPRISE, out=told).T)
        return surprises

    @cached_property
    def is_known(self) -> NDArray[np.bool_]:
        """Which words of the asking side anything in the asked text could explain; the others say nothing."""
        return np.bincount(self.offered, minlength=len(self.asking.words)) > 0

    @cached_property
    def usually_found(self) -> NDArray[np.float64]:
        """How surely the average sentence of the asked side offers each word of the asking side, 0 to 1."""
        found = np.zeros(len(self.asking.words))
        for part in self._parts():
            offers = self.sorted_offers(part)
            if not len(offers.words):
                continue
            is_first = np.ones(len(offers.words), dtype=np.bool_)
            is_first[1:] = (np.diff(offers.sentences) != 0) | (np.diff(offers.words) != 0)
            heads = np.flatnonzero(is_first)
            best = np.maximum.reduceat(certainty(self.lexicon.weights[offers.entries]), heads)
            found += np.bincount(offers.words[heads], weights=best, minlength=len(found))
        return np.minimum(found / max(len(self.asked), 1), 1.0)

    def _parts(self) -> Iterator[slice]:
        for start in range(0, len(self.asked), _SENTENCES_AT_ONCE):
            yield slice(start, min(start + _SENTENCES_AT_ONCE, len(self.asked)))


def explanations(sources: Vocabulary, targets: Vocabulary, lexicon: Lexicon) -> tuple[Explanation, Explanation]:
    """Return both directions: what sources explain of target words, and what targets explain of source words."""
    forward = Explanation(
        asked=sources,
        asking=targets,
        lexicon=lexicon,
        order=np.arange(len(lexicon.source)),
        first=np.searchsorted(lexicon.source, np.arange(len(sources.words) + 1)),
        given=lexicon.given_source,
        offered=lexicon.target,
        elsewhere=_ELSEWHERE_TARGET,
    )
    by_target = np.argsort(lexicon.target, kind="stable")
    backward = Explanation(
        asked=targets,
        asking=sources,
        lexicon=lexicon,
        order=by_target,
        first=np.searchsorted(lexicon.target[by_target], np.arange(len(targets.words) + 1)),
        given=lexicon.given_target,
        offered=lexicon.source,
        elsewhere=_ELSEWHERE_SOURCE,
    )
    return forward, backward
