"""What is measured of sentences."""

from __future__ import annotations

import pytest

from duizhao.alignment.profile import length_ratio, profile_sources, profile_targets


def test_length_counts_characters_without_blanks_and_latin_for_a_third() -> None:
    profile = profile_sources(["一带 一路。", "WTO成立", ""])
    assert profile.lengths.tolist() == pytest.approx([5, 2.9, 1])
    assert profile_targets([" Hello. ", ""]).lengths.tolist() == [6, 1]


def test_marks_are_counted_in_either_width() -> None:
    profile = profile_sources(["真的？真的?!", "好！"])
    assert profile.questions.tolist() == [2, 0]
    assert profile.exclamations.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [("“好。”", True, True), ("「好", True, False), ("好”", False, True), ("好。", False, False)],
)
def test_quotation_marks_at_the_edges(text: str, opens: bool, closes: bool) -> None:
    profile = profile_sources([text])
    assert (bool(profile.opens_quote[0]), bool(profile.closes_quote[0])) == (opens, closes)
    assert bool(profile_targets([' "Good." ']).closes_quote[0])


def test_a_part_is_the_profile_of_those_sentences() -> None:
    part = profile_sources(["一", "二二？", "三三三"]).part(1, 3)
    assert len(part) == 2
    assert part.lengths.tolist() == [3, 3]
    assert part.questions.tolist() == [1, 0]


def test_a_long_text_sets_its_own_ratio_and_a_short_one_hardly() -> None:
    assert length_ratio(100_000, 420_000) == pytest.approx(4.2, abs=0.01)
    assert length_ratio(10, 42) == pytest.approx(3.4, abs=0.1)


def test_totals_that_are_far_off_mean_a_missing_part() -> None:
    assert 1.8 < length_ratio(100_000, 50_000) < 2.2
    assert 5 < length_ratio(100_000, 2_000_000) < 7
