"""Round trips of the text formats, and bytes that are nothing at all."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from duizhao.errors import FormatError
from duizhao.formats import csv, markdown, po, text, tsv
from duizhao.formats._markdown_inline import parser
from duizhao.formats._splice import render_codes, splice
from duizhao.formats.format import Format, ReadOptions, WriteOptions
from duizhao.model import Code, Document, Languages, Note, Origin, Segment, State, Unit, Waiver

OPTIONS = ReadOptions(name="a.txt")
FORMATS: tuple[Format, ...] = (text.FORMAT, markdown.FORMAT, po.FORMAT, csv.FORMAT, tsv.FORMAT)

quick = settings(deadline=None, max_examples=40)

# Ordinary letters beside what files trip over: quotes, separators, escapes, control characters, line breaks.
awkward = st.sampled_from(
    [*"一带路,;\t\"'\\\n\r =+-@#:|<>/{}[]。", "\r\n", "\x00", "\x01", "\x0b", "\x1c", "\x7f", "\x85", "\u2028"]
)
texts = st.lists(st.one_of(awkward, st.characters(exclude_categories=["Cs"])), max_size=12).map("".join)
words = st.text(st.sampled_from("一二abcXYZ 。,"), min_size=1, max_size=8)
names = st.text(st.sampled_from("abcduu.:-19中 ="), min_size=1, max_size=6)
po_names = st.sampled_from(
    [
        "po:msgctxt",
        "po:msgid-plural",
        "po:flags",
        "po:references",
        "po:previous-msgctxt",
        "po:previous-msgid",
        "po:previous-msgid-plural",
        "po:header",
        "po:comment",
        "po:tail",
    ]
)
properties = st.dictionaries(st.one_of(names, po_names), texts, max_size=4).map(
    lambda pairs: tuple(sorted(pairs.items()))
)
notes = st.lists(st.builds(Note, text=texts, author=st.one_of(st.just(""), st.just("developer"), texts)), max_size=3)
codes = st.lists(
    st.builds(Code, id=st.sampled_from("123"), original=texts, original_end=st.one_of(st.none(), texts)), max_size=2
)
waivers = st.lists(st.builds(Waiver, check=names, fingerprint=names, reason=words), max_size=2)


@st.composite
def segments(draw: st.DrawFn, segment_id: str) -> Segment:
    return Segment(
        id=segment_id,
        source=draw(texts),
        target=draw(texts),
        state=draw(st.sampled_from(State)),
        locked=draw(st.booleans()),
        gap=draw(st.sampled_from(["", " ", "\n", "　"])),
        codes=tuple(draw(codes)),
        notes=tuple(draw(notes)),
        waivers=tuple(draw(waivers)),
        match=draw(st.sampled_from(["", "draft", "memory"])),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    units = []
    for unit_id in draw(st.lists(names.map(lambda name: f"u{name}"), max_size=4, unique=True)):
        ids = [
            f"{unit_id}.{number}" if draw(st.booleans()) else f"{unit_id}|{number}"
            for number in range(1, draw(st.integers(2, 4)))
        ]
        units.append(
            Unit(
                id=unit_id,
                segments=tuple(draw(segments(segment_id)) for segment_id in ids),
                kind=draw(st.sampled_from(["paragraph", "heading", "message"])),
                notes=tuple(draw(notes)),
                properties=draw(properties),
            )
        )
    origin = st.one_of(st.none(), st.builds(Origin, file=texts, format=names, sha256=names))
    return Document(
        id=draw(names),
        units=tuple(units),
        languages=draw(st.sampled_from([Languages(), Languages(source="zh-Hant-TW", target="en-GB")])),
        origin=draw(origin),
        properties=draw(properties),
    )


def read_or_refusal(form: Format, data: bytes) -> Document | FormatError:
    """Read a file; any error but a FormatError is a failure."""
    try:
        return form.read(data, OPTIONS)
    except FormatError as error:
        return error


@quick
@given(documents())
def test_po_gives_back_every_document(document: Document) -> None:
    written = po.FORMAT.write(document, WriteOptions())
    assert po.FORMAT.read(written, OPTIONS) == document
    assert po.FORMAT.write(document, WriteOptions()) == written


def _as_a_table_carries_it(document: Document) -> Document:
    def plain(segment: Segment) -> Segment:
        kept = (replace(note, text=note.text.replace("\n\n", "\n").strip() or "x") for note in segment.notes)
        # One line an author: a line break in a name would be two authors.
        notes = tuple(replace(note, text=note.text.strip("\n"), author=note.author.replace("\n", " ")) for note in kept)
        return replace(segment, waivers=(), notes=notes, id=segment.id.strip())

    units = tuple(
        replace(
            unit,
            id=f"u{number}",
            notes=(),
            properties=(),
            segments=tuple(
                replace(plain(segment), id=f"u{number}.{position}") for position, segment in enumerate(unit.segments)
            ),
        )
        for number, unit in enumerate(document.units)
    )
    return replace(document, id="a", units=units, origin=None, properties=(), languages=Languages())


@quick
@given(documents(), st.sampled_from([csv.FORMAT, tsv.FORMAT]))
def test_tables_give_back_what_they_can_carry(document: Document, form: Format) -> None:
    carried = _as_a_table_carries_it(document)
    written = form.write(carried, WriteOptions())
    assert form.read(written, OPTIONS) == carried


line_breaks = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n \t\n"])
pieces = st.sampled_from(
    [
        "第二届“一带一路”科技交流大会在成都举行",
        "　　图为现场。",
        "更新时间:2025-06-13",
        "a",
        " ",
        "\u3000",
        "\ufeff",
        "<1>",
        "x" * 40,
        "。",
    ]
)
plain_texts = st.lists(st.one_of(pieces, line_breaks, texts), max_size=20).map("".join)
marks = st.sampled_from(
    [
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "    ",
        "|",
        "a|b\n-|-\n",
        "| c | d |\n",
        "**",
        "*",
        "_",
        "~~",
        "`",
        "[",
        "](u)",
        "![",
        '](i.png "t")',
        "\\",
        "\\\n",
        "  \n",
        "\n",
        "\n\n",
        "\r\n",
        "<b>",
        "</b>",
        "<br>",
        "<https://a.b>",
        "&amp;",
        "```\n",
        "---\n",
        "===\n",
        "- [ ] ",
        "[r]: /u\n",
        "[r]",
        "<div>\n",
        "中文",
        "word",
        " ",
        "\t",
        "<1>",
        "</1>",
        "\\|",
        "`a|b`",
        "\x00",
        "~~~~~",
        "***",
    ]
)
markdown_texts = st.lists(marks, max_size=24).map("".join)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"])


@quick
@given(plain_texts, encodings, st.booleans())
def test_untouched_text_stays_byte_for_byte(content: str, encoding: str, repeat_source: bool) -> None:
    _stays_as_it_is(text.FORMAT, content.encode(encoding), repeat_source)


@settings(deadline=None, max_examples=150)
@given(markdown_texts, encodings, st.booleans())
def test_untouched_markdown_stays_byte_for_byte(content: str, encoding: str, repeat_source: bool) -> None:
    _stays_as_it_is(markdown.FORMAT, content.encode(encoding), repeat_source)


def _stays_as_it_is(form: Format, original: bytes, repeat_source: bool) -> None:
    document = form.read(original, OPTIONS)
    if repeat_source:
        document = document.map_segments(lambda segment: replace(segment, target=segment.source))
    assert form.write(document, WriteOptions(original=original)) == original


@quick
@given(plain_texts)
def test_text_between_units_survives_any_replacement(content: str) -> None:
    found = text.pieces_of(content)
    replaced = splice(content, found, {piece.unit.id: "\ue000" for piece in found})
    outside = []
    end = 0
    for piece in found:
        outside.append(content[end : piece.span.start])
        end = piece.span.end
    assert replaced == "\ue000".join([*outside, content[end:]])


@settings(deadline=None, max_examples=150)
@given(markdown_texts)
@example("> - **a\n>   b** `c\n>   d`\n")
@example("| a \\| b | `c\\|d` |\n|-|-|\n| e |\n")
def test_markdown_codes_render_what_stood_there(content: str) -> None:
    """Where a unit has no soft line break, its rendered source is its stretch of the original."""
    for piece in markdown.pieces_of(content):
        (segment,) = piece.unit.segments
        raw = piece.span.of(content)
        if "\n" not in raw and "\r" not in raw:
            rendered = render_codes(segment.source, segment)
            assert rendered.replace("\\|", "|") == raw.replace("\\|", "|").replace("\x00", "\ufffd")


@settings(deadline=None, max_examples=100)
@given(markdown_texts)
def test_no_inline_text_of_markdown_is_overlooked(content: str) -> None:
    body = content.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    if body.startswith(("---", "+++")):
        return
    inline = [token.content for token in parser().parse(body, {}) if token.type == "inline"]
    expected = sum("中文" in item or "word" in item for item in inline)
    found = sum(
        "中文" in piece.span.of(content) or "word" in piece.span.of(content) for piece in markdown.pieces_of(content)
    )
    # A unit less is one that is inline code or a destination through and through; there is never a unit more.
    coded = sum(("中文" in item or "word" in item) and any(mark in item for mark in "`<[") for item in inline)
    assert expected - coded <= found <= expected


@quick
@given(
    st.sampled_from(FORMATS), st.one_of(st.binary(max_size=200), markdown_texts.map(str.encode), texts.map(str.encode))
)
def test_reading_anything_gives_a_document_or_a_typed_error(form: Format, data: bytes) -> None:
    result = read_or_refusal(form, data)
    if isinstance(result, FormatError):
        assert result.message
        assert result.hint
        assert result.location is not None
    else:
        form.write(result, WriteOptions(original=None if form.bilingual else data))


po_pieces = st.sampled_from(
    [
        'msgid ""\n',
        'msgstr ""\n',
        'msgid "a"\n',
        'msgid_plural "b"\n',
        'msgstr[0] "c"\n',
        'msgstr[1] "d"\n',
        'msgstr "e"\n',
        'msgctxt "f"\n',
        '"Language: en_GB\\n"\n',
        '"charset=latin1"\n',
        "#, fuzzy, c-format\n",
        "# note\n",
        "#. for you\n",
        "#. term: a = b\n",
        "#: f.c:1\n",
        '#| msgid "old"\n',
        "#~ ",
        "\n",
        '#. duizhao: {"segment": "u1.1"}\n',
        '#. duizhao: {"unit": 3}\n',
        "#. duizhao: [\n",
        "# ﻿\n",
        'msgstr "\\x41\\101\\q"\n',
        'domain "x"\n',
        '"stray" ',
    ]
)


@settings(deadline=None, max_examples=100)
@given(st.lists(po_pieces, max_size=14).map("".join))
def test_po_is_refused_with_a_line_or_read_and_given_back(content: str) -> None:
    result = read_or_refusal(po.FORMAT, content.encode())
    if isinstance(result, FormatError):
        assert result.location is not None
        assert result.location.line is not None
    else:
        assert po.FORMAT.read(po.FORMAT.write(result, WriteOptions()), OPTIONS) == result


table_pieces = st.sampled_from(
    ["id", "source", "target", "state", "note", "codes", "x", ",", ";", "\t", "\n", '"', "final", "=1", "'", "[]", "1"]
)


@quick
@given(st.lists(table_pieces, max_size=16).map("".join), st.sampled_from([csv.FORMAT, tsv.FORMAT]))
def test_a_table_is_refused_with_a_line_or_read_and_given_back(content: str, form: Format) -> None:
    result = read_or_refusal(form, content.encode())
    if isinstance(result, FormatError):
        assert result.location is not None
        assert result.location.line is not None
        return
    again = form.read(form.write(result, WriteOptions()), OPTIONS)
    assert [segment.id for segment in again.segments()] == [segment.id for segment in result.segments()]
    assert [segment.target for segment in again.segments()] == [segment.target for segment in result.segments()]


@pytest.mark.parametrize("form", [text.FORMAT, markdown.FORMAT, po.FORMAT], ids=lambda form: form.id)
def test_an_empty_file_is_an_empty_document(form: Format) -> None:
    assert form.read(b"", OPTIONS).units == ()
