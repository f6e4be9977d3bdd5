from collections.abc import Sequence

import pytest

from duizhao.model import Code, Note, Segment, State, Waiver
from duizhao.workbench.resegmenting import resegmented

BOLD = Code(id="1", original="<b>", original_end="</b>")
BREAK = Code(id="2", original="<br/>")


def text_of(segments: Sequence[Segment]) -> str:
    return "".join(segment.source + segment.gap for segment in segments)


def test_segments_are_joined() -> None:
    note, waiver = Note(text="n"), Waiver(check="c", fingerprint="f", reason="r")
    segments = [
        Segment(id="u1.1", source="一。", gap=" ", target="1.", state=State.DRAFT),
        Segment(id="u1.2", source="二。", gap="\n", notes=(note,), waivers=(waiver,)),
    ]
    (joined,) = resegmented(segments, [], "u1", {"u1.1", "u1.2"}) or []
    assert (joined.id, joined.source, joined.gap, joined.target, joined.state) == (
        "u1.1",
        "一。 二。",
        "\n",
        "",
        State.NEW,
    )
    assert (joined.notes, joined.waivers) == ((note,), (waiver,))


def test_a_segment_is_divided_and_the_piece_gets_a_new_id() -> None:
    segment = Segment(id="u1.1", source="一二。 三四。", gap=" ")
    pieces = resegmented([segment], [3], "u1", {"u1.1", "u1.2"}) or []
    assert [(piece.id, piece.source, piece.gap) for piece in pieces] == [
        ("u1.1", "一二。", " "),
        ("u1.3", "三四。", " "),
    ]


def test_a_boundary_moves_and_ids_stay() -> None:
    segments = [Segment(id="u1.1", source="一二三。"), Segment(id="u1.2", source="四。")]
    pieces = resegmented(segments, [2], "u1", {"u1.1", "u1.2"}) or []
    assert [(piece.id, piece.source) for piece in pieces] == [("u1.1", "一二"), ("u1.3", "三。四。")]


def test_notes_go_where_their_segment_begins() -> None:
    segments = [
        Segment(id="a", source="一二。", notes=(Note(text="a"),)),
        Segment(id="b", source="三四。", notes=(Note(text="b"),)),
    ]
    pieces = resegmented(segments, [2, 4], "u", {"a", "b"}) or []
    assert [[note.text for note in piece.notes] for piece in pieces] == [["a"], ["b"], []]
    assert text_of(pieces) == text_of(segments)


def test_a_pair_of_tags_is_not_torn() -> None:
    segment = Segment(id="u1.1", source="一<1>二。三</1>四。五。", codes=(BOLD,))
    pieces = resegmented([segment], [3, 6], "u1", {"u1.1"}) or []
    assert [piece.source for piece in pieces] == ["一<1>二。三</1>四。", "五。"]
    assert [piece.codes for piece in pieces] == [(BOLD,), ()]


def test_a_tag_that_opens_goes_with_what_follows() -> None:
    segment = Segment(id="u1.1", source="一。<2/> <1>二。</1>三。", codes=(BOLD, BREAK))
    pieces = resegmented([segment], [2, 4], "u1", {"u1.1"}) or []
    assert [piece.source for piece in pieces] == ["一。<2/>", "<1>二。</1>", "三。"]
    assert text_of(pieces) == segment.source


def test_an_old_boundary_is_kept_to_the_letter() -> None:
    segments = [Segment(id="a", source="一。"), Segment(id="b", source="<2/>二。三。", codes=(BREAK,))]
    pieces = resegmented(segments, [2, 4], "u", {"a", "b"}) or []
    assert [piece.source for piece in pieces] == ["一。", "<2/>二。", "三。"]


def test_codes_of_the_same_name_cannot_be_joined() -> None:
    segments = [
        Segment(id="a", source="<1>一</1>。", codes=(BOLD,)),
        Segment(id="b", source="<1/>二。", codes=(Code(id="1", original="<i/>"),)),
    ]
    assert resegmented(segments, [], "u", {"a", "b"}) is None


@pytest.mark.parametrize("cuts", [[1], [1, 2, 3], [5]])
def test_the_text_stays_character_for_character(cuts: list[int]) -> None:
    segments = [Segment(id="a", source=" 一 二", gap="\t"), Segment(id="b", source="三\n四五 六 ", gap="  ")]
    pieces = resegmented(segments, cuts, "u", {"a", "b"}) or []
    assert text_of(pieces) == text_of(segments)
    assert len({piece.id for piece in pieces}) == len(pieces)
