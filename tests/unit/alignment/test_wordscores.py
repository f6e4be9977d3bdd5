"""What words say for candidates, places considered."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import product

import pytest

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.explanation import Explanation, certainty
from duizhao.alignment.matches import match_words
from duizhao.alignment.model import Model
from duizhao.alignment.vocabulary import Vocabulary
from duizhao.alignment.wordscores import WordScores, score_words

SOURCES = ["老师看见山和河。", "", "学生吃苹果，老师吃苹果。", "今天天气好。", "船到桥。"]
TARGETS = [
    "The teacher sees mountains.",
    "An apple and another apple.",
    "…",
    "Students, teachers by the river.",
    "Boat.",
]
BEADS = [(i, j, a, b) for i, j, a, b in product(range(4), range(4), (0, 1, 2), (0, 1, 2)) if a or b]

NEARNESS, ANYWHERE, FOUND, STRONGEST = 10.0, 0.02, 0.6, 4.0


def scores_of(model: Model, beads: list[tuple[int, int, int, int]]) -> WordScores:
    candidates = Candidates.of(beads)
    forward, backward = model.texts.forward, model.texts.backward
    return score_words(forward, backward, match_words(forward, candidates), candidates)


class SlowBead:
    """One bead, token by token, as the docstrings have it."""

    def __init__(self, model: Model, bead: tuple[int, int, int, int]) -> None:
        source, target, self.width, height = bead
        self.here = self._tokens(model.source_vocabulary, source, self.width)
        self.there = self._tokens(model.target_vocabulary, target, height)
        self.forward, self.backward = model.texts.forward, model.texts.backward
        self.is_paired = bool(self.width and height)

    @staticmethod
    def _tokens(vocabulary: Vocabulary, first: int, run: int) -> list[tuple[int, float]]:
        """Return words, and how far through the run each stands."""
        start, end = float(vocabulary.edges[first]), float(vocabulary.edges[first + run])
        return [
            (
                int(vocabulary.numbers[token]),
                min(max((float(vocabulary.places[token]) - start) / max(end - start, 1.0), 0.0), 1.0),
            )
            for token in range(int(vocabulary.starts[first]), int(vocabulary.starts[first + run]))
        ]

    @staticmethod
    def _entries(explanation: Explanation, asked: int, asking: int) -> list[int]:
        entries = explanation.order[explanation.first[asked] : explanation.first[asked + 1]]
        return [int(entry) for entry in entries if int(explanation.offered[entry]) == asking]

    def words(self) -> float:
        total = 0.0
        for word, _ in self.there if self.is_paired else ():
            if not self.forward.is_known[word]:
                continue
            offered = sum(
                float(self.forward.given[entry])
                for other, _ in self.here
                for entry in self._entries(self.forward, other, word)
            )
            ratio = offered / (1 + len(self.here)) / float(self.forward.asking.background[word])
            total += math.log(self.forward.elsewhere + (1 - self.forward.elsewhere) * ratio)
        return total

    def places(
        self, explanation: Explanation, asking: list[tuple[int, float]], asked: list[tuple[int, float]]
    ) -> float:
        total = 0.0
        for word, place in asking if self.is_paired else ():
            if not explanation.is_known[word]:
                continue
            offered = sum(
                float(explanation.given[entry]) * (math.exp(-NEARNESS * abs(place - other_place)) + ANYWHERE)
                for other, other_place in asked
                for entry in self._entries(explanation, other, word)
            )
            # The mean of the nearness over the other side, taken as evenly spread
            steps = 4_000
            mean = sum(math.exp(-NEARNESS * abs(place - (k + 0.5) / steps)) for k in range(steps)) / steps
            offered /= (mean + ANYWHERE) * (len(asked) + 1)
            ratio = explanation.elsewhere + (1 - explanation.elsewhere) * offered / float(
                explanation.asking.background[word]
            )
            total += math.log(ratio)
        return total

    def found(self) -> float:
        total = 0.0
        for word, _ in self.there if self.is_paired else ():
            usual = float(self.forward.usually_found[word])
            if not usual:
                continue
            background = min(max(1 - (1 - usual) ** self.width, 0.3 / len(self.forward.asked)), 0.95)
            chance = max(FOUND, background + 0.3 * (1 - background))
            gain = min(math.log(chance / background), STRONGEST)
            loss = math.log((1 - chance) / (1 - background))
            best = max(
                (
                    float(certainty(self.forward.lexicon.weights[[entry]])[0])
                    for other, _ in self.here
                    for entry in self._entries(self.forward, other, word)
                ),
                default=0.0,
            )
            total += loss + best * (gain - loss)
        return total


def test_the_fast_scores_are_those_of_a_slow_loop(model_of: Callable[..., Model]) -> None:
    model = model_of(SOURCES, TARGETS)
    scores = scores_of(model, BEADS)
    for k, bead in enumerate(BEADS):
        slow = SlowBead(model, bead)
        assert scores.target_words[k] == pytest.approx(slow.words(), abs=1e-4), bead
        assert scores.target_places[k] == pytest.approx(slow.places(slow.forward, slow.there, slow.here), abs=2e-3)
        assert scores.source_places[k] == pytest.approx(slow.places(slow.backward, slow.here, slow.there), abs=2e-3)
        assert scores.target_found[k] == pytest.approx(slow.found(), abs=1e-4), bead


def test_the_right_bead_scores_best_in_every_measure(model_of: Callable[..., Model]) -> None:
    scores = scores_of(model_of(SOURCES, TARGETS), [(0, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1)])
    for measure in (scores.target_words, scores.target_places, scores.source_places, scores.target_found):
        assert measure[0] > max(measure[1], measure[2])


def test_words_at_the_same_place_of_both_sides_count_most(model_of: Callable[..., Model]) -> None:
    straight, crossed = "A teacher is here and far away an apple.", "An apple is here and far away a teacher."
    scores = scores_of(model_of(["老师在这里，远处有苹果。"], [straight, crossed]), [(0, 0, 1, 1), (0, 1, 1, 1)])
    assert scores.target_places[0] > scores.target_places[1]
    assert scores.source_places[0] > scores.source_places[1]
    assert scores.target_words[0] == pytest.approx(scores.target_words[1])


def test_one_side_alone_and_no_words_score_nothing(model_of: Callable[..., Model]) -> None:
    scores = scores_of(model_of(["。", "老师。"], ["…", "Teacher."]), [(0, 0, 1, 1), (1, 1, 1, 0), (1, 1, 0, 1)])
    for measure in (scores.target_words, scores.target_places, scores.source_places, scores.target_found):
        assert measure.tolist() == [0, 0, 0]


def test_what_a_bead_scores_does_not_depend_on_its_company(model_of: Callable[..., Model]) -> None:
    model = model_of(SOURCES, TARGETS)
    together = scores_of(model, BEADS)
    for k in (0, 17, 40, len(BEADS) - 1):
        alone = scores_of(model, [BEADS[k]])
        assert alone.target_places[0] == pytest.approx(together.target_places[k])
        assert alone.target_found[0] == pytest.approx(together.target_found[k])
