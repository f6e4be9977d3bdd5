"""What is wrong with a glossary."""

from __future__ import annotations

from dataclasses import replace

from duizhao.model import Finding, Severity, TermEntry, TermStatus
from duizhao.terminology import lint as linting

TEA = TermEntry(source="茶", target="tea", cite="house", file="glossary/food.yaml", line=3)


def lint(entries: list[TermEntry]) -> tuple[Finding, ...]:
    return tuple(found.finding for found in linting.lint(entries))


def only(*entries: TermEntry) -> Finding:
    [finding] = lint(list(entries))
    return finding


def test_a_sound_glossary_has_no_findings() -> None:
    shield = TermEntry(source="茶几", target="", status=TermStatus.SHIELD)
    assert lint([TEA, shield, replace(TEA, source="绿茶", target="green tea", forbidden=("jade tea",))]) == ()


def test_a_finding_says_where_it_stands() -> None:
    finding = only(replace(TEA, target="tea "))
    assert (finding.check, finding.document, finding.line, finding.segment) == (
        "glossary-blanks",
        "glossary/food.yaml",
        3,
        "茶",
    )
    assert "tea " in finding.message
    assert len(finding.fingerprint) == 16


def test_duplicates_name_the_other_place() -> None:
    finding = only(TEA, replace(TEA, line=9))
    assert (finding.check, finding.severity, finding.line) == ("glossary-duplicate", Severity.WARNING, 9)
    assert "glossary/food.yaml:3" in finding.message


def test_traditional_spelling_is_a_duplicate_too() -> None:
    tea_house = replace(TEA, source="茶馆", target="teahouse")
    assert only(tea_house, replace(tea_house, source="茶館")).check == "glossary-duplicate"


def test_two_preferred_targets_are_an_error_within_a_domain_and_a_warning_between_two() -> None:
    other = replace(TEA, target="cha")
    assert (only(TEA, other).check, only(TEA, other).severity) == ("glossary-conflict", Severity.ERROR)
    assert only(TEA, replace(other, domain="history")).severity is Severity.WARNING


def test_a_candidate_or_deprecated_alternative_is_no_conflict() -> None:
    for status in (TermStatus.CANDIDATE, TermStatus.DEPRECATED):
        assert lint([TEA, replace(TEA, target="cha", status=status)]) == ()


def test_forbidding_what_is_allowed_is_an_error() -> None:
    finding = only(replace(TEA, admitted=("cha",), forbidden=("Cha",)))
    assert (finding.check, finding.severity) == ("glossary-forbids-allowed", Severity.ERROR)
    across = lint([TEA, replace(TEA, target="cha", forbidden=("tea",), domain="history")])
    assert {finding.check for finding in across} == {"glossary-conflict", "glossary-forbids-allowed"}


def test_a_missing_target_is_an_error_but_not_for_a_shield() -> None:
    finding = only(replace(TEA, target=""))
    assert (finding.check, finding.severity) == ("glossary-missing-target", Severity.ERROR)


def test_a_missing_citation_is_worth_knowing() -> None:
    finding = only(replace(TEA, cite=" "))
    assert (finding.check, finding.severity) == ("glossary-missing-cite", Severity.INFO)


def test_source_and_target_in_the_wrong_script_are_reported() -> None:
    swapped = lint([replace(TEA, source="tea", target="茶")])
    assert [(finding.check, finding.severity) for finding in swapped] == [
        ("glossary-source-without-han", Severity.WARNING),
        ("glossary-target-with-han", Severity.ERROR),
    ]
    finding = only(replace(TEA, forbidden=("茶 chai",)))
    assert "forbidden rendering" in finding.message


def test_an_entry_without_source_is_reported() -> None:
    finding = only(replace(TEA, source=""))
    assert finding.check == "glossary-source-without-han"
    assert "no source" in finding.message


def test_place_is_told_as_well_as_it_is_known() -> None:
    assert "another entry" in only(replace(TEA, file="", line=None), TEA).message
    assert "glossary/food.yaml)" in only(replace(TEA, line=None), TEA).message
