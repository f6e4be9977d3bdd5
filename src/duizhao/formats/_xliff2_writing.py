"""Writing XLIFF 2.1."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from duizhao.formats import _carried
from duizhao.formats._inline import Piece, carries_codes, crosses, pieces, write_text
from duizhao.formats._xliff2_vocabulary import (
    CATEGORY,
    GLOSSARY,
    METADATA,
    NAMESPACE,
    OWN,
    SEGMENT_CATEGORY,
    STATE_ATTRIBUTE,
    SUBSTATE_PREFIX,
    TYPE_PREFIX,
)
from duizhao.formats._xml import XML_DECLARATION, element, escape_text, open_tag
from duizhao.formats.format import WriteOptions
from duizhao.model import Code, Document, Note, Segment, State, TermEntry, TermHit, TermStatus, Unit

__all__ = ["lines"]

_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]*")
# NMTOKEN allows more, but how much more depends on the edition of XML a validator goes by.
_UNSAFE_IN_ID = re.compile(r"[^0-9A-Za-z_.\-\u4e00-\u9fa5]")


def lines(document: Document, options: WriteOptions) -> Iterator[str]:
    """Yield the lines of the file."""
    root = {
        "xmlns": NAMESPACE,
        "xmlns:mda": METADATA,
        "xmlns:gls": GLOSSARY,
        "xmlns:dz": OWN,
        "version": "2.1",
        "srcLang": document.languages.source,
        "trgLang": document.languages.target,
    }
    original = document.origin.file if document.origin else document.id
    yield XML_DECLARATION
    yield open_tag("xliff", root)
    # Segments keep their ids for life, so nobody may cut or join them.
    yield "  " + open_tag("file", {"id": "f1", "original": original, "canResegment": "no", "xml:space": "preserve"})
    yield from _metadata_lines(_carried.document_entries(document), {}, "    ")
    taken: set[str] = set()
    for unit in document.units:
        yield from _UnitWriter(unit, options.terms, _free_id(unit.id, taken)).lines()
    if not document.units:
        # A file must hold a unit or a group.
        yield "    " + open_tag("group", {"id": "g1"}, "/>")
    yield "  </file>"
    yield "</xliff>"


def _free_id(model_id: str, taken: set[str]) -> str:
    """Return the id itself where it is a safe NMTOKEN, else one made of it; unique either way."""
    safe = _UNSAFE_IN_ID.sub(lambda found: f"_{ord(found[0]):x}_", model_id) or "_"
    number, unique = 1, safe
    while unique in taken:
        number += 1
        unique = f"{safe}_{number}"
    taken.add(unique)
    return unique


def _metadata_lines(
    entries: _carried.Entries, by_segment: Mapping[str, _carried.Entries], indent: str
) -> Iterator[str]:
    if not (entries or by_segment):
        return
    yield f"{indent}<mda:metadata>"
    yield f"{indent}  " + open_tag("mda:metaGroup", {"category": CATEGORY})
    yield from _meta_lines(entries, f"{indent}    ")
    for segment_id, segment_entries in by_segment.items():
        yield f"{indent}    " + open_tag("mda:metaGroup", {"category": SEGMENT_CATEGORY})
        yield from _meta_lines([("segment", segment_id), *segment_entries], f"{indent}      ")
        yield f"{indent}    </mda:metaGroup>"
    yield f"{indent}  </mda:metaGroup>"
    yield f"{indent}</mda:metadata>"


def _meta_lines(entries: _carried.Entries, indent: str) -> Iterator[str]:
    for name, value in entries:
        yield indent + element("mda:meta", {"type": name}, escape_text(value))


class _UnitWriter:
    """One unit: the ids of its inline elements and its original data are shared by its segments."""

    def __init__(self, unit: Unit, terms: Mapping[str, tuple[TermHit, ...]], unit_id: str) -> None:
        self._unit = unit
        self._terms = terms
        self._id = unit_id
        taken: set[str] = set()
        self._segment_ids = [_free_id(segment.id, taken) for segment in unit.segments]
        self._prefixes = self._code_prefixes(taken)
        self._data: dict[str, str] = {}

    def _code_prefixes(self, taken: Container[str]) -> list[str]:
        """Return what precedes code ids, a segment each: inline ids share the unit's one space with segment ids."""
        prefixes = []
        for number, segment in enumerate(self._unit.segments, start=1):
            prefix = "" if len(self._unit.segments) == 1 else f"{number}-"
            while any(prefix + code.id in taken for code in segment.codes):
                prefix = f"c{prefix or '-'}"
            prefixes.append(prefix)
        return prefixes

    def lines(self) -> Iterator[str]:
        unit = self._unit
        fields = {"properties"}
        if self._id != unit.id:
            fields.add("id")
        if not _NAME.fullmatch(unit.kind):
            fields.add("kind")
        if not _carried.plain_notes(unit.notes):
            fields.add("notes")
        attributes = {
            "id": self._id,
            "type": None if "kind" in fields else TYPE_PREFIX + unit.kind,
            "translate": "no" if self._all_locked() else None,
        }
        yield "    " + open_tag("unit", attributes)
        yield from _metadata_lines(_carried.unit_entries(unit, fields), self._segment_entries(), "      ")
        yield from self._glossary_lines()
        yield from self._note_lines()
        # The segments come first here because they fill the original data, and last in the file.
        segments = list(self._segment_lines())
        yield from self._data_lines()
        yield from segments
        yield "    </unit>"

    def _all_locked(self) -> bool:
        return all(segment.locked for segment in self._unit.segments)

    def _segment_entries(self) -> dict[str, _carried.Entries]:
        found = {}
        for segment, xliff_id in zip(self._unit.segments, self._segment_ids, strict=True):
            fields = {"match", "waivers"}
            if segment.id != xliff_id:
                fields.add("id")
            if not self._all_locked():
                fields.add("locked")
            if not carries_codes(segment):
                fields.add("codes")
            if not _carried.plain_notes(segment.notes):
                fields.add("notes")
            entries = _carried.segment_entries(segment, fields)
            if entries:
                found[xliff_id] = entries
        return found

    def _glossary_lines(self) -> Iterator[str]:
        hits = (hit for segment in self._unit.segments for hit in self._terms.get(segment.id, ()))
        entries = list(dict.fromkeys(hit.entry for hit in hits if hit.entry.renderings))
        shown = [entry for entry in entries if entry.status is not TermStatus.SHIELD]
        if not shown:
            return
        yield "      <gls:glossary>"
        for entry in shown:
            yield from _glossary_entry_lines(entry)
        yield "      </gls:glossary>"

    def _note_lines(self) -> Iterator[str]:
        groups: list[tuple[str | None, tuple[Note, ...]]] = [(None, self._unit.notes)]
        groups += [(i, s.notes) for s, i in zip(self._unit.segments, self._segment_ids, strict=True)]
        written = [(about, note) for about, notes in groups if _carried.plain_notes(notes) for note in notes]
        if not written:
            return
        yield "      <notes>"
        for number, (about, note) in enumerate(written, start=1):
            attributes = {"id": f"n{number}", "dz:author": note.author or None, "dz:segment": about}
            yield "        " + element("note", attributes, escape_text(note.text))
        yield "      </notes>"

    def _data_lines(self) -> Iterator[str]:
        if not self._data:
            return
        yield "      <originalData>"
        for original, data_id in self._data.items():
            yield "        " + element("data", {"id": data_id}, _text(original))
        yield "      </originalData>"

    def _segment_lines(self) -> Iterator[str]:
        for segment, xliff_id, prefix in zip(self._unit.segments, self._segment_ids, self._prefixes, strict=True):
            state = {"id": xliff_id, "state": STATE_ATTRIBUTE[segment.state], "subState": _substate(segment)}
            source, target = self._contents(segment, prefix)
            yield "      " + open_tag("segment", state)
            yield "        " + element("source", {}, source)
            # What is translated, the standard says, must have a target, be it empty.
            if target or segment.state.is_done:
                yield "        " + element("target", {}, target)
            yield "      </segment>"
            if segment.gap:
                yield "      <ignorable>"
                yield "        " + element("source", {}, _text(segment.gap))
                yield "      </ignorable>"

    def _contents(self, segment: Segment, prefix: str) -> tuple[str, str]:
        source, target = (pieces(text, segment.codes) for text in (segment.source, segment.target))
        # A code must be the same element on both sides.
        spanning = crosses(source) or crosses(target)
        by_id = {code.id: code for code in segment.codes}

        def content(cut: tuple[Piece, ...]) -> str:
            return "".join(self._inline(piece, by_id, prefix, spanning=spanning) for piece in cut)

        return content(source), content(target)

    def _inline(self, piece: Piece, by_id: Mapping[str, Code], prefix: str, *, spanning: bool) -> str:
        if isinstance(piece, str):
            return _text(piece)
        code, xliff_id = by_id[piece.id], prefix + piece.id
        start = self._data_id(code.original)
        if piece.kind == "standalone":
            return open_tag("ph", {"id": xliff_id, "dataRef": start}, "/>")
        end = self._data_id(code.original_end or "")
        if piece.kind == "open":
            if spanning:
                return open_tag("sc", {"id": xliff_id, "dataRef": start}, "/>")
            return open_tag("pc", {"id": xliff_id, "dataRefStart": start, "dataRefEnd": end})
        return open_tag("ec", {"startRef": xliff_id, "dataRef": end}, "/>") if spanning else "</pc>"

    def _data_id(self, original: str) -> str:
        return self._data.setdefault(original, f"d{len(self._data) + 1}")


def _glossary_entry_lines(entry: TermEntry) -> Iterator[str]:
    yield "        <gls:glossEntry>"
    yield "          " + element("gls:term", {}, escape_text(entry.source))
    for rendering in entry.renderings:
        yield "          " + element("gls:translation", {"source": entry.cite or None}, escape_text(rendering))
    if entry.note:
        yield "          " + element("gls:definition", {}, escape_text(entry.note))
    yield "        </gls:glossEntry>"


def _substate(segment: Segment) -> str | None:
    """Return what ``state="initial"`` leaves open; None where it leaves nothing open."""
    if STATE_ATTRIBUTE[segment.state] != "initial" or (segment.state is State.NEW and not segment.target):
        return None
    return SUBSTATE_PREFIX + segment.state


def _text(text: str) -> str:
    return write_text(text, escape_text, _character)


def _character(character: str) -> str:
    return element("cp", {"hex": f"{ord(character):04X}"})
