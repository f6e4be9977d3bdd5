"""The aligner: what is seen in the sentences, what is learnt from a first alignment, and the beads of the last."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from duizhao.alignment.anchors import Anchors, find_anchors
from duizhao.alignment.cooccurrence import (
    Cooccurrence,
    TrainingBead,
    Vocabulary,
    source_tokens,
    target_tokens,
)
from duizhao.alignment.decoder import Decoded, Placed, decode
from duizhao.alignment.knots import find_knots
from duizhao.alignment.likelihood import Region, Style, length_deviation, score_beads
from duizhao.alignment.profile import (
    Profile,
    length_ratio,
    like_paragraphs,
    profile_sources,
    profile_targets,
    punctuated,
)
from duizhao.alignment.reasons import reasons_for
from duizhao.alignment.shapes import GENERIC_PRIORS, Shape, adapted_priors
from duizhao.alignment.windows import decode_in_windows
from duizhao.model import Bead

if TYPE_CHECKING:
    from duizhao.terminology import Glossary

__all__ = ["align_sentences"]

_LEARNING_PASSES = 2
_LEARNING_PASSES_OF_A_BOOK = 1
"""A book teaches enough in one pass, and a second would take a third of the whole time."""
_SENTENCES_OF_A_BOOK = 3000
_REPORTED_TEMPERATURE = 1.3
"""The parts of a score are not independent, so the sum is too sure of itself: at this temperature about 90 of 100 beads
of confidence .9 are right."""
_FEWEST_BEADS_TO_LEARN_WORDS = 20
"""Two words that meet twice in ten beads have met by accident."""

_SPREAD_WEIGHT = 5.0
"""So many pairs weigh as much as the usual variance of lengths."""
_LEAST_SPREAD = 0.3
"""A first alignment by length looks more regular than the text is."""

_MOST_BEADS_TO_LEARN_FROM = 5000
"""Evenly spread over a longer document: more would teach little more and take its time."""


def align_sentences(
    sources: Sequence[str],
    targets: Sequence[str],
    glossary: Glossary | None,
    source_breaks: Collection[int] = (),
    target_breaks: Collection[int] = (),
) -> list[Bead]:
    """Do what ``duizhao.alignment.align`` promises."""
    if not sources or not targets:
        return [*_alone(len(sources), source=True), *_alone(len(targets), source=False)]
    document = _Document(
        profile_sources(sources, source_breaks),
        profile_targets(targets, target_breaks),
        find_anchors(sources, targets, glossary),
        Vocabulary.of([source_tokens(sentence) for sentence in sources]),
        Vocabulary.of([target_tokens(sentence) for sentence in targets]),
    )
    style = Style(
        ratio=length_ratio(document.sources.lengths.sum(), document.targets.lengths.sum()),
        priors=_normalised(GENERIC_PRIORS),
        like_paragraphs=like_paragraphs(document.sources, document.targets),
        punctuated=punctuated(document.sources, document.targets),
    )
    found = document.decode(style)
    passes = _LEARNING_PASSES if len(sources) < _SENTENCES_OF_A_BOOK else _LEARNING_PASSES_OF_A_BOOK
    for remaining in reversed(range(passes)):
        style = document.learn(style, found)
        found = document.decode(style, temperature=1.0 if remaining else _REPORTED_TEMPERATURE)
    return [document.bead(placed, style.ratio) for placed in found.beads]


class _Document:
    """Two lists of sentences and everything that is computed of them once."""

    def __init__(
        self,
        sources: Profile,
        targets: Profile,
        anchors: Anchors,
        source_vocabulary: Vocabulary,
        target_vocabulary: Vocabulary,
    ) -> None:
        self.sources, self.targets = sources, targets
        self._anchors = anchors
        self._knots = find_knots(anchors)
        self._source_vocabulary, self._target_vocabulary = source_vocabulary, target_vocabulary

    def decode(self, style: Style, temperature: float = 1.0) -> Decoded:
        """Find the best beads under what is believed of the document."""

        def decode_region(region: Region) -> Decoded:
            return decode(
                score_beads(self.sources, self.targets, self._anchors, region, style), temperature=temperature
            )

        return decode_in_windows(self.sources, self.targets, self._knots, style.ratio, decode_region)

    def learn(self, style: Style, found: Decoded) -> Style:
        """Return what an alignment teaches: length ratio, frequency of shapes, words that meet."""
        paired = [bead for bead in found.beads if bead.shape.source and bead.shape.target]
        source_length = sum(
            bead.confidence * self.sources.lengths[index] for bead in paired for index in _source_indexes(bead)
        )
        target_length = sum(
            bead.confidence * self.targets.lengths[index] for bead in paired for index in _target_indexes(bead)
        )
        words = None
        if len(paired) >= _FEWEST_BEADS_TO_LEARN_WORDS:
            step = -(-len(paired) // _MOST_BEADS_TO_LEARN_FROM)
            training = [
                TrainingBead(source=_source_indexes(bead), target=_target_indexes(bead), weight=bead.confidence)
                for bead in paired[::step]
            ]
            words = Cooccurrence(self._source_vocabulary, self._target_vocabulary, training)
        return replace(
            style,
            ratio=length_ratio(source_length, target_length) if source_length > 0 else style.ratio,
            priors=adapted_priors(found.expected),
            words=words,
            spread=self._spread(paired, style.ratio),
        )

    def _spread(self, paired: Sequence[Placed], ratio: float) -> float:
        """Return how far the lengths of pairs vary, as a share of the usual variance."""
        pairs = [bead for bead in paired if bead.shape == (1, 1)]
        weights = np.array([bead.confidence for bead in pairs])
        deviation, variance = length_deviation(
            self.sources.lengths[[bead.source for bead in pairs]],
            self.targets.lengths[[bead.target for bead in pairs]],
            ratio,
        )
        squares = float((weights * np.minimum(deviation**2 / variance, 9.0)).sum())
        measured = (squares + _SPREAD_WEIGHT) / (float(weights.sum()) + _SPREAD_WEIGHT)
        return min(max(measured, _LEAST_SPREAD), 1.0)

    def bead(self, placed: Placed, ratio: float) -> Bead:
        """Return a bead for people."""
        source, target = _source_indexes(placed), _target_indexes(placed)
        return Bead(
            source=source,
            target=target,
            score=round(placed.confidence, 4),
            reasons=reasons_for(source, target, self.sources, self.targets, self._anchors, ratio),
        )


def _source_indexes(placed: Placed) -> tuple[int, ...]:
    return tuple(range(placed.source, placed.source + placed.shape.source))


def _target_indexes(placed: Placed) -> tuple[int, ...]:
    return tuple(range(placed.target, placed.target + placed.shape.target))


def _normalised(priors: Mapping[Shape, float]) -> dict[Shape, float]:
    total = sum(priors.values())
    return {shape: prior / total for shape, prior in priors.items()}


def _alone(count: int, *, source: bool) -> list[Bead]:
    """Return beads for a text that has nothing beside it."""
    reasons = ("the other side is empty",)
    return [
        Bead(source=(index,) if source else (), target=() if source else (index,), score=1.0, reasons=reasons)
        for index in range(count)
    ]
