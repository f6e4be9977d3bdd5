from datetime import UTC, datetime

import pytest
from lxml import etree

from duizhao.formats import xliff
from duizhao.formats.format import WriteOptions
from duizhao.model import Code, Document, Note, Origin, Segment, Span, State, TermEntry, TermHit, TermStatus, Unit

XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"


def written(segment: Segment, options: WriteOptions | None = None) -> etree._Element:
    document = Document(id="d", units=(Unit(id="u", segments=(segment,)),))
    (unit,) = etree.fromstring(xliff.FORMAT.write(document, options or WriteOptions())).iter(f"{XLIFF}trans-unit")
    return unit


@pytest.mark.parametrize("state", State)
def test_a_unit_is_approved_once_its_state_is_done(state: State) -> None:
    unit = written(Segment(id="s", source="好", target="good", state=state))
    assert (unit.get("approved") == "yes") == state.is_done


def test_a_new_segment_without_a_target_has_no_target_element() -> None:
    unit = written(Segment(id="s", source="好"))
    assert unit.find(f"{XLIFF}target") is None
    assert unit.find(f"{XLIFF}context-group") is None


def test_a_locked_segment_is_not_to_be_translated() -> None:
    assert written(Segment(id="s", source="好", locked=True)).get("translate") == "no"
    assert written(Segment(id="s", source="好")).get("translate") is None


def test_glossary_terms_are_notes_but_shields_are_not() -> None:
    term = TermEntry(source="一带一路", target="Belt and Road", admitted=("BRI",))
    shield = TermEntry(source="路", target="", status=TermStatus.SHIELD)
    hits = tuple(TermHit(entry=entry, span=Span(0, 1)) for entry in (term, shield, term))
    unit = written(Segment(id="s", source="一带一路"), WriteOptions(terms={"s": hits, "other": hits}))
    assert [note.text for note in unit.iter(f"{XLIFF}note")] == ["一带一路 = Belt and Road | BRI"]


def test_a_note_signed_like_our_own_is_carried_apart() -> None:
    unit = written(Segment(id="s", source="好", notes=(Note(text="a", author="duizhao:term"),)))
    assert unit.find(f"{XLIFF}note") is None
    assert [context.text for context in unit.iter(f"{XLIFF}context")] == ['["duizhao:term", "a"]']


def test_codes_that_stand_whole_in_the_texts_need_no_table() -> None:
    codes = (Code(id="1", original="<b>", original_end="</b>"), Code(id="2", original="<br>"))
    unit = written(Segment(id="s", source="<1>好</1><2/>", codes=codes))
    assert [etree.QName(node).localname for node in unit[0]] == ["bpt", "ept", "ph"]
    assert unit.find(f"{XLIFF}context-group") is None


def test_the_date_is_stamped_only_when_given() -> None:
    document = Document(id="d", units=(), origin=Origin(file="sources/a.txt", format="text", sha256="0"))
    assert b"date=" not in xliff.FORMAT.write(document, WriteOptions())
    moment = datetime(2026, 6, 10, 8, 30, tzinfo=UTC)
    data = xliff.FORMAT.write(document, WriteOptions(written_at=moment))
    assert b'date="2026-06-10T08:30:00+00:00"' in data
    assert b'original="sources/a.txt"' in data
