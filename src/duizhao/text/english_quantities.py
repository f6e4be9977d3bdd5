"""Quantities in English text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from duizhao.model.span import Span
from duizhao.text.quantity import Quantity, QuantityKind

__all__ = ["english_quantities"]

_UNITS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_MAGNITUDES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_MAGNITUDES = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    "thousandth": 1000,
}
_DENOMINATORS = {**{word: value for word, value in _ORDINALS.items() if value > 2}, "half": 2, "quarter": 4}
_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
}
_DECADES["nineties"] = 90
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_MONTHS.update({name[:3]: number for name, number in _MONTHS.items()})
_MONTHS["sept"] = 9
_COLLECTIVES = {"dozen": 12, "score": 20, "decade": 10, "decades": 10, "dozens": 12}
_MULTIPLES = {"double": 2, "doubled": 2, "doubling": 2, "twice": 2, "triple": 3, "tripled": 3, "thrice": 3}
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![^\s(\[<>≥≤~±$€£¥-])\.\d+"
_PERCENT = r"\s?%|[\s-]?per\s?cent(?:age)?\b(?:[\s-]points?)?|\spercentage\spoints?"
_WORD_NUMBER = (
    rf"(?:{_any_of(_UNITS | _TENS | _MAGNITUDES)})"
    r"(?:(?:[\s-]|(?:(?<=hundred)|(?<=thousand)|(?<=illion))\sand\s)"
    rf"(?:{_any_of(_UNITS | _TENS | _MAGNITUDES)})(?![a-z]))*"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)

_PATTERN = re.compile(
    rf"""
    (?=[\d.'’$€£¥￥½¼¾⅓⅔-]|\b[adefhjmnoqstz])(?:  # a letter that none of the words begins with is skipped at once
    (?<!\d)(?P<iso>(?:19|20)\d\d[-/]\d{{1,2}}[-/]\d{{1,2}})(?!\d)
    |(?<![\d:])(?P<clock>\d{{1,2}}:\d\d(?::\d\d)?|\d{{1,2}}(?=\s?[ap]\.?m\b))(?![\d:])(?:\s?(?P<half>[ap])\.?m\b\.?)?
    |(?<![\w.])(?P<version>\d+(?:\.\d+){{2,}})
    |(?<=[A-Za-z])-?(?P<label>\d+)(?![\d.,]*\d|['’]?s\b)
    |(?<![\d/.,])(?P<clockround>24/7)(?![\d/])
    |(?<![\d.])(?P<decade>(?:1[789]|20)\d0|[’']?[2-9]0)['’]?s\b
    |(?<![\d.])(?P<nth>\d+)(?:st|nd|rd|th)\b
    |(?<![\d/.,])(?P<numerator>\d{{1,2}})/(?P<denominator>\d{{1,2}})(?![\d/]|[.,]\d)
    |(?P<currency>[$€£¥￥])?(?P<digits>{_DIGITS})
        (?:\+?[\s-]?(?P<magnitude>{_any_of(_MAGNITUDES)})s?\b|(?=[\s-]?(?P<kilo>kilo)bases?\b)|\s?(?P<short>{_any_of(_SHORT_MAGNITUDES)})\b)?
        (?P<percent>{_PERCENT})?
    |\bhalf\s(?:an?\s)?(?P<halved>{_any_of(_MAGNITUDES)}|dozen)\b
    |(?P<vulgar>[½¼¾⅓⅔])
    |\b(?P<month>{_MONTH})\b
    |\b(?:(?P<parts>{_any_of(_UNITS)}|an?)[\s-])?(?P<part>half|quarter|(?:{_any_of(_DENOMINATORS)}))s?\b(?<!\bhalfs)
    |\b(?:(?P<tens>{_any_of(_TENS)})-)(?P<units>{_any_of(_ORDINALS)})\b
    |\b(?P<words>{_WORD_NUMBER})(?:[\s-](?P<collective>dozen|decades?))?(?P<wordpercent>{_PERCENT})?(?![a-z])
    |\b(?P<ordinal>{_any_of(_ORDINALS)})\b
    |\b(?P<decadename>{_any_of(_DECADES)})\b
    |\b(?P<multiple>{_any_of(_MULTIPLES)}|(?:{_any_of(_UNITS)})fold)\b
    |\b(?P<lone>dozen|decade)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[-–—]|to|and|or)\s*", re.IGNORECASE)
_MAGNITUDE_AT_END = re.compile(rf"({_any_of(_MAGNITUDES | _SHORT_MAGNITUDES)})$", re.IGNORECASE)
_MONTH_CONTEXT = re.compile(
    r"(?:\d|\b(?:in|of|since|until|by|early|late|mid|last|this|next|from|to|and|between))[\s-]*$", re.IGNORECASE
)
"""What stands before "May" and "March" where they are months."""
_DAY_OR_YEAR = re.compile(r"\.?,?\s\d|/")
_INSIDE_SENTENCE = re.compile(r"[a-z,;]\s$")
_CAPITALISED = re.compile(r"\s[A-Z][a-z]")
_AGE = re.compile(r"\bin\s(?:my|your|his|her|its|our|their)\s(?:(?:early|mid|late)[\s-])?$", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"(?:\bnumber|\bno\.|#)\s?$", re.IGNORECASE)
_POINT_FOR_COMMA = re.compile(r"[1-9]\d{0,2}\.\d{3}")
"""German for 42,000, or a very exact 42."""
_SHARE = re.compile(r"\b(?:last|final|upper|lower|top|bottom|middle|remaining|nearly|almost)\s$", re.IGNORECASE)
"""What stands before "third of" where it is a part."""
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)


def english_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of English text, in order and disjoint."""
    found: list[Quantity] = []
    for match in _PATTERN.finditer(text):
        group = next((name for name in _READERS if match[name]), None)
        if group is not None:
            found.extend(_READERS[group](match))
    return _with_ranges(text, found)


def _one(
    match: re.Match[str],
    value: Fraction | int,
    kind: QuantityKind,
    *,
    mandatory: bool,
    group: int | str = 0,
    alternatives: tuple[Fraction, ...] = (),
) -> list[Quantity]:
    span = Span(*match.span(group))
    return [Quantity(value=Fraction(value), span=span, kind=kind, mandatory=mandatory, alternatives=alternatives)]


def _read_round_the_clock(match: re.Match[str]) -> list[Quantity]:
    start = match.start("clockround")
    return [
        Quantity(value=Fraction(value), span=span.shifted(start), kind=QuantityKind.NUMBER, mandatory=False)
        for value, span in ((24, Span(0, 2)), (7, Span(3, 4)))
    ]


def _read_iso(match: re.Match[str]) -> list[Quantity]:
    quantities = []
    kinds = (QuantityKind.YEAR, QuantityKind.MONTH, QuantityKind.DAY)
    for part, kind in zip(re.finditer(r"\d+", match["iso"]), kinds, strict=True):
        span = Span(*part.span()).shifted(match.start("iso"))
        quantities.append(Quantity(value=Fraction(part[0]), span=span, kind=kind, mandatory=True))
    return quantities


def _read_clock(match: re.Match[str]) -> list[Quantity]:
    hours, *rest = map(int, match["clock"].split(":"))
    if match["half"] and match["half"].lower() == "p" and hours < 12:
        hours += 12
    minutes = rest[0] if rest else 0
    return _one(match, hours + Fraction(minutes, 60), QuantityKind.TIME, mandatory=True) if hours < 25 else []


def _read_label(match: re.Match[str]) -> list[Quantity]:
    return _one(match, int(match["label"]), QuantityKind.NUMBER, mandatory=False, group="label")


def _read_decade(match: re.Match[str]) -> list[Quantity]:
    value = int(match["decade"].lstrip("’'"))
    is_age = value < 100 and _AGE.search(match.string[: match.start()])
    alternatives = (Fraction(value + 9), Fraction(value + 10)) if is_age else ()
    return _one(match, value, QuantityKind.DECADE, mandatory=True, alternatives=alternatives)


def _read_nth(match: re.Match[str]) -> list[Quantity]:
    return _one(match, int(match["nth"]), QuantityKind.ORDINAL, mandatory=True)


def _read_slash(match: re.Match[str]) -> list[Quantity]:
    numerator, denominator = int(match["numerator"]), int(match["denominator"])
    if not denominator:
        return []
    return _one(match, Fraction(numerator, denominator), QuantityKind.FRACTION, mandatory=True)


def _read_digits(match: re.Match[str]) -> list[Quantity]:
    digits = match["digits"].replace(",", "")
    value = Fraction(digits)
    before = match.string[: match.start()]
    alternatives: tuple[Fraction, ...] = ()
    if match["kilo"] or (match["short"] or "").lower() == "k":
        alternatives = (value,)  # 26 kilobases may be 2.6万 or 26 kb, and 4K is a name
    elif digits == match[0] and _POINT_FOR_COMMA.fullmatch(digits):
        alternatives = (value * 1000,)
    if match["magnitude"]:
        value *= _MAGNITUDES[match["magnitude"].lower()]
    elif match["short"] and (match["currency"] or match["short"].lower() != "m"):  # 1.8 m is a length
        value *= _SHORT_MAGNITUDES[match["short"].lower()]
    elif match["kilo"]:
        value *= 1000
    if match["percent"]:
        return _one(match, value / 100, QuantityKind.PERCENT, mandatory=True)
    is_year = digits == match[0] and len(digits) == 4 and digits[:2] in {"17", "18", "19", "20"}
    kind = QuantityKind.YEAR if is_year else QuantityKind.NUMBER
    is_rank = value == 1 and _NUMBER_SIGN.search(before) is not None  # 头号 has no numeral
    return _one(match, value, kind, mandatory=not is_rank, alternatives=alternatives)


def _read_halved(match: re.Match[str]) -> list[Quantity]:
    whole = (_MAGNITUDES | _COLLECTIVES)[match["halved"].lower()]
    return _one(match, Fraction(whole, 2), QuantityKind.NUMBER, mandatory=False)


def _read_vulgar(match: re.Match[str]) -> list[Quantity]:
    return _one(match, _VULGAR[match["vulgar"]], QuantityKind.FRACTION, mandatory=True)


def _read_month(match: re.Match[str]) -> list[Quantity]:
    name = match["month"]
    if not name[0].isupper():
        return []
    before, behind = match.string[: match.start()], match.string[match.end() :]
    is_dated = _DAY_OR_YEAR.match(behind) or _MONTH_CONTEXT.search(before)
    is_ambiguous = name.lower() in {"may", "march", "mar"}
    if is_ambiguous and not is_dated and not _INSIDE_SENTENCE.search(before):
        return []
    is_name = is_ambiguous or _CAPITALISED.match(behind)  # March Madness, June Almeida
    return _one(match, _MONTHS[name.lower()[:3]], QuantityKind.MONTH, mandatory=bool(is_dated or not is_name))


def _read_part(match: re.Match[str]) -> list[Quantity]:
    denominator = _DENOMINATORS[match["part"].lower()]
    parts = (match["parts"] or "").lower()
    is_share = match.string[match.end() :].startswith(" of ") and _SHARE.search(match.string[: match.start()])
    if match["part"].lower() in _ORDINALS and not parts and not is_share:
        return _one(match, denominator, QuantityKind.ORDINAL, mandatory=False)
    return _one(match, Fraction(_UNITS.get(parts, 1), denominator), QuantityKind.FRACTION, mandatory=False)


def _read_compound_ordinal(match: re.Match[str]) -> list[Quantity]:
    value = _TENS[match["tens"].lower()] + _ORDINALS[match["units"].lower()]
    return _one(match, value, QuantityKind.ORDINAL, mandatory=True)


def _read_words(match: re.Match[str]) -> list[Quantity]:
    numerals = [part for part in re.split(r"[\s,-]+", match["words"].lower()) if part != "and"]
    is_several = numerals[0] in _MAGNITUDES and not re.search(r"\ban?\s$", match.string[: match.start()], re.IGNORECASE)
    if not (match["collective"] or match["wordpercent"]) and is_several:
        return _one(match, _words_value(numerals), QuantityKind.NUMBER, mandatory=False)
    value = Fraction(_words_value(numerals))
    mandatory = len(numerals) > 1
    if match["collective"]:
        value *= _COLLECTIVES[match["collective"].lower()]
    if match["wordpercent"]:
        return _one(match, value / 100, QuantityKind.PERCENT, mandatory=True)
    return _one(match, value, QuantityKind.NUMBER, mandatory=mandatory)


def _words_value(numerals: list[str]) -> int:
    total = section = 0
    for numeral in numerals:
        magnitude = _MAGNITUDES.get(numeral)
        if magnitude == 100:
            section = (section or 1) * 100
        elif magnitude:
            total += (section or 1) * magnitude
            section = 0
        else:
            section += _UNITS.get(numeral, 0) + _TENS.get(numeral, 0)
    return total + section


def _read_ordinal(match: re.Match[str]) -> list[Quantity]:
    return _one(match, _ORDINALS[match["ordinal"].lower()], QuantityKind.ORDINAL, mandatory=False)


def _read_decade_name(match: re.Match[str]) -> list[Quantity]:
    return _one(match, _DECADES[match["decadename"].lower()], QuantityKind.DECADE, mandatory=False)


def _read_multiple(match: re.Match[str]) -> list[Quantity]:
    word = match["multiple"].lower()
    value = _UNITS[word.removesuffix("fold")] if word.endswith("fold") else _MULTIPLES[word]
    return _one(match, value, QuantityKind.MULTIPLE, mandatory=False)


def _read_collective(match: re.Match[str]) -> list[Quantity]:
    return _one(match, _COLLECTIVES[match["lone"].lower()], QuantityKind.NUMBER, mandatory=False)


_READERS: dict[str, Callable[[re.Match[str]], list[Quantity]]] = {
    "iso": _read_iso,
    "clock": _read_clock,
    "label": _read_label,
    "decade": _read_decade,
    "clockround": _read_round_the_clock,
    "nth": _read_nth,
    "numerator": _read_slash,
    "digits": _read_digits,
    "halved": _read_halved,
    "vulgar": _read_vulgar,
    "month": _read_month,
    "part": _read_part,
    "tens": _read_compound_ordinal,
    "words": _read_words,
    "ordinal": _read_ordinal,
    "decadename": _read_decade_name,
    "multiple": _read_multiple,
    "lone": _read_collective,
}
"""By the group that is there only for what the function reads; a version number (3.11.2) has none."""


def _with_ranges(text: str, quantities: list[Quantity]) -> tuple[Quantity, ...]:
    """Give the first number of a range what stands behind the second: 10 to 20 million, between 10 and 20%."""
    plain = {QuantityKind.NUMBER, QuantityKind.YEAR}
    for index, (low, high) in enumerate(pairwise(quantities)):
        gap = text[low.span.end : high.span.start]
        if low.kind not in plain or not _RANGE.fullmatch(gap):
            continue
        if high.kind is QuantityKind.PERCENT and low.value <= 100:
            quantities[index] = replace(low, value=low.value / 100, kind=QuantityKind.PERCENT)
        elif high.alternatives == (high.value / 1000,) and low.value <= high.alternatives[0]:
            quantities[index] = replace(low, value=low.value * 1000, alternatives=(low.value,))
        elif (magnitude := _MAGNITUDE_AT_END.search(high.span.of(text))) and (
            "and" not in gap.lower() or _BETWEEN.search(text[: low.span.start])
        ):
            scale = (_MAGNITUDES | _SHORT_MAGNITUDES)[magnitude[1].lower()]
            if not _MAGNITUDE_AT_END.search(low.span.of(text)) and low.value * scale <= high.value:
                quantities[index] = replace(low, value=low.value * scale)
    return tuple(quantities)
