"""Writing XLIFF 1.2 that the strict schema accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from duizhao.formats import _carried
from duizhao.formats._inline import Piece, carries_codes, pieces, write_text
from duizhao.formats._xliff_vocabulary import (
    CHARACTER_TYPE,
    ENTRY_PREFIX,
    NAMESPACE,
    NOTE_PREFIX,
    REJECTED,
    RESTYPE_OF_KIND,
    STATE_ATTRIBUTE,
    TOOL,
)
from duizhao.formats._xml import XML_DECLARATION, element, escape_text, is_carriable, open_tag
from duizhao.formats.format import WriteOptions
from duizhao.model import Code, Document, Note, Segment, State, TermHit, Unit

__all__ = ["lines"]

_NAME = re.compile(r"[0-9A-Za-z][\w.-]*")


def lines(document: Document, options: WriteOptions, *, fill_targets: bool) -> Iterator[str]:
    """Yield the lines of the file. With ``fill_targets`` every target repeats its source, an entry keeps it."""
    origin = document.origin
    date = options.written_at
    file = {
        "original": origin.file if origin else document.id,
        "source-language": document.languages.source,
        "target-language": document.languages.target,
        "datatype": "plaintext",
        "tool-id": TOOL,
        "date": date.isoformat(timespec="seconds") if date else None,
    }
    yield XML_DECLARATION
    yield open_tag("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    yield "  " + open_tag("file", file)
    yield "    <header>"
    yield "      " + element("tool", {"tool-id": TOOL, "tool-name": TOOL})
    for name, value in _carried.document_entries(document):
        yield "      " + element("note", {"from": NOTE_PREFIX + name}, escape_text(value))
    yield "    </header>"
    yield "    <body>"
    for unit in document.units:
        yield from _unit_lines(unit, options, fill_targets=fill_targets)
    yield "    </body>"
    yield "  </file>"
    yield "</xliff>"


def _unit_lines(unit: Unit, options: WriteOptions, *, fill_targets: bool) -> Iterator[str]:
    fields = {"properties"}
    restype = RESTYPE_OF_KIND.get(unit.kind)
    if restype is None and _NAME.fullmatch(unit.kind):
        restype = f"x-{unit.kind}"
    if restype is None:
        fields.add("kind")
    if not is_carriable(unit.id):
        fields.add("id")
    notes = unit.notes
    if not _carried.plain_notes(notes, NOTE_PREFIX):
        fields.add("notes")
        notes = ()
    yield "      " + open_tag("group", {"id": _attribute_id(unit.id), "restype": restype})
    yield from _entry_lines(_carried.unit_entries(unit, fields), "        ")
    yield from _note_lines(notes, "        ")
    for segment in unit.segments:
        yield from _segment_lines(segment, options.terms.get(segment.id, ()), fill_target=fill_targets)
    yield "      </group>"


def _segment_lines(segment: Segment, hits: tuple[TermHit, ...], *, fill_target: bool) -> Iterator[str]:
    fields = {"gap", "match", "waivers"}
    if segment.state is State.NEW and segment.target:
        fields.add("state")
    shown = replace(segment, target=segment.source) if fill_target else segment
    if not carries_codes(shown):
        fields.add("codes")
    if not is_carriable(segment.id):
        fields.add("id")
    notes = segment.notes
    if not _carried.plain_notes(notes, NOTE_PREFIX):
        fields.add("notes")
        notes = ()
    entries = _carried.segment_entries(segment, fields)
    if fill_target:
        entries.append(("target", _carried.encode_text(segment.target)))
    unit = {
        "id": _attribute_id(segment.id),
        "approved": "yes" if segment.state.is_done else None,
        "translate": "no" if segment.locked else None,
        "xml:space": "preserve",
    }
    yield "        " + open_tag("trans-unit", unit)
    yield "          " + element("source", {}, _content(segment.source, segment.codes))
    if shown.target or segment.state is not State.NEW:
        state = {
            "state": STATE_ATTRIBUTE[segment.state],
            "state-qualifier": REJECTED if segment.state is State.REJECTED else None,
        }
        yield "          " + element("target", state, _content(shown.target, segment.codes))
    yield from _entry_lines(entries, "          ")
    yield from _note_lines(notes, "          ")
    for line in _carried.term_lines(hits):
        attributes = {"from": f"{NOTE_PREFIX}term", "annotates": "source"}
        yield "          " + element("note", attributes, escape_text(line))
    yield "        </trans-unit>"


def _attribute_id(model_id: str) -> str:
    """Ids are arbitrary strings here; the escape keeps two that differ in uncarriable characters apart."""
    return model_id if is_carriable(model_id) else _carried.encode_text(model_id)


def _entry_lines(entries: _carried.Entries, indent: str) -> Iterator[str]:
    if not entries:
        return
    yield f"{indent}<context-group>"
    for name, value in entries:
        yield f"{indent}  " + element("context", {"context-type": ENTRY_PREFIX + name}, escape_text(value))
    yield f"{indent}</context-group>"


def _note_lines(notes: tuple[Note, ...], indent: str) -> Iterator[str]:
    for note in notes:
        yield indent + element("note", {"from": note.author or None}, escape_text(note.text))


def _content(text: str, codes: tuple[Code, ...]) -> str:
    originals = {code.id: code for code in codes}
    return "".join(_inline(piece, originals) for piece in pieces(text, codes))


def _inline(piece: Piece, originals: dict[str, Code]) -> str:
    if isinstance(piece, str):
        return write_text(piece, escape_text, _character)
    code = originals[piece.id]
    if piece.kind == "close":
        return element("ept", {"id": piece.id}, escape_text(code.original_end or ""))
    name = "bpt" if piece.kind == "open" else "ph"
    return element(name, {"id": piece.id}, escape_text(code.original))


def _character(character: str) -> str:
    name = f"{ord(character):04X}"
    return element("x", {"id": f"char-{name}", "ctype": CHARACTER_TYPE + name})
