"""Beads that may be right, as arrays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.vocabulary import Numbers

__all__ = ["Candidates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """``k`` beads: ``width`` source sentences from ``source`` and ``height`` target sentences from ``target``."""

    source: Numbers
    target: Numbers
    width: Numbers
    """0 for an insertion."""
    height: Numbers
    """0 for a deletion."""
    slack: NDArray[np.float32] | None = None
    """How much worse than the best path the best one through each bead is at a first look, in nats; None: unknown."""

    def __len__(self) -> int:
        return len(self.source)

    @property
    def source_end(self) -> Numbers:
        """One behind the last source sentence."""
        return self.source + self.width

    @property
    def target_end(self) -> Numbers:
        """One behind the last target sentence."""
        return self.target + self.height

    def moved(self, source: int, target: int) -> Candidates:
        """Return the same beads so many sentences further on."""
        return replace(self, source=self.source + source, target=self.target + target)

    def where(self, chosen: NDArray[np.bool_] | Numbers) -> Candidates:
        """Return some of the beads, by a mask or by indexes."""
        return Candidates(
            source=self.source[chosen],
            target=self.target[chosen],
            width=self.width[chosen],
            height=self.height[chosen],
            slack=None if self.slack is None else self.slack[chosen],
        )

    @classmethod
    def of(cls, beads: Iterable[tuple[int, int, int, int]]) -> Candidates:
        """Return beads given one by one: source, target, width, height."""
        table = np.array(list(beads), dtype=np.int64).reshape(-1, 4)
        return cls(source=table[:, 0], target=table[:, 1], width=table[:, 2], height=table[:, 3])

    @classmethod
    def joined(cls, parts: Iterable[Candidates]) -> Candidates:
        """Return the beads of several places together; an unknown slack counts as none."""
        every = [*parts, cls.of(())]
        slacks = [np.zeros(len(part), dtype=np.float32) if part.slack is None else part.slack for part in every]
        return cls(
            source=np.concatenate([part.source for part in every]),
            target=np.concatenate([part.target for part in every]),
            width=np.concatenate([part.width for part in every]),
            height=np.concatenate([part.height for part in every]),
            slack=np.concatenate(slacks),
        )
