"""The close look at candidates."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.features import FEATURES, feature_matrix
from duizhao.alignment.matches import match_words
from duizhao.alignment.model import Model
from duizhao.alignment.weights import weight_vector
from duizhao.alignment.wordscores import score_words


def rows_of(model: Model, *beads: tuple[int, int, int, int]) -> list[Mapping[str, float]]:
    candidates = Candidates.of(beads)
    forward, backward = model.texts.forward, model.texts.backward
    words = score_words(forward, backward, match_words(forward, candidates), candidates)
    matrix = feature_matrix(model.texts, candidates, words)
    assert matrix.shape == (len(beads), len(FEATURES))
    assert np.isfinite(matrix).all()
    return [dict(zip(FEATURES, row, strict=True)) for row in matrix.tolist()]


def total(row: Mapping[str, float]) -> float:
    return float(np.array([row[name] for name in FEATURES]) @ weight_vector())


@pytest.mark.parametrize(
    ("source", "good", "bad"),
    [
        ("他慢慢地走回了村子。", "He walked slowly back to the village.", "He came."),
        ("他回来了吗？", "Has he come back?", "He has come back."),
        ("他终于回来了！", "He is back at last!", "He is back at last."),
        ("“他终于回来了。”", "“He is back at last.”", "He is back at last, really."),
        ("他加入了WTO的谈判。", "He joined the WTO negotiations.", "He joined the UN's negotiations."),
        ("老师在桥上。", "The teacher is on the bridge.", "The student is on the mountain."),
        ("（记者 王明）", "(By Wang Ming)", "He came by here."),
    ],
)
def test_the_better_translation_scores_more(source: str, good: str, bad: str, model_of: Callable[..., Model]) -> None:
    first, second = rows_of(model_of([source, "他来了。"], [good, bad]), (0, 0, 1, 1), (0, 1, 1, 1))
    assert total(first) > total(second)


def test_shape_and_gap_columns_are_one_for_their_beads_alone(model_of: Callable[..., Model]) -> None:
    model = model_of(["一。", "二。"], ["One.", "Two."])
    pair, split, deletion, insertion = rows_of(model, (0, 0, 1, 1), (0, 0, 1, 2), (0, 0, 1, 0), (0, 0, 0, 1))
    assert (pair["1-1"], pair["1-2"], pair["deletion"], pair["insertion"]) == (1, 0, 0, 0)
    assert (split["1-1"], split["1-2"]) == (0, 1)
    assert (deletion["deletion"], deletion["insertion"], deletion["1-1"]) == (1, 0, 0)
    assert (insertion["deletion"], insertion["insertion"]) == (0, 1)
    assert deletion["length"] == insertion["questions"] == 0


def test_marks_on_one_side_alone_count_against_a_bead(model_of: Callable[..., Model]) -> None:
    model = model_of(["来吗？", "来！", "（来）", "“来”"], ["Come?", "Come!", "(Come)", "“Come”", "Come."])
    for place, name in enumerate(("questions", "exclamations", "brackets", "closing_quote")):
        same, other = rows_of(model, (place, place, 1, 1), (place, 4, 1, 1))
        assert same[name] == 0
        assert other[name] == -1


def test_a_heading_is_not_to_be_glued_to_a_sentence(model_of: Callable[..., Model]) -> None:
    sources, targets = ["图书馆", *["他来了。"] * 9], ["The library", *["He came."] * 9]
    model = model_of(sources, targets)
    apart, glued, beside = rows_of(model, (0, 0, 1, 1), (0, 0, 2, 2), (0, 1, 1, 1))
    assert apart["glued"] == apart["unterminated"] == 0
    assert glued["glued"] < 0
    assert beside["unterminated"] < 0


def test_an_aside_stands_alone_more_readily_than_a_sentence(model_of: Callable[..., Model]) -> None:
    model = model_of(["他来了。", "（记者 王明）", "她走了。"], ["He came.", "[Photo]"])
    sentence, aside, inserted = rows_of(model, (0, 0, 1, 0), (1, 0, 1, 0), (0, 1, 0, 1))
    assert aside["deletion_aside"] == inserted["insertion_aside"] == 1
    assert sentence["deletion_aside"] == 0


def test_a_sentence_is_split_where_it_has_clauses(model_of: Callable[..., Model]) -> None:
    model = model_of(["他来了。", "他来了，坐下，笑了。"], ["He came.", "He sat.", "He laughed."])
    whole, cut = rows_of(model, (0, 0, 1, 3), (1, 0, 1, 3))
    assert whole["few_source_clauses"] == -2
    assert cut["few_source_clauses"] == 0


def test_breaks_inside_a_bead_count_against_it(model_of: Callable[..., Model]) -> None:
    model = model_of(["一。"] * 4, ["One."] * 4, source_breaks=[1, 3], target_breaks=[1, 3])
    spanning, together, alone = rows_of(model, (0, 0, 2, 2), (1, 1, 1, 1), (1, 2, 1, 1))
    assert spanning["spanned_source"] == spanning["spanned_target"] == -1
    assert together["paragraph_together"] == 1
    assert (together["paragraph_alone"], alone["paragraph_together"]) == (0, 0)
    assert alone["paragraph_alone"] == -1


def test_a_bead_that_ends_within_a_quotation_is_told_from_one_that_does_not(model_of: Callable[..., Model]) -> None:
    model = model_of(["“来了。", "走了。”", "他说。"], ["“Came.", "Left.”", "He said."])
    same, crossed = rows_of(model, (1, 1, 1, 1), (1, 2, 1, 1))
    assert same["quoted_alike"] == 0
    assert crossed["quoted_alike"] == -1
