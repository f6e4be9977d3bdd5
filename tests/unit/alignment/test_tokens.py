"""The words of both sides."""

from __future__ import annotations

import pytest

from duizhao.alignment.dictionary import Dictionary, build_dictionary, gloss_stem
from duizhao.alignment.tokens import find_names, name_tokens, source_tokens, target_tokens


def keys(sentence: str, dictionary: Dictionary, terms: tuple[str, ...] = ()) -> list[str]:
    return [token.key for token in source_tokens(sentence, dictionary, terms)]


def test_the_longest_word_of_the_dictionary_is_taken_first(dictionary: Dictionary) -> None:
    assert keys("科技交流和发展", dictionary) == ["科技", "交流", "和", "发展"]


def test_traditional_characters_are_the_same_words_at_the_same_places(dictionary: Dictionary) -> None:
    simplified, traditional = source_tokens("老师吃苹果", dictionary), source_tokens("老師吃蘋果", dictionary)
    assert simplified == traditional
    assert [(token.start, token.end) for token in traditional] == [(0, 2), (2, 3), (3, 5)]


@pytest.mark.parametrize("sentence", ["", " ", "“。”", "GDP 5.2%", "2024", "🎉"])
def test_what_has_no_chinese_character_has_no_word(sentence: str, dictionary: Dictionary) -> None:
    assert keys(sentence, dictionary) == []


def test_words_do_not_reach_across_marks_and_latin(dictionary: Dictionary) -> None:
    assert keys("老，师", dictionary) == ["老", "师"]
    assert keys("科5技", dictionary) == ["科", "技"]


def test_rare_characters_and_the_round_zero_are_words(dictionary: Dictionary) -> None:
    assert keys("二〇年𠮷", dictionary) == ["二", "〇", "年", "𠮷"]


def test_terms_are_words_beside_those_of_the_dictionary(dictionary: Dictionary) -> None:
    assert keys("科技交流大会", dictionary, ("交流大会",)) == ["科技", "交流大会"]


def test_terms_are_words_without_a_dictionary_too() -> None:
    assert keys("共建一带一路", build_dictionary(()), ("一带一路",)) == ["共", "建", "一带一路"]


def test_a_term_may_be_longer_than_every_headword(dictionary: Dictionary) -> None:
    term = "第二届一带一路科技交流大会"
    assert keys(f"出席{term}", dictionary, (term,)) == ["出", "席", term]


def test_a_very_long_sentence_is_cut_into_all_its_words(dictionary: Dictionary) -> None:
    tokens = source_tokens("老师和学生" * 400, dictionary)
    assert len(tokens) == 1200
    assert tokens[-1] == ("学生", 1998, 2000)


def test_english_words_meet_in_their_stems_and_articles_are_left_out() -> None:
    tokens = target_tokens("The teachers taught a class.")
    assert [token.key for token in tokens] == [gloss_stem(word) for word in ("teacher", "teach", "class")]
    assert [(token.start, token.end) for token in tokens] == [(4, 12), (13, 19), (22, 27)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("can't", ["can", "not"]),
        ("won’t", ["will", "not"]),
        ("shan't", ["shall", "not"]),
        ("didn't", ["do", "not"]),
        ("she'll", ["she", "will"]),
        ("I'm", ["i", "be"]),
        ("they've", ["they", "have"]),
        ("Wang's", ["wang"]),
        ("dogs' tails", ["dog", "tail"]),
        ("o'clock", ["oclock"]),
    ],
)
def test_contractions_are_two_words_and_possessives_one(text: str, words: list[str]) -> None:
    assert [token.key for token in target_tokens(text)] == [gloss_stem(word) for word in words]


@pytest.mark.parametrize("text", ["", "…", "188", "你好", "'' \"\""])
def test_what_has_no_letters_has_no_word(text: str) -> None:
    assert target_tokens(text) == []


def test_a_name_with_a_hyphen_is_one_word_as_well() -> None:
    [*_, whole] = target_tokens("So Bao-yu left.")
    assert whole == (gloss_stem("baoyu"), 3, 9)


def names_of(targets: list[str], dictionary: Dictionary) -> dict[tuple[str, ...], str]:
    return find_names(targets, [target_tokens(text) for text in targets], dictionary)


def test_a_name_is_read_by_its_syllables(dictionary: Dictionary) -> None:
    targets = ["Then Ye Wenjie looked up.", "It was Wenjie."]
    assert names_of(targets, dictionary)["wen", "jie"] == gloss_stem("wenjie")
    [token] = name_tokens("叶文洁抬起头。", dictionary, {("wen", "jie"): "wenjie"})
    assert token == ("@wenjie", 1, 3)


def test_a_name_in_traditional_characters_reads_alike(dictionary: Dictionary) -> None:
    assert name_tokens("葉文潔", dictionary, {("ye",): "ye"})[0].key == "@ye"


def test_a_word_that_is_written_small_as_well_is_no_name(dictionary: Dictionary) -> None:
    assert names_of(["We met Wenjie.", "a wenjie is a wenjie"], dictionary) == {}


def test_a_word_of_no_syllables_is_no_name(dictionary: Dictionary) -> None:
    assert names_of(["We met Robert Browning."], dictionary) == {}


def test_without_a_dictionary_there_are_no_names() -> None:
    nothing = build_dictionary(())
    assert names_of(["We met Ye Wenjie."], nothing) == {}
    assert name_tokens("叶文洁", nothing, {("wen", "jie"): "wenjie"}) == []
    assert name_tokens("叶文洁", nothing, {}) == []


def test_a_character_of_two_readings_is_tried_with_both(dictionary: Dictionary) -> None:
    assert [token.key for token in name_tokens("重行", dictionary, {("chong", "hang"): "chonghang"})] == ["@chonghang"]
    assert [token.key for token in name_tokens("重行", dictionary, {("zhong", "xing"): "zhongx"})] == ["@zhongx"]
