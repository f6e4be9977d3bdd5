"""One side's sentences as numbers of its words, with the places of the words in the running text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.tokens import Token

__all__ = ["Floats", "Numbers", "Vocabulary", "ranges", "summed_rows", "sums"]

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
_Number = TypeVar("_Number", np.float32, np.float64)


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """``n`` sentences of ``t`` tokens in all; a word is a token's key."""

    words: Mapping[str, int]
    starts: Numbers
    """n+1: sentence ``i`` holds the tokens ``[starts[i], starts[i + 1])``."""
    numbers: Numbers
    """t: the number of each token's word."""
    places: Floats
    """t: the middle of each token, in characters from the beginning of the text."""
    edges: Floats
    """n+1: where each sentence begins, in characters from the beginning of the text."""
    background: Floats
    """Each word's share of all tokens; sums to about 1."""

    @classmethod
    def of(cls, sentences: Sequence[Sequence[Token]], lengths: Sequence[int]) -> Vocabulary:
        """Return tokenised sentences of these lengths with their words numbered in the order they come."""
        words: dict[str, int] = {}
        numbers = [words.setdefault(token.key, len(words)) for tokens in sentences for token in tokens]
        counts = np.bincount(np.array(numbers, dtype=np.int64), minlength=len(words)).astype(np.float32) + 0.5
        edges = np.concatenate(([0], np.cumsum(lengths)))
        middles = [
            edge + (token.start + token.end) / 2
            for edge, tokens in zip(edges[:-1].tolist(), sentences, strict=True)
            for token in tokens
        ]
        return cls(
            words=words,
            starts=np.concatenate(([0], np.cumsum([len(tokens) for tokens in sentences]))).astype(np.int64),
            numbers=np.array(numbers, dtype=np.int64),
            places=np.array(middles, dtype=np.float32),
            edges=edges.astype(np.float32),
            background=counts / max(float(counts.sum()), 1.0),
        )

    def __len__(self) -> int:
        return len(self.starts) - 1

    def progress(self, tokens: Numbers, first: Numbers, end: Numbers) -> NDArray[np.float64]:
        """Return how far through the sentences ``[first, end)`` each token stands, 0 to 1."""
        start = self.edges[first]
        length = np.maximum(self.edges[end] - start, 1.0)
        return np.asarray(np.clip((self.places[tokens] - start) / length, 0.0, 1.0), dtype=np.float64)


def ranges(starts: Numbers, lengths: Numbers) -> Numbers:
    """Return the numbers of all ranges ``[start, start + length)``, one behind the other."""
    offsets = np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(starts, lengths) + np.arange(int(lengths.sum()), dtype=np.int64) - offsets


def sums(places: Numbers, values: NDArray[np.float32] | NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """Add up the values that belong to each of ``count`` places."""
    return np.asarray(np.bincount(places, weights=values, minlength=count), dtype=np.float64)


def summed_rows(rows: NDArray[_Number], lengths: Numbers) -> NDArray[_Number]:
    """Sum consecutive rows, so many each; a sum of no rows is 0.

    In place of a product with a matrix of ones and zeros: the libraries that multiply matrices start threads, which
    takes longer than our small sums whenever another program has the other core.
    """
    starts = np.cumsum(lengths) - lengths
    padded = np.concatenate((rows, np.zeros((1, rows.shape[1]), dtype=rows.dtype)))
    totals = np.add.reduceat(padded, starts, axis=0) if len(lengths) else padded[:0]
    totals[lengths == 0] = 0
    return np.asarray(totals)
