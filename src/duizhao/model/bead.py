"""Aligned pairs of runs of sentences."""

from __future__ import annotations

from dataclasses import dataclass

from duizhao.model.span import Span

__all__ = ["Bead", "Lock", "WordMatch"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A bead that a person has fixed: the aligner takes it as it is and works around it."""

    source: tuple[int, ...]
    """Consecutive indexes from 0; empty for an addition."""
    target: tuple[int, ...]
    """Consecutive indexes from 0; empty for an omission. One side at least has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordMatch:
    """Words of a source and a target sentence that the aligner takes for each other."""

    source: int
    """Index of the source sentence."""
    source_span: Span
    """Where the words stand in it."""
    target: int
    """Index of the target sentence."""
    target_span: Span
    weight: float
    """How much they speak for the bead, 0 to 1."""
