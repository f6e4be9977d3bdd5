"""Words of pairs of sentences that match."""

from __future__ import annotations

from collections.abc import Callable

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.matches import match_words
from duizhao.alignment.model import Model

SOURCES = ["老师看山。", "", "学生吃苹果，老师吃苹果。"]
TARGETS = ["The teacher sees a mountain.", "…", "Students and a teacher eat apples, apples.", "Rivers."]


def matched(model: Model, *beads: tuple[int, int, int, int]) -> list[tuple[int, str, str]]:
    """Return which bead, and the words that match in it."""
    candidates = Candidates.of(beads)
    pairs = match_words(model.texts.forward, candidates)
    here = [SOURCES[i][token.start : token.end] for i, tokens in enumerate(model.here) for token in tokens]
    there = [TARGETS[i][token.start : token.end] for i, tokens in enumerate(model.there) for token in tokens]
    bead, match = pairs.of(candidates)
    return [
        (int(which), here[int(pairs.matches.source[k])], there[int(pairs.matches.target[k])])
        for which, k in zip(bead, match, strict=True)
    ]


def test_words_that_translate_each_other_match(model_of: Callable[..., Model]) -> None:
    model = model_of(SOURCES, TARGETS)
    assert sorted(matched(model, (0, 0, 1, 1))) == [(0, "山", "mountain"), (0, "老师", "teacher")]
    assert matched(model, (0, 3, 1, 1)) == []


def test_every_pair_of_occurrences_is_a_match(model_of: Callable[..., Model]) -> None:
    found = matched(model_of(SOURCES, TARGETS), (2, 2, 1, 1))
    assert sum("苹果" in row for row in found) == 4


def test_a_large_bead_has_the_matches_of_all_its_pairs(model_of: Callable[..., Model]) -> None:
    model = model_of(SOURCES, TARGETS)
    beads = [(i, j, 1, 1) for i in range(3) for j in range(4)]
    singly = [(source, target) for _, source, target in matched(model, *beads)]
    together = [(source, target) for _, source, target in matched(model, (0, 0, 3, 4))]
    assert sorted(singly) == sorted(together)


def test_beads_of_one_side_and_no_beads_have_no_matches(model_of: Callable[..., Model]) -> None:
    model = model_of(SOURCES, TARGETS)
    assert matched(model, (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, 1, 1))[0][0] == 2
    assert matched(model) == []


def test_sentences_without_words_match_nothing(model_of: Callable[..., Model]) -> None:
    assert matched(model_of(SOURCES, TARGETS), (1, 0, 1, 1), (0, 1, 1, 1), (1, 1, 1, 1)) == []
