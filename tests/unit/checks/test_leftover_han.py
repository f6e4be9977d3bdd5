"""Chinese left in the target."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.model import Code, Finding


@pytest.mark.parametrize(
    ("target", "passages"),
    [
        ("The 哮天 robot dog of 重庆", ["哮天", "重庆"]),
        ("《国家创新指数报告2024》 was released.", ["《国家创新指数报告2024》"]),
        ("Tea (茶、咖啡) here", ["茶、咖啡"]),
        ("川渝", ["川渝"]),
        ("《川渝 is open", ["川渝"]),
        ("川渝 works, 重庆 too", ["川渝", "重庆"]),
    ],
)
def test_each_passage_is_one_finding(target: str, passages: list[str], find: Callable[..., list[Finding]]) -> None:
    findings = find("leftover-han", "源", target)
    assert [finding.target_span.of(target) for finding in findings if finding.target_span] == passages


def test_a_tag_inside_a_passage_does_not_split_it(find: Callable[..., list[Finding]]) -> None:
    codes = (Code(id="1", original="<b>", original_end="</b>"),)
    target = "The <1>哮</1>天 dog"
    [finding] = find("leftover-han", "哮天", target, codes=codes)
    assert finding.target_span is not None
    assert finding.target_span.of(target) == "哮</1>天"
    assert "“哮天”" in finding.message


def test_a_long_passage_is_shortened_in_the_message(find: Callable[..., list[Finding]]) -> None:
    [finding] = find("leftover-han", "源", "好" * 50)
    assert len(finding.message) < 60
