"""Renaming a term in a translation: where its rendering stands, and what takes its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from duizhao.model import Span, TermEntry
from duizhao.terminology.fitting import Replacement, article_before, fitted, has_article
from duizhao.terminology.rendering import ANY_FORM, EnglishText, Manner, english_text, occurrences
from duizhao.terminology.squeezing import term_key
from duizhao.text.phrase_forms import phrase_words
from duizhao.text.word_forms import is_plural

if TYPE_CHECKING:
    from duizhao.terminology.glossary import Glossary

__all__ = ["renamings"]

_DEFINITE_BEFORE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?P<mark>['’])(?P<s>s?)(?!\w)")
_NOUN_ENDS = re.compile(
    r"\s*(?:$|[^\w\s'’\-]|(?:of|for|in|on|at|to|and|or|but|is|was|are|were|has|had|have|will|would|can|could|may|which"
    r"|that|who|as|by|with|from|into|through|near|than|then|when|where|while)\b)"
)
"""What follows a noun that is not itself used before another noun."""


def renamings(
    source: str, target: str, glossary: Glossary, entry: TermEntry, old: str, new: str
) -> tuple[Replacement, ...]:
    """Return what makes ``new`` of every rendering ``old`` in ``target`` that serves ``entry``, in order.

    ``glossary`` is the one the target was written under; nothing is renamed where it does not recognise ``entry`` in
    ``source``. What serves another term, stands inside a longer rendering of a term of the source, or reads ``new``
    already is left alone. Case, inflection, possessive and the article before it are fitted; a changed article is a
    replacement of its own. The replacements do not overlap.
    """
    if not target or not any(hit.entry == entry for hit in glossary.recognise(source)):
        return ()
    served = _served(source, english_text(target), glossary, entry, old, new)
    return tuple(change for span in served for change in _changes(target, span, entry, old, new))


def _served(
    source: str, english: EnglishText, glossary: Glossary, entry: TermEntry, old: str, new: str
) -> Sequence[Span]:
    """Return where ``old`` serves the entry, in order."""
    uses = glossary.uses(source, english.text)
    own = {use.target_span for use in uses if use.rendering == old and _is_named_alike(use.hit.entry, entry)}
    taken = [use.target_span for use in uses if use.target_span and use.target_span not in own]
    manner = ANY_FORM if old in entry.forbidden else Manner.of(entry)
    longer = list(_longer_phrases(source, english, glossary, old, new, manner))
    served: list[Span] = []
    for span in sorted({*occurrences(old, english, manner), *filter(None, own)}):
        is_free = not any(map(span.overlaps, taken)) and not any(_is_within(span, phrase) for phrase in longer)
        if is_free and not (served and served[-1].overlaps(span)):
            served.append(span)
    return served


def _longer_phrases(
    source: str, english: EnglishText, glossary: Glossary, old: str, new: str, manner: Manner
) -> Iterator[Span]:
    """Yield where other renderings of the source's terms stand, and ``new`` itself: “park” is not renamed in it."""
    yield from occurrences(new, english, manner)
    for entry in {id(hit.entry): hit.entry for hit in glossary.mentions(source)}.values():
        for renderings, freedom in (
            ((*entry.renderings, *entry.deprecated), Manner.of(entry)),
            (entry.forbidden, ANY_FORM),
        ):
            for rendering in renderings:
                if rendering != old:
                    yield from occurrences(rendering, english, freedom)


def _is_within(span: Span, other: Span) -> bool:
    return span != other and other.start <= span.start and span.end <= other.end


def _is_named_alike(entry: TermEntry, other: TermEntry) -> bool:
    return term_key(entry.source) == term_key(other.source)


def _changes(target: str, span: Span, entry: TermEntry, old: str, new: str) -> Iterator[Replacement]:
    span = _with_its_article(target, span, old, new)
    before = target[: span.start]
    text = fitted(
        new,
        before=before,
        rule=entry.case,
        replaced=span.of(target),
        instead_of=old,
        part_of_speech=entry.part_of_speech,
    )
    if _is_done(target, span, text):
        return
    article = article_before(before, text)
    if article is not None:
        yield article
    whole = _with_possessive(target, span, text)
    if whole.text != whole.span.of(target):
        yield whole


def _is_done(target: str, span: Span, text: str) -> bool:
    """Whether what takes the span's place stands around it already: marks that the new name puts round the old."""
    places = re.finditer(re.escape(span.of(target)), text, re.IGNORECASE)
    return any(target.startswith(text, span.start - place.start()) for place in places if place.start() <= span.start)


def _with_its_article(target: str, span: Span, old: str, new: str) -> Span:
    """Take in the article that belongs to the old name where the new name has none: the Yangtze, Chang Jiang."""
    article = _DEFINITE_BEFORE.search(target, 0, span.start)
    if article and has_article(old) and not has_article(new) and _NOUN_ENDS.match(target, span.end):
        return Span(article.start(), span.end)
    return span


def _with_possessive(target: str, span: Span, text: str) -> Replacement:
    """Keep a possessive right: parks’ is of several, the men’s too but does not show it in the same way."""
    ending = _POSSESSIVE.match(target, span.end)
    words = phrase_words(text)
    if ending is None or not words or (not ending["s"] and _closes_quotation(target[: span.end], ending["mark"])):
        return Replacement(span=span, text=text)
    last = words[-1].of(text)
    wanted = "" if last.endswith("s") and is_plural(last) else "s"
    if ending["s"] == wanted:
        return Replacement(span=span, text=text)
    return Replacement(span=Span(span.start, ending.end()), text=text + ending["mark"] + wanted)


def _closes_quotation(before: str, mark: str) -> bool:
    """Whether a quotation in single marks is open at the end of ``before``."""
    opening = "‘" if mark == "’" else r"(?<!\w)'(?=\S)"
    opened = [found.end() for found in re.finditer(opening, before)]
    return bool(opened) and not re.search(rf"{mark}(?!\w)", before[opened[-1] :])
