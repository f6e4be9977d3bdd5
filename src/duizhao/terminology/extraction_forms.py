"""How a term and its rendering are written in a glossary, after all the ways they are written in the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from duizhao.model import Span
from duizhao.terminology.extraction_chinese import ChineseSide
from duizhao.terminology.extraction_english import EnglishSide
from duizhao.terminology.extraction_grams import Stream

__all__ = ["source_form", "span_of", "target_form"]

_CLOSING_OF = {"“": "”", "「": "」", "‘": "’", "『": "』"}
_MARKS = frozenset(_CLOSING_OF) | frozenset(_CLOSING_OF.values())
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("’s", ""), ("'s", ""), ("’", ""), ("'", ""))

_MOSTLY = 0.5
_SELDOM = 3
"""So few capitalised occurrences may all be in headlines."""
_ENOUGH = 200
"""Occurrences that tell how something is written; the others write it alike."""


def span_of(stream: Stream, place: int, length: int) -> Span:
    """Return where a run stands in its segment's text."""
    return Span(int(stream.starts[place]), int(stream.ends[place + length - 1]))


def source_form(side: ChineseSide, texts: Sequence[str], places: Sequence[int], length: int) -> str:
    """Return the commonest spelling of a Chinese run, quotation marks left out, which recognition forgives."""
    stream = side.stream
    places = places[:_ENOUGH]
    spellings = Counter(
        "".join(
            character
            for character in span_of(stream, place, length).of(texts[int(stream.segments[place])])
            if character not in _MARKS
        )
        for place in places
    )
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))


class _Seen(NamedTuple):
    form: str
    is_fresh: bool
    """Whether it begins a sentence, so that its first capital says nothing."""
    names: tuple[bool, ...]
    """Of each of its words, whether it is mostly capitalised within sentences."""


def target_form(side: EnglishSide, places: Sequence[int], length: int) -> str:
    """Return how an English run is written in a glossary.

    The commonest form; the singular where that occurs too; lower case unless it is capitalised within sentences.
    """
    seen = [_seen(side, place, length) for place in places[:_ENOUGH]]
    counts = Counter(one.form.casefold() for one in seen)
    chosen = min(counts, key=lambda form: (-counts[form], form))
    for ending, singular in _ENDINGS:
        base = chosen.removesuffix(ending) + singular
        if chosen.endswith(ending) and base in counts:
            chosen = base
            break
    alike = [one for one in seen if one.form.casefold() == chosen]
    within = Counter(one.form for one in alike if not one.is_fresh)
    if within:
        commonest = min(within, key=lambda form: (-within[form], form[:1].isupper(), form))
        is_headline = within[commonest] < _SELDOM and not any(alike[0].names)
        return _decapitalised(commonest, [False] * length) if is_headline else commonest
    return _decapitalised(min(one.form for one in alike), [alike[0].names[0], *[True] * (length - 1)])


def _decapitalised(form: str, keep: Sequence[bool]) -> str:
    """Return a form that stood in headlines or began sentences alone as it would stand within one.

    ``keep`` says of each word whether its capital stays. Acronyms keep theirs.
    """
    words = form.split(" ")
    if len(words) != len(keep):
        return form  # a compound with hyphens: leave it alone
    return " ".join(
        word if kept or not word[1:].islower() else word[0].lower() + word[1:]
        for word, kept in zip(words, keep, strict=True)
    )


def _seen(side: EnglishSide, place: int, length: int) -> _Seen:
    stream = side.stream
    form = span_of(stream, place, length).of(side.texts[int(stream.segments[place])])
    names = side.capitalised[stream.types[place : place + length]] > _MOSTLY
    return _Seen(" ".join(form.split()), bool(side.fresh[place]), tuple(names.tolist()))
