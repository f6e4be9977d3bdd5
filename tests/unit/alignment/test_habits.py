"""What one translator does more and less often than usual."""

from __future__ import annotations

import numpy as np
import pytest

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.habits import USUAL, Habits
from duizhao.alignment.shapes import DELETION, INSERTION, Shape

ONE_OF_EACH = Candidates.of((0, 0, *shape) for shape in USUAL)
PLACE = {shape: place for place, shape in enumerate(USUAL)}


def learnt(counts: dict[Shape, int], weight: float = 1.0) -> dict[Shape, float]:
    beads = Candidates.of((0, 0, *shape) for shape, count in counts.items() for _ in range(count))
    scores = Habits.of(beads, np.full(len(beads), weight)).scores(ONE_OF_EACH)
    return {shape: float(scores[place]) for shape, place in PLACE.items()}


def test_what_is_usual_adds_nothing() -> None:
    assert Habits.usual().scores(ONE_OF_EACH).tolist() == [0] * len(USUAL)
    assert sum(USUAL.values()) == pytest.approx(1, abs=0.01)


def test_nothing_seen_is_as_usual() -> None:
    assert list(learnt({}).values()) == pytest.approx([0] * len(USUAL), abs=1e-9)


def test_a_translator_who_leaves_much_out_is_known_for_it() -> None:
    habits = learnt({Shape(1, 1): 800, DELETION: 200})
    assert habits[DELETION] > 2
    assert habits[INSERTION] < 0


def test_the_more_is_seen_the_more_it_says() -> None:
    few, many = learnt({Shape(1, 1): 8, DELETION: 2}), learnt({Shape(1, 1): 800, DELETION: 200})
    assert 0 < few[DELETION] < many[DELETION]


def test_what_is_trusted_less_says_less() -> None:
    counts = {Shape(1, 1): 80, DELETION: 20}
    assert 0 < learnt(counts, 0.2)[DELETION] < learnt(counts)[DELETION]


def test_shapes_follow_the_document_a_little_way() -> None:
    habits = learnt({Shape(1, 2): 10_000})
    assert 0 < habits[Shape(1, 2)] < 0.5
    assert habits[Shape(1, 1)] < 0


def test_a_shape_that_was_not_seen_stays_possible() -> None:
    assert np.isfinite(list(learnt({Shape(1, 1): 1_000_000}).values())).all()


def test_beads_of_unusual_shapes_get_nothing() -> None:
    assert Habits.of(ONE_OF_EACH, np.ones(len(USUAL))).scores(Candidates.of([(0, 0, 9, 9)])).tolist() == [0]
