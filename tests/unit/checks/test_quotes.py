"""Quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.model import Finding, Fix, Severity


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("“好。”", "“Good.”"),
        ("“好。", "“Good."),
        ("好。”", "Good.”"),
        ("「好", '"Good'),
        ("五寸", 'It is 5" long.'),
        ("五寸", '“It is 5" long,” he said.'),
        ("他的", "It’s his and the dogs’ too."),
    ],
)
def test_paired_or_running_quotations_are_fine(source: str, target: str, find: Callable[..., list[Finding]]) -> None:
    assert find("quotes", source, target) == []


@pytest.mark.parametrize(("target", "offset"), [("“Good.", 0), ("Good.”", 5), ('"Good.', 0), ("“A” and B”", 9)])
def test_an_unpaired_mark_is_pointed_at(target: str, offset: int, find: Callable[..., list[Finding]]) -> None:
    [finding] = find("quotes", "“好。”", target)
    assert finding.severity is Severity.WARNING
    assert finding.target_span == (offset, offset + 1)


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ('“A”, “B” and "C"', "“A”, “B” and “C”"),
        ('"A", "B" and “C”', '"A", "B" and "C"'),
        ("it’s, it’s and it's", "it’s, it’s and it’s"),
        ("it's, it's and it’s", "it's, it's and it's"),
    ],
)
def test_mixed_styles_are_made_one(
    target: str, result: str, find: Callable[..., list[Finding]], fixed: Callable[[str, Fix], str]
) -> None:
    [finding] = find("quotes", "“甲”、“乙”和“丙”", target)
    assert finding.severity is Severity.INFO
    assert fixed(target, finding.fixes[0]) == result


def test_no_fix_where_the_direction_of_a_mark_cannot_be_told(find: Callable[..., list[Finding]]) -> None:
    findings = find("quotes", "“甲”", '“A”, “B” "C')
    assert [finding.fixes for finding in findings if finding.severity is Severity.INFO] == [()]
