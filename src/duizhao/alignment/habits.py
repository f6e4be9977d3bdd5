"""How often beads of each shape occur: usually, and in one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.shapes import DELETION, INSERTION, PAIRED, Shape

__all__ = ["USUAL", "Habits"]

USUAL: Mapping[Shape, float] = {
    Shape(1, 1): 0.612, Shape(1, 2): 0.206, Shape(1, 3): 0.056, Shape(1, 4): 0.025, Shape(1, 5): 0.004,
    Shape(1, 6): 0.002, Shape(2, 1): 0.047, Shape(2, 2): 0.016, Shape(2, 3): 0.010, Shape(2, 4): 0.003,
    Shape(3, 1): 0.001, Shape(3, 2): 0.005, Shape(3, 3): 0.002, Shape(3, 4): 0.001, Shape(4, 1): 0.0005,
    Shape(4, 2): 0.0005, DELETION: 0.007, INSERTION: 0.003,
}  # fmt: skip
"""In the chapters that the weights were fitted on; the weights of the shapes hold for a document like these."""

_GAPS_WEIGHT = 100.0
"""So many beads of a document weigh as much as what is usual: how much a translator leaves out is soon seen."""
_SHAPES_WEIGHT = 300.0
_SHAPES_SHARE = 0.25
"""How far the shapes follow the document. A first alignment shows them with its own mistakes: following it all the way
made the development texts worse, this far a little better."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What one translator does more and less often than usual: logarithms of how often, by shape."""

    more_often: Mapping[Shape, float]

    @classmethod
    def usual(cls) -> Habits:
        """Return what to expect before anything is known."""
        return cls({})

    @classmethod
    def of(cls, beads: Candidates, weights: NDArray[np.float64]) -> Habits:
        """Return what beads tell, each of them as far as it is trusted (0 to 1)."""
        # Sentences that stand alone count one by one, in a run as well
        times = weights * np.where(beads.height == 0, beads.width, np.where(beads.width == 0, beads.height, 1))
        total = float(times.sum())
        more_often = {}
        for shape, usual in USUAL.items():
            is_gap = shape in {DELETION, INSERTION}
            alone = beads.height == 0 if shape == DELETION else beads.width == 0
            seen = float(times[alone if is_gap else _have(beads, shape)].sum())
            prior = _GAPS_WEIGHT if is_gap else _SHAPES_WEIGHT
            ratio = (seen + prior * usual) / (total + prior) / usual
            more_often[shape] = float(np.log(ratio)) * (1.0 if is_gap else _SHAPES_SHARE)
        return cls(more_often)

    def scores(self, beads: Candidates) -> NDArray[np.float64]:
        """Return what the habits add to each bead's score, in nats."""
        scores = np.zeros(len(beads))
        for shape, more in self.more_often.items():
            scores[_have(beads, shape)] = more
        return scores


def _have(beads: Candidates, shape: Shape) -> NDArray[np.bool_]:
    return np.asarray((beads.width == shape.source) & (beads.height == shape.target))


assert set(USUAL) == {*PAIRED, DELETION, INSERTION}
