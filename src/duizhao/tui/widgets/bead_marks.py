"""How sure a bead is, as a mark, a colour and a word."""

from __future__ import annotations

from enum import StrEnum

from duizhao.model import AlignedBead, Hold
from duizhao.workbench.live_beads import DOUBTFUL, is_doubtful

__all__ = [
    "CHOSEN_MARK",
    "CONFIDENCE_MARKS",
    "CONFIDENCE_MEANINGS",
    "CONFIDENCE_STYLES",
    "Confidence",
    "confidence",
    "per_cent",
]

_SURE = 0.95


class Confidence(StrEnum):
    """What a person needs to know of a bead before reading it. The value is the word for it."""

    ACCEPTED = "accepted"
    CHANGED = "changed by hand"
    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


# One cell each in every terminal: none of these is of ambiguous East Asian width.
CONFIDENCE_MARKS = {
    Confidence.ACCEPTED: "✓",
    Confidence.CHANGED: "✎",
    Confidence.SURE: "=",
    Confidence.LIKELY: "~",
    Confidence.DOUBTFUL: "?",
}
CONFIDENCE_MEANINGS = {
    Confidence.ACCEPTED: "accepted: realigning leaves it alone",
    Confidence.CHANGED: "changed by hand: realigning leaves it alone",
    Confidence.SURE: f"sure: {_SURE:.0%} or more",
    Confidence.LIKELY: "likely",
    Confidence.DOUBTFUL: f"doubtful: below {DOUBTFUL:.0%}, or one side is empty",
}
CONFIDENCE_STYLES = {
    Confidence.ACCEPTED: "bold $state-reviewed",
    Confidence.CHANGED: "bold $state-final",
    Confidence.SURE: "$state-translated",
    Confidence.LIKELY: "$state-draft",
    Confidence.DOUBTFUL: "bold $severity-error",
}
"""For text outside the grid, which has its styles from the style sheet."""
CHOSEN_MARK = "*"
"""Marked with the space bar."""


def confidence(bead: AlignedBead) -> Confidence:
    """Return what a bead's mark says."""
    if bead.hold is Hold.ACCEPTED:
        return Confidence.ACCEPTED
    if bead.hold is Hold.CHANGED:
        return Confidence.CHANGED
    if is_doubtful(bead):
        return Confidence.DOUBTFUL
    return Confidence.SURE if bead.score >= _SURE else Confidence.LIKELY


def per_cent(score: float) -> int:
    """Return a score in whole per cent; 100 only for what is certain."""
    return 100 if score >= 1 else min(99, round(100 * score))
