"""Finding an English rendering in an English target.

Word by word: inflected forms count, hyphens, dashes and blanks are one, quotation marks inside a rendering are
forgiven, a leading article is nobody's concern. The case of letters follows the entry's rule; acronyms are written
just so under every rule, and may take a plural s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from duizhao.model import Case, Span
from duizhao.text.inflection import same_word, stem

__all__ = ["EnglishText", "first_stem", "fit_case", "occurrences"]

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}(?!\w)               # U.S., e.g.
    | [^\W_]+ (?: ['’ʼ＇] [^\W_]+ )*      # word, people's, Xi'an, 5G
    """,
    re.VERBOSE,
)
_NO_SEPARATOR = re.compile(r"[\s\-\u2010-\u2015\u2212“”‘’\"'«»]+")
_POSSESSIVE = re.compile(r"'s?$")
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    """Apostrophes straight, the dots of an abbreviation left out."""
    span: Span
    before: str
    """What stands between the previous token and this one, without blanks, hyphens, dashes and quotation marks."""


class EnglishText:
    """A target, cut into words once for many searches."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tuple(_tokens(text))
        self._places: dict[str, list[int]] = {}
        for position, token in enumerate(self.tokens):
            for key in _keys(token.text):
                self._places.setdefault(key, []).append(position)

    def stems(self) -> Iterable[str]:
        """Return the stems of all words: ``first_stem`` of every rendering in the text is among them."""
        return self._places.keys()

    def places(self, first_stem: str) -> Sequence[int]:
        """Return which tokens a rendering with this first stem may begin at, ascending."""
        return self._places.get(first_stem, ())


def first_stem(rendering: str) -> str:
    """Return the stem of a rendering's first word, the key to look it up by; empty where it has no word."""
    tokens = _rendering_tokens(rendering)
    return stem(tokens[0].text.lower()) if tokens else ""


def occurrences(rendering: str, target: EnglishText, rule: Case) -> Iterator[Span]:
    """Yield the spans of a rendering in the target, in order.

    A leading article is not part of the span, nor is a possessive ’s that the rendering itself does not have. A
    quotation mark beside the rendering is part of it where its partner stands inside.
    """
    wanted = _rendering_tokens(rendering)
    for start in target.places(first_stem(rendering)) if wanted else ():
        window = target.tokens[start : start + len(wanted)]
        if len(window) == len(wanted) and all(
            _fits(token, want, rule) and (not position or token.before == want.before)
            for position, (token, want) in enumerate(zip(window, wanted, strict=True))
        ):
            yield _with_its_quotes(target.text, Span(window[0].span.start, _end(window[-1], wanted[-1])))


def fit_case(rendering: str, replaced: str, *, starts_sentence: bool, rule: Case) -> str:
    """Return ``rendering`` cased to take the place of ``replaced``: the first letter raised where that one's was."""
    if rule is Case.EXACT or not (starts_sentence or _is_headline(replaced)):
        return rendering
    return rendering[:1].upper() + rendering[1:]


def _is_headline(text: str) -> bool:
    words = [token.text for token in _tokens(text)]
    return len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 3)


def _tokens(text: str) -> Iterator[_Token]:
    end = 0
    for found in _TOKEN.finditer(text):
        word = re.sub("[’ʼ＇]", "'", found.group())
        if word.endswith("."):
            word = word.replace(".", "")
        yield _Token(word, Span(*found.span()), _NO_SEPARATOR.sub("", text[end : found.start()]))
        end = found.end()


def _keys(word: str) -> set[str]:
    """Return the stems a word may be looked up by: an acronym's plural is seen in its capitals alone (AIs, 5Gs)."""
    lower = word.lower()
    if lower == word:
        return {stem(word)}
    return {stem(lower), stem(word), lower.removesuffix("s")}


@lru_cache(maxsize=65536)
def _rendering_tokens(rendering: str) -> tuple[_Token, ...]:
    tokens = tuple(_tokens(rendering))
    return tokens[1:] if len(tokens) > 1 and tokens[0].text.lower() in _ARTICLES else tokens


def _fits(token: _Token, want: _Token, rule: Case) -> bool:
    if token.text == want.text:
        return True
    if _is_cased_within(want.text, rule):
        return token.text.startswith(want.text) and token.text[len(want.text) :] in {"s", "es", "'s"}
    return _case_fits(token.text, want.text, rule) and same_word(token.text.lower(), want.text.lower())


def _is_cased_within(word: str, rule: Case) -> bool:
    is_acronym = word.isupper() and len(word) > 1
    return is_acronym or (rule is not Case.ANY and any(character.isupper() for character in word[1:]))


def _case_fits(word: str, want: str, rule: Case) -> bool:
    if rule is Case.ANY:
        return True
    if any(character.isupper() for character in word[1:]):
        return False
    return word[0].isupper() == want[0].isupper() or (rule is Case.INITIAL and word[0].isupper())


def _end(token: _Token, want: _Token) -> int:
    possessive = _POSSESSIVE.search(token.text)
    if possessive and not _POSSESSIVE.search(want.text):
        return token.span.end - len(possessive.group())
    return token.span.end


def _with_its_quotes(text: str, span: Span) -> Span:
    inside = span.of(text)
    for opening, closing in ("“”", '""'):
        is_straight = opening == closing
        surplus = inside.count(closing) % 2 if is_straight else inside.count(closing) - inside.count(opening)
        if surplus > 0 and text[: span.start].endswith(opening):
            return Span(span.start - 1, span.end)
        if (surplus < 0 or (surplus and is_straight)) and text[span.end :].startswith(closing):
            return Span(span.start, span.end + 1)
    return span
