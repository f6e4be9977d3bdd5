"""Beads as other programs write and read them: JSON and TSV with the indexes of sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from duizhao.errors import InputError, Location
from duizhao.formats._decode import decode
from duizhao.model import Bead, Lock
from duizhao.workbench.importing import read_file

__all__ = ["bead_to_json", "read_locks"]

_SHAPE = 'Write a list of beads as `duizhao align` prints it: [{"source": [0], "target": [0, 1]}, …].'


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the file a bead stands."""

    path: Path
    line: int | None
    entry: int
    """From 1."""

    def refuse(self, message: str, hint: str = "") -> NoReturn:
        """Raise an InputError about the bead here."""
        where = f"line {self.line}" if self.line is not None else f"entry {self.entry}"
        raise InputError("bad-lock", f"{where}: {message}", hint=hint, location=Location(self.path, self.line))


def bead_to_json(bead: Bead) -> dict[str, Any]:
    """Return ``{"source", "target", "score", "reasons"}``, and ``"locked": true`` for a bead that was given."""
    written: dict[str, Any] = {
        "source": list(bead.source),
        "target": list(bead.target),
        "score": round(bead.score, 4),
        "reasons": list(bead.reasons),
    }
    if bead.locked:
        written["locked"] = True
    return written


def read_locks(path: Path, sources: int, targets: int) -> tuple[Lock, ...]:
    """Read the beads that a person has fixed, for texts of these numbers of sentences.

    A file in JSON has the shape that ``duizhao align`` prints; if any of its beads says whether it is locked, those
    alone count that say so. Otherwise a line is a bead, as ``0,1<TAB>2``. InputError, with the line or the entry,
    for anything that is not as it should be, for indexes that are not there, and for beads that overlap or cross.
    """
    text = decode(read_file(path), path.name).text
    is_json = path.suffix.lower() == ".json" or text.lstrip()[:1] in {"[", "{"}
    found = list(_from_json(text, path) if is_json else _from_lines(text, path))
    for place, lock in found:
        _check_indexes(place, lock, sources, targets)
    _check_order(found)
    return tuple(lock for _, lock in found)


def _from_json(text: str, path: Path) -> Iterator[tuple[_Place, Lock]]:
    try:
        beads = json.loads(text) if text.strip() else []
    except (ValueError, RecursionError) as error:
        line, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (None, None)
        problem = error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deeply"
        raise InputError(
            "bad-json", f"This is not JSON: {problem}.", hint=_SHAPE, location=Location(path, line, column)
        ) from None
    if not isinstance(beads, list):
        raise InputError("bad-lock", "The file holds no list of beads.", hint=_SHAPE, location=Location(path))
    says_which = any(isinstance(bead, dict) and "locked" in bead for bead in beads)
    for number, bead in enumerate(beads, start=1):
        place = _Place(path, None, number)
        if not isinstance(bead, dict):
            place.refuse("this is no bead.", _SHAPE)
        if not isinstance(bead.get("locked", False), bool):
            place.refuse("“locked” is true or false.", _SHAPE)
        if bead.get("locked", not says_which):
            yield place, Lock(source=_indexes(bead, "source", place), target=_indexes(bead, "target", place))


def _indexes(bead: dict[str, Any], side: str, place: _Place) -> tuple[int, ...]:
    if side not in bead:
        place.refuse(f"a bead needs “{side}”.", _SHAPE)
    value = bead[side]
    if not isinstance(value, list) or any(not isinstance(index, int) or isinstance(index, bool) for index in value):
        place.refuse(f"“{side}” is a list of whole numbers.", _SHAPE)
    return tuple(value)


def _from_lines(text: str, path: Path) -> Iterator[tuple[_Place, Lock]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        place = _Place(path, number, number)
        columns = line.split("\t")
        if len(columns) != 2:
            place.refuse(
                "a bead is two lists of indexes with a tab between them.",
                "Write 0,1<TAB>2; an empty list for a sentence without a counterpart.",
            )
        source, target = (_numbers(column, place) for column in columns)
        yield place, Lock(source=source, target=target)


def _numbers(column: str, place: _Place) -> tuple[int, ...]:
    written = [part.strip() for part in column.split(",")] if column.strip() else []
    for part in written:
        if not (part.isascii() and part.isdigit()):
            place.refuse(f"“{part}” is no index.", "Indexes are whole numbers from 0, with commas between them.")
    return tuple(map(int, written))


def _check_indexes(place: _Place, lock: Lock, sources: int, targets: int) -> None:
    if not lock.source and not lock.target:
        place.refuse("the bead is empty on both sides.", "Name a sentence on one side at least.")
    for side, indexes, size in (("source", lock.source, sources), ("target", lock.target, targets)):
        outside = next((index for index in indexes if not 0 <= index < size), None)
        if outside is not None:
            hint = f"Indexes run from 0 to {size - 1}." if size else f"There are no {side} sentences."
            place.refuse(f"there is no {side} sentence {outside}.", hint)
        if indexes and indexes != tuple(range(indexes[0], indexes[0] + len(indexes))):
            place.refuse(
                f"the {side} sentences {', '.join(map(str, indexes))} do not follow each other.",
                "A bead holds neighbours, in order.",
            )


def _check_order(found: list[tuple[_Place, Lock]]) -> None:
    """Refuse beads that share a sentence, and beads that cross."""
    for side in ("source", "target"):
        holders: dict[int, _Place] = {}
        for place, lock in found:
            for index in getattr(lock, side):
                if index in holders:
                    place.refuse(f"{side} sentence {index} stands in entry {holders[index].entry} as well.")
                holders[index] = place
    paired = sorted(
        ((lock.source, lock.target, place) for place, lock in found if lock.source and lock.target),
        key=lambda bead: bead[0],
    )
    for (_, above, first), (_, below, second) in pairwise(paired):
        if below < above:
            second.refuse(
                f"the bead crosses that of entry {first.entry}.", "Both sides must run in the same direction."
            )
