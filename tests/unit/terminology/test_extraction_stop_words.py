from duizhao.terminology.extraction_stop_words import (
    ENGLISH_GENERAL,
    ENGLISH_NEVER,
    ENGLISH_WITHIN,
    SOURCE_STOP_WORDS,
)
from duizhao.text.scripts import fold, is_han


def test_source_words_are_compared_with_folded_text() -> None:
    assert all(fold(word) == word and all(map(is_han, word)) for word in SOURCE_STOP_WORDS)


def test_english_words_are_compared_in_lower_case() -> None:
    assert all(word == word.lower() for word in ENGLISH_WITHIN | ENGLISH_NEVER | ENGLISH_GENERAL)


def test_a_word_cannot_stand_within_a_term_and_never() -> None:
    assert ENGLISH_WITHIN.isdisjoint(ENGLISH_NEVER)


def test_what_a_glossary_has_is_no_stop_word() -> None:
    assert SOURCE_STOP_WORDS.isdisjoint({"科技", "合作", "大会", "疫苗", "国家"})
