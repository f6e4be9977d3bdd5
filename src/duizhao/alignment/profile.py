"""What can be read off sentences without knowing what they mean: length and punctuation, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Profile", "length_ratio", "profile_sources", "profile_targets"]

_OPENING_QUOTES = tuple("“「『〝\"‘'")
_CLOSING_QUOTES = tuple("”」』〞\"’'")
_ASCII_WEIGHT = 0.3
"""A letter or digit in Chinese text is about a third as long as a character: English copies it, and does not spell
it out."""
_USUAL_RATIO = 3.4
"""English characters for a Chinese one: 3.0 in terse news, 4 in spoken novels."""
_USUAL_RATIO_WEIGHT = 200.0
"""So many characters of a document weigh as much as the usual ratio."""
_RATIO_TOLERANCE = 1.8
"""A ratio further off than this factor means that a part is missing on one side, not that the style differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One side's sentences; every array has one element a sentence."""

    lengths: NDArray[np.float64]
    questions: NDArray[np.float64]
    """Question marks."""
    exclamations: NDArray[np.float64]
    opens_quote: NDArray[np.bool_]
    """Whether the sentence begins with an opening quotation mark."""
    closes_quote: NDArray[np.bool_]
    """Whether it ends with a closing one."""

    def __len__(self) -> int:
        return len(self.lengths)

    def part(self, start: int, end: int) -> Profile:
        """Return the profile of the sentences ``[start, end)``."""
        return Profile(
            lengths=self.lengths[start:end],
            questions=self.questions[start:end],
            exclamations=self.exclamations[start:end],
            opens_quote=self.opens_quote[start:end],
            closes_quote=self.closes_quote[start:end],
        )


def profile_sources(sentences: Sequence[str]) -> Profile:
    """Measure Chinese sentences, in characters."""
    return _profile(sentences, [max(1.0, _source_length(sentence)) for sentence in sentences])


def profile_targets(sentences: Sequence[str]) -> Profile:
    """Measure English sentences, in letters and blanks."""
    return _profile(sentences, [max(1.0, float(len(sentence.strip()))) for sentence in sentences])


def length_ratio(source_length: float, target_length: float) -> float:
    """Return target length for a unit of source length, given the totals of texts that should correspond.

    A short text says little about its style, and totals that are far off say that a part is missing: both are drawn
    towards the usual ratio.
    """
    measured = target_length / source_length
    measured = min(max(measured, _USUAL_RATIO / _RATIO_TOLERANCE), _USUAL_RATIO * _RATIO_TOLERANCE)
    trust = source_length / (source_length + _USUAL_RATIO_WEIGHT)
    return float(measured**trust * _USUAL_RATIO ** (1 - trust))


def _source_length(sentence: str) -> float:
    return sum(_ASCII_WEIGHT if character.isascii() else 1.0 for character in sentence if not character.isspace())


def _profile(sentences: Sequence[str], lengths: Sequence[float]) -> Profile:
    stripped = [sentence.strip() for sentence in sentences]
    return Profile(
        lengths=np.array(lengths, dtype=np.float64),
        questions=np.array([text.count("?") + text.count("？") for text in stripped], dtype=np.float64),
        exclamations=np.array([text.count("!") + text.count("！") for text in stripped], dtype=np.float64),
        opens_quote=np.array([text.startswith(_OPENING_QUOTES) for text in stripped], dtype=np.bool_),
        closes_quote=np.array([text.endswith(_CLOSING_QUOTES) for text in stripped], dtype=np.bool_),
    )
