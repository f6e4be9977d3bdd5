import pytest

from duizhao.model import Code, Span
from duizhao.text.codes import Tag, tags, without_codes

CODES = (
    Code(id="1", original="<b>", original_end="</b>"),
    Code(id="2", original="<br/>"),
    Code(id="a7", original="[", original_end="]"),
)


def test_tags_are_found_with_their_kind_and_place() -> None:
    assert tags("在<1>成都</1>举行<2/>。", CODES) == (
        Tag(id="1", kind="open", span=Span(1, 4)),
        Tag(id="1", kind="close", span=Span(6, 10)),
        Tag(id="2", kind="standalone", span=Span(12, 16)),
    )


@pytest.mark.parametrize(
    "text", ["a < b > c", "<3>x</3>", "<b>x</b>", "</1/>", "< 1 >", "<1", "<>", "<01/>", "<1 >", "x<１>"]
)
def test_what_only_looks_like_a_tag_is_ordinary_text(text: str) -> None:
    assert tags(text, CODES) == ()
    assert without_codes(text, CODES) == text


def test_a_segment_without_codes_has_no_tags() -> None:
    assert tags("<1>x</1>", ()) == ()
    assert without_codes("<1>x</1>", ()) == "<1>x</1>"


def test_a_lost_half_of_a_pair_leaves_the_other_a_tag() -> None:
    assert [(tag.id, tag.kind) for tag in tags("x</a7> <1>", CODES)] == [("a7", "close"), ("1", "open")]


def test_without_codes_keeps_what_they_enclose() -> None:
    assert without_codes("在<1>成都</1>举行<2/>。<9/>", CODES) == "在成都举行。<9/>"
