"""What is wrong with a glossary itself."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from duizhao.model import Finding, Severity, TermEntry, TermStatus
from duizhao.terminology.recognition import term_key
from duizhao.text.scripts import has_han

__all__ = ["lint"]


def lint(entries: Iterable[TermEntry]) -> tuple[Finding, ...]:
    """Return what is wrong with the entries: one by one in glossary order, then between entries.

    ``document`` is the entry's file, ``line`` its line there, ``segment`` its source.
    """
    entries = tuple(entries)
    findings = [finding for entry in entries for finding in _entry_findings(entry)]
    names: defaultdict[str, list[TermEntry]] = defaultdict(list)
    for entry in entries:
        if key := term_key(entry.source):
            names[key].append(entry)
    for group in names.values():
        findings.extend(_group_findings(group))
    return tuple(findings)


def _finding(entry: TermEntry, check: str, severity: Severity, message: str, subject: str = "") -> Finding:
    identity = f"{check}\n{entry.file}\n{entry.source}\n{subject}"
    return Finding(
        check=check,
        severity=severity,
        message=message,
        document=entry.file,
        segment=entry.source,
        line=entry.line,
        subject=subject,
        fingerprint=hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16],
    )


def _entry_findings(entry: TermEntry) -> Iterator[Finding]:
    source = entry.source.strip()
    if not has_han(source):
        yield _finding(
            entry,
            "glossary-source-without-han",
            Severity.WARNING,
            f"The source “{source}” has no Chinese character; check that source and target are not swapped."
            if source
            else "The entry has no source; give it one or delete it.",
        )
    if entry.status is not TermStatus.SHIELD:
        yield from _target_findings(entry)
    for field, text in _texts(entry):
        if text != text.strip():
            message = f"The {field} “{text}” has blanks around it; delete them."
            yield _finding(entry, "glossary-blanks", Severity.WARNING, message, f"{field}: {text}")
        if field != "source" and has_han(text):
            message = f"The {field} “{text}” contains Chinese characters; write it in English."
            yield _finding(entry, "glossary-target-with-han", Severity.ERROR, message, f"{field}: {text}")
    for rendering in entry.forbidden:
        if any(_reads_as(rendering, allowed) for allowed in entry.renderings):
            message = f"“{rendering}” is allowed and forbidden at once; delete it on one side."
            yield _finding(entry, "glossary-forbids-allowed", Severity.ERROR, message, rendering)


def _target_findings(entry: TermEntry) -> Iterator[Finding]:
    if not entry.target.strip():
        message = f"{entry.source} has no target; give it one, or make it a shield."
        yield _finding(entry, "glossary-missing-target", Severity.ERROR, message)
    if not entry.cite.strip():
        message = f"{entry.source} does not say where its rendering comes from; add a cite."
        yield _finding(entry, "glossary-missing-cite", Severity.INFO, message)


def _texts(entry: TermEntry) -> Iterator[tuple[str, str]]:
    yield "source", entry.source
    yield "target", entry.target
    for rendering in entry.admitted:
        yield "admitted rendering", rendering
    for rendering in entry.forbidden:
        yield "forbidden rendering", rendering


def _reads_as(first: str, second: str) -> bool:
    # Forbidden renderings are searched without regard to case, so one that differs in case alone forbids nothing.
    return first.strip().casefold() == second.strip().casefold()


def _group_findings(group: Sequence[TermEntry]) -> Iterator[Finding]:
    """Compare entries of one name, each with those before it."""
    for position, entry in enumerate(group):
        for earlier in group[:position]:
            yield from _pair_findings(earlier, entry)


def _pair_findings(earlier: TermEntry, entry: TermEntry) -> Iterator[Finding]:
    where = _where(earlier)
    if earlier.target.strip() == entry.target.strip():
        message = f"{entry.source} → “{entry.target}” is in the glossary already ({where}); keep one entry."
        yield _finding(entry, "glossary-duplicate", Severity.WARNING, message, entry.target)
    elif earlier.status is entry.status is TermStatus.PREFERRED:
        # Two domains may well call one thing by two names; within a domain nobody could tell which is meant.
        severity = Severity.ERROR if earlier.domain == entry.domain else Severity.WARNING
        message = (
            f"{entry.source} is preferred as “{entry.target}” here and as “{earlier.target}” in {where}; "
            "prefer one and admit the other."
        )
        yield _finding(entry, "glossary-conflict", severity, message, earlier.target)
    for forbidding, allowing in ((entry, earlier), (earlier, entry)):
        for rendering in forbidding.forbidden:
            if any(_reads_as(rendering, allowed) for allowed in allowing.renderings):
                message = f"“{rendering}” is forbidden here and allowed in {_where(allowing)}; delete it on one side."
                yield _finding(forbidding, "glossary-forbids-allowed", Severity.ERROR, message, rendering)


def _where(entry: TermEntry) -> str:
    if not entry.file:
        return "another entry"
    return f"{entry.file}:{entry.line}" if entry.line else entry.file
