"""The fast reader of ``segments/``: it knows the lines we write ourselves and nothing else.

PyYAML needs 14 s for 100,000 segments, this a fraction of that. Whatever it does not know for certain, an error
included, it leaves to the reader that takes any YAML and can tell lines: the two must never differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from duizhao.errors import ProjectError
from duizhao.model import Code, Document, Note, Properties, Segment, State, Unit, Waiver
from duizhao.storage.scalars import INVISIBLE, unquoted
from duizhao.storage.segments_yaml import read_header
from duizhao.storage.yaml_source import Source, read_block

__all__ = ["read_canonical"]

_HEADER = re.compile(r"document: .+\nlanguages: .+\n(?:origin: .+\n)?")
_UNIT = re.compile(r"- id: (.+)\n(?:  kind: (.+)\n)?((?:  (?:notes|properties):\n(?:  [ -] .+\n)+)*)  segments:\n")
_SEGMENT = re.compile(
    r"  - id: (.+)\n    source: (.+)\n    target: (.+)\n    state: (.+)\n"
    r"(?:    locked: (true)\n)?(?:    match: (.+)\n)?(?:    gap: (.+)\n)?((?:    .+\n)*)"
)
_FIELD = re.compile(r"([a-z_]+): (.+)")
# A name ends at the first colon with a blank behind it; a quoted one at its closing quote.
_PROPERTY = re.compile(r'("(?:[^"\\]|\\.)*"|[^"].*?):(?: (.+))?')
_NEVER_EMPTY = ("id", "check", "fingerprint", "reason")
_STATES = {state.value: state for state in State}
_Record = TypeVar("_Record", Code, Note, Waiver)


def read_canonical(text: str) -> Document | None:
    """Read a document exactly as ``dump_document`` writes it; None for anything else."""
    if INVISIBLE.search(text):
        return None
    try:
        return _read_document(text)
    except (ValueError, LookupError, TypeError, ProjectError):
        return None


def _read_document(text: str) -> Document:
    header = _HEADER.match(text)
    start = text.find("\nunits:\n") + 1
    if not header or not start:
        raise ValueError
    properties, notes = _read_lists(text[header.end() : start], "")
    if notes:
        raise ValueError
    return replace(
        read_header(read_block(header[0], Source(""))),
        properties=properties,
        units=_read_units(text, start + len("units:\n")),
    )


def _read_units(text: str, at: int) -> tuple[Unit, ...]:
    units = []
    unit_ids: set[str] = set()
    segment_ids: set[str] = set()
    count = 0
    while at < len(text):
        header = _UNIT.match(text, at)
        if header is None:
            raise ValueError
        written_id, kind, lists = header.groups()
        at = header.end()
        segments = []
        while match := _SEGMENT.match(text, at):
            segments.append(_read_segment(match))
            at = match.end()
        properties, notes = _read_lists(lists, "  ") if lists else ((), ())
        unit_id = unquoted(written_id)
        unit_ids.add(unit_id)
        segment_ids.update(segment.id for segment in segments)
        count += len(segments)
        if not segments or not unit_id:
            raise ValueError
        units.append(
            Unit(
                id=unit_id,
                segments=tuple(segments),
                kind=(kind and unquoted(kind)) or "paragraph",
                notes=notes,
                properties=properties,
            )
        )
    if len(unit_ids) != len(units) or len(segment_ids) != count or "" in segment_ids:
        raise ValueError
    return tuple(units)


def _read_segment(match: re.Match[str]) -> Segment:
    written_id, source, target, state, locked, origin, gap, lists = match.groups()
    codes, notes, waivers = _read_segment_lists(lists) if lists else ((), (), ())
    return Segment(
        id=unquoted(written_id),
        source=unquoted(source),
        target=unquoted(target),
        state=_STATES[state],
        locked=locked is not None,
        gap=unquoted(gap) if gap else "",
        codes=codes,
        notes=notes,
        waivers=waivers,
        match=unquoted(origin) if origin else "",
    )


def _read_segment_lists(
    written: str,
) -> tuple[tuple[Code, ...], tuple[Note, ...], tuple[Waiver, ...]]:
    found: dict[str, list[str]] = {}
    for name, lines in _sections(written, "    "):
        if name not in {"codes", "notes", "waivers"} or name in found:
            raise ValueError
        found[name] = lines
    return (
        _records(found.get("codes", []), "    ", Code),
        _records(found.get("notes", []), "    ", Note),
        _records(found.get("waivers", []), "    ", Waiver),
    )


def _read_lists(written: str, indent: str) -> tuple[Properties, tuple[Note, ...]]:
    properties: Properties = ()
    notes: tuple[Note, ...] = ()
    seen = set()
    for name, lines in _sections(written, indent):
        if name in seen:
            raise ValueError
        seen.add(name)
        if name == "notes":
            notes = _records(lines, indent, Note)
        elif name == "properties":
            properties = _read_properties(lines, indent + "  ")
        else:
            raise ValueError
    return properties, notes


def _sections(written: str, indent: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each ``name:`` at this indent with the lines below it."""
    name = ""
    lines: list[str] = []
    for line in written.split("\n")[:-1]:
        body = line.removeprefix(indent)
        if line.startswith(indent) and body[0] not in " -":
            if name:
                yield name, lines
            if not body.endswith(":"):
                raise ValueError
            name, lines = body[:-1], []
        elif name:
            lines.append(line)
        else:
            raise ValueError
    if name:
        yield name, lines


def _records(lines: list[str], indent: str, kind: type[_Record]) -> tuple[_Record, ...]:
    records: list[dict[str, str]] = []
    for line in lines:
        field = _FIELD.fullmatch(line, len(indent) + 2)
        mark = line[: len(indent) + 2]
        if field is None or mark not in {indent + "- ", indent + "  "}:
            raise ValueError
        if mark.endswith("- "):
            records.append({})
        name, value = field.groups()
        if name in records[-1]:
            raise ValueError
        records[-1][name] = unquoted(value)
    # What must not be empty there is refused, with its line, by the other reader.
    if not all(records) or any(not record.get(name, name) for record in records for name in _NEVER_EMPTY):
        raise ValueError
    return tuple(kind(**record) for record in records)


def _read_properties(lines: list[str], indent: str) -> Properties:
    values: dict[str, list[str]] = {}
    repeated: list[str] | None = None
    for line in lines:
        if repeated is not None and line.startswith(indent + "- "):
            repeated.append(unquoted(line[len(indent) + 2 :]))
            continue
        field = _PROPERTY.fullmatch(line, len(indent))
        if field is None or not line.startswith(indent) or repeated == []:
            raise ValueError
        name = unquoted(field[1])
        if name in values:
            raise ValueError
        values[name] = [] if field[2] is None else [unquoted(field[2])]
        repeated = values[name] if field[2] is None else None
    if not values or repeated == []:
        raise ValueError
    return tuple(sorted((name, value) for name, named in values.items() for value in named))
