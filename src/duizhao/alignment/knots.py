"""Pairs of sentences that surely belong together: where long documents are tied to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.anchors import Anchors, Key, Sighting
from duizhao.alignment.explanation import Explanation
from duizhao.alignment.vocabulary import Numbers, ranges

__all__ = ["alike_sentences", "find_knots"]

Likeness = NDArray[np.float64]

_NEIGHBOURS = 3
_SLACK_SENTENCES = 10.0
_SLACK_SHARE = 0.5
_SHORTEST = 2
"""A single digit or letter that occurs once on both sides may be anything."""

_RARE = 4
"""A word in so many sentences, or in this share of them, tells where a sentence belongs."""
_RARE_SHARE = 0.004
_MOST_RARE = 20
_SENTENCES_AT_ONCE = 500
_LEAST_CHANCE = 0.08
_LEAST_LIKENESS = 0.35
_LEAST_LEAD = 1.15
"""How much more alike the best partner must be than the next."""


def find_knots(anchors: Anchors, alike: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ``(source, target)`` pairs that have something rare in common, increasing on both sides.

    ``alike`` are the pairs by words, which need not increase. Of crossing pairs the longest increasing chain stays; of
    that, what agrees with its neighbours on where the text runs.
    """
    once_here = _only_sentence(anchors.source_sightings)
    once_there = _only_sentence(anchors.target_sightings)
    pairs = {(here, once_there[key]) for key, here in once_here.items() if key in once_there}
    chain = _longest_increasing(sorted(pairs | set(alike)))
    slope = len(anchors.target_sightings) / max(len(anchors.source_sightings), 1)
    return [pair for index, pair in enumerate(chain) if _agrees(chain, index, slope)]


def alike_sentences(forward: Explanation) -> list[tuple[int, int]]:
    """Return the pairs of sentences, anywhere in the texts, that share the most rare words, each the other's best."""
    targets = forward.asking
    width = max(len(targets.words), 1)
    standing = np.unique(np.repeat(np.arange(len(targets)), np.diff(targets.starts)) * width + targets.numbers)
    words, sentences = standing % width, standing // width
    by_word = np.argsort(words, kind="stable")
    words, sentences = words[by_word], sentences[by_word]
    spread = np.bincount(words, minlength=width)
    is_rare = (spread > 0) & (spread <= min(max(_RARE, _RARE_SHARE * len(targets)), _MOST_RARE))
    rarity = np.log((len(targets) + 1) / np.maximum(spread, 1))
    found: list[tuple[Numbers, Numbers, Likeness]] = []
    for start in range(0, len(forward.asked), _SENTENCES_AT_ONCE):
        offers = forward.offers(slice(start, min(start + _SENTENCES_AT_ONCE, len(forward.asked))))
        chances = forward.given[offers.entries]
        telling = is_rare[offers.words] & (chances >= _LEAST_CHANCE)
        offered = offers.words[telling]
        places = ranges(np.searchsorted(words, offered), spread[offered])
        weights = np.repeat(rarity[offered] * np.minimum(1.0, 2.0 * chances[telling]), spread[offered])
        source = np.repeat(offers.sentences[telling], spread[offered])
        found.append(_most_alike(forward, source, sentences[places], weights))
    if not found:
        return []
    source, target, likeness = (np.concatenate(column) for column in zip(*found, strict=True))
    by_target = np.lexsort((-likeness, target))
    best = by_target[_heads(target[by_target])]
    return sorted(zip(source[best].tolist(), target[best].tolist(), strict=True))


def _most_alike(
    forward: Explanation, source: Numbers, target: Numbers, weights: Likeness
) -> tuple[Numbers, Numbers, Likeness]:
    """Return the most alike target sentence of each source sentence that has one well before all others."""
    width = max(len(forward.asking), 1)
    keys, places = np.unique(source * width + target, return_inverse=True)
    source, target = keys // width, keys % width
    sizes = np.diff(forward.asked.starts)[source] + 3.0, np.diff(forward.asking.starts)[target] + 3.0
    likeness = np.bincount(places, weights=weights, minlength=len(keys)) / np.sqrt(sizes[0] * sizes[1])
    order = np.lexsort((-likeness, source))
    heads = _heads(source[order])
    best, following = order[heads], np.append(order, -1)[heads + 1]
    has_rival = (following >= 0) & (np.append(source, -1)[following] == source[best])
    rival = np.where(has_rival, np.append(likeness, 0.0)[following], 0.0)
    chosen = best[(likeness[best] >= _LEAST_LIKENESS) & (likeness[best] >= _LEAST_LEAD * rival)]
    return source[chosen], target[chosen], likeness[chosen]


def _heads(values: Numbers) -> Numbers:
    """Return where each run of equal values begins."""
    is_head = np.ones(len(values), dtype=np.bool_)
    is_head[1:] = values[1:] != values[:-1]
    return np.flatnonzero(is_head)


def _only_sentence(sightings: Sequence[Mapping[Key, Sighting]]) -> dict[Key, int]:
    places: dict[Key, list[int]] = {}
    for index, sentence in enumerate(sightings):
        for key, sighting in sentence.items():
            if sighting.mandatory and len(sighting.text) >= _SHORTEST:
                places.setdefault(key, []).append(index)
    return {key: found[0] for key, found in places.items() if len(found) == 1}


def _longest_increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest chain that strictly increases on both sides; ``pairs`` are sorted. O(k log k)."""
    ends: list[int] = []
    chain_ends: list[int] = []
    before: list[int] = []
    # Within one source sentence targets are taken in falling order, so that two of them never follow each other
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    for index, (_, target) in enumerate(ordered):
        place = bisect_left(ends, target)
        before.append(chain_ends[place - 1] if place else -1)
        if place == len(ends):
            ends.append(target)
            chain_ends.append(index)
        else:
            ends[place] = target
            chain_ends[place] = index
    chain = []
    index = chain_ends[-1] if chain_ends else -1
    while index >= 0:
        chain.append(ordered[index])
        index = before[index]
    return chain[::-1]


def _agrees(chain: list[tuple[int, int]], index: int, slope: float) -> bool:
    i, j = chain[index]
    neighbours = chain[max(0, index - _NEIGHBOURS) : index] + chain[index + 1 : index + 1 + _NEIGHBOURS]
    agreeing = sum(
        abs((i - a) * slope - (j - b)) <= _SLACK_SENTENCES + _SLACK_SHARE * abs(i - a) for a, b in neighbours
    )
    return agreeing >= min(2, len(neighbours))
