"""Checking documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.errors import DuizhaoError
from duizhao.model import Document, Finding, Segment, Severity
from duizhao.workbench.opening import OpenProject

__all__ = ["Checked", "check_documents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What checking found."""

    findings: tuple[Finding, ...]
    documents: tuple[Document, ...] = ()
    """The documents checked, for excerpts."""
    problems: tuple[DuizhaoError, ...] = ()
    """Files that could not be read and were left out."""

    def count(self, severity: Severity) -> int:
        """Return how many findings have exactly this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, fail_on: Severity) -> bool:
        """Whether any finding is as grave as ``fail_on``."""
        return any(finding.severity.at_least(fail_on) for finding in self.findings)

    def segment(self, finding: Finding) -> Segment | None:
        """Return the segment a finding is on, if it is on one."""
        for document in self.documents:
            if document.id == finding.document:
                return document.segment(finding.segment)
        return None


def check_documents(opened: OpenProject, document_ids: Iterable[str] = ()) -> Checked:
    """Check the named documents, or all. An unreadable document or glossary file is a problem, not the end."""
    findings: list[Finding] = []
    documents: list[Document] = []
    problems: list[DuizhaoError] = list(opened.glossary_problems)
    for document_id in opened.select(document_ids):
        try:
            document = opened.read(document_id)
        except DuizhaoError as error:
            problems.append(error)
            continue
        documents.append(document)
        findings.extend(opened.findings(document))
    return Checked(findings=tuple(findings), documents=tuple(documents), problems=tuple(problems))
