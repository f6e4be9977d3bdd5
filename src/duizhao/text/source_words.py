"""The words of a Chinese text, for whoever picks a term out of it with the arrow keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from duizhao.model import Span
from duizhao.text.scripts import is_han

__all__ = ["first_unknown", "source_words"]

_LONGEST_WORD = 8


def source_words(text: str, words: Collection[str] = (), known: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Return the words of ``text`` in order, marks and blanks left out.

    ``known`` are words whatever they are; elsewhere the longest of ``words`` at each place counts, else a Han character
    by itself. Letters and digits in a row are one word. Cost: a few look-ups a character.
    """
    known_at = {span.start: span for span in sorted(known) if span.end > span.start}
    spans: list[Span] = []
    at = 0
    while at < len(text):
        span = known_at.get(at) or _word_at(text, at, words)
        if span is None:
            at += 1
        else:
            spans.append(span)
            at = span.end
    return tuple(spans)


def first_unknown(text: str, words: Iterable[Span], known: Iterable[Span]) -> int:
    """Return which of ``words`` to begin with: the first of two characters or more that the glossary has not."""
    has = set(known)
    choices = [(number, span) for number, span in enumerate(words) if span not in has]
    long = (number for number, span in choices if span.end - span.start > 1 and is_han(text[span.start]))
    return next(long, choices[0][0] if choices else 0)


def _word_at(text: str, at: int, words: Collection[str]) -> Span | None:
    if is_han(text[at]):
        for length in range(min(_LONGEST_WORD, len(text) - at), 1, -1):
            if text[at : at + length] in words:
                return Span(at, at + length)
        return Span(at, at + 1)
    end = at
    while end < len(text) and text[end].isalnum() and not is_han(text[end]):
        end += 1
    return Span(at, end) if end > at else None
