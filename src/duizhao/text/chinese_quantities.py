"""Quantities in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from duizhao.model.span import Span
from duizhao.text.chinese_idioms import IDIOMS
from duizhao.text.chinese_numerals import HAN_DIGITS, HAN_NUMERALS, numeral_value
from duizhao.text.quantity import Quantity, QuantityKind
from duizhao.text.scripts import fold

__all__ = ["chinese_quantities"]

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_MAGNITUDE = r"(?:千(?![瓦克米卡赫帕伏焦牛字])|[十百万亿])"
_NO_LIANG = HAN_NUMERALS.replace("两", "")
_HAN = rf"(?:[{_NO_LIANG}]|(?<![\d{HAN_NUMERALS}])两|两(?=[十百千万亿]))+"  # 两 behind a numeral is the tael
_NUMBER = (
    rf"(?:{_ARABIC}(?:\s?[多余来几]?{_MAGNITUDE}+)?(?:\d+[百千万]+)*"
    rf"|{_HAN}(?:[多余来几][万亿]+)?(?:点[{HAN_DIGITS}]+[万亿]*)?)"
)
_MEASURES = (
    "个名位人口家次年天日月周项届件种岁元块户台辆架艘座所间层栋楼张部首支枝把组批类代级段篇章集场起宗例笔份瓶杯度倍斤吨米亩"
    "小分秒点时刻国省市县区村镇乡校步轮强版期号卷路条枚颗粒顿声句页幅套排头匹门串片束堆回遍趟连队局球桶股针剂株棵滴封码碗盒"
    "箱袋包双对多余公平立克毫厘升里寸尺英海款站处院馆星世页板大万亿%两"
)
_FIXED = re.compile(
    "|".join(map(re.escape, IDIOMS))
    + rf"|(?<![\d{HAN_NUMERALS}]分)之一"
    + r"|[数几好成上][十百千万亿]+|[一二两三四五六七八九十]+几"
    + r"|(?:周|星期|礼拜)[一二三四五六日天]"
    + rf"(?!\s?(?:天(?!气)|小时|[个次名场期届节堂件项人位回趟篇条集{HAN_NUMERALS}]))"
    + r"|(?<!\d)\d+(?:\.\d+){2,}"
)
"""What is no quantity: fixed expressions, vague numbers (数十), weekdays (but 每周三次), dotted version numbers."""

_ALONE = rf"(?<![{HAN_NUMERALS}])"
_APPROXIMATION = re.compile(
    rf"(?<![\d.{HAN_NUMERALS}])(?P<percent>百分之)?(?P<before>[{HAN_NUMERALS}]*[十百千万亿])?"
    rf"(?P<pair>一二|二三|三四|四五|五六|六七|七八|八九|{_ALONE}两三|{_ALONE}(?:一两|三五)(?=[{_MEASURES}十百千])"
    rf"|{_ALONE}三两(?=[个只天日年句步人次声下杯枝口名位]))"
    rf"(?P<behind>[十百千万亿]*)(?![{_NO_LIANG}])"
)
"""Two digits of which either may be meant: 三四个, 七八十, 十五六岁. But 一两银子 is a tael."""

_APPROXIMATE = re.compile("[多余来几]")

_WITH_SIGN = frozenset({QuantityKind.PERCENT, QuantityKind.ORDINAL, QuantityKind.MULTIPLE})
"""Kinds whose span takes in the sign that makes them: 20%, 第二."""

Reader = Callable[[re.Match[str]], list[Quantity]]


def chinese_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of Chinese text, simplified or traditional, in order and disjoint.

    Fixed expressions (一带一路, 一些, 千方百计), weekdays and vague numbers (数十) hold no quantity. An
    approximation that leaves the choice between two (三四个, 七八十) is the smaller, the greater its alternative.
    """
    folded = fold(text.replace("，", "；"))  # a full-width comma separates clauses, not thousands
    taken = bytearray(len(folded))
    found: list[Quantity] = []
    for match in _FIXED.finditer(folded):
        before = folded[max(match.start() - 1, 0) : match.start()]
        if not (before.isdigit() or before in HAN_NUMERALS) or not before:
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    for pattern, read in _RULES:
        for match in pattern.finditer(folded):
            if any(taken[match.start() : match.end()]):
                continue
            if quantities := read(match):
                found.extend(quantities)
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return _with_ranges(folded, sorted(found, key=lambda quantity: quantity.span))


def _value(numeral: str) -> Fraction | None:
    return numeral_value(_APPROXIMATE.sub("", numeral).replace(" ", ""))


def _is_arabic(numeral: str) -> bool:
    return numeral[:1].isdigit() and numeral[:1].isascii()


def _counts(numeral: str) -> bool:
    """Whether a numeral is definite by itself: digits, or two characters and more."""
    return _is_arabic(numeral) or (len(numeral) > 1 and numeral[0] not in "百千万亿")


def _quantity(
    match: re.Match[str],
    group: int | str,
    kind: QuantityKind,
    *,
    mandatory: bool | None = None,
    scale: Fraction = Fraction(1),
) -> Iterator[Quantity]:
    numeral = match[group]
    value = _value(numeral) if numeral else None
    if value is not None:
        is_mandatory = _counts(numeral) if mandatory is None else mandatory
        span = Span(*match.span(0 if kind in _WITH_SIGN else group))
        yield Quantity(value=value * scale, span=span, kind=kind, mandatory=is_mandatory)


def _whole(match: re.Match[str], value: Fraction, kind: QuantityKind, *, mandatory: bool) -> list[Quantity]:
    return [Quantity(value=value, span=Span(*match.span()), kind=kind, mandatory=mandatory)]


def _read_iso_date(match: re.Match[str]) -> list[Quantity]:
    kinds = (QuantityKind.YEAR, QuantityKind.MONTH, QuantityKind.DAY)
    return [quantity for group, kind in enumerate(kinds, start=1) for quantity in _quantity(match, group, kind)]


def _read_clock(match: re.Match[str]) -> list[Quantity]:
    hours = Fraction(int(match[1])) + Fraction(int(match[2]), 60)
    return _whole(match, hours, QuantityKind.TIME, mandatory=True) if hours < 25 else []


def _read_hour(match: re.Match[str]) -> list[Quantity]:
    minutes = 30 if match[3] else _value(match[2] or "0") or 0
    hours = Fraction(int(match[1])) + Fraction(minutes) / 60
    return _whole(match, hours, QuantityKind.TIME, mandatory=True) if hours < 25 else []


def _read_year(match: re.Match[str]) -> list[Quantity]:
    return list(_quantity(match, 1, QuantityKind.YEAR))


def _read_month(match: re.Match[str]) -> list[Quantity]:
    months = list(_quantity(match, 1, QuantityKind.MONTH, mandatory=True))
    if not months or not 1 <= months[0].value <= 12:
        return []
    return months + list(_quantity(match, 2, QuantityKind.DAY, mandatory=True))


def _read_day(match: re.Match[str]) -> list[Quantity]:
    days = list(_quantity(match, 1, QuantityKind.DAY))
    return days if days and 1 <= days[0].value <= 31 else []


def _read_round_the_clock(match: re.Match[str]) -> list[Quantity]:
    return [quantity for group in (1, 2) for quantity in _quantity(match, group, QuantityKind.NUMBER, mandatory=False)]


def _read_thousands(match: re.Match[str]) -> list[Quantity]:
    written = _value(match[1]) or Fraction(0)
    counts = match.string[match.end() : match.end() + 1] in _MEASURES_SET  # 3k人, but 4K电视 and 3K辐射 (kelvin)
    value, other = (written * 1000, written) if counts else (written, written * 1000)
    span = Span(*match.span(0 if counts else 1))
    return [Quantity(value=value, span=span, kind=QuantityKind.NUMBER, mandatory=True, alternatives=(other,))]


def _read_five_year_plan(match: re.Match[str]) -> list[Quantity]:
    plan, years = ("plan", "years") if match["plan"] else ("early", "term")
    return [
        Quantity(
            value=_value(match[group]) or Fraction(0), span=Span(*match.span(group)), kind=kind, mandatory=mandatory
        )
        for group, kind, mandatory in ((plan, QuantityKind.ORDINAL, True), (years, QuantityKind.NUMBER, False))
    ]


def _read_approximation(match: re.Match[str]) -> list[Quantity]:
    low, high = sorted(
        (_value(f"{match['before'] or ''}{digit}{match['behind']}") for digit in match["pair"].replace("两", "二")),
        key=lambda value: value or 0,
    )
    if low is None or high is None:
        return []
    following = match.string[match.end() : match.end() + 2]
    kind, scale = QuantityKind.NUMBER, Fraction(1)
    if match["percent"]:
        kind, scale = QuantityKind.PERCENT, Fraction(1, 100)
    elif following.startswith("成"):
        kind, scale = QuantityKind.PERCENT, Fraction(1, 10)
    elif following == "年代":
        kind = QuantityKind.DECADE
    elif following.startswith("月") and "两" not in match["pair"]:
        kind = QuantityKind.MONTH
    return [
        Quantity(
            value=low * scale,
            span=Span(*match.span()),
            kind=kind,
            mandatory=False,
            alternatives=(high * scale,),
        )
    ]


def _read_percent(match: re.Match[str]) -> list[Quantity]:
    return list(_quantity(match, 1, QuantityKind.PERCENT, mandatory=True, scale=Fraction(1, 100)))


def _read_per_mille(match: re.Match[str]) -> list[Quantity]:
    return list(_quantity(match, 1, QuantityKind.PERCENT, mandatory=True, scale=Fraction(1, 1000)))


def _read_tenths(match: re.Match[str]) -> list[Quantity]:
    rest = (_value(match[2]) or 0) if match[2] else 0  # 三成五 is 35%
    tenths = _quantity(match, 1, QuantityKind.PERCENT, mandatory=False, scale=Fraction(1, 10))
    return [replace(quantity, value=quantity.value + Fraction(rest) / 100) for quantity in tenths]


def _read_fraction(match: re.Match[str]) -> list[Quantity]:
    denominator, numerator = _value(match["denominator"]), _value(match["numerator"])
    if not denominator or numerator is None:
        return []
    return _whole(match, numerator / denominator, QuantityKind.FRACTION, mandatory=True)


def _read_decade(match: re.Match[str]) -> list[Quantity]:
    value, century = _value(match["decade"]), _value(match["century"] or "")
    if value is None:
        return []
    if century is not None and value < 100:
        value += (century - 1) * 100
    return _whole(match, value, QuantityKind.DECADE, mandatory=True)


def _read_ordinal(match: re.Match[str]) -> list[Quantity]:
    return list(_quantity(match, 1, QuantityKind.ORDINAL))


def _read_congress(match: re.Match[str]) -> list[Quantity]:
    return [replace(quantity, span=Span(*match.span(1))) for quantity in _read_ordinal(match)]


def _read_optional_ordinal(match: re.Match[str]) -> list[Quantity]:
    return list(_quantity(match, 1, QuantityKind.ORDINAL, mandatory=False))


def _read_multiple(match: re.Match[str]) -> list[Quantity]:
    return list(_quantity(match, 1, QuantityKind.MULTIPLE))


def _read_label(match: re.Match[str]) -> list[Quantity]:
    return list(_quantity(match, 1, QuantityKind.NUMBER, mandatory=False))


def _read_number(match: re.Match[str]) -> list[Quantity]:
    numeral = match[1]
    following = match.string[match.end() : match.end() + 1]
    if following != "年" and (_PAIR_OF_DIGITS.fullmatch(numeral) or _is_count_off(numeral)):
        return []
    has_measure = match.string[match.end() :].lstrip(" ")[:1] in _MEASURES_SET
    is_article = numeral == "1" and has_measure  # English says "a" or nothing
    mandatory = not is_article if _is_arabic(numeral) else _counts(numeral) and has_measure
    return list(_quantity(match, 1, QuantityKind.NUMBER, mandatory=mandatory))


_PAIR_OF_DIGITS = re.compile("[一二三四五六七八九]{2}")
"""A pun, a ratio or a discount (二八定律, 三七开, 九五折), but no count."""


def _is_count_off(numeral: str) -> bool:
    return len(numeral) > 2 and numeral in "一二三四五六七八九"  # 一二三产业


_MEASURES_SET = frozenset(_MEASURES)
_FREE = rf"(?<![\d.{HAN_NUMERALS}])"
_PEOPLE_AND_TIME = "个位名人岁天年月日时小公米斤吨吋元块万千百里次项家件篇部章条"  # 十四五岁, but “十四五”期间
_AFTER_CONGRESS = "报精以代召闭开期前后提作胜主部的上会和与、。；;：:,.》”’」）)\\s"
_SHORT = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"

_RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"), _read_iso_date),
    (re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)(?::\d\d)?(?![\d:])"), _read_clock),
    (re.compile(rf"(?<![a-z\d])[a-z]+[-‐–]?({_ARABIC})(?![\d万亿%])"), _read_label),
    (re.compile(r"(?<![\d/.,])(24)[/x×*](7)(?![\d/.,])"), _read_round_the_clock),
    (re.compile(rf"(?<![a-z\d.])({_ARABIC})k(?![a-z\d])"), _read_thousands),
    (
        re.compile(
            rf"{_FREE}(?P<plan>十[一二三五六]|十四(?!五(?!时期)[{_PEOPLE_AND_TIME}]))(?P<years>五)(?![{HAN_NUMERALS}])"
            rf"|{_FREE}(?P<early>[一二三四五六七八九十])(?P<term>五)(?=[”\"」』’]?(?:规划|计划|时期|期间|纲要))"
        ),
        _read_five_year_plan,
    ),
    (
        re.compile(rf"{_FREE}(十[一二三四五六七八九]|[二三]十[一二三四五六七八九]?)大(?=$|[{_AFTER_CONGRESS}])"),
        _read_congress,
    ),
    (re.compile(rf"{_FREE}({_SHORT})届(?=[一二三四五六七八九]中|全国|中央)"), _read_congress),
    (re.compile(r"(?<=[届的])([一二三四五六七八九])中全会"), _read_congress),
    (_APPROXIMATION, _read_approximation),
    (re.compile(rf"(?<![\d{HAN_NUMERALS}])(\d{{4}}|[一二][{HAN_DIGITS}]{{3}})\s?年(?![来多级])"), _read_year),
    (
        re.compile(
            rf"(?:(?P<century>{_SHORT})\s?世纪)?(?<!\d)(?P<decade>(?:1[789]|20)?\d0|[二三四五六七八九]十)\s?年代"
        ),
        _read_decade,
    ),
    (re.compile(rf"({_SHORT})\s?世纪"), _read_optional_ordinal),
    (
        re.compile(
            rf"{_FREE}(?<!个)({_SHORT})\s?月(?![球亮饼薪租均经嫂子票供])"
            rf"(?:\s?({_SHORT})(?=\s?(?:日|号|[至到、和及~–—-]\s?\d{{1,2}}\s?[日号])))?"
        ),
        _read_month,
    ),
    (re.compile(rf"{_FREE}({_SHORT})\s?[日号](?![元均产线楼院店房航文机])"), _read_day),
    (re.compile(r"(?<![\d.])(\d{1,2})\s?[点时](?:(\d{1,2})分|(半)|整|许)?(?![\d间期代候刻常之后])"), _read_hour),
    (re.compile(rf"百分之({_NUMBER})"), _read_percent),
    (re.compile(rf"({_NUMBER})\s?(?:%|个?百分点)"), _read_percent),
    (re.compile(rf"({_NUMBER})\s?‰"), _read_per_mille),
    (re.compile(rf"(?P<denominator>{_NUMBER})分之(?P<numerator>{_NUMBER})"), _read_fraction),
    (
        re.compile(r"(?<![\d/.,])(?P<numerator>\d{1,2})/(?P<denominator>\d{1,2})(?![\d/年]|[.,]\d|\s?[万亿])"),
        _read_fraction,
    ),
    (
        re.compile(
            rf"{_FREE}([一二两三四五六七八九]|\d(?:\.\d)?)成([一二三四五六七八九])?(?![立为功员本果长都交品熟效绩就套片群语型])"
        ),
        _read_tenths,
    ),
    (re.compile(rf"第\s?({_NUMBER})"), _read_ordinal),
    (re.compile(rf"({_NUMBER})\s?多?倍"), _read_multiple),
    (re.compile(rf"({_NUMBER})"), _read_number),
)
"""In the order in which they claim the text: what says more goes first."""

_RANGE = re.compile(r"\s*(?:[-–—~至到]|——)\s*")
_MAGNITUDE_AT_END = re.compile(r"[多余来几]?([万亿]+)$")


def _with_ranges(folded: str, quantities: list[Quantity]) -> tuple[Quantity, ...]:
    """Give the first number of a range the 万 or % that stands behind the second: 3至5万, 10-20%."""
    for index, (low, high) in enumerate(pairwise(quantities)):
        gap = folded[low.span.end : high.span.start]
        if low.kind is not QuantityKind.NUMBER or not _RANGE.fullmatch(gap):
            continue
        if high.kind is QuantityKind.PERCENT:
            quantities[index] = replace(low, value=low.value / 100, kind=QuantityKind.PERCENT)
        elif magnitude := _MAGNITUDE_AT_END.search(high.span.of(folded)):
            scaled = low.value * (numeral_value("1" + magnitude[1]) or 1)
            if not _MAGNITUDE_AT_END.search(low.span.of(folded)) and low.value < 10_000 and scaled <= high.value:
                quantities[index] = replace(low, value=scaled)
    return tuple(quantities)
