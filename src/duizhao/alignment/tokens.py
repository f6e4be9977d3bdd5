"""Words of both sides, with their places: what the translation model compares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from duizhao.alignment.dictionary import Dictionary, gloss_stem
from duizhao.text.scripts import fold

__all__ = ["Token", "find_names", "name_tokens", "source_tokens", "target_tokens"]


class Token(NamedTuple):
    """A word as the model counts it, and where it stands in its sentence."""

    key: str
    start: int
    end: int


NAME = "@"
"""Begins the key of a source token that reads like an English name: ``@wenjie``."""

_HAN_RUN = re.compile(r"[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_ENGLISH = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’][A-Za-z]+)?")
_CONTRACTED = {"ll": "will", "d": "would", "re": "be", "ve": "have", "m": "be"}
_NEGATED = {"ca": "can", "wo": "will", "sha": "shall"}
_HYPHENATED_NAME = re.compile(r"\b([A-Z][a-z]+)-([a-z]+)\b")
_ARTICLES = frozenset({"the", "a", "an"})

_LONGEST_NAME_SYLLABLES = 4
_LONGEST_SYLLABLE = 6
_LONGEST_NAME_LETTERS = 16
_COMMON_WORD_GLOSSES = 3
"""A word that so many headwords gloss is an English word, unless it is capitalised within sentences."""
_ENGLISH_SYLLABLES = frozenset(
    {
        "a", "an", "at", "ban", "bang", "bei", "bin", "can", "chin", "den", "die", "ding", "do", "e", "fan", "go",
        "gun", "he", "hen", "i", "in", "jin", "long", "lung", "ma", "man", "me", "mean", "men", "mu", "no", "o",
        "on", "pan", "pen", "pie", "pin", "ran", "sang", "she", "shen", "so", "song", "sun", "tan", "tang", "ten",
        "to", "us", "we", "wen", "ye", "you",
    }
)  # fmt: skip
"""Syllables that stand in English texts as words, or as parts of too many names."""


def source_tokens(sentence: str, dictionary: Dictionary, terms: Collection[str] = ()) -> list[Token]:
    """Return the Chinese words by forward maximum matching; a character that begins no word is one by itself.

    ``terms`` are words beside those of the dictionary, folded. Latin words and digits are no tokens: they are anchors.
    """
    folded = fold(sentence)
    rows, longest = dictionary.rows, max(dictionary.longest, *map(len, terms), 1)
    tokens = []
    for run in _HAN_RUN.finditer(folded):
        start, stop = run.span()
        while start < stop:
            end = min(stop, start + longest)
            while end > start + 1 and (word := folded[start:end]) not in rows and word not in terms:
                end -= 1
            tokens.append(Token(folded[start:end], start, end))
            start = end
    return tokens


def target_tokens(sentence: str) -> list[Token]:
    """Return the stems of the English words, articles left out; contractions count as two words."""
    tokens = []
    for match in _ENGLISH.finditer(sentence):
        start, end = match.span()
        lowered = match.group().lower().replace("’", "'")
        head, apostrophe, tail = lowered.partition("'")
        if not apostrophe:
            if lowered not in _ARTICLES:
                tokens.append(Token(gloss_stem(lowered), start, end))
        elif tail == "t" and head.endswith("n"):
            base = head[:-1]
            tokens += [Token(gloss_stem(_NEGATED.get(base, base)), start, end), Token("not", start, end)]
        elif tail == "s":
            tokens.append(Token(gloss_stem(head), start, start + len(head)))
        elif tail in _CONTRACTED:
            tokens += [
                Token(gloss_stem(head), start, start + len(head)),
                Token(_CONTRACTED[tail], start + len(head), end),
            ]
        else:
            tokens.append(Token(gloss_stem(head + tail), start, end))
    # Bao-yu reads like 宝玉 as one word only
    tokens += [
        Token(gloss_stem((match[1] + match[2]).lower()), *match.span()) for match in _HYPHENATED_NAME.finditer(sentence)
    ]
    return tokens


def find_names(
    sentences: Sequence[str], tokens: Sequence[Sequence[Token]], dictionary: Dictionary
) -> dict[tuple[str, ...], str]:
    """Return the English words that may be Chinese names: the syllables they are read as, and the word's key.

    A name is capitalised wherever it stands, and every syllable of it is one of pinyin (``Wenjie``: wen, jie). A word
    that is split in two ways appears twice.
    """
    capitalised: Counter[str] = Counter()
    within: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    written: dict[str, str] = {}
    for sentence, found in zip(sentences, tokens, strict=True):
        for place, token in enumerate(found):
            word = sentence[token.start : token.end]
            if word[:1].isupper():
                capitalised[token.key] += 1
                within[token.key] += place > 0
                written.setdefault(token.key, word.lower().replace("-", ""))
            else:
                lower[token.key] += 1
    names: dict[tuple[str, ...], str] = {}
    for key, word in written.items():
        if len(word) > _LONGEST_NAME_LETTERS or not word.isascii() or not word.isalpha():
            continue
        number = dictionary.stem_numbers.get(key)
        is_common = lower[key] > 0 or (
            number is not None and dictionary.gloss_counts[number] >= _COMMON_WORD_GLOSSES and not within[key]
        )
        if is_common:
            continue
        for syllables in _split(word, dictionary.syllables):
            if len(syllables) > 1 or (word not in _ENGLISH_SYLLABLES and within[key]):
                names.setdefault(syllables, key)
    return names


def name_tokens(sentence: str, dictionary: Dictionary, names: Mapping[tuple[str, ...], str]) -> list[Token]:
    """Return a token for every run of characters that reads like one of ``names``."""
    if not names:
        return []
    tokens = []
    lengths = sorted({len(syllables) for syllables in names})
    folded = fold(sentence)
    for run in _HAN_RUN.finditer(folded):
        readings = [dictionary.readings.get(character, ()) for character in run.group()]
        for place in range(len(readings)):
            for length in lengths:
                for syllables in product(*readings[place : place + length]):
                    key = names.get(syllables) if len(syllables) == length else None
                    if key is not None:
                        start = run.start() + place
                        tokens.append(Token(NAME + key, start, start + length))
    return tokens


def _split(word: str, syllables: Collection[str]) -> Iterable[tuple[str, ...]]:
    """Yield every way to read an English word as up to four pinyin syllables."""
    pending: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while pending:
        start, parts = pending.pop()
        if start == len(word):
            yield parts
        elif len(parts) < _LONGEST_NAME_SYLLABLES:
            pending += [
                (end, (*parts, word[start:end]))
                for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(word)) + 1)
                if word[start:end] in syllables
            ]
