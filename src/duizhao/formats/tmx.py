"""TMX 1.4b (LISA OSCAR, 2005): translation memories.

One ``tu`` a segment, its ``tuid`` the segment's id, level 2 (codes are written). A segment without a target has the
source alone, so that no memory learns an empty translation. Everything else a document holds stands in ``prop``
elements ``x-duizhao-…``, those of a unit on its first segment: importing the file gives the document back.

``creationtool`` is duizhao, and codes are ``bpt``, ``ept`` and ``ph`` with their originals, as the standard has it.
OmegaT matches tags only in files that claim to be its own; text without tags it matches all the same.

Read from others: every ``tu`` that has the source language is a unit of one segment, confirmed where there is a
target. Of several varieties of a language the one asked for is taken, else the most frequent one of the same script,
else the most frequent.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from duizhao.formats import _carried, _tmx_reading
from duizhao.formats._inline import Piece, carries_codes, pieces, write_text
from duizhao.formats._tmx_reading import (
    AUTHOR,
    CHARACTER_TYPE,
    PREFIX,
    SOURCE_LANGUAGE,
    TARGET_LANGUAGE,
    UNIT_PREFIX,
)
from duizhao.formats._xml import XML_DECLARATION, begins_with, element, escape_text, is_carriable, open_tag
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Code, Document, Languages, Note, Segment, State, TermHit, Unit

__all__ = ["FORMAT", "Tmx"]


class Tmx:
    """See the module."""

    id = "tmx"
    aliases: tuple[str, ...] = ()
    title = "TMX 1.4b"
    suffixes: tuple[str, ...] = (".tmx",)
    bilingual = True

    def sniff(self, head: bytes) -> bool:
        """Whether the root is ``tmx``."""
        return begins_with(head, "tmx")

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Parse a file of TMX 1.1 to 1.4b."""
        return _tmx_reading.read(data, options)

    def write(self, document: Document, options: WriteOptions) -> bytes:
        """Serialise as TMX 1.4b."""
        return "".join(f"{line}\n" for line in _lines(document, options)).encode()


FORMAT = Tmx()


def _lines(document: Document, options: WriteOptions) -> Iterator[str]:
    languages = document.languages
    header = {
        "creationtool": "duizhao",
        "creationtoolversion": "1",
        "segtype": "sentence",
        "o-tmf": "duizhao",
        "adminlang": "en",
        "srclang": languages.source,
        "datatype": "plaintext",
        "creationdate": _date(options.written_at),
    }
    entries = [
        (SOURCE_LANGUAGE, languages.source),
        (TARGET_LANGUAGE, languages.target),
        *_carried.document_entries(document),
    ]
    yield XML_DECLARATION
    yield '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    yield '<tmx version="1.4">'
    yield "  " + open_tag("header", header)
    yield from _prop_lines(entries, "    ")
    yield "  </header>"
    yield "  <body>"
    for unit in document.units:
        unit_entries = _unit_entries(unit)
        for number, segment in enumerate(unit.segments):
            own = [("unit", _carried.encode_text(unit.id)), *(unit_entries if number == 0 else [])]
            yield from _segment_lines(segment, own, languages, options.terms.get(segment.id, ()))
    yield "  </body>"
    yield "</tmx>"


def _date(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    in_utc = moment.astimezone(UTC)
    return f"{in_utc:%Y%m%dT%H%M%SZ}"


def _unit_entries(unit: Unit) -> _carried.Entries:
    fields = {"notes", "properties"}
    if unit.kind != "paragraph":
        fields.add("kind")
    return [(UNIT_PREFIX + name, value) for name, value in _carried.unit_entries(unit, fields)]


def _segment_lines(
    segment: Segment, unit_entries: _carried.Entries, languages: Languages, hits: tuple[TermHit, ...]
) -> Iterator[str]:
    fields = {"locked", "gap", "match", "waivers"}
    if segment.state is not (State.TRANSLATED if segment.target else State.NEW):
        fields.add("state")
    if not carries_codes(segment):
        fields.add("codes")
    if not is_carriable(segment.id) or not segment.id:
        fields.add("id")
    notes = segment.notes
    if not _carried.plain_notes(notes):
        fields.add("notes")
        notes = ()
    yield "    " + open_tag("tu", {"tuid": segment.id or None})
    yield from _note_lines(notes)
    terms = [("term", line) for line in _carried.term_lines(hits)]
    yield from _prop_lines([*unit_entries, *_carried.segment_entries(segment, fields), *terms], "      ")
    yield from _variant_lines(languages.source, segment.source, segment.codes)
    if segment.target:
        yield from _variant_lines(languages.target, segment.target, segment.codes)
    yield "    </tu>"


def _note_lines(notes: tuple[Note, ...]) -> Iterator[str]:
    for note in notes:
        yield "      " + element("note", {}, escape_text(note.text))
        if note.author:
            yield from _prop_lines([(AUTHOR, note.author)], "      ")


def _prop_lines(entries: _carried.Entries, indent: str) -> Iterator[str]:
    for name, value in entries:
        yield indent + element("prop", {"type": PREFIX + name}, escape_text(value))


def _variant_lines(language: str, text: str, codes: tuple[Code, ...]) -> Iterator[str]:
    yield "      " + open_tag("tuv", {"xml:lang": language})
    yield "        " + element("seg", {}, _content(text, codes))
    yield "      </tuv>"


def _content(text: str, codes: tuple[Code, ...]) -> str:
    by_id = {code.id: code for code in codes}
    return "".join(_inline(piece, by_id) for piece in pieces(text, codes))


def _inline(piece: Piece, by_id: dict[str, Code]) -> str:
    if isinstance(piece, str):
        return write_text(piece, escape_text, _character)
    code = by_id[piece.id]
    if piece.kind == "open":
        return element("bpt", {"i": piece.id, "x": piece.id}, escape_text(code.original))
    if piece.kind == "close":
        return element("ept", {"i": piece.id}, escape_text(code.original_end or ""))
    return element("ph", {"x": piece.id}, escape_text(code.original))


def _character(character: str) -> str:
    return element("ph", {"type": f"{CHARACTER_TYPE}{ord(character):04X}"})
