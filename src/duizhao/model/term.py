"""Glossary entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Case", "TermEntry", "TermHit", "TermStatus", "TermUse", "Verdict"]

from duizhao.model.span import Span


class TermStatus(StrEnum):
    """What the glossary says of an entry."""

    PREFERRED = "preferred"
    """Enforced."""
    CANDIDATE = "candidate"
    """Suggested, never enforced."""
    DEPRECATED = "deprecated"
    """Still recognised in old text; using its target is a warning."""
    SHIELD = "shield"
    """Stops shorter terms from matching inside it and asks for nothing."""


class Case(StrEnum):
    """How the letters of a rendering must be cased."""

    EXACT = "exact"
    INITIAL = "initial"
    """As written, but the first letter may be a capital (sentence start, headline)."""
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """A concept of the glossary: one Chinese name and its English renderings."""

    source: str
    target: str
    """The preferred rendering. Empty only for a shield."""
    admitted: tuple[str, ...] = ()
    """Renderings that are also right, in order of preference."""
    forbidden: tuple[str, ...] = ()
    """Renderings that are wrong, usually because officials have dropped them."""
    case: Case = Case.INITIAL
    status: TermStatus = TermStatus.PREFERRED
    note: str = ""
    cite: str = ""
    """Where the rendering comes from."""
    domain: str = ""
    """The domain of the file it stands in."""
    file: str = field(default="", compare=False)
    """Path of that file relative to the project's root."""
    line: int | None = field(default=None, compare=False)
    """Line of the entry in that file, from 1."""

    @property
    def renderings(self) -> tuple[str, ...]:
        """Everything that satisfies the entry, the preferred rendering first."""
        return (self.target, *self.admitted) if self.target else self.admitted


@dataclass(frozen=True, slots=True, kw_only=True)
class TermHit:
    """A term recognised in a source."""

    entry: TermEntry
    span: Span
    """In the source text as given, quotes inside the term included."""


class Verdict(StrEnum):
    """What the target does with a term of the source."""

    SATISFIED = "satisfied"
    MISSING = "missing"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """A term of the source and what became of it in the target."""

    hit: TermHit
    verdict: Verdict
    rendering: str = ""
    """The approved or forbidden rendering found; empty when missing."""
    target_span: Span | None = None
    """Where it stands in the target; None when missing."""
