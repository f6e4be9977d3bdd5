"""Finding an English rendering in an English target.

Word by word: plural and possessive count, and the tenses of a verb; British and American spelling, hyphens, dashes and
blanks are one; quotation marks inside a rendering are forgiven, a leading article is nobody's concern. The case of
letters follows the entry's rule; acronyms are written just so under every rule, and may take a plural s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from duizhao.model import Case, PartOfSpeech, Span, TermEntry
from duizhao.text.inflection import number_stem, same_word, stem
from duizhao.text.spelling import american

__all__ = ["ANY_FORM", "EnglishText", "Manner", "english_text", "is_literally", "literal_words", "occurrences"]

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}(?!\w)               # U.S., e.g.
    | [^\W_]+ (?: ['’ʼ＇] [^\W_]+ )*      # word, people's, Xi'an, 5G
    """,
    re.VERBOSE,
)
_NO_SEPARATOR = re.compile(r"[\s\-\u2010-\u2015\u2212“”‘’\"'«»]+")
_APOSTROPHES = re.compile("[’ʼ＇]")
_POSSESSIVE = re.compile(r"'s?$")
_HYPHENS = frozenset("-\u2010\u2011")
_HYPHEN_WITHIN = re.compile(r"(?<=[A-Za-z])[-\u2010\u2011](?=[a-z])")
_ARTICLES = frozenset({"a", "an", "the"})
_TO = "to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How freely a rendering may stand in a target."""

    case: Case = Case.INITIAL
    tenses: bool = False
    """Whether past and -ing forms are the same word."""
    words_between: int = 0
    """How many words may stand between two of its words."""

    @classmethod
    def of(cls, entry: TermEntry) -> Manner:
        """Return what an entry allows its renderings."""
        return cls(
            case=entry.case,
            tenses=entry.part_of_speech is PartOfSpeech.VERB,
            words_between=entry.words_between,
        )


ANY_FORM = Manner(case=Case.ANY, tenses=True)
"""How renderings are looked for that are forbidden, or that somebody may have meant."""


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
        self._joined = dict(_compounds(text, self.tokens))
        self._places: dict[str, list[int]] = {}
        for position, token in enumerate(self.tokens):
            keys = _keys(token.text)
            if position in self._joined:
                keys |= _keys(self._joined[position].text)
            for key in keys:
                self._places.setdefault(key, []).append(position)

    def places(self, first_stem: str) -> Sequence[int]:
        """Return which tokens a rendering with this first stem may begin at, ascending."""
        return self._places.get(first_stem, ())

    def last_of(self, position: int, want: _Token, manner: Manner) -> int | None:
        """Return the last token of a word that begins at a token and is the one wanted; None where it is another.

        A compound with a hyphen is the word without it: anti-viral, co-operation.
        """
        if _fits(self.tokens[position], want, manner):
            return position
        joined = self._joined.get(position)
        return position + 1 if joined is not None and _fits(joined, want, manner) else None


@lru_cache(maxsize=256)
def english_text(text: str) -> EnglishText:
    """Return a target cut into words; the last ones are remembered, because several checks ask at every keystroke."""
    return EnglishText(text)


def occurrences(rendering: str, target: EnglishText, manner: Manner) -> Iterator[Span]:
    """Yield the spans of a rendering in the target, in order.

    A leading article is not part of the span, nor is a possessive ’s that the rendering itself does not have. A
    quotation mark beside the rendering is part of it where its partner stands inside.
    """
    for wanted in _spellings(rendering):
        for start in target.places(_stem(wanted[0].text.lower())):
            last = _last_token(target, start, wanted, manner)
            if last is not None:
                yield _with_its_quotes(target.text, Span(target.tokens[start].span.start, _end(last, wanted[-1])))


def _last_token(target: EnglishText, start: int, wanted: Sequence[_Token], manner: Manner) -> _Token | None:
    """Return the token that ends a rendering which begins at ``start``; None where there is no rendering."""
    at = target.last_of(start, wanted[0], manner)
    for want in wanted[1:]:
        at = None if at is None else _following(target, at, want, manner)
    return None if at is None else target.tokens[at]


def _following(target: EnglishText, at: int, want: _Token, manner: Manner) -> int | None:
    """Return where the next word of a rendering ends, over no more words than may stand between."""
    tokens = target.tokens
    for skipped in range(manner.words_between + 1):
        here = at + 1 + skipped
        # Nothing but words may be skipped: a comma begins something else.
        if here >= len(tokens) or (skipped and (want.before or tokens[here - 1].before)):
            return None
        if tokens[here].before == want.before and (last := target.last_of(here, want, manner)) is not None:
            return last
    return None


def is_literally(rendering: str, found: str) -> bool:
    """Whether a phrase is written as the rendering is, but for case, blanks, hyphens and quotation marks."""
    return literal_words(rendering) == literal_words(found)


@lru_cache(maxsize=4096)
def literal_words(text: str) -> tuple[str, ...]:
    """Return what is equal for phrases written alike, but for case, blanks, hyphens and quotation marks."""
    return tuple(token.text.casefold() for token in _tokens(text))


def _tokens(text: str) -> Iterator[_Token]:
    end = 0
    for found in _TOKEN.finditer(text):
        word = found.group()
        if not word.isascii():
            word = _APOSTROPHES.sub("'", word)
        if word.endswith("."):
            word = word.replace(".", "")
        yield _Token(word, Span(*found.span()), _NO_SEPARATOR.sub("", text[end : found.start()]))
        end = found.end()


def _compounds(text: str, tokens: Sequence[_Token]) -> Iterator[tuple[int, _Token]]:
    """Yield, by the position of the first, two words with nothing but a hyphen between them as one."""
    for position, (first, second) in enumerate(pairwise(tokens)):
        if text[first.span.end : second.span.start] in _HYPHENS and second.text.islower():
            yield position, _Token(first.text + second.text, Span(first.span.start, second.span.end), first.before)


def _keys(word: str) -> set[str]:
    """Return the stems a word may be looked up by: an acronym's plural is seen in its capitals alone (AIs, 5Gs)."""
    lower = word.lower()
    if lower == word:
        return {_stem(word)}
    return {_stem(lower), stem(word), lower.removesuffix("s")}


def _stem(lower: str) -> str:
    return stem(american(lower))


@lru_cache(maxsize=65536)
def _spellings(rendering: str) -> tuple[tuple[_Token, ...], ...]:
    """Return the words of a rendering, and those it has where its hyphens are left out; none where it has no word."""
    wanted = _rendering_tokens(rendering)
    closed = _HYPHEN_WITHIN.sub("", rendering)
    others = _rendering_tokens(closed) if closed != rendering else wanted
    return tuple(dict.fromkeys(words for words in (wanted, others) if words))


@lru_cache(maxsize=65536)
def _rendering_tokens(rendering: str) -> tuple[_Token, ...]:
    """Return the words of a rendering without a leading article, or the *to* of an infinitive."""
    tokens = tuple(_tokens(rendering))
    has_more = len(tokens) > 1
    return tokens[1:] if has_more and tokens[0].text.lower() in _ARTICLES | {_TO} else tokens


def _fits(token: _Token, want: _Token, manner: Manner) -> bool:
    if token.text == want.text:
        return True
    if _is_cased_within(want.text, manner.case):
        return token.text.startswith(want.text) and token.text[len(want.text) :] in {"s", "es", "'s"}
    if not _case_fits(token.text, want.text, manner.case):
        return False
    found, wanted = american(token.text.lower()), american(want.text.lower())
    return number_stem(found) == number_stem(wanted) or (manner.tenses and same_word(found, wanted))


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
