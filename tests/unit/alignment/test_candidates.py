"""Beads as arrays."""

from __future__ import annotations

import numpy as np

from duizhao.alignment.candidates import Candidates


def rows(beads: Candidates) -> list[tuple[int, int, int, int]]:
    return list(
        zip(beads.source.tolist(), beads.target.tolist(), beads.width.tolist(), beads.height.tolist(), strict=True)
    )


def test_beads_come_back_as_they_were_given() -> None:
    given = [(0, 0, 1, 2), (1, 2, 1, 0), (2, 2, 0, 1)]
    beads = Candidates.of(given)
    assert rows(beads) == given
    assert len(beads) == 3
    assert beads.source_end.tolist() == [1, 2, 2]
    assert beads.target_end.tolist() == [2, 2, 3]


def test_no_beads_are_beads_too() -> None:
    assert len(Candidates.of(())) == 0
    assert len(Candidates.joined([])) == 0
    assert rows(Candidates.joined([Candidates.of(()), Candidates.of([(1, 2, 1, 1)])])) == [(1, 2, 1, 1)]


def test_moving_moves_places_and_leaves_sizes() -> None:
    assert rows(Candidates.of([(0, 1, 2, 3)]).moved(10, 20)) == [(10, 21, 2, 3)]


def test_some_are_chosen_by_mask_or_by_index() -> None:
    beads = Candidates.of([(0, 0, 1, 1), (1, 1, 1, 1), (2, 2, 1, 1)])
    assert rows(beads.where(beads.source > 0)) == [(1, 1, 1, 1), (2, 2, 1, 1)]
    assert rows(beads.where(np.array([2, 0]))) == [(2, 2, 1, 1), (0, 0, 1, 1)]


def test_joining_keeps_the_order_of_the_parts() -> None:
    parts = (Candidates.of([(index, 0, 1, 1)]) for index in (3, 1, 2))
    assert Candidates.joined(parts).source.tolist() == [3, 1, 2]
