"""CC-CEDICT's lines."""

from __future__ import annotations

import pytest

from duizhao.text.cedict import DictionaryEntry, read_entries, toneless


def test_a_line_is_an_entry() -> None:
    [entry] = read_entries(["一帶一路 一带一路 [Yi1 dai4 Yi1 lu4] /Belt and Road Initiative/BRI; OBOR/\n"])
    assert entry == DictionaryEntry(
        "一帶一路", "一带一路", "Yi1 dai4 Yi1 lu4", ("Belt and Road Initiative", "BRI; OBOR")
    )


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "  \n"])
def test_any_line_ending_will_do(ending: str) -> None:
    [entry] = read_entries([f"山 山 [shan1] /mountain/hill/{ending}"])
    assert entry.senses == ("mountain", "hill")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "\n",
        "# CC-CEDICT",
        "#! entries=120000",
        "山 山 [shan1]",
        "山 [shan1] /mountain/",
        "山 山 shan1 /mountain/",
        "山 山 [shan1] mountain",
        "# 山 山 [shan1] /mountain/",
    ],
)
def test_comments_and_lines_that_are_no_entries_are_passed_over(line: str) -> None:
    good = "河 河 [he2] /river/"
    assert [entry.simplified for entry in read_entries([line, good, line])] == ["河"]


def test_empty_senses_are_none() -> None:
    [entry] = read_entries(["山 山 [shan1] /mountain//hill/"])
    assert entry.senses == ("mountain", "hill")


def test_entries_come_in_the_order_of_the_lines_and_one_word_may_have_several() -> None:
    lines = ["行 行 [hang2] /row/", "山 山 [shan1] /mountain/", "行 行 [xing2] /to walk/"]
    assert [(entry.simplified, entry.pinyin) for entry in read_entries(iter(lines))] == [
        ("行", "hang2"),
        ("山", "shan1"),
        ("行", "xing2"),
    ]


@pytest.mark.parametrize(
    ("syllable", "expected"),
    [("Chen2", "chen"), ("lu:4", "lv"), ("Lu:3", "lv"), ("nu:e4", "nve"), ("ma5", "ma"), ("r5", "r"), ("wen", "wen")],
)
def test_a_syllable_is_written_as_a_passport_writes_it(syllable: str, expected: str) -> None:
    assert toneless(syllable) == expected
