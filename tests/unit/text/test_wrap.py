import pytest

from duizhao.text.width import width_cells
from duizhao.text.wrap import wrap


def lines(text: str, max_cells: int) -> list[str]:
    return [span.of(text) for span in wrap(text, max_cells)]


def test_a_closing_mark_pulls_its_character_to_the_next_line() -> None:
    assert lines("创新为民。", 8) == ["创新为", "民。"]
    assert lines("共建“丝路”，", 10) == ["共建“丝", "路”，"]


def test_an_opening_mark_goes_to_the_next_line() -> None:
    assert lines("共建“丝路”", 5) == ["共建", "“丝", "路”"]
    assert lines("阅读《指南》", 6) == ["阅读", "《指", "南》"]


@pytest.mark.parametrize("token", ["2023-07-07", "18.8%", "10:19:00", "1,000", "COVID-19", "$3.5", "it’s", "don't"])
def test_tokens_stay_whole_where_they_fit(token: str) -> None:
    for max_cells in range(10, 24):
        assert any(token in line for line in lines(f"科技创新{token}科技创新", max_cells))


def test_latin_words_break_at_blanks_and_behind_hyphens() -> None:
    assert lines("machine-made goods sell", 12) == ["machine-made", "goods sell"]
    assert lines("machine-made goods", 9) == ["machine-", "made", "goods"]


def test_blanks_around_a_break_are_in_no_line() -> None:
    assert wrap("aaa   bbb ", 4) == ((0, 3), (6, 9))


def test_a_half_width_comma_in_chinese_ends_a_line_but_never_starts_one() -> None:
    assert lines("6月10日,2024年", 7) == ["6月10", "日,2024", "年"]


def test_overlong_words_are_cut_at_the_width() -> None:
    assert lines("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"]
    assert lines("好abcdefgh好", 4) == ["好", "abcd", "efgh", "好"]


def test_even_a_cut_word_keeps_marks_from_the_start_of_a_line() -> None:
    assert lines("abcd。", 4) == ["abc", "d。"]
    assert lines("！！！", 2) == ["！", "！", "！"]


def test_dashes_and_ellipses_do_not_start_a_line() -> None:
    assert lines("他走了——真的", 5) == ["他走", "了——", "真的"]
    assert lines("word — word", 7) == ["word —", "word"]


def test_no_break_blanks_hold() -> None:
    assert lines("in 18.8\u00a0billion", 13) == ["in", "18.8\u00a0billion"]


def test_line_ends_in_the_text_are_kept() -> None:
    assert lines("好\r\n\n走 \u2028停", 10) == ["好", "", "走", "停"]


def test_graphemes_are_never_torn() -> None:
    family = "👨‍👩‍👧"
    assert lines(family * 3, 2) == [family] * 3
    assert lines("e\u0301" * 3, 2) == ["e\u0301e\u0301", "e\u0301"]
    assert lines("“ 好”人", 4) == ["“ 好", "”人"] or lines("“ 好”人", 5) == ["“ 好”", "人"]


def test_an_empty_text_has_one_empty_line() -> None:
    assert wrap("", 10) == ((0, 0),)
    assert wrap("   ", 10) == ((0, 0),)


def test_a_width_too_small_for_chinese_counts_as_two() -> None:
    assert lines("好的", 0) == ["好", "的"]


def test_the_article_wraps_within_its_column() -> None:
    text = "自2023年首届大会在重庆成功举办,川渝两地便携手踏上深化国家战略、共筑科创丝绸之路的征程(见图3)。"
    for max_cells in range(2, 60):
        wrapped = lines(text, max_cells)
        assert "".join(wrapped) == text
        assert max(map(width_cells, wrapped)) <= max_cells
