from collections.abc import Callable, Sequence

import pytest

from duizhao.model import AlignedBead, Bead, Hold, Side
from duizhao.workbench import bead_moves, live_aligner
from duizhao.workbench.hand_made import best_cut, hand_made, judged
from duizhao.workbench.live_aligner import LiveAligner
from duizhao.workbench.live_beads import LiveBeads

BeadOf = Callable[..., AlignedBead]


class Judging:
    """Stands for the aligner: likes source sentence n with target sentence n, and says what it was asked."""

    def __init__(self, *_: object, **__: object) -> None:
        self.asked: list[tuple[list[int], list[int]]] = []

    def judge(self, source: Sequence[int], target: Sequence[int]) -> Bead:
        self.asked.append((list(source), list(target)))
        alike = len(set(source) & set(target)) / max(len(source), len(target), 1)
        return Bead(source=tuple(source), target=tuple(target), score=alike, reasons=("judged",))

    def best_cut(
        self, source: range, target: range, *, source_at: int | None = None, target_at: int | None = None
    ) -> int:
        place, other = (source_at, target) if source_at is not None else (target_at, source)
        assert place is not None
        return min(max(place, other.start + 1), other.stop)


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> LiveAligner:
    monkeypatch.setattr(live_aligner, "Aligner", Judging)
    return LiveAligner()


@pytest.fixture
def beads(bead_of: BeadOf) -> LiveBeads:
    return LiveBeads(
        [
            bead_of(["零。"], ["0."], 0.9),
            bead_of(["一。", "二。", "三。"], ["1.", "2.", "3."], 0.3),
            bead_of(["四。"], [], 0.5),
        ]
    )


def make_ready(live: LiveAligner, beads: LiveBeads) -> None:
    with live.of(beads.texts()):
        pass


def test_a_made_bead_is_judged_by_its_places_in_the_whole(live: LiveAligner, beads: LiveBeads) -> None:
    make_ready(live, beads)
    made = hand_made(beads, bead_moves.split(beads, 1, Side.SOURCE, 1, 2), live)
    with live.of(beads.texts()) as aligner:
        assert aligner.asked == [([1], [1, 2]), ([2, 3], [3])]  # type: ignore[attr-defined]
    assert [(bead.score, bead.reasons, bead.hold) for bead in made.beads] == [(0.5, ("judged",), Hold.CHANGED)] * 2
    assert made.unjudged == ()


def test_without_the_aligner_it_has_the_score_of_what_it_was_made_of(live: LiveAligner, beads: LiveBeads) -> None:
    made = hand_made(beads, bead_moves.merge(beads, 0, 1), live)
    assert [(bead.score, bead.reasons, bead.hold) for bead in made.beads] == [(0.6, (), Hold.CHANGED)]
    assert made.unjudged == made.beads


def test_a_sentence_the_aligner_does_not_know_cannot_be_judged(live: LiveAligner, beads: LiveBeads) -> None:
    make_ready(live, beads)
    edited = bead_moves.edit_sentence(beads, 0, Side.TARGET, 0, ["Naught."])
    assert edited
    assert len(hand_made(beads, edited, live).unjudged) == 1


def test_swapped_targets_are_judged_where_they_stood(live: LiveAligner, beads: LiveBeads) -> None:
    make_ready(live, beads)
    hand_made(beads, bead_moves.swap(beads, 0), live)
    with live.of(beads.texts()) as aligner:
        assert aligner.asked == [([0], [1, 2, 3]), ([1, 2, 3], [0])]  # type: ignore[attr-defined]


def test_a_bead_is_judged_later(live: LiveAligner, beads: LiveBeads) -> None:
    assert judged(beads, 1, beads[1], live) is beads[1]
    make_ready(live, beads)
    assert judged(beads, 1, beads[1], live).score == 1.0


@pytest.mark.parametrize("ready", [True, False])
@pytest.mark.parametrize(("side", "sentence", "cut"), [(Side.SOURCE, 1, 1), (Side.SOURCE, 2, 2), (Side.TARGET, 2, 2)])
def test_the_other_side_is_cut_where_it_fits(
    live: LiveAligner, beads: LiveBeads, side: Side, sentence: int, cut: int, *, ready: bool
) -> None:
    if ready:
        make_ready(live, beads)
    assert best_cut(beads, live, 1, side, sentence) == cut


def test_the_aligner_is_asked_before_the_lengths(live: LiveAligner, bead_of: BeadOf) -> None:
    beads = LiveBeads([bead_of(["一。", "二。", "三。"], ["1" * 90, "2.", "3."])])
    assert best_cut(beads, live, 0, Side.SOURCE, 2) == 1
    make_ready(live, beads)
    assert best_cut(beads, live, 0, Side.SOURCE, 2) == 2


def test_a_side_with_one_sentence_goes_where_it_belongs(live: LiveAligner, bead_of: BeadOf) -> None:
    beads = LiveBeads([bead_of(["长长长长长长的一句。", "二。"], ["1."])])
    assert best_cut(beads, live, 0, Side.SOURCE, 1) == 1
    empty = LiveBeads([bead_of(["一。", "二。"], [])])
    assert best_cut(empty, live, 0, Side.SOURCE, 1) == 0
