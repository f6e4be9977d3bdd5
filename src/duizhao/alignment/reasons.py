"""Why a bead is one, in words for a person."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from duizhao.alignment.anchors import Anchors
from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import Texts, length_deviation
from duizhao.alignment.features import BeadSide
from duizhao.alignment.model import Model
from duizhao.alignment.wordmatches import telling_matches
from duizhao.model import WordMatch

__all__ = ["explain"]

_MOST_ANCHORS = 5
_MOST_WORDS = 3
_LIKELY_TOLD = 2
"""So many of the matching words may have been told as terms and numbers already."""
_FITTING_DEVIATIONS = 1.5
_EXPLAINED_AT_ONCE = 1000


def explain(model: Model, beads: Candidates) -> list[tuple[str, ...]]:
    """Return for each bead what its two sides have in common, the most telling first; never empty.

    What they differ in is said as well where it speaks against the bead.
    """
    reasons: list[tuple[str, ...]] = []
    for start in range(0, len(beads), _EXPLAINED_AT_ONCE):
        part = beads.where(np.arange(start, min(start + _EXPLAINED_AT_ONCE, len(beads))))
        told = zip(
            part.source.tolist(),
            part.source_end.tolist(),
            part.target.tolist(),
            part.target_end.tolist(),
            telling_matches(model, part, _MOST_WORDS + _LIKELY_TOLD),
            _marks_and_lengths(model.texts, part),
            strict=True,
        )
        reasons += [
            _reasons(model, range(source, source_end), range(target, target_end), matches, rest)
            for source, source_end, target, target_end, matches, rest in told
        ]
    return reasons


def _reasons(
    model: Model, source: range, target: range, matches: Sequence[WordMatch], rest: Sequence[str]
) -> tuple[str, ...]:
    if not source:
        return ("no source sentence fits", *_elsewhere(model, target, "source"))
    if not target:
        return ("no target sentence fits", *_elsewhere(model, source, "target"))
    shared = _shared(model.texts.anchors, source, target)[:_MOST_ANCHORS]
    return (*shared, *_words(model, matches, shared), *rest)


def _elsewhere(model: Model, sentences: range, side: str) -> tuple[str, ...]:
    """Say where the other text has a sentence that reads alike: the translator may have moved it."""
    pairs = model.alike if side == "target" else {target: source for source, target in model.alike.items()}
    places = [pairs[index] + 1 for index in sentences if index in pairs]
    return tuple(f"{side} sentence {place} reads alike: has it been moved?" for place in places[:1])


def _words(model: Model, matches: Sequence[WordMatch], told: Sequence[str]) -> list[str]:
    analysis = model.analysis
    found = []
    for match in matches:
        here = match.source_span.of(analysis.sources[match.source])
        there = match.target_span.of(analysis.targets[match.target])
        if not any(here in reason or there in reason for reason in told):
            found.append(f"{here} = {there}")
    return list(dict.fromkeys(found))[:_MOST_WORDS]


def _shared(anchors: Anchors, source: Sequence[int], target: Sequence[int]) -> list[str]:
    # A lone "一" beside "a" is seldom the reason
    found = [shared for shared in anchors.shared(source, target) if shared[1].mandatory or shared[2].mandatory]
    names = [here.text for (kind, _), here, _ in found if kind == "latin"]
    told = [
        f"{here.text} = {there.text}" if here.text != there.text else f"{here.text} on both sides"
        for (kind, _), here, there in found
        # The 5 of "5G" has been told with it
        if kind == "latin" or not any(here.text in name for name in names)
    ]
    return list(dict.fromkeys(told))


def _marks_and_lengths(texts: Texts, beads: Candidates) -> list[list[str]]:
    """Return for each bead what its marks and lengths say; nothing for beads of one side."""
    paired = np.flatnonzero((beads.width > 0) & (beads.height > 0))
    both = beads.where(paired)
    here, there = BeadSide(texts.sources, both.source, both.width), BeadSide(texts.targets, both.target, both.height)
    begins = here.first("opens_quote") & there.first("opens_quote")
    ends = here.last("closes_quote") & there.last("closes_quote")
    deviation, variance = length_deviation(here.total("lengths"), there.total("lengths"), texts.ratio)
    deviations = deviation / np.sqrt(variance)
    said = (
        ("question on both sides", (here.total("questions") > 0) & (there.total("questions") > 0)),
        ("exclamation on both sides", (here.total("exclamations") > 0) & (there.total("exclamations") > 0)),
        ("quotation on both sides", begins & ends),
        ("quotation begins on both sides", begins & ~ends),
        ("quotation ends on both sides", ends & ~begins),
        ("length fits", np.abs(deviations) <= _FITTING_DEVIATIONS),
        ("target is long for it", deviations > _FITTING_DEVIATIONS),
        ("target is short for it", deviations < -_FITTING_DEVIATIONS),
    )
    reasons: list[list[str]] = [[] for _ in range(len(beads))]
    for words, holds in said:
        for index in paired[holds].tolist():
            reasons[index].append(words)
    return reasons
