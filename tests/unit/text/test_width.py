import pytest
from rich.cells import cell_len

from duizhao.text.width import cut, fit, graphemes, width_cells

FAMILY = "👨‍👩‍👧"
FLAG = "🇨🇳"


def test_chinese_takes_two_cells_and_curly_quotes_one() -> None:
    assert width_cells("“一带一路”") == 10
    assert width_cells("e\u0301") == 1
    assert width_cells("") == 0


@pytest.mark.parametrize("text", ["对照abc", FAMILY, FLAG + "x", "👍🏽", "☀\ufe0f!", "e\u0301", "\u0301ab"])
def test_graphemes_cover_the_text_and_add_up(text: str) -> None:
    found = graphemes(text)
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert sum(grapheme.cells for grapheme in found) == cell_len(text)


@pytest.mark.parametrize("character", [FAMILY, FLAG, "👍🏽", "e\u0301", "☀\ufe0f"])
def test_what_a_reader_takes_for_one_character_is_one_grapheme(character: str) -> None:
    assert len(graphemes(character)) == 1
    assert len(graphemes(FLAG + character)) == 2


@pytest.mark.parametrize(
    ("text", "max_cells", "expected"),
    [
        ("对照表", 6, "对照表"),
        ("对照表", 5, "对照"),
        ("对照表", 1, ""),
        ("对照表", -1, ""),
        ("abc", 2, "ab"),
        (FLAG + FLAG, 3, FLAG),
        ("e\u0301e\u0301", 1, "e\u0301"),
        ("", 0, ""),
    ],
)
def test_cut_takes_the_longest_prefix_that_fits(text: str, max_cells: int, expected: str) -> None:
    assert cut(text, max_cells) == expected


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("对照", 6, "对照  "),
        ("对照", 4, "对照"),
        ("对照表", 5, "对照…"),
        ("对照表", 4, "对… "),
        ("对照表", 1, "…"),
        ("对照表", 0, ""),
        ("对照表", -3, ""),
    ],
)
def test_fit_gives_exactly_the_width_asked_for(text: str, cells: int, expected: str) -> None:
    assert fit(text, cells) == expected


def test_an_ellipsis_too_wide_is_left_out() -> None:
    assert fit("对照表", 3, ellipsis="[…more]") == "对 "


def test_a_dangling_joiner_does_not_eat_the_padding() -> None:
    assert cell_len(fit("a\u200d", 4)) == 4


def test_joiners_that_join_nothing_take_no_letter_with_them() -> None:
    assert cut("\u200d\u200d3", 0) == ""
    assert width_cells("\u200d\u200d3") == sum(grapheme.cells for grapheme in graphemes("\u200d\u200d3"))
