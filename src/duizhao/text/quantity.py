"""What a quantity is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from duizhao.model.span import Span

__all__ = ["Quantity", "QuantityKind"]


class QuantityKind(StrEnum):
    """What a number says."""

    NUMBER = "number"
    PERCENT = "percent"
    """The value is a share of one: 1/2 for 50%. Percentage points, tenths (成) and per mille as well."""
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    MULTIPLE = "multiple"
    """How many times as much."""
    YEAR = "year"
    DECADE = "decade"
    """The value is its first year; without a century, 70 for the seventies."""
    MONTH = "month"
    """1 to 12."""
    DAY = "day"
    """Of the month, 1 to 31."""
    TIME = "time"
    """Of the day, in hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in a text, whatever it is written with."""

    value: Fraction
    """Exact, magnitudes included: 18800000000 for 188亿."""
    span: Span
    kind: QuantityKind
    mandatory: bool
    """Whether a translation must render it: digits, or a numeral of several words or characters that counts."""
    alternatives: tuple[Fraction, ...] = ()
    """What it may mean just as well: 80 beside 70 in 七八十, 4 beside 4,000 in "4K", 42,000 beside 42 in "42.000"."""
