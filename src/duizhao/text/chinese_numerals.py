"""The values of Chinese numerals, also mixed with digits: 二十八, 二〇二五, 3亿5千万, 一点五万."""

from __future__ import annotations

import re
from fractions import Fraction

__all__ = ["HAN_DIGITS", "HAN_NUMERALS", "numeral_value"]

_DIGITS = {
    character: value
    for value, characters in enumerate(
        ("零〇○", "一壹", "二两贰俩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for character in characters
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

HAN_DIGITS = "零〇一二两三四五六七八九"
HAN_NUMERALS = HAN_DIGITS + "十百千万亿"

_LIANG = "两俩"
_LIANG_OUT_OF_PLACE = re.compile(rf"[{_LIANG}](?![十百千万亿拾佰仟])")
"""Not 2 but the tael, unless it stands alone: 五十两 is a weight, 两百 a number."""

_PART = re.compile(r"\d+(?:\.\d+)?|\D")


def numeral_value(numeral: str) -> Fraction | None:
    """Return the value of a numeral in simplified characters, or None where it is none (三百十 is, 百三百 is not).

    Thousands commas are allowed. A run of digits without units is read digit by digit (二〇二五), and a last digit
    behind 百, 千, 万 or 亿 counts the next smaller unit (三万五 is 35,000). 两 is 2 by itself or before a unit, and
    makes no numeral elsewhere: 五十两 is fifty taels.
    """
    numeral = numeral.replace(",", "")
    if not numeral:
        return None
    whole, point, rest = numeral.partition("点")
    if point:
        return _decimal_value(whole, rest)
    if len(numeral) > 1 and _LIANG_OUT_OF_PLACE.search(numeral):
        return None
    if len(numeral) > 1 and all(character in _DIGITS for character in numeral):
        return Fraction(int("".join(str(_DIGITS[character]) for character in numeral)))
    return _sum_of_parts(_PART.findall(numeral))


def _decimal_value(whole: str, rest: str) -> Fraction | None:
    digits = rest.rstrip("万亿")
    integer = numeral_value(whole)
    if integer is None or not digits or any(character not in _DIGITS for character in digits):
        return None
    value = integer + Fraction(int("".join(str(_DIGITS[character]) for character in digits)), 10 ** len(digits))
    for myriad in rest[len(digits) :]:
        value *= _MYRIADS[myriad]
    return value


def _sum_of_parts(parts: list[str]) -> Fraction | None:
    total = section = Fraction(0)
    pending: Fraction | None = None
    unit = 0
    after_zero = False
    for part in parts:
        if part[0].isdigit() and part[0].isascii():
            digit: Fraction | None = Fraction(part)
        else:
            digit = Fraction(_DIGITS[part]) if part in _DIGITS else None
        if digit is not None:
            if pending:
                return None
            pending = digit
            after_zero = digit == 0
        elif part in _UNITS:
            section += (Fraction(1) if pending is None else pending) * _UNITS[part]
            pending, unit = None, _UNITS[part]
        elif part in _MYRIADS:
            here = section + (pending or 0)
            total = _with_myriad(total, here, _MYRIADS[part])
            section, pending, unit = Fraction(0), None, _MYRIADS[part]
        else:
            return None
    if pending is not None:
        if unit >= 100 and not after_zero and len(parts) > 2 and parts[-1] in _DIGITS and parts[-2] not in "零〇○":
            pending = pending * unit / 10
        section += pending
    return total + section


def _with_myriad(total: Fraction, here: Fraction, myriad: int) -> Fraction:
    if myriad == 10**8 and 0 < total < 10**8:
        return (total + here) * myriad  # 一万亿
    return total + (here or (1 if not total else 0)) * myriad
