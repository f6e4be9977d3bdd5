"""What kinds of beads there are and how often they are expected."""

from __future__ import annotations

import pytest

from duizhao.alignment.shapes import DELETION, GENERIC_PRIORS, INSERTION, PAIRED, Shape, adapted_priors


def test_all_the_kinds_that_translators_make_are_there() -> None:
    wanted = {Shape(1, count) for count in range(1, 5)} | {Shape(count, 1) for count in range(1, 5)} | {Shape(2, 2)}
    assert wanted <= set(PAIRED)
    assert DELETION not in PAIRED
    assert INSERTION not in PAIRED
    assert {DELETION, INSERTION} <= set(GENERIC_PRIORS)


def test_nothing_learnt_leaves_the_generic_proportions() -> None:
    adapted = adapted_priors({})
    assert sum(adapted.values()) == pytest.approx(1)
    assert adapted[Shape(1, 2)] / adapted[Shape(1, 1)] == pytest.approx(
        GENERIC_PRIORS[Shape(1, 2)] / GENERIC_PRIORS[Shape(1, 1)]
    )


def test_a_long_document_outweighs_the_generic_priors_and_a_short_one_does_not() -> None:
    generic = adapted_priors({})[Shape(1, 2)]
    assert adapted_priors({Shape(1, 2): 100_000.0})[Shape(1, 2)] > 0.95
    assert adapted_priors({Shape(1, 2): 3.0})[Shape(1, 2)] - generic < 0.1


def test_a_shape_that_was_not_seen_stays_possible() -> None:
    assert all(prior > 0 for prior in adapted_priors({Shape(1, 1): 1e6}).values())
