import pytest

from duizhao.model import Span
from duizhao.text.width import width_cells
from duizhao.tui.lines import display_lines, styled_lines, visible

CHINESE = "第二届“一带一路”科技交流大会在四川成都举行。"


@pytest.mark.parametrize("cells", [2, 7, 10, 40])
def test_no_line_is_wider_than_asked(cells: int) -> None:
    shown = [span.of(CHINESE) for span in display_lines(CHINESE, cells)]
    assert max(map(width_cells, shown)) <= max(cells, 2)
    assert "".join(shown) == CHINESE


def test_a_line_end_in_the_text_ends_a_line() -> None:
    assert [span.of("one\n\ntwo") for span in display_lines("one\n\ntwo", 20)] == ["one", "", "two"]
    assert len(display_lines("", 20)) == 1


@pytest.mark.parametrize("character", ["\x1b", "\t", "\r", "\x00", "\x7f", "\x9b", "\u202e", "\u2028"])
def test_control_characters_are_shown_not_sent(character: str) -> None:
    shown = visible(f"a{character}b")
    assert character not in shown
    assert len(shown) == 3
    assert width_cells(shown) == 3


def test_styles_stay_on_their_words_across_lines() -> None:
    content = styled_lines(CHINESE, 20, [(Span(4, 8), "bold")])
    bold = "".join(content.plain[span.start : span.end] for span in content.spans if span.style == "bold")
    assert bold == "一带一路"


def test_later_lines_are_indented() -> None:
    lines = styled_lines("1 ✓ several words that go on", 14, indent=4).plain.split("\n")
    assert len(lines) > 2
    assert all(line.startswith("    ") for line in lines[1:])
    assert max(map(width_cells, lines)) <= 14
