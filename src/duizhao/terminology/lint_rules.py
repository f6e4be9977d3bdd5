"""The rules of the glossary's lint: what each is called, how grave it is, and what it reports."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from duizhao.model import EntryChange, Finding, Severity, TermEntry

__all__ = ["RULES", "LintFinding", "Rule", "found", "where"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LintFinding:
    """Something wrong with an entry, and what would mend it."""

    finding: Finding
    """``document`` is the entry's file, ``line`` its line there, ``segment`` its source."""
    fix: str = ""
    """What a button would say; empty where only a person can mend it."""
    changes: tuple[EntryChange, ...] = ()
    is_safe: bool = False
    """Whether the changes leave what is enforced in translations as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of mistake."""

    id: str
    severity: Severity
    """Of its gravest finding."""
    description: str


def _rules(*rows: tuple[str, Severity, str]) -> dict[str, Rule]:
    return {row[0]: Rule(id=row[0], severity=row[1], description=row[2]) for row in rows}


_ERROR, _WARNING, _INFO = Severity

RULES = _rules(
    ("glossary-source-without-han", _WARNING, "The source has no Chinese character: perhaps the sides are swapped."),
    ("glossary-never-matches", _ERROR, "The source is nothing but quotation marks and dots."),
    (
        "glossary-strange-characters",
        _WARNING,
        "The source has characters that only look Chinese: radicals, zero widths.",
    ),
    ("glossary-mixed-script", _WARNING, "The source mixes traditional and simplified characters."),
    ("glossary-missing-target", _ERROR, "An entry that is no shield has no target."),
    ("glossary-missing-cite", _INFO, "The entry does not say where its rendering comes from."),
    ("glossary-blanks", _WARNING, "A text has blanks around it, or several in a row."),
    ("glossary-full-width", _WARNING, "A rendering has full-width letters, digits or marks."),
    ("glossary-target-with-han", _ERROR, "A rendering has Chinese characters."),
    ("glossary-repeated-rendering", _WARNING, "The same rendering stands in an entry twice."),
    ("glossary-forbids-allowed", _ERROR, "What one rule forbids, another of the same name allows."),
    ("glossary-idle-rule", _WARNING, "A rule of the entry has nothing to work on."),
    ("glossary-repeated-note", _INFO, "Definition and note say the same."),
    ("glossary-duplicate", _WARNING, "The glossary has the entry already, perhaps in the other script."),
    ("glossary-conflict", _ERROR, "One source has two preferred targets."),
    ("glossary-overruled", _INFO, "An entry of higher authority has another target for the same source."),
    ("glossary-circular", _ERROR, "Following the glossary's advice leads in a circle."),
    (
        "glossary-candidate-hides",
        _INFO,
        "A candidate, which is not enforced, stops a preferred term inside it from being enforced.",
    ),
    ("glossary-one-target-for-two", _WARNING, "Two sources that have nothing in common share a preferred target."),
    ("glossary-inconsistent-case", _WARNING, "Two entries write the same target with other capitals."),
    ("glossary-typo", _WARNING, "The source is one character away from what is probably meant."),
    ("glossary-shadowed", _INFO, "The source stands in the documents, but always inside longer terms."),
    ("glossary-unused", _INFO, "The source stands in no document."),
)
"""Every rule, by id."""


def found(
    entry: TermEntry,
    rule: str,
    message: str,
    *,
    subject: str = "",
    severity: Severity | None = None,
    fix: tuple[str, TermEntry | None, bool] | None = None,
) -> LintFinding:
    """Return a finding on an entry; ``fix`` is a label, what the entry becomes, and whether that is safe."""
    identity = f"{rule}\n{entry.file}\n{entry.source}\n{subject}"
    finding = Finding(
        check=rule,
        severity=severity or RULES[rule].severity,
        message=message,
        document=entry.file,
        segment=entry.source,
        line=entry.line,
        subject=subject,
        fingerprint=hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16],
    )
    if fix is None:
        return LintFinding(finding=finding)
    label, after, is_safe = fix
    return LintFinding(finding=finding, fix=label, changes=(EntryChange(before=entry, after=after),), is_safe=is_safe)


def where(entry: TermEntry) -> str:
    """Return where an entry stands, for messages about another."""
    if not entry.file:
        return "another entry"
    return f"{entry.file}:{entry.line}" if entry.line else entry.file
