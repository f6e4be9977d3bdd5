"""Words that meet."""

from __future__ import annotations

import numpy as np

from duizhao.alignment.cooccurrence import (
    Cooccurrence,
    TrainingBead,
    Vocabulary,
    source_tokens,
    target_tokens,
)


def test_chinese_is_taken_by_characters_and_pairs_of_neighbours() -> None:
    assert source_tokens("张三，李四GDP") == ["张", "三", "张三", "李", "四", "李四"]


def test_english_words_lose_case_and_common_endings() -> None:
    assert target_tokens("Studies, studied; STUDY!") == ["stud", "stud", "stud"]
    assert target_tokens("the cat walks") == ["the", "cat", "walk"]


def test_words_of_one_sentence_alone_are_not_numbered() -> None:
    vocabulary = Vocabulary.of([["a", "b", "a"], ["a", "c"], []])
    assert vocabulary.size == 1
    assert [sentence.tolist() for sentence in vocabulary.sentences] == [[0, 0], [0], []]
    assert vocabulary.counts(0, 3, vocabulary.occurring(0, 3)).tolist() == [[2], [1], [0]]


def model() -> Cooccurrence:
    """Six words that each meet their translation three times."""
    sources = Vocabulary.of([[word] for word in "山河城树桥船" * 3])
    targets = Vocabulary.of([[word] for word in ["hill", "river", "town", "tree", "bridge", "boat"] * 3])
    beads = [TrainingBead(source=(index,), target=(index,), weight=1.0) for index in range(18)]
    return Cooccurrence(sources, targets, beads)


def test_sentences_whose_words_met_score_above_nothing_and_others_below() -> None:
    view = model().views(0, 6, 0, 6)
    for scores in (view.target_given_source(1), view.source_given_target(1)):
        assert scores.shape == (6, 6)
        assert (np.diag(scores) > 0).all()
        assert (scores[~np.eye(6, dtype=bool)] < 0).all()


def test_a_run_is_asked_as_a_whole() -> None:
    view = model().views(0, 6, 0, 6)
    over_two = view.target_given_source(2)
    assert over_two.shape == (5, 6)
    assert over_two[0, 0] > 0
    assert over_two[0, 1] > 0
    assert over_two[0, 2] < 0
    assert view.source_given_target(3).shape == (6, 4)


def test_a_region_sees_its_own_sentences() -> None:
    whole, part = model().views(0, 6, 0, 6), model().views(2, 5, 1, 4)
    np.testing.assert_allclose(part.target_given_source(1), whole.target_given_source(1)[2:5, 1:4], rtol=1e-5)


def test_beads_that_are_not_trusted_teach_nothing() -> None:
    sources = Vocabulary.of([["山"], ["山"]])
    targets = Vocabulary.of([["hill"], ["hill"]])
    beads = [TrainingBead(source=(index,), target=(index,), weight=0.0) for index in range(2)]
    assert (Cooccurrence(sources, targets, beads).views(0, 2, 0, 2).target_given_source(1) < 0).all()


def test_no_words_in_common_use_score_nothing() -> None:
    empty = Vocabulary.of([["一"], ["二"]])
    view = Cooccurrence(empty, empty, [TrainingBead(source=(0,), target=(0,), weight=1.0)]).views(0, 2, 0, 2)
    assert (view.target_given_source(1) == 0).all()
