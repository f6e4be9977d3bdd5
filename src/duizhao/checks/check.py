"""What a check is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from duizhao.model import Code, Document, Finding, Segment, Severity, State, TermEntry
from duizhao.terminology import Glossary
from duizhao.text.plain_text import OBJECT, PlainText, plain_text

__all__ = ["OBJECT", "CheckContext", "DocumentCheck", "Example", "PlainText", "SegmentCheck", "plain_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What checks may know beside the texts."""

    glossary: Glossary = field(default_factory=Glossary)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair that one test runs for every check."""

    source: str
    target: str
    glossary: tuple[tuple[str, str] | TermEntry, ...] = ()
    """Terms the example needs: entries, or source and target, where what follows a ``|`` in a target is forbidden."""
    after: tuple[tuple[str, str], ...] = ()
    """For a document check: the pairs that stand before this one."""
    state: State = State.TRANSLATED
    codes: tuple[Code, ...] = ()
    """The inline tags of both sides."""

    @property
    def entries(self) -> tuple[TermEntry, ...]:
        """The terms as entries."""
        return tuple(term if isinstance(term, TermEntry) else _entry(*term) for term in self.glossary)


def _entry(source: str, renderings: str) -> TermEntry:
    target, *forbidden = renderings.split("|")
    return TermEntry(source=source, target=target, forbidden=tuple(forbidden))


class _Described(Protocol):
    @property
    def id(self) -> str:
        """The module's name with hyphens."""
        ...

    @property
    def title(self) -> str:
        """A few words for lists: "Term missing"."""
        ...

    @property
    def description(self) -> str:
        """One or two sentences: what is reported and why."""
        ...

    @property
    def severity(self) -> Severity:
        """Of its gravest finding."""
        ...

    @property
    def passing(self) -> tuple[Example, ...]:
        """Good translations that the check must be silent about. At least one."""
        ...

    @property
    def failing(self) -> tuple[Example, ...]:
        """Translations it must report. At least one."""
        ...


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
