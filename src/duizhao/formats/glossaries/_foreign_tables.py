"""Tables of other people and programs: two languages, in whatever columns.

A row is a Chinese term and an English one. Rows of the same Chinese term are one entry: the first rendering is the
preferred one and the others are admitted, unless a status says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from duizhao.formats.glossaries._cells import alternatives, separated
from duizhao.formats.glossaries._columns import Column, Layout
from duizhao.formats.glossaries._gathering import Reading, gathered
from duizhao.formats.glossaries._remarks import Remarks
from duizhao.formats.glossaries._rows import Row
from duizhao.formats.glossaries._words import NO, YES, Standing, part_of_speech, standing
from duizhao.model import Languages, PartOfSpeech, TermEntry
from duizhao.text.scripts import has_han

__all__ = ["foreign_entries"]

_LINE_BREAK = re.compile(r"\r\n?")


def foreign_entries(
    layout: Layout, rows: Sequence[Row], languages: Languages, remarks: Remarks
) -> tuple[TermEntry, ...]:
    """Return the entries of a table; a row that cannot be used is told and left out."""
    reader = _Reader(layout, languages, remarks, is_swapped=layout.may_be_swapped and _is_swapped(layout, rows))
    return gathered(reader.readings(rows), remarks)


@dataclass(frozen=True, slots=True)
class _Reader:
    layout: Layout
    languages: Languages
    remarks: Remarks
    is_swapped: bool
    """Whether the column called source holds the English."""
    cells: dict[Column, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[Column, list[int]] = {}
        for index, column in self.layout.columns:
            found.setdefault(column, []).append(index)
        object.__setattr__(self, "cells", found)

    def readings(self, rows: Iterable[Row]) -> Iterator[Reading]:
        """Yield what each row says of each of its Chinese terms."""
        for row in rows:
            sides = self._sides(row)
            if sides is None:
                continue
            chinese, english = sides
            names = self._names(row, chinese)
            renderings = self._names(row, english)
            if not names or not renderings:
                missing = "Chinese" if not names else "English"
                self.remarks.leave_out(row.line, f"The row has no {missing} term.")
                continue
            for name in names:
                yield self._reading(row, name, renderings)

    def _sides(self, row: Row) -> tuple[Sequence[int], Sequence[int]] | None:
        """Return the row's Chinese and English columns; None, told, where it is of other languages."""
        layout = self.layout
        sides = (layout.english, layout.chinese) if self.is_swapped else (layout.chinese, layout.english)
        written = self._text(row, Column.SOURCE_LANGUAGE), self._text(row, Column.TARGET_LANGUAGE)
        if not all(written):
            return sides
        codes = tuple(_primary(code) for code in written)
        ours = (_primary(self.languages.source), _primary(self.languages.target))
        if codes not in {ours, ours[::-1]}:
            self.remarks.leave_out(row.line, f"The row is of other languages: {written[0]} and {written[1]}.")
            return None
        if not layout.may_be_swapped:
            return sides
        return (layout.chinese, layout.english) if codes == ours else (layout.english, layout.chinese)

    def _names(self, row: Row, columns: Sequence[int]) -> tuple[str, ...]:
        names = [name for index in columns for cell in row.cells[index : index + 1] for name in alternatives(cell)]
        return tuple(dict.fromkeys(names))

    def _reading(self, row: Row, name: str, renderings: tuple[str, ...]) -> Reading:
        status = self._standing(row)
        forbidden, is_forbidden = self._forbidden(row)
        return Reading(
            source=name,
            renderings=renderings,
            line=row.line,
            standing=Standing.FORBIDDEN if is_forbidden else status,
            admitted=self._list(row, Column.ADMITTED),
            short=self._list(row, Column.SHORT),
            deprecated=self._list(row, Column.DEPRECATED),
            forbidden=forbidden,
            part_of_speech=self._part_of_speech(row),
            is_exact=self._is_exact(row),
            definition=self._text(row, Column.DEFINITION),
            note=self._text(row, Column.NOTE),
            cite=self._text(row, Column.CITE),
            domain=self._text(row, Column.DOMAIN),
        )

    def _text(self, row: Row, column: Column) -> str:
        """Return what the row says in a column, or in all columns of that name."""
        cells = (
            _LINE_BREAK.sub("\n", row.cells[index].strip())
            for index in self.cells.get(column, ())
            if index < len(row.cells)
        )
        return " ".join(dict.fromkeys(cell for cell in cells if cell))

    def _list(self, row: Row, column: Column) -> tuple[str, ...]:
        return separated(self._text(row, column))

    def _standing(self, row: Row) -> Standing | None:
        written = self._text(row, Column.STATUS)
        known = standing(written)
        if written and known is None:
            self.remarks.tell(row.line, f"Nobody knows the status “{written}”: the term is taken as preferred.")
        return known

    def _forbidden(self, row: Row) -> tuple[tuple[str, ...], bool]:
        """Return the renderings a column forbids, or whether it says that the row's own are forbidden."""
        written = self._text(row, Column.FORBIDDEN)
        if written.lower() in YES | NO:
            return (), written.lower() in YES
        return separated(written), False

    def _part_of_speech(self, row: Row) -> PartOfSpeech | None:
        written = self._text(row, Column.PART_OF_SPEECH)
        known = part_of_speech(written)
        if written and known is None:
            self.remarks.tell(row.line, f"Nobody knows the part of speech “{written}”: it is left out.")
        return known

    def _is_exact(self, row: Row) -> bool:
        written = self._text(row, Column.CASE).lower()
        return written == "exact" or self._text(row, Column.CASE_SENSITIVE).lower() in YES


def _is_swapped(layout: Layout, rows: Sequence[Row]) -> bool:
    """Whether there is more Chinese in the columns called target."""
    counts = [
        sum(has_han(cell) for row in rows for index in columns for cell in row.cells[index : index + 1])
        for columns in (layout.chinese, layout.english)
    ]
    return counts[1] > counts[0]


def _primary(code: str) -> str:
    return code.replace("_", "-").split("-")[0].strip().lower()
