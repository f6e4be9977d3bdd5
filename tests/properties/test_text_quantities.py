from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.text.quantities import quantities, unmatched

TEXTS = st.text(alphabet="一二两三四五十百千万亿点第年月日成分之个倍周大届k0159.,:/-%％ 至", max_size=25) | st.text(
    alphabet="0123 .,:/-%$thousandmillionpercenttwofirst", max_size=40
)


@settings(deadline=None, max_examples=200)
@given(text=TEXTS | st.text(max_size=30), language=st.sampled_from(["zh", "en"]))
def test_quantities_are_ordered_and_disjoint(text: str, language: str) -> None:
    found = quantities(text, language)
    assert all(0 <= quantity.span.start < quantity.span.end <= len(text) for quantity in found)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    assert unmatched(found, found) == ((), ())


@settings(deadline=None, max_examples=100)
@given(value=st.integers(2, 10**9))
def test_a_number_in_digits_is_found_in_both_languages(value: int) -> None:
    source = quantities(f"共{value}元", "zh")
    target = quantities(f"a total of {value:,} yuan", "en")
    assert [quantity.value for quantity in source] == [value] == [quantity.value for quantity in target]
