"""Sentence boundaries of Chinese and of English text."""

from __future__ import annotations

import re

from duizhao.model.span import Span
from duizhao.text.chinese_sentences import chinese_ends
from duizhao.text.english_sentences import english_ends
from duizhao.text.scripts import has_han

__all__ = ["split_sentences"]

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


def split_sentences(text: str, language: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``, in order and disjoint.

    A sentence has no surrounding white space, and all but white space belongs to a sentence. The end of a line ends a
    sentence. ``language`` is a BCP 47 tag: Chinese rules for ``zh`` with or without subtags, though a line without any
    Chinese character is read as English there; English rules for everything else.
    """
    is_chinese = language.lower().partition("-")[0] == "zh"
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        content = line.group()
        ends = chinese_ends(content) if is_chinese and has_han(content) else english_ends(content)
        spans.extend(_trimmed(content, ends, line.start()))
    return tuple(spans)


def _trimmed(line: str, ends: list[int], offset: int) -> list[Span]:
    spans = []
    start = 0
    for end in (*ends, len(line)):
        piece = line[start:end]
        if stripped := piece.strip():
            first = offset + start + len(piece) - len(piece.lstrip())
            spans.append(Span(first, first + len(stripped)))
        start = end
    return spans
