"""Where long documents are tied to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from duizhao.alignment.anchors import Anchors, Key, Sighting, find_anchors
from duizhao.alignment.dictionary import Dictionary
from duizhao.alignment.knots import alike_sentences, find_knots
from duizhao.alignment.model import Analysis, Model


def anchors_of(sources: dict[int, str], targets: dict[int, str], count: int) -> Anchors:
    """Sentences that are blank but for one Latin word each."""
    return find_anchors(
        [sources.get(index, "") for index in range(count)], [targets.get(index, "") for index in range(count)], None
    )


def test_words_that_occur_once_on_each_side_tie_their_sentences() -> None:
    anchors = anchors_of({3: "ALPHA", 8: "BETA"}, {4: "Alpha", 9: "Beta"}, 12)
    assert find_knots(anchors, []) == [(3, 4), (8, 9)]


def test_a_word_that_occurs_twice_ties_nothing() -> None:
    assert find_knots(anchors_of({3: "ALPHA", 8: "ALPHA"}, {4: "Alpha"}, 12), []) == []


def test_a_single_letter_ties_nothing() -> None:
    assert find_knots(anchors_of({3: "A"}, {4: "A"}, 12), []) == []


def test_of_crossing_ties_the_longer_chain_stays() -> None:
    sources = {1: "AA", 2: "BB", 3: "CC", 4: "DD"}
    targets = {1: "DD", 2: "AA", 3: "BB", 4: "CC"}
    assert find_knots(anchors_of(sources, targets, 6), []) == [(1, 2), (2, 3), (3, 4)]


def test_a_tie_far_off_its_neighbours_line_is_dropped() -> None:
    places = {index * 10: f"W{index}" for index in range(8)}
    moved = {index * 10: f"W{index}" for index in range(7)} | {199: "W7"}
    assert find_knots(anchors_of(places, moved, 200), []) == [(index * 10, index * 10) for index in range(7)]


def test_what_need_not_be_translated_ties_nothing() -> None:
    optional: tuple[dict[Key, Sighting]] = ({("quantity", Fraction(1)): Sighting("一个", mandatory=False)},)
    tied = replace(find_anchors(["x"], ["y"], None), source_sightings=optional, target_sightings=optional)
    assert find_knots(tied, []) == []


def test_pairs_alike_by_words_tie_as_well_and_need_not_increase() -> None:
    anchors = anchors_of({}, {}, 20)
    assert find_knots(anchors, [(2, 3), (5, 6), (9, 9)]) == [(2, 3), (5, 6), (9, 9)]
    assert find_knots(anchors, [(2, 3), (5, 15), (9, 9), (12, 13)]) == [(2, 3), (9, 9), (12, 13)]


def test_knots_increase_on_both_sides_when_a_sentence_is_in_two_pairs() -> None:
    anchors = anchors_of({2: "AA", 3: "BB"}, {2: "BB", 3: "AA"}, 6)
    knots = find_knots(anchors, [(2, 2), (4, 2), (4, 4)])
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(knots))
    assert (4, 4) in knots


RARE = {"老师": "teacher", "苹果": "apple", "科技": "technology", "下雨": "rain", "桥": "bridge", "树": "tree"}


def test_sentences_that_share_rare_words_are_alike_wherever_they_stand(model_of: Callable[..., Model]) -> None:
    sources = [f"{word}。" for word in RARE]
    targets = [f"{word.title()}." for word in reversed(RARE.values())]
    found = alike_sentences(model_of(sources, targets).texts.forward)
    assert found == [(index, 5 - index) for index in range(6)]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_sentences_like_the_same_one_the_more_alike_has_it(order: int, model_of: Callable[..., Model]) -> None:
    sources = ["老师和学生。", "老师和学生吃。", *["他来了。"] * 8][::order]
    targets = ["Teacher, student.", *["He came."] * 20]
    assert alike_sentences(model_of(sources, targets).texts.forward) == [(sources.index("老师和学生。"), 0)]


def test_each_sentence_is_in_one_pair(model_of: Callable[..., Model]) -> None:
    sources = ["老师。", "老师来。", "苹果。"]
    targets = ["Teacher.", "A teacher comes.", "Apples.", "Apples, apples."]
    found = alike_sentences(model_of(sources, targets).texts.forward)
    assert len({source for source, _ in found}) == len({target for _, target in found}) == len(found)


def test_sentences_without_words_are_like_nothing(model_of: Callable[..., Model]) -> None:
    assert alike_sentences(model_of(["。", "12"], ["…", "12"]).texts.forward) == []


def test_without_a_dictionary_no_words_are_known_to_be_alike(dictionary: Dictionary) -> None:
    texts = tuple(f"{word}。" for word in RARE), tuple(f"{word.title()}." for word in RARE.values())
    assert Model.of(Analysis(*texts, None, None)).alike == {}
    assert Model.of(Analysis(*texts, None, dictionary)).alike == {index: index for index in range(6)}
