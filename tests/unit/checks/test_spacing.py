"""Blanks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.model import Code, Finding, Fix


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("tea  and   coffee", "tea and coffee"),
        ("tea , coffee .", "tea, coffee."),
        ("tea,coffee", "tea, coffee"),
        ("In 2020,the end", "In 2020, the end"),
        ("in May,2020", "in May, 2020"),
        ("It is done.The end", "It is done. The end"),
        ("Really?Yes!No;maybe", "Really? Yes! No; maybe"),
        ("Note:tea", "Note: tea"),
        (" tea\n", "tea"),
    ],
)
def test_each_slip_has_a_fix_that_settles_it(
    target: str, result: str, find: Callable[..., list[Finding]], fixed: Callable[[str, Fix], str]
) -> None:
    while findings := find("spacing", "茶", target):
        target = fixed(target, findings[0].fixes[0])
    assert target == result


@pytest.mark.parametrize(
    "target",
    [
        "3,500 or 18.8 at 10:30, 1:2",
        "See https://example.org/a,b;c?d=E and www.example.org.",
        "Write to some.Body@example.org, please.",
        "Edit src/Main.Java or main.py, then run `a,b`.",
        "U.S. firms, e.g. Node.js users, i.e. Ph.D. students",
        "well ... and so on",
        "this . . . thing . . .",
        "the so-called .NET platform",
        "{name},{other} and %(count)s",
        "R&amp;D",
        "“Yes,” he said; (no).",
        "1.5,2.5",
    ],
)
def test_numbers_addresses_and_code_are_left_alone(target: str, find: Callable[..., list[Finding]]) -> None:
    assert find("spacing", "茶", target) == []


def test_blanks_at_the_ends_follow_the_source(
    find: Callable[..., list[Finding]], fixed: Callable[[str, Fix], str]
) -> None:
    assert find("spacing", " 茶\n", " tea\n") == []
    [finding] = find("spacing", "茶\n", "tea \n")
    assert fixed("tea \n", finding.fixes[0]) == "tea\n"


def test_tags_neither_hide_nor_make_blanks(find: Callable[..., list[Finding]]) -> None:
    codes = (Code(id="1", original="<b>", original_end="</b>"), Code(id="2", original="<br/>"))
    assert find("spacing", "茶", "tea.<2/>Coffee,<2/>and <1>milk</1>, too", codes=codes) == []
    target = "tea <1> and</1> milk"
    [finding] = find("spacing", "茶", target, codes=codes)
    assert finding.target_span is not None
    assert finding.target_span.of(target) == " <1> "
    assert finding.fixes == ()
