from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest

from duizhao.model import Span
from duizhao.text.quantity import Quantity, QuantityKind


def half() -> Quantity:
    return Quantity(value=Fraction(1, 2), span=Span(0, 3), kind=QuantityKind.PERCENT, mandatory=True)


def test_a_quantity_is_a_value() -> None:
    assert half() == half()
    assert len({half(), half()}) == 1
    with pytest.raises(FrozenInstanceError):
        setattr(half(), "value", Fraction(1))  # noqa: B010 - an assignment would not pass the type checker


def test_kinds_read_as_words_in_reports() -> None:
    assert f"{half().kind}" == "percent"


def test_a_quantity_means_one_thing_unless_it_says_otherwise() -> None:
    assert half().alternatives == ()
