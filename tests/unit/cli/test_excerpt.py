import pytest

from duizhao.cli.excerpt import excerpt
from duizhao.model import Span
from duizhao.text.width import width_cells


def test_carets_stand_under_wide_characters() -> None:
    line, mark = excerpt("参加一带一路会议", Span(2, 6))
    assert line == "参加一带一路会议"
    assert mark == "    ^^^^^^^^"


def test_a_long_text_is_cut_around_the_place() -> None:
    text = "前" * 100 + "错" + "后" * 100
    line, mark = excerpt(text, Span(100, 101), max_cells=40)
    assert width_cells(line) <= 40
    assert line.startswith("…")
    assert line.endswith("…")
    before = width_cells(line[: line.index("错")])
    assert mark == " " * before + "^^"


@pytest.mark.parametrize("span", [Span(0, 0), Span(3, 3)])
def test_an_empty_span_is_still_marked(span: Span) -> None:
    assert excerpt("abc", span)[1].endswith("^")


def test_control_characters_do_not_break_the_line() -> None:
    line, mark = excerpt("a\tb\nc", Span(4, 5))
    assert line == "a b c"
    assert mark == "    ^"
