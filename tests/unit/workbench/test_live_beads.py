from collections.abc import Callable
from dataclasses import replace

import pytest

from duizhao.model import AlignedBead, AlignmentEdit, BeadChange, Hold
from duizhao.workbench.live_beads import AlignmentTally, LiveBeads, is_doubtful, runs_of

BeadOf = Callable[..., AlignedBead]


@pytest.fixture
def beads(bead_of: BeadOf) -> list[AlignedBead]:
    return [
        bead_of(["一。"], ["1."], 0.99),
        bead_of(["二。"], ["2."], 0.7),
        bead_of(["三。"], [], 0.95, marked=True),
        bead_of(["四。", "五。"], ["4."], 0.1, hold=Hold.ACCEPTED),
        bead_of([], ["5."], 0.9, hold=Hold.CHANGED),
    ]


def test_beads_are_counted(beads: list[AlignedBead]) -> None:
    tally = LiveBeads(beads).tally
    assert tally == AlignmentTally(beads=5, accepted=1, changed=1, doubtful=2, empty_sides=2, marked=1)
    assert tally.held == 2


def test_the_count_follows_every_edit(beads: list[AlignedBead]) -> None:
    live = LiveBeads(beads)
    accepted = replace(beads[1], hold=Hold.ACCEPTED)
    merged = replace(beads[2], target=beads[4].target)
    edit = AlignmentEdit(
        label="both",
        changes=(
            BeadChange(at=1, before=(beads[1],), after=(accepted,)),
            BeadChange(at=2, before=tuple(beads[2:]), after=(merged,)),
        ),
    )
    live.apply(edit)
    assert list(live) == [beads[0], accepted, merged]
    assert live.tally == LiveBeads(list(live)).tally
    live.apply(edit.inverse())
    assert live.values() == tuple(beads)
    assert live.tally == LiveBeads(beads).tally


def test_texts_stay_the_same_object_while_sentences_only_move(beads: list[AlignedBead]) -> None:
    live = LiveBeads(beads)
    texts = live.texts()
    moved = (replace(beads[0], target=()), replace(beads[1], target=beads[0].target + beads[1].target))
    live.apply(AlignmentEdit(label="move", changes=(BeadChange(at=0, before=tuple(beads[:2]), after=moved),)))
    assert live.texts() is texts
    reworded = replace(moved[0], source=beads[4].target)
    live.apply(AlignmentEdit(label="edit", changes=(BeadChange(at=0, before=moved[:1], after=(reworded,)),)))
    assert live.texts().sources[0] == "5."


def test_sentences_before_a_bead_are_counted(beads: list[AlignedBead]) -> None:
    live = LiveBeads(beads)
    assert [live.starts(n) for n in range(6)] == [(0, 0), (1, 1), (2, 2), (3, 2), (5, 3), (5, 4)]


def test_the_next_goes_round_the_end(beads: list[AlignedBead]) -> None:
    live = LiveBeads(beads)
    assert live.next(0, is_doubtful) == 1
    assert live.next(2, is_doubtful) == 1
    assert live.next(1, is_doubtful, backward=True) == 2
    assert live.next(2, lambda bead: bead is beads[2]) == 2
    assert live.next(0, lambda _: False) is None
    assert LiveBeads([]).next(0, is_doubtful) is None


def test_a_free_run_ends_at_what_is_held(beads: list[AlignedBead]) -> None:
    live = LiveBeads(beads)
    assert live.free_run(1) == range(3)
    assert LiveBeads(beads[3:] + beads[:2]).free_run(3) == range(2, 4)


def test_neighbours_change_in_one_run(beads: list[AlignedBead]) -> None:
    changed = [(n, beads[n], replace(beads[n], marked=True)) for n in (0, 1, 3)]
    assert [(change.at, len(change.before)) for change in runs_of(changed)] == [(0, 2), (3, 1)]
