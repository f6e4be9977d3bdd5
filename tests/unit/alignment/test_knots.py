"""Where long documents are tied to each other."""

from __future__ import annotations

from fractions import Fraction

from duizhao.alignment.anchors import Anchors, Key, Sighting, find_anchors
from duizhao.alignment.knots import find_knots


def anchors_of(sources: dict[int, str], targets: dict[int, str], count: int) -> Anchors:
    """Sentences that are blank but for one Latin word each."""
    return find_anchors(
        [sources.get(index, "") for index in range(count)], [targets.get(index, "") for index in range(count)], None
    )


def test_words_that_occur_once_on_each_side_tie_their_sentences() -> None:
    anchors = anchors_of({3: "ALPHA", 8: "BETA"}, {4: "Alpha", 9: "Beta"}, 12)
    assert find_knots(anchors) == [(3, 4), (8, 9)]


def test_a_word_that_occurs_twice_ties_nothing() -> None:
    assert find_knots(anchors_of({3: "ALPHA", 8: "ALPHA"}, {4: "Alpha"}, 12)) == []


def test_a_single_letter_ties_nothing() -> None:
    assert find_knots(anchors_of({3: "A"}, {4: "A"}, 12)) == []


def test_of_crossing_ties_the_longer_chain_stays() -> None:
    sources = {1: "AA", 2: "BB", 3: "CC", 4: "DD"}
    targets = {1: "DD", 2: "AA", 3: "BB", 4: "CC"}
    assert find_knots(anchors_of(sources, targets, 6)) == [(1, 2), (2, 3), (3, 4)]


def test_a_tie_far_off_its_neighbours_line_is_dropped() -> None:
    places = {index * 10: f"W{index}" for index in range(8)}
    moved = {index * 10: f"W{index}" for index in range(7)} | {199: "W7"}
    assert find_knots(anchors_of(places, moved, 200)) == [(index * 10, index * 10) for index in range(7)]


def test_what_need_not_be_translated_ties_nothing() -> None:
    optional: tuple[dict[Key, Sighting]] = ({("quantity", Fraction(1)): Sighting("一个", mandatory=False)},)
    anchors = find_anchors(["x"], ["y"], None)
    tied = Anchors(
        source_sightings=optional, target_sightings=optional, keys=(), gains=anchors.gains, losses=anchors.losses
    )
    assert find_knots(tied) == []
