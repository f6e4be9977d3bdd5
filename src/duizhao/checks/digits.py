"""Numbers of the source that the target gets wrong or leaves out."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from duizhao.checks.check import CheckContext, Example, PlainText, plain_text
from duizhao.model import Finding, Fix, Segment, Severity
from duizhao.text.quantities import Quantity, QuantityKind, quantities, unmatched

__all__ = ["CHECK"]

_ID = "digits"
_CALENDAR_UNIT = re.compile(r"\s?(?P<unit>[年月日号])")
_MAGNITUDES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


class _Digits:
    id = _ID
    title = "Numbers"
    description = (
        "A number of the source is missing in the target (a warning), or another stands in its place (an error). "
        "Values are compared, not digits: 188亿 is 18.8 billion. Numbers that only the target has are left alone."
    )
    severity = Severity.ERROR
    passing = (
        Example(source="成交额突破188亿元。", target="Contracts exceeded 18.8 billion yuan."),
        Example(source="2024年6月10日至12日", target="From June 10 to 12, 2024"),
        Example(source="三分之二的国家", target="Two thirds of the countries"),
    )
    failing = (
        Example(source="成交额突破188亿元。", target="Contracts exceeded 188 billion yuan."),
        Example(source="围绕38场活动", target="Around the events"),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's shape
        target = plain_text(segment.target, segment.codes)
        if not target.text.strip():
            return
        source = plain_text(segment.source, segment.codes)
        wanted, found = quantities(source.text, "zh"), quantities(target.text, "en")
        missing, extra = unmatched(wanted, found)
        rivals = list(extra)
        for quantity in missing:
            rival = _rival(quantity, rivals)
            if rival is not None:
                rivals.remove(rival)
            yield _finding(quantity, rival, source, target, wanted)
        if not missing:
            yield from _doubtful(source, target, wanted, found)


def _doubtful(
    source: PlainText, target: PlainText, wanted: Sequence[Quantity], found: Sequence[Quantity]
) -> Iterator[Finding]:
    """Yield what is worth knowing: another number stands for a numeral that need not be rendered (三, 两国)."""
    missing, extra = unmatched(_all_mandatory(wanted), _all_mandatory(map(_as_english_reads_it, found)))
    # "One" and "first" stand in English where Chinese has no numeral, and the other way round; a dozen is 十多.
    rivals = [other for other in extra if other.value != 1 and "dozen" not in other.span.of(target.text).lower()]
    for quantity in missing:
        if quantity.value == 1 and quantity.kind is not QuantityKind.ORDINAL:
            continue
        rival = _rival(quantity, [other for other in rivals if other.kind is quantity.kind])
        if rival is not None:
            rivals.remove(rival)
            yield replace(_finding(quantity, rival, source, target, wanted), severity=Severity.INFO, fixes=())


def _as_english_reads_it(quantity: Quantity) -> Quantity:
    """Return the quantity without the reading that takes a decimal point for a thousands comma: 42.000 is 42."""
    if quantity.kind is QuantityKind.NUMBER and quantity.alternatives == (quantity.value * 1000,):
        return replace(quantity, alternatives=())
    return quantity


def _all_mandatory(every: Iterable[Quantity]) -> tuple[Quantity, ...]:
    return tuple(replace(quantity, mandatory=True) for quantity in every)


def _rival(quantity: Quantity, candidates: Sequence[Quantity]) -> Quantity | None:
    """Return the number of the target that most likely stands in the place of ``quantity``."""

    def distance(other: Quantity) -> tuple[bool, bool]:
        return other.kind is not quantity.kind, not _is_shifted(quantity.value, other.value)

    return min(candidates, key=distance, default=None)


def _is_shifted(value: Fraction, other: Fraction) -> bool:
    """Whether two values differ by a power of ten, the classic slip with 万 and 亿."""
    return any(value * 10**power == other or value == other * 10**power for power in range(1, 9))


def _finding(
    quantity: Quantity, rival: Quantity | None, source: PlainText, target: PlainText, wanted: Sequence[Quantity]
) -> Finding:
    written = quantity.span.of(source.text).strip()
    value = _english(quantity)
    for other in quantity.alternatives:
        if quantity.value < other < quantity.value * 1000:  # 七八十; the thousands of 4K are but a way to read it
            value = f"{value} or {_english(replace(quantity, value=other))}"
    unit = _CALENDAR_UNIT.match(source.text, quantity.span.end)
    said = f"{written}{unit['unit'] if unit else ''} is {value}"
    if rival is None:
        return Finding(
            check=_ID,
            severity=Severity.WARNING,
            message=f"Add {value}." if written == value else f"{said}, which the target does not have; add it.",
            source_span=source.stored(quantity.span),
            subject=written,
        )
    found = rival.span.of(target.text)
    return Finding(
        check=_ID,
        severity=Severity.ERROR,
        message=f"{f'Write {value}' if written == value else said}; the target has {found}.",
        source_span=source.stored(quantity.span),
        target_span=target.stored(rival.span),
        fixes=_fixes(value, quantity, rival, target, wanted),
        subject=written,
    )


def _fixes(
    value: str, quantity: Quantity, rival: Quantity, target: PlainText, wanted: Sequence[Quantity]
) -> tuple[Fix, ...]:
    """Return the fix that puts the right value in, if it settles the matter when read again."""
    if quantity.kind is not rival.kind:
        return ()
    span = rival.span
    corrected = target.text[: span.start] + value + target.text[span.end :]
    missing, _ = unmatched(wanted, quantities(corrected, "en"))
    if quantity in missing:
        return ()
    return target.fixes(f"Replace with “{value}”", span, value)


def _english(quantity: Quantity) -> str:
    """Return the value as an English text would write it."""
    value = quantity.value
    whole = int(value)
    written = {
        QuantityKind.PERCENT: f"{_decimal(value * 100)}%",
        QuantityKind.MONTH: calendar.month_name[whole] if 1 <= whole <= 12 else "",
        QuantityKind.YEAR: str(whole),
        QuantityKind.DECADE: f"{whole}s",
        QuantityKind.TIME: f"{whole}:{round(value % 1 * 60):02}",
        QuantityKind.FRACTION: f"{value.numerator}/{value.denominator}" if value.denominator > 1 else "",
        QuantityKind.ORDINAL: _ordinal(whole) if value == whole else "",
    }.get(quantity.kind, "")
    return written or _number(value)


def _number(value: Fraction) -> str:
    for magnitude, name in _MAGNITUDES:
        scaled = value / magnitude
        if scaled >= 1 and (scaled * 1000).denominator == 1:
            return f"{_decimal(scaled)} {name}"
    return _decimal(value)


def _decimal(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{int(value):,}"
    return f"{float(value):,.6f}".rstrip("0").rstrip(".")


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


CHECK = _Digits()
