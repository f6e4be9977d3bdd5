"""What paragraph breaks tell the aligner."""

from __future__ import annotations

from duizhao.alignment import align
from duizhao.alignment.dictionary import Dictionary

SOURCES = ["他站起来。", "他走到窗边，往外看了一会儿。", "外面下着雨。", "她没有说话，只是把信慢慢折好，放回了抽屉里。"]
JOINED = [
    "He stood up, walked to the window and looked out for a while.",
    "It was raining outside.",
    "She said nothing; she only folded the letter slowly and put it back in the drawer.",
]
Links = list[tuple[tuple[int, ...], tuple[int, ...]]]


def links(sources: list[str], targets: list[str], cedict: Dictionary, **breaks: set[int]) -> Links:
    here, there = breaks.get("source", set()), breaks.get("target", set())
    beads = align(sources, targets, dictionary=cedict, source_breaks=here, target_breaks=there)
    return [(bead.source, bead.target) for bead in beads]


def test_without_breaks_two_sentences_join(cedict: Dictionary) -> None:
    assert links(SOURCES, JOINED, cedict)[0] == ((0, 1), (0,))


def test_a_source_break_between_them_keeps_them_apart(cedict: Dictionary) -> None:
    found = links(SOURCES, JOINED, cedict, source={1})
    assert ((0, 1), (0,)) not in found
    assert ((3,), (2,)) in found


def test_a_break_elsewhere_does_not(cedict: Dictionary) -> None:
    assert links(SOURCES, JOINED, cedict, source={2}, target={1})[0] == ((0, 1), (0,))


def test_a_target_break_keeps_the_halves_of_a_split_apart(cedict: Dictionary) -> None:
    halves = ["He stood up.", "He walked over to the window.", "He looked out for a while.", *JOINED[1:]]
    assert ((1,), (1, 2)) in links(SOURCES, halves, cedict)
    scores = [
        {
            (bead.source, bead.target): bead.score
            for bead in align(SOURCES, halves, dictionary=cedict, target_breaks=breaks)
        }
        for breaks in ((), (2,))
    ]
    assert scores[1].get(((1,), (1, 2)), 0.0) < scores[0][(1,), (1, 2)]


def test_breaks_that_agree_make_surer_and_pull_into_place() -> None:
    # Nothing but the paragraphs says which of the equal sentences was left out
    sources, targets = ["他来了。"] * 6, ["He has come."] * 5
    for breaks in ({1, 3}, {2, 4}):
        beads = align(sources, targets, source_breaks={2, 4}, target_breaks=breaks)
        beginnings = {(bead.source[0], bead.target[0]) for bead in beads if bead.source and bead.target}
        assert {(2, min(breaks)), (4, max(breaks))} <= beginnings


def test_the_first_sentence_and_indexes_outside_say_nothing() -> None:
    assert align(SOURCES, JOINED, source_breaks=[0, 99, -1], target_breaks=(0, 44)) == align(SOURCES, JOINED)
