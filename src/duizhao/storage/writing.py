"""A file with one writer, whose edits are in its journal before they are in the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from typing import Generic

from duizhao.errors import EnvironmentFailure, Location, LockedError, ProjectError
from duizhao.storage.atomic import read_bytes, write_atomically
from duizhao.storage.journal import History, Journal, Stacks, compact
from duizhao.storage.layout import WriterFiles
from duizhao.storage.locks import WriterLock
from duizhao.storage.records import Action, EditCodec, EditType, Record

__all__ = ["JournalledFile", "damage", "read_together", "sha256_of"]


class JournalledFile(Generic[EditType]):
    """The lock, the journal and the history of one file. What the file says is the business of who derives from this.

    The writer derived from it settles the journal, sets the hash of the file and the history when it has read both.
    """

    compacted_above_bytes = 4_000_000

    def __init__(self, files: WriterFiles, codec: EditCodec[EditType]) -> None:
        self._private, self._codec = files, codec
        self._lock = WriterLock(files)
        self._journal = Journal(files.journal, codec)
        self.holder = self._lock.take()
        """Who or what keeps us from writing; empty where nothing does."""
        self._base_sha256 = ""
        self._stacks: Stacks[EditType] = Stacks()
        # Whether the journal has something to say that the file does not.
        self._is_unfolded = False

    @property
    def read_only(self) -> bool:
        """Whether another process is writing it, or nobody can."""
        return bool(self.holder)

    @property
    def done(self) -> tuple[EditType, ...]:
        """Edits in force, oldest first."""
        return tuple(self._stacks.done)

    @property
    def undone(self) -> tuple[EditType, ...]:
        """Edits taken back, the next to redo last."""
        return tuple(self._stacks.undone)

    @property
    def refusal(self) -> LockedError | None:
        """Why nothing can be written, None where it can."""
        if self._lock.is_held:
            return None
        name = self._private.name
        if self._lock.is_refused:
            message, hint = f"{name} can only be read: {self.holder}.", "Make the folder writable, or copy it."
        elif self.holder:
            message = f"{name} is open for writing elsewhere: {self.holder}."
            hint = "Close it there, and open it here again."
        else:
            message, hint = f"{name} has been closed.", "Open it again."
        return LockedError(f"{self._private.kind}-locked", message, hint=hint)

    def append(self, action: Action, edit: EditType) -> None:
        """Write one step of work into the journal and return when it is on disk.

        ``edit`` is given as it was first done, for "undo" too. LockedError for a read-only store,
        EnvironmentFailure where the disk refuses, ValueError for an edit that is not the next to undo or redo;
        nothing has changed then.
        """
        self._refuse_read_only()
        record = Record(action, edit)
        if not self._stacks.allow(record):
            raise ValueError(f"the edit “{edit.label}” is not the next to {action}")
        self._journal.append(record, self._base_sha256)
        self._stacks.push(record)
        self._follow(record.effect)
        self._is_unfolded = True

    def close(self) -> None:
        """Give the lock back, and shorten a journal that has grown long. Does not save."""
        if self._lock.is_held:
            # The journal is right as it is; shortening it can wait for a disk with room.
            with suppress(EnvironmentFailure):
                self._compact()
            self._journal.close()
            self._lock.release()

    def _follow(self, effect: EditType) -> None:
        """Take note of what an appended edit does."""
        raise NotImplementedError

    def _joined(self, edits: Iterable[EditType]) -> list[EditType]:
        """Return the edits, oldest first, as few as the same steps of undo can be made of."""
        return list(edits)

    def _refuse_read_only(self) -> None:
        if self.refusal:
            raise self.refusal

    def _replace_file(self, data: bytes) -> None:
        if self._journal.length:
            self._journal.mark("folding", sha256_of(data))
        write_atomically(self._private.file, data)

    def _compact(self) -> None:
        if self._journal.length <= self.compacted_above_bytes or self._is_unfolded:
            return
        done = self._joined(self._stacks.done)
        undone = self._joined(reversed(self._stacks.undone))[::-1]
        # The oldest history goes first, in halves: rarely more than once.
        limit = self.compacted_above_bytes // 2
        while len(done) > 1 and len(compact(self._codec, self._base_sha256, done, undone)) > limit:
            done = done[len(done) // 2 :]
        self._journal.rewrite(self._base_sha256, done, undone)


def read_together(files: WriterFiles) -> tuple[bytes, bytes]:
    """Read the file and the journal as of one moment, though a writer may be saving. ProjectError without a file."""
    data = read_bytes(files.file)
    while True:
        journal = read_bytes(files.journal) or b""
        again = read_bytes(files.file)
        if again is None:
            name = files.file.name.split(".yaml")[0]
            raise ProjectError(
                f"no-such-{files.kind}",
                f"There is no {files.kind} “{name}”.",
                location=Location(files.file),
            )
        if again == data:
            return again, journal
        data = again


def damage(history: History[EditType]) -> tuple[str, ...]:
    """Return what to tell about a journal, nothing where it is sound."""
    if not history.damaged:
        return ()
    lines = ", ".join(map(str, history.damaged))
    return (f"The journal was damaged in line {lines}; the rest of it has been read, and a copy is kept.",)


def sha256_of(data: bytes) -> str:
    """Return the hash that journals know a file by."""
    return hashlib.sha256(data).hexdigest()
