"""English inflection: plural, possessive, tense.

A stem is an index key, not a word: ``stem("studies") == stem("studying")``. The suffix rules follow the regular
spelling of English (Huddleston and Pullum, The Cambridge Grammar of the English Language, chapter 18); what does not
follow them stands in ``irregular_words``. Comparatives and derived words (``nation``, ``national``) are other words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from duizhao.text.irregular_words import BASES, KEEP_FINAL_E, PLURALS, UNINFLECTED

__all__ = ["number_stem", "same_word", "stem"]

_PLURAL_OF_ACRONYM = re.compile(r"[A-Z]{2,}s")
_SIBILANT_PLURAL = re.compile(r"(?:ss|sh|ch|x|zz|o|i)es$")
_VOWELS = re.compile(r"[aeiou]+|(?<!^)y+")
_SHORT_SYLLABLE = re.compile(r"(?:[^aeiou]*|[^aeiou]*qu)[aeiouy][^aeiouwxy]")
"""What doubles its last consonant before a suffix ("hopping"); where it is single, an e has gone ("hoping")."""
_DOUBLED = re.compile(r"([bcdfghjklmnpqrstvxz])\1$")
_DOUBLED_IN_BASES = re.compile(r"(ll|ss|ff|zz)$")


def same_word(a: str, b: str) -> bool:
    """Whether two words are equal but for plural, possessive, tense and case of letters.

    An equivalence: it holds exactly where the stems are equal. A form of two words counts as one of them alone:
    ``leaves`` is the plural of ``leaf``, ``found`` the past of ``find``.
    """
    return a == b or stem(a) == stem(b)


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return the key that all inflected forms of an English word share.

    Of a compound with hyphens the last part is inflected. What is not all ASCII letters there comes back with its case
    folded.
    """
    bare = _without_possessive(word.replace("’", "'"))
    head, hyphen, last = bare.rpartition("-")
    if not (last.isascii() and last.isalpha()):
        return bare.casefold()
    if _PLURAL_OF_ACRONYM.fullmatch(last):
        last = last[:-1]  # the suffix rules leave words of three letters alone: PCs
    return head.casefold() + hyphen + _key(_base(last.lower()))


@lru_cache(maxsize=16_384)
def number_stem(word: str) -> str:
    """Return the key that singular, plural and possessive of an English word share: meeting is not met.

    Words with equal keys have equal ``stem`` as well, but for what is the past of another word (found, find).
    """
    bare = _without_possessive(word.replace("’", "'"))
    head, hyphen, last = bare.rpartition("-")
    if not (last.isascii() and last.isalpha()):
        return bare.casefold()
    if _PLURAL_OF_ACRONYM.fullmatch(last):
        last = last[:-1]
    last = last.lower()
    if last not in UNINFLECTED:
        last = PLURALS.get(last) or _without_s(last)
    if len(last) > 2 and last.endswith("e"):
        last = last[:-1]
    if len(last) > 2 and last.endswith("y") and last[-2] not in "aeiou":
        last = last[:-1] + "i"
    return head.casefold() + hyphen + last


def _without_possessive(word: str) -> str:
    if word[-2:].lower() == "'s":
        return word[:-2]
    return word[:-1] if word[-2:].lower() == "s'" else word


def _base(word: str) -> str:
    """Return the word without its suffix, up to what ``_key`` makes equal."""
    if word not in BASES and word not in UNINFLECTED:
        word = _without_s(word)
    if word in BASES:
        return BASES[word]
    if word in UNINFLECTED:
        return word
    for suffix in ("ing", "ed"):
        base = word.removesuffix(suffix)
        if base != word and len(base) > 1 and _VOWELS.search(base):
            return _respelled(base)
    return word


def _without_s(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-2] if _SIBILANT_PLURAL.search(word) else word[:-1]


def _respelled(base: str) -> str:
    """Undo what the spelling of -ing and -ed does to the end of a base of one syllable."""
    if len(_VOWELS.findall(base)) == 1:
        if _SHORT_SYLLABLE.fullmatch(base):
            return base + "e"
        if _DOUBLED.search(base) and not _DOUBLED_IN_BASES.search(base):
            return base[:-1]
    return base


def _key(word: str) -> str:
    """Drop what only some forms show: a silent e, y for i, a second consonant in words of several syllables."""
    if word.endswith("e") and len(word) > 2 and word not in KEEP_FINAL_E and not _SHORT_SYLLABLE.fullmatch(word[:-1]):
        word = word[:-1]
    if len(word) > 2 and word.endswith("y") and word[-2] not in "aeiou":
        word = word[:-1] + "i"
    if len(_VOWELS.findall(word)) > 1 and _DOUBLED.search(word):
        word = word[:-1]
    return word
