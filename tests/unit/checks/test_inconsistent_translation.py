"""One source, several targets."""

from __future__ import annotations

from collections.abc import Callable

from duizhao.checks.check import Example
from duizhao.model import Finding, Severity


def test_the_odd_one_out_is_told_where_the_usual_translation_stands(
    run_example: Callable[..., list[Finding]],
) -> None:
    example = Example(source="茶", target="tea", after=(("茶", "cha"), ("茶", "tea"), ("咖啡", "cha")))
    [finding] = run_example("inconsistent-translation", example)
    assert finding.segment == "u1.1"
    assert "“tea” in u2.1" in finding.message
    assert finding.severity is Severity.WARNING
    assert finding.target_span is None


def test_a_difference_of_case_is_only_worth_knowing(run_example: Callable[..., list[Finding]]) -> None:
    example = Example(source="茶", target="Tea.", after=(("茶", "tea"),))
    [finding] = run_example("inconsistent-translation", example)
    assert (finding.severity, finding.segment) == (Severity.INFO, "u2.1")


def test_blanks_numbers_and_empty_targets_do_not_count(run_example: Callable[..., list[Finding]]) -> None:
    for pairs in ((("茶", "green tea"),), (("茶", ""),)):
        assert run_example("inconsistent-translation", Example(source="茶 ", target="green  tea", after=pairs)) == []
    assert run_example("inconsistent-translation", Example(source="01", target="1", after=(("01", "01"),))) == []


def test_a_long_translation_is_shortened_in_the_message(run_example: Callable[..., list[Finding]]) -> None:
    [finding] = run_example("inconsistent-translation", Example(source="茶", target="b", after=(("茶", "a" * 500),)))
    assert len(finding.message) < 150
