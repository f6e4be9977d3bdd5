"""The journal of a file that is edited: every edit on its own line, on disk before anybody is told that it is saved.

A line is a JSON object: the head ``{"journal": 1}``; ``{"do": edit}``, ``{"undo": edit}`` or ``{"redo": edit}``;
``{"folding": sha256}`` before the file is replaced by one with that hash, ``{"folded": sha256}`` when it
has been. What stands behind the last fold is in the journal alone; what stands before it is the history of undo.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

from duizhao.errors import Location, ProjectError
from duizhao.storage.atomic import disk_errors, sync_folder, write_atomically
from duizhao.storage.records import Action, EditCodec, EditType, Record

__all__ = ["History", "Journal", "Stacks", "compact", "read_history"]

_VERSION = 1
_ACTIONS: tuple[Action, ...] = ("do", "undo", "redo")


@dataclass(frozen=True, slots=True, kw_only=True)
class History(Generic[EditType]):
    """What a journal says."""

    folded_sha256: str = ""
    """Hash of the file that holds everything before ``unfolded``; empty where nothing says so."""
    done: tuple[EditType, ...] = ()
    """Edits in force at the last fold, oldest first."""
    undone: tuple[EditType, ...] = ()
    """Edits taken back at the last fold, the next to redo last."""
    unfolded: tuple[Record[EditType], ...] = ()
    """In order."""
    damaged: tuple[int, ...] = ()
    """Lines, from 1, that cannot be read; a torn last line is none of them."""
    sound_length: int = 0
    """Bytes up to the last line break: what is behind it was never promised to anybody."""


class Stacks(Generic[EditType]):
    """What can be undone and redone."""

    def __init__(self, done: Iterable[EditType] = (), undone: Iterable[EditType] = ()) -> None:
        self.done = list(done)
        self.undone = list(undone)

    def allow(self, record: Record[EditType]) -> bool:
        """Whether the record's edit is the next to undo or redo."""
        if record.action == "do":
            return True
        origin = self.done if record.action == "undo" else self.undone
        return bool(origin) and origin[-1] == record.edit

    def push(self, record: Record[EditType]) -> None:
        """Follow one record. ValueError for one that the stacks do not allow."""
        if not self.allow(record):
            raise ValueError(f"the edit “{record.edit.label}” is not the next to {record.action}")
        if record.action == "do":
            self.done.append(record.edit)
            self.undone.clear()
        elif record.action == "undo":
            self.undone.append(self.done.pop())
        else:
            self.done.append(self.undone.pop())


def read_history(codec: EditCodec[EditType], data: bytes, disk_sha256: str, path: Path | str = "") -> History[EditType]:
    """Return what the bytes of a journal say, given the hash of the file as it is now.

    ProjectError where a newer duizhao wrote it.
    """
    sound_length = data.rfind(b"\n") + 1
    lines = data[:sound_length].split(b"\n")[:-1]
    stacks: Stacks[EditType] = Stacks()
    unfolded: list[Record[EditType]] = []
    damaged: list[int] = []
    folded = ("", stacks)
    for number, line in enumerate(lines, 1):
        try:
            name, value = _parse(line)
            if name == "journal":
                _refuse_newer(value, path)
            elif name == "folded" or (name == "folding" and value == disk_sha256):
                folded = (value, Stacks(stacks.done, stacks.undone))
                unfolded.clear()
            elif name in _ACTIONS:
                record = Record(name, codec.from_json(value))
                unfolded.append(record)
                # Behind a damaged line the stacks may not fit; the record itself still counts.
                if not damaged or stacks.allow(record):
                    stacks.push(record)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            damaged.append(number)
    return History(
        folded_sha256=folded[0],
        done=tuple(folded[1].done) if folded[0] else (),
        undone=tuple(folded[1].undone) if folded[0] else (),
        unfolded=tuple(unfolded),
        damaged=tuple(damaged),
        sound_length=sound_length,
    )


class Journal(Generic[EditType]):
    """A journal open for writing, by the holder of the file's lock."""

    def __init__(self, path: Path, codec: EditCodec[EditType]) -> None:
        self._path = path
        self._codec = codec
        self._file: int | None = None
        self._length = 0

    @property
    def length(self) -> int:
        """Bytes written, 0 where there is no journal yet."""
        if self._file is None:
            with disk_errors(self._path, "read"):
                return self._path.stat().st_size if self._path.exists() else 0
        return self._length

    def append(self, record: Record[EditType], folded_sha256: str) -> None:
        """Write a record and return when it is on disk.

        A journal that does not exist yet begins with the hash of the file that it goes on from. EnvironmentFailure
        where the disk refuses: the journal is then as it was. ProjectError for text that no file can hold.
        """
        line = _line(record.action, self._codec.to_json(record.edit))
        self._write(line if self.length else _head(folded_sha256) + line)

    def mark(self, name: str, sha256: str) -> None:
        """Write a mark, "folding" or "folded"."""
        self._write(_line(name, sha256))

    def truncate(self, length: int) -> None:
        """Cut off what a crash left behind the last whole line."""
        with disk_errors(self._path, "written"):
            os.truncate(self._path, length)

    def rewrite(
        self,
        sha256: str,
        done: Iterable[EditType],
        undone: Iterable[EditType],
        unfolded: Iterable[Record[EditType]] = (),
    ) -> None:
        """Replace the journal by one that says just this."""
        self.close()
        write_atomically(self._path, compact(self._codec, sha256, done, undone, unfolded))

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _write(self, data: bytes) -> None:
        with disk_errors(self._path, "written"):
            if self._file is None:
                self._open()
            assert self._file is not None
            try:
                written = 0
                while written < len(data):
                    written += os.write(self._file, data[written:])
                os.fsync(self._file)
            except BaseException:
                # Half a line must not stand in the way of the next one.
                os.ftruncate(self._file, self._length)
                raise
            self._length += len(data)

    def _open(self) -> None:
        is_new = not self._path.exists()
        # O_BINARY: Windows would otherwise write another line break than the one we count.
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._file = os.open(self._path, flags, 0o666)
        self._length = os.fstat(self._file).st_size
        if is_new:
            sync_folder(self._path.parent)


def compact(
    codec: EditCodec[EditType],
    sha256: str,
    done: Iterable[EditType],
    undone: Iterable[EditType],
    unfolded: Iterable[Record[EditType]] = (),
) -> bytes:
    """Return the bytes of the shortest journal with these stacks at a fold, and these records behind it."""
    redone = list(undone)
    lines = [_line("journal", _VERSION)]
    lines += [_line("do", codec.to_json(edit)) for edit in (*done, *reversed(redone))]
    lines += [_line("undo", codec.to_json(edit)) for edit in redone]
    lines.append(_line("folded", sha256))
    lines += [_line(record.action, codec.to_json(record.edit)) for record in unfolded]
    return b"".join(lines)


def _head(sha256: str) -> bytes:
    return _line("journal", _VERSION) + _line("folded", sha256)


def _line(name: str, value: object) -> bytes:
    try:
        return json.dumps({name: value}, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError:
        raise ProjectError(
            "broken-character",
            "The text holds half a character (a lone surrogate), which cannot be stored.",
            hint="Delete the broken character.",
        ) from None


def _parse(line: bytes) -> tuple[str, Any]:
    written = json.loads(line)
    ((name, value),) = written.items()
    if name in {"folding", "folded"} and not isinstance(value, str):
        raise TypeError(value)
    if name not in {"journal", "folding", "folded", *_ACTIONS}:
        raise ValueError(name)
    return name, value


def _refuse_newer(version: object, path: Path | str) -> None:
    if version != _VERSION:
        raise ProjectError(
            "newer-journal",
            f"A newer duizhao wrote this journal (version {version}).",
            hint="Open the document with that duizhao once, and save it.",
            location=Location(path, 1),
        )
