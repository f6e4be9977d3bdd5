from fractions import Fraction

import pytest

from duizhao.text.chinese_numerals import numeral_value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("二十八", 28),
        ("十二", 12),
        ("三百", 300),
        ("一千零五", 1005),
        ("一百一十", 110),
        ("三万五", 35_000),
        ("三万零五", 30_005),
        ("二〇二五", 2025),
        ("两亿", 200_000_000),
        ("两", 2),
        ("两千两百", 2200),
        ("一万亿", 10**12),
        ("1.2万亿", 1_200_000_000_000),
        ("3亿5千万", 350_000_000),
        ("1,000", 1000),
        ("18.8", Fraction(94, 5)),
        ("一点五万", 15_000),
        ("三点一四", Fraction(157, 50)),
        ("万", 10_000),
        ("零", 0),
    ],
)
def test_numerals_have_their_value(numeral: str, value: int | Fraction) -> None:
    assert numeral_value(numeral) == value


@pytest.mark.parametrize(
    "numeral", ["", "百三五", "点五", "三点", "一点百", "3x", "五十两", "二十两", "三两", "一两", "两三"]
)
def test_what_is_no_numeral_has_no_value(numeral: str) -> None:
    assert numeral_value(numeral) is None
