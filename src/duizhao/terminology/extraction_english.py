"""The English side of term extraction: words, and which runs of them may be renderings."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from duizhao.terminology.extraction_grams import BARRIER, Floats, Mask, Runs, Stream, frequent_runs
from duizhao.terminology.extraction_stop_words import ENGLISH_GENERAL, ENGLISH_NEVER, ENGLISH_WITHIN
from duizhao.text.inflection import stem
from duizhao.text.words import words

__all__ = ["EnglishSide", "read_targets", "target_runs"]

_LONGEST = 9
_BETWEEN = re.compile(r"\s+|\s?[-\u2010\u2011&/]\s?")
"""What may stand between two words of a term."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th|s|%)?", re.IGNORECASE)


class EnglishSide(NamedTuple):
    """The targets as tokens; a type is a word with its inflected forms."""

    stream: Stream
    texts: Sequence[str]
    begins: Mask
    """Whether a term may begin at each token."""
    ends: Mask
    """Whether a term may end with each token."""
    fresh: Mask
    """Whether a sentence, quotation or bracket begins with each token, so that its capital says nothing."""
    general: Mask
    """Of each type: whether it is seldom a term by itself."""
    capitalised: Floats
    """Of each type: share of its occurrences within sentences that begin with a capital."""
    verbal: Floats
    """Of each type: share of its occurrences as a verb, as far as its ending and the word before it tell."""
    introduces: Mask
    """Of each type: whether it is a word that a noun phrase follows."""


def read_targets(targets: Iterable[str]) -> EnglishSide:
    """Cut target texts into words."""
    reading = _Reading()
    texts = tuple(targets)
    for text in texts:
        reading.read(text)
    return reading.side(texts)


class _Reading:
    """Grows the arrays of an ``EnglishSide``, a segment at a time."""

    def __init__(self) -> None:
        self._stems: dict[str, int] = {"": BARRIER}
        self._forms: dict[str, int] = {}
        self._types = array("i", [BARRIER])
        self._segments = array("i", [0])
        self._starts = array("i", [0])
        self._ends = array("i", [0])
        self._begins = array("b", [False])
        self._stops = array("b", [False])
        self._fresh = array("b", [True])
        self._within: Counter[int] = Counter()
        self._capitals: Counter[int] = Counter()
        self._all: Counter[int] = Counter()
        self._verbal: Counter[int] = Counter()
        self._previous = ""
        self._texts_read = 0

    def read(self, text: str) -> None:
        """Take in the target of the next segment."""
        at, fresh = 0, True
        for word, span in words(text):
            for start, end in _parts(word, span.start):
                between = text[at:start]
                if between and _BETWEEN.fullmatch(between) is None:
                    self._barrier(at, start)
                    fresh = fresh or bool(_SENTENCE_END.search(between))
                    self._previous = ""
                is_compound = between in _HYPHENS
                self._word(text[start:end], start, end, fresh=fresh, within_compound=is_compound)
                at, fresh = end, False
        self._barrier(at, len(text))
        self._previous = ""
        self._texts_read += 1

    def _word(self, form: str, start: int, end: int, *, fresh: bool, within_compound: bool) -> None:
        number = self._forms.get(form)
        if number is None:
            number = self._number(form)
            self._forms[form] = number
        if within_compound:
            self._stops[-1] = False
        self._types.append(number)
        self._segments.append(self._texts_read)
        self._starts.append(start)
        self._ends.append(end)
        may_be_edge = number != BARRIER and form.lower() not in ENGLISH_WITHIN
        self._begins.append(may_be_edge and not within_compound and not _NUMBER.fullmatch(form))
        self._stops.append(may_be_edge)
        self._fresh.append(fresh)
        lowered = form.lower()
        self._all[number] += 1
        self._verbal[number] += lowered.endswith(("ing", "ed")) or self._previous in _BEFORE_VERBS
        self._previous = lowered
        if not fresh:
            self._within[number] += 1
            self._capitals[number] += form[0].isupper()

    def _number(self, form: str) -> int:
        if form.lower() in ENGLISH_NEVER:
            return BARRIER
        return self._stems.setdefault(stem(form), len(self._stems))

    def _barrier(self, start: int, end: int) -> None:
        self._types.append(BARRIER)
        self._segments.append(self._texts_read)
        self._starts.append(start)
        self._ends.append(end)
        self._begins.append(False)
        self._stops.append(False)
        self._fresh.append(True)

    def side(self, texts: Sequence[str]) -> EnglishSide:
        """Return what has been read."""
        names = tuple(self._stems)
        general_stems = {stem(word) for word in ENGLISH_GENERAL}
        return EnglishSide(
            stream=Stream(
                types=np.array(self._types, dtype=np.int64),
                segments=np.array(self._segments, dtype=np.int64),
                starts=np.array(self._starts, dtype=np.int64),
                ends=np.array(self._ends, dtype=np.int64),
                names=names,
            ),
            texts=texts,
            begins=np.array(self._begins, dtype=np.bool_),
            ends=np.array(self._stops, dtype=np.bool_),
            fresh=np.array(self._fresh, dtype=np.bool_),
            general=np.array([name in general_stems for name in names], dtype=np.bool_),
            capitalised=np.array([self._capitals[kind] / max(self._within[kind], 1) for kind in range(len(names))]),
            verbal=np.array([self._verbal[kind] / max(self._all[kind], 1) for kind in range(len(names))]),
            introduces=np.isin(names, _BEFORE_NOUNS),
        )


_BEFORE_VERBS = frozenset(
    {
        "to", "will", "shall", "would", "should", "can", "could", "may", "might", "must", "not", "i", "we", "you",
        "they", "he", "she", "it", "who",
    }
)  # fmt: skip
_BEFORE_NOUNS = [stem(word) for word in ("the", "a", "an", "of")]
_HYPHENS = frozenset("-\u2010\u2011")
_SENTENCE_END = re.compile(r"[.!?:;“\"‘(]")
_SPLIT = re.compile(r"[-\u2010\u2011]")


def _parts(word: str, start: int) -> list[tuple[int, int]]:
    """Return the spans of the words of a compound: ``self-isolation`` and ``self isolation`` are one term."""
    pieces = _SPLIT.split(word)
    if len(pieces) == 1 or not all(piece.isalpha() and len(piece) > 1 for piece in pieces):
        return [(start, start + len(word))]
    spans = []
    for piece in pieces:
        spans.append((start, start + len(piece)))
        start += len(piece) + 1
    return spans


def target_runs(side: EnglishSide, *, minimum: int) -> Runs:
    """Return the runs that stand in at least ``minimum`` segments and may be renderings."""
    return Runs.of(
        side.stream,
        (
            level.where(
                side.stream,
                side.begins[level.positions] & side.ends[level.positions + level.length - 1],
                minimum=minimum,
            )
            for level in frequent_runs(side.stream, minimum=minimum, longest=_LONGEST)
        ),
    )
