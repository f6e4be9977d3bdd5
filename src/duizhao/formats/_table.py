"""Bilingual tables: what CSV and TSV share.

The header names any of ``id, source, target, state, note``, in any order and any case. Further columns we know:
``unit``, ``kind``, ``gap``, ``locked``, ``match``, ``author``, ``codes``. Every other column is kept as a property
``column:NAME`` of the unit (``column:NAME@SEGMENT`` for a segment that is not its unit's first).
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath

from duizhao.errors import FormatError, Location
from duizhao.formats._decode import decode
from duizhao.formats.format import ReadOptions
from duizhao.model import Code, Document, Note, Segment, State, Unit

__all__ = [
    "CORE_COLUMNS",
    "cells_of_any_size",
    "guarded",
    "names_known_columns",
    "read_table",
    "unguarded",
    "write_table",
]

CORE_COLUMNS = ("id", "source", "target", "state", "note")
_FURTHER_COLUMNS = ("unit", "kind", "gap", "locked", "match", "author", "codes")
_COLUMN = "column:"
_SEPARATOR_LINE = re.compile(r"sep=(.)(?:\r\n|\n|\r)")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_YES = frozenset({"yes", "true", "1", "x"})
_NO = frozenset({"", "no", "false", "0"})


@dataclass(frozen=True, slots=True)
class _Row:
    cells: Mapping[str, str]
    line: int
    """Of the row's last line, from 1."""


def names_known_columns(header: str, delimiter: str) -> int:
    """Return how many of the five columns the first line of a file names."""
    line = header.lstrip("\ufeff").split("\n", 1)[0].strip("\r")
    return len(set(CORE_COLUMNS) & {cell.strip().strip('"').strip().lower() for cell in line.split(delimiter)})


def read_table(data: bytes, options: ReadOptions, delimiters: str) -> Document:
    """Parse a table whose cells are separated by the one of ``delimiters`` that makes most of the header.

    Raises FormatError with the line: no known column, a broken row, an id that is missing or there twice, a state or
    flag that is none.
    """
    text = decode(data, options.name).text
    separator_line = _SEPARATOR_LINE.match(text)
    if separator_line:
        delimiters = separator_line.group(1)
    delimiter = max(delimiters, key=lambda candidate: names_known_columns(text[_end(separator_line) :], candidate))
    rows = _rows(text[_end(separator_line) :], delimiter, options.name, 1 if separator_line else 0)
    with cells_of_any_size():
        units = tuple(_units(_segments(rows, options.name)))
    return Document(id=PurePath(options.name).stem, units=units, languages=options.languages)


def write_table(document: Document, dialect: type[csv.Dialect]) -> str:
    """Return the document as a table, the five columns first and the further ones where some segment needs them."""
    rows = [_row_of(unit, position) for unit in document.units for position in range(len(unit.segments))]
    used = {column for row in rows for column, cell in row.items() if cell}
    further = [column for column in _FURTHER_COLUMNS if column in used]
    columns = [*CORE_COLUMNS, *further, *sorted(used - {*CORE_COLUMNS, *_FURTHER_COLUMNS})]
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect)
    writer.writerow(guarded(column.removeprefix(_COLUMN)) for column in columns)
    writer.writerows([guarded(row.get(column, "")) for column in columns] for row in rows)
    return out.getvalue()


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _rows(text: str, delimiter: str, name: str, lines_before: int) -> Iterator[_Row]:
    """Yield the rows that hold anything, cells by column name; known names in lower case, others after ``column:``."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    is_ours = False
    try:
        for cells in reader:
            line = reader.line_num + lines_before
            if not columns:
                columns = _columns(cells, name, line)
                is_ours = tuple(columns[: len(CORE_COLUMNS)]) == CORE_COLUMNS
                continue
            if len(cells) > len(columns) and any(cells[len(columns) :]):
                raise FormatError(
                    "too-many-cells",
                    f"The row has {len(cells)} cells, the header {len(columns)}.",
                    hint="Put a text that holds the separator between double quotes.",
                    location=Location(name, line),
                )
            if any(cells):
                plain = [unguarded(cell) if is_ours else cell for cell in cells]
                yield _Row(dict(zip(columns, plain, strict=False)), line)
    except csv.Error as error:
        raise FormatError(
            "table-syntax",
            f"The row cannot be read: {error}.",
            hint='Put a text with quotes or line breaks between double quotes, and double the quotes in it: "".',
            location=Location(name, reader.line_num + lines_before),
        ) from None
    if not columns:
        raise _no_header(name, 1)


@contextmanager
def cells_of_any_size() -> Iterator[None]:
    """Lift the limit that Python's reader puts on a cell."""
    limit = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _columns(cells: Sequence[str], name: str, line: int) -> list[str]:
    columns = []
    for cell in cells:
        header = unguarded(cell.strip())
        known = header.lower() in {*CORE_COLUMNS, *_FURTHER_COLUMNS}
        columns.append(header.lower() if known else f"{_COLUMN}{header}")
    if not set(columns) & set(CORE_COLUMNS):
        raise _no_header(name, line)
    twice = next((column for column in columns if columns.count(column) > 1 and column != _COLUMN), None)
    if twice:
        raise FormatError(
            "duplicate-column",
            f"The header names the column “{twice.removeprefix(_COLUMN)}” twice.",
            hint="Rename or delete one of the two.",
            location=Location(name, line),
        )
    return columns


def _no_header(name: str, line: int) -> FormatError:
    return FormatError(
        "no-header",
        "The first line names no column we know.",
        hint=f"Start the file with a header that names any of {', '.join(CORE_COLUMNS)}.",
        location=Location(name, line),
    )


def _segments(rows: Iterator[_Row], name: str) -> Iterator[tuple[str, Segment, _Row]]:
    """Yield each row's unit id and segment."""
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        segment_id = row.cells.get("id", f"u{number}.1").strip()
        if not segment_id:
            raise _bad(
                "no-id", "The row has no id.", "Give each row an id of its own, or delete the column.", row, name
            )
        if segment_id in seen:
            message = f"The id {segment_id} is taken, by line {seen[segment_id]}."
            raise _bad("duplicate-id", message, "Give each row an id of its own.", row, name)
        seen[segment_id] = row.line
        target = row.cells.get("target", "")
        segment = Segment(
            id=segment_id,
            source=row.cells.get("source", ""),
            target=target,
            state=_state(row, target, name),
            locked=_locked(row, name),
            gap=row.cells.get("gap", ""),
            codes=_codes(row, name),
            notes=_notes(row),
            match=row.cells.get("match", ""),
        )
        yield row.cells.get("unit", "") or _unit_of(segment_id), segment, row


def _units(segments: Iterator[tuple[str, Segment, _Row]]) -> Iterator[Unit]:
    taken: set[str] = set()
    for unit_id, group in groupby(segments, key=lambda item: item[0]):
        members = list(group)
        first = members[0][2]
        unique = unit_id
        while unique in taken:
            # Rows of one unit that stand apart: a table that was sorted in a spreadsheet.
            unique = f"{unit_id}-{members[0][1].id}" if unique == unit_id else f"{unique}-"
        taken.add(unique)
        properties = [
            (column if position == 0 else f"{column}@{segment.id}", cell)
            for position, (_, segment, row) in enumerate(members)
            for column, cell in row.cells.items()
            if column.startswith(_COLUMN) and cell
        ]
        yield Unit(
            id=unique,
            segments=tuple(segment for _, segment, _ in members),
            kind=first.cells.get("kind", "") or "paragraph",
            properties=tuple(sorted(properties)),
        )


def _state(row: _Row, target: str, name: str) -> State:
    text = row.cells.get("state", "").strip().lower()
    if not text:
        return State.DRAFT if target else State.NEW
    if text not in set(State):
        known = ", ".join(State)
        raise _bad("unknown-state", f"There is no state “{text}”.", f"The states are {known}.", row, name)
    return State(text)


def _locked(row: _Row, name: str) -> bool:
    text = row.cells.get("locked", "").strip().lower()
    if text not in _YES | _NO:
        raise _bad("bad-flag", f"“{text}” does not say whether the row is locked.", "Write yes or no.", row, name)
    return text in _YES


def _codes(row: _Row, name: str) -> tuple[Code, ...]:
    text = row.cells.get("codes", "")
    try:
        values = json.loads(text or "[]")
        codes = [Code(id=code_id, original=original, original_end=end) for code_id, original, end in values]
    except (ValueError, TypeError, RecursionError):
        codes = None
    if codes is None or not all(_is_code(code) for code in codes):
        raise _bad("bad-codes", "The cell of inline codes is damaged.", "Copy it from the export again.", row, name)
    return tuple(codes)


def _is_code(code: Code) -> bool:
    texts = [code.id, code.original] + ([] if code.original_end is None else [code.original_end])
    return all(isinstance(text, str) for text in texts)


def _notes(row: _Row) -> tuple[Note, ...]:
    """Return the notes of a cell: a blank line ends each, and the cell ``author`` has their authors, a line each."""
    text = row.cells.get("note", "")
    if not text.strip():
        return ()
    texts = text.split("\n\n")
    authors = row.cells.get("author", "").split("\n")
    if len(authors) != len(texts):
        return tuple(Note(text=text) for text in texts)
    return tuple(Note(text=text, author=author) for text, author in zip(texts, authors, strict=True))


def _row_of(unit: Unit, position: int) -> dict[str, str]:
    segment = unit.segments[position]
    codes = [[code.id, code.original, code.original_end] for code in segment.codes]
    has_authors = any(note.author for note in segment.notes)
    suffix = f"@{segment.id}"
    return {
        "id": segment.id,
        "source": segment.source,
        "target": segment.target,
        "state": segment.state.value,
        "note": "\n\n".join(note.text for note in segment.notes),
        "unit": "" if _unit_of(segment.id) == unit.id else unit.id,
        "kind": "" if unit.kind == "paragraph" else unit.kind,
        "gap": segment.gap,
        "locked": "yes" if segment.locked else "",
        "match": segment.match,
        "author": "\n".join(note.author for note in segment.notes) if has_authors else "",
        "codes": json.dumps(codes, ensure_ascii=False) if codes else "",
    } | {
        name if position == 0 else name.removesuffix(suffix): value
        for name, value in unit.properties
        if name.startswith(_COLUMN) and _belongs(name, unit, position)
    }


def _belongs(name: str, unit: Unit, position: int) -> bool:
    """Whether a property is a cell of this segment's row; without a segment's id it belongs to the first."""
    owner = next((index for index, segment in enumerate(unit.segments) if name.endswith(f"@{segment.id}")), 0)
    return owner == position


def _unit_of(segment_id: str) -> str:
    match = re.fullmatch(r"(.+)\.\d+", segment_id, flags=re.DOTALL)
    return match.group(1) if match else segment_id


def guarded(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula: an apostrophe makes text of it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take off what ``guarded`` has put on."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _bad(code: str, message: str, hint: str, row: _Row, name: str) -> FormatError:
    return FormatError(code, message, hint=hint, location=Location(name, row.line))
