"""Which words translate which, learnt from the pairs themselves and from a dictionary where there is one.

IBM's model 1 (Brown et al. 1993) in both directions at once, each posterior multiplied by the other's, so that only
what both directions agree on is learnt (Liang, Taskar and Klein 2006).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from duizhao.terminology.extraction_grams import Floats, Numbers

__all__ = ["BilingualDictionary", "WordPairs", "learn_words"]

_ROUNDS = 4
_NOWHERE = 0.02
"""Weight of a word's having no counterpart at all, beside the chances of its counterparts."""
_FLOOR = 0.02
"""Weight of a pair of words that nothing is known of, so that it can be learnt."""
_DISCOUNT = 0.3
"""Taken from every count: two words that met once may have met by accident."""
_SAME = 3.0
"""Weight of a Latin word that stands on both sides."""
_PART = 0.4
"""How far the translations of a character count for a word that the dictionary has not."""
_SAMPLE = 8_000
"""Segments to learn from: more teach little, and take memory."""
_LONGEST_SEGMENT = 120
"""Words; of a longer segment only so many are looked at on each side."""


class BilingualDictionary(Protocol):
    """What extraction asks of a dictionary."""

    @property
    def headwords(self) -> Sequence[str]:
        """Folded Chinese words."""

    def translations(self, word: str) -> Mapping[str, float]:
        """Return the keys of the English words that translate a folded word, with weights of about 0 to 1."""

    def key(self, word: str) -> str:
        """Return the key of a lower-case English word: inflected and derived forms share one."""


@dataclass(frozen=True, slots=True)
class WordPairs:
    """How likely words translate each other; pairs sorted by source word, then target word."""

    keys: Numbers
    """source word × ``width`` + target word."""
    width: int
    given_source: Floats
    """The chance of the target word where the source word stands."""
    given_target: Floats
    """The chance of the source word where the target word stands."""

    def chances(self, sources: Numbers, targets: Numbers) -> tuple[Floats, Floats]:
        """Return both chances for pairs of words; 0 for a pair that never met."""
        wanted = sources * self.width + targets
        if not len(self.keys):
            return np.zeros(len(wanted)), np.zeros(len(wanted))
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        known = self.keys[places] == wanted
        return np.where(known, self.given_source[places], 0.0), np.where(known, self.given_target[places], 0.0)


def learn_words(
    sources: Sequence[Sequence[str]],
    targets: Sequence[Sequence[str]],
    dictionary: BilingualDictionary | None,
) -> tuple[WordPairs, dict[str, int], dict[str, int]]:
    """Learn from the words of aligned segments; return the pairs and the numbers of source and target words.

    Target words are keys of the dictionary.
    """
    source_numbers = _numbered(sources)
    target_numbers = _numbered(targets)
    width = max(len(target_numbers), 1)
    step = max(1, -(-len(sources) // _SAMPLE))
    keys: list[Numbers] = [np.zeros(0, dtype=np.int64)]
    rows: list[Numbers] = [np.zeros(0, dtype=np.int64)]
    columns: list[Numbers] = [np.zeros(0, dtype=np.int64)]
    row_count = column_count = 0
    for number in range(0, len(sources), step):
        here = _distinct(sources[number], source_numbers)
        there = _distinct(targets[number], target_numbers)
        if not len(here) or not len(there):
            continue
        keys.append((here[:, None] * width + there[None, :]).ravel())
        rows.append(np.repeat(np.arange(row_count, row_count + len(here)), len(there)))
        columns.append(np.tile(np.arange(column_count, column_count + len(there)), len(here)))
        row_count += len(here)
        column_count += len(there)
    met, places = np.unique(np.concatenate(keys), return_inverse=True)
    known = _known(met, width, source_numbers, target_numbers, dictionary)
    pairs = _agreed(met, width, known, places, np.concatenate(rows), np.concatenate(columns))
    return pairs, source_numbers, target_numbers


def _numbered(segments: Iterable[Sequence[str]]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for segment in segments:
        for word in segment:
            numbers.setdefault(word, len(numbers))
    return numbers


def _distinct(words: Sequence[str], numbers: Mapping[str, int]) -> Numbers:
    return np.array([numbers[word] for word in dict.fromkeys(words[:_LONGEST_SEGMENT])], dtype=np.int64)


def _known(
    met: Numbers,
    width: int,
    sources: Mapping[str, int],
    targets: Mapping[str, int],
    dictionary: BilingualDictionary | None,
) -> Floats:
    """Return what is known beforehand of each pair of words that met."""
    known: dict[int, float] = {}
    for word, number in sources.items():
        if (same := targets.get(word)) is not None:
            known[number * width + same] = _SAME
        for key, weight in _translations(word, dictionary).items():
            if (target := targets.get(key)) is not None:
                known[number * width + target] = known.get(number * width + target, 0.0) + weight
    if not known or not len(met):
        return np.zeros(len(met))
    keys = np.array(sorted(known), dtype=np.int64)
    weights = np.array([known[key] for key in keys.tolist()])
    places = np.minimum(np.searchsorted(keys, met), len(keys) - 1)
    return np.where(keys[places] == met, weights[places], 0.0)


def _translations(word: str, dictionary: BilingualDictionary | None) -> Mapping[str, float]:
    if dictionary is None:
        return {}
    if (whole := dictionary.translations(word)) or len(word) == 1:
        return whole
    parts: dict[str, float] = {}
    for character in word:
        for key, weight in dictionary.translations(character).items():
            parts[key] = parts.get(key, 0.0) + _PART * weight
    return parts


def _agreed(met: Numbers, width: int, known: Floats, places: Numbers, rows: Numbers, columns: Numbers) -> WordPairs:
    source, target = met // width, met % width
    counts = np.zeros(len(met))
    for _ in range(_ROUNDS):
        given_source, given_target = _normalised(source, target, known + counts)
        forward = given_source[places] + _FLOOR
        backward = given_target[places] + _FLOOR
        # Each target word asks which source word it comes from, each source word which target word it became.
        asked = np.bincount(columns, weights=forward)[columns] + _NOWHERE if len(columns) else forward
        asking = np.bincount(rows, weights=backward)[rows] + _NOWHERE if len(rows) else backward
        agreed = np.sqrt((forward / asked) * (backward / asking))
        counts = np.maximum(np.bincount(places, weights=agreed, minlength=len(met)) - _DISCOUNT, 0.0)
    given_source, given_target = _normalised(source, target, known + counts)
    return WordPairs(met, width, given_source, given_target)


def _normalised(source: Numbers, target: Numbers, weights: Floats) -> tuple[Floats, Floats]:
    if not len(weights):
        return weights, weights
    of_source = np.bincount(source, weights=weights) + 0.5
    of_target = np.bincount(target, weights=weights) + 0.5
    return weights / of_source[source], weights / of_target[target]
