"""What CSV and TSV share: whose table it is, and what its columns are."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from duizhao.errors import FormatError, Location
from duizhao.formats._table import unguarded
from duizhao.formats.glossaries._columns import (
    Layout,
    is_own,
    is_whole,
    layout_by_names,
    layout_by_script,
    named_columns,
)
from duizhao.formats.glossaries._decoding import decode_table, first_text
from duizhao.formats.glossaries._foreign_tables import foreign_entries
from duizhao.formats.glossaries._own_tables import own_entries
from duizhao.formats.glossaries._remarks import Remarks
from duizhao.formats.glossaries._rows import Row, header_cells, rows_of
from duizhao.formats.glossaries.format import GlossaryOptions, ReadGlossary

__all__ = ["has_header", "read_table"]

_LOOKED_AT = 200


def has_header(head: bytes, delimiters: str) -> bool:
    """Whether the first line of a file names two columns that we know, or more."""
    text = first_text(head)
    return any(len(named_columns(header_cells(text, delimiter))) > 1 for delimiter in delimiters)


def read_table(data: bytes, options: GlossaryOptions, delimiters: str) -> ReadGlossary:
    """Read a table of ours or of others. FormatError where there is no Chinese and English in it."""
    remarks = Remarks(options.name)
    rows = _readable(rows_of(decode_table(data, options.name), delimiters), remarks)
    header = [unguarded(cell) for cell in rows[0].cells] if rows else []
    if is_own(header):
        entries = tuple(own_entries(header, rows[1:], remarks))
        return ReadGlossary(entries=entries, remarks=remarks.collected(), is_whole=is_whole(header))
    layout = layout_by_names(header, [row.cells for row in islice(rows, 1, _LOOKED_AT)])
    below = rows[1:]
    if layout is None:
        layout, below = layout_by_script([row.cells for row in rows[:_LOOKED_AT]]), rows
    elif layout.unknown and rows:
        names = ", ".join(f"“{header[index]}”" for index in layout.unknown)
        remarks.tell(rows[0].line, f"Left out are columns that a glossary has no place for: {names}.")
    if layout is None or not layout.chinese or not layout.english:
        raise _no_columns(options.name, layout)
    entries = foreign_entries(layout, below, options.languages, remarks)
    return ReadGlossary(entries=entries, remarks=remarks.collected())


def _readable(rows: Iterable[Row], remarks: Remarks) -> list[Row]:
    readable = []
    for row in rows:
        if row.problem:
            remarks.leave_out(row.line, row.problem)
        else:
            readable.append(row)
    return readable


def _no_columns(name: str, layout: Layout | None) -> FormatError:
    missing = "English" if layout and layout.chinese else "Chinese"
    return FormatError(
        "no-columns",
        f"There is no column of {missing} terms in it." if layout else "It is no table of Chinese and English terms.",
        hint="Begin the file with a header that names two columns, source and target or 中文 and 英文.",
        location=Location(name, 1),
    )
