"""Words as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from duizhao.alignment.tokens import Token
from duizhao.alignment.vocabulary import Vocabulary, ranges, summed_rows, sums


def test_words_are_numbered_as_they_come_and_stand_where_they_stand() -> None:
    sentences = [[Token("山", 0, 1), Token("老师", 2, 4)], [], [Token("山", 1, 2)]]
    vocabulary = Vocabulary.of(sentences, [5, 3, 2])
    assert len(vocabulary) == 3
    assert vocabulary.words == {"山": 0, "老师": 1}
    assert vocabulary.starts.tolist() == [0, 2, 2, 3]
    assert vocabulary.numbers.tolist() == [0, 1, 0]
    assert vocabulary.places.tolist() == [0.5, 3, 9.5]
    assert vocabulary.edges.tolist() == [0, 5, 8, 10]


def test_a_word_that_is_often_there_has_the_larger_share() -> None:
    vocabulary = Vocabulary.of([[Token("a", 0, 1)] * 3 + [Token("b", 1, 2)]], [2])
    assert vocabulary.background[0] > vocabulary.background[1] > 0
    assert float(vocabulary.background.sum()) == pytest.approx(1)


@pytest.mark.parametrize("sentences", [[], [[]], [[], []]])
def test_a_text_without_words_is_a_text(sentences: list[list[Token]]) -> None:
    vocabulary = Vocabulary.of(sentences, [0] * len(sentences))
    assert len(vocabulary) == len(sentences)
    assert vocabulary.starts.tolist() == [0] * (len(sentences) + 1)
    assert len(vocabulary.background) == 0


def test_ranges_stand_one_behind_the_other() -> None:
    assert ranges(np.array([5, 0, 7]), np.array([2, 0, 3])).tolist() == [5, 6, 7, 8, 9]
    assert ranges(np.array([], dtype=np.int64), np.array([], dtype=np.int64)).tolist() == []


def test_sums_add_up_by_place_and_give_every_place_one() -> None:
    assert sums(np.array([0, 2, 0]), np.array([1.0, 5.0, 2.5]), 4).tolist() == [3.5, 0, 5, 0]


def test_rows_are_summed_run_by_run_and_no_rows_are_nothing() -> None:
    rows = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    assert summed_rows(rows, np.array([0, 2, 0, 1, 0])).tolist() == [[0, 0], [4, 6], [0, 0], [5, 6], [0, 0]]
    assert summed_rows(rows[:0], np.array([0, 0])).tolist() == [[0, 0], [0, 0]]
    assert summed_rows(rows[:0], np.array([], dtype=np.int64)).shape == (0, 2)
