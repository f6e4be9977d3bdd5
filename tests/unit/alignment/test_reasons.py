"""What a translator reads beside a bead."""

from __future__ import annotations

import pytest

from duizhao.alignment.anchors import find_anchors
from duizhao.alignment.profile import profile_sources, profile_targets
from duizhao.alignment.reasons import reasons_for
from duizhao.model import TermEntry
from duizhao.terminology import Glossary


def reasons(source: str, target: str, glossary: Glossary | None = None) -> tuple[str, ...]:
    return reasons_for(
        (0,),
        (0,),
        profile_sources([source]),
        profile_targets([target]),
        find_anchors([source], [target], glossary),
        3.4,
    )


def test_a_term_is_named_with_its_rendering() -> None:
    glossary = Glossary([TermEntry(source="一带一路", target="Belt and Road")])
    assert "一带一路 = Belt and Road" in reasons("共建“一带一路”国家", "Belt and Road countries", glossary)


def test_an_amount_is_named_with_its_currency() -> None:
    told = reasons("总投资188亿元。", "Total investment came to 18.8 billion yuan.")
    assert "188亿元 = 18.8 billion yuan" in told


def test_the_digit_of_a_name_is_not_told_twice() -> None:
    told = reasons("5G网络", "5G networks")
    assert told[0] == "5G on both sides"
    assert not any(reason.startswith("5 ") for reason in told)


def test_a_word_that_is_the_same_on_both_sides_is_named_once() -> None:
    assert reasons("加入WTO，WTO！", "Join the WTO, the WTO!")[:2] == ("WTO on both sides", "exclamation on both sides")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("“来了。”", "“Coming.”", "quotation on both sides"),
        ("“来了，", "“Coming,", "quotation begins on both sides"),
        ("来了。”", "coming.”", "quotation ends on both sides"),
        ("来吗？", "Coming?", "question on both sides"),
        ("一二三四五六七八九十", "a sentence of forty letters or nearly so", "length fits"),
        ("一二三四五六七八九十", "ten", "target is short for it"),
        ("一二三", "this goes on and on and on for much longer than it should", "target is long for it"),
    ],
)
def test_marks_and_lengths_in_words(source: str, target: str, expected: str) -> None:
    assert expected in reasons(source, target)


def test_a_mark_on_one_side_is_no_reason() -> None:
    assert reasons("来吗？", "Coming now.") == ("length fits",)
