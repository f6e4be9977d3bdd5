"""Chinese punctuation in English."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.model import Code, Finding, Fix


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("Yes，no", "Yes, no"),
        ("Yes ，no", "Yes, no"),
        ("Yes， no", "Yes, no"),
        ("The end。", "The end."),
        ("3，500", "3,500"),
        ("10：30", "10:30"),
        ("Note：tea", "Note: tea"),
        ("Tea（green）", "Tea (green)"),
        ("（green）tea", "(green) tea"),
        ("He said，“Yes”", "He said, “Yes”"),
        ("《Report》", "“Report”"),
        ("ＡＩ tools", "AI tools"),
        ("50％ of it", "50% of it"),
        ("tea\u3000and", "tea and"),
        ("tea、coffee", "tea, coffee"),
    ],
)
def test_fixes_give_ascii_with_the_right_blanks(
    target: str, result: str, find: Callable[..., list[Finding]], fixed: Callable[[str, Fix], str]
) -> None:
    while findings := find("full-width-mark", "源", target):
        target = fixed(target, findings[0].fixes[0])
    assert target == result
    assert find("spacing", "源", target) == []


def test_curly_quotes_dashes_and_ellipses_are_english(find: Callable[..., list[Finding]]) -> None:
    assert find("full-width-mark", "源", "“It’s – well — ‘fine’ …”") == []


def test_marks_inside_a_chinese_passage_are_that_passages_matter(find: Callable[..., list[Finding]]) -> None:
    assert find("full-width-mark", "报告", "《国家报告》") == []


def test_a_tag_is_not_swallowed_by_a_fix(find: Callable[..., list[Finding]]) -> None:
    codes = (Code(id="1", original="<b>", original_end="</b>"),)
    target = "tea </1>，<1>coffee"
    [finding] = find("full-width-mark", "茶", target, codes=codes)
    assert finding.target_span is not None
    assert finding.target_span.of(target) == "，"
    assert finding.fixes == ()
