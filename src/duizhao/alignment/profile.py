"""What can be read off sentences without knowing what they mean: length and punctuation, as arrays."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Profile",
    "keep_paragraphs",
    "length_ratio",
    "like_paragraphs",
    "profile_sources",
    "profile_targets",
    "punctuated",
    "ratio_between",
]

_OPENING_QUOTES = tuple("“「『〝\"‘'")
_CLOSING_QUOTES = tuple("”」』〞\"’'")
_CLOSING_BRACKETS = tuple(")）]】〕")
_OPENING_BRACKETS = tuple("(（[【〔")
_TERMINATORS = tuple("。．.…？?！!;；:：,，、—")
"""What a running sentence ends with, or a piece of one; a byline, a caption or a heading ends with none of them."""
_CLOSING = "”」』〞\"’')）]】〕 \u3000"
_SOURCE_CLAUSE = re.compile("[，；：、,;—…]")
_TARGET_CLAUSE = re.compile(r"[,;:—]|\band\b|\bbut\b")
_OPEN, _CLOSED = 1, 0
_PLAIN_QUOTES = re.compile("[“「『〝”」』〞]")
_AMBIGUOUS = {
    mark: re.compile(
        rf"(?:(?<![^\s—–(（]){opening}(?=[\w.…—])|(?<=[\w.,!?;…—\-]){closing}(?![^\s.,;:!?)—–]))", re.UNICODE
    )
    for mark, opening, closing in (('"', '"', '"'), ("'", "['‘]", "['’]"))
}
"""Marks of which only their neighbours tell whether they open or close; an apostrophe does neither."""

_ASCII_WEIGHT = 0.3
"""A letter or digit in Chinese text is about a third as long as a character: English copies it, and does not spell
it out."""
_USUAL_RATIO = 3.4
"""English characters for a Chinese one: 3.0 in terse news, 4 in spoken novels."""
_USUAL_RATIO_WEIGHT = 200.0
"""So many characters of a document weigh as much as the usual ratio."""
_LEAST_KEPT = 0.3
_FEWEST_KNOTS = 6
_RATIO_TOLERANCE = 1.8
"""A ratio further off than this factor means that a part is missing on one side, not that the style differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One side's sentences; every array has one element a sentence."""

    lengths: NDArray[np.float64]
    questions: NDArray[np.float64]
    """Question marks."""
    exclamations: NDArray[np.float64]
    quotes: NDArray[np.float64]
    """Quotations that begin in the sentence."""
    clauses: NDArray[np.float64]
    """Marks and words at which a translator may cut the sentence in two."""
    opens_quote: NDArray[np.bool_]
    """Whether the sentence begins with an opening quotation mark."""
    closes_quote: NDArray[np.bool_]
    """Whether it ends with a closing one."""
    begins_quoted: NDArray[np.bool_]
    """Whether a quotation that began earlier is still open where it begins."""
    ends_quoted: NDArray[np.bool_]
    """Whether a quotation is open where it ends."""
    unterminated: NDArray[np.bool_]
    """Whether it ends without any mark: a byline, a caption, a heading."""
    bracketed: NDArray[np.bool_]
    """Whether it stands in brackets as a whole."""
    begins_paragraph: NDArray[np.bool_]
    """Whether it is known to begin a paragraph other than the first."""

    def __len__(self) -> int:
        return len(self.lengths)

    def part(self, start: int, end: int) -> Profile:
        """Return the profile of the sentences ``[start, end)``."""
        return Profile(**{field.name: getattr(self, field.name)[start:end] for field in fields(self)})


def profile_sources(sentences: Sequence[str], breaks: Collection[int] = ()) -> Profile:
    """Measure Chinese sentences, in characters; ``breaks`` are the indexes of those that begin a paragraph."""
    lengths = [max(1.0, _source_length(sentence)) for sentence in sentences]
    return _profile(sentences, lengths, breaks, _SOURCE_CLAUSE)


def profile_targets(sentences: Sequence[str], breaks: Collection[int] = ()) -> Profile:
    """Measure English sentences, in letters and blanks; ``breaks`` are the indexes of those that begin a paragraph."""
    lengths = [max(1.0, float(len(sentence.strip()))) for sentence in sentences]
    return _profile(sentences, lengths, breaks, _TARGET_CLAUSE)


def length_ratio(source_length: float, target_length: float) -> float:
    """Return target length for a unit of source length, given the totals of texts that should correspond.

    A short text says little about its style, and totals that are far off say that a part is missing: both are drawn
    towards the usual ratio.
    """
    measured = target_length / source_length
    measured = min(max(measured, _USUAL_RATIO / _RATIO_TOLERANCE), _USUAL_RATIO * _RATIO_TOLERANCE)
    trust = source_length / (source_length + _USUAL_RATIO_WEIGHT)
    return float(measured**trust * _USUAL_RATIO ** (1 - trust))


def ratio_between(sources: Profile, targets: Profile, knots: Sequence[tuple[int, int]]) -> float:
    """Return target length for a unit of source length, from how far the two texts run between knots.

    The weighted median of the stretches: a passage that is missing on one side spoils its own stretch alone. With few
    knots, the totals decide.
    """
    if len(knots) < _FEWEST_KNOTS:
        return length_ratio(float(sources.lengths.sum()), float(targets.lengths.sum()))
    here = np.concatenate(([0.0], np.cumsum(sources.lengths)))[[source for source, _ in knots]]
    there = np.concatenate(([0.0], np.cumsum(targets.lengths)))[[target for _, target in knots]]
    source, target = np.diff(here), np.diff(there)
    order = np.argsort(target / source)
    middle = int(np.searchsorted(np.cumsum(source[order]), source.sum() / 2))
    total = float(source.sum())
    return length_ratio(total, total * float(target[order][middle] / source[order][middle]))


def punctuated(*sides: Profile) -> float:
    """Return how far the end of a sentence without a mark tells something, 0 to 1.

    It does where nearly all sentences of both sides end with one, and not in subtitles or lists.
    """
    share = min(1.0 - float(side.unterminated.mean()) for side in sides)
    return min(1.0, max(0.0, 2.0 * share - 0.5))


def like_paragraphs(sources: Profile, targets: Profile) -> float:
    """Return how far the two sides' numbers of paragraphs agree: 1 where they are equal, 0 where one has no breaks."""
    here, there = int(sources.begins_paragraph.sum()), int(targets.begins_paragraph.sum())
    # Half as many breaks still say something of where a paragraph begins, a third says nothing
    return max(0.0, 1.5 * min(here, there) / max(here, there) - 0.5) if here and there else 0.0


def keep_paragraphs(sources: Profile, targets: Profile) -> float:
    """Return how far a bead across a paragraph break is out of the question, 0 to 1.

    Quite, as far as anybody knows of a text whose translation has no breaks; the less, the more the numbers of
    paragraphs differ: then the translator has joined or parted some.
    """
    if not sources.begins_paragraph.any() or not targets.begins_paragraph.any():
        return 1.0
    return max(_LEAST_KEPT, like_paragraphs(sources, targets))


def _source_length(sentence: str) -> float:
    return sum(_ASCII_WEIGHT if character.isascii() else 1.0 for character in sentence if not character.isspace())


def _profile(
    sentences: Sequence[str], lengths: Sequence[float], breaks: Collection[int], clause: re.Pattern[str]
) -> Profile:
    # The first sentence begins a paragraph in any case, which tells nothing
    known = {index for index in breaks if index > 0}
    stripped = [sentence.strip() for sentence in sentences]
    bare = [text.rstrip(_CLOSING) for text in stripped]
    bracketed = [text.startswith(_OPENING_BRACKETS) and text.endswith(_CLOSING_BRACKETS) for text in stripped]
    opened, depths = _quotations(stripped)
    return Profile(
        lengths=np.array(lengths, dtype=np.float64),
        questions=np.array([text.count("?") + text.count("？") for text in stripped], dtype=np.float64),
        exclamations=np.array([text.count("!") + text.count("！") for text in stripped], dtype=np.float64),
        quotes=np.array(opened, dtype=np.float64),
        clauses=np.array([len(clause.findall(text)) for text in stripped], dtype=np.float64),
        opens_quote=np.array([text.startswith(_OPENING_QUOTES) for text in stripped], dtype=np.bool_),
        closes_quote=np.array([text.endswith(_CLOSING_QUOTES) for text in stripped], dtype=np.bool_),
        begins_quoted=np.array(depths[:-1], dtype=np.bool_),
        ends_quoted=np.array(depths[1:], dtype=np.bool_),
        unterminated=np.array([not text.endswith(_TERMINATORS) for text in bare], dtype=np.bool_),
        bracketed=np.array(bracketed, dtype=np.bool_),
        begins_paragraph=np.array([index in known for index in range(len(sentences))], dtype=np.bool_),
    )


def _quotations(sentences: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return how many quotations begin in each sentence, and before each and behind the last whether one is open.

    Quotations within quotations are not counted, so that a forgotten mark is made good by the next one.
    """
    marks = _quotation_marks(sentences)
    opened, depths = [], [_CLOSED]
    state = _CLOSED
    for sentence in sentences:
        begun = 0
        for mark in marks.finditer(sentence):
            opens = mark[0] in "“「『〝" or (
                mark[0] in "\"'‘’" and (mark.start() == 0 or sentence[mark.start() - 1] in " \t\u3000—–(（")
            )
            begun += opens and state is _CLOSED
            state = _OPEN if opens else _CLOSED
        opened.append(begun)
        depths.append(state)
    return opened, depths


def _quotation_marks(sentences: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for the marks that this text puts around what people say."""
    starts = [text[:1] for text in sentences]
    plain = sum(start in "“「『〝" for start in starts if start)
    counts = {'"': starts.count('"'), "'": starts.count("'") + starts.count("‘")}
    mark = max(counts, key=lambda mark: counts[mark])
    return _AMBIGUOUS[mark] if counts[mark] > plain else _PLAIN_QUOTES
