"""What a check is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from duizhao.model import Document, Finding, Segment, Severity
from duizhao.terminology import Glossary

__all__ = ["CheckContext", "DocumentCheck", "Example", "SegmentCheck"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What checks may know beside the texts."""

    glossary: Glossary = field(default_factory=Glossary)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair that one test runs for every check."""

    source: str
    target: str
    glossary: tuple[tuple[str, str], ...] = ()
    """Terms the example needs, source and target."""
    after: tuple[tuple[str, str], ...] = ()
    """For a document check: the pairs that stand before this one."""


class _Described(Protocol):
    id: str
    """The module's name with hyphens."""
    title: str
    """A few words for lists: "Term missing"."""
    description: str
    """One or two sentences: what is reported and why."""
    severity: Severity
    """Of its gravest finding."""
    passing: tuple[Example, ...]
    """Good translations that the check must be silent about. At least one."""
    failing: tuple[Example, ...]
    """Translations it must report. At least one."""


@runtime_checkable
class SegmentCheck(_Described, Protocol):
    """Looks at one segment alone."""

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterable[Finding]:
        """Yield findings; the runner fills in document, segment and fingerprint. Pure."""
        ...


@runtime_checkable
class DocumentCheck(_Described, Protocol):
    """Looks at a whole document."""

    def check_document(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """Yield findings with ``segment`` set. Pure."""
        ...
