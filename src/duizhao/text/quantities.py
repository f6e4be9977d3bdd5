"""Quantities in a text, and which of a source and its translation have no counterpart on the other side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from duizhao.text.chinese_quantities import chinese_quantities
from duizhao.text.english_quantities import english_quantities
from duizhao.text.quantity import Quantity, QuantityKind

__all__ = ["Quantity", "QuantityKind", "quantities", "unmatched"]

_ROUNDING = Fraction(1, 250)
"""How far a big number may be rounded in translation."""
_BIG = 10_000

_CALENDAR = frozenset({QuantityKind.MONTH, QuantityKind.DAY})


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the quantities of ``text``, in order and disjoint.

    ``language`` is a BCP 47 tag: Chinese rules for ``zh`` with or without subtags, English rules for everything else.
    """
    if language.lower().partition("-")[0] == "zh":
        return chinese_quantities(text)
    return english_quantities(text)


def unmatched(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return the mandatory quantities of the source that are missing in the target, and those the target adds.

    Each quantity answers for one of the other side, equal ones first, then those that a translator may write in
    another way: 14:00 as 2 p.m., 增长2倍 as "tripled", 2020 as ’20, 10% without its sign in "10 and 20 percent".
    A fraction also answers for two numbers next to each other: 七分之四, 7个中的4个 and "four of seven" are the same.
    What is still without counterpart may share one that is taken: a number may be said once for twice or twice for
    once. Both results are in the order given.
    """
    agreements: list[Callable[[Quantity, Quantity], bool]] = [_same, _alike]
    if any(quantity.kind is QuantityKind.PERCENT for quantity in target):
        agreements.append(_same_but_for_percent_sign)  # written once for several: "10, 20 and 30 percent"
    free_source, free_target = list(range(len(source))), list(range(len(target)))
    for agree in agreements:
        for index in sorted(free_source, key=lambda index: not source[index].mandatory):
            partner = _partner(source[index], target, free_target, agree)
            if partner is not None:
                free_source.remove(index)
                free_target.remove(partner)
    _pair_shares(source, free_source, target, free_target)
    _pair_shares(target, free_target, source, free_source)
    missing = tuple(
        source[index]
        for index in free_source
        if source[index].mandatory and not any(_alike(source[index], other) for other in target)
    )
    extra = tuple(
        target[index]
        for index in free_target
        if target[index].mandatory and not any(_alike(other, target[index]) for other in source)
    )
    return missing, extra


def _partner(
    quantity: Quantity, target: Sequence[Quantity], free: list[int], agree: Callable[[Quantity, Quantity], bool]
) -> int | None:
    partners = [index for index in free if agree(quantity, target[index])]
    return min(partners, key=lambda index: target[index].kind is not quantity.kind, default=None)


def _pair_shares(
    fractions: Sequence[Quantity], free: list[int], parts: Sequence[Quantity], free_parts: list[int]
) -> None:
    """Let the free fractions answer for two free neighbours: 4/7 for "four of seven" or 7个中的4个."""
    for index in tuple(free):
        if fractions[index].value.denominator == 1:
            continue
        for left, right in pairwise(tuple(free_parts)):
            low, high = sorted((parts[left].value, parts[right].value))
            kinds = {parts[left].kind, parts[right].kind}
            if right == left + 1 and kinds == {QuantityKind.NUMBER} and low == fractions[index].value * high:
                free.remove(index)
                free_parts.remove(left)
                free_parts.remove(right)
                break


def _same(source: Quantity, target: Quantity) -> bool:
    if source.kind in _CALENDAR and target.kind in _CALENDAR and source.kind is not target.kind:
        return False
    if source.value == target.value:
        return True
    return bool(source.alternatives or target.alternatives) and not _meanings(source).isdisjoint(_meanings(target))


def _meanings(quantity: Quantity) -> frozenset[Fraction]:
    return frozenset({quantity.value, *quantity.alternatives})


def _alike(source: Quantity, target: Quantity) -> bool:
    return _same(source, target) or any(
        _is_alike(source, ours, target, theirs)
        for ours in (source.value, *source.alternatives)
        for theirs in (target.value, *target.alternatives)
    )


def _is_alike(source: Quantity, ours: Fraction, target: Quantity, theirs: Fraction) -> bool:
    if source.kind is QuantityKind.TIME or target.kind is QuantityKind.TIME:
        return (ours - theirs) % 12 == 0
    if QuantityKind.MULTIPLE in {source.kind, target.kind} and abs(ours - theirs) in {0, 1}:
        return True
    if _is_year(source) or _is_year(target):
        return (ours - theirs) % 100 == 0 and min(ours, theirs) < 100  # ’20 for 2020
    return ours >= _BIG and abs(ours - theirs) <= ours * _ROUNDING


def _same_but_for_percent_sign(source: Quantity, target: Quantity) -> bool:
    kinds = {source.kind, target.kind}
    return QuantityKind.PERCENT in kinds and len(kinds) > 1 and target.value in {source.value * 100, source.value / 100}


def _is_year(quantity: Quantity) -> bool:
    return (
        quantity.kind in {QuantityKind.YEAR, QuantityKind.NUMBER, QuantityKind.DECADE} and 1700 <= quantity.value < 2100
    )
