"""Pairs of sentences that surely belong together: where long documents are tied to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from duizhao.alignment.anchors import Anchors, Key, Sighting

__all__ = ["find_knots"]

_NEIGHBOURS = 3
_SLACK_SENTENCES = 10.0
_SLACK_SHARE = 0.5
_SHORTEST = 2
"""A single digit or letter that occurs once on both sides may be anything."""


def find_knots(anchors: Anchors) -> list[tuple[int, int]]:
    """Return ``(source, target)`` pairs that share an anchor which occurs once on each side, increasing on both.

    Of crossing pairs the longest increasing chain stays; of that, what agrees with its neighbours on where the text
    runs.
    """
    once_here = _only_sentence(anchors.source_sightings)
    once_there = _only_sentence(anchors.target_sightings)
    pairs = sorted({(here, once_there[key]) for key, here in once_here.items() if key in once_there})
    chain = _longest_increasing(pairs)
    slope = len(anchors.target_sightings) / len(anchors.source_sightings)
    return [pair for index, pair in enumerate(chain) if _agrees(chain, index, slope)]


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
