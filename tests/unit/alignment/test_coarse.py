"""Rough scores of the beads of a region."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from duizhao.alignment.coarse import CoarseScores, Region, length_deviation
from duizhao.alignment.model import Model
from duizhao.alignment.shapes import DELETION, INSERTION, PAIRED, Shape

ONE = Shape(1, 1)


def region(n: int, m: int, i: int = 0, j: int = 0) -> Region:
    return Region(source_start=i, source_end=n, target_start=j, target_end=m)


def test_a_region_knows_its_sentences() -> None:
    part = region(5, 9, 2, 9)
    assert (part.sources, part.targets) == (slice(2, 5), slice(9, 9))
    assert list(part.source_range) == [2, 3, 4]
    assert part.is_one_sided
    assert not region(1, 1).is_one_sided


@pytest.mark.parametrize(
    ("source", "good", "bad"),
    [
        ("他慢慢地走回了村子。", "He walked slowly back to the village.", "He came."),
        ("他回来了吗？", "Has he come back?", "He has come back."),
        ("他终于回来了！", "He is back at last!", "He is back at last."),
        ("“他终于回来了。”", "“He is back at last.”", "He is back at last, really."),
        ("他加入了WTO的谈判。", "He joined the WTO negotiations.", "He joined the UN's negotiations."),
        ("老师在桥上。", "The teacher is on the bridge.", "The student is on the mountain."),
    ],
)
def test_the_better_translation_scores_more(source: str, good: str, bad: str, model_of: Callable[..., Model]) -> None:
    [[first, second]] = CoarseScores(model_of([source], [good, bad]).texts, region(1, 2)).of(ONE).tolist()
    assert first > second


@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 8), (8, 1), (5, 7)])
def test_every_shape_that_fits_has_a_score_for_every_place(n: int, m: int, model_of: Callable[..., Model]) -> None:
    scores = CoarseScores(model_of(["一。"] * n, ["One."] * m).texts, region(n, m))
    for shape in PAIRED:
        if shape.source <= n and shape.target <= m:
            matrix = scores.of(shape)
            assert matrix.shape == (n + 1 - shape.source, m + 1 - shape.target)
            assert np.isfinite(matrix).all()
            assert matrix.min() > -1_000
    assert scores.of(DELETION).shape == (n, 1)
    assert scores.of(INSERTION).shape == (1, m)


def test_marks_are_compared_in_beads_of_several_sentences(model_of: Callable[..., Model]) -> None:
    square = Shape(2, 2)
    sources = ["来吗？", "走了！"]
    same = CoarseScores(model_of(sources, ["Coming?", "Went!"]).texts, region(2, 2)).of(square)
    other = CoarseScores(model_of(sources, ["Coming.", "Went.."]).texts, region(2, 2)).of(square)
    assert same[0, 0] > other[0, 0] + 1


def test_a_byline_stands_alone_more_readily_than_a_sentence(model_of: Callable[..., Model]) -> None:
    texts = model_of(["他来了。", "（记者 王明）", "她走了。"], ["He came.", "She left."]).texts
    first, byline, last = CoarseScores(texts, region(3, 2)).of(DELETION)[:, 0].tolist()
    assert byline > first == last


def test_a_bead_across_a_break_scores_less(model_of: Callable[..., Model]) -> None:
    texts = ["他来了。"] * 3, ["He came."] * 3
    plain = CoarseScores(model_of(*texts).texts, region(3, 3)).of(Shape(2, 1))
    broken = CoarseScores(model_of(*texts, source_breaks=[2]).texts, region(3, 3)).of(Shape(2, 1))
    np.testing.assert_allclose(broken[0], plain[0])
    assert (broken[1] < plain[1] - 1).all()


def test_lengths_in_the_ratio_do_not_deviate_and_short_ones_may_vary_more() -> None:
    deviation, variance = length_deviation(np.array([10.0, 100.0]), np.array([34.0, 340.0]), 3.4)
    assert deviation.tolist() == pytest.approx([0, 0])
    assert variance[0] > variance[1] > 0
    longer, _ = length_deviation(np.array([10.0]), np.array([70.0]), 3.4)
    assert longer[0] > 0
