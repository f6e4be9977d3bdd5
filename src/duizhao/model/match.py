"""What a translation memory answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Match", "MatchKind"]


class MatchKind(StrEnum):
    """How a match came about."""

    CONTEXT = "context"
    """Same source, same neighbours."""
    EXACT = "exact"
    """Same source."""
    FUZZY = "fuzzy"
    """Similar source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A past translation of the same or a similar source."""

    score: int
    """0 to 100; 100 is exact."""
    kind: MatchKind
    source: str
    target: str
    origin: str
    """Where it stands: ``document#segment`` or the name of a memory."""
