"""How well a bead fits."""

from __future__ import annotations

import numpy as np
import pytest

from duizhao.alignment.anchors import find_anchors
from duizhao.alignment.likelihood import BeadScores, Region, Style, length_deviation, score_beads
from duizhao.alignment.profile import profile_sources, profile_targets
from duizhao.alignment.shapes import Shape, adapted_priors

ONE = Shape(1, 1)


def scored(sources: list[str], targets: list[str]) -> BeadScores:
    return score_beads(
        profile_sources(sources),
        profile_targets(targets),
        find_anchors(sources, targets, None),
        Region(source_start=0, source_end=len(sources), target_start=0, target_end=len(targets)),
        Style(ratio=3.4, priors=adapted_priors({})),
    )


@pytest.mark.parametrize(
    ("source", "good", "bad"),
    [
        ("他慢慢地走回了村子。", "He walked slowly back to the village.", "He came."),
        ("他回来了吗？", "Has he come back?", "He has come back."),
        ("他终于回来了！", "He is back at last!", "He is back at last."),
        ("“他终于回来了。”", "“He is back at last.”", "He is back at last, really."),
        ("他加入了WTO的谈判。", "He joined the WTO negotiations.", "He joined the UN's negotiations."),
    ],
)
def test_the_better_translation_scores_more(source: str, good: str, bad: str) -> None:
    [[first, second]] = scored([source], [good, bad]).paired[ONE].tolist()
    assert first > second


def test_every_shape_that_fits_has_a_score_for_every_place() -> None:
    scores = scored(["一。"] * 3, ["One."] * 2)
    assert {shape: matrix.shape for shape, matrix in scores.paired.items()}[Shape(2, 1)] == (2, 2)
    assert all(shape.source <= 3 and shape.target <= 2 for shape in scores.paired)
    assert scores.deletions.shape == (3,)
    assert scores.insertions.shape == (2,)
    assert all(np.isfinite(matrix).all() for matrix in scores.paired.values())


def test_an_anchor_that_occurs_twice_does_not_glue_its_sentences_together() -> None:
    scores = scored(["加入WTO了。", "退出WTO了。"], ["They joined the WTO.", "They left the WTO."])
    apart = scores.paired[ONE][0, 0] + scores.paired[ONE][1, 1]
    assert apart > scores.paired[Shape(2, 2)][0, 0]


def test_a_region_scores_as_the_same_place_in_the_whole() -> None:
    sources, targets = ["一。", "GDP？", "三。"], ["GDP?", "Two!", "Three, three."]
    whole = scored(sources, targets)
    part = score_beads(
        profile_sources(sources),
        profile_targets(targets),
        find_anchors(sources, targets, None),
        Region(source_start=1, source_end=3, target_start=0, target_end=2),
        Style(ratio=3.4, priors=adapted_priors({})),
    )
    np.testing.assert_allclose(part.paired[ONE], whole.paired[ONE][1:, :2])


def test_lengths_in_the_ratio_do_not_deviate_and_short_ones_may_vary_more() -> None:
    deviation, variance = length_deviation(np.array([10.0, 100.0]), np.array([34.0, 340.0]), 3.4)
    assert np.abs(deviation).tolist() == pytest.approx([0, 0])
    assert variance[0] > variance[1] > 0
    assert Region(source_start=0, source_end=3, target_start=1, target_end=5).cells == 12


def test_marks_are_compared_place_by_place_in_beads_of_as_many_sentences() -> None:
    square = Shape(2, 2)
    straight = scored(["来吗？", "走了。"], ["Coming?", "Went."]).paired[square]
    crossed = scored(["来吗？", "走了。"], ["Going.", "Left?"]).paired[square]
    assert straight[0, 0] > crossed[0, 0] + 2


def test_a_byline_stands_alone_more_readily_than_a_sentence() -> None:
    deletions = scored(["他来了。", "（记者 王明）", "她走了。"], ["He came.", "She left."]).deletions
    assert deletions[1] > deletions[0] == deletions[2]
