"""What is measured of sentences."""

from __future__ import annotations

import pytest

from duizhao.alignment.profile import (
    keep_paragraphs,
    length_ratio,
    like_paragraphs,
    profile_sources,
    profile_targets,
    punctuated,
)


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
    [
        ("“好。”", True, True),
        ("「好", True, False),
        ("『好』", True, True),
        ("好”", False, True),
        ('"好。"', True, True),
        ("好。", False, False),
        ("", False, False),
    ],
)
def test_quotation_marks_at_the_edges(text: str, opens: bool, closes: bool) -> None:
    profile = profile_sources([text])
    assert (bool(profile.opens_quote[0]), bool(profile.closes_quote[0])) == (opens, closes)
    assert bool(profile_targets([' "Good." ']).closes_quote[0])


@pytest.mark.parametrize(
    "sentences",
    [
        ["“Come in.", "Sit down.”", "He sat down.", "“Thanks.”"],
        ['"Come in.', 'Sit down."', "He sat down.", '"Thanks."'],
        ["‘Come in.", "Sit down.’", "He sat down.", "‘Thanks.’"],
        ["'Come in.", "Sit down.'", "He sat down.", "'Thanks.'"],
    ],
    ids=["curly", "straight", "single-curly", "single-straight"],
)
def test_a_quotation_is_open_until_it_is_closed(sentences: list[str]) -> None:
    profile = profile_targets(sentences)
    assert profile.quotes.tolist() == [1, 0, 0, 1]
    assert profile.begins_quoted.tolist() == [False, True, False, False]
    assert profile.ends_quoted.tolist() == [True, False, False, False]


def test_corner_brackets_quote_in_chinese() -> None:
    profile = profile_sources(["「进来。", "坐下。」", "他说：「谢谢。」"])
    assert profile.quotes.tolist() == [1, 0, 1]
    assert profile.begins_quoted.tolist() == [False, True, False]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_an_apostrophe_opens_and_closes_nothing(mark: str) -> None:
    opening = "'" if mark == "'" else "‘"
    sentences = [f"It{mark}s Wang{mark}s.", f"{opening}I don{mark}t,{mark} he said.", f"They{mark}d gone o{mark}er."]
    profile = profile_targets(sentences)
    assert profile.quotes.tolist() == [0, 1, 0]
    assert not profile.begins_quoted.any()
    assert not profile.ends_quoted.any()


def test_a_quotation_within_a_quotation_is_not_counted() -> None:
    profile = profile_sources(["“他说‘好’就走了。”", "“他说『好』就走了。”"])
    assert profile.quotes.tolist() == [1, 1]
    assert not profile.ends_quoted.any()


def test_a_forgotten_mark_is_made_good_by_the_next_one() -> None:
    profile = profile_sources(["“来了。", "“来了。”", "走了。"])
    assert profile.ends_quoted.tolist() == [True, False, False]


def test_clauses_are_where_a_sentence_may_be_cut() -> None:
    assert profile_sources(["来了，走了；好。", "来了。"]).clauses.tolist() == [2, 0]
    assert profile_targets(["He came, and left; but sandy.", "He came."]).clauses.tolist() == [4, 0]


def test_a_part_is_the_profile_of_those_sentences() -> None:
    part = profile_sources(["一", "二二？", "三三三"]).part(1, 3)
    assert len(part) == 2
    assert part.lengths.tolist() == [3, 3]
    assert part.questions.tolist() == [1, 0]


def test_a_part_within_a_quotation_still_knows_it() -> None:
    assert profile_sources(["“来了。", "走了。”"]).part(1, 2).begins_quoted.tolist() == [True]


def test_a_text_without_sentences_has_a_profile() -> None:
    assert len(profile_sources([])) == len(profile_targets([], [3])) == 0


def test_a_long_text_sets_its_own_ratio_and_a_short_one_hardly() -> None:
    assert length_ratio(100_000, 420_000) == pytest.approx(4.2, abs=0.01)
    assert length_ratio(10, 42) == pytest.approx(3.4, abs=0.1)


def test_totals_that_are_far_off_mean_a_missing_part() -> None:
    assert 1.8 < length_ratio(100_000, 50_000) < 2.2
    assert 5 < length_ratio(100_000, 2_000_000) < 7


def test_the_end_of_a_sentence_is_seen_behind_quotes_and_brackets() -> None:
    profile = profile_sources(["“来吗？”", "来吗？”他问。", "（本报记者 王小明）", "图为会场", "走……"])
    assert profile.unterminated.tolist() == [False, False, True, True, False]
    assert profile.bracketed.tolist() == [False, False, True, False, False]


def test_a_missing_mark_tells_something_only_where_sentences_end_with_one() -> None:
    prose, subtitles = profile_sources(["来了。"] * 9 + ["图"]), profile_targets(["he came"] * 10)
    assert punctuated(prose, prose) == 1
    assert punctuated(prose, subtitles) == 0


def test_paragraphs_are_alike_when_there_are_as_many() -> None:
    def likeness(here: list[int], there: list[int]) -> float:
        return like_paragraphs(profile_sources(["一。"] * 9, here), profile_targets(["One."] * 9, there))

    assert likeness([0, 3, 6], [2, 7]) == 1
    assert 0 < likeness([3, 6], [1, 3, 5]) < 1
    assert likeness([3], [1, 3, 5, 7]) == 0
    assert likeness([], [3]) == likeness([0], [0]) == 0


def test_the_less_alike_the_paragraphs_the_less_they_keep_sentences_apart() -> None:
    def kept(here: list[int], there: list[int]) -> float:
        return keep_paragraphs(profile_sources(["一。"] * 9, here), profile_targets(["One."] * 9, there))

    assert kept([3, 6], [2, 7]) == kept([3], []) == kept([], [3]) == kept([], []) == 1
    assert 0 < kept([3], [1, 3, 5, 7]) < kept([3, 6], [1, 3, 5]) < 1


def test_the_first_sentence_and_indexes_outside_begin_no_paragraph() -> None:
    assert profile_sources(["一。", "二。", "三。"], [0, 2, 9, -1]).begins_paragraph.tolist() == [False, False, True]
