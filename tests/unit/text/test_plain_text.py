"""Text without tags, and the way back."""

from __future__ import annotations

from duizhao.model import Code, Span
from duizhao.text.plain_text import OBJECT, plain_text

CODES = (Code(id="1", original="<b>", original_end="</b>"), Code(id="2", original="<br/>"))
STORED = "<1>Belt</1> and <2/>Road"


def test_tags_go_and_a_standalone_one_leaves_its_mark() -> None:
    assert plain_text(STORED, CODES).text == f"Belt and {OBJECT}Road"


def test_spans_come_back_without_the_tags_at_their_ends() -> None:
    plain = plain_text(STORED, CODES)
    assert plain.stored(Span(0, 4)).of(STORED) == "Belt"
    assert plain.stored(Span(0, 8)).of(STORED) == "Belt</1> and"
    assert plain.stored(Span(10, 14)).of(STORED) == "Road"
    assert plain.stored(Span(14, 14)) == Span(len(STORED), len(STORED))


def test_text_without_tags_is_itself() -> None:
    for codes in ((), CODES):
        plain = plain_text("a <3>b", codes)
        assert plain.text == "a <3>b"
        assert plain.stored(Span(2, 5)) == Span(2, 5)


def test_a_fix_that_would_take_a_tag_along_is_not_offered() -> None:
    plain = plain_text(STORED, CODES)
    [fix] = plain.fixes("Replace", Span(0, 4), "Band")
    assert (fix.span, fix.replacement) == (Span(3, 7), "Band")
    assert plain.fixes("Replace", Span(0, 8), "x") == ()
    assert plain.fixes("Replace", Span(9, 10), "") == ()
