from dataclasses import replace

import pytest

from duizhao.errors import FormatError
from duizhao.formats._splice import Piece, join_targets, render_codes, replacements, splice
from duizhao.model import Code, Document, Origin, Segment, Span, Unit


def piece(unit_id: str, source: str, start: int) -> Piece:
    unit = Unit(id=unit_id, segments=(Segment(id=f"{unit_id}.1", source=source),))
    return Piece(unit=unit, span=Span(start, start + len(source)))


def plain(text: str, segment: Segment, unit: Unit) -> str:
    return text


def joined(*parts: tuple[str, str, str], language: str = "en") -> str:
    segments = tuple(
        Segment(id=f"u.{number}", source=source, target=target, gap=gap)
        for number, (source, target, gap) in enumerate(parts)
    )
    return join_targets(Unit(id="u", segments=segments), language, plain)


def test_splicing_nothing_changes_nothing() -> None:
    pieces = [piece("u1", "甲", 0), piece("u2", "乙", 2)]
    assert splice("甲\n乙\n", pieces, {}) == "甲\n乙\n"


def test_only_the_named_units_are_replaced() -> None:
    pieces = [piece("u1", "甲", 0), piece("u2", "乙", 2), piece("u3", "丙", 4)]
    assert splice("甲\n乙\n丙", pieces, {"u1": "One", "u3": "Three"}) == "One\n乙\nThree"


@pytest.mark.parametrize(
    ("first", "gap", "second", "expected"),
    [
        ("One.", "", "Two.", "One. Two."),
        ("One.", " ", "Two.", "One. Two."),
        ("One.", "　", "Two.", "One. Two."),
        ("One. ", "", "Two.", "One. Two."),
        ("One.", "\n", "Two.", "One.\nTwo."),
        ("One", "——", "two.", "One——two."),
        ("One (", "", "two).", "One (two)."),
        ("One", "", ", two.", "One, two."),
        ("One —", "", "two.", "One —two."),
    ],
)
def test_english_sentences_are_joined_by_one_blank_where_there_is_room(
    first: str, gap: str, second: str, expected: str
) -> None:
    assert joined(("一。", first, gap), ("二。", second, "")) == expected


def test_chinese_is_joined_without_blanks() -> None:
    assert joined(("One.", "一。", ""), ("Two.", "二。", ""), language="zh-Hans") == "一。二。"


def test_an_empty_target_leaves_its_source_in_place() -> None:
    assert (
        joined(("一。", "One.", ""), ("二。", "", ""), ("三。", "", "　"), ("四。", "Four.", ""))
        == "One. 二。三。 Four."
    )


def test_tags_become_what_stood_in_the_original() -> None:
    segment = Segment(
        id="u1.1",
        source="",
        codes=(Code(id="1", original="**", original_end="**"), Code(id="2", original="`x`")),
    )
    assert render_codes("<1>bold</1> <2/> <3/>", segment) == "**bold** `x` <3/>"
    assert render_codes("lost its pair: </2>", segment) == "lost its pair: "


ORIGINAL = (piece("u1", "甲乙。", 0), piece("u2", "丙", 4))


def document(*units: Unit, origin: Origin | None = None) -> Document:
    return Document(id="news", units=units, origin=origin)


def test_units_that_say_what_the_original_says_are_not_replaced() -> None:
    first, second = (found.unit for found in ORIGINAL)
    repeated = replace(second, segments=(replace(second.segments[0], target="丙"),))
    assert replacements(document(first, repeated), ORIGINAL, plain) == {}


def test_a_unit_split_into_sentences_is_still_recognised() -> None:
    halves = (Segment(id="u1.1", source="甲", target="A"), Segment(id="u1.2", source="乙。", target="B."))
    whole = document(Unit(id="u1", segments=halves), ORIGINAL[1].unit)
    assert replacements(whole, ORIGINAL, plain) == {"u1": "A B."}


@pytest.mark.parametrize("change", ["source", "missing", "extra"])
def test_a_changed_original_is_refused_with_the_unit(change: str) -> None:
    first, second = (found.unit for found in ORIGINAL)
    origin = Origin(file="sources/news.txt", format="text", sha256="0")
    units = {
        "source": (first, replace(second, segments=(Segment(id="u2.1", source="丁", target="D"),))),
        "missing": (first,),
        "extra": (first, second, replace(second, id="u3")),
    }[change]
    with pytest.raises(FormatError, match=r"sources/news\.txt") as caught:
        replacements(document(*units, origin=origin), ORIGINAL, plain)
    assert caught.value.code == "original-changed"
    assert {"source": "u2", "missing": "u2", "extra": "u3"}[change] in caught.value.message
    assert "import it again" in caught.value.hint
