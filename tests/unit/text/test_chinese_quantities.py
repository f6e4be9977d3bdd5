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
        ("三成五", [("三成五", Fraction(7, 20), "percent")]),
        ("百分之一", [("百分之一", Fraction(1, 100), "percent")]),
        ("五分之一的人", [("五分之一", Fraction(1, 5), "fraction")]),
        ("五十两银子", [("五十", 50, "number")]),
        ("二十两", [("二十", 20, "number")]),
        ("三两酒", [("三", 3, "number")]),
        ("一两黄金", [("一", 1, "number")]),
        ("一百二十两", [("一百二十", 120, "number")]),
        ("两百两", [("两百", 200, "number")]),
        ("两万两千人", [("两万两千", 22_000, "number")]),
        ("2020两会", [("2020", 2020, "number")]),
        ("“十四五”规划", [("十四", 14, "ordinal"), ("五", 5, "number")]),
        ("十三五以来", [("十三", 13, "ordinal"), ("五", 5, "number")]),
        ("“十五”期间", [("十", 10, "ordinal"), ("五", 5, "number")]),
        ("党的二十大报告", [("二十", 20, "ordinal")]),
        ("二十大城市", [("二十", 20, "number")]),
        ("二十届三中全会", [("二十", 20, "ordinal"), ("三", 3, "ordinal")]),
        ("每周三次", [("三", 3, "number")]),
        ("每周五天", [("五", 5, "number")]),
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
        "数十个",
        "周三",
        "星期三下午",
        "禮拜五",
        "下周一",
        "周五天气晴",
        "重要组成部分之一",
        "九五折",
        "一二三产业",
        "三五成群",
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


@pytest.mark.parametrize(
    ("text", "written", "low", "high", "kind"),
    [
        ("一两个", "一两", 1, 2, "number"),
        ("一两月", "一两", 1, 2, "number"),
        ("三四个", "三四", 3, 4, "number"),
        ("三五个", "三五", 3, 5, "number"),
        ("三两天", "三两", 2, 3, "number"),
        ("七八十人", "七八十", 70, 80, "number"),
        ("八九十", "八九十", 80, 90, "number"),
        ("十五六岁", "十五六", 15, 16, "number"),
        ("十四五岁", "十四五", 14, 15, "number"),
        ("三百五六十人", "三百五六十", 350, 360, "number"),
        ("两三万人", "两三万", 20_000, 30_000, "number"),
        ("两三百两", "两三百", 200, 300, "number"),
        ("十七八万", "十七八万", 170_000, 180_000, "number"),
        ("七八成", "七八", Fraction(7, 10), Fraction(4, 5), "percent"),
        ("百分之二三", "百分之二三", Fraction(1, 50), Fraction(3, 100), "percent"),
        ("六七十年代", "六七十", 60, 70, "decade"),
        ("三四月", "三四", 3, 4, "month"),
    ],
)
def test_neighbouring_digits_leave_the_choice_and_need_not_be_rendered(
    text: str, written: str, low: Fraction, high: Fraction, kind: str
) -> None:
    assert found(text) == [(written, low, kind)]
    [quantity] = chinese_quantities(text)
    assert (quantity.alternatives, quantity.mandatory) == ((high,), False)


def test_three_k_is_three_thousand_but_a_kilometre_is_a_unit() -> None:
    assert found("3K人，3km") == [("3K", Fraction(3000), "number"), ("3", Fraction(3), "number")]


def test_a_k_that_counts_nothing_may_be_a_name_or_kelvin() -> None:
    assert found("3K辐射") == [("3", Fraction(3), "number")]
    assert [quantity.alternatives for quantity in chinese_quantities("4K电视")] == [(Fraction(4000),)]


def test_round_the_clock_is_no_fraction() -> None:
    assert found("24/7") == [("24", Fraction(24), "number"), ("7", Fraction(7), "number")]
