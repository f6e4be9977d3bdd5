"""What finishing an alignment does: beads become segments, here those of a file outside any project."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Protocol

from duizhao.errors import UsageError
from duizhao.formats.detect import resolve
from duizhao.formats.format import WriteOptions
from duizhao.model import AlignedBead, Alignment, Bead, Hold
from duizhao.storage.alignments import AlignmentMemory
from duizhao.storage.atomic import read_bytes, write_atomically
from duizhao.storage.layout import AlignmentFiles
from duizhao.storage.segments_file import dump_document
from duizhao.workbench.aligning import document_of
from duizhao.workbench.bead_files import bead_to_json

__all__ = ["FORMATS", "FileFinisher", "FinishPreview", "Finished", "Finisher", "counted"]

FORMATS = ("yaml", "tmx", "tsv", "json")
"""What an alignment outside any project can be written as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishPreview:
    """What finishing will do, in numbers and words."""

    drafted: int
    """Segments that will hold a draft."""
    kept: int = 0
    """Segments that a person has translated, reviewed or locked: their targets stay."""
    stray: int = 0
    """Target sentences without a counterpart: they go into notes, or into segments of their own."""
    untranslated: int = 0
    """Segments that will have no target."""
    lines: tuple[str, ...] = ()
    """The same for a person, a line each, with what else there is to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What finishing has done."""

    message: str
    """For a person, one line."""
    paths: tuple[Path, ...] = ()
    """Files that now hold the result."""
    document_id: str | None = None
    """The project document that was filled; None outside a project."""


class Finisher(Protocol):
    """Where the beads of one alignment go."""

    @property
    def document_id(self) -> str | None:
        """The project document that finishing fills; None outside a project."""
        ...

    @property
    def keeps_source(self) -> bool:
        """Whether the source must stay as its original says: sentences may be split, but not reworded."""
        ...

    def preview(self, alignment: Alignment) -> FinishPreview:
        """Return what ``finish`` would do. Errors as there."""
        ...

    def finish(self, alignment: Alignment) -> Finished:
        """Write the result. DuizhaoError where that cannot be done; nothing has changed then."""
        ...


class FileFinisher:
    """Writes the beads into a file beside the alignment, in one of ``FORMATS``."""

    document_id: str | None = None
    keeps_source = False

    def __init__(self, files: AlignmentFiles, form: str = "yaml") -> None:
        if form not in FORMATS:
            raise UsageError(
                "unknown-format", f"An alignment cannot be written as {form}.", hint=f"Known: {', '.join(FORMATS)}."
            )
        self._files, self._form = files, form

    def preview(self, alignment: Alignment) -> FinishPreview:
        """Return what ``finish`` would do."""
        beads = alignment.beads
        stray = [bead for bead in beads if not bead.source]
        drafted = sum(bool(bead.target) for bead in beads)
        untranslated = sum(not bead.target for bead in beads)
        path = self._path()
        lines = [f"{counted(len(beads), 'segment')} in {path.name}, {drafted} of them with a draft."]
        if untranslated:
            lines.append(f"{counted(untranslated, 'segment')} without a target.")
        if stray:
            lines.append(f"{counted(len(stray), 'segment')} without a source: nothing in the Chinese text answers it.")
        if self._own(path):
            lines.append(f"{path.name}, written here before, is replaced.")
        return FinishPreview(
            drafted=drafted,
            stray=sum(len(bead.target) for bead in stray),
            untranslated=untranslated,
            lines=tuple(lines),
        )

    def finish(self, alignment: Alignment) -> Finished:
        """Write the file. What somebody else has written is never replaced: the file then gets a number."""
        if not alignment.beads:
            raise UsageError("nothing-to-finish", "There is nothing to write: both texts are empty.")
        data = self._written(alignment)
        path = self._path()
        write_atomically(path, data)
        memory = AlignmentMemory(self._files)
        memory.written[path.name] = hashlib.sha256(data).hexdigest()
        memory.keep()
        return Finished(message=f"{counted(len(alignment.beads), 'segment')} written to {path}.", paths=(path,))

    def _written(self, alignment: Alignment) -> bytes:
        if self._form == "json":
            beads = ",\n".join(" " + json.dumps(bead, ensure_ascii=False) for bead in _json_beads(alignment.beads))
            return f"[\n{beads}\n]\n".encode()
        pairs = (([s.text for s in bead.source], [t.text for t in bead.target]) for bead in alignment.beads)
        document = document_of(alignment.id, pairs, alignment.languages)
        return dump_document(document) if self._form == "yaml" else resolve(self._form).write(document, WriteOptions())

    def _path(self) -> Path:
        """Return the first name that is free, or that holds what we wrote."""
        stem = self._files.alignment_id
        names = (f"{stem}{number}.{self._form}" for number in ("", *map("-{}".format, range(2, 100))))
        candidates = (self._files.root / name for name in names)
        return next(path for path in candidates if not path.exists() or self._own(path))

    def _own(self, path: Path) -> bool:
        data = read_bytes(path) if path.is_file() else None
        written = AlignmentMemory(self._files).written.get(path.name)
        return data is not None and hashlib.sha256(data).hexdigest() == written


def counted(number: int, noun: str) -> str:
    """Return "1 segment", "2 segments"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _json_beads(beads: tuple[AlignedBead, ...]) -> Iterator[dict[str, object]]:
    """Yield the beads as ``duizhao align`` prints them, with their texts: they may be no longer those of the files."""
    source, target = count(), count()
    for bead in beads:
        numbered = Bead(
            source=tuple(next(source) for _ in bead.source),
            target=tuple(next(target) for _ in bead.target),
            score=bead.score,
            reasons=bead.reasons,
            locked=bead.hold is Hold.ACCEPTED,
        )
        yield {
            **bead_to_json(numbered),
            "source_texts": [sentence.text for sentence in bead.source],
            "target_texts": [sentence.text for sentence in bead.target],
        }
