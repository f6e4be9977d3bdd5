"""Inline tags in source and target."""

from __future__ import annotations

import pytest

from duizhao.checks.check import CheckContext
from duizhao.checks.inline_codes import CHECK
from duizhao.model import Code, Finding, Segment

CODES = (
    Code(id="1", original="**", original_end="**"),
    Code(id="2", original="[", original_end="](url)"),
    Code(id="3", original="![](map.png)"),
)


def find(source: str, target: str) -> list[Finding]:
    segment = Segment(id="u1.1", source=source, target=target, codes=CODES)
    return list(CHECK.check_segment(segment, CheckContext()))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<1>好</1>", "<1>Good</1>"),
        ("<1>好</1><3/>", "<3/> <1>good</1>"),
        ("<2><1>好</1></2>", "<1><2>Good</2></1>"),
        ("<1>好</1>", ""),
        ("<1>好<2></1>的</2>", "<1>Good<2></1>.</2>"),
        ("<9>", "<9>"),
        ("</1>好<1>", "</1>Good<1>"),
    ],
)
def test_what_the_source_has_may_move_but_stays_whole(source: str, target: str) -> None:
    assert find(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("<1>好</1>", "Good", ["<1>", "</1>"]),
        ("<1>好</1>", "<1>Good", ["</1>"]),
        ("<3/>好", "Good", ["<3/>"]),
        ("<3/>好", "<3/>Good<3/>", ["<3/>"]),
        ("<3/>好", "<3>Good", ["<3/>", "<3>"]),
        ("<3/>好", "<3/>Good<4/>", ["<4/>"]),
        ("<1>好</1>", "</1>Good<1>", ["</1>"]),
        ("<2><1>好</1></2>", "<1><2>Good</1></2>", ["</1>", "</2>"]),
    ],
)
def test_each_tag_that_is_wrong_is_named(source: str, target: str, told: list[str]) -> None:
    assert [finding.subject for finding in find(source, target)] == told


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [("见<3/>", "See", "See<3/>"), ("<3/>好", "<3/>Good<3/>", "<3/>Good"), ("<3/>好", "<3/>Good<4/>", "<3/>Good")],
)
def test_a_fix_settles_the_finding(source: str, target: str, mended: str) -> None:
    (finding,) = find(source, target)
    (fix,) = finding.fixes
    assert target[: fix.span.start] + fix.replacement + target[fix.span.end :] == mended
    assert find(source, mended) == []
