"""First looks that need not be taken again."""

from __future__ import annotations

from collections import deque

import numpy as np

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import Region

__all__ = ["Looks"]

_MOST = 256
_SMALL_SLACK = 6.0
"""Half of what a first look tolerates: what is within as much of the best path through a place is then all there."""


class Looks:
    """The candidates of the regions that were looked at last.

    A look at a region holds the beads of all paths nearly as good as the best one. Of a part of it that begins and ends
    at places on such paths it therefore holds all beads that are worth a close look, and the part need not be searched.
    """

    def __init__(self) -> None:
        self._looks: deque[tuple[Region, Candidates]] = deque(maxlen=_MOST)

    def add(self, region: Region, candidates: Candidates) -> None:
        """Remember a look."""
        self._looks.appendleft((region, candidates))

    def recall(self, region: Region) -> Candidates | None:
        """Return the candidates of a region, all that matter; None where no remembered look shows them."""
        for seen, candidates in self._looks:
            if region == seen:
                return candidates
            if _holds(seen, region):
                part = _part(candidates, region)
                if part is not None:
                    return part
        return None


def _holds(whole: Region, part: Region) -> bool:
    return (
        whole.source_start <= part.source_start
        and part.source_end <= whole.source_end
        and whole.target_start <= part.target_start
        and part.target_end <= whole.target_end
    )


def _part(candidates: Candidates, region: Region) -> Candidates | None:
    within = candidates.where(
        (candidates.source >= region.source_start)
        & (candidates.target >= region.target_start)
        & (candidates.source_end <= region.source_end)
        & (candidates.target_end <= region.target_end)
    )
    if within.slack is None:
        return None
    good = within.slack <= _SMALL_SLACK
    begins = good & (within.source == region.source_start) & (within.target == region.target_start)
    ends = good & (within.source_end == region.source_end) & (within.target_end == region.target_end)
    return within if begins.any() and ends.any() and _connects(within, region) else None


def _connects(candidates: Candidates, region: Region) -> bool:
    """Whether beads lead from the region's beginning to its end."""
    reached = {(region.source_start, region.target_start)}
    order = np.lexsort((candidates.target, candidates.source))
    beads = candidates.where(order)
    for source, target, width, height in zip(
        beads.source.tolist(), beads.target.tolist(), beads.width.tolist(), beads.height.tolist(), strict=True
    ):
        if (source, target) in reached:
            reached.add((source + width, target + height))
    return (region.source_end, region.target_end) in reached
