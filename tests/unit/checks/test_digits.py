"""Numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.model import Code, Finding, Fix, Severity


@pytest.mark.parametrize(
    ("source", "target", "message", "result"),
    [
        (
            "成交额突破188亿元",
            "Contracts worth 188 billion yuan",
            "188亿 is 18.8 billion; the target has 188 billion.",
            "Contracts worth 18.8 billion yuan",
        ),
        ("到2030年", "By 2035", "Write 2030; the target has 2035.", "By 2030"),
        ("减少超50%", "More than 5% fewer", "Write 50%; the target has 5%.", "More than 50% fewer"),
        ("第28届", "The 27th session", "第28 is 28th; the target has 27th.", "The 28th session"),
        ("38场活动", "83 events", "Write 38; the target has 83.", "38 events"),
    ],
)
def test_a_wrong_number_is_an_error_with_both_values_and_a_fix(
    source: str,
    target: str,
    message: str,
    result: str,
    find: Callable[..., list[Finding]],
    fixed: Callable[[str, Fix], str],
) -> None:
    [finding] = find("digits", source, target)
    assert finding.severity is Severity.ERROR
    assert finding.target_span is not None
    assert fixed(target, finding.fixes[0]) == result
    assert find("digits", source, result) == []
    assert finding.message == message


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("围绕38场活动", "Around the events", "Add 38."),
        ("成交额188亿元", "The contracts", "188亿 is 18.8 billion, which the target does not have; add it."),
        ("提升20%以上", "It rose.", "Add 20%."),
        ("3K背景辐射", "The background radiation", "Add 3."),
    ],
)
def test_a_missing_number_is_a_warning_that_points_at_the_source(
    source: str, target: str, message: str, find: Callable[..., list[Finding]]
) -> None:
    [finding] = find("digits", source, target)
    assert finding.severity is Severity.WARNING
    assert finding.message == message
    assert finding.source_span is not None
    assert finding.target_span is None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("6月10日至12日", "from June 10 to 12"),
        ("超过100个国家", "more than one hundred countries"),
        ("5大板块38场活动", "38 events in five areas"),
        ("茶", "3 teas in 2024"),
        ("有十多个小组", "Over a dozen groups"),
        ("七八十人", "Seventy or eighty people"),
        ("七八十人", "Some 80 people"),
        ("每周三开会", "They meet every Wednesday"),
    ],
)
def test_right_numbers_however_written_and_additions_are_fine(
    source: str, target: str, find: Callable[..., list[Finding]]
) -> None:
    assert find("digits", source, target) == []


def test_of_several_candidates_the_shifted_value_is_the_rival(find: Callable[..., list[Finding]]) -> None:
    target = "7 firms signed for 188 billion yuan"
    [finding] = find("digits", "合同188亿元", target)
    assert finding.target_span is not None
    assert "188 billion" in finding.target_span.of(target)


def test_a_small_numeral_that_another_replaces_is_worth_knowing(find: Callable[..., list[Finding]]) -> None:
    [finding] = find("digits", "三名专家", "Five experts")
    assert (finding.severity, finding.fixes) == (Severity.INFO, ())


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("第二届大会", "The third conference", "第二 is 2nd; the target has third."),
        ("第一个目标", "The second goal", "第一 is 1st; the target has second."),
        ("七八十人", "Fifty people", "七八十 is 70 or 80; the target has Fifty."),
        ("超过42,000人", "More than 42.000 people", "Write 42,000; the target has 42.000."),
    ],
)
def test_another_ordinal_or_a_point_for_a_comma_is_worth_knowing(
    source: str, target: str, message: str, find: Callable[..., list[Finding]]
) -> None:
    [finding] = find("digits", source, target)
    assert (finding.severity, finding.message) == (Severity.INFO, message)


def test_first_where_chinese_has_no_ordinal_is_fine(find: Callable[..., list[Finding]]) -> None:
    assert find("digits", "首届大会", "The first conference") == []


def test_numbers_in_tags_are_no_numbers(find: Callable[..., list[Finding]]) -> None:
    codes = (Code(id="38", original="<b>", original_end="</b>"),)
    assert find("digits", "<38>茶</38>", "<38>tea</38>", codes=codes) == []
    target = "<38>83</38> events"
    [finding] = find("digits", "<38>38</38>场活动", target, codes=codes)
    assert finding.target_span is not None
    assert finding.target_span.of(target) == "83"
