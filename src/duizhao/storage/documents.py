"""A document on disk, open for its one writer or for reading."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass

from duizhao.errors import EnvironmentFailure, Location, LockedError, ProjectError
from duizhao.model import Document, Edit
from duizhao.storage.atomic import read_bytes, write_atomically
from duizhao.storage.journal import History, Journal, Stacks, coalesce, compact, read_history
from duizhao.storage.layout import DocumentFiles
from duizhao.storage.locks import WriterLock
from duizhao.storage.merge import IrreconcilableError, Merged, merge
from duizhao.storage.records import Action, Record
from duizhao.storage.replay import LiveDocument, Restored, applicable, restore
from duizhao.storage.segments_file import dump_document, load_document

__all__ = ["DocumentStore", "Saved", "read_restored"]

_COMPACTED_ABOVE_BYTES = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What saving made of a document."""

    document: Document
    """As it stands on disk now."""
    merged: tuple[str, ...] = ()
    """Ids of segments that somebody had changed on disk meanwhile, and that were taken over."""
    conflicting: tuple[str, ...] = ()
    """Ids of segments changed on both sides: ours stands, the other text is in a note."""


@dataclass(frozen=True, slots=True)
class _OnDisk:
    document: Document
    sha256: str
    journal: bytes
    history: History
    restored: Restored


class DocumentStore:
    """One document, its journal and its lock.

    ``document`` is the document with every edit appended so far; ``done`` and ``undone`` are what can be undone and
    redone, the next to undo or redo last. Edits reach the disk through ``append``, the document's file through
    ``save``. Opening merges nothing into the file: it writes at most the journal.
    """

    def __init__(self, files: DocumentFiles) -> None:
        """Open a document. ProjectError where its file is missing or broken; it is not locked then."""
        self._files = files
        self._lock = WriterLock(files)
        self._journal = Journal(files.journal)
        self.holder = self._lock.take()
        """Who or what keeps us from writing; empty where nothing does."""
        try:
            disk = _read(files)
            self.conflicts: tuple[str, ...] = (*_damage(disk), *disk.restored.conflicts)
            """What opening could not bring together, a line each."""
            if not self.read_only:
                self._settle_journal(disk)
        except BaseException:
            self._lock.release()
            raise
        self.recovered = disk.restored.recovered
        """Edits that the journal held and the file did not: what a crash would have lost."""
        self._base = disk.document
        self._base_sha256 = disk.sha256
        self._document = disk.restored.document
        self._pending: list[Edit] = []
        self._stacks = Stacks(disk.restored.done, disk.restored.undone)
        # Whether the journal has something to say that the file does not.
        self._is_unfolded = disk.restored.recovered > 0

    @property
    def read_only(self) -> bool:
        """Whether another process is writing this document, or nobody can."""
        return bool(self.holder)

    @property
    def document(self) -> Document:
        """The document with every edit appended so far."""
        if self._pending:
            live = LiveDocument(self._document)
            for edit in self._pending:
                live.apply(edit)
            self._document = live.document()
            self._pending.clear()
        return self._document

    @property
    def done(self) -> tuple[Edit, ...]:
        """Edits in force, oldest first."""
        return tuple(self._stacks.done)

    @property
    def undone(self) -> tuple[Edit, ...]:
        """Edits taken back, the next to redo last."""
        return tuple(self._stacks.undone)

    @property
    def refusal(self) -> LockedError | None:
        """Why nothing can be written, None where it can."""
        if self._lock.is_held:
            return None
        document_id = self._files.document_id
        if self._lock.is_refused:
            message, hint = f"{document_id} can only be read: {self.holder}.", "Make the folder writable, or copy it."
        elif self.holder:
            message = f"{document_id} is open for writing elsewhere: {self.holder}."
            hint = "Close it there, and open it here again."
        else:
            message, hint = f"{document_id} has been closed.", "Open it again."
        return LockedError("document-locked", message, hint=hint)

    def append(self, action: Action, edit: Edit) -> None:
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
        self._pending.append(record.effect)
        self._is_unfolded = True

    def save(self, document: Document) -> Saved:
        """Write the document's file, with what somebody has changed on disk meanwhile merged in.

        Nothing is written where nothing has changed. ``done`` and ``undone`` are afterwards what still fits.
        LockedError for a read-only store; EnvironmentFailure where the disk refuses and ProjectError where the file
        on disk is broken or cannot be merged: the file is then as it was, and the journal has every edit.
        """
        self._refuse_read_only()
        data = read_bytes(self._files.segments)
        if data is None:
            merged, standing = Merged(document=document), None
        elif _sha256(data) == self._base_sha256:
            merged, standing = Merged(document=document), self._base
        else:
            standing = load_document(data, self._files.segments)
            merged = self._merge(document, standing)
        if data is None or merged.document != standing:
            data = self._replace_file(merged.document)
        self._fold(merged.document, _sha256(data), rewrite=merged.document != document)
        return Saved(document=merged.document, merged=merged.merged, conflicting=merged.conflicting)

    def close(self) -> None:
        """Give the lock back, and shorten a journal that has grown long. Does not save."""
        if self._lock.is_held:
            # The journal is right as it is; shortening it can wait for a disk with room.
            with suppress(EnvironmentFailure):
                self._compact()
            self._journal.close()
            self._lock.release()

    def _refuse_read_only(self) -> None:
        if self.refusal:
            raise self.refusal

    def _settle_journal(self, disk: _OnDisk) -> None:
        """Make the journal say what we restored from it, keeping the old one where that loses anything."""
        restored = disk.restored
        if not disk.journal:
            return
        if disk.history.damaged:
            self._files.set_journal_aside(disk.journal)
        elif restored.conflicts:
            self._files.set_aside(disk.journal, ".jsonl")
        if restored.rebased is not None or (disk.history.done, disk.history.undone) != (
            restored.folded_done,
            restored.folded_undone,
        ):
            unfolded = (
                disk.history.unfolded
                if restored.rebased is None
                else tuple(Record("do", edit) for edit in restored.rebased)
            )
            self._journal.rewrite(disk.sha256, restored.folded_done, restored.folded_undone, unfolded)
        elif disk.history.sound_length < len(disk.journal):
            self._journal.truncate(disk.history.sound_length)

    def _merge(self, document: Document, standing: Document) -> Merged:
        try:
            return merge(self._base, document, standing)
        except IrreconcilableError as error:
            rescued = self._files.set_aside(dump_document(document), ".yaml")
            raise ProjectError(
                "irreconcilable",
                f"The file has changed on disk and cannot be merged with your work: {error}.",
                hint=f"Your version is in {rescued}. Bring the two together there, and open the document again.",
                location=Location(self._files.segments),
            ) from error

    def _replace_file(self, document: Document) -> bytes:
        data = dump_document(document)
        if self._journal.length:
            self._journal.mark("folding", _sha256(data))
        write_atomically(self._files.segments, data)
        return data

    def _fold(self, document: Document, sha256: str, *, rewrite: bool) -> None:
        self._document = self._base = document
        self._pending.clear()
        stale = self._is_unfolded or sha256 != self._base_sha256
        self._base_sha256 = sha256
        if rewrite:
            self._stacks = Stacks(*applicable(document, self._stacks.done, self._stacks.undone))
        if self._journal.length and stale:
            # The file is written; "folding" already says so where this cannot be.
            with suppress(EnvironmentFailure):
                self._journal.mark("folded", sha256)
                if rewrite:
                    self._journal.rewrite(sha256, self._stacks.done, self._stacks.undone)
        self._is_unfolded = False

    def _compact(self) -> None:
        if self._journal.length <= _COMPACTED_ABOVE_BYTES or self._is_unfolded:
            return
        done = coalesce(self._stacks.done)
        undone = coalesce(reversed(self._stacks.undone))[::-1]
        # The oldest history goes first, in halves: rarely more than once.
        while len(done) > 1 and len(compact(self._base_sha256, done, undone)) > _COMPACTED_ABOVE_BYTES // 2:
            done = done[len(done) // 2 :]
        self._journal.rewrite(self._base_sha256, done, undone)


def read_restored(files: DocumentFiles) -> Document:
    """Return a document with what its journal holds beyond its file. Takes no lock and writes nothing."""
    return _read(files).restored.document


def _read(files: DocumentFiles) -> _OnDisk:
    data, journal = _read_together(files)
    sha256 = _sha256(data)
    document = load_document(data, files.segments)
    if document.id != files.document_id:
        raise ProjectError(
            "wrong-document-id",
            f"The file says it is the document “{document.id}”.",
            hint=f"Write “document: {files.document_id}”, or rename the file.",
            location=Location(files.segments, 1),
        )
    history = read_history(journal, sha256, files.journal)
    return _OnDisk(document, sha256, journal, history, restore(document, sha256, history))


def _read_together(files: DocumentFiles) -> tuple[bytes, bytes]:
    """Read the file and the journal as of one moment, though a writer may be saving."""
    data = read_bytes(files.segments)
    while True:
        journal = read_bytes(files.journal) or b""
        again = read_bytes(files.segments)
        if again is None:
            raise ProjectError(
                "no-such-document",
                f"There is no document “{files.document_id}”.",
                location=Location(files.segments),
            )
        if again == data:
            return again, journal
        data = again


def _damage(disk: _OnDisk) -> tuple[str, ...]:
    if not disk.history.damaged:
        return ()
    lines = ", ".join(map(str, disk.history.damaged))
    return (f"The journal was damaged in line {lines}; the rest of it has been read, and a copy is kept.",)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
