"""Tables with the columns of a glossary file: everything is written, and everything comes back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from duizhao.formats._table import guarded, unguarded
from duizhao.formats.glossaries._cells import joined, separated
from duizhao.formats.glossaries._columns import OWN_COLUMNS
from duizhao.formats.glossaries._remarks import Remarks
from duizhao.formats.glossaries._rows import Row
from duizhao.formats.glossaries._words import NO, YES
from duizhao.formats.glossaries._words import part_of_speech as part_of_speech_of
from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus

__all__ = ["own_entries", "write_own_table"]

Choice = TypeVar("Choice", bound=StrEnum)


class _BadCellError(ValueError):
    """Why a row cannot be used, for people."""


def write_own_table(entries: Iterable[TermEntry], dialect: type[csv.Dialect]) -> str:
    """Return a table of the entries, a row each."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect)
    writer.writerow(OWN_COLUMNS)
    writer.writerows([guarded(cell) for cell in _cells_of(entry)] for entry in entries)
    return out.getvalue()


def own_entries(header: Sequence[str], rows: Iterable[Row], remarks: Remarks) -> Iterator[TermEntry]:
    """Yield the entries of a table with our header; a row that cannot be used is told and left out."""
    names = [name.strip() for name in header]
    for row in rows:
        if len(row.cells) > len(names) and any(row.cells[len(names) :]):
            problem = f"The row has {len(row.cells)} cells, the header {len(names)}."
            remarks.leave_out(row.line, problem)
            continue
        cells = {name: unguarded(cell) for name, cell in zip(names, row.cells, strict=False)}
        try:
            yield _entry_of(cells, row.line)
        except _BadCellError as error:
            remarks.leave_out(row.line, str(error))


def _cells_of(entry: TermEntry) -> list[str]:
    values = {
        "source": entry.source,
        "target": entry.target,
        "admitted": joined(entry.admitted),
        "short": joined(entry.short),
        "deprecated": joined(entry.deprecated),
        "forbidden": joined(entry.forbidden),
        "introduce": "yes" if entry.introduce else "",
        "part_of_speech": entry.part_of_speech.value if entry.part_of_speech else "",
        "words_between": str(entry.words_between) if entry.words_between else "",
        "case": "" if entry.case is Case.INITIAL else entry.case.value,
        "status": "" if entry.status is TermStatus.PREFERRED else entry.status.value,
        "definition": entry.definition,
        "note": entry.note,
        "cite": entry.cite,
        "domain": entry.domain,
        "authority": entry.authority.value,
    }
    return [values[name] for name in OWN_COLUMNS]


def _entry_of(cells: dict[str, str], line: int) -> TermEntry:
    status = _choice(cells, "status", TermStatus, TermStatus.PREFERRED)
    source, target = cells.get("source", ""), cells.get("target", "")
    if not source.strip():
        raise _BadCellError("The row has no Chinese term.")
    if not target.strip() and status is not TermStatus.SHIELD:
        raise _BadCellError("The row has no English term, and only a shield may have none.")
    return TermEntry(
        source=source,
        target=target,
        admitted=separated(cells.get("admitted", "")),
        short=separated(cells.get("short", "")),
        deprecated=separated(cells.get("deprecated", "")),
        forbidden=separated(cells.get("forbidden", "")),
        introduce=_flag(cells, "introduce"),
        part_of_speech=_part_of_speech(cells),
        words_between=_words_between(cells),
        case=_choice(cells, "case", Case, Case.INITIAL),
        status=status,
        definition=cells.get("definition", ""),
        note=cells.get("note", ""),
        cite=cells.get("cite", ""),
        domain=cells.get("domain", ""),
        authority=_choice(cells, "authority", Authority, Authority.IMPORTED),
        line=line,
    )


def _choice(cells: dict[str, str], name: str, kind: type[Choice], default: Choice) -> Choice:
    written = cells.get(name, "").strip().lower()
    if not written:
        return default
    try:
        return kind(written)
    except ValueError:
        known = ", ".join(kind)
        raise _BadCellError(f"There is no {name} “{written}”; known are {known}.") from None


def _flag(cells: dict[str, str], name: str) -> bool:
    written = cells.get(name, "").strip().lower()
    if written not in YES | NO:
        raise _BadCellError(f"“{written}” in the column {name} is neither yes nor no.")
    return written in YES


def _part_of_speech(cells: dict[str, str]) -> PartOfSpeech | None:
    written = cells.get("part_of_speech", "")
    known = part_of_speech_of(written)
    if known is None and written.strip():
        names = ", ".join(PartOfSpeech)
        raise _BadCellError(f"There is no part of speech “{written}”; known are {names}.")
    return known


def _words_between(cells: dict[str, str]) -> int:
    written = cells.get("words_between", "").strip()
    if written not in {"", "0", "1", "2"}:
        raise _BadCellError(f"“{written}” in the column words_between is none of 0, 1, 2.")
    return int(written or 0)
