"""Which words translate which in one document: from a dictionary, from names read alike, and from its own beads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from duizhao.alignment.dictionary import Dictionary
from duizhao.alignment.tokens import NAME
from duizhao.alignment.vocabulary import Floats, Numbers, Vocabulary, ranges, sums

__all__ = ["Lexicon", "TrainingBead", "enriched", "lexicon_of"]

_PART = 0.5
"""How far the translations of a word within a word count: 科技 and 交流 in 科技交流."""
_CHARACTER = 0.25
"""As above, of single characters."""
_NAME_WEIGHT = 6.0
_TERM_WEIGHT = 2.0
_UNSEEN = 0.5
"""Of each word's translations this much weight is of words that no dictionary gives."""

_ROUNDS = 3
_NULL_WORDS = 5.0
"""A bead has as many imaginary words on its other side, which explain what no real word there does."""
_FLOOR = 0.02
"""Weight of a pair of words that nothing is known of, so that it can be learnt."""
_DISCOUNT = 0.5
"""Taken from every count: two words that met once may have met by accident, and learning from it would only repeat the
alignment it came from."""
_LEARNT = 0.7
"""What a meeting of two words weighs beside a first gloss in the dictionary."""


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Weights of word pairs: entries ``(source[k], target[k])`` weigh ``weights[k]``; each pair once, sorted."""

    source: Numbers
    target: Numbers
    weights: Floats
    source_words: int
    target_words: int

    @cached_property
    def given_source(self) -> Floats:
        """Each entry's chance of the target word, given the source word."""
        totals = np.bincount(self.source, weights=self.weights, minlength=self.source_words) + _UNSEEN
        return (self.weights / totals[self.source]).astype(np.float32)

    @cached_property
    def given_target(self) -> Floats:
        """Each entry's chance of the source word, given the target word."""
        totals = np.bincount(self.target, weights=self.weights, minlength=self.target_words) + _UNSEEN
        return (self.weights / totals[self.target]).astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingBead:
    """A bead to learn from."""

    source: range
    target: range
    weight: float
    """How far it can be trusted, 0 to 1."""


def lexicon_of(
    sources: Vocabulary, targets: Vocabulary, dictionary: Dictionary, terms: Mapping[str, Sequence[str]]
) -> Lexicon:
    """Return what dictionary, names and terms say of the words that occur in a document.

    ``terms`` gives the stems of the renderings of folded source terms.
    """
    rows: list[int] = []
    words: list[int] = []
    factors: list[float] = []
    pairs: list[tuple[int, int, float]] = []
    for word, number in sources.words.items():
        if word.startswith(NAME):
            if (target := targets.words.get(word.removeprefix(NAME))) is not None:
                pairs.append((number, target, _NAME_WEIGHT))
            continue
        pairs += [(number, targets.words[stem], _TERM_WEIGHT) for stem in terms.get(word, ()) if stem in targets.words]
        for part, factor in _parts(word):
            if (row := dictionary.rows.get(part)) is not None:
                rows.append(row)
                words.append(number)
                factors.append(factor)
    row_numbers = np.array(rows, dtype=np.int64)
    lengths = dictionary.starts[row_numbers + 1] - dictionary.starts[row_numbers]
    entries = ranges(dictionary.starts[row_numbers], lengths)
    target_numbers = _numbers_of_stems(targets, dictionary)[dictionary.columns[entries]]
    known = target_numbers >= 0
    weights = dictionary.weights[entries] * np.repeat(np.array(factors, dtype=np.float32), lengths)
    return _merged(
        sources,
        targets,
        (np.repeat(np.array(words, dtype=np.int64), lengths)[known], np.array([p[0] for p in pairs], dtype=np.int64)),
        (target_numbers[known], np.array([p[1] for p in pairs], dtype=np.int64)),
        (weights[known], np.array([p[2] for p in pairs], dtype=np.float32)),
    )


def enriched(lexicon: Lexicon, sources: Vocabulary, targets: Vocabulary, beads: Iterable[TrainingBead]) -> Lexicon:
    """Return the lexicon with what the beads of a first alignment teach.

    IBM's model 1 (Brown et al. 1993) by expectation maximisation, the lexicon being what is known before; Moore (2002)
    aligns in the same two steps. Only words that occur twice can be learnt.
    """
    width = max(lexicon.target_words, 1)
    met = _meetings(sources, targets, beads, width)
    if met is None:
        return lexicon
    keys, places = np.unique(met.keys, return_inverse=True)
    source, target = keys // width, keys % width
    known = np.zeros(len(keys), dtype=np.float32)
    at = np.searchsorted(keys, lexicon.source * width + lexicon.target)
    inside = at < len(keys)
    same = inside.copy()
    same[inside] = keys[at[inside]] == (lexicon.source * width + lexicon.target)[inside]
    known[at[same]] = lexicon.weights[same]
    counts = np.zeros(len(keys))
    for _ in range(_ROUNDS):
        strength = known + np.maximum(counts - _DISCOUNT, 0)
        totals = np.bincount(source, weights=strength, minlength=lexicon.source_words) + _UNSEEN
        chances = ((strength + _FLOOR) / totals[source])[places]
        total = np.bincount(met.asking, weights=chances, minlength=met.askers)
        nowhere = _NULL_WORDS * targets.background[target][places]
        counts = sums(places, met.weights * chances / (total[met.asking] + nowhere), len(keys))
    learnt = (_LEARNT * np.maximum(counts - _DISCOUNT, 0)).astype(np.float32)
    taught = learnt > 0
    return _merged(
        sources,
        targets,
        (lexicon.source, source[taught]),
        (lexicon.target, target[taught]),
        (lexicon.weights, learnt[taught]),
    )


@dataclass(frozen=True, slots=True)
class _Meetings:
    """Pairs of words that stand in the two sides of a bead, once for each pair of tokens."""

    keys: Numbers
    asking: Numbers
    """Which target token is to be explained."""
    askers: int
    weights: Floats


def _meetings(sources: Vocabulary, targets: Vocabulary, beads: Iterable[TrainingBead], width: int) -> _Meetings | None:
    repeated_source = np.bincount(sources.numbers, minlength=len(sources.words)) > 1
    repeated_target = np.bincount(targets.numbers, minlength=len(targets.words)) > 1
    keys, asking, weights = [], [], []
    askers = 0
    for bead in beads:
        here = sources.numbers[sources.starts[bead.source.start] : sources.starts[bead.source.stop]]
        there = targets.numbers[targets.starts[bead.target.start] : targets.starts[bead.target.stop]]
        here, there = here[repeated_source[here]], there[repeated_target[there]]
        keys.append((here[:, None] * width + there[None, :]).ravel())
        asking.append(np.tile(np.arange(askers, askers + len(there)), len(here)))
        weights.append(np.full(len(here) * len(there), bead.weight, dtype=np.float32))
        askers += len(there)
    if not askers or not sum(map(len, keys)):
        return None
    return _Meetings(np.concatenate(keys), np.concatenate(asking), askers, np.concatenate(weights))


def _numbers_of_stems(targets: Vocabulary, dictionary: Dictionary) -> Numbers:
    numbers = np.full(len(dictionary.stems), -1, dtype=np.int64)
    for word, number in targets.words.items():
        stem = dictionary.stem_numbers.get(word)
        if stem is not None:
            numbers[stem] = number
    return numbers


def _parts(word: str) -> list[tuple[str, float]]:
    """Return a word and the words within it, with how far their translations count."""
    length = len(word)
    parts = [(word, 1.0)]
    for start in range(length):
        parts += [
            (word[start:end], _CHARACTER if end - start == 1 else _PART)
            for end in range(start + 1, length + 1)
            if end - start < length
        ]
    return parts


def _merged(
    sources: Vocabulary,
    targets: Vocabulary,
    source: Sequence[Numbers],
    target: Sequence[Numbers],
    weights: Sequence[Floats],
) -> Lexicon:
    """Bring entries of several origins together; the weights of a pair add up."""
    width = max(len(targets.words), 1)
    keys, places = np.unique(np.concatenate(source) * width + np.concatenate(target), return_inverse=True)
    sums = np.bincount(places, weights=np.concatenate(weights), minlength=len(keys))
    return Lexicon(
        source=keys // width,
        target=keys % width,
        weights=sums.astype(np.float32),
        source_words=len(sources.words),
        target_words=len(targets.words),
    )
