"""The project: a folder with ``glossary/`` and ``segments/``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from duizhao.errors import Location, LockedError, ProjectError
from duizhao.model import Document
from duizhao.storage.atomic import make_folder, read_bytes, write_atomically
from duizhao.storage.documents import DocumentStore, read_restored
from duizhao.storage.glossary_file import LoadedGlossary
from duizhao.storage.glossary_store import GlossaryStore
from duizhao.storage.layout import GLOSSARY, SEGMENTS, SETTINGS, SOURCES, DocumentFiles, inside
from duizhao.storage.locks import WriterLock
from duizhao.storage.segments_file import dump_document, load_document
from duizhao.storage.settings import Settings, load_settings
from duizhao.storage.skeleton import SKELETON

__all__ = ["Project"]


class Project:
    """A project folder. Get one from ``Project.open`` or ``Project.create``."""

    root: Path
    """The project's folder, absolute."""
    settings: Settings

    def __init__(self, root: Path, settings: Settings) -> None:
        self.root = root
        self.settings = settings

    @classmethod
    def open(cls, folder: Path) -> Project:
        """Open the project in ``folder`` or the nearest one above it.

        ProjectError with the code ``no-project`` where there is none, and for settings that cannot be read.
        """
        start = folder.resolve()
        for candidate in (start, *start.parents):
            if _is_project(candidate):
                path = candidate / SETTINGS
                data = read_bytes(path)
                return cls(candidate, Settings() if data is None else load_settings(data, path))
        raise ProjectError(
            "no-project",
            f"There is no project in {start} or above it.",
            hint="Make one with: duizhao new DIR",
        )

    @classmethod
    def create(cls, folder: Path) -> Project:
        """Make a project with a commented glossary, and open it. The folder is made where it is missing.

        ProjectError where ``folder`` is a project already or holds something that a project would put there;
        nothing is ever overwritten.
        """
        root = folder.resolve()
        _refuse_clash(root)
        for name in (GLOSSARY, SEGMENTS, SOURCES):
            make_folder(root / name)
        for name, content in SKELETON.items():
            path = root / name
            # What git is to ignore is the user's affair; ``.duizhao/`` hides itself.
            if not path.exists():
                write_atomically(path, content.encode())
        return cls.open(root)

    def document_ids(self) -> tuple[str, ...]:
        """Return the ids of the documents on disk, sorted.

        A link to nowhere or a folder with a document's name is one of them: reading it says what is wrong.
        """
        return tuple(sorted(path.stem for path in _named(self.root / SEGMENTS, (".yaml",))))

    def read(self, document_id: str) -> Document:
        """Return a document with what its journal holds beyond its file. ProjectError where it cannot be read."""
        return read_restored(DocumentFiles(self.root, document_id))

    def open_document(self, document_id: str) -> DocumentStore:
        """Open a document for writing, or read-only where somebody else writes it."""
        return DocumentStore(DocumentFiles(self.root, document_id))

    def glossary(self) -> LoadedGlossary:
        """Read every glossary file; a mistake is a problem and costs the entry it is in, and the rest is in force."""
        return GlossaryStore(self.root).read()

    def add(self, document: Document, original: bytes | None, *, replace: bool = False) -> None:
        """Write a new document, and the original it was read from where there is one.

        ProjectError where the document, or another original of that name, is there already; nothing is
        overwritten unless ``replace`` says so, and then the old journal is kept below ``.duizhao/rescued/``.
        LockedError where somebody has the document open.
        """
        files = DocumentFiles(self.root, document.id)
        data = dump_document(document)
        # What could not be read again must not get in: double ids, a unit without segments.
        load_document(data, files.segments)
        origin_path = self._origin_for(document, original, replace=replace)
        lock = WriterLock(files)
        holder = lock.take()
        if holder:
            raise LockedError(
                "document-locked",
                f"{document.id} cannot be written: {holder}.",
                location=Location(files.segments),
            )
        try:
            if files.segments.exists() and not replace:
                raise ProjectError(
                    "document-exists",
                    f"There is a document “{document.id}” already.",
                    hint="Give the new one another id, or replace the old one.",
                    location=Location(files.segments),
                )
            if origin_path is not None and original is not None:
                make_folder(origin_path.parent)
                write_atomically(origin_path, original)
            make_folder(files.segments.parent)
            journal = read_bytes(files.journal)
            if journal is not None:
                files.set_aside(journal, ".jsonl")
                files.journal.unlink()
            write_atomically(files.segments, data)
        finally:
            lock.release()

    def original(self, document: Document) -> bytes | None:
        """Return the original a document was read from, None for a document without one.

        ProjectError where it is missing or no longer the same bytes.
        """
        if document.origin is None:
            return None
        path = inside(self.root, document.origin.file)
        data = read_bytes(path)
        if data is None:
            raise ProjectError(
                "original-missing",
                f"The original of {document.id} is not there.",
                hint=f"Put the file back as {document.origin.file}.",
                location=Location(path),
            )
        if hashlib.sha256(data).hexdigest() != document.origin.sha256:
            raise ProjectError(
                "original-changed",
                f"The original of {document.id} has changed since it was imported.",
                hint="Bring back the old file, or import the new one as a new document.",
                location=Location(path),
            )
        return data

    def _origin_for(self, document: Document, original: bytes | None, *, replace: bool) -> Path | None:
        """Return where the original goes, None where nothing needs to be written."""
        if original is None:
            return None
        if document.origin is None or document.origin.sha256 != hashlib.sha256(original).hexdigest():
            raise ValueError("the document's origin does not describe the original")
        path = inside(self.root, document.origin.file)
        standing = read_bytes(path)
        if standing == original:
            return None
        if standing is not None and not replace:
            raise ProjectError(
                "original-exists",
                f"Another original stands in {document.origin.file} already.",
                hint="Rename the file you import.",
                location=Location(path),
            )
        return path


def _is_project(folder: Path) -> bool:
    return (folder / SETTINGS).is_file() or all((folder / name).is_dir() for name in (GLOSSARY, SEGMENTS))


def _refuse_clash(root: Path) -> None:
    if _is_project(root):
        raise ProjectError(
            "project-exists",
            f"{root} is a project already.",
            hint="Import files into it with: duizhao import FILE",
            location=Location(root),
        )
    for path in (root, *(root / name for name in (GLOSSARY, SEGMENTS, SOURCES))):
        if path.exists() and not path.is_dir():
            raise ProjectError(
                "in-the-way",
                f"{path} is a file, where the project needs a folder.",
                hint="Choose another folder, or move that file away.",
                location=Location(path),
            )
    for path in (root / name for name in (GLOSSARY, SEGMENTS)):
        if path.exists() and any(path.iterdir()):
            raise ProjectError(
                "in-the-way",
                f"{path} holds files that are not a project's.",
                hint="Choose another folder, or move them away.",
                location=Location(path),
            )


def _named(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.suffix in suffixes and not path.name.startswith("."):
                yield path
