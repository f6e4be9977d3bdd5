"""Confidence is said by marks and words before it is said by colours."""

import unicodedata

import pytest

from duizhao.model import AlignedBead, Hold, Sentence
from duizhao.tui.widgets.bead_marks import (
    CHOSEN_MARK,
    CONFIDENCE_MARKS,
    CONFIDENCE_MEANINGS,
    Confidence,
    confidence,
    per_cent,
)

ZH, EN = (Sentence(text="下雨了。"),), (Sentence(text="It is raining."),)


def test_every_confidence_has_a_mark_of_its_own_and_a_meaning() -> None:
    assert set(CONFIDENCE_MARKS) == set(CONFIDENCE_MEANINGS) == set(Confidence)
    assert len({*CONFIDENCE_MARKS.values(), CHOSEN_MARK}) == len(Confidence) + 1


def test_what_is_drawn_between_the_texts_is_equally_wide_in_every_terminal() -> None:
    drawn = "".join((*CONFIDENCE_MARKS.values(), CHOSEN_MARK, "▸◦▪▾", "⎤⎥⎦⎡⎢⎣"))
    assert {unicodedata.east_asian_width(mark) for mark in drawn} <= {"N", "Na"}


@pytest.mark.parametrize(
    ("score", "hold", "expected"),
    [
        (0.99, Hold.FREE, Confidence.SURE),
        (0.9, Hold.FREE, Confidence.LIKELY),
        (0.79, Hold.FREE, Confidence.DOUBTFUL),
        (0.1, Hold.ACCEPTED, Confidence.ACCEPTED),
        (0.99, Hold.CHANGED, Confidence.CHANGED),
    ],
)
def test_a_person_outweighs_the_score(score: float, hold: Hold, expected: Confidence) -> None:
    assert confidence(AlignedBead(source=ZH, target=EN, score=score, hold=hold)) is expected


def test_an_empty_side_is_doubtful_however_sure_the_aligner_is() -> None:
    assert confidence(AlignedBead(source=ZH, target=(), score=0.99)) is Confidence.DOUBTFUL
    assert confidence(AlignedBead(source=(), target=EN, score=0.99)) is Confidence.DOUBTFUL


def test_nothing_but_certainty_is_a_hundred_per_cent() -> None:
    assert [per_cent(score) for score in (0, 0.004, 0.5, 0.9999, 1)] == [0, 0, 50, 99, 100]
