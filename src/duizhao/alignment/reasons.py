"""Why a bead is one, in words for a person."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from duizhao.alignment.anchors import Anchors
from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import Texts, length_deviation
from duizhao.alignment.model import Model
from duizhao.alignment.profile import Profile
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
        words = telling_matches(model, part, _MOST_WORDS + _LIKELY_TOLD)
        reasons += [
            _reasons(model, range(source, source_end), range(target, target_end), matches)
            for source, source_end, target, target_end, matches in zip(
                part.source.tolist(),
                part.source_end.tolist(),
                part.target.tolist(),
                part.target_end.tolist(),
                words,
                strict=True,
            )
        ]
    return reasons


def _reasons(model: Model, source: range, target: range, matches: Sequence[WordMatch]) -> tuple[str, ...]:
    texts = model.texts
    sources, targets = texts.sources, texts.targets
    if not source:
        return ("no source sentence fits", *_elsewhere(model, target, "source"))
    if not target:
        return ("no target sentence fits", *_elsewhere(model, source, "target"))
    here, there = slice(source.start, source.stop), slice(target.start, target.stop)
    shared = _shared(texts.anchors, source, target)[:_MOST_ANCHORS]
    return (
        *shared,
        *_words(model, matches, shared),
        *_marks(bool(sources.questions[here].any()), bool(targets.questions[there].any()), "question"),
        *_marks(bool(sources.exclamations[here].any()), bool(targets.exclamations[there].any()), "exclamation"),
        *_quotation(source, target, sources, targets),
        _length(texts, source, target),
    )


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


def _marks(here: bool, there: bool, noun: str) -> tuple[str, ...]:  # noqa: FBT001 - two sides of one comparison
    return (f"{noun} on both sides",) if here and there else ()


def _quotation(source: Sequence[int], target: Sequence[int], sources: Profile, targets: Profile) -> tuple[str, ...]:
    opens = bool(sources.opens_quote[source[0]] and targets.opens_quote[target[0]])
    closes = bool(sources.closes_quote[source[-1]] and targets.closes_quote[target[-1]])
    if opens and closes:
        return ("quotation on both sides",)
    if opens:
        return ("quotation begins on both sides",)
    return ("quotation ends on both sides",) if closes else ()


def _length(texts: Texts, source: range, target: range) -> str:
    here = texts.sources.lengths[source.start : source.stop].sum(keepdims=True)
    there = texts.targets.lengths[target.start : target.stop].sum(keepdims=True)
    deviation, variance = length_deviation(here, there, texts.ratio)
    deviations = float(deviation[0] / np.sqrt(variance[0]))
    if abs(deviations) <= _FITTING_DEVIATIONS:
        return "length fits"
    return "target is long for it" if deviations > 0 else "target is short for it"
