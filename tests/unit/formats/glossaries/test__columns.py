import pytest

from duizhao.formats.glossaries._columns import (
    OWN_COLUMNS,
    Column,
    is_own,
    is_whole,
    layout_by_names,
    layout_by_script,
)

ROWS = [["一带一路", "Belt and Road"], ["大模型", "large language model"]]


@pytest.mark.parametrize(
    "header",
    [
        ["source", "target"],
        ["zh", "en"],
        ["zh-CN", "en_US"],
        ["Chinese (Simplified)", "English"],
        ["Chinese_PRC", "English_United_States"],
        ["中文", "英文"],
        ["术语", "译文"],
        ["中文术语", "英文译名"],
        ["sourceString", "targetString"],
        ["Term_ZH", "Term_EN"],
    ],
)
def test_two_columns_go_by_many_names(header: list[str]) -> None:
    layout = layout_by_names(header, ROWS)
    assert layout
    assert (layout.chinese, layout.english) == ((0,), (1,))


def test_languages_that_are_named_need_no_order() -> None:
    layout = layout_by_names(["备注", "English", "中文", "词性", "定义", "客户"], [])
    assert layout
    assert (layout.chinese, layout.english, layout.unknown) == ((2,), (1,), (5,))
    assert dict(layout.columns) == {0: Column.NOTE, 3: Column.PART_OF_SPEECH, 4: Column.DEFINITION}
    assert not layout.may_be_swapped


def test_source_and_target_alone_leave_the_direction_open() -> None:
    layout = layout_by_names(["source", "target"], ROWS)
    assert layout
    assert layout.may_be_swapped


def test_a_side_without_a_known_name_is_found_by_its_script() -> None:
    layout = layout_by_names(["no.", "Begriff", "English", "note"], [["1", "大模型", "LLM", ""]])
    assert layout
    assert (layout.chinese, layout.english, layout.unknown) == ((1,), (2,), (0,))


@pytest.mark.parametrize("first", [["一带一路", "Belt and Road"], ["术语", "term list"], ["备注", "note"], []])
def test_a_row_of_terms_is_no_header(first: list[str]) -> None:
    assert layout_by_names(first, ROWS) is None


def test_without_a_header_the_script_tells() -> None:
    layout = layout_by_script([["1", "large language model", "大模型", "a note"]])
    assert layout
    assert (layout.chinese, layout.english, layout.columns) == ((2,), (1,), ((3, Column.NOTE),))
    assert layout.unknown == (0,)
    assert layout_by_script([["one", "two"]]) is None
    assert layout_by_script([]) is None


def test_our_own_header_is_known_in_any_order() -> None:
    assert is_own(OWN_COLUMNS)
    assert is_own(["target", "source", "admitted"])
    assert not is_own(["source", "target", "note"])
    assert not is_own([*OWN_COLUMNS, "id"])
    assert is_whole(OWN_COLUMNS[:-2])
    assert not is_whole(["target", "source", "admitted"])
