r"""What standard markup has no place for, as named entries in a format's own corner for such things.

XLIFF 1.2 holds entries in ``context-group``, XLIFF 2 in its metadata module, TMX in ``prop``. A value is text, in
which ``\`` is doubled and what XML cannot carry is written as in JSON (``\u0001``), or for a value of several
fields a JSON array. A writer names only the fields its markup does not carry; what other programs change in the
standard markup therefore wins wherever there is standard markup for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Any

from duizhao.errors import FormatError, Location
from duizhao.formats._xml import UNCARRIABLE, is_carriable
from duizhao.model import Code, Document, Note, Origin, Segment, State, TermHit, TermStatus, Unit, Waiver

__all__ = [
    "Entries",
    "apply_to_document",
    "apply_to_segment",
    "apply_to_unit",
    "codes_in",
    "decode_text",
    "document_entries",
    "encode_text",
    "plain_notes",
    "segment_entries",
    "term_lines",
    "unit_entries",
]

Entries = list[tuple[str, str]]

_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(\\))")


def encode_text(text: str) -> str:
    """Return text that XML can carry and ``decode_text`` turns back."""
    return UNCARRIABLE.sub(_unicode_escape, text.replace("\\", "\\\\"))


def decode_text(text: str) -> str:
    """Return what was encoded. A backslash that escapes nothing stays."""
    return _ESCAPED.sub(lambda found: "\\" if found[2] else chr(int(found[1], 16)), text)


def _unicode_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _array(*fields: str | None) -> str:
    return UNCARRIABLE.sub(_unicode_escape, json.dumps(fields, ensure_ascii=False))


def plain_notes(notes: Iterable[Note], reserved: str = "duizhao:") -> bool:
    """Whether standard notes can hold these: no character is lost and no author looks like one of our markers."""
    return all(is_carriable(note.text, note.author) and not note.author.startswith(reserved) for note in notes)


def segment_entries(segment: Segment, fields: Container[str]) -> Entries:
    """Return entries for those of id, state, locked, gap, match, codes, notes and waivers that say something."""
    entries: Entries = []
    if "id" in fields:
        entries.append(("id", encode_text(segment.id)))
    if "state" in fields:
        entries.append(("state", segment.state.value))
    if "locked" in fields and segment.locked:
        entries.append(("locked", "yes"))
    if "gap" in fields and segment.gap:
        entries.append(("gap", encode_text(segment.gap)))
    if "match" in fields and segment.match:
        entries.append(("match", encode_text(segment.match)))
    if "codes" in fields:
        entries += [("code", _array(code.id, code.original, code.original_end)) for code in segment.codes]
    if "notes" in fields:
        entries += _note_entries(segment.notes)
    if "waivers" in fields:
        entries += [("waiver", _array(w.check, w.fingerprint, w.reason)) for w in segment.waivers]
    return entries


def unit_entries(unit: Unit, fields: Container[str]) -> Entries:
    """Return entries for those of id, kind, notes and properties that say something."""
    entries: Entries = []
    if "id" in fields:
        entries.append(("id", encode_text(unit.id)))
    if "kind" in fields:
        entries.append(("kind", encode_text(unit.kind)))
    if "notes" in fields:
        entries += _note_entries(unit.notes)
    if "properties" in fields:
        entries += [("property", _array(name, value)) for name, value in unit.properties]
    return entries


def document_entries(document: Document) -> Entries:
    """Return a document's id, origin and properties."""
    entries: Entries = [("document", encode_text(document.id))]
    if document.origin is not None:
        origin = document.origin
        entries.append(("origin", _array(origin.file, origin.format, origin.sha256)))
    return entries + [("property", _array(name, value)) for name, value in document.properties]


def _note_entries(notes: Iterable[Note]) -> Entries:
    return [("note", _array(note.author, note.text)) for note in notes]


def term_lines(hits: Iterable[TermHit]) -> list[str]:
    """Return "term = rendering | rendering" for a reader of the file, each term once, shields left out."""
    lines = {
        f"{hit.entry.source} = {' | '.join(hit.entry.renderings)}": None
        for hit in hits
        if hit.entry.renderings and hit.entry.status is not TermStatus.SHIELD
    }
    return list(lines)


def codes_in(entries: Entries, where: Location) -> tuple[Code, ...]:
    """Return the codes that entries name outright."""
    codes = []
    for name, value in entries:
        if name == "code":
            code_id, original, original_end = _fields(value, 3, where, optional=True)
            codes.append(Code(id=code_id or "", original=original or "", original_end=original_end))
    return tuple(codes)


def apply_to_segment(segment: Segment, entries: Entries, where: Location) -> Segment:
    """Return the segment with what the entries say; its codes stay, see ``codes_in``."""
    changes: dict[str, Any] = {}
    notes, waivers = [], []
    for name, value in entries:
        if name in {"id", "gap", "match"}:
            changes[name] = decode_text(value)
        elif name == "state":
            changes["state"] = _state(value, where)
        elif name == "locked":
            changes["locked"] = value == "yes"
        elif name == "note":
            notes.append(_note(value, where))
        elif name == "waiver":
            check, fingerprint, reason = _strings(value, 3, where)
            waivers.append(Waiver(check=check, fingerprint=fingerprint, reason=reason))
    if not (changes or notes or waivers):
        return segment
    return replace(segment, **changes, notes=(*notes, *segment.notes), waivers=(*segment.waivers, *waivers))


def apply_to_unit(unit: Unit, entries: Entries, where: Location) -> Unit:
    """Return the unit with what the entries say."""
    changes: dict[str, Any] = {}
    notes, properties = [], list(unit.properties)
    for name, value in entries:
        if name in {"id", "kind"}:
            changes[name] = decode_text(value)
        elif name == "note":
            notes.append(_note(value, where))
        elif name == "property":
            properties.append(_property(value, where))
    return replace(unit, **changes, notes=(*notes, *unit.notes), properties=tuple(properties))


def apply_to_document(document: Document, entries: Entries, where: Location) -> Document:
    """Return the document with what the entries say."""
    changes: dict[str, Any] = {}
    properties = list(document.properties)
    for name, value in entries:
        if name == "document":
            changes["id"] = decode_text(value)
        elif name == "origin":
            file, form, digest = _strings(value, 3, where)
            changes["origin"] = Origin(file=file, format=form, sha256=digest)
        elif name == "property":
            properties.append(_property(value, where))
    return replace(document, **changes, properties=tuple(properties))


def _note(value: str, where: Location) -> Note:
    author, text = _strings(value, 2, where)
    return Note(text=text, author=author)


def _property(value: str, where: Location) -> tuple[str, str]:
    name, content = _strings(value, 2, where)
    return name, content


def _state(value: str, where: Location) -> State:
    try:
        return State(value)
    except ValueError:
        raise FormatError(
            "unknown-state",
            f"There is no state “{value}”.",
            hint=f"States are {', '.join(State)}.",
            location=where,
        ) from None


def _strings(value: str, count: int, where: Location) -> list[str]:
    return [field or "" for field in _fields(value, count, where)]


def _fields(value: str, count: int, where: Location, *, optional: bool = False) -> list[str | None]:
    """Return a JSON array of ``count`` strings; with ``optional`` the last may be null."""
    try:
        fields = json.loads(value)
    except (ValueError, RecursionError):
        fields = None
    if isinstance(fields, list) and len(fields) == count:
        required = fields[:-1] if optional and fields[-1] is None else fields
        if all(isinstance(field, str) for field in required):
            return fields
    raise FormatError(
        "bad-entry",
        f"This entry of duizhao's is damaged: {value[:80]}",
        hint="It holds what the format has no place for. Export the document again, or delete the entry.",
        location=where,
    )
