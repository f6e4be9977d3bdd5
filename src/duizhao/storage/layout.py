"""Where in a project's folder things are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath, PureWindowsPath

from duizhao.errors import ProjectError
from duizhao.storage.atomic import make_folder, write_atomically

__all__ = [
    "ALIGNMENTS",
    "GLOSSARY",
    "SEGMENTS",
    "SETTINGS",
    "SOURCES",
    "AlignmentFiles",
    "DocumentFiles",
    "WriterFiles",
    "alignment_ids",
    "inside",
]

ALIGNMENTS = "alignments"
GLOSSARY = "glossary"
SEGMENTS = "segments"
SOURCES = "sources"
SETTINGS = "duizhao.yaml"
_PRIVATE = ".duizhao"
_ALIGNMENT_SUFFIX = ".alignment.yaml"

_LONGEST_ID_BYTES = 180
# What some file system the project may be copied to does not take.
_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]')


class WriterFiles:
    """A file with one writer, and what belongs to it below ``.duizhao/``."""

    __slots__ = ()
    root: Path
    """The folder that ``.duizhao/`` is in."""

    @property
    def kind(self) -> str:
        """What it is, for people and for the codes of errors: "document"."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        """What people call it."""
        raise NotImplementedError

    @property
    def file(self) -> Path:
        """The file itself."""
        raise NotImplementedError

    @property
    def private_name(self) -> PurePosixPath:
        """What its private files are called, below the folder of their kind and without their ending."""
        raise NotImplementedError

    @property
    def journal(self) -> Path:
        """Every edit since the file was last written, and the history of undo."""
        return self._private("journal", ".jsonl")

    @property
    def lock(self) -> Path:
        """What its one writer holds."""
        return self._private("locks", ".lock")

    @property
    def holder(self) -> Path:
        """Who that is."""
        return self._private("locks", ".json")

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
        path = _unused(folder, f"{'-'.join(reversed(self.private_name.parts))}-{{}}{suffix}")
        write_atomically(path, data)
        return path

    def set_journal_aside(self, data: bytes) -> Path:
        """Keep a damaged journal beside the sound one, as ``….bad-1`` and so on; return where."""
        path = _unused(self.journal.parent, f"{self.journal.name}.bad-{{}}")
        write_atomically(path, data)
        return path

    def _private(self, folder: str, suffix: str) -> Path:
        name = self.private_name
        return self.root / _PRIVATE / folder / name.with_name(name.name + suffix)


@dataclass(frozen=True, slots=True)
class DocumentFiles(WriterFiles):
    """The files that belong to one document. ProjectError for an id that cannot be a file's name."""

    root: Path
    document_id: str

    def __post_init__(self) -> None:
        _refuse_bad_id(self.document_id, self.kind)

    @property
    def kind(self) -> str:
        """A document."""
        return "document"

    @property
    def name(self) -> str:
        """The document's id."""
        return self.document_id

    @property
    def segments(self) -> Path:
        """The document itself."""
        return self.root / SEGMENTS / f"{self.document_id}.yaml"

    @property
    def file(self) -> Path:
        """The same."""
        return self.segments

    @property
    def private_name(self) -> PurePosixPath:
        """The document's id."""
        return PurePosixPath(self.document_id)


@dataclass(frozen=True, slots=True)
class AlignmentFiles(WriterFiles):
    """The files that belong to one alignment. ProjectError for an id that cannot be a file's name."""

    root: Path
    """The project, or the folder of the Chinese file outside any project."""
    alignment_id: str
    in_project: bool = True

    def __post_init__(self) -> None:
        _refuse_bad_id(self.alignment_id, self.kind)

    @property
    def kind(self) -> str:
        """An alignment."""
        return "alignment"

    @property
    def name(self) -> str:
        """For people, as the beginning of a sentence."""
        return f"The alignment {self.alignment_id}"

    @property
    def file(self) -> Path:
        """The alignment itself."""
        if self.in_project:
            return self.root / ALIGNMENTS / f"{self.alignment_id}.yaml"
        return self.root / f"{self.alignment_id}{_ALIGNMENT_SUFFIX}"

    @property
    def private_name(self) -> PurePosixPath:
        """The alignment's id, apart from the documents'."""
        return PurePosixPath("alignments", self.alignment_id)

    @property
    def memory(self) -> Path:
        """Where it was left, and what finishing wrote: losing it costs nothing."""
        return self._private("state", ".json")


def alignment_ids(root: Path, *, in_project: bool) -> tuple[str, ...]:
    """Return the ids of the alignments on disk, sorted."""
    folder, suffix = (root / ALIGNMENTS, ".yaml") if in_project else (root, _ALIGNMENT_SUFFIX)
    if not folder.is_dir():
        return ()
    names = (path.name for path in folder.iterdir() if path.name.endswith(suffix) and not path.name.startswith("."))
    return tuple(sorted(name.removesuffix(suffix) for name in names))


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


def _refuse_bad_id(name: str, kind: str) -> None:
    problem = _problem_with(name)
    if problem:
        raise ProjectError(
            f"bad-{kind}-id",
            f"“{name}” cannot be the name of {'an' if kind == 'alignment' else 'a'} {kind}: {problem}.",
            hint="Use letters, digits, hyphens and full stops.",
        )


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
