"""What every check promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from duizhao import plugins
from duizhao.checks.check import DocumentCheck, Example, SegmentCheck
from duizhao.checks.runner import checks
from duizhao.model import Finding, Fix, Severity

Check = SegmentCheck | DocumentCheck
Findings = Callable[..., list[Finding]]

ALL = checks()
PASSING = [
    pytest.param(check, example, id=f"{check.id}-{n}") for check in ALL for n, example in enumerate(check.passing)
]
FAILING = [
    pytest.param(check, example, id=f"{check.id}-{n}") for check in ALL for n, example in enumerate(check.failing)
]


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.id)
def test_every_check_describes_itself_and_shows_examples(check: Check) -> None:
    assert isinstance(check, SegmentCheck | DocumentCheck)
    assert check.title
    assert check.description.endswith(".")
    assert check.passing
    assert check.failing
    assert check.id in plugins.ids(plugins.CHECKS)


@pytest.mark.parametrize(("check", "example"), PASSING)
def test_check_is_silent_about_its_passing_example(check: Check, example: Example, run_example: Findings) -> None:
    assert run_example(check.id, example) == []


@pytest.mark.parametrize(("check", "example"), FAILING)
def test_check_reports_its_failing_example(check: Check, example: Example, run_example: Findings) -> None:
    findings = run_example(check.id, example)
    assert findings
    for finding in findings:
        assert finding.severity.rank >= check.severity.rank
        assert "\n" not in finding.message
        assert finding.message.endswith((".", "?"))
        for span, text in ((finding.source_span, example.source), (finding.target_span, example.target)):
            assert span is None or 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.id)
def test_the_stated_severity_is_that_of_the_gravest_failing_example(check: Check, run_example: Findings) -> None:
    ranks = [finding.severity.rank for example in check.failing for finding in run_example(check.id, example)]
    assert min(ranks) == check.severity.rank


@pytest.mark.parametrize(("check", "example"), FAILING)
def test_applying_a_fix_removes_the_finding(
    check: Check, example: Example, run_example: Findings, fixed: Callable[[str, Fix], str]
) -> None:
    for finding in run_example(check.id, example):
        for fix in finding.fixes:
            assert fix.label
            after = replace(example, target=fixed(example.target, fix))
            left = [other.fingerprint for other in run_example(check.id, after)]
            assert len(left) == len(run_example(check.id, example)) - 1


@pytest.mark.parametrize("check", [check for check in ALL if check.id != "empty-target"], ids=lambda check: check.id)
def test_checks_are_silent_about_a_segment_without_target(check: Check, run_example: Findings) -> None:
    for example in check.failing:
        empty = replace(example, target="")
        assert run_example(check.id, empty) == []


@pytest.mark.parametrize(("check", "example"), PASSING)
def test_good_translations_of_one_check_are_not_reported_by_another(
    check: Check, example: Example, run_example: Findings
) -> None:
    alone = replace(example, after=())
    for other in ALL:
        grave = [f.message for f in run_example(other.id, alone) if f.severity is not Severity.INFO]
        assert not grave, other.id
