from fractions import Fraction

import pytest

from duizhao.text.chinese_quantities import chinese_quantities


def found(text: str) -> list[tuple[str, Fraction, str]]:
    return [(quantity.span.of(text), quantity.value, quantity.kind.value) for quantity in chinese_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("突破188亿元", [("188亿", 18_800_000_000, "number")]),
        ("30多个国家", [("30", 30, "number")]),
        ("三百余项", [("三百", 300, "number")]),
        ("３０万人", [("３０万", 300_000, "number")]),
        ("１,０００人，200人", [("１,０００", 1000, "number"), ("200", 200, "number")]),
        ("減少50%、百分之二十", [("50%", Fraction(1, 2), "percent"), ("百分之二十", Fraction(1, 5), "percent")]),
        ("提高2个百分点", [("2个百分点", Fraction(1, 50), "percent")]),
        ("约七成", [("七成", Fraction(7, 10), "percent")]),
        ("3‰", [("3‰", Fraction(3, 1000), "percent")]),
        ("三分之二", [("三分之二", Fraction(2, 3), "fraction")]),
        ("第二届", [("第二", 2, "ordinal")]),
        ("增长3倍", [("3倍", 3, "multiple")]),
        ("二〇二五年", [("二〇二五", 2025, "year")]),
        ("6月10日至12日", [("6", 6, "month"), ("10", 10, "day"), ("12", 12, "day")]),
        ("2025-06-13", [("2025", 2025, "year"), ("06", 6, "month"), ("13", 13, "day")]),
        ("10:30", [("10:30", Fraction(21, 2), "time")]),
        ("9点半", [("9点半", Fraction(19, 2), "time")]),
        ("20世纪60年代", [("20世纪60年代", 1960, "decade")]),
        ("21世纪", [("21世纪", 21, "ordinal")]),
        ("3至5万人", [("3", 30_000, "number"), ("5万", 50_000, "number")]),
        ("10-20%", [("10", Fraction(1, 10), "percent"), ("20%", Fraction(1, 5), "percent")]),
    ],
)
def test_quantities_have_value_place_and_kind(text: str, expected: list[tuple[str, Fraction, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“一带一路”倡议",
        "一些国家",
        "一起",
        "一系列成果",
        "万一",
        "千方百计",
        "四川",
        "三四个",
        "数十个",
        "十几年",
        "版本3.11.2",
    ],
)
def test_fixed_and_vague_expressions_count_nothing(text: str) -> None:
    assert found(text) == []


def test_an_impossible_time_is_two_numbers() -> None:
    assert [value for _, value, _ in found("99:98")] == [99, 98]


@pytest.mark.parametrize("text", ["38场活动", "188亿元", "二十八项", "6月", "２％", "第28届"])
def test_digits_and_long_numerals_must_be_rendered(text: str) -> None:
    assert all(quantity.mandatory for quantity in chinese_quantities(text))


@pytest.mark.parametrize("text", ["“双千”计划", "千名科学家", "千项合作", "五个维度", "第二届", "1名儿童", "COVID-19"])
def test_single_characters_and_names_need_not(text: str) -> None:
    assert [quantity.mandatory for quantity in chinese_quantities(text)] == [False]
