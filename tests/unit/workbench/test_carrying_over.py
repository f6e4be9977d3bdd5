from collections.abc import Callable

from duizhao.model import AlignedBead, Hold, Sentence
from duizhao.workbench.carrying_over import carry_over
from duizhao.workbench.live_aligner import LiveAligner

BeadOf = Callable[..., AlignedBead]


def sentences(*texts: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(text=text, segment="new") for text in texts)


def test_held_beads_stay_where_their_sentences_stand(bead_of: BeadOf) -> None:
    beads = [
        bead_of(["2024年成交额突破188亿元。"], ["It exceeded 18.8 billion yuan in 2024."], 0.3),
        bead_of(["超过100个国家参加。", "会期三天。"], ["Over 100 countries came."], 0.4, hold=Hold.ACCEPTED),
        bead_of(["大会闭幕。"], ["The conference closed."], 0.4, hold=Hold.CHANGED, marked=True),
    ]
    sources = sentences("新的一句。", *(s.text for bead in beads for s in bead.source))
    targets = sentences(
        "A new one.", "It exceeded 18.8 billion yuan in 2024.", "Over 100 countries came.", "It has closed."
    )
    carried = carry_over(beads, sources, targets, LiveAligner())
    kept = next(bead for bead in carried.beads if bead.hold is Hold.ACCEPTED)
    assert (kept.kind, kept.score, kept.source[0].segment) == ("2-1", 0.4, "new")
    assert (carried.kept, carried.lost) == (1, (beads[2],))
    assert [s for bead in carried.beads for s in bead.source] == list(sources)
    assert [t for bead in carried.beads for t in bead.target] == list(targets)


def test_a_run_with_something_in_between_no_longer_stands(bead_of: BeadOf) -> None:
    beads = [bead_of(["一。", "二。"], ["One and two."], hold=Hold.ACCEPTED)]
    carried = carry_over(beads, sentences("一。", "新。", "二。"), sentences("One and two."), LiveAligner())
    assert (carried.kept, len(carried.lost)) == (0, 1)


def test_nothing_held_is_nothing_lost(bead_of: BeadOf) -> None:
    carried = carry_over([bead_of(["一。"], ["One."])], sentences("二。"), sentences("Two."), LiveAligner())
    assert (carried.kept, carried.lost) == (0, ())
