"""What paragraph breaks tell the aligner."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment import align
from duizhao.alignment.anchors import find_anchors
from duizhao.alignment.likelihood import Region, Style, score_beads
from duizhao.alignment.profile import like_paragraphs, profile_sources, profile_targets
from duizhao.alignment.shapes import Shape, adapted_priors

SOURCES = ["他站起来。", "他走到窗边，往外看了一会儿。", "外面下着雨。", "她没有说话，只是把信慢慢折好，放回了抽屉里。"]
JOINED = [
    "He stood up, walked to the window and looked out for a while.",
    "It was raining outside.",
    "She said nothing; she only folded the letter slowly and put it back in the drawer.",
]


def links(sources: list[str], targets: list[str], **breaks: set[int]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    here, there = breaks.get("source", set()), breaks.get("target", set())
    return [(bead.source, bead.target) for bead in align(sources, targets, source_breaks=here, target_breaks=there)]


def test_without_breaks_two_sentences_join() -> None:
    assert links(SOURCES, JOINED)[0] == ((0, 1), (0,))


def test_a_source_break_between_them_keeps_them_apart() -> None:
    found = links(SOURCES, JOINED, source={1})
    assert ((0, 1), (0,)) not in found
    assert ((3,), (2,)) in found


def test_a_break_elsewhere_does_not() -> None:
    assert links(SOURCES, JOINED, source={2}, target={1})[0] == ((0, 1), (0,))


def test_a_target_break_keeps_the_halves_of_a_split_apart() -> None:
    halves = ["He stood up.", "He walked over to the window.", "He looked out for a while.", *JOINED[1:]]
    assert ((1,), (1, 2)) in links(SOURCES, halves)
    scores = [
        {(bead.source, bead.target): bead.score for bead in align(SOURCES, halves, target_breaks=breaks)}
        for breaks in ((), (2,))
    ]
    assert scores[1].get(((1,), (1, 2)), 0.0) < scores[0][(1,), (1, 2)]


def test_breaks_that_agree_make_surer_and_pull_into_place() -> None:
    # Nothing but the paragraphs says which of the equal sentences was left out
    sources, targets = ["他来了。"] * 6, ["He has come."] * 5
    found = links(sources, targets, source={2, 4}, target={1, 3})
    assert ((2,), (1,)) in found
    assert ((4,), (3,)) in found
    found = links(sources, targets, source={2, 4}, target={2, 4})
    assert ((2,), (2,)) in found
    assert ((4,), (4,)) in found


def test_the_first_sentence_and_indexes_outside_say_nothing() -> None:
    assert align(SOURCES, JOINED, source_breaks=[0, 99, -1], target_breaks=(0, 44)) == align(SOURCES, JOINED)


def test_a_region_sees_its_own_breaks() -> None:
    sources, targets = profile_sources(["他来了。"] * 5, [3]), profile_targets(["He came."] * 5, [2])
    anchors = find_anchors(["他来了。"] * 5, ["He came."] * 5, None)
    style = Style(ratio=3.4, priors=adapted_priors({}), like_paragraphs=like_paragraphs(sources, targets))

    def scored(start: int) -> NDArray[np.float64]:
        region = Region(source_start=start, source_end=5, target_start=start, target_end=5)
        return np.asarray(score_beads(sources, targets, anchors, region, style).paired[Shape(2, 1)])

    np.testing.assert_allclose(scored(1), scored(0)[1:, 1:])
    assert scored(1)[1].max() < scored(1)[0].min()
