"""Finding the terms of a glossary in Chinese text.

One pass of an Aho–Corasick automaton, leftmost and longest, over text that has been *squeezed*: folded (simplified,
half width, lower case) and rid of the quotation marks and middle dots that writers set inside a term or leave out,
“一带一路”科技交流大会 and 一带一路科技交流大会.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from duizhao.model import Span, TermEntry, TermHit, TermStatus
from duizhao.text.scripts import fold, is_han

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

__all__ = ["Recogniser", "term_key"]

_CLOSING_OF = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_OPENING_OF = {closing: opening for opening, closing in _CLOSING_OF.items()}
_STRAIGHT = frozenset("\"'＂＇")
_DOTS = frozenset("·・•‧∙･")
_FORGIVEN = frozenset(_CLOSING_OF) | frozenset(_OPENING_OF) | _STRAIGHT | _DOTS

_RUN = re.compile(r"[^\W_\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f]+")
"""Letters and digits of any script but Chinese."""
_SPECIAL = re.compile(rf"{_RUN.pattern}|[ {re.escape(''.join(_FORGIVEN))}]")

_EDGE = "\x00"
"""Stands at both ends of a run of Latin letters and digits, so that AI is not found in AIDS nor 6月 in 16月."""
_WALL = "\x01"
"""Stands for a mark that no term may reach across."""


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """Text as the automaton sees it."""

    text: str
    origins: Sequence[int]
    """For each character the offset in the text as given that it comes from."""

    def span(self, start: int, end: int) -> Span:
        """Return the span, in the text as given, of the characters ``[start, end)``."""
        while self.text[start] == _EDGE:
            start += 1
        while self.text[end - 1] == _EDGE:
            end -= 1
        return Span(self.origins[start], self.origins[end - 1] + 1)


def term_key(source: str) -> str:
    """Return what two spellings of one term have in common; empty where there is nothing to recognise."""
    return _squeeze(source.strip()).text


class Recogniser:
    """An automaton over the sources of entries. Building takes about a microsecond a character."""

    def __init__(self, entries: Iterable[TermEntry]) -> None:
        alternatives: dict[str, list[TermEntry]] = {}
        for entry in entries:
            if key := term_key(entry.source):
                alternatives.setdefault(key, []).append(entry)
        self._by_key = {
            key: tuple(entry for entry in group if entry.status is not TermStatus.SHIELD)
            for key, group in alternatives.items()
        }
        self._alternatives = list(self._by_key.values())
        self._automaton = AhoCorasick(
            list(self._by_key),
            matchkind=MatchKind.LeftmostLongest,
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        )
        # A source is asked about at every keystroke in its target, by several checks.
        self.places = lru_cache(maxsize=1024)(self._places)
        """Return each place where terms stand, with the entries of that name in glossary order; shields left out."""
        self.inside = lru_cache(maxsize=4096)(self._inside)
        """Return the entries whose names stand inside a term's name: 一带一路 in 一带一路科技交流大会."""

    def _places(self, source: str) -> tuple[tuple[Span, tuple[TermEntry, ...]], ...]:
        walls: set[int] = set()
        while True:
            squeezed = _squeeze(source, walls)
            found = [
                (_with_its_quotes(source, squeezed.span(start, end)), self._alternatives[index])
                for index, start, end in self._automaton.find_matches_as_indexes(squeezed.text)
            ]
            # A term must not take one half of a pair of quotes: in “创新驱动”发展 there is no 驱动发展. Every turn
            # adds a wall for good, so the loop ends.
            torn = {mark for span, _ in found for mark in _unpaired(source, span)} - walls
            if not torn:
                return tuple((span, entries) for span, entries in found if entries)
            walls |= torn

    def _inside(self, term: str) -> tuple[TermEntry, ...]:
        key = term_key(term)
        parts = {key[start:end] for start in range(len(key)) for end in range(start + 1, len(key) + 1)} - {key}
        return tuple(entry for part in sorted(parts) for entry in self._by_key.get(part, ()))

    def recognise(self, source: str) -> tuple[TermHit, ...]:
        """Return a hit for each entry of each place, in order."""
        return tuple(TermHit(entry=entry, span=span) for span, entries in self.places(source) for entry in entries)


def _squeeze(source: str, walls: Container[int] = ()) -> _Squeezed:
    folded = fold(source)
    pieces: list[str] = []
    origins: list[int] = []
    in_run = False
    for start, end in _stretches(folded):
        character = folded[start]
        is_run = _RUN.match(character) is not None
        if character in _FORGIVEN or character == " ":
            is_wall = start in walls or _ends_and_begins_quotation(folded, start)
            if not is_wall and (character in _FORGIVEN or _is_typographic_blank(folded, start)):
                continue
            piece = _WALL if is_wall else character
        else:
            piece = folded[start:end]
        if is_run != in_run:
            pieces.append(_EDGE)
            origins.append(start)
            in_run = is_run
        pieces.append(piece)
        origins.extend(range(start, end))
    if in_run:
        pieces.append(_EDGE)
        origins.append(len(folded))
    return _Squeezed("".join(pieces), origins)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of Latin letters and digits, single marks and blanks, and all that lies between."""
    position = 0
    for found in _SPECIAL.finditer(text):
        start, end = found.span()
        if position < start:
            yield position, start
        yield start, end
        position = end
    if position < len(text):
        yield position, len(text)


def _ends_and_begins_quotation(text: str, at: int) -> bool:
    """Whether a quotation ends here and another begins at once, as in a list: “创新”“驱动” is not 创新驱动."""
    return text[at] in _OPENING_OF and text[at + 1 : at + 2] in _CLOSING_OF


def _is_typographic_blank(text: str, at: int) -> bool:
    """Whether a blank only keeps Latin letters or digits off Chinese characters, as in ``AI 大模型``."""
    if text[at] != " " or at == 0 or at + 1 == len(text):
        return False
    before, after = text[at - 1], text[at + 1]
    return is_han(before) != is_han(after) and before.isalnum() and after.isalnum()


def _is_apostrophe(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at + 2]
    return text[at] in "'’" and len(around) == 3 and around[0].isascii() and around[::2].isalnum()


def _with_its_quotes(source: str, span: Span) -> Span:
    """Take in a quotation mark beside the span whose partner stands inside."""
    before = source[span.start - 1 : span.start]
    after = source[span.end : span.end + 1]
    for mark in _unpaired(source, span):
        if before and before == _OPENING_OF.get(source[mark], source[mark]):
            return Span(span.start - 1, span.end)
        if after and after == _CLOSING_OF.get(source[mark], source[mark]):
            return Span(span.start, span.end + 1)
    return span


def _unpaired(source: str, span: Span) -> Sequence[int]:
    """Return the offsets of the quotation marks in the span whose partners are not in it."""
    waiting: list[int] = []
    for offset in range(span.start, span.end):
        mark = source[offset]
        if _is_apostrophe(source, offset):
            continue
        partner = _OPENING_OF.get(mark, mark if mark in _STRAIGHT else "")
        if partner and waiting and source[waiting[-1]] == partner:
            waiting.pop()
        elif mark in _CLOSING_OF or partner:
            waiting.append(offset)
    return waiting
