"""What a person has fixed."""

from __future__ import annotations

import pytest

from duizhao.alignment.coarse import Region
from duizhao.alignment.locks import fixed_in
from duizhao.errors import UsageError
from duizhao.model import Lock

WHOLE = Region(source_start=0, source_end=10, target_start=0, target_end=12)


def lock(source: tuple[int, ...], target: tuple[int, ...]) -> Lock:
    return Lock(source=source, target=target)


def region(i: int, end_i: int, j: int, end_j: int) -> Region:
    return Region(source_start=i, source_end=end_i, target_start=j, target_end=end_j)


def test_without_locks_the_whole_is_left() -> None:
    assert fixed_in(WHOLE, []).parts == (WHOLE,)
    assert fixed_in(region(3, 3, 4, 4), []).parts == ()


def test_a_region_is_cut_at_its_locks_in_order() -> None:
    late, early = lock((6, 7), (5,)), lock((2,), (2, 3))
    fixed = fixed_in(WHOLE, iter([late, early]))
    assert fixed.parts == (region(0, 2, 0, 2), early, region(3, 6, 4, 5), late, region(8, 10, 6, 12))
    assert fixed.one_sided == ()


def test_between_neighbours_nothing_is_left() -> None:
    locks = [lock((0,), (0,)), lock((1,), (1,)), lock(tuple(range(2, 10)), tuple(range(2, 12)))]
    assert fixed_in(WHOLE, locks).parts == tuple(locks)


def test_a_side_may_be_used_up_before_the_other() -> None:
    assert fixed_in(WHOLE, [lock((9,), (0,))]).parts == (region(0, 9, 0, 0), lock((9,), (0,)), region(10, 10, 1, 12))


def test_locks_of_one_side_leave_the_place_open() -> None:
    omitted, added = lock((3, 4), ()), lock((), (7,))
    fixed = fixed_in(WHOLE, [omitted, added])
    assert fixed.parts == (WHOLE,)
    assert fixed.alone_sources == {3, 4}
    assert fixed.alone_targets == {7}
    assert set(fixed.one_sided) == {omitted, added}


@pytest.mark.parametrize(
    ("locks", "code", "told"),
    [
        ([lock((), ())], "empty-lock", "no sentence"),
        ([lock((1, 3), (1,))], "broken-lock", "1,3|1"),
        ([lock((3, 2), (1,))], "broken-lock", "3,2|1"),
        ([lock((2, 2), (1,))], "broken-lock", "2,2|1"),
        ([lock((1,), (4, 6))], "broken-lock", "1|4,6"),
        ([lock((10,), (0,))], "lock-outside", "10|0"),
        ([lock((-1,), (0,))], "lock-outside", "-1|0"),
        ([lock((0,), (11, 12))], "lock-outside", "0|11,12"),
        ([lock((9, 10), ())], "lock-outside", "9,10|-"),
        ([lock((1, 2), (1,)), lock((2,), (2,))], "locks-overlap", "1,2|1 and 2|2"),
        ([lock((1,), (1,)), lock((2,), (1,))], "locks-overlap", "1|1 and 2|1"),
        ([lock((1,), (1,)), lock((1,), (1,))], "locks-overlap", "1|1 and 1|1"),
        ([lock((1,), (1,)), lock((1,), ())], "locks-overlap", "1|1 and 1|-"),
        ([lock((), (3, 4)), lock((), (4,))], "locks-overlap", "-|3,4 and -|4"),
        ([lock((1,), (5,)), lock((2,), (4,))], "locks-cross", "1|5 and 2|4"),
        ([lock((7,), (2,)), lock((2,), (7,))], "locks-cross", "2|7 and 7|2"),
    ],
)
def test_impossible_locks_are_refused_by_name(locks: list[Lock], code: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        fixed_in(WHOLE, locks)
    assert caught.value.code == code
    assert told in caught.value.message
    assert caught.value.hint


def test_only_a_sentence_in_two_locks_is_named() -> None:
    with pytest.raises(UsageError, match="share target sentence 5"):
        fixed_in(WHOLE, [lock((1,), (4, 5)), lock((2,), (5, 6))])


def test_a_part_of_a_text_refuses_locks_outside_it() -> None:
    part = region(3, 6, 3, 6)
    assert fixed_in(part, [lock((3,), (5,))]).parts[0] == region(3, 3, 3, 5)
    with pytest.raises(UsageError, match="outside 3 to 5"):
        fixed_in(part, [lock((2,), (3,))])
