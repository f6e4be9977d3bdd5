from duizhao.model import Span


def test_a_span_counts_code_points_half_open() -> None:
    assert Span(2, 6).of("共建一带一路国家") == "一带一路"


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert Span(0, 2).shifted(2) == Span(2, 4)
