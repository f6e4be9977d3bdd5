"""Words of the two sides that may translate each other, in the candidates: who matches whom, and where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.explanation import Explanation
from duizhao.alignment.vocabulary import Numbers, ranges

__all__ = ["Matches", "SentencePairs", "match_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Pairs of a source and a target token."""

    source: Numbers
    """Source tokens."""
    target: Numbers
    """Target tokens."""
    entries: Numbers
    """The entry of the lexicon by which they match."""


class SentencePairs:
    """All matches within pairs of sentences; pairs and their matches are in order."""

    def __init__(self, forward: Explanation, sources: Numbers, targets: Numbers) -> None:
        """Match the sentences ``sources[k]`` and ``targets[k]``, which are sorted by source, then target."""
        self._width = len(forward.asking) + 1
        self._keys = sources * self._width + targets
        vocabulary = forward.asking
        lengths = np.diff(vocabulary.starts)[targets]
        tokens = ranges(vocabulary.starts[targets], lengths)
        pair = np.repeat(np.arange(len(sources)), lengths)
        words = max(len(vocabulary.words), 1)
        near = slice(int(sources[0]), int(sources[-1]) + 1) if len(sources) else slice(0, 0)
        offers = forward.sorted_offers(near)
        offered = offers.sentences * words + offers.words
        wanted = sources[pair] * words + vocabulary.numbers[tokens]
        first = np.searchsorted(offered, wanted, side="left")
        counts = np.searchsorted(offered, wanted, side="right") - first
        places = ranges(first, counts)
        self.matches = Matches(
            source=offers.tokens[places],
            target=np.repeat(tokens, counts),
            entries=offers.entries[places],
        )
        per_pair = np.bincount(pair, weights=counts, minlength=len(sources)).astype(np.int64)
        self._starts = np.concatenate(([0], np.cumsum(per_pair)))

    def of(self, beads: Candidates) -> tuple[Numbers, Numbers]:
        """Return the matches within beads, as which bead and which match; the pairs must all be known."""
        bead, keys = _pair_keys(beads, self._width)
        places = np.searchsorted(self._keys, keys)
        counts = self._starts[places + 1] - self._starts[places]
        return np.repeat(bead, counts), ranges(self._starts[places], counts)


def match_words(forward: Explanation, beads: Candidates) -> SentencePairs:
    """Match the words of every pair of sentences that stands in one of the beads."""
    width = len(forward.asking) + 1
    keys = np.unique(_pair_keys(beads, width)[1])
    return SentencePairs(forward, keys // width, keys % width)


def _pair_keys(beads: Candidates, width: int) -> tuple[Numbers, Numbers]:
    """Return every pair of sentences in every bead, as which bead and a number for the pair."""
    sizes = beads.width * beads.height
    bead = np.repeat(np.arange(len(beads)), sizes)
    within = ranges(np.zeros(len(beads), dtype=np.int64), sizes)
    height = np.maximum(beads.height, 1)[bead]
    return bead, (beads.source[bead] + within // height) * width + beads.target[bead] + within % height
