"""What the words of its two sides say for each candidate, places considered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.explanation import Explanation, certainty
from duizhao.alignment.matches import SentencePairs
from duizhao.alignment.vocabulary import Numbers, Vocabulary, ranges, sums

__all__ = ["WordScores", "score_words"]

Scores = NDArray[np.float64]

_NEARNESS = 10.0
"""How fast a match fades with the distance of its two words, each a share of the way through its side of the bead
(exp -10d): a word in the first third of the source is hardly rendered in the last third of the target."""
_ANYWHERE = 0.02
"""What remains of a match at any distance, beside a near one."""
_FOUND = 0.6
"""The chance that a word of a true bead has a translation that we know."""
_STRONGEST = 4.0
_LEAST = -20.0
"""As bad as it gets: a long bead of many words without translations is no more out of place than a short one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordScores:
    """One element a candidate, in nats; 0 for beads of one side."""

    target_words: Scores
    """How well the source explains the target's words, wherever they stand."""
    target_places: Scores
    """As above, words at the same place of both sides counting most."""
    source_places: Scores
    """How well the target explains the source's words, by places."""
    target_found: Scores
    """Whether each word of the target has a translation in the source at all, against how often it has one anyway."""


def score_words(forward: Explanation, backward: Explanation, pairs: SentencePairs, beads: Candidates) -> WordScores:
    """Score the words of all candidates; ``pairs`` knows their sentences."""
    sources, targets = forward.asked, forward.asking
    bead, match = pairs.of(beads)
    source, target = pairs.matches.source[match], pairs.matches.target[match]
    entries = pairs.matches.entries[match]
    source_place = _relative(sources, source, beads.source[bead], beads.source_end[bead])
    target_place = _relative(targets, target, beads.target[bead], beads.target_end[bead])
    near = np.exp(-_NEARNESS * np.abs(source_place - target_place)) + _ANYWHERE
    on_source = _Slots(sources, beads.source, beads.source_end)
    on_target = _Slots(targets, beads.target, beads.target_end)
    paired = (beads.width > 0) & (beads.height > 0)

    def explained(slots: _Slots, others: _Slots, model: Explanation, tokens: Numbers, chances: Scores) -> Scores:
        slot = slots.of(bead, tokens)
        offered = sums(slot, chances, slots.count)
        offered /= slots.expected(others.sizes)
        ratio = model.elsewhere + (1 - model.elsewhere) * offered / model.asking.background[slots.words]
        told = slots.summed(np.where(model.is_known[slots.words], np.log(ratio), 0.0))
        return np.where(paired, np.maximum(told, _LEAST), 0.0)

    given_source, given_target = forward.given[entries], backward.given[entries]
    slot = on_target.of(bead, target)
    plain = sums(slot, given_source, on_target.count)
    plain /= 1.0 + on_source.sizes[on_target.beads]
    words = forward.elsewhere + (1 - forward.elsewhere) * plain / targets.background[on_target.words]
    best = np.zeros(on_target.count)
    np.maximum.at(best, slot, certainty(forward.lexicon.weights[entries]))
    gains, losses = _surprise_of_finding(forward, beads)
    row = np.maximum(beads.width, 1)[on_target.beads] - 1
    loss = losses[row, on_target.words]
    found = loss + best * (gains[row, on_target.words] - loss)
    return WordScores(
        target_words=np.where(
            paired,
            np.maximum(on_target.summed(np.where(forward.is_known[on_target.words], np.log(words), 0.0)), _LEAST),
            0.0,
        ),
        target_places=explained(on_target, on_source, forward, target, given_source * near),
        source_places=explained(on_source, on_target, backward, source, given_target * near),
        target_found=np.where(paired, np.maximum(on_target.summed(found), _LEAST), 0.0),
    )


class _Slots:
    """A place for every token of one side of every candidate."""

    def __init__(self, vocabulary: Vocabulary, first: Numbers, end: Numbers) -> None:
        self._starts = vocabulary.starts[first]
        lengths = vocabulary.starts[end] - self._starts
        self._offsets = np.cumsum(lengths) - lengths
        self.sizes = lengths
        """Tokens of each candidate."""
        self.count = int(lengths.sum())
        self.beads = np.repeat(np.arange(len(first)), lengths)
        """The candidate of each slot."""
        self.tokens = ranges(self._starts, lengths)
        self.words = vocabulary.numbers[self.tokens]
        self._places = _relative(vocabulary, self.tokens, first[self.beads], end[self.beads])

    def of(self, bead: Numbers, tokens: Numbers) -> Numbers:
        """Return the slots of tokens in beads."""
        return np.asarray(self._offsets[bead] + tokens - self._starts[bead])

    def expected(self, others: Numbers) -> Scores:
        """Return the sum of the nearness of all ``others`` tokens of the other side, taken as evenly spread."""
        count = others[self.beads].astype(np.float64)
        near = (2 - np.exp(-_NEARNESS * self._places) - np.exp(-_NEARNESS * (1 - self._places))) / _NEARNESS
        return np.maximum((near + _ANYWHERE) * (count + 1.0), 1e-9)

    def summed(self, values: Scores) -> Scores:
        """Sum over the slots of each candidate."""
        return sums(self.beads, values, len(self.sizes))


def _relative(vocabulary: Vocabulary, tokens: Numbers, first: Numbers, end: Numbers) -> Scores:
    """Return how far through the sentences ``[first, end)`` each token stands, 0 to 1."""
    start = vocabulary.edges[first]
    length = np.maximum(vocabulary.edges[end] - start, 1.0)
    return np.asarray(np.clip((vocabulary.places[tokens] - start) / length, 0.0, 1.0), dtype=np.float64)


def _surprise_of_finding(forward: Explanation, beads: Candidates) -> tuple[Scores, Scores]:
    """Return, by length of the run of source sentences, what it is worth to find each target word's translation.

    Two matrices, of gains where it is found and losses where it is not: a word that most sentences offer says nothing.
    """
    usual = forward.usually_found
    runs = np.arange(1, max(int(beads.width.max(initial=1)), 1) + 1)[:, None]
    background = np.clip(1 - (1 - usual[None, :]) ** runs, 0.3 / max(len(forward.asked), 1), 0.95)
    chance = np.maximum(_FOUND, background + 0.3 * (1 - background))
    known = usual > 0
    gains = np.minimum(np.log(chance / background), _STRONGEST) * known
    return gains, np.log((1 - chance) / (1 - background)) * known
