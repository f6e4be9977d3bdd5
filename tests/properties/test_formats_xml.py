"""XLIFF 1.2, XLIFF 2.1 and TMX give back every document they are given."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.errors import DuizhaoError
from duizhao.formats import tmx, xliff, xliff2, xliff_omegat
from duizhao.formats.format import Format, ReadOptions, WriteOptions
from duizhao.model import (
    Code,
    Document,
    Languages,
    Note,
    Origin,
    Segment,
    Span,
    State,
    TermEntry,
    TermHit,
    TermStatus,
    Unit,
    Waiver,
)

FORMATS: tuple[Format, ...] = (xliff.FORMAT, xliff_omegat.FORMAT, xliff2.FORMAT, tmx.FORMAT)

by_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)

# Letters of both languages, blanks of every sort, markup, escapes, and what XML cannot carry.
ALPHABET = "成都科技 conference\n\t\r\u00a0\u2028\x85<>/&\"'\\u]0123-_:.;{}\x00\x01\x1f\x7f\ufffe\uffff\ufffd\ud800😀"
texts = st.text(alphabet=ALPHABET, max_size=20)
ids = st.one_of(st.from_regex(r"\Au[0-9]{1,2}(\.[0-9])?\Z"), texts)
code_ids = st.one_of(st.integers(1, 4).map(str), st.sampled_from(["b", "a1", "c-1", "é", ""]))
codes = st.lists(
    st.builds(Code, id=code_ids, original=texts, original_end=st.none() | texts), max_size=4, unique_by=lambda c: c.id
)
notes = st.lists(st.builds(Note, text=texts, author=texts | st.just("duizhao:term") | st.just("Li")), max_size=2).map(
    tuple
)
properties = st.lists(st.tuples(texts, texts), max_size=2, unique_by=lambda pair: pair[0]).map(sorted).map(tuple)


@st.composite
def tagged_texts(draw: st.DrawFn, known: list[Code]) -> str:
    """Draw text with the codes' tags strewn in: most whole, some lost, doubled, crossed or of the wrong form."""
    tag_ids = [code.id for code in known] + ["1", "9"]
    loose = st.sampled_from([form.format(i) for i in tag_ids for form in ("<{}>", "</{}>", "<{}/>", "</{}/>")])
    parts = draw(st.lists(texts | loose, max_size=4))
    for code in draw(st.permutations(known)):
        if draw(st.integers(0, 4)):
            if code.original_end is None:
                parts.insert(draw(st.integers(0, len(parts))), f"<{code.id}/>")
            else:
                start = draw(st.integers(0, len(parts)))
                parts.insert(start, f"<{code.id}>")
                parts.insert(draw(st.integers(start + 1, len(parts))), f"</{code.id}>")
    return "".join(parts)


@st.composite
def segments(draw: st.DrawFn, segment_id: str) -> Segment:
    known = draw(codes)
    return Segment(
        id=segment_id,
        source=draw(tagged_texts(known)),
        target=draw(st.just("") | tagged_texts(known)),
        state=draw(st.sampled_from(State)),
        locked=draw(st.booleans()),
        gap=draw(st.sampled_from(["", " ", "\n"]) | texts),
        codes=tuple(known),
        notes=draw(notes),
        waivers=draw(st.lists(st.builds(Waiver, check=texts, fingerprint=texts, reason=texts), max_size=2).map(tuple)),
        match=draw(st.sampled_from(["", "memory"]) | texts),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    unit_ids = draw(st.lists(ids, max_size=3, unique=True))
    segment_ids = iter(draw(st.lists(ids, min_size=9, max_size=9, unique=True)))
    kinds = st.sampled_from(["paragraph", "heading", "list-item", "table-cell", "cell", "x-1"]) | texts
    units = tuple(
        Unit(
            id=unit_id,
            segments=tuple(draw(segments(next(segment_ids))) for _ in range(draw(st.integers(1, 3)))),
            kind=draw(kinds),
            notes=draw(notes),
            properties=draw(properties),
        )
        for unit_id in unit_ids
    )
    return Document(
        id=draw(texts),
        units=units,
        languages=draw(st.sampled_from([Languages(), Languages(source="zh-Hant-TW", target="en-GB")])),
        origin=draw(st.none() | st.builds(Origin, file=texts, format=texts, sha256=texts)),
        properties=draw(properties),
    )


ENTRY = TermEntry(source="科技\x01", target="science", admitted=("S&T",), note="a < b", cite="“x”")
SHIELD = TermEntry(source="科", target="", status=TermStatus.SHIELD)


@by_format
@settings(deadline=None, max_examples=40)
@given(document=documents(), named=st.booleans())
def test_what_was_written_is_read_back(form: Format, document: Document, named: bool) -> None:
    hits = (TermHit(entry=ENTRY, span=Span(0, 1)), TermHit(entry=SHIELD, span=Span(1, 2)))
    terms = {segment.id: hits for segment in document.segments()} if named else {}
    data = form.write(document, WriteOptions(terms=terms))
    ET.fromstring(data)  # well-formed for a second parser too
    assert form.read(data, ReadOptions(name="elsewhere.xml")) == document


@by_format
@settings(deadline=None, max_examples=20)
@given(document=documents())
def test_a_document_is_written_the_same_every_time_and_after_a_round_trip(form: Format, document: Document) -> None:
    data = form.write(document, WriteOptions())
    assert form.write(form.read(data, ReadOptions(name="x")), WriteOptions()) == data
    assert form.sniff(data[:4096]) != (form is xliff_omegat.FORMAT)


SAMPLE = Document(
    id="d",
    units=(
        Unit(
            id="u1",
            segments=(
                Segment(id="u1.1", source="a<1>b</1>", codes=(Code(id="1", original="<b>", original_end="</b>"),)),
            ),
        ),
    ),
    origin=Origin(file="f", format="text", sha256="0"),
)


@by_format
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_a_damaged_file_is_refused_by_name_or_read_but_never_a_surprise(form: Format, data: st.DataObject) -> None:
    written = form.write(SAMPLE, WriteOptions()).decode()
    parts = re.split(r"(?<=>)|(?=<)|(?= )", written)
    position = data.draw(st.integers(0, len(parts) - 1))
    parts[position] = data.draw(st.sampled_from(["", "x", "<", "&z;", "\x00", "</file>", parts[position - 1]]))
    refusal: DuizhaoError | None = None
    try:
        form.read("".join(parts).encode(), ReadOptions(name="x"))
    except DuizhaoError as error:
        refusal = error
    assert refusal is None or (refusal.message and refusal.location)
