"""Units as PO entries, and entries as units."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from duizhao.errors import FormatError, Location
from duizhao.formats._po_extras import (
    PREFIX,
    TERM_PREFIX,
    Extras,
    dump,
    is_fuzzy,
    read_segments,
    segment_extras,
    shaped_notes,
)
from duizhao.formats._po_syntax import Entry, fits_comment
from duizhao.model import Note, Segment, TermHit, Unit

__all__ = ["EntryWriter", "UnitReader"]

_DEVELOPER = "developer"
"""Author of the notes that stand in extracted comments."""
_CONTEXT, _PLURAL, _FLAGS, _REFERENCES = ("po:msgctxt", "po:msgid-plural", "po:flags", "po:references")
_OLD_CONTEXT, _OLD_MSGID, _OLD_PLURAL = ("po:previous-msgctxt", "po:previous-msgid", "po:previous-msgid-plural")
_STRINGS = frozenset({_CONTEXT, _OLD_CONTEXT, _OLD_MSGID, _OLD_PLURAL})
"""What a PO file writes between quotes and may be any text."""


@dataclass(slots=True)
class _UnitDraft:
    segments: list[Segment]
    kind: str = "paragraph"
    notes: list[Note] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)


class UnitReader:
    """Collects the entries of a file, in order, into units."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._units: dict[str, _UnitDraft] = {}
        self._lines: dict[str, int] = {}

    def take(self, entry: Entry) -> None:
        """Add one entry. Raises FormatError where its id is taken or its comment is damaged."""
        ours = [line.removeprefix(PREFIX) for line in entry.extracted if line.startswith(PREFIX)]
        extras = Extras.load(ours[0] if ours else "", self._name, entry.line)
        remarks = "\n".join(
            line
            for line in entry.extracted
            if not line.startswith(PREFIX) and not (ours and line.startswith(TERM_PREFIX))
        )
        developers = [Note(text=remarks, author=_DEVELOPER)] if remarks.strip() else []
        segment_id = extras.text("segment")
        if segment_id:
            self._take_segment(entry, extras, segment_id, developers)
        else:
            self._take_message(entry, extras, developers)

    def units(self) -> tuple[Unit, ...]:
        """Return the units, in the order of their first entries."""
        return tuple(
            Unit(
                id=unit_id,
                segments=tuple(draft.segments),
                kind=draft.kind,
                notes=tuple(draft.notes),
                properties=tuple(sorted(draft.pairs)),
            )
            for unit_id, draft in self._units.items()
        )

    def _take_segment(self, entry: Entry, extras: Extras, segment_id: str, developers: list[Note]) -> None:
        """Take an entry that is one segment of a unit, as we write them."""
        self._claim(segment_id, entry)
        unit_id = extras.text("unit") or _unit_of(segment_id)
        segment = Segment(
            id=segment_id,
            source=entry.msgid,
            target=entry.msgstr[0],
            notes=extras.notes("notes", entry.comments),
        )
        segments = read_segments([segment], [extras], fuzzy="fuzzy" in entry.flags)
        unit = self._units.setdefault(unit_id, _UnitDraft(segments=[]))
        unit.segments += segments
        unit.kind = extras.text("kind", unit.kind)
        unit.notes += [*developers, *extras.notes("unit_notes")]
        unit.pairs += extras.pairs("properties")

    def _take_message(self, entry: Entry, extras: Extras, developers: list[Note]) -> None:
        """Take an entry that is a message of a software catalogue: a unit with one segment a plural form."""
        unit_id = extras.text("unit") or self._free(_message_id(entry.context, entry.msgid))
        if unit_id in self._units:
            raise self._duplicate(unit_id, entry)
        count = len(entry.msgstr)
        ids = extras.texts("ids") or tuple(f"{unit_id}.{form}" for form in range(1, count + 1))
        forms = [extras] if entry.plural is None else extras.forms(count)
        if len(ids) != count:
            raise self._duplicate(", ".join(ids), entry)
        segments = []
        for form, (segment_id, text) in enumerate(zip(ids, entry.msgstr, strict=True)):
            self._claim(segment_id, entry)
            source = entry.msgid if form == 0 or entry.plural is None else entry.plural
            notes = forms[form].notes("notes", entry.comments if form == 0 else ())
            segments.append(Segment(id=segment_id, source=source, target=text, notes=notes))
        self._units[unit_id] = _UnitDraft(
            segments=list(read_segments(segments, forms, fuzzy="fuzzy" in entry.flags)),
            kind="message",
            notes=[*developers, *extras.notes("unit_notes")],
            pairs=[*_properties(entry), *extras.pairs("properties")],
        )

    def _free(self, unit_id: str) -> str:
        """Return an id nobody has: a catalogue should not hold a message twice, but some do."""
        number = 1
        candidate = unit_id
        while candidate in self._units:
            number += 1
            candidate = f"{unit_id}-{number}"
        return candidate

    def _claim(self, segment_id: str, entry: Entry) -> None:
        if segment_id in self._lines:
            raise self._duplicate(segment_id, entry)
        self._lines[segment_id] = entry.line

    def _duplicate(self, ids: str, entry: Entry) -> FormatError:
        earlier = f", in line {self._lines[ids]} first" if ids in self._lines else ""
        return FormatError(
            "duplicate-id",
            f"The id {ids} is not the entry's own{earlier}.",
            hint="Delete the entry's “duizhao:” comment, or the entry that is there twice.",
            location=Location(self._name, entry.line),
        )


class EntryWriter:
    """Makes entries of units; no two have the same msgctxt and msgid, which msgfmt would refuse."""

    def __init__(self, terms: Mapping[str, tuple[TermHit, ...]]) -> None:
        self._terms = terms
        self._keys: set[tuple[str | None, str]] = {(None, "")}

    def entries(self, unit: Unit) -> Iterator[Entry]:
        """Yield a unit's entries: one a segment, but for a message of a catalogue, which stays one entry."""
        message = self._message(unit)
        if message is not None:
            yield message
            return
        for position, segment in enumerate(unit.segments):
            values: dict[str, Any] = {"segment": segment.id}
            if _unit_of(segment.id) != unit.id:
                values["unit"] = unit.id
            developers: list[str] = []
            if position == 0:
                if unit.kind != "paragraph":
                    values["kind"] = unit.kind
                developers = _add_unit_notes(unit, values)
                if unit.properties:
                    values["properties"] = [list(pair) for pair in unit.properties]
            fuzzy = is_fuzzy([(segment.target, segment.state)])
            comments, shape = shaped_notes(segment.notes)
            values |= segment_extras(segment, fuzzy=fuzzy) | ({"notes": shape} if shape else {})
            yield Entry(
                context=self._context(segment),
                msgid=segment.source,
                msgstr=(segment.target,),
                comments=tuple(comments),
                extracted=(*developers, *self._term_lines(segment), PREFIX + dump(values)),
                flags=("fuzzy",) if fuzzy else (),
            )

    def _message(self, unit: Unit) -> Entry | None:
        """Return the one entry of a message, None where the unit does not have the shape of one."""
        native, rest = _native_properties(unit)
        plural = native.get(_PLURAL)
        first, *others = unit.segments
        key = (native.get(_CONTEXT), first.source)
        fits_forms = not others if plural is None else all(segment.source == plural for segment in others)
        if unit.kind != "message" or not fits_forms or key in self._keys:
            return None
        self._keys.add(key)
        fuzzy = is_fuzzy((segment.target, segment.state) for segment in unit.segments)
        comments, forms = _forms(unit, fuzzy=fuzzy)
        values: dict[str, Any] = {}
        if unit.id != _message_id(*key):
            values["unit"] = unit.id
        ids = [segment.id for segment in unit.segments]
        if ids != [f"{unit.id}.{form}" for form in range(1, len(ids) + 1)]:
            values["ids"] = ids
        developers = _add_unit_notes(unit, values)
        if rest:
            values["properties"] = rest
        if plural is None:
            values |= forms[0]
        elif any(forms):
            values["forms"] = forms
        terms = [line for segment in unit.segments for line in self._term_lines(segment)]
        ours = [PREFIX + dump(values)] if values or terms else []
        return Entry(
            context=key[0],
            msgid=first.source,
            plural=plural,
            msgstr=tuple(segment.target for segment in unit.segments),
            comments=comments,
            extracted=(*developers, *dict.fromkeys(terms), *ours),
            references=tuple(native.get(_REFERENCES, "").split()),
            flags=(*(["fuzzy"] if fuzzy else []), *_flags_of(native.get(_FLAGS))),
            previous_context=native.get(_OLD_CONTEXT),
            previous_msgid=native.get(_OLD_MSGID),
            previous_plural=native.get(_OLD_PLURAL),
        )

    def _context(self, segment: Segment) -> str:
        number = 1
        context = segment.id
        while (context, segment.source) in self._keys:
            number += 1
            context = f"{segment.id} ({number})"
        self._keys.add((context, segment.source))
        return context

    def _term_lines(self, segment: Segment) -> list[str]:
        entries = dict.fromkeys(hit.entry for hit in self._terms.get(segment.id, ()))
        return [TERM_PREFIX + " ".join(f"{entry.source} = {entry.target}".split()) for entry in entries if entry.target]


def _forms(unit: Unit, *, fuzzy: bool) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Return the comment lines and, for each plural form, what its segment has beyond the entry."""
    comments: list[str] = []
    forms = []
    for position, segment in enumerate(unit.segments):
        lines, shape = shaped_notes(segment.notes, in_comments=position == 0)
        comments += lines
        forms.append(segment_extras(segment, fuzzy=fuzzy) | ({"notes": shape} if shape else {}))
    return tuple(comments), forms


def _add_unit_notes(unit: Unit, values: dict[str, Any]) -> list[str]:
    """Return the lines of the developers' note, if the first is one; put the other notes among the extras."""
    notes = unit.notes
    developers: list[str] = []
    if notes and notes[0].author == _DEVELOPER and fits_comment(notes[0].text):
        lines = notes[0].text.split("\n")
        if all(lines) and not any(line.startswith((PREFIX, TERM_PREFIX)) for line in lines):
            developers = lines
            notes = notes[1:]
    if notes:
        values["unit_notes"] = shaped_notes(notes, in_comments=False)[1]
    return developers


def _properties(entry: Entry) -> list[tuple[str, str]]:
    flags = [flag for flag in entry.flags if flag != "fuzzy"]
    pairs = [
        (_CONTEXT, entry.context),
        (_PLURAL, entry.plural),
        (_FLAGS, ", ".join(flags) if flags else None),
        (_REFERENCES, " ".join(entry.references) or None),
        (_OLD_CONTEXT, entry.previous_context),
        (_OLD_MSGID, entry.previous_msgid),
        (_OLD_PLURAL, entry.previous_plural),
    ]
    return [(name, value) for name, value in pairs if value is not None]


def _native_properties(unit: Unit) -> tuple[dict[str, str], list[list[str]]]:
    """Split a unit's properties into those a PO entry has a place for, and the rest."""
    native: dict[str, str] = {}
    rest = []
    for name, value in unit.properties:
        has_place = name in _STRINGS or (
            value != ""
            and (
                name == _PLURAL
                or (name == _FLAGS and ", ".join(_flags_of(value)) == value)
                or (name == _REFERENCES and " ".join(value.split()) == value and fits_comment(value))
            )
        )
        if has_place and name not in native:
            native[name] = value
        else:
            rest.append([name, value])
    return native, rest


def _flags_of(value: str | None) -> tuple[str, ...]:
    flags = [flag.strip() for flag in (value or "").split(",")]
    return tuple(dict.fromkeys(flag for flag in flags if flag and flag != "fuzzy" and fits_comment(flag)))


def _message_id(context: str | None, msgid: str) -> str:
    """Return an id that a message keeps when the catalogue around it is sorted, merged or shortened."""
    key = msgid if context is None else f"{context}\x04{msgid}"
    return f"m{hashlib.sha256(key.encode('utf-8', errors='replace')).hexdigest()[:8]}"


def _unit_of(segment_id: str) -> str:
    return segment_id.rpartition(".")[0] or segment_id
