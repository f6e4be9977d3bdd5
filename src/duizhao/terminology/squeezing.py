"""Chinese text as the automaton sees it.

It is *squeezed*: folded (simplified, half width, lower case) and rid of the quotation marks and middle dots that
writers set inside a term or leave out, “一带一路”科技交流大会 and 一带一路科技交流大会. Most text has nothing to act on
and is only folded: that is what makes recognition quick.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duizhao.model import Span
from duizhao.text.scripts import HAN_CLASS, fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

__all__ = ["EDGE", "Squeezed", "new_span", "squeeze", "term_key", "unpaired_quotes", "with_its_quotes"]

_CLOSING_OF = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_OPENING_OF = {closing: opening for opening, closing in _CLOSING_OF.items()}
_STRAIGHT = frozenset("\"'＂＇")
_DOTS = frozenset("·・•‧∙･")
_QUOTES = frozenset(_CLOSING_OF) | frozenset(_OPENING_OF) | _STRAIGHT
_FORGIVEN = _QUOTES | _DOTS

_LETTER = rf"[^\W_{HAN_CLASS}]"
"""A letter or digit of any script but Chinese."""
_SPECIAL = re.compile(
    rf"{_LETTER}+"
    rf"|[{re.escape(''.join(sorted(_FORGIVEN)))}]"
    # A blank that only keeps Latin letters or digits off Chinese characters, as in ``AI 大模型``.
    rf"|(?<=[{HAN_CLASS}])[ ](?={_LETTER})|(?<={_LETTER})[ ](?=[{HAN_CLASS}])"
)

EDGE = "\x00"
"""Stands at both ends of a run of Latin letters and digits, so that AI is not found in AIDS nor 6月 in 16月."""
_WALL = "\x01"
"""Stands for a mark that no term may reach across."""

new_span = tuple.__new__
"""Makes a ``Span`` of two numbers without its constructor, which takes half as long again: there are millions."""


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without what is forgiven, and the way back to the text as given."""

    text: str
    starts: Sequence[int] = ()
    """Offsets in ``text``, ascending, from which on the original is ``ahead`` by another number of characters."""
    ahead: Sequence[int] = ()
    has_quotes: bool = False

    def spans(self, matches: Iterable[tuple[int, int, int]]) -> list[Span]:
        """Return where matches (what, start, end) of ``text`` stand in the text as given, edges left out.

        The matches come in order and do not overlap.
        """
        if not self.starts:
            return [new_span(Span, match[1:]) for match in matches]
        text, ahead, starts = self.text, self.ahead, (*self.starts, len(self.text) + 1)
        spans = []
        stretch = 0
        for _, first, last in matches:
            start, end = first, last
            if text[start] == EDGE:
                start += 1
            if text[end - 1] == EDGE:
                end -= 1
            while starts[stretch + 1] <= start:
                stretch += 1
            begin = start + ahead[stretch]
            while starts[stretch + 1] < end:
                stretch += 1
            spans.append(new_span(Span, (begin, end + ahead[stretch])))
        return spans


def term_key(source: str) -> str:
    """Return what two spellings of one term have in common; empty where there is nothing to recognise."""
    return squeeze(source.strip()).text


def squeeze(source: str, walls: Container[int] = ()) -> Squeezed:
    """Squeeze a text; at the offsets ``walls`` a mark is not forgiven but stops every term."""
    folded = fold(source)
    if _SPECIAL.search(folded) is None:
        return Squeezed(folded)
    squeezing = _Squeezing(folded)
    has_quotes = False
    position = 0
    for found in _SPECIAL.finditer(folded):
        start, end = found.span()
        if position < start:
            squeezing.take(position, start, is_run=False)
        position = end
        character = folded[start]
        if character in _FORGIVEN:
            has_quotes = has_quotes or character not in _DOTS
            if start in walls or _ends_and_begins_quotation(folded, start):
                squeezing.take(start, end, is_run=False, instead=_WALL)
        elif character != " ":
            squeezing.take(start, end, is_run=True)
    if position < len(folded):
        squeezing.take(position, len(folded), is_run=False)
    return squeezing.finished(has_quotes=has_quotes)


class _Squeezing:
    """A squeezed text in the making."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._pieces: list[str] = []
        self._length = 0
        self._in_run = False
        self._starts: list[int] = [0]
        self._ahead: list[int] = [0]

    def take(self, start: int, end: int, *, is_run: bool, instead: str = "") -> None:
        """Take over ``[start, end)``, or what stands for it, with an edge where a run begins or ends."""
        if is_run is not self._in_run:
            self._edge()
        ahead = start - self._length
        if ahead != self._ahead[-1]:
            self._starts.append(self._length)
            self._ahead.append(ahead)
        piece = instead or self._folded[start:end]
        self._pieces.append(piece)
        self._length += len(piece)

    def finished(self, *, has_quotes: bool) -> Squeezed:
        """Return the whole."""
        if self._in_run:
            self._edge()
        return Squeezed("".join(self._pieces), self._starts, self._ahead, has_quotes)

    def _edge(self) -> None:
        self._pieces.append(EDGE)
        self._length += 1
        self._in_run = not self._in_run


def with_its_quotes(source: str, span: Span) -> Span:
    """Take in a quotation mark beside the span whose partner stands inside."""
    before = source[span.start - 1 : span.start]
    after = source[span.end : span.end + 1]
    for mark in unpaired_quotes(source, span):
        if before and before == _OPENING_OF.get(source[mark], source[mark]):
            return Span(span.start - 1, span.end)
        if after and after == _CLOSING_OF.get(source[mark], source[mark]):
            return Span(span.start, span.end + 1)
    return span


def unpaired_quotes(source: str, span: Span) -> Sequence[int]:
    """Return the offsets of the quotation marks in the span whose partners are not in it."""
    waiting: list[int] = []
    for offset in range(span.start, span.end):
        mark = source[offset]
        if mark not in _QUOTES or _is_apostrophe(source, offset):
            continue
        partner = _OPENING_OF.get(mark, mark if mark in _STRAIGHT else "")
        if partner and waiting and source[waiting[-1]] == partner:
            waiting.pop()
        else:
            waiting.append(offset)
    return waiting


def _ends_and_begins_quotation(text: str, at: int) -> bool:
    """Whether a quotation ends here and another begins at once, as in a list: “创新”“驱动” is not 创新驱动."""
    return text[at] in _OPENING_OF and text[at + 1 : at + 2] in _CLOSING_OF


def _is_apostrophe(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at + 2]
    return text[at] in "'’" and len(around) == 3 and around[0].isascii() and around[::2].isalnum()
