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
