import pytest

from duizhao.text.scripts import fold, has_han, is_han, looks_chinese, to_simplified


@pytest.mark.parametrize("character", ["一", "龘", "〇", "々", "㐀", "𠮷", "豈"])
def test_chinese_characters_are_han(character: str) -> None:
    assert is_han(character)


@pytest.mark.parametrize("character", ["", "a", "，", "。", "か", "カ", "한", "１", "《", " "])
def test_marks_and_other_scripts_are_not_han(character: str) -> None:
    assert not is_han(character)


def test_one_chinese_character_is_enough() -> None:
    assert has_han("Belt and Road 倡议")
    assert not has_han("Belt，and。Road")
    assert not has_han("")


def test_fold_equates_variants_and_keeps_the_length() -> None:
    text = "ＧＰＳ　「臺灣」８月ABC～"
    folded = fold(text)
    assert folded == "gps 「台湾」8月abc~"
    assert len(folded) == len(text)


@pytest.mark.parametrize("character", ["ß", "İ", "ﬁ"])
def test_letters_that_fold_to_several_stay(character: str) -> None:
    assert fold(character) == character


def test_lone_surrogates_pass() -> None:
    assert fold("\ud800a") == "\ud800a"


def test_simplifying_takes_phrases_as_a_whole() -> None:
    assert to_simplified("乾隆皇帝在後宮") == "乾隆皇帝在后宫"
    assert to_simplified("") == ""


def test_a_chinese_text_may_quote_english_and_the_other_way_round() -> None:
    assert looks_chinese(["好。", "OK.", "不好。"])
    assert not looks_chinese(["Good.", "The word 好.", "Bad."])
    assert not looks_chinese([])
