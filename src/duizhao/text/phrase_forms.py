"""Inflected forms of English phrases: which word carries the ending, and the same ending on another phrase."""

from __future__ import annotations

import re

from duizhao.model.span import Span
from duizhao.text.word_forms import Form, form_of, inflected

__all__ = ["PhraseForm", "inflect", "inflect_like", "phrase_form", "phrase_words"]

_WORD = re.compile(r"(?:[^\W_]|&(?=[^\W_]))+(?:['’\-\u2010\u2011.](?=[^\W_])(?:[^\W_]|&(?=[^\W_]))+)*")


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PREPOSITIONS = _word_set(
    "of for in on at to with from by against among between along under over through without within into"
    " across per as about after before beyond toward towards upon around"
)
_PARTICLES = _word_set("out up off down on in over away back through into together forward forth to for with")
"""After the first word of a phrase they make it a verb: lay out, carry on."""

PhraseForm = tuple[Form, bool]
"""A form, and whether a verb at the beginning of the phrase has it rather than the noun at its head."""

_SAME: PhraseForm = (Form.SAME, False)


def phrase_words(phrase: str) -> tuple[Span, ...]:
    """Return where the words of a phrase stand; hyphens, inner points and apostrophes are parts of words."""
    return tuple(Span(*found.span()) for found in _WORD.finditer(phrase))


def inflect_like(phrase: str, base: str, form: str, *, is_verb: bool | None = None) -> str:
    """Return ``phrase`` inflected as ``form`` is inflected from ``base``: parks is to park as zones to zone.

    In a phrase the last word is inflected, or the noun before ``of``, ``for``, ``in`` …; of a verb's phrase the first
    word. ``is_verb`` says which it is where that is known. What is not a form of ``base`` changes nothing.
    """
    return inflect(phrase, phrase_form(form, base), is_verb=is_verb)


def phrase_form(form: str, base: str) -> PhraseForm:
    """Return what ``form`` is of ``base``, judged by the first word that is inflected; words may stand between."""
    form_parts = [part for _, part in _parts(form)]
    base_parts = _parts(base)
    at = 0
    for number, part in base_parts:
        while at < len(form_parts) and form_of(form_parts[at], part) is None:
            at += 1
        if at == len(form_parts):
            return _SAME
        kind = form_of(form_parts[at], part) or Form.SAME
        if kind is not Form.SAME:
            return kind, kind.is_of_verb or (number == 0 < base_parts[-1][0] and _head(base) != 0)
        at += 1
    return _SAME


def inflect(phrase: str, form: PhraseForm, *, is_verb: bool | None = None) -> str:
    """Return a phrase in a form."""
    kind, is_form_of_verb = form
    words = phrase_words(phrase)
    if kind is Form.SAME or not words:
        return phrase
    if is_verb is None:
        is_verb = is_form_of_verb or (len(words) > 1 and words[1].of(phrase).lower() in _PARTICLES - _PREPOSITIONS)
    span = words[0 if is_verb else _head(phrase)]
    return phrase[: span.start] + inflected(span.of(phrase), kind) + phrase[span.end :]


def _parts(phrase: str) -> list[tuple[int, str]]:
    """Return the parts of words between hyphens, each with the number of its word: a blank may be a hyphen there."""
    return [
        (number, part)
        for number, span in enumerate(phrase_words(phrase))
        for part in re.split("[-\u2010\u2011]", span.of(phrase))
    ]


def _head(phrase: str) -> int:
    """Return which word is the noun that a noun phrase is about."""
    words = phrase_words(phrase)
    for number, span in enumerate(words[1:], start=1):
        if span.of(phrase) in _PREPOSITIONS:
            return number - 1
    return len(words) - 1
