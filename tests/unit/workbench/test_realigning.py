from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from duizhao.model import AlignedBead, AlignmentEdit, Bead, BeadChange, Hold, Lock, Sentence
from duizhao.workbench.live_beads import LiveBeads
from duizhao.workbench.realigning import aligned_beads, beads_changed, differences, realigned

BeadOf = Callable[..., AlignedBead]


class Fixed:
    """An aligner whose answer is known."""

    def __init__(self, *beads: Bead) -> None:
        self.beads = list(beads)
        self.asked: tuple[list[Lock], range, range] | None = None

    def align(self, locks: Iterable[Lock], *, sources: range, targets: range) -> list[Bead]:
        self.asked = list(locks), sources, targets
        return self.beads


def test_held_beads_come_back_and_marks_stay(bead_of: BeadOf) -> None:
    beads = [
        bead_of(["一。"], ["1."], marked=True),
        bead_of(["二。"], ["2."], 0.3, hold=Hold.ACCEPTED, reasons=("mine",)),
        bead_of(["三。"], []),
        bead_of([], ["3."]),
    ]
    aligner = Fixed(
        Bead(source=(0,), target=(0,), score=0.123456),
        Bead(source=(1,), target=(1,), score=1.0, locked=True),
        Bead(source=(2,), target=(2,), score=0.9, reasons=("why",)),
    )
    after = realigned(beads, aligner, range(4), (0, 0))  # type: ignore[arg-type]
    assert aligner.asked == ([Lock(source=(1,), target=(1,))], range(3), range(3))
    assert after[0] == replace(beads[0], score=0.1235)
    assert after[1] == beads[1]
    assert (after[2].kind, after[2].score, after[2].reasons) == ("1-1", 0.9, ("why",))


def test_a_run_is_asked_for_in_places_of_the_whole(bead_of: BeadOf) -> None:
    beads = [bead_of(["零。"], ["0.", "00."]), bead_of(["一。"], []), bead_of(["二。"], ["2."])]
    aligner = Fixed(Bead(source=(1, 2), target=(2,), score=0.9))
    (made,) = realigned(beads, aligner, range(1, 3), (1, 2))  # type: ignore[arg-type]
    assert aligner.asked == ([], range(1, 3), range(2, 3))
    assert [s.text for s in made.source] == ["一。", "二。"]
    assert [t.text for t in made.target] == ["2."]


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ([(1, 1), (1, 1)], [(1, 1), (1, 1)], []),
        ([(1, 1), (1, 0), (0, 1), (1, 1)], [(1, 1), (1, 1), (1, 1)], [(1, 2, 1)]),
        ([(1, 1), (1, 1)], [(2, 2)], [(0, 2, 1)]),
        ([(1, 0), (0, 1)], [(0, 1), (1, 0)], [(0, 2, 2)]),
        ([(1, 2), (1, 1), (2, 1)], [(1, 1), (1, 2), (1, 0), (1, 1)], [(0, 2, 2), (2, 1, 2)]),
    ],
)
def test_differences_are_as_few_beads_as_can_be(
    before: list[tuple[int, int]], after: list[tuple[int, int]], runs: list[tuple[int, int, int]]
) -> None:
    old, new = beads_of(before), beads_of(after)
    changes = differences(old, new)
    assert [(change.at, len(change.before), len(change.after)) for change in changes] == runs
    live = LiveBeads(old)
    live.apply(AlignmentEdit(label="realign", changes=changes))
    assert list(live) == new


def test_changes_count_from_where_the_run_begins() -> None:
    (change,) = differences(beads_of([(1, 1), (1, 1)]), beads_of([(2, 2)]), at=7)
    assert change.at == 7


def test_a_score_alone_is_a_difference_but_no_bead_changed(bead_of: BeadOf) -> None:
    bead = bead_of(["一。"], ["1."])
    changes = differences([bead], [replace(bead, score=0.1)])
    assert len(changes) == 1
    assert beads_changed(changes) == 0
    assert (
        beads_changed([BeadChange(at=0, before=(bead,), after=(replace(bead, target=()), replace(bead, source=())))])
        == 2
    )


def test_what_was_found_gets_its_sentences() -> None:
    sources = [Sentence(text="一。", segment="u1")]
    (made,) = aligned_beads([Bead(source=(0,), target=(), score=1 / 3, reasons=("r",))], sources, [])
    assert made == AlignedBead(source=(sources[0],), target=(), score=0.3333, reasons=("r",))


def beads_of(shapes: list[tuple[int, int]]) -> list[AlignedBead]:
    beads = []
    s = t = 0
    for sources, targets in shapes:
        beads.append(
            AlignedBead(
                source=tuple(Sentence(text=f"第{n}句。") for n in range(s, s + sources)),
                target=tuple(Sentence(text=f"Sentence {n}.") for n in range(t, t + targets)),
                score=0.5,
            )
        )
        s, t = s + sources, t + targets
    return beads
