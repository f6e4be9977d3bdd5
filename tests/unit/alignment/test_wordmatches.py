"""The words of a bead that match, for a person to see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.model import Model
from duizhao.alignment.wordmatches import best_matches, telling_matches

SOURCES = ["我看见老师和学生在山上。", "叶文洁走到桥。", "苹果，苹果，苹果。", "老師吃蘋果。"]
TARGETS = [
    "I saw teachers and students on the mountain.",
    "Then Ye Wenjie walked to the bridge.",
    "An apple and an apple.",
    "The teacher eats an apple.",
]


def highlighted(model: Model, source: Sequence[int], target: Sequence[int]) -> list[tuple[str, str]]:
    return [
        (match.source_span.of(SOURCES[match.source]), match.target_span.of(TARGETS[match.target]))
        for match in best_matches(model, source, target)
    ]


def test_words_are_matched_in_source_order(model_of: Callable[..., Model]) -> None:
    found = highlighted(model_of(SOURCES, TARGETS), [0], [0])
    assert [pair for pair in found if pair[0] != "我"] == [
        ("老师", "teachers"),
        ("学生", "students"),
        ("山", "mountain"),
    ]


def test_a_name_is_matched_by_its_sound(model_of: Callable[..., Model]) -> None:
    found = highlighted(model_of(SOURCES, TARGETS), [1], [1])
    assert ("文洁", "Wenjie") in found
    assert ("桥", "bridge") in found


def test_each_word_stands_in_one_match(model_of: Callable[..., Model]) -> None:
    matches = best_matches(model_of(SOURCES, TARGETS), [2], [2])
    assert len(matches) == 2
    for before, after in pairwise(sorted(match.source_span for match in matches)):
        assert before.end <= after.start
    assert len({match.target_span for match in matches}) == 2


def test_traditional_characters_are_highlighted_where_they_stand(model_of: Callable[..., Model]) -> None:
    assert highlighted(model_of(SOURCES, TARGETS), [3], [3]) == [("老師", "teacher"), ("蘋果", "apple")]


def test_matches_of_several_sentences_name_their_sentences(model_of: Callable[..., Model]) -> None:
    matches = best_matches(model_of(SOURCES, TARGETS), [0, 1], [0, 1])
    assert {(match.source, match.target) for match in matches} == {(0, 0), (1, 1)}
    assert [match.source for match in matches] == sorted(match.source for match in matches)
    assert all(0 < match.weight <= 1 for match in matches)


def test_an_empty_side_has_no_matches(model_of: Callable[..., Model]) -> None:
    model = model_of(SOURCES, TARGETS)
    assert best_matches(model, [], [0]) == best_matches(model, [0], []) == best_matches(model, [], []) == ()


def test_sentences_that_have_nothing_in_common_have_no_matches(model_of: Callable[..., Model]) -> None:
    assert highlighted(model_of(SOURCES, TARGETS), [2], [1]) == []


def test_the_most_telling_words_are_rare_ones(model_of: Callable[..., Model]) -> None:
    filler = ["我看见我。"] * 60
    sources, targets = [*filler, "我看见老师。"], [*["I saw me."] * 60, "I saw the teacher."]
    model = model_of(sources, targets)
    [telling] = telling_matches(model, Candidates.of([(60, 60, 1, 1)]), 3)
    assert [match.source_span.of(sources[match.source]) for match in telling] == ["老师"]
    assert telling_matches(model, Candidates.of([(0, 0, 1, 1)]), 3) == [[]]


def test_a_word_that_lexicographers_use_is_a_word_all_the_same(model_of: Callable[..., Model]) -> None:
    sources, targets = ["学生使用桥。"], ["Students use the bridge."]
    matches = best_matches(model_of(sources, targets), [0], [0])
    assert ("使用", "use") in [(m.source_span.of(sources[0]), m.target_span.of(targets[0])) for m in matches]
