"""How many source and target sentences a bead may hold, and how often each shape occurs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["DELETION", "GENERIC_PRIORS", "INSERTION", "PAIRED", "Shape", "adapted_priors"]


class Shape(NamedTuple):
    """A bead's numbers of source and target sentences."""

    source: int
    target: int


DELETION = Shape(1, 0)
INSERTION = Shape(0, 1)

GENERIC_PRIORS: Mapping[Shape, float] = {
    Shape(1, 1): 0.660,
    Shape(1, 2): 0.165,
    Shape(1, 3): 0.045,
    Shape(1, 4): 0.014,
    Shape(1, 5): 0.004,
    Shape(2, 1): 0.060,
    Shape(3, 1): 0.006,
    Shape(4, 1): 0.001,
    Shape(2, 2): 0.018,
    Shape(2, 3): 0.008,
    Shape(3, 2): 0.003,
    Shape(3, 3): 0.002,
    DELETION: 0.012,
    INSERTION: 0.008,
}
"""Where nothing is known of a document: between news, almost all 1-1, and novels, where English splits a third of
the Chinese sentences. ``adapted_priors`` takes it from there."""

PAIRED: tuple[Shape, ...] = tuple(shape for shape in GENERIC_PRIORS if shape.source and shape.target)
"""The shapes with both sides, in a fixed order."""

_PRIOR_WEIGHT_BEADS = 600.0
"""So many beads of a document weigh as much as the generic priors: a short text cannot lead them astray."""


def adapted_priors(counts: Mapping[Shape, float]) -> dict[Shape, float]:
    """Return the generic priors moved towards the expected bead counts of one document; they sum to 1."""
    total = sum(counts.values()) + _PRIOR_WEIGHT_BEADS
    generic_total = sum(GENERIC_PRIORS.values())
    return {
        shape: (counts.get(shape, 0.0) + _PRIOR_WEIGHT_BEADS * prior / generic_total) / total
        for shape, prior in GENERIC_PRIORS.items()
    }
