"""A document on disk, open for its one writer or for reading."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from duizhao.errors import EnvironmentFailure, Location, ProjectError
from duizhao.model import Document, Edit
from duizhao.storage.atomic import read_bytes
from duizhao.storage.journal import History, Stacks, read_history
from duizhao.storage.layout import DocumentFiles
from duizhao.storage.merge import IrreconcilableError, Merged, merge
from duizhao.storage.records import SEGMENT_EDITS, Record
from duizhao.storage.replay import LiveDocument, Restored, applicable, coalesce, restore
from duizhao.storage.segments_file import dump_document, load_document
from duizhao.storage.writing import JournalledFile, damage, read_together, sha256_of

__all__ = ["DocumentStore", "Saved", "read_restored"]


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
    history: History[Edit]
    restored: Restored


class DocumentStore(JournalledFile[Edit]):
    """One document, its journal and its lock.

    ``document`` is the document with every edit appended so far; ``done`` and ``undone`` are what can be undone and
    redone, the next to undo or redo last. Edits reach the disk through ``append``, the document's file through
    ``save``. Opening merges nothing into the file: it writes at most the journal.
    """

    def __init__(self, files: DocumentFiles) -> None:
        """Open a document. ProjectError where its file is missing or broken; it is not locked then."""
        super().__init__(files, SEGMENT_EDITS)
        self._files = files
        try:
            disk = _read(files)
            self.conflicts: tuple[str, ...] = (*damage(disk.history), *disk.restored.conflicts)
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
    def document(self) -> Document:
        """The document with every edit appended so far."""
        if self._pending:
            live = LiveDocument(self._document)
            for edit in self._pending:
                live.apply(edit)
            self._document = live.document()
            self._pending.clear()
        return self._document

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
        elif sha256_of(data) == self._base_sha256:
            merged, standing = Merged(document=document), self._base
        else:
            standing = load_document(data, self._files.segments)
            merged = self._merge(document, standing)
        if data is None or merged.document != standing:
            data = dump_document(merged.document)
            self._replace_file(data)
        self._fold(merged.document, sha256_of(data), rewrite=merged.document != document)
        return Saved(document=merged.document, merged=merged.merged, conflicting=merged.conflicting)

    def _follow(self, effect: Edit) -> None:
        self._pending.append(effect)

    def _joined(self, edits: Iterable[Edit]) -> list[Edit]:
        return coalesce(edits)

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


def read_restored(files: DocumentFiles) -> Document:
    """Return a document with what its journal holds beyond its file. Takes no lock and writes nothing."""
    return _read(files).restored.document


def _read(files: DocumentFiles) -> _OnDisk:
    data, journal = read_together(files)
    sha256 = sha256_of(data)
    document = load_document(data, files.segments)
    if document.id != files.document_id:
        raise ProjectError(
            "wrong-document-id",
            f"The file says it is the document “{document.id}”.",
            hint=f"Write “document: {files.document_id}”, or rename the file.",
            location=Location(files.segments, 1),
        )
    history = read_history(SEGMENT_EDITS, journal, sha256, files.journal)
    return _OnDisk(document, sha256, journal, history, restore(document, sha256, history))
