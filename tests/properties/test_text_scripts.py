from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.text.scripts import fold


@settings(deadline=None, max_examples=200)
@given(
    text=st.text(max_size=30) | st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=30)
)
def test_fold_keeps_the_length_and_settles_at_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
