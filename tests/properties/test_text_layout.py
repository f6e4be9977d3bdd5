import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from duizhao.text.width import cut, fit
from duizhao.text.wrap import wrap

MIXED = st.text(alphabet="好的ab-3.,，。：“”《》（）()…— \u3000\n\u00a0é\u0301\u200d\ufe0f👍🏽🇨🇳", max_size=40)
TEXTS = MIXED | st.text(max_size=40)
PHRASES = st.lists(
    st.sampled_from(["好", "说", "《书》", "“好。”", "，", "3.5%", "好……"]), min_size=1, max_size=30
).map("".join)
BLANKS = " \t\n\r\v\f\x85\u1680\u2028\u2029\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200C)))


@settings(deadline=None, max_examples=200)
@given(text=TEXTS, max_cells=st.integers(0, 30))
def test_cut_fits_and_the_next_grapheme_would_not(text: str, max_cells: int) -> None:
    prefix = cut(text, max_cells)
    assert text.startswith(prefix)
    assert cell_len(prefix) <= max_cells
    if prefix != text:
        assert any(cell_len(text[:end]) > max_cells for end in range(len(prefix) + 1, len(text) + 1))


@settings(deadline=None, max_examples=200)
@given(text=TEXTS, cells=st.integers(0, 30))
def test_fit_is_exact(text: str, cells: int) -> None:
    assert cell_len(fit(text, cells)) == cells


@settings(deadline=None, max_examples=300)
@given(text=TEXTS, max_cells=st.integers(2, 20))
def test_lines_fit_and_leave_out_nothing_but_white_space(text: str, max_cells: int) -> None:
    position = 0
    for span in wrap(text, max_cells):
        assert position <= span.start <= span.end <= len(text)
        assert not text[position : span.start].strip(BLANKS)
        assert cell_len(span.of(text)) <= max_cells
        position = span.end
    assert not text[position:].strip(BLANKS)


@settings(deadline=None, max_examples=200)
@given(phrases=PHRASES, max_cells=st.integers(24, 40))
def test_marks_keep_to_their_side_of_the_line(phrases: str, max_cells: int) -> None:
    text = re.sub("，{2,}", "，", phrases)
    for before, after in pairwise(wrap(text, max_cells)):
        assert text[after.start] not in "，。”》…%."
        assert text[before.end - 1] not in "“《"
