"""Where in a project's folder things are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath, PureWindowsPath

from duizhao.errors import ProjectError
from duizhao.storage.atomic import make_folder, write_atomically

__all__ = ["GLOSSARY", "SEGMENTS", "SETTINGS", "SOURCES", "DocumentFiles", "inside"]

GLOSSARY = "glossary"
SEGMENTS = "segments"
SOURCES = "sources"
SETTINGS = "duizhao.yaml"
_PRIVATE = ".duizhao"

_LONGEST_ID_BYTES = 180
# What some file system the project may be copied to does not take.
_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]')


@dataclass(frozen=True, slots=True)
class DocumentFiles:
    """The files that belong to one document. ProjectError for an id that cannot be a file's name."""

    root: Path
    document_id: str

    def __post_init__(self) -> None:
        problem = _problem_with(self.document_id)
        if problem:
            raise ProjectError(
                "bad-document-id",
                f"“{self.document_id}” cannot be the name of a document: {problem}.",
                hint="Use letters, digits, hyphens and full stops.",
            )

    @property
    def segments(self) -> Path:
        """The document itself."""
        return self.root / SEGMENTS / f"{self.document_id}.yaml"

    @property
    def journal(self) -> Path:
        """Every edit since the document was last written, and the history of undo."""
        return self.root / _PRIVATE / "journal" / f"{self.document_id}.jsonl"

    @property
    def lock(self) -> Path:
        """What its one writer holds."""
        return self.root / _PRIVATE / "locks" / f"{self.document_id}.lock"

    @property
    def holder(self) -> Path:
        """Who that is."""
        return self.root / _PRIVATE / "locks" / f"{self.document_id}.json"

    def make_private_folders(self) -> None:
        """Make the folders of lock and journal, hidden from git. EnvironmentFailure where that cannot be done."""
        for folder in (self.journal.parent, self.lock.parent):
            make_folder(folder)
        ignore = self.root / _PRIVATE / ".gitignore"
        if not ignore.exists():
            write_atomically(ignore, b"*\n")

    def set_aside(self, data: bytes, suffix: str) -> Path:
        """Keep what nothing may lose below ``.duizhao/rescued/``; return where."""
        folder = self.root / _PRIVATE / "rescued"
        make_folder(folder)
        path = _unused(folder, f"{self.document_id}-{{}}{suffix}")
        write_atomically(path, data)
        return path

    def set_journal_aside(self, data: bytes) -> Path:
        """Keep a damaged journal beside the sound one, as ``….bad-1`` and so on; return where."""
        path = _unused(self.journal.parent, f"{self.journal.name}.bad-{{}}")
        write_atomically(path, data)
        return path


def inside(root: Path, relative: str) -> Path:
    """Return the path that ``relative``, with forward slashes, means. ProjectError where it leaves the project."""
    path = PurePosixPath(relative)
    if path.is_absolute() or PureWindowsPath(relative).anchor or ".." in path.parts or not path.parts:
        raise ProjectError(
            "outside-project",
            f"“{relative}” is not a path inside the project.",
            hint="Originals belong below sources/.",
        )
    return root.joinpath(*path.parts)


def _problem_with(document_id: str) -> str:
    if not document_id.strip():
        return "it is empty"
    found = _NOT_IN_NAMES.search(document_id)
    if found:
        return f"it holds {found[0]!r}"
    if document_id[0] in ".-" or document_id[-1] in ". " or document_id[0] == " ":
        return "it begins or ends with a mark that some systems do not take"
    if len(document_id.encode("utf-8", "replace")) > _LONGEST_ID_BYTES:
        return "it is too long"
    return ""


def _unused(folder: Path, pattern: str) -> Path:
    """Return the first file of the pattern, numbered from 1, that does not exist."""
    before, after = pattern.rsplit("{}", 1)
    return next(path for n in count(1) if not (path := folder / f"{before}{n}{after}").exists())
