from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.text.inflection import same_word, stem

WORDS = st.text(alphabet="abcdeginorstuy'-A’", max_size=12) | st.text(max_size=8)


@settings(deadline=None, max_examples=200)
@given(a=WORDS, b=WORDS)
def test_words_are_the_same_exactly_where_their_stems_are(a: str, b: str) -> None:
    assert same_word(a, a)
    assert same_word(a, b) == (stem(a) == stem(b)) == same_word(b, a)
