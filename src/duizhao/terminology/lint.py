"""What is wrong with a glossary itself."""

from __future__ import annotations

from collections.abc import Iterable

from duizhao.model import TermEntry
from duizhao.terminology.lint_entries import entry_findings
from duizhao.terminology.lint_names import name_findings
from duizhao.terminology.lint_rules import RULES, LintFinding, Rule
from duizhao.terminology.lint_use import use_findings

__all__ = ["RULES", "LintFinding", "Rule", "lint"]


def lint(entries: Iterable[TermEntry], *, sources: Iterable[str] | None = None) -> tuple[LintFinding, ...]:
    """Return what is wrong with the entries: one by one in glossary order, then between entries, then in use.

    ``sources`` are the source texts of the documents; without them nothing is said of use. Seconds for 100,000 entries.
    """
    entries = tuple(entries)
    findings = [finding for entry in entries for finding in entry_findings(entry)]
    findings.extend(name_findings(entries))
    if sources is not None:
        findings.extend(use_findings(entries, sources))
    return tuple(findings)
