"""What a part of a source seems to be in English."""

from duizhao.model import Span
from duizhao.workbench.term_guess import guess_terms

SOURCE = "首批联合实验室启动建设。"
TARGET = "Work on the first joint laboratories began."


def test_the_phrase_that_goes_with_the_words_is_found() -> None:
    guess = guess_terms(SOURCE, TARGET)
    assert guess.english(Span(2, 7)) == "joint laboratories"
    assert guess.english(Span(4, 7)) == "laboratories"


def test_nothing_is_made_up() -> None:
    guess = guess_terms(SOURCE, TARGET)
    assert guess.english(Span(len(SOURCE) - 1, len(SOURCE))) == ""
    assert guess_terms(SOURCE, "").english(Span(2, 7)) == ""


def test_the_dictionary_says_what_a_word_is() -> None:
    words = guess_terms("", "").words
    assert "实验室" in words
    assert "验室启" not in words
