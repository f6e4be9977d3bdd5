"""What the words of its two sides say for each candidate, places considered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.explanation import Explanation, certainty
from duizhao.alignment.matches import SentencePairs
from duizhao.alignment.vocabulary import Floats, Numbers, Vocabulary, ranges, sums

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
    source_place = sources.progress(source, beads.source[bead], beads.source_end[bead])
    target_place = targets.progress(target, beads.target[bead], beads.target_end[bead])
    near = np.exp(-_NEARNESS * np.abs(source_place - target_place)) + _ANYWHERE
    on_source = _Slots(sources, beads.source, beads.source_end)
    on_target = _Slots(targets, beads.target, beads.target_end)
    paired = (beads.width > 0) & (beads.height > 0)

    def told(slots: _Slots, values: Scores) -> Scores:
        return np.where(paired, np.maximum(slots.summed(values), _LEAST), 0.0)

    def explained(
        slots: _Slots, model: Explanation, tokens: Numbers, chances: Scores | Floats, usual: Scores
    ) -> Scores:
        offered = sums(slots.of(bead, tokens), chances, slots.count) / usual
        ratio = model.elsewhere + (1 - model.elsewhere) * offered / model.asking.background[slots.words]
        return told(slots, np.where(model.is_known[slots.words], np.log(ratio), 0.0))

    given_source, given_target = forward.given[entries], backward.given[entries]
    best = np.zeros(on_target.count)
    np.maximum.at(best, on_target.of(bead, target), certainty(forward.lexicon.weights[entries]))
    gains, losses = _surprise_of_finding(forward, beads)
    row = np.maximum(beads.width, 1)[on_target.beads] - 1
    loss = losses[row, on_target.words]
    found = loss + best * (gains[row, on_target.words] - loss)
    anywhere = on_source.sizes[on_target.beads].astype(np.float64) + 1.0
    near_source, near_target = on_target.expected(on_source.sizes), on_source.expected(on_target.sizes)
    return WordScores(
        target_words=explained(on_target, forward, target, given_source, anywhere),
        target_places=explained(on_target, forward, target, given_source * near, near_source),
        source_places=explained(on_source, backward, source, given_target * near, near_target),
        target_found=told(on_target, found),
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
        self._places = vocabulary.progress(self.tokens, first[self.beads], end[self.beads])

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
