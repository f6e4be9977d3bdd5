"""Why a bead is one, in words for a person."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from duizhao.alignment.anchors import Anchors
from duizhao.alignment.likelihood import length_deviation
from duizhao.alignment.profile import Profile

__all__ = ["reasons_for"]

_MOST_ANCHORS = 5
_FITTING_DEVIATIONS = 1.5


def reasons_for(
    source: Sequence[int],
    target: Sequence[int],
    sources: Profile,
    targets: Profile,
    anchors: Anchors,
    ratio: float,
) -> tuple[str, ...]:
    """Return what the two sides of a bead have in common, the most telling first; never empty.

    What they differ in is said as well where it speaks against the bead.
    """
    if not source:
        return ("no source sentence fits",)
    if not target:
        return ("no target sentence fits",)
    here, there = slice(source[0], source[-1] + 1), slice(target[0], target[-1] + 1)
    shared = _shared(anchors, source, target)
    return (
        *shared[:_MOST_ANCHORS],
        *_marks(bool(sources.questions[here].any()), bool(targets.questions[there].any()), "question"),
        *_marks(bool(sources.exclamations[here].any()), bool(targets.exclamations[there].any()), "exclamation"),
        *_quotation(source, target, sources, targets),
        _length(float(sources.lengths[here].sum()), float(targets.lengths[there].sum()), ratio),
    )


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


def _length(source_length: float, target_length: float, ratio: float) -> str:
    deviation, variance = length_deviation(np.array(source_length), np.array(target_length), ratio)
    deviations = float(deviation) / float(np.sqrt(variance))
    if abs(deviations) <= _FITTING_DEVIATIONS:
        return "length fits"
    return "target is long for it" if deviations > 0 else "target is short for it"
