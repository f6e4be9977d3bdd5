"""What a translator reads beside a bead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.model import Model
from duizhao.alignment.reasons import explain
from duizhao.model import TermEntry
from duizhao.terminology import Glossary

ModelOf = Callable[..., Model]
FILLER = [(f"第{number}天没有事。", f"Nothing on day {number}.") for number in range(2, 90)]


def reasons(model_of: ModelOf, source: str, target: str, glossary: Glossary | None = None) -> tuple[str, ...]:
    """Explain a pair that stands in a text of some length, where its words are rare."""
    sources = [source, *(here for here, _ in FILLER)]
    targets = [target, *(there for _, there in FILLER)]
    [told] = explain(model_of(sources, targets, glossary), Candidates.of([(0, 0, 1, 1)]))
    return told


def test_a_term_is_named_with_its_rendering(model_of: ModelOf) -> None:
    glossary = Glossary([TermEntry(source="一带一路", target="Belt and Road")])
    told = reasons(model_of, "共建“一带一路”国家", "Belt and Road countries", glossary)
    assert told[0] == "一带一路 = Belt and Road"
    assert not any(reason.endswith(("= Belt", "= Road")) for reason in told)


def test_an_amount_is_named_with_its_currency(model_of: ModelOf) -> None:
    told = reasons(model_of, "总投资188亿元。", "Total investment came to 18.8 billion yuan.")
    assert "188亿元 = 18.8 billion yuan" in told


def test_words_of_the_dictionary_are_named(model_of: ModelOf) -> None:
    told = reasons(model_of, "老师在桥上。", "The teacher is on the bridge.")
    assert {"老师 = teacher", "桥 = bridge"} <= set(told)


def test_a_name_is_named(model_of: ModelOf) -> None:
    assert "文洁 = Wenjie" in reasons(model_of, "他见到叶文洁。", "He met Ye Wenjie.")


def test_no_more_than_a_few_words_are_named(model_of: ModelOf) -> None:
    told = reasons(
        model_of, "老师学生苹果桥船城树河山。", "Teacher, student, apple, bridge, boat, city, tree, river, mountain."
    )
    assert sum(" = " in reason for reason in told) == 3


def test_the_digit_of_a_name_is_not_told_twice(model_of: ModelOf) -> None:
    told = reasons(model_of, "5G网络", "5G networks")
    assert told[0] == "5G on both sides"
    assert not any(reason.startswith("5 ") for reason in told)


def test_a_word_that_is_the_same_on_both_sides_is_named_once(model_of: ModelOf) -> None:
    told = reasons(model_of, "加入WTO，WTO！", "Join the WTO, the WTO!")
    assert told[:2] == ("WTO on both sides", "exclamation on both sides")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("“来了。”", "“Coming.”", "quotation on both sides"),
        ("「来了。」", '"Coming."', "quotation on both sides"),
        ("“来了，", "“Coming,", "quotation begins on both sides"),
        ("来了。”", "coming.”", "quotation ends on both sides"),
        ("来吗？", "Coming?", "question on both sides"),
        ("来吧！", "Come!", "exclamation on both sides"),
        ("一二三四五六七八九十", "a sentence of forty letters or nearly so", "length fits"),
        ("一二三四五六七八九十", "ten", "target is short for it"),
        ("一二三", "this goes on and on and on for much longer than it should", "target is long for it"),
    ],
)
def test_marks_and_lengths_in_words(source: str, target: str, expected: str, model_of: ModelOf) -> None:
    assert expected in reasons(model_of, source, target)


def test_a_mark_on_one_side_is_no_reason(model_of: ModelOf) -> None:
    assert reasons(model_of, "来吗？", "Coming now.") == ("length fits",)


def test_a_bead_of_one_side_says_so(model_of: ModelOf) -> None:
    told = explain(model_of(["一。"], ["One."]), Candidates.of([(0, 0, 1, 0), (0, 0, 0, 1)]))
    assert told == [("no target sentence fits",), ("no source sentence fits",)]


def test_a_sentence_that_reads_alike_elsewhere_is_pointed_to(model_of: ModelOf) -> None:
    sources = ["老师在桥上。", "天气很好。", "我们回去。"]
    targets = ["It was fine.", "They went back.", "The teacher on the bridge."]
    told = explain(model_of(sources, targets), Candidates.of([(0, 0, 1, 0), (3, 2, 0, 1), (1, 0, 1, 0)]))
    assert told[0] == ("no target sentence fits", "target sentence 3 reads alike: has it been moved?")
    assert told[1] == ("no source sentence fits", "source sentence 1 reads alike: has it been moved?")
    assert told[2] == ("no target sentence fits",)


def test_every_bead_of_many_has_reasons_of_its_own(model_of: ModelOf) -> None:
    sources, targets = [here for here, _ in FILLER], [there for _, there in FILLER]
    beads = [(index % 88, index % 88, 1, 1) for index in range(2_500)]
    told = explain(model_of(sources, targets), Candidates.of(beads))
    assert len(told) == 2_500
    assert all(told)
    assert told[:88] == told[88:176]
    assert "第17 = 17" in told[15] or any("17" in reason for reason in told[15])
    assert explain(model_of(sources, targets), Candidates.of(())) == []
