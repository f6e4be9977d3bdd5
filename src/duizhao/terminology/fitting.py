"""Fitting a rendering to its place in a sentence: article, inflection, capitals, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.model import Case, PartOfSpeech, Span
from duizhao.text.articles import indefinite_articles
from duizhao.text.phrase_forms import inflect, phrase_form, phrase_words
from duizhao.text.sentences import split_sentences
from duizhao.text.word_forms import form_of

__all__ = ["Replacement", "article_before", "fitted", "has_article", "without_article"]

_OPENERS = r"[\"'“‘«(\[]*"
_INDEFINITE_BEFORE = re.compile(rf"\b(?P<article>an?)\s+{_OPENERS}$", re.IGNORECASE)
_DETERMINER_BEFORE = re.compile(
    r"""
    (?: \b(?:an?|the|this|that|these|those|its|their|our|his|her|my|your|each|every|any|no|some|which|whose)
      | \b(?!(?:it|that|there|here|what|who|he|she|let)['’]) [^\W\d_]+ (?:['’]s|s['’])   # China’s, countries’
    ) \s+ ["'“‘«(\[]* $
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\S)", re.IGNORECASE)
_LIST_MARK = re.compile(r"\W*(?:\d{1,3}|[a-zA-Z]|[ivx]{2,5})[.)]\s+\W*")
_QUOTES = re.compile(r"[“”\"«»‘]|(?<!\w)['’]|['’](?!\w)")
_FUNCTION_WORDS = frozenset({"a", "an", "the", "and", "or", "but", "nor", "as", "via", "per"}) | frozenset(
    {"of", "for", "in", "on", "to", "at", "by", "with", "from", "into", "along", "over"}
)
"""Words that headlines leave in small letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Text that takes the place of a span."""

    span: Span
    text: str


def fitted(
    rendering: str,
    *,
    before: str,
    rule: Case,
    replaced: str = "",
    instead_of: str = "",
    part_of_speech: PartOfSpeech | None = None,
) -> str:
    """Return ``rendering`` as it is to stand after ``before``, in place of ``replaced`` where that is given.

    Its article goes where ``before`` ends in one, or in another word that excludes it. It is inflected as ``replaced``
    is from ``instead_of``, and takes over from it what is not in ``instead_of``: words that stand between, quotation
    marks around a part. It gets a capital at the start of a sentence and the capitals of a headline where ``replaced``
    has them; under the rule ``exact`` no letter changes.
    """
    if has_article(rendering) and (has_article(instead_of) or _DETERMINER_BEFORE.search(before)):
        rendering = without_article(rendering)
    if replaced and instead_of:
        is_verb = part_of_speech is PartOfSpeech.VERB if part_of_speech else None
        form = phrase_form(replaced, instead_of)
        rendering = inflect(rendering, form, is_verb=is_verb)
        rendering = _with_words_between(
            rendering, replaced, instead_of, is_verb=form[1] if is_verb is None else is_verb
        )
    if rule is not Case.EXACT:
        rendering = _cased(rendering, before, replaced, instead_of, rule)
    return _with_quotes(rendering, replaced, instead_of)


def article_before(before: str, phrase: str) -> Replacement | None:
    """Return what puts right the a or an that ``before`` ends in, for ``phrase`` to follow; None if nothing is wrong.

    A capital A counts at the start of a sentence alone: elsewhere it is a letter, as in “plan A”.
    """
    found = _INDEFINITE_BEFORE.search(before)
    if found is None or not phrase_words(phrase):
        return None
    article, start = found["article"], found.start("article")
    wanted = indefinite_articles(phrase)
    if article.lower() in wanted or (article == "A" and not _starts_sentence(before[:start])):
        return None
    text = wanted[0].capitalize() if article[0].isupper() else wanted[0]
    return Replacement(span=Span(start, start + len(article)), text=text)


def has_article(rendering: str) -> bool:
    """Whether a rendering brings an article of its own."""
    return _ARTICLE.match(rendering) is not None


def without_article(rendering: str) -> str:
    """Return a rendering without the article it begins with."""
    return _ARTICLE.sub("", rendering, count=1) if has_article(rendering) else rendering


def _starts_sentence(before: str) -> bool:
    """Whether a sentence, or an item of a list, starts behind ``before``."""
    if not re.search(r"\w", before):
        return not before.rstrip().endswith(("…", "..", ","))
    if _LIST_MARK.fullmatch(before) or re.search(rf"\n\s*{_OPENERS}$", before):
        return True
    if not re.search(rf"[.!?。！？…][\"'”’)\]]*\s+{_OPENERS}$", before):
        return False
    sentences = split_sentences(before + "Xxx", "en")
    return not re.search(r"\w", before[sentences[-1].start :])


def _with_words_between(rendering: str, replaced: str, instead_of: str, *, is_verb: bool) -> str:
    """Keep the words of the text that stand between those of the rendering replaced: lay *it* out."""
    between = " ".join(_surplus_words(replaced, instead_of))
    words = phrase_words(rendering)
    if not between or not words:
        return rendering
    at = words[0].end if is_verb else words[-1].start
    if is_verb:
        return f"{rendering[:at]} {between}{rendering[at:]}"
    return f"{rendering[:at]}{between} {rendering[at:]}"


def _surplus_words(replaced: str, instead_of: str) -> Sequence[str]:
    wanted = [part for word in _words(without_article(instead_of)) for part in _parts(word)]
    found = _words(without_article(replaced))
    if sum(len(_parts(word)) for word in found) <= len(wanted):
        return ()
    surplus: list[str] = []
    at = 0
    for word in found:
        parts = _parts(word)
        if at < len(wanted) and form_of(parts[0], wanted[at]) is not None:
            at += len(parts)
        else:
            surplus.append(word)
    # Otherwise the words are others altogether, as when an acronym is written out.
    return surplus if at == len(wanted) else ()


def _words(text: str) -> list[str]:
    return [span.of(text) for span in phrase_words(text)]


def _parts(word: str) -> list[str]:
    return re.split("[-\u2010\u2011]", word)


def _cased(rendering: str, before: str, replaced: str, instead_of: str, rule: Case) -> str:
    starts_sentence = _starts_sentence(before)
    words = [word for word in _words(replaced) if word.lower() not in _FUNCTION_WORDS]
    base_words = [word for word in _words(instead_of) if word.lower() not in _FUNCTION_WORDS]
    is_raised = bool(words) and all(word[0].isupper() for word in words)
    was_raised = bool(base_words) and all(word[0].isupper() for word in base_words)
    if is_raised and not was_raised:
        if rule is Case.ANY and len(replaced) > 1 and replaced.isupper() and not _is_acronym(words):
            return rendering.upper()
        if len(words) > 1 or not starts_sentence:
            rendering = _headline(rendering)
    if replaced[:1].islower() or not (starts_sentence or (replaced[:1].isupper() and instead_of[:1].islower())):
        return rendering
    return _with_capital(rendering)


def _is_acronym(words: Sequence[str]) -> bool:
    return len(words) == 1 and len(words[0]) < 6


def _headline(rendering: str) -> str:
    """Return a rendering with the capitals of a headline."""
    cased, end = "", 0
    for span in phrase_words(rendering):
        word = span.of(rendering)
        cased += rendering[end : span.start] + (word if word in _FUNCTION_WORDS else _with_capital(word))
        end = span.end
    return cased + rendering[end:]


def _with_capital(text: str) -> str:
    """Raise the first letter; a word with capitals inside is written as it is everywhere: iPhone, mRNA."""
    words = phrase_words(text)
    if not words or any(letter.isupper() for letter in words[0].of(text)):
        return text
    at = words[0].start
    return text[:at] + text[at].upper() + text[at + 1 :]


def _with_quotes(rendering: str, replaced: str, instead_of: str) -> str:
    """Put the quotation marks within ``replaced`` around the same words of the rendering, or leave a pair out."""
    marks = [] if _QUOTES.search(instead_of) else list(_QUOTES.finditer(replaced))
    if not marks or _QUOTES.search(rendering):
        return rendering
    first, last = marks[0], marks[-1]
    if len(marks) == 1:
        # Its partner stands outside and must not be left alone.
        opens = first.group() in "“«‘" or first.start() == 0
        return first.group() + rendering if opens else rendering + first.group()
    if len(marks) > 2:
        return rendering
    head, tail = _words(replaced[: first.start()]), _words(replaced[last.end() :])
    words = phrase_words(rendering)
    if len(head) + len(tail) >= len(words):
        return rendering
    own = [span.of(rendering).lower() for span in words]
    kept_end = own[len(own) - len(tail) :] == [word.lower() for word in tail]
    if own[: len(head)] != [word.lower() for word in head] or not kept_end:
        return rendering
    start, end = words[len(head)].start, words[len(words) - len(tail) - 1].end
    return rendering[:start] + first.group() + rendering[start:end] + last.group() + rendering[end:]
