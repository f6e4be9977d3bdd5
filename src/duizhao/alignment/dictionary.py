"""What a bilingual dictionary says of words: for each Chinese headword, English stems with weights."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duizhao.text.cedict import DictionaryEntry, toneless
from duizhao.text.irregular_words import BASES
from duizhao.text.scripts import fold, is_han

__all__ = ["Dictionary", "build_dictionary", "gloss_stem"]

_GRAMMAR = frozenset(
    {
        "to", "a", "an", "the", "of", "or", "and", "in", "on", "at", "for", "with", "by", "from", "as", "etc", "sb",
        "sth", "one's", "oneself", "be", "used", "esp", "also", "e", "g", "cf", "i", "that", "which", "this", "it",
        "its", "is", "are", "not",
    }
)  # fmt: skip
"""In a gloss these words are grammar or the lexicographer's; they count only where there is nothing else."""
_ARTICLES = frozenset({"to", "the", "a", "an"})
_NO_TRANSLATION = (
    "CL:", "see ", "variant of", "old variant", "Taiwan pr", "also pr", "also written", "erhua", "Japanese variant",
    "used in", "surname used",
)  # fmt: skip
_NOISE = re.compile(r"\[[^\]]*\]|\([^)]*\)|[^\x00-\u2fff]+|\|")
_GLOSS_WORD = re.compile(r"[A-Za-z']+|\d+")
_LONGEST_GLOSS = 6
"""Content words; a longer gloss explains and does not translate."""
_RANK_DISCOUNT = 0.15
"""How fast the weight of later glosses falls: the first ones are the common ones."""
_LENGTH_EXPONENT = 0.7
"""A word of a gloss of k words weighs k to the minus this."""
_READINGS_OF_A_CHARACTER = 3


@lru_cache(maxsize=65_536)
def gloss_stem(word: str) -> str:
    """Return the key under which a lower-case English word, its inflected and derived forms meet.

    Coarser than ``text.inflection.stem``: ``develop`` and ``development`` are one here (Porter 2001, Snowball).
    """
    base = _PRONOUNS.get(word) or BASES.get(word, word)
    return base if base.isdigit() else str(_stemmer().stemWord(base))


_PRONOUNS: Mapping[str, str] = {
    form: base
    for base, *forms in (
        row.split()
        for row in (
            "i me my mine myself", "he him his himself", "she her hers herself", "they them their theirs themselves",
            "we us our ours ourselves", "you your yours yourself yourselves thou thee thy", "it its itself",
            "not n't no", "will 'll shall", "would 'd", "good better best", "bad worse worst", "person people",
        )
    )
    for form in forms
}  # fmt: skip
"""Chinese has one word for each row."""


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer  # type: ignore[import-untyped]  # noqa: PLC0415 - without types; loads when first needed

    return snowballstemmer.stemmer("english")


@dataclass(frozen=True, kw_only=True)
class Dictionary:
    """Weighted translations of headwords; immutable, made to be stored as arrays.

    Row ``i`` of the table holds the translations of ``headwords[i]``: columns ``columns[starts[i]:starts[i + 1]]`` are
    indexes into ``stems``, with ``weights`` beside them.
    """

    headwords: tuple[str, ...]
    """Simplified, folded as ``text.scripts.fold`` does; each once."""
    stems: tuple[str, ...]
    """English, as ``gloss_stem`` returns them; each once."""
    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    weights: NDArray[np.float32]
    """About 1 for a headword's first gloss of one word."""
    readings: Mapping[str, tuple[str, ...]]
    """Toneless pinyin syllables of single characters, the commonest first."""

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The row of each headword."""
        return {word: row for row, word in enumerate(self.headwords)}

    @cached_property
    def stem_numbers(self) -> Mapping[str, int]:
        """The number of each stem."""
        return {stem: number for number, stem in enumerate(self.stems)}

    @cached_property
    def syllables(self) -> frozenset[str]:
        """All syllables that some character is read as."""
        return frozenset(syllable for syllables in self.readings.values() for syllable in syllables)

    @cached_property
    def gloss_counts(self) -> NDArray[np.int64]:
        """How many headwords each stem translates."""
        return np.bincount(self.columns, minlength=len(self.stems))

    @cached_property
    def longest(self) -> int:
        """Characters of the longest headword that segmentation looks for."""
        return min(10, max(map(len, self.headwords), default=1))

    def translations(self, word: str) -> Mapping[str, float]:
        """Return the stems that translate a folded word, with weights; empty for an unknown one."""
        row = self.rows.get(word)
        if row is None:
            return {}
        part = slice(int(self.starts[row]), int(self.starts[row + 1]))
        return {
            self.stems[column]: float(weight)
            for column, weight in zip(self.columns[part], self.weights[part], strict=True)
        }


def build_dictionary(entries: Iterable[DictionaryEntry]) -> Dictionary:
    """Make a dictionary of what lexicographers wrote. About two seconds for all of CC-CEDICT."""
    translations: dict[str, dict[str, float]] = {}
    ranks: defaultdict[str, int] = defaultdict(int)
    readings: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in entries:
        headword = fold(entry.simplified)
        if len(headword) == 1 and is_han(headword) and " " not in entry.pinyin:
            _note_reading(readings[headword], entry)
        for gloss in _glosses(entry.senses):
            weight = 1.0 / ((1.0 + _RANK_DISCOUNT * ranks[headword]) * len(gloss) ** _LENGTH_EXPONENT)
            ranks[headword] += 1
            known = translations.setdefault(headword, {})
            for word in gloss:
                known[word] = known.get(word, 0.0) + weight
    return _tabulated(
        translations,
        {
            character: tuple(sorted(counts, key=lambda syllable: -counts[syllable])[:_READINGS_OF_A_CHARACTER])
            for character, counts in readings.items()
        },
    )


def _note_reading(counts: defaultdict[str, int], entry: DictionaryEntry) -> None:
    is_word = not entry.senses[:1] or not entry.senses[0].startswith(("surname", "used in", "variant", "old variant"))
    counts[toneless(entry.pinyin)] += is_word


def _glosses(senses: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the content words of each gloss, as stems."""
    for sense in senses:
        if sense.startswith(_NO_TRANSLATION):
            continue
        for gloss in re.split("[;,]", _NOISE.sub(" ", sense)):
            words = [word.lower() for word in _GLOSS_WORD.findall(gloss)]
            content = [word for word in words if word not in _GRAMMAR and not word.startswith("'")]
            kept = content or [word for word in words if word not in _ARTICLES]
            if kept and len(kept) <= _LONGEST_GLOSS:
                yield tuple(map(gloss_stem, kept))


def _tabulated(translations: Mapping[str, Mapping[str, float]], readings: Mapping[str, tuple[str, ...]]) -> Dictionary:
    numbers: dict[str, int] = {}
    columns: list[int] = []
    weights: list[float] = []
    starts = [0]
    for words in translations.values():
        for word, weight in words.items():
            columns.append(numbers.setdefault(word, len(numbers)))
            weights.append(weight)
        starts.append(len(columns))
    return Dictionary(
        headwords=tuple(translations),
        stems=tuple(numbers),
        starts=np.array(starts, dtype=np.int64),
        columns=np.array(columns, dtype=np.int64),
        weights=np.array(weights, dtype=np.float32),
        readings=readings,
    )
