import pytest

from duizhao.tui.progress_bar import progress_bar


@pytest.mark.parametrize(
    ("done", "count", "filled"), [(0, 10, 0), (1, 1000, 1), (5, 10, 5), (999, 1000, 9), (10, 10, 10), (0, 0, 0)]
)
def test_only_nothing_is_empty_and_only_everything_full(done: int, count: int, filled: int) -> None:
    bar = progress_bar(done, count, 10)
    assert bar.cell_length == 10
    assert sum(s.end - s.start for s in bar.spans if "translated" in str(s.style)) == filled
