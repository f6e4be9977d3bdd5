"""Renderings that the glossary forbids."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.checks.check import CheckContext
from duizhao.checks.runner import check_segment
from duizhao.model import Case, Finding, Fix, Segment, Severity, TermEntry, TermStatus
from duizhao.terminology import Glossary


def forbidden_findings(source: str, target: str, *entries: TermEntry) -> list[Finding]:
    segment = Segment(id="s", source=source, target=target)
    found = check_segment("d", segment, CheckContext(glossary=Glossary(entries)))
    return [finding for finding in found if finding.check == "term-forbidden"]


@pytest.mark.parametrize(
    ("entry_target", "case", "target", "result"),
    [
        ("Belt and Road", Case.EXACT, "In OBOR’s name", "In Belt and Road’s name"),
        ("the Belt and Road", Case.INITIAL, "The OBOR grows", "The Belt and Road grows"),
        ("the Belt and Road", Case.INITIAL, "OBOR grows", "The Belt and Road grows"),
        ("new silk road", Case.INITIAL, "So it is. Old silk way it was.", "So it is. New silk road it was."),
        ("new silk road", Case.INITIAL, "the old silk way", "the new silk road"),
        ("new silk road", Case.ANY, "Along the Old Silk Way", "Along the New Silk Road"),
    ],
)
def test_the_fix_puts_the_preferred_rendering_in(
    entry_target: str, case: Case, target: str, result: str, fixed: Callable[[str, Fix], str]
) -> None:
    entry = TermEntry(source="一带一路", target=entry_target, forbidden=("OBOR", "old silk way"), case=case)
    [finding] = forbidden_findings("共建一带一路", target, entry)
    assert finding.severity is Severity.ERROR
    assert entry_target in finding.message
    assert fixed(target, finding.fixes[0]) == result
    assert forbidden_findings("共建一带一路", result, entry) == []


def test_it_is_reported_beside_an_allowed_rendering_too() -> None:
    entry = TermEntry(source="茶", target="tea", forbidden=("chai",))
    [finding] = forbidden_findings("茶", "tea and chai", entry)
    assert finding.target_span is not None
    assert finding.target_span.of("tea and chai") == "chai"


def test_what_a_candidate_forbids_is_not_enforced() -> None:
    entry = TermEntry(source="茶", target="tea", forbidden=("chai",), status=TermStatus.CANDIDATE)
    assert forbidden_findings("茶", "chai", entry) == []


def test_using_a_deprecated_entry_is_a_warning() -> None:
    entry = TermEntry(source="茶", target="tay", forbidden=("chai",), status=TermStatus.DEPRECATED)
    [finding] = forbidden_findings("茶和茶", "a cup of tay", entry)
    assert finding.severity is Severity.WARNING
    assert "deprecated" in finding.message
    [finding] = forbidden_findings("茶", "chai", entry)
    assert (finding.severity, finding.fixes) == (Severity.ERROR, ())


def test_a_deprecated_entry_is_fine_beside_a_current_one_that_admits_the_same_word() -> None:
    old = TermEntry(source="茶", target="tay", status=TermStatus.DEPRECATED)
    assert forbidden_findings("茶", "tay", TermEntry(source="茶", target="tea", admitted=("tay",)), old) == []


def test_an_entry_without_target_offers_no_fix() -> None:
    [finding] = forbidden_findings("茶", "chai", TermEntry(source="茶", target="", forbidden=("chai",)))
    assert finding.fixes == ()
    assert "find another" in finding.message
