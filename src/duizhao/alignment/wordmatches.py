"""The words of beads that match, for a person to see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.dictionary import gloss_stem
from duizhao.alignment.explanation import certainty
from duizhao.alignment.matches import Matches, SentencePairs, match_words
from duizhao.alignment.model import Model
from duizhao.model import Span, WordMatch

__all__ = ["best_matches", "telling_matches"]

_LEAST_CERTAINTY = 0.5
"""What translates by one character of a longer word alone is rather a coincidence."""
_FAR = 3.0
"""How fast a match fades with the distance of its words, each a share of the way through its side."""
_TELLING_SHARE = 0.01
_TELLING_TIMES = 3
"""A word that is a larger share of all words, and stands there oftener, is no reason: it is everywhere."""
_LOOKED_AT = 8
_SOURCE_GRAMMAR = tuple("的了着过地得是在和与及之也而于把被所就都们")
_TARGET_GRAMMAR = (
    "the",
    "of",
    "or",
    "and",
    "in",
    "on",
    "at",
    "for",
    "with",
    "by",
    "from",
    "as",
    "to",
    "be",
    "that",
    "which",
)


def best_matches(model: Model, source: Sequence[int], target: Sequence[int]) -> tuple[WordMatch, ...]:
    """Return the words of two runs of sentences that match, in source order; each word stands in one match."""
    if not source or not target:
        return ()
    bead = Candidates.of([(source[0], target[0], len(source), len(target))])
    pairs = match_words(model.texts.forward, bead)
    fitness, sure = _fitness(model, pairs, bead)
    order = np.argsort(-fitness, kind="stable")
    order = order[(sure[order] >= _LEAST_CERTAINTY) & (fitness[order] > 0)]
    found = _without_overlaps(model, _places(model, pairs.matches, order, sure[order]))
    return tuple(sorted(found, key=lambda match: (match.source, match.source_span.start)))


def telling_matches(model: Model, beads: Candidates, most: int) -> list[list[WordMatch]]:
    """Return for each bead the few matches that say most for it, the most telling first."""
    pairs = match_words(model.texts.forward, beads)
    bead, match = pairs.of(beads)
    fitness, sure = _fitness(model, pairs, beads)
    matches = pairs.matches
    here, there = model.source_vocabulary, model.target_vocabulary
    common = np.maximum(
        here.background[here.numbers[matches.source[match]]], there.background[there.numbers[matches.target[match]]]
    )
    most_common = max(_TELLING_SHARE, (_TELLING_TIMES + 1) / max(min(len(here.numbers), len(there.numbers)), 1))
    telling = np.flatnonzero((sure >= _LEAST_CERTAINTY) & (common <= most_common) & (fitness > 0))
    order = telling[np.lexsort((-fitness[telling], bead[telling]))]
    places = _places(model, matches, match[order], sure[order])
    starts = np.searchsorted(bead[order], np.arange(len(beads) + 1)).tolist()
    return [
        _without_overlaps(model, places[start : min(end, start + _LOOKED_AT)], most) for start, end in pairwise(starts)
    ]


def _fitness(model: Model, pairs: SentencePairs, beads: Candidates) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return for every match in every bead how telling it is, and how surely it is a translation.

    A match with a word of mere grammar tells nothing: 的 is "of" in every sentence.
    """
    bead, match = pairs.of(beads)
    matches = pairs.matches
    here, there = model.source_vocabulary, model.target_vocabulary
    source, target = matches.source[match], matches.target[match]
    sure = certainty(model.lexicon.weights[matches.entries[match]]).astype(np.float64)
    apart = np.abs(
        here.progress(source, beads.source[bead], beads.source_end[bead])
        - there.progress(target, beads.target[bead], beads.target_end[bead])
    )
    rarity = -np.log(there.background[there.numbers[target]])
    is_grammar = np.isin(here.numbers[source], [here.words[word] for word in _SOURCE_GRAMMAR if word in here.words])
    grammar = [there.words[stem] for stem in map(gloss_stem, _TARGET_GRAMMAR) if stem in there.words]
    is_grammar |= np.isin(there.numbers[target], np.array(grammar, dtype=np.int64))
    return np.where(is_grammar, 0.0, sure * rarity * np.exp(-_FAR * apart)), sure


class _Places(NamedTuple):
    """Where a match stands: the two sentences, and the words by their numbers in them."""

    source: int
    target: int
    source_word: int
    target_word: int
    weight: float


def _places(model: Model, matches: Matches, order: NDArray[np.int64], sure: NDArray[np.float64]) -> list[_Places]:
    """Return where some matches stand, in this order."""
    here, there = model.source_vocabulary.starts, model.target_vocabulary.starts
    sources, targets = matches.source[order], matches.target[order]
    source_sentences = np.searchsorted(here, sources, side="right") - 1
    target_sentences = np.searchsorted(there, targets, side="right") - 1
    columns = (
        source_sentences.tolist(),
        target_sentences.tolist(),
        (sources - here[source_sentences]).tolist(),
        (targets - there[target_sentences]).tolist(),
        sure.tolist(),
    )
    return list(map(_Places, *columns))


def _without_overlaps(model: Model, places: Iterable[_Places], most: int | None = None) -> list[WordMatch]:
    """Return the matches, given in this order, of which neither word is taken by an earlier one."""
    found: list[WordMatch] = []
    for place in places:
        _, start, end = model.here[place.source][place.source_word]
        _, target_start, target_end = model.there[place.target][place.target_word]
        if not any(
            (match.source == place.source and match.source_span.start < end and start < match.source_span.end)
            or (
                match.target == place.target
                and match.target_span.start < target_end
                and target_start < match.target_span.end
            )
            for match in found
        ):
            found.append(
                WordMatch(
                    source=place.source,
                    source_span=Span(start, end),
                    target=place.target,
                    target_span=Span(target_start, target_end),
                    weight=round(place.weight, 3),
                )
            )
            if len(found) == most:
                break
    return found
