"""What the words of some sentences explain of the other side."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from duizhao.alignment.explanation import Explanation, certainty
from duizhao.alignment.model import Model

SOURCES = ["老师看见山和河。", "", "学生吃苹果，老师吃苹果。", "今天天气好。"]
TARGETS = ["The teacher sees mountains.", "An apple and another apple.", "…", "Students and teachers by the river."]


def slow_surprise(explanation: Explanation, asked: range, asking: int) -> float:
    """The formula as IBM's model 1 has it, word by word."""
    asked_words = [
        int(word)
        for sentence in asked
        for word in explanation.asked.numbers[
            explanation.asked.starts[sentence] : explanation.asked.starts[sentence + 1]
        ]
    ]
    chances: dict[tuple[int, int], float] = {}
    for word in range(len(explanation.asked.words)):
        for entry in explanation.order[explanation.first[word] : explanation.first[word + 1]]:
            chances[word, int(explanation.offered[entry])] = float(explanation.given[entry])
    total = 0.0
    starts = explanation.asking.starts
    for word in explanation.asking.numbers[starts[asking] : starts[asking + 1]]:
        if not any(int(word) == known for _, known in chances):
            continue  # nothing in the whole text could explain it, so it says nothing
        offered = sum(chances.get((other, int(word)), 0.0) for other in asked_words)
        ratio = offered / float(explanation.asking.background[word]) / (1 + len(asked_words))
        total += math.log(explanation.elsewhere + (1 - explanation.elsewhere) * ratio)
    return max(total, -10.0)


@pytest.mark.parametrize("direction", ["forward", "backward"])
@pytest.mark.parametrize(("asked", "asking"), [(slice(0, 4), slice(0, 4)), (slice(1, 3), slice(2, 4))])
def test_the_fast_surprises_are_the_formula(
    direction: str, asked: slice, asking: slice, model_of: Callable[..., Model]
) -> None:
    explanation = getattr(model_of(SOURCES, TARGETS).texts, direction)
    surprises = explanation.surprises(asked, asking, 3)
    count = asked.stop - asked.start
    assert len(surprises) == min(3, count)
    for run, matrix in enumerate(surprises, start=1):
        assert matrix.shape == (count - run + 1, asking.stop - asking.start)
        for row, column in np.ndindex(*matrix.shape):
            first = asked.start + row
            expected = slow_surprise(explanation, range(first, first + run), asking.start + column)
            assert matrix[row, column] == pytest.approx(expected, abs=1e-4)


def test_a_sentence_is_explained_best_by_its_own_source(model_of: Callable[..., Model]) -> None:
    [matrix] = model_of(SOURCES, TARGETS).texts.forward.surprises(slice(0, 4), slice(0, 4), 1)
    assert int(matrix[:, 0].argmax()) == 0
    assert int(matrix[:, 1].argmax()) == 2
    assert matrix[:, 2].tolist() == [0, 0, 0, 0]


def test_words_that_nothing_explains_say_nothing(model_of: Callable[..., Model]) -> None:
    forward = model_of(SOURCES, TARGETS).texts.forward
    known = {word for word, number in forward.asking.words.items() if forward.is_known[number]}
    assert "teacher" in known
    assert "anoth" not in known
    [plain] = model_of(SOURCES, TARGETS).texts.forward.surprises(slice(0, 1), slice(0, 1), 1)
    [longer] = model_of(SOURCES, [f"{TARGETS[0]} Quux zyzzy.", *TARGETS[1:]]).texts.forward.surprises(
        slice(0, 1), slice(0, 1), 1
    )
    assert longer[0, 0] == pytest.approx(plain[0, 0], abs=0.5)


def test_a_long_sentence_is_not_endlessly_out_of_place(model_of: Callable[..., Model]) -> None:
    forward = model_of(["今天天气好。", "老师吃苹果。"], ["Good.", "Teacher apple. " * 200]).texts.forward
    [matrix] = forward.surprises(slice(0, 1), slice(1, 2), 1)
    assert matrix[0, 0] == -10.0


def test_texts_without_words_explain_nothing(model_of: Callable[..., Model]) -> None:
    texts = model_of(["。", "12"], ["…", "12"]).texts
    for explanation in (texts.forward, texts.backward):
        for matrix in explanation.surprises(slice(0, 2), slice(0, 2), 2):
            assert not matrix.any()
        assert len(explanation.usually_found) == 0


def test_sure_translations_are_near_one_and_half_sure_ones_in_the_middle() -> None:
    assert certainty(np.array([0.0, 0.3, 6.0], dtype=np.float32)).tolist() == pytest.approx([0, 0.5, 6 / 6.3])


def test_offers_come_with_the_tokens_that_make_them(model_of: Callable[..., Model]) -> None:
    forward = model_of(SOURCES, TARGETS).texts.forward
    offers = forward.offers(slice(2, 3))
    assert set(offers.sentences.tolist()) == {2}
    teacher = forward.asked.words["老师"]
    made = {
        int(forward.asked.numbers[token]): int(word)
        for token, word in zip(offers.tokens.tolist(), offers.words.tolist(), strict=True)
    }
    assert made[teacher] == forward.asking.words["teacher"]
    assert sorted(offers.tokens.tolist()) == offers.tokens.tolist()
    ordered = forward.sorted_offers(slice(0, 4))
    assert list(zip(ordered.sentences.tolist(), ordered.words.tolist(), strict=True)) == sorted(
        zip(ordered.sentences.tolist(), ordered.words.tolist(), strict=True)
    )


def test_a_word_that_every_sentence_offers_is_usually_found(model_of: Callable[..., Model]) -> None:
    forward = model_of(["老师和山。", "老师和河。"], ["Teacher, mountain.", "Teacher, river."]).texts.forward
    found = forward.usually_found
    words = forward.asking.words
    assert found[words["teacher"]] == pytest.approx(2 * found[words["mountain"]], rel=0.01)
    assert found[words["teacher"]] <= 1
