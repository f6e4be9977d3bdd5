"""The findings of an open document, kept while it is edited."""

from __future__ import annotations

from collections.abc import Callable

from duizhao.checks.check import CheckContext
from duizhao.checks.runner import check_segment, document_findings
from duizhao.model import Document, Finding, Segment

__all__ = ["LiveFindings"]


class LiveFindings:
    """Findings by segment: a segment is checked again when it has changed, the document when somebody asks.

    So a keystroke costs one segment's checks, however long the document is.
    """

    def __init__(self, document_id: str, context: CheckContext, skipped: frozenset[str]) -> None:
        self._document_id = document_id
        self._context = context
        self._skipped = skipped
        self._own: dict[str, tuple[Segment, tuple[Finding, ...]]] = {}
        self._across: dict[str, tuple[Finding, ...]] = {}
        self._across_revision: int | None = None

    def of(self, segment: Segment) -> tuple[Finding, ...]:
        """Return a segment's findings, gravest first; those across segments as of the last ``refresh``."""
        findings = (*self._own_findings(segment), *self._across.get(segment.id, ()))
        return tuple(sorted(findings, key=lambda finding: finding.severity.rank))

    def refresh(self, revision: int, document: Callable[[], Document]) -> None:
        """Run the cross-segment checks again, unless ``revision`` is the one they last ran on."""
        if self._across_revision == revision:
            return
        across: dict[str, tuple[Finding, ...]] = {}
        for finding in self._wanted(document_findings(document(), self._context)):
            across[finding.segment] = (*across.get(finding.segment, ()), finding)
        self._across = across
        self._across_revision = revision

    def _own_findings(self, segment: Segment) -> tuple[Finding, ...]:
        known = self._own.get(segment.id)
        if known is None or known[0] is not segment:
            findings = self._wanted(check_segment(self._document_id, segment, self._context))
            known = self._own[segment.id] = (segment, findings)
        return known[1]

    def _wanted(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(finding for finding in findings if finding.check not in self._skipped)
