"""The English indefinite article: a or an, by the sound that follows.

Acronyms are spoken letter by letter (an FTA) or as words (a NATO); figures are read out; for words whose first letter
misleads (hour, university, one-off) there are patterns. Where speakers differ (an herb, a historic event) both
articles are right.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["indefinite_article", "indefinite_articles"]

_MARKS = re.compile(r"[\s\"'“”‘’«»「」『』()\[\]{}<>*_…·•—–~\ufffc]*")
_NUMBER = re.compile(r"[$€£¥￥]?(?P<digits>\d[\d,]*)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?![^\W\d_]{2})|[A-Z]{1,2}(?=&[A-Z])")
_WORD = re.compile(r"[^\W_]+")

_NAMES_WITH_VOWEL = frozenset("aefhilmnorsx")
"""Letters whose names begin with a vowel: ef, aitch, ar."""
_SPELLED_OUT = re.compile(
    r"""
    [^\W\d_] | [A-Za-z]\d\w*                     # X(-ray), e(-mail), N95, G20
    | [A-Z][a-z][A-Z]s?                          # MoU, PhD, SoCs
    | [a-z]{1,2}[A-Z]{2,}s? | [a-z][A-Z][a-z]+   # mRNA, siRNA, iPhone
    """,
    re.VERBOSE,
)
_CAPITALS = re.compile(r"(?P<letters>[A-Z]{2,})(?:s|\d\w*)?")


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SPOKEN_AS_WORDS = _word_set(
    "ram rom sim lan hud hipaa saarc faang ftse sofr lasik usaid unctad naafi sars mers mofcom"
)
"""Acronyms that are words in spite of their length or look."""
_SPOKEN_AS_LETTERS = _word_set("saic neeq samr rohs loi roi usmca")
"""Acronyms that look like words and are none."""
_ONSET = re.compile(
    r"(?:[bcdfghjklmnpqrstvwxyz]?|[bcfgps]l|[bcdfgpt]r|s[chkmnpqtw]|[cpt]h|rh|tw|qu|sc[rh]|s[pt]r|[st]hr)[aeiou]"
)
_UNSPEAKABLE = re.compile(r"aa|ii|uu|[bcdfghjklmnpqrstvwxz]{4}|[bcdfghjklmnpqrstvwxz]{3}$|[bcdfgkmnpst][mnr]$|[jqvw]$")

_SOUNDS_LIKE_Y = re.compile(
    r"""
    e[uw] (?!ha)                                                # European, ewe; not Ewha
    | uni (?!dentif|deal|gnor|llu|m[apiu]|n|ron|ss|ncorp)       # university; not unidentified, uninformed
    | unanim | unary | unesco | unep | unece                    # not unable, unequal
    | u (?!rum|ber|sher|la[an]|lem|do[nm]|mam|pon) [bcdfgjklmprstvxz] [aeiou]   # use, Uganda; not upon, usher
    | ukr | utr | utah | usu | uvu | uhf | uyg | uefa
    """,
    re.VERBOSE,
)
_SOUNDS_LIKE_W = re.compile(r"(?:one|once|ones|oneself|oneness|onetime|ouija|oui|oaxaca|ouagadougou)$")
_SILENT_H = re.compile(r"hour(?!i)|honest|hono(?:u?r|rari)|heir|(?:hors|haute)$")
_VOWEL_Y = re.compile(r"y[bcdfghjklmnpqrstvwxz]")
_EITHER = re.compile(r"herb(?!er|iv|ic)|homage|histori|hotel|hereditary|habitual|hysteri|hallucinat|hermes")
_EITHER_ACRONYM = frozenset({"SQL", "FAQ", "URL", "LED"})


def indefinite_article(phrase: str) -> str:
    """Return ``a`` or ``an``, as ``phrase`` wants it before it; ``a`` for a phrase without words."""
    return indefinite_articles(phrase)[0]


def indefinite_articles(phrase: str) -> tuple[str, ...]:
    """Return the articles that may stand before ``phrase``, the better first: both before “herb” or “historic”."""
    text = _without_accents(phrase)
    marks = _MARKS.match(text)
    text = text[marks.end() if marks else 0 :]
    word = _WORD.match(text)
    if _is_either(word.group() if word else ""):
        return ("an", "a") if _has_vowel(text) else ("a", "an")
    return ("an",) if _has_vowel(text) else ("a",)


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _is_either(word: str) -> bool:
    return word.removesuffix("s") in _EITHER_ACRONYM or _EITHER.match(word.lower()) is not None


def _has_vowel(text: str) -> bool:
    """Whether what a text begins with is spoken with a vowel first."""
    number = _NUMBER.match(text)
    if number:
        return _figures_have_vowel(number["digits"])
    if _INITIALS.match(text):
        return text[0].lower() in _NAMES_WITH_VOWEL
    word = _WORD.match(text)
    if word is None:
        return text[:1] in {"&", "@"}  # ampersand, at
    if _is_spelled_out(word.group(), text):
        return text[0].lower() in _NAMES_WITH_VOWEL
    return _word_has_vowel(word.group().lower())


def _figures_have_vowel(digits: str) -> bool:
    """Eight, eleven, eighteen; the first group of thousands is read first, and 1842 is a year more often than not."""
    groups = digits.rstrip(",").split(",")
    first = groups[0]
    if first.startswith("8"):
        return True
    if len(groups) > 1 or len(first) != 4:
        first = first[: len(first) % 3 or 3]
        return first in {"11", "18"}
    return first[:2] in {"11", "18"}


def _is_spelled_out(word: str, text: str) -> bool:
    """Whether a word is read letter by letter."""
    if word.endswith("aaS"):  # SaaS rhymes with mass
        return False
    if _SPELLED_OUT.fullmatch(word):
        return True
    capitals = _CAPITALS.fullmatch(word)
    if not capitals:
        return False
    letters = capitals["letters"].lower()
    if letters in _SPOKEN_AS_WORDS or letters in _SPOKEN_AS_LETTERS:
        return letters in _SPOKEN_AS_LETTERS
    if _is_headline(text[len(word) :]):
        return not re.search("[aeiouy]", letters)
    return len(letters) < 4 or not _ONSET.match(letters) or _UNSPEAKABLE.search(letters) is not None


def _is_headline(following: str) -> bool:
    """Whether a word in capitals is so only because all words are."""
    words = _WORD.findall(following)
    return any(len(word) > 3 for word in words) and all(word.isupper() for word in words)


def _word_has_vowel(word: str) -> bool:
    if word[0] in "aeiou":
        return not (_SOUNDS_LIKE_Y.match(word) or _SOUNDS_LIKE_W.match(word))
    return bool(_VOWEL_Y.match(word) or _SILENT_H.match(word))
