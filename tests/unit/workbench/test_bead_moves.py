from collections.abc import Callable

import pytest

from duizhao.errors import UsageError
from duizhao.model import AlignedBead, Sentence, Side
from duizhao.workbench import bead_moves
from duizhao.workbench.bead_moves import Pair, Rearranged

SOURCE, TARGET = Side.SOURCE, Side.TARGET
BeadOf = Callable[..., AlignedBead]


@pytest.fixture
def beads(bead_of: BeadOf) -> list[AlignedBead]:
    return [bead_of(["一。", "二。"], ["1.", "2.", "3."]), bead_of(["三。"], []), bead_of([], ["4."])]


def shown(rearranged: Rearranged) -> tuple[int, int, list[tuple[str, str]], int]:
    pairs = [("".join(s.text for s in pair.source), "".join(t.text for t in pair.target)) for pair in rearranged.pairs]
    return rearranged.at, rearranged.length, pairs, rearranged.focus


def test_a_sentence_moves_up_with_those_before_it(beads: list[AlignedBead], bead_of: BeadOf) -> None:
    above = [bead_of(["零。"], ["0."]), beads[0]]
    moved = bead_moves.move_up(above, 1, TARGET, 1)
    assert shown(moved) == (0, 2, [("零。", "0.1.2."), ("一。二。", "3.")], 0)


def test_a_sentence_moves_down_with_those_after_it(beads: list[AlignedBead]) -> None:
    moved = bead_moves.move_down(beads, 0, SOURCE, 1)
    assert shown(moved) == (0, 2, [("一。", "1.2.3."), ("二。三。", "")], 1)


def test_a_bead_that_has_given_everything_away_vanishes(beads: list[AlignedBead]) -> None:
    assert shown(bead_moves.move_down(beads, 1, SOURCE, 0)) == (1, 2, [("三。", "4.")], 1)
    assert shown(bead_moves.move_up(beads, 2, TARGET, 0)) == (1, 2, [("三。", "4.")], 1)


def test_both_sides_are_split(beads: list[AlignedBead]) -> None:
    assert shown(bead_moves.split(beads, 0, SOURCE, 1, 2)) == (0, 1, [("一。", "1.2."), ("二。", "3.")], 1)
    assert shown(bead_moves.split(beads, 0, TARGET, 1, 0)) == (0, 1, [("", "1."), ("一。二。", "2.3.")], 1)


def test_neighbours_are_merged(beads: list[AlignedBead]) -> None:
    assert shown(bead_moves.merge(beads, 0, 2)) == (0, 3, [("一。二。三。", "1.2.3.4.")], 0)


def test_each_line_of_an_edited_sentence_is_one(beads: list[AlignedBead]) -> None:
    edited = bead_moves.edit_sentence(beads, 0, TARGET, 1, ["2a. ", "", " 2b.\n2c."])
    assert edited
    assert [t.text for t in edited.pairs[0].target] == ["1.", "2a.", "2b.", "2c.", "3."]
    assert bead_moves.edit_sentence(beads, 0, TARGET, 1, [" 2. "]) is None


def test_the_first_piece_begins_the_paragraph_and_all_keep_the_segment() -> None:
    whole = Sentence(text="一。二。", begins_paragraph=True, segment="u1.1")
    beads = [AlignedBead(source=(whole,), target=(), score=0.5)]
    edited = bead_moves.edit_sentence(beads, 0, SOURCE, 0, ["一。", "二。"])
    assert edited
    assert edited.pairs[0].source == (
        Sentence(text="一。", begins_paragraph=True, segment="u1.1"),
        Sentence(text="二。", segment="u1.1"),
    )


def test_targets_change_places(beads: list[AlignedBead]) -> None:
    assert shown(bead_moves.swap(beads, 0)) == (0, 2, [("一。二。", ""), ("三。", "1.2.3.")], 0)
    assert shown(bead_moves.swap(beads, 1)) == (1, 2, [("三。", "4.")], 1)


def test_sides_are_parted(beads: list[AlignedBead]) -> None:
    assert shown(bead_moves.insert_empty(beads, 0, SOURCE)) == (0, 1, [("一。二。", ""), ("", "1.2.3.")], 0)
    assert bead_moves.insert_empty(beads, 0, TARGET).focus == 1


@pytest.mark.parametrize(
    ("move", "code"),
    [
        (lambda b: bead_moves.move_up(b, 0, SOURCE, 0), "no-bead-above"),
        (lambda b: bead_moves.move_down(b, 2, TARGET, 0), "no-bead-below"),
        (lambda b: bead_moves.move_up(b, 1, TARGET, 0), "empty-side"),
        (lambda b: bead_moves.move_up(b, 1, SOURCE, 1), "no-such-sentence"),
        (lambda b: bead_moves.move_up(b, 3, SOURCE, 0), "no-such-bead"),
        (lambda b: bead_moves.move_up(b, -1, SOURCE, 0), "no-such-bead"),
        (lambda b: bead_moves.move_up([], 0, SOURCE, 0), "empty-alignment"),
        (lambda b: bead_moves.split(b, 0, SOURCE, 0, 0), "nothing-to-split"),
        (lambda b: bead_moves.merge(b, 2, 3), "nothing-to-merge"),
        (lambda b: bead_moves.merge(b, 1, 1), "nothing-to-merge"),
        (lambda b: bead_moves.edit_sentence(b, 0, SOURCE, 0, ["", " \n "]), "sentence-lost"),
        (lambda b: bead_moves.swap(b, 2), "no-bead-below"),
        (lambda b: bead_moves.swap([b[1], b[1]], 0), "nothing-to-swap"),
        (lambda b: bead_moves.insert_empty(b, 1, SOURCE), "already-empty"),
    ],
)
def test_what_cannot_be_done_is_told(
    beads: list[AlignedBead], move: Callable[[list[AlignedBead]], object], code: str
) -> None:
    with pytest.raises(UsageError) as caught:
        move(beads)
    assert caught.value.code == code


def test_a_pair_is_a_bead_without_what_is_said_of_it(beads: list[AlignedBead]) -> None:
    pair = Pair.of(beads[0])
    assert (pair.side(SOURCE), pair.side(TARGET)) == (beads[0].source, beads[0].target)
