import pytest

from duizhao.tui.row_heights import RowHeights


def test_offsets_follow_a_changed_height() -> None:
    heights = RowHeights([1, 2, 3])
    heights[1] = 5
    assert [heights.offset(row) for row in range(4)] == [0, 1, 6, 9]
    assert heights.total == 9
    assert heights[1] == 5


def test_a_line_outside_belongs_to_the_nearest_row() -> None:
    heights = RowHeights([2, 2])
    assert heights.row_at(-3) == 0
    assert heights.row_at(99) == 1


def test_nothing_has_no_lines() -> None:
    heights = RowHeights()
    assert (len(heights), heights.total, heights.offset(0)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("at", "removed", "heights"), [(0, 1, [7, 8]), (2, 2, []), (9, 1, [4]), (3, 0, [1]), (0, 10, [])]
)
def test_other_rows_in_the_place_of_some(at: int, removed: int, heights: list[int]) -> None:
    before = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]
    spliced = RowHeights(before)
    spliced.splice(at, removed, heights)
    expected = [*before[:at], *heights, *before[at + removed :]]
    made = RowHeights(expected)
    assert (len(spliced), spliced.total) == (len(expected), sum(expected))
    assert [spliced.offset(row) for row in range(len(expected))] == [made.offset(row) for row in range(len(expected))]
    assert [spliced[row] for row in range(len(expected))] == expected
