"""What a translator gets back from the memory."""

from __future__ import annotations

import pytest

from duizhao.errors import UsageError
from duizhao.memory.lookup import Memory
from duizhao.model import MatchKind


def memory_of(*pairs: tuple[str, str]) -> Memory:
    memory = Memory()
    for number, (source, target) in enumerate(pairs, start=1):
        memory.add(source, target, f"book#s{number}")
    return memory


def test_equal_source_is_an_exact_match_with_its_origin() -> None:
    [match] = memory_of(("科技合作是重要引擎。", "Cooperation is an engine.")).lookup("科技合作是重要引擎。")
    assert (match.score, match.kind) == (100, MatchKind.EXACT)
    assert (match.source, match.target) == ("科技合作是重要引擎。", "Cooperation is an engine.")
    assert match.origin == "book#s1"


def test_traditional_or_full_width_spelling_scores_99_and_stays_fuzzy() -> None:
    [match] = memory_of(("科技合作ＡＢＣ。", "Cooperation ABC.")).lookup("科技合作abc。")
    assert (match.score, match.kind) == (99, MatchKind.FUZZY)
    [match] = memory_of(("國際合作", "International cooperation")).lookup("国际合作")
    assert match.score == 99


def test_fuzzy_score_is_the_share_of_characters_left_alone() -> None:
    [match] = memory_of(("一二三四五六七八九十", "ten")).lookup("一二三四五六七八东西")
    assert (match.score, match.kind) == (80, MatchKind.FUZZY)
    [match] = memory_of(("一二三四五六七八九十", "ten")).lookup("一二三四五六七八")
    assert match.score == 80


def test_one_changed_character_in_a_long_sentence_is_not_called_exact() -> None:
    source = "甲" * 399
    [match] = memory_of((source + "乙", "long")).lookup(source + "丙")
    assert (match.score, match.kind) == (99, MatchKind.FUZZY)


@pytest.mark.parametrize(("threshold", "found"), [(80, 1), (81, 0)])
def test_the_threshold_is_met_or_not_to_the_percent(threshold: int, found: int) -> None:
    memory = memory_of(("一二三四五六七八九十", "ten"))
    assert len(memory.lookup("一二三四五六七八东西", threshold=threshold)) == found


def test_best_first_and_no_more_than_asked_for() -> None:
    memory = memory_of(
        ("一二三四五六七八东西", "eight"), ("一二三四五六七八九十", "ten"), ("一二三四五六七八九西", "nine")
    )
    assert [match.target for match in memory.lookup("一二三四五六七八九十")] == ["ten", "nine", "eight"]
    assert [match.target for match in memory.lookup("一二三四五六七八九十", limit=2)] == ["ten", "nine"]
    assert memory.lookup("一二三四五六七八九十", limit=0) == []


def test_of_equal_sources_the_newest_translation_comes_first() -> None:
    memory = memory_of(("会议开幕", "The meeting opened."), ("会议开幕", "The conference opened."))
    assert [match.target for match in memory.lookup("会议开幕")] == [
        "The conference opened.",
        "The meeting opened.",
    ]


def test_identical_pairs_are_shown_once() -> None:
    memory = memory_of(("会议开幕", "The meeting opened."), ("会议开幕", "The meeting opened."))
    [match] = memory.lookup("会议开幕")
    assert match.origin == "book#s2"


def test_same_neighbours_make_a_context_match_that_comes_first() -> None:
    memory = Memory()
    memory.add("是。", "It is.", "a#1", previous="是吗？", following="好。")
    memory.add("是。", "Yes.", "a#2", previous="对吗？", following="好。")
    first, second = memory.lookup("是。", previous="是吗？", following="好。")
    assert (first.target, first.kind, first.score) == ("It is.", MatchKind.CONTEXT, 100)
    assert (second.target, second.kind, second.score) == ("Yes.", MatchKind.EXACT, 100)


def test_no_known_neighbours_are_no_context() -> None:
    [match] = memory_of(("是。", "Yes.")).lookup("是。")
    assert match.kind is MatchKind.EXACT


def test_a_context_match_survives_a_newer_identical_pair_without_context() -> None:
    memory = Memory()
    memory.add("是。", "Yes.", "a#1", previous="对吗？")
    memory.add("是。", "Yes.", "a#2")
    [match] = memory.lookup("是。", previous="对吗？")
    assert (match.kind, match.origin) == (MatchKind.CONTEXT, "a#1")


def test_the_segment_being_translated_does_not_match_itself() -> None:
    memory = memory_of(("会议开幕", "The meeting opened."))
    assert memory.lookup("会议开幕", exclude_origin="book#s1") == []
    memory.add("会议开幕", "The meeting opened.", "other#s1")
    assert [match.origin for match in memory.lookup("会议开幕", exclude_origin="other#s1")] == ["book#s1"]


def test_adding_from_the_same_origin_replaces_what_it_said() -> None:
    memory = memory_of(("会议开幕", "The meeting open."))
    memory.add("会议开幕", "The meeting opened.", "book#s1")
    assert [match.target for match in memory.lookup("会议开幕")] == ["The meeting opened."]
    memory.add("展览闭幕", "The exhibition closed.", "book#s1")
    assert memory.lookup("会议开幕") == []
    assert len(memory) == 1


def test_adding_the_same_pair_again_does_not_make_it_newer() -> None:
    memory = memory_of(("会议开幕", "old"), ("会议开幕", "new"))
    memory.add("会议开幕", "old", "book#s1")
    assert [match.target for match in memory.lookup("会议开幕")] == ["new", "old"]


def test_an_emptied_target_is_forgotten() -> None:
    memory = memory_of(("会议开幕", "The meeting opened."))
    memory.add("会议开幕", "  ", "book#s1")
    assert memory.lookup("会议开幕") == []
    assert len(memory) == 0


def test_removed_pairs_are_gone_and_unknown_origins_are_no_error() -> None:
    memory = memory_of(("会议开幕", "The meeting opened."), ("会议开幕", "It opened."), ("会议结束", "It ended."))
    memory.remove("book#s1")
    memory.remove("book#s3")
    memory.remove("nowhere#s1")
    assert [match.target for match in memory.lookup("会议开幕", threshold=50)] == ["It opened."]


def test_blank_text_matches_nothing_even_at_threshold_zero() -> None:
    memory = memory_of(("会议开幕", "The meeting opened."))
    memory.add("", "nothing", "book#s2")
    assert memory.lookup(" ", threshold=0) == []
    assert [match.score for match in memory.lookup("完全不同的一句话", threshold=0)] == [0]


@pytest.mark.parametrize("threshold", [-1, 101])
def test_an_impossible_threshold_is_refused(threshold: int) -> None:
    with pytest.raises(UsageError) as caught:
        memory_of().lookup("会议", threshold=threshold)
    assert caught.value.code == "threshold-range"
    assert str(threshold) in caught.value.message


def test_a_threshold_of_100_asks_for_the_very_same_source() -> None:
    memory = memory_of(("国际合作", "cooperation"), ("國際合作", "collaboration"))
    assert [match.target for match in memory.lookup("国际合作", threshold=100)] == ["cooperation"]
