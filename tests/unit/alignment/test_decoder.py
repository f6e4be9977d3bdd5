"""The search for the best run of beads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from duizhao.alignment.decoder import decode
from duizhao.alignment.likelihood import BeadScores
from duizhao.alignment.shapes import DELETION, INSERTION, Shape

ONE, SPLIT = Shape(1, 1), Shape(1, 2)


def scores(ones: list[list[float]], splits: list[list[float]] | None = None, unpaired: float = -5.0) -> BeadScores:
    paired = {ONE: np.array(ones)}
    if splits is not None:
        paired[SPLIT] = np.array(splits)
    n, m = paired[ONE].shape
    return BeadScores(paired=paired, deletions=np.full(n, unpaired), insertions=np.full(m, unpaired))


def test_the_best_path_may_skip_a_sentence() -> None:
    decoded = decode(scores([[0.0, -9.0], [-9.0, -9.0], [-9.0, 0.0]], unpaired=-3.0))
    assert [(bead.source, bead.target, bead.shape) for bead in decoded.beads] == [
        (0, 0, ONE),
        (1, 1, DELETION),
        (2, 1, ONE),
    ]


def test_a_split_wins_where_it_scores_more_than_its_parts() -> None:
    decoded = decode(scores([[-1.0, -1.0]], [[-2.0]]))
    assert [bead.shape for bead in decoded.beads] == [SPLIT]


def test_confidence_is_the_share_of_the_paths_probability() -> None:
    # Two paths: the pair, and deletion with insertion in either order
    decoded = decode(scores([[-1.0]], unpaired=-1.0))
    others = 2 * np.exp(-2.0)
    assert decoded.beads[0].confidence == pytest.approx(np.exp(-1.0) / (np.exp(-1.0) + others))


def test_a_higher_temperature_is_less_sure_of_the_same_beads() -> None:
    surely, hardly = (decode(scores([[-1.0, -4.0], [-4.0, -1.0]]), temperature=value) for value in (1.0, 3.0))
    assert [bead.shape for bead in surely.beads] == [bead.shape for bead in hardly.beads] == [ONE, ONE]
    assert surely.beads[0].confidence > hardly.beads[0].confidence


def test_expected_counts_use_up_every_sentence() -> None:
    generator = np.random.default_rng(7)
    random = scores(generator.normal(size=(5, 6)).tolist(), generator.normal(size=(5, 5)).tolist(), unpaired=-1.0)
    expected = decode(random).expected
    assert sum(count * shape.source for shape, count in expected.items()) == pytest.approx(5)
    assert sum(count * shape.target for shape, count in expected.items()) == pytest.approx(6)


def test_rows_of_insertions_end() -> None:
    decoded = decode(scores([[-1.0] * 50], unpaired=-0.1))
    assert sum(bead.shape == INSERTION for bead in decoded.beads) >= 49
    assert sum(bead.shape.target for bead in decoded.beads) == 50


def test_a_deletion_beside_an_insertion_costs_extra_and_apart_from_it_nothing() -> None:
    ones = np.array([[-4.0, -9.0], [-9.0, -1.0]])
    shapes = [bead.shape for bead in decode(scores(ones.tolist(), unpaired=-1.0)).beads]
    assert shapes.count(ONE) == 1
    charged = replace(scores(ones.tolist(), unpaired=-1.0), exchange=3.0)
    assert [bead.shape for bead in decode(charged).beads] == [ONE, ONE]
    apart = replace(scores([[-9.0, -9.0], [0.0, -9.0]], unpaired=-1.0), exchange=50.0)
    assert [bead.shape for bead in decode(apart).beads] == [DELETION, ONE, INSERTION]
