"""Aligned pairs of runs of sentences."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Bead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bead:
    """Source sentences and the target sentences that translate them."""

    source: tuple[int, ...]
    """Consecutive indexes from 0; empty for an addition in the target."""
    target: tuple[int, ...]
    """Consecutive indexes from 0; empty for an omission."""
    score: float
    """How sure the aligner is, 0 to 1."""
    reasons: tuple[str, ...] = ()
    """For a person: "188亿元 = 18.8 billion yuan"."""
    locked: bool = False
    """Whether a person has accepted it."""

    @property
    def kind(self) -> str:
        """The bead's shape, as in ``1-2``."""
        return f"{len(self.source)}-{len(self.target)}"
