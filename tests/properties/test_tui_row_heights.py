"""The tree of row heights against plain sums."""

from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.tui.row_heights import RowHeights

rows = st.lists(st.integers(1, 9), min_size=1, max_size=70)


@settings(deadline=None, max_examples=60)
@given(rows, st.data())
def test_heights_agree_with_plain_sums(plain: list[int], data: st.DataObject) -> None:
    heights = RowHeights(plain)
    changes = st.lists(st.tuples(st.integers(0, len(plain) - 1), st.integers(1, 9)), max_size=8)
    for row, height in data.draw(changes):
        plain[row] = height
        heights[row] = height
    offsets = list(accumulate(plain, initial=0))
    assert heights.total == offsets[-1]
    assert [heights.offset(row) for row in range(len(plain) + 1)] == offsets
    owners = [row for row, height in enumerate(plain) for _ in range(height)]
    assert [heights.row_at(line) for line in range(heights.total)] == owners
