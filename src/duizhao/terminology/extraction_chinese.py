"""The Chinese side of term extraction: characters, Latin words and numbers, and which runs of them may be terms."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from numpy.typing import NDArray

from duizhao.terminology.extraction_grams import BARRIER, Level, Mask, Numbers, Runs, Stream, branching, frequent_runs
from duizhao.terminology.extraction_stop_words import SOURCE_STOP_WORDS
from duizhao.text.scripts import HAN_CLASS, fold, is_han

__all__ = ["ChineseSide", "Segmenter", "read_sources", "source_runs", "with_single"]

_LATIN = re.compile(rf"[^\W_{HAN_CLASS}]+(?:[-.'’&+/][^\W_{HAN_CLASS}]+)*[+%]?")
_QUOTED = re.compile(r"“[^“”]{1,12}”|「[^「」]{1,12}」|‘[^‘’]{1,12}’|『[^『』]{1,12}』")
"""What is quoted at greater length is no name."""
_DOTS = "·・•‧∙･"
_LONGEST = 14
_NUMERALS = frozenset("一二三四五六七八九十百千万亿零〇两半数几")
_NUMBER = re.compile(r"\d+(?:[.,/-]\d+)*[%+]?")
_NAMED_BY_NUMBER = frozenset("新冠")
"""Characters before which a number may be part of a name, as in 2019新型冠状病毒; before others it counts."""
_UNITS = frozenset("年月日号时点分秒岁个名例种次位人天周倍项届批场座家所条件部")
_LIKELY = 0.5
"""A boundary between words seen from one end of the segment at least."""
_FREE = 1.3
"""Nats: as if four different characters stood beside it by turns."""
_UNKNOWN_BOUNDARY = 0.5
"""Where there is no dictionary to ask."""


class ChineseSide(NamedTuple):
    """The sources as tokens, with what is known of the places between them."""

    stream: Stream
    boundary: NDArray[np.float32]
    """How likely a word begins at each token, 0 to 1."""
    stop_starts: Mask
    """Whether a word that no term begins with begins at each token."""
    stop_ends: Mask
    """Whether a word that no term ends with ends before each token."""
    quoted_until: Numbers
    """Where the quotation ends that a token stands in and does not begin; past the end of everything elsewhere."""
    quoted_since: Numbers
    """Where the quotation began that goes on at a token; before everything elsewhere."""
    words: Sequence[Sequence[str]]
    """The words of each segment as a dictionary cuts it from the beginning, single characters among them."""


class Segmenter:
    """Cuts folded Chinese into the words of a dictionary, longest first, from either end."""

    def __init__(self, words: Sequence[str]) -> None:
        known = sorted({word for word in (*words, *SOURCE_STOP_WORDS) if 1 < len(word) <= _LONGEST})
        self.knows_words = bool(words)
        self._forward = _automaton(known)
        self._backward = _automaton([word[::-1] for word in known])

    def forward(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of the words of two characters and more, longest first from the beginning."""
        return [(start, end) for _, start, end in self._forward.find_matches_as_indexes(text)]

    def backward(self, text: str) -> list[tuple[int, int]]:
        """Return the same, from the end."""
        length = len(text)
        found = self._backward.find_matches_as_indexes(text[::-1])
        return [(length - end, length - start) for _, start, end in reversed(found)]

    def words(self, text: str) -> list[str]:
        """Return the words of a run, Latin ones whole and single characters among them."""
        return [text[start:end] for start, end in with_single(text, self.forward(text))]


def with_single(text: str, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Add to the words found the Latin words and the single Chinese characters between them."""
    words: list[tuple[int, int]] = []
    at = 0
    for start, end in (*found, (len(text), len(text))):
        while at < start:
            latin = _LATIN.match(text, at, start)
            stop = latin.end() if latin else at + 1
            if latin or is_han(text[at]):
                words.append((at, stop))
            at = stop
        if start < end:
            words.append((start, end))
        at = max(at, end)
    return words


def _automaton(words: list[str]) -> AhoCorasick:
    return AhoCorasick(
        words, matchkind=MatchKind.LeftmostLongest, store_patterns=False, implementation=Implementation.ContiguousNFA
    )


def read_sources(sources: Iterable[str], segmenter: Segmenter) -> ChineseSide:
    """Cut source texts into tokens: a Chinese character each, a Latin word or number each."""
    reading = _Reading(segmenter)
    for source in sources:
        reading.read(fold(source))
    return reading.side()


class _Reading:
    """Grows the arrays of a ``ChineseSide``, a segment at a time."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._numbers: dict[str, int] = {"": BARRIER}
        self._types = array("i", [BARRIER])
        self._segments = array("i", [0])
        self._starts = array("i", [0])
        self._ends = array("i", [0])
        self._boundary = array("f", [1.0])
        self._stop_starts = array("b", [True])
        self._stop_ends = array("b", [True])
        self._quotations: list[tuple[int, int]] = []
        self._words: list[list[str]] = []

    def read(self, text: str) -> None:
        """Take in the folded source of the next segment."""
        words = with_single(text, self._segmenter.forward(text))
        backward = {start for start, _ in with_single(text, self._segmenter.backward(text))}
        quotes = _quotation_marks(text)
        opened: dict[int, int] = {}
        at = 0
        after_stop = True
        for start, end in (*words, (len(text), len(text))):
            if start > at or start == len(text):
                marks = [mark for mark in range(at, start) if mark in quotes]
                self._quotations += [
                    (opened.pop(quotes[mark]), len(self._types)) for mark in marks if quotes[mark] in opened
                ]
                if start == len(text) or not _is_passed_over(text, at, start, marks):
                    self._barrier(at, start, after_stop=after_stop)
                    after_stop = True
                opened.update((mark, len(self._types)) for mark in marks if quotes[mark] > mark)
            if start < end:
                self._word(
                    text, (start, end), backward, is_stop=_may_not_begin(text, start, end), after_stop=after_stop
                )
                after_stop = _may_not_end(text, start, end)
            at = end
        self._words.append([sys.intern(text[start:end]) for start, end in words])

    def _word(
        self, text: str, span: tuple[int, int], backward: Container[int], *, is_stop: bool, after_stop: bool
    ) -> None:
        start, end = span
        pieces = [(at, at + 1) for at in range(start, end)] if is_han(text[start]) else [span]
        for place, (begin, stop) in enumerate(pieces):
            self._types.append(self._numbers.setdefault(text[begin:stop], len(self._numbers)))
            self._starts.append(begin)
            self._ends.append(stop)
            is_likely = ((place == 0) + (begin in backward)) / 2
            self._boundary.append(is_likely if self._segmenter.knows_words else _UNKNOWN_BOUNDARY)
            self._stop_starts.append(place == 0 and is_stop)
            self._stop_ends.append(place == 0 and after_stop)
        self._segments.extend([len(self._words)] * len(pieces))

    def _barrier(self, start: int, end: int, *, after_stop: bool) -> None:
        self._types.append(BARRIER)
        self._segments.append(len(self._words))
        self._starts.append(start)
        self._ends.append(end)
        self._boundary.append(1.0)
        self._stop_starts.append(True)
        self._stop_ends.append(after_stop)

    def side(self) -> ChineseSide:
        """Return what has been read."""
        size = len(self._types)
        quoted_until = np.full(size + 1, size, dtype=np.int64)
        quoted_since = np.zeros(size + 1, dtype=np.int64)
        for start, end in self._quotations:
            quoted_until[start + 1 : end] = end
            quoted_since[start + 1 : end] = start
        return ChineseSide(
            stream=Stream(
                types=np.array(self._types, dtype=np.int64),
                segments=np.array(self._segments, dtype=np.int64),
                starts=np.array(self._starts, dtype=np.int64),
                ends=np.array(self._ends, dtype=np.int64),
                names=tuple(self._numbers),
            ),
            boundary=np.array(self._boundary, dtype=np.float32),
            stop_starts=np.array(self._stop_starts, dtype=np.bool_),
            stop_ends=np.array(self._stop_ends, dtype=np.bool_),
            quoted_until=quoted_until,
            quoted_since=quoted_since,
            words=self._words,
        )


def _quotation_marks(text: str) -> dict[int, int]:
    """Return the partners of the quotation marks around what is short enough to be a name."""
    pairs = [(match.start(), match.end() - 1) for match in _QUOTED.finditer(text)]
    return {mark: partner for pair in pairs for mark, partner in (pair, pair[::-1])}


def _is_passed_over(text: str, start: int, end: int, marks: Sequence[int]) -> bool:
    """Whether a term may hold what stands between two words: quotation marks, middle dots, a typographic blank."""
    if len(marks) > 1:
        return False  # a quotation ends and another begins
    between = "".join(text[at] for at in range(start, end) if at not in marks)
    if between in {"", *_DOTS}:
        return start > 0
    return between == " " and start > 0 and not (is_han(text[start - 1]) and is_han(text[end]))


def _may_not_begin(text: str, start: int, end: int) -> bool:
    """Whether no term begins with this word: grammar, numerals, a number that counts something, a unit of it."""
    word = text[start:end]
    if word in SOURCE_STOP_WORDS or word in _NUMERALS or _counts(text, start, end):
        return True
    return _NUMBER.fullmatch(word) is not None and text[end : end + 2].lstrip()[:1] not in _NAMED_BY_NUMBER


def _may_not_end(text: str, start: int, end: int) -> bool:
    """Whether no term ends with this word: grammar, a number, a unit of measurement."""
    word = text[start:end]
    return word in SOURCE_STOP_WORDS or _NUMBER.fullmatch(word) is not None or _counts(text, start, end)


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a character is the unit of the number before it: 年 in 2020 年, 届 in 第二届."""
    before = text[max(start - 2, 0) : start].rstrip()[-1:]
    return end - start == 1 and text[start] in _UNITS and (before.isdecimal() or before in _NUMERALS)


def source_runs(side: ChineseSide, *, minimum: int, known_until: Numbers | None = None) -> Runs:
    """Return the runs of two tokens and more that stand as words in at least ``minimum`` segments and may be terms.

    ``known_until`` gives for each token where the known term ends that it stands in: what stands inside one does not
    count.
    """
    return Runs.of(
        side.stream,
        (
            level.where(side.stream, _stands(side, level, known_until), minimum=minimum)
            for level in frequent_runs(side.stream, minimum=minimum, longest=_LONGEST)
            if level.length > 1
        ),
    )


def _stands(side: ChineseSide, level: Level, known_until: Numbers | None) -> Mask:
    """Whether an occurrence may be a term's: words begin and end with it, or it is continued as freely as a word."""
    starts, ends = level.positions, level.positions + level.length
    likely = (side.boundary[starts] >= _LIKELY) & (side.boundary[ends] >= _LIKELY)
    left = branching(side.stream, level, starts - 1).entropy
    right = branching(side.stream, level, ends).entropy
    standing = likely | ((left >= _FREE) & (right >= _FREE))[level.numbers]
    standing &= (ends <= side.quoted_until[starts]) & (starts >= side.quoted_since[ends])
    standing &= ~side.stop_starts[starts] & ~side.stop_ends[ends]
    if known_until is not None:
        standing &= ends > known_until[starts]
    return standing
