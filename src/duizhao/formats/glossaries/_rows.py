"""A table's rows, with the line of each; what is not quoted as it should be costs its own row alone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.formats._table import cells_of_any_size
from duizhao.formats.glossaries._columns import named_columns

__all__ = ["Row", "header_cells", "rows_of"]

_SEPARATOR_LINE = re.compile(r"sep=(.)(?:\r\n|\n|\r)")
_LONGEST_ROW = 200
"""Lines: a quote that is never closed must not take the rest of the file with it."""
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds anything."""

    cells: tuple[str, ...]
    line: int
    """Of its first line, from 1."""
    problem: str = ""
    """Why it cannot be read; ``cells`` are then empty."""


def rows_of(text: str, delimiters: str) -> Iterator[Row]:
    """Yield the rows of a table whose cells are separated by the most likely one of ``delimiters``.

    Quoting is Excel's. In a line that breaks its rules, a tab separates all the same: programs that write tabs often
    know no quoting.
    """
    lines = list(io.StringIO(text, newline=""))
    first = 0
    separator_line = _SEPARATOR_LINE.match(text)
    if separator_line:
        delimiters, first = separator_line[1], 1
    delimiter = _likely_delimiter(lines[first : first + _LOOKED_AT], delimiters)
    with cells_of_any_size():
        while first < len(lines):
            row, first = _next_row(lines, first, delimiter)
            if row.problem or any(cell.strip() for cell in row.cells):
                yield row


def header_cells(head: str, delimiter: str) -> list[str]:
    """Return the cells of a file's first line."""
    lines = io.StringIO(head, newline="").readline().rstrip("\r\n")
    return [cell.strip().strip('"').strip() for cell in lines.split(delimiter)]


def _next_row(lines: Sequence[str], first: int, delimiter: str) -> tuple[Row, int]:
    """Return the row that begins in line ``first``, from 0, and the line after it."""
    reader = csv.reader(lines[first : first + _LONGEST_ROW], delimiter=delimiter, strict=True)
    try:
        cells = next(reader)
    except csv.Error:
        if delimiter == "\t":
            return Row(tuple(lines[first].rstrip("\r\n").split("\t")), first + 1), first + 1
        return Row((), first + 1, problem="The row cannot be read: its double quotes do not pair."), first + 1
    return Row(tuple(cells), first + 1), first + reader.line_num


def _likely_delimiter(lines: Sequence[str], delimiters: str) -> str:
    """Return the delimiter that makes most of the header or, where there is none, the one in most lines."""

    def likelihood(delimiter: str) -> tuple[int, int]:
        named = len(named_columns(header_cells(lines[0], delimiter)))
        return named if named > 1 else 0, sum(delimiter in line for line in lines)

    return max(delimiters, key=likelihood) if lines else delimiters[0]
