"""What can be wrong with an entry taken alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from duizhao.model import Case, Severity, TermEntry, TermStatus
from duizhao.terminology.lint_entries import entry_findings
from duizhao.terminology.lint_rules import LintFinding

PARK = TermEntry(source="产业园", target="industrial park", admitted=("park",), cite="house")


def only(entry: TermEntry) -> LintFinding:
    [finding] = entry_findings(entry)
    return finding


@pytest.mark.parametrize(
    ("changes", "rule", "mended"),
    [
        ({"target": " industrial  park"}, "glossary-blanks", {"target": "industrial park"}),
        ({"source": "产业园 "}, "glossary-blanks", {"source": "产业园"}),
        ({"admitted": ("park", "estate ")}, "glossary-blanks", {"admitted": ("park", "estate")}),
        ({"admitted": ("industrial park", "park")}, "glossary-repeated-rendering", {"admitted": ("park",)}),
        ({"admitted": ("park", "park")}, "glossary-repeated-rendering", {"admitted": ("park",)}),
        ({"forbidden": ("zone", "zone")}, "glossary-repeated-rendering", {"forbidden": ("zone",)}),
        ({"introduce": True}, "glossary-idle-rule", {"introduce": False}),
        ({"target": "park", "admitted": (), "words_between": 1}, "glossary-idle-rule", {"words_between": 0}),
        ({"note": "x", "definition": "x"}, "glossary-repeated-note", {"note": ""}),
        ({"source": "國家发展"}, "glossary-mixed-script", {"source": "国家发展"}),
    ],
)
def test_safe_fixes(changes: dict[str, object], rule: str, mended: dict[str, object]) -> None:
    entry = replace(PARK, **changes)  # type: ignore[arg-type]  # a table of fields
    found = only(entry)
    assert found.finding.check == rule
    assert found.is_safe
    assert found.fix
    [change] = found.changes
    assert change.before is entry
    assert change.after == replace(entry, **mended)  # type: ignore[arg-type]  # a table of fields
    assert list(entry_findings(change.after)) == []


@pytest.mark.parametrize(
    ("changes", "rule", "severity"),
    [
        ({"source": "⼯业"}, "glossary-strange-characters", Severity.WARNING),
        ({"source": "产业\u200b园"}, "glossary-strange-characters", Severity.WARNING),
        ({"target": "ＡＩ park"}, "glossary-full-width", Severity.WARNING),
        ({"forbidden": ("Park",)}, "glossary-forbids-allowed", Severity.ERROR),
        ({"deprecated": ("industrial-park",)}, "glossary-forbids-allowed", Severity.ERROR),
        ({"short": ("industrial and technological park",)}, "glossary-idle-rule", Severity.INFO),
        ({"status": TermStatus.SHIELD}, "glossary-idle-rule", Severity.WARNING),
    ],
)
def test_what_a_person_must_judge_is_not_safe(changes: dict[str, object], rule: str, severity: Severity) -> None:
    found = only(replace(PARK, **changes))  # type: ignore[arg-type]  # a table of fields
    assert (found.finding.check, found.finding.severity, found.is_safe) == (rule, severity, False)


def test_nothing_but_marks_can_never_match() -> None:
    rules = [found.finding.check for found in entry_findings(replace(PARK, source="“”·"))]
    assert rules == ["glossary-source-without-han", "glossary-never-matches"]


def test_traditional_alone_and_simplified_alone_are_fine() -> None:
    for source in ("國家發展", "国家发展", "皇后"):
        assert list(entry_findings(replace(PARK, source=source))) == []


def test_a_near_form_may_be_forbidden() -> None:
    assert list(entry_findings(replace(PARK, forbidden=("industrial parks",)))) == []


def test_a_shield_needs_no_case() -> None:
    shield = TermEntry(source="茶几", target="", status=TermStatus.SHIELD, case=Case.EXACT)
    assert only(shield).finding.subject == "case"
