"""What can be wrong between entries."""

from __future__ import annotations

from dataclasses import replace

from duizhao.model import Authority, Finding, Severity, TermEntry, TermStatus
from duizhao.terminology.lint_names import name_findings

ROAD = TermEntry(source="一带一路", target="Belt and Road", cite="house", file="glossary/a.yaml", line=3)


def rules(*entries: TermEntry) -> list[str]:
    return [found.finding.check for found in name_findings(entries)]


def findings(*entries: TermEntry) -> list[Finding]:
    return [found.finding for found in name_findings(entries)]


def test_an_entry_equal_to_another_may_safely_go() -> None:
    [found] = name_findings([ROAD, replace(ROAD, line=9)])
    assert (found.finding.check, found.finding.line, found.is_safe) == ("glossary-duplicate", 9, True)
    assert found.changes[0].after is None
    [other] = name_findings([ROAD, replace(ROAD, note="something")])
    assert not other.is_safe


def test_another_authority_is_overruled_not_in_conflict() -> None:
    imported = replace(ROAD, target="Silk Road", authority=Authority.IMPORTED, line=9)
    for order in ((ROAD, imported), (imported, ROAD)):
        [finding] = findings(*order)
        assert (finding.check, finding.severity, finding.line) == ("glossary-overruled", Severity.INFO, 9)


def test_what_an_overruled_entry_allows_may_be_forbidden() -> None:
    imported = replace(ROAD, target="Silk Road", authority=Authority.IMPORTED)
    assert rules(replace(ROAD, forbidden=("Silk Road",)), imported) == ["glossary-overruled"]


def test_advice_that_leads_in_a_circle_is_an_error() -> None:
    one = replace(ROAD, target="A", forbidden=("B",))
    other = replace(ROAD, target="B", forbidden=("A",), domain="else")
    assert "glossary-circular" in rules(one, other)
    third = replace(ROAD, target="C", forbidden=("A",), domain="third")
    first, second = replace(one, forbidden=("B",)), replace(other, forbidden=("C",))
    assert "glossary-circular" in rules(first, second, third)
    assert "glossary-circular" not in rules(one, replace(other, forbidden=("D",)))


def test_advice_for_a_name_inside_counts_too() -> None:
    plan = replace(ROAD, source="一带一路倡议", target="A", forbidden=("B-plan",))
    road = replace(ROAD, target="B plan", forbidden=("a",))
    [circle] = [found for found in findings(plan, road) if found.check == "glossary-circular"]
    assert circle.segment == "一带一路倡议"
    assert "“B-plan” → “a” → “B-plan”" in circle.message or "“a” → “B-plan” → “a”" in circle.message
    assert rules(replace(plan, source="倡议"), road) == []


def test_a_candidate_that_stops_a_term_from_being_enforced_is_told() -> None:
    forum = replace(ROAD, source="一带一路大会", target="forum", status=TermStatus.CANDIDATE)
    [finding] = findings(ROAD, forum)
    assert (finding.check, finding.severity, finding.segment) == (
        "glossary-candidate-hides",
        Severity.INFO,
        "一带一路大会",
    )
    assert rules(ROAD, forum, replace(forum, status=TermStatus.PREFERRED)) == ["glossary-duplicate"]
    assert rules(replace(ROAD, status=TermStatus.CANDIDATE), forum) == []


def test_a_name_that_comes_often_is_told_once_an_entry() -> None:
    entries = [replace(ROAD, target=f"road {number}", line=number) for number in range(50)]
    assert rules(*entries) == ["glossary-conflict"] * 49
    imported = [replace(entry, authority=Authority.IMPORTED) for entry in entries[1:]]
    assert rules(ROAD, *imported).count("glossary-overruled") == 49


def test_a_shared_target_is_told_where_the_sources_have_nothing_in_common() -> None:
    tea = replace(ROAD, source="茶", target="tea")
    assert rules(tea, replace(tea, source="晚饭", domain="food")) == ["glossary-one-target-for-two"]
    assert rules(replace(tea, source="新冠肺炎"), replace(tea, source="新型冠状病毒肺炎")) == []


def test_capitals_are_to_be_alike() -> None:
    zone = replace(ROAD, source="经济区", target="Economic Zone")
    assert rules(zone, replace(zone, source="大经济区", target="economic zone")) == ["glossary-inconsistent-case"]


def test_names_one_character_apart_with_one_target_are_told() -> None:
    circle = replace(ROAD, source="双城经济圈", target="economic circle")
    assert rules(circle, replace(circle, source="双城经剂圈")) == ["glossary-typo"]
    assert rules(circle, replace(circle, source="双城经剂圈", target="else")) == []
