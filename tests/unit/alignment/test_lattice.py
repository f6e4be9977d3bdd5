"""The best run of beads through the candidates."""

from __future__ import annotations

import math

import numpy as np
import pytest

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.lattice import Decoded, decode

PAIR, DELETION, INSERTION = (1, 1), (1, 0), (0, 1)
Scored = list[tuple[int, int, int, int, float]]


def decoded(beads: Scored, exchange: float = 0.0, continuation: float = 0.0) -> Decoded:
    return decode(
        Candidates.of(bead[:4] for bead in beads),
        np.array([bead[4] for bead in beads]),
        exchange=exchange,
        continuation=continuation,
    )


def test_one_bead_is_the_only_path() -> None:
    found = decoded([(0, 0, 1, 1, -3.0)])
    assert found.best.tolist() == [0]
    assert found.probabilities.tolist() == [1]
    assert found.total == pytest.approx(-3)
    assert found.continued == 0


def test_two_ways_share_the_probability_as_their_scores_say() -> None:
    found = decoded([(0, 0, 1, 1, math.log(3)), (0, 0, 1, 0, 0.0), (1, 0, 0, 1, 0.0)])
    assert found.best.tolist() == [0]
    assert found.probabilities.tolist() == pytest.approx([0.75, 0.25, 0.25])
    assert found.total == pytest.approx(math.log(4))


def test_the_order_of_the_candidates_does_not_matter() -> None:
    found = decoded([(1, 1, 1, 1, 1.0), (0, 0, 2, 2, 0.0), (0, 0, 1, 1, 1.0)])
    assert found.best.tolist() == [2, 0]
    assert found.probabilities[1] < 0.2


def test_a_region_may_begin_anywhere() -> None:
    found = decoded([(7, 30, 1, 2, 0.0), (8, 32, 1, 1, 0.0), (7, 30, 2, 3, 5.0)])
    assert found.best.tolist() == [2]


def test_what_leads_nowhere_has_no_probability_and_is_not_taken() -> None:
    dead_end, unreached = (0, 0, 1, 2, 50.0), (0, 1, 2, 1, 50.0)
    found = decoded([(0, 0, 1, 1, 0.0), (1, 1, 1, 1, 0.0), dead_end, unreached])
    assert found.best.tolist() == [0, 1]
    assert found.probabilities.tolist() == [1, 1, 0, 0]


def test_an_exchange_costs_in_either_order() -> None:
    beads: Scored = [(0, 0, 1, 1, -1.0), (0, 0, 1, 0, 0.0), (1, 0, 0, 1, 0.0), (0, 0, 0, 1, 0.0), (0, 1, 1, 0, 0.0)]
    assert decoded(beads).best.tolist() in ([1, 2], [3, 4])
    found = decoded(beads, exchange=2.0)
    assert found.best.tolist() == [0]
    assert found.probabilities[1] == pytest.approx(math.exp(-2) / (math.exp(-1) + 2 * math.exp(-2)))


def test_an_omission_behind_an_omission_gains_and_is_counted() -> None:
    beads: Scored = [(0, 0, 1, 0, 0.0), (1, 0, 1, 0, 0.0), (2, 0, 1, 1, 0.0)]
    found = decoded(beads, continuation=0.5)
    assert found.total == pytest.approx(0.5)
    assert found.continued == pytest.approx(1)
    assert decoded([(0, 0, 1, 0, 0.0), (1, 0, 1, 1, 0.0), (2, 1, 1, 0, 0.0)], continuation=0.5).total == 0


def test_the_first_omission_of_a_text_continues_nothing() -> None:
    assert decoded([(0, 0, 1, 0, 0.0)], exchange=8.0, continuation=3.0).total == 0


def test_scores_far_below_zero_keep_their_probabilities() -> None:
    beads: Scored = [(0, 0, 1, 1, -50_000.0), (0, 0, 1, 0, -50_001.0), (1, 0, 0, 1, 0.0)]
    assert decoded(beads).probabilities[0] == pytest.approx(1 / (1 + math.exp(-1)))
    assert np.isfinite(decoded([(0, 0, 1, 1, -1e9)]).probabilities).all()
