"""How many source and target sentences a bead may hold."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["DELETION", "INSERTION", "PAIRED", "Shape"]


class Shape(NamedTuple):
    """A bead's numbers of source and target sentences."""

    source: int
    target: int


DELETION = Shape(1, 0)
INSERTION = Shape(0, 1)

PAIRED: tuple[Shape, ...] = tuple(
    Shape(source, target) for source, longest in ((1, 6), (2, 4), (3, 4), (4, 2)) for target in range(1, longest + 1)
)
"""The shapes with both sides that are looked for, in a fixed order. English splits Chinese sentences more often than it
joins them."""
