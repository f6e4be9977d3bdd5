"""Aligning around what a person has fixed, and parts of a text."""

from __future__ import annotations

import pytest

from duizhao.alignment import Aligner
from duizhao.alignment.dictionary import Dictionary
from duizhao.errors import UsageError
from duizhao.model import Bead, Lock

PAIRS = [
    ("清晨，老师推开学校的大门。", "At dawn the teacher pushed open the school gate."),
    ("院子里有三棵苹果树。", "There were three apple trees in the yard."),
    ("学生们还没有来。", "The students had not come yet."),
    ("他坐在桥边等船。", "He sat by the bridge, waiting for the boat."),
    ("天开始下雨了。", "It began to rain."),
    ("“今天不上课了吗？”有人问。", "“No class today?” somebody asked."),
    ("城里的钟敲了八下。", "The town clock struck eight."),
    ("他们一起往山上走。", "Together they walked up the mountain."),
]
SOURCES = [source for source, _ in PAIRS]
TARGETS = [target for _, target in PAIRS]
Link = tuple[tuple[int, ...], tuple[int, ...]]
OBVIOUS: list[Link] = [((index,), (index,)) for index in range(8)]


@pytest.fixture
def aligner(cedict: Dictionary) -> Aligner:
    return Aligner(SOURCES, TARGETS, dictionary=cedict)


def lock(source: tuple[int, ...], target: tuple[int, ...]) -> Lock:
    return Lock(source=source, target=target)


def links(beads: list[Bead]) -> list[Link]:
    return [(bead.source, bead.target) for bead in beads]


def assert_covers(beads: list[Bead], sources: range = range(8), targets: range = range(8)) -> None:
    assert [index for bead in beads for index in bead.source] == list(sources)
    assert [index for bead in beads for index in bead.target] == list(targets)


def test_a_lock_comes_back_locked_and_sure(aligner: Aligner) -> None:
    beads = aligner.align([lock((3,), (3,))])
    assert links(beads) == OBVIOUS
    assert [bead.locked for bead in beads] == [index == 3 for index in range(8)]
    assert beads[3].score == 1
    assert beads[3].reasons == ("accepted",)


def test_a_lock_against_the_obvious_is_obeyed_and_the_neighbours_adapt(aligner: Aligner) -> None:
    beads = aligner.align([lock((3,), (4,))])
    assert_covers(beads)
    assert ((3,), (4,)) in links(beads)
    assert {((0,), (0,)), ((6,), (6,)), ((7,), (7,))} <= set(links(beads))
    assert aligner.align([lock((3,), (4,))]) == beads


def test_a_large_lock_is_one_bead(aligner: Aligner) -> None:
    whole = lock(tuple(range(1, 7)), tuple(range(1, 7)))
    assert links(aligner.align([whole])) == [OBVIOUS[0], (whole.source, whole.target), OBVIOUS[7]]


def test_everything_locked_is_what_comes_back(aligner: Aligner) -> None:
    beads = aligner.align([lock(source, target) for source, target in reversed(OBVIOUS)])
    assert links(beads) == OBVIOUS
    assert all(bead.locked and bead.score == 1 for bead in beads)


@pytest.mark.parametrize("sentence", range(8))
def test_an_omission_that_is_locked_stands_alone(sentence: int, aligner: Aligner) -> None:
    beads = aligner.align([lock((sentence,), ())])
    assert_covers(beads)
    [locked] = [bead for bead in beads if bead.locked]
    assert (locked.source, locked.target, locked.score) == ((sentence,), (), 1)


@pytest.mark.parametrize("sentence", range(8))
def test_an_addition_that_is_locked_stands_alone(sentence: int, aligner: Aligner) -> None:
    beads = aligner.align([lock((), (sentence,))])
    assert_covers(beads)
    [locked] = [bead for bead in beads if bead.locked]
    assert (locked.source, locked.target) == ((), (sentence,))


def test_a_locked_run_of_one_side_is_one_bead(aligner: Aligner) -> None:
    beads = aligner.align([lock((2, 3, 4), ())])
    assert_covers(beads)
    assert ((2, 3, 4), ()) in links(beads)
    assert {OBVIOUS[0], OBVIOUS[7]} <= set(links(beads))


def test_an_omission_beside_an_addition_holds(aligner: Aligner) -> None:
    beads = aligner.align([lock((3,), ()), lock((), (3,))])
    assert_covers(beads)
    assert {((3,), ()), ((), (3,)), *OBVIOUS[:3], *OBVIOUS[4:]} == set(links(beads))


def test_a_lock_of_one_side_finds_its_place_between_locked_neighbours(aligner: Aligner) -> None:
    beads = aligner.align([lock((2,), (2,)), lock((4, 5), (5,)), lock((), (4,)), lock((3,), ())])
    assert_covers(beads)
    placed = links(beads)
    assert placed.index(((2,), (2,))) < placed.index(((), (4,))) < placed.index(((4, 5), (5,)))
    assert placed.index(((2,), (2,))) < placed.index(((3,), ())) < placed.index(((4, 5), (5,)))


def test_a_whole_side_locked_away_leaves_the_other_alone(aligner: Aligner) -> None:
    beads = aligner.align([lock(tuple(range(8)), ())])
    assert_covers(beads)
    assert all(not (bead.source and bead.target) for bead in beads)


def test_locks_on_a_text_without_the_other_side_hold(cedict: Dictionary) -> None:
    beads = Aligner(SOURCES, [], dictionary=cedict).align([lock((1, 2), ())])
    assert links(beads) == [((0,), ()), ((1, 2), ()), *[((index,), ()) for index in range(3, 8)]]
    assert [bead.locked for bead in beads] == [False, True] + [False] * 5


@pytest.mark.parametrize(
    ("locks", "told"),
    [
        ([lock((1, 2), (1,)), lock((2,), (2,))], "1,2|1 and 2|2"),
        ([lock((1,), (5,)), lock((2,), (4,))], "1|5 and 2|4"),
        ([lock((8,), (1,))], "8|1"),
        ([lock((1, 3), (1,))], "1,3|1"),
        ([lock((), ())], "no sentence"),
    ],
)
def test_impossible_locks_are_refused_and_named(locks: list[Lock], told: str, aligner: Aligner) -> None:
    with pytest.raises(UsageError) as caught:
        aligner.align(locks)
    assert told in caught.value.message
    assert caught.value.hint
    assert links(aligner.align()) == OBVIOUS


def test_a_part_is_aligned_alone(aligner: Aligner) -> None:
    beads = aligner.align(sources=range(2, 5), targets=range(2, 6))
    assert_covers(beads, range(2, 5), range(2, 6))
    assert {OBVIOUS[2], OBVIOUS[3]} <= set(links(beads))


def test_a_part_without_a_side_needs_no_search(aligner: Aligner) -> None:
    beads = aligner.align(sources=range(2, 4), targets=range(5, 5))
    assert links(beads) == [((2,), ()), ((3,), ())]
    assert aligner.align(sources=range(3, 3), targets=range(3, 3)) == []
    assert links(aligner.align(sources=range(8, 8), targets=range(7, 8))) == [((), (7,))]


def test_the_locks_within_a_part_hold(aligner: Aligner) -> None:
    beads = aligner.align([lock((3,), (4,))], sources=range(2, 6), targets=range(2, 6))
    assert_covers(beads, range(2, 6), range(2, 6))
    assert [bead.locked for bead in beads if bead.source == (3,)] == [True]


def test_one_side_may_be_aligned_in_part_and_the_other_whole(aligner: Aligner) -> None:
    assert_covers(aligner.align(sources=range(1, 7)), range(1, 7), range(8))


@pytest.mark.parametrize(
    ("sources", "targets"), [(range(9), range(8)), (range(3, 20), range(3)), (range(8), range(-2, 8))]
)
def test_a_part_outside_the_texts_is_refused(sources: range, targets: range, aligner: Aligner) -> None:
    with pytest.raises(UsageError):
        aligner.align(sources=sources, targets=targets)
