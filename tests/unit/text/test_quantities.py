import csv
import re
from pathlib import Path

import pytest

from duizhao.text.quantities import quantities, unmatched

TICO = Path(__file__).resolve().parents[4] / "shared" / "data" / "tico19"


def differences(source: str, target: str) -> tuple[list[str], list[str]]:
    missing, extra = unmatched(quantities(source, "zh-Hans"), quantities(target, "en"))
    return [item.span.of(source) for item in missing], [item.span.of(target) for item in extra]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("国际技术合同成交额突破188亿元", "contracts exceeded 18.8 billion yuan"),
        ("超过100个国家", "more than one hundred countries"),
        ("6月10日至12日", "from June 10 to 12"),
        ("下午14:00开始", "It starts at 2 p.m."),
        ("减少超50%", "cut by more than half"),
        ("增长10%和20%", "grew by 10 and 20 percent"),
        ("增长2倍", "tripled"),
        ("2019冠状病毒", "COVID-19"),
        ("20世纪60年代", "in the 1960s"),
        ("人口1,234,567人", "a population of 1.23 million"),
        ("第二届大会", "the Second Conference"),
        ("“双千”计划,千名科学家", "the plan for scientists"),
        ("3至5万人", "30,000 to 50,000 people"),
        ("2024年和2024年", "in 2024"),
        ("七分之四的人", "Four of seven people"),
        ("7个中的4个", "four out of seven"),
        ("7个中的4个", "4/7 of them"),
        ("五分之一的人", "one in five people"),
        ("每5人中有1人", "1 in 5 people"),
        ("20%的人", "1 in 5 people"),
        ("1,400万至2,200万人", "between 14 and 22 million people"),
        ("病死率0.08%", "a fatality rate of .08%"),
        ("超过42,000人", "more than 42.000 people"),
        ("3000人", "3K people"),
        ("4K电视", "a 4K television"),
        ("2.6至3.2万个碱基", "26 to 32 kilobases"),
        ("“十四五”规划", "the 14th Five-Year Plan"),
        ("十四五规划", "the Fourteenth Five-Year Plan"),
        ("党的二十大", "the 20th National Congress"),
        ("第二十一次会议", "the twenty-first meeting"),
        ("三成以上", "more than 30%"),
        ("七八十人", "70 to 80 people"),
        ("十五六岁", "at 15 or 16"),
        ("一两个月", "one or two months"),
        ("五十两银子", "fifty taels of silver"),
        ("周三和星期五", "on Wednesday and Friday"),
        ("50-60岁的男性", "men in their 50s"),
        ("7×24小时", "24/7"),
    ],
)
def test_a_faithful_translation_leaves_nothing_over(source: str, target: str) -> None:
    assert differences(source, target) == ([], [])


@pytest.mark.parametrize(
    ("source", "target", "missing", "extra"),
    [
        ("188亿元", "188 billion yuan", ["188亿"], ["188 billion"]),
        ("38场活动", "many events", ["38"], []),
        ("多场活动", "38 events", [], ["38"]),
        ("6月10日", "July 10", ["6"], ["July"]),
        ("效率提升20%", "efficiency rose by 20", ["20%"], ["20"]),
        ("2024年", "2025", ["2024"], ["2025"]),
        ("七分之四的人", "Three of seven people", ["七分之四"], []),
        ("三分之一的人", "1 in 5 people", ["三分之一"], ["1", "5"]),
        ("五十两银子", "52 taels", ["五十"], ["52"]),
        ("七八十人", "34 people", [], ["34"]),
        ("42,000人", "43.000 people", ["42,000"], ["43.000"]),
        ("“十四五”规划", "the 13th Five-Year Plan", ["十四"], ["13th"]),
    ],
)
def test_errors_are_seen_on_both_sides(source: str, target: str, missing: list[str], extra: list[str]) -> None:
    assert differences(source, target) == (missing, extra)


def test_any_tag_but_chinese_takes_english_rules() -> None:
    assert [quantity.value for quantity in quantities("28 items", "en-GB")] == [28]
    assert [quantity.value for quantity in quantities("二十八項", "zh-Hant")] == [28]


def _rows(name: str) -> list[list[str]]:
    with (TICO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@pytest.mark.skipif(not TICO.is_dir(), reason="TICO-19 is not beside this checkout")
def test_good_translations_are_seldom_flagged_and_injected_errors_mostly() -> None:
    clean = [(source, target) for _, source, target in _rows("pairs.tsv") if re.search(r"\d", source + target)]
    flagged = sum(differences(source, target) != ([], []) for source, target in clean)
    assert flagged / len(clean) < 0.005
    broken = [(row[1], row[3]) for row in _rows("number_errors.tsv")]
    caught = sum(differences(source, target) != ([], []) for source, target in broken)
    assert caught / len(broken) > 0.775
