"""What kinds of beads there are."""

from __future__ import annotations

from duizhao.alignment.features import FEATURES
from duizhao.alignment.shapes import DELETION, INSERTION, PAIRED, Shape
from duizhao.alignment.weights import WEIGHTS, weight_vector


def test_all_the_kinds_that_translators_make_are_there() -> None:
    wanted = {Shape(1, count) for count in range(1, 7)} | {Shape(count, 1) for count in range(1, 5)} | {Shape(2, 2)}
    assert wanted <= set(PAIRED)
    assert DELETION not in PAIRED
    assert INSERTION not in PAIRED
    assert len(set(PAIRED)) == len(PAIRED)


def test_every_feature_has_its_weight_and_no_weight_is_left_over() -> None:
    assert set(WEIGHTS) == set(FEATURES)
    assert weight_vector().tolist() == [WEIGHTS[name] for name in FEATURES]


def test_the_larger_a_bead_the_less_it_is_expected() -> None:
    assert all(WEIGHTS["1-1"] > WEIGHTS[f"{a}-{b}"] for a, b in PAIRED if (a, b) != (1, 1))
    assert WEIGHTS["1-2"] > WEIGHTS["1-3"] > WEIGHTS["1-4"]
