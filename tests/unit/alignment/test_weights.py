"""The fitted numbers: complete, in the order of the features, and of the signs that their meaning asks for."""

from __future__ import annotations

import pytest

from duizhao.alignment.features import FEATURES
from duizhao.alignment.shapes import PAIRED
from duizhao.alignment.weights import EXCHANGE, WEIGHTS, weight_vector


def test_every_feature_has_its_weight_in_its_place() -> None:
    assert set(WEIGHTS) == set(FEATURES)
    assert weight_vector().tolist() == [WEIGHTS[name] for name in FEATURES]


@pytest.mark.parametrize(
    "name", ["target_words", "target_places", "source_places", "target_found", "anchors", "length"]
)
def test_what_speaks_for_a_bead_counts_for_it(name: str) -> None:
    assert WEIGHTS[name] > 0


def test_one_to_one_is_the_usual_shape_and_no_search_looks_for_others_than_ours() -> None:
    shapes = [WEIGHTS[f"{shape.source}-{shape.target}"] for shape in PAIRED]
    assert WEIGHTS["1-1"] == max(shapes)
    assert WEIGHTS["other_shape"] < min(shapes)


def test_a_poor_pair_is_cheaper_than_an_omission_beside_an_addition() -> None:
    assert WEIGHTS["1-1"] - 10 > WEIGHTS["deletion"] + WEIGHTS["insertion"] - EXCHANGE
