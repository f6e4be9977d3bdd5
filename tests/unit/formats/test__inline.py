from duizhao.formats._inline import Mark, RawPiece, assemble, carries_codes, crosses, pieces, write_text
from duizhao.model import Code, Segment

PAIR = Code(id="1", original="<b>", original_end="</b>")
ALONE = Code(id="2", original="<br>")


def shown(text: str) -> list[str]:
    return [piece if isinstance(piece, str) else f"{piece.kind} {piece.id}" for piece in pieces(text, (PAIR, ALONE))]


def test_whole_tags_become_pieces() -> None:
    assert shown("a<1>b</1><2/>") == ["a", "open 1", "b", "close 1", "standalone 2"]
    assert shown("plain") == ["plain"]
    assert shown("") == []


def test_a_tag_that_is_lost_doubled_turned_round_or_of_the_wrong_form_stays_text() -> None:
    for text in ("<1>a", "a</1>", "<1><1>a</1>", "</1>a<1>", "<1/>", "<2>a</2>", "<2/><2/>", "<3/>"):
        assert shown(text) == [text]


def test_overlap_is_told_from_nesting() -> None:
    codes = (PAIR, Code(id="3", original="", original_end=""), ALONE)
    assert crosses(pieces("<1><3><2/></1></3>", codes))
    assert not crosses(pieces("<1><3></3></1><2/>", codes))


def test_elements_carry_codes_only_in_the_order_and_form_they_have() -> None:
    def carried(source: str, target: str, *codes: Code) -> bool:
        return carries_codes(Segment(id="s", source=source, target=target, codes=codes))

    assert carried("a<1>b</1>", "<2/>", PAIR, ALONE)
    assert carried("a", "b")
    assert not carried("a<2/>", "<1>b</1>", PAIR, ALONE)
    assert not carried("a", "b", PAIR)
    assert not carried("<1>a</1>", "<1>b", PAIR)
    assert not carried("<2/>", "", Code(id="2", original="\x01"))


def test_characters_xml_cannot_carry_are_written_apart() -> None:
    assert write_text("a\x01b\x02", str.upper, lambda character: f"[{ord(character)}]") == "A[1]B[2]"
    assert write_text("ab", str.upper, str) == "AB"


def test_marks_get_free_ids_and_both_sides_share_them() -> None:
    source: list[RawPiece] = ["<1>", Mark(family="ph", key="x-1", kind="standalone", original="a")]
    target: list[RawPiece] = [
        Mark(family="ph", key="x-1", kind="standalone", original="a"),
        Mark(family="x", key="2", kind="standalone", original="b"),
    ]
    texts = assemble(source, target)
    assert (texts.source, texts.target) == ("<1><2/>", "<2/><3/>")
    assert texts.codes == (Code(id="2", original="a"), Code(id="3", original="b"))


def test_a_table_names_codes_and_what_it_does_not_name_comes_after() -> None:
    source = [
        Mark(family="", key="2", kind="standalone", original="elsewhere"),
        Mark(family="", key="new", kind="standalone", original="n"),
        Mark(family="", key="1", kind="standalone", original="of another form"),
    ]
    texts = assemble(source, [], (PAIR, ALONE))
    assert texts.source == "<2/><new/><3/>"
    assert texts.codes == (PAIR, ALONE, Code(id="new", original="n"), Code(id="3", original="of another form"))


def test_halves_without_each_other_stand_alone() -> None:
    marks = [
        Mark(family="", key="1", kind="close", original="</b>"),
        Mark(family="", key="2", kind="open", original="<i>"),
    ]
    assert assemble(marks, []).source == "<1/><2/>"
