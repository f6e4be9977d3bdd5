"""What a dictionary says of words."""

from __future__ import annotations

import pytest

from duizhao.alignment.dictionary import Dictionary, build_dictionary, gloss_stem
from duizhao.text.cedict import read_entries


def built(*lines: str) -> Dictionary:
    return build_dictionary(read_entries(lines))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("develop", "development"),
        ("teach", "taught"),
        ("city", "cities"),
        ("child", "children"),
        ("me", "i"),
        ("ours", "we"),
        ("people", "person"),
        ("better", "good"),
    ],
)
def test_forms_of_a_word_meet_in_its_stem(one: str, other: str) -> None:
    assert gloss_stem(one) == gloss_stem(other)


@pytest.mark.parametrize(("one", "other"), [("he", "she"), ("mountain", "river"), ("12", "120")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert gloss_stem(one) != gloss_stem(other)


def test_the_first_gloss_weighs_most_and_a_gloss_of_many_words_little(dictionary: Dictionary) -> None:
    weights = dictionary.translations("山")
    assert weights["mountain"] == pytest.approx(1)
    assert 0 < weights["hill"] < 1
    words = dictionary.translations("科技")
    assert set(words) == {gloss_stem("science"), gloss_stem("technology")}
    assert max(words.values()) < 1


def test_grammar_and_notes_of_the_lexicographer_are_no_translations(dictionary: Dictionary) -> None:
    assert set(dictionary.translations("下雨")) == {gloss_stem("rain")}
    assert set(dictionary.translations("苹果")) == {gloss_stem("apple")}
    only_grammar = built("在 在 [zai4] /at/in/", "把 把 [ba3] /CL:個|个[ge4]/variant of 吧[ba5]/")
    assert set(only_grammar.translations("在")) == {gloss_stem("at"), gloss_stem("in")}
    assert only_grammar.translations("把") == {}


def test_brackets_and_foreign_scripts_in_a_gloss_are_passed_over() -> None:
    found = built("甲 甲 [jia3] /armor (1st Heavenly Stem 天干[tian1 gan1]), shell/").translations("甲")
    assert set(found) == {gloss_stem("armor"), gloss_stem("shell")}


def test_a_gloss_that_explains_at_length_translates_nothing() -> None:
    assert built("甲 甲 [jia3] /one two three four five six seven eight/").translations("甲") == {}


def test_an_unknown_word_has_no_translations(dictionary: Dictionary) -> None:
    assert dictionary.translations("没有这个词") == {}
    assert build_dictionary(()).translations("山") == {}


def test_headwords_are_simplified_and_each_is_there_once(dictionary: Dictionary) -> None:
    assert "师" not in dictionary.headwords
    assert {"老师", "桥"} <= set(dictionary.headwords)
    assert "老師" not in dictionary.headwords
    assert len(set(dictionary.headwords)) == len(dictionary.headwords)
    assert len(set(dictionary.stems)) == len(dictionary.stems)
    assert len(dictionary.starts) == len(dictionary.headwords) + 1


def test_entries_of_one_headword_add_up(dictionary: Dictionary) -> None:
    assert {gloss_stem("leaf"), gloss_stem("page")} <= set(dictionary.translations("叶"))


def test_readings_are_toneless_and_the_commonest_comes_first(dictionary: Dictionary) -> None:
    assert dictionary.readings["重"] == ("zhong", "chong")
    assert dictionary.readings["吕"] == ("lv",)
    assert "老师" not in dictionary.readings
    assert {"wen", "jie", "ye"} <= dictionary.syllables


def test_what_is_looked_up_often_is_counted_once(dictionary: Dictionary) -> None:
    number = dictionary.stem_numbers[gloss_stem("exchange")]
    assert dictionary.gloss_counts[number] == 1
    assert dictionary.longest == 2
    assert build_dictionary(()).longest == 1
