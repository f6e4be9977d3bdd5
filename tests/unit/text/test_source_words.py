"""Words of a source, as the arrow keys go through them."""

from duizhao.model import Span
from duizhao.text.source_words import first_unknown, source_words

TEXT = "第二届“一带一路”AI大会。"


def words(*spans: Span) -> list[str]:
    return [span.of(TEXT) for span in spans]


def test_without_a_dictionary_every_character_is_a_word() -> None:
    assert [span.of("合作AI 2024年。") for span in source_words("合作AI 2024年。")] == ["合", "作", "AI", "2024", "年"]


def test_the_longest_word_counts_and_marks_are_passed_over() -> None:
    spans = source_words(TEXT, {"第二", "一带一路", "一带", "大会"})
    assert words(*spans) == ["第二", "届", "一带一路", "AI", "大会"]


def test_terms_of_the_glossary_are_words_whatever_they_have_in_them() -> None:
    spans = source_words(TEXT, {"一带"}, [Span(3, 9), Span(3, 3)])
    assert words(*spans) == ["第", "二", "届", "“一带一路”", "AI", "大", "会"]


def test_one_begins_with_the_first_word_that_is_no_term() -> None:
    known = (Span(3, 9),)
    spans = source_words(TEXT, {"大会"}, known)
    assert spans[first_unknown(TEXT, spans, known)].of(TEXT) == "大会"
    assert first_unknown("字", source_words("字"), ()) == 0
    assert first_unknown("", (), ()) == 0
