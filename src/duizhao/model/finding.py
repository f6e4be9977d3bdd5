"""What checks report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from duizhao.model.span import Span

__all__ = ["Finding", "Fix", "Severity"]


class Severity(StrEnum):
    """How much a finding matters; ordered, error first."""

    ERROR = "error"
    """Would embarrass in print."""
    WARNING = "warning"
    """Usually wrong; a person must look."""
    INFO = "info"
    """Worth knowing."""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)

    def at_least(self, other: Severity) -> bool:
        """Whether this is as grave as ``other``, or graver."""
        return self.rank <= other.rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A replacement that would settle a finding."""

    label: str
    """What a button would say: "Replace with “Belt and Road”"."""
    span: Span
    """What to replace, in the target."""
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a check would have a person look at."""

    check: str
    """Id of the check."""
    severity: Severity
    message: str
    """One line that says what is wrong and what to do."""
    document: str = ""
    """Document id, or for lint the glossary file. Filled in by the runner."""
    segment: str = ""
    """Segment id, or for lint the term."""
    source_span: Span | None = None
    target_span: Span | None = None
    fixes: tuple[Fix, ...] = ()
    line: int | None = None
    """Line in a glossary file, from 1; None for findings in segments."""
    subject: str = ""
    """What the finding is about (a term, a number): keeps fingerprints stable while the text around changes."""
    fingerprint: str = ""
    """Stable id of this finding across runs and unrelated edits. Filled in by the runner."""
