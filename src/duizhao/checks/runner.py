"""Running the checks over segments and documents."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from duizhao import plugins
from duizhao.checks.check import CheckContext, DocumentCheck, Example, SegmentCheck
from duizhao.model import Document, Finding, Segment, Severity

__all__ = ["CHECK_FAILED", "check_document", "check_segment", "checks", "document_findings", "is_waived"]

CHECK_FAILED = "check-failed"
"""Id of the findings that report a check which raised."""


@cache
def checks() -> tuple[SegmentCheck | DocumentCheck, ...]:
    """Return every check, by id. One that cannot be imported is there as a check that always fails."""
    return tuple(_load(check_id) for check_id in plugins.ids(plugins.CHECKS))


def check_segment(document_id: str, segment: Segment, context: CheckContext) -> tuple[Finding, ...]:
    """Return what the checks of single segments find in one, in order of check id; waived findings left out."""
    findings: list[Finding] = []
    for check in _segment_checks(checks()):
        found = _guarded(check.id, check.check_segment, segment, context)
        findings.extend(replace(finding, segment=segment.id) for finding in found)
    return _finished(findings, document_id, {segment.id: segment})


def check_document(document: Document, context: CheckContext) -> tuple[Finding, ...]:
    """Return everything found in a document, in order of its segments; waived findings left out."""
    found: dict[str, list[Finding]] = {segment.id: [] for segment in document.segments()}
    for segment in document.segments():
        found[segment.id].extend(check_segment(document.id, segment, context))
    for finding in document_findings(document, context):
        found.setdefault(finding.segment, []).append(finding)
    return tuple(finding for findings in found.values() for finding in findings)


def document_findings(document: Document, context: CheckContext) -> tuple[Finding, ...]:
    """Return what the cross-segment checks alone find, in order of check id; waived findings left out."""
    segments = {segment.id: segment for segment in document.segments()}
    if not segments:
        return ()
    first = next(iter(segments))
    findings: list[Finding] = []
    for check in _document_checks(checks()):
        found = _guarded(check.id, check.check_document, document, context)
        findings.extend(
            finding if finding.segment in segments else replace(finding, segment=first) for finding in found
        )
    return _finished(findings, document.id, segments)


def is_waived(finding: Finding, segment: Segment) -> bool:
    """Whether a person has set this finding aside on the segment."""
    return any(
        waiver.check == finding.check and waiver.fingerprint == finding.fingerprint for waiver in segment.waivers
    )


# Asking whether an object fits a protocol takes longer than most checks do.
@cache
def _segment_checks(every: tuple[SegmentCheck | DocumentCheck, ...]) -> tuple[SegmentCheck, ...]:
    return tuple(check for check in every if isinstance(check, SegmentCheck))


@cache
def _document_checks(every: tuple[SegmentCheck | DocumentCheck, ...]) -> tuple[DocumentCheck, ...]:
    return tuple(check for check in every if isinstance(check, DocumentCheck))


def _guarded(check_id: str, run: Callable[[Any, CheckContext], Iterable[Finding]], *arguments: Any) -> list[Finding]:
    try:
        return list(run(*arguments))
    except Exception as error:  # noqa: BLE001 - a broken check must not take the others down, nor the screen
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        return [
            Finding(
                check=CHECK_FAILED,
                severity=Severity.ERROR,
                message=f"The check “{check_id}” failed ({reason}); report it to its author.",
                subject=check_id,
            )
        ]


def _finished(findings: Iterable[Finding], document_id: str, segments: dict[str, Segment]) -> tuple[Finding, ...]:
    """Fill in document and fingerprints, and leave out what is waived."""
    occurrences: Counter[tuple[str, str, str]] = Counter()
    finished = []
    for finding in findings:
        segment = segments.get(finding.segment)
        subject = finding.subject or _flagged(finding, segment)
        key = (finding.segment, finding.check, subject)
        fingerprint = _fingerprint(
            finding.check, document_id, segment.source if segment else "", subject, str(occurrences[key])
        )
        occurrences[key] += 1
        complete = replace(finding, document=document_id, fingerprint=fingerprint)
        if segment is None or not is_waived(complete, segment):
            finished.append(complete)
    return tuple(finished)


def _flagged(finding: Finding, segment: Segment | None) -> str:
    if segment is None:
        return ""
    if finding.target_span is not None:
        return finding.target_span.of(segment.target)
    return finding.source_span.of(segment.source) if finding.source_span is not None else ""


def _fingerprint(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        # The length keeps "ab", "c" apart from "a", "bc".
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()[:16]


def _load(check_id: str) -> SegmentCheck | DocumentCheck:
    try:
        check: SegmentCheck | DocumentCheck = plugins.load(plugins.CHECKS, check_id)
    except Exception as error:  # noqa: BLE001 - somebody else's plug-in must not take the program down
        return _Unloadable(id=check_id, error=error)
    return check


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unloadable:
    """Stands in for a check that cannot be imported; reported once a document."""

    id: str
    error: Exception
    title: str = "Cannot be loaded"
    description: str = "Another distribution's check that cannot be imported."
    severity: Severity = Severity.ERROR
    passing: tuple[Example, ...] = ()
    failing: tuple[Example, ...] = ()

    def check_document(self, document: Document, context: CheckContext) -> Iterable[Finding]:  # noqa: ARG002 - the protocol's shape
        raise self.error
