import pytest

from duizhao.errors import FormatError, Location
from duizhao.formats._carried import (
    Entries,
    apply_to_document,
    apply_to_segment,
    apply_to_unit,
    codes_in,
    decode_text,
    document_entries,
    encode_text,
    segment_entries,
    term_lines,
    unit_entries,
)
from duizhao.model import (
    Code,
    Document,
    Note,
    Origin,
    Segment,
    Span,
    State,
    TermEntry,
    TermHit,
    Unit,
    Waiver,
)

WHERE = Location("a.xlf", 3)
EVERYTHING = {"id", "state", "locked", "gap", "match", "codes", "notes", "waivers", "kind", "properties"}


@pytest.mark.parametrize("text", ["", "C:\\new", "\\u0041", "a\x00\ufffe\ud800", "\\\\"])
def test_text_survives_the_escape_and_the_escape_survives_xml(text: str) -> None:
    assert decode_text(encode_text(text)) == text
    assert "\x00" not in encode_text(text)


def test_a_backslash_that_escapes_nothing_stays() -> None:
    assert decode_text("C:\\new\\u00") == "C:\\new\\u00"


def test_everything_about_a_segment_can_be_carried() -> None:
    segment = Segment(
        id="a\x01",
        source="好",
        target="good",
        state=State.REJECTED,
        locked=True,
        gap="\x0b",
        codes=(Code(id="1", original="\x02"), Code(id="2", original="", original_end="")),
        notes=(Note(text="\x03", author="Li"),),
        waivers=(Waiver(check="c", fingerprint="f", reason="\x04"),),
        match="memory",
    )
    entries = segment_entries(segment, EVERYTHING)
    assert codes_in(entries, WHERE) == segment.codes
    bare = Segment(id="x", source="好", target="good", codes=segment.codes)
    assert apply_to_segment(bare, entries, WHERE) == segment


def test_a_field_that_says_nothing_has_no_entry() -> None:
    assert segment_entries(Segment(id="a", source="好"), EVERYTHING - {"id", "state"}) == []


def test_everything_about_a_unit_and_a_document_can_be_carried() -> None:
    segments = (Segment(id="s", source="好"),)
    unit = Unit(id="u\x01", segments=segments, kind="\x02", notes=(Note(text="n"),), properties=(("a", "\x03"),))
    assert apply_to_unit(Unit(id="x", segments=segments), unit_entries(unit, EVERYTHING), WHERE) == unit
    origin = Origin(file="sources/a", format="text", sha256="0")
    document = Document(id="d\x01", units=(), origin=origin, properties=(("b", "c"),))
    assert apply_to_document(Document(id="x", units=()), document_entries(document), WHERE) == document


def test_notes_added_elsewhere_stay_beside_ours() -> None:
    segment = Segment(id="s", source="好", notes=(Note(text="theirs"),))
    read = apply_to_segment(segment, [("note", '["", "ours"]'), ("unheard-of", "x")], WHERE)
    assert read.notes == (Note(text="ours"), Note(text="theirs"))


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([("state", "done")], "unknown-state"),
        ([("waiver", "not json")], "bad-entry"),
        ([("waiver", '["a", "b"]')], "bad-entry"),
        ([("waiver", '["a", "b", null]')], "bad-entry"),
        ([("note", '{"a": 1}')], "bad-entry"),
        ([("note", "[" * 100_000)], "bad-entry"),
    ],
)
def test_a_damaged_entry_is_refused_with_its_place(entries: Entries, code: str) -> None:
    with pytest.raises(FormatError) as caught:
        apply_to_segment(Segment(id="s", source="好"), entries, WHERE)
    assert caught.value.code == code
    assert caught.value.location == WHERE
    assert caught.value.hint


def test_a_code_must_have_an_id_and_an_original() -> None:
    with pytest.raises(FormatError):
        codes_in([("code", '["1", null, null]')], WHERE)


def test_terms_are_one_line_each() -> None:
    entry = TermEntry(source="科技", target="science", admitted=("S&T",))
    hit = TermHit(entry=entry, span=Span(0, 2))
    assert term_lines([hit, hit]) == ["科技 = science | S&T"]
