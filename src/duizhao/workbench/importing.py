"""Taking files into a project."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.errors import EnvironmentFailure, FormatError, InputError, UsageError
from duizhao.formats._decode import decode
from duizhao.formats.detect import detect, resolve
from duizhao.formats.format import Format, ReadOptions
from duizhao.model import Alignment, Document, Languages, Origin
from duizhao.storage.alignments import add_alignment
from duizhao.storage.layout import AlignmentFiles
from duizhao.text.scripts import looks_chinese
from duizhao.workbench.drafting import lay_draft
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.segmenting import segment_document, sentences_of

__all__ = [
    "Imported",
    "Unlaid",
    "import_file",
    "import_source",
    "origin_of",
    "read_document",
    "read_file",
    "read_lines",
    "refuse_bilingual",
    "safe_id",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlaid:
    """A document that is not yet in the project."""

    document: Document
    original: bytes | None
    """To be kept under ``sources/``; None where a bilingual file names another original."""
    sha256: str
    """Of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import made."""

    document: Document
    drafted: int = 0
    """Segments that the draft filled."""
    unplaced: int = 0
    """Draft sentences without a counterpart, kept as notes."""
    lacks_original: bool = False
    """Whether a bilingual file names an original that this project does not have."""

    @property
    def is_chinese(self) -> bool:
        """Whether the sources look like Chinese at all."""
        return looks_chinese([segment.source for segment in self.document.segments()])


def read_file(path: Path) -> bytes:
    """Return a file's bytes. InputError where there is none, EnvironmentFailure where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("no-such-file", f"{path}: there is no such file.") from None
    except IsADirectoryError:
        raise InputError("is-a-folder", f"{path} is a folder, not a file.", hint="Name the files in it.") from None
    except OSError as error:
        raise EnvironmentFailure("cannot-read", f"{path}: it cannot be read: {error.strerror}.") from error


def read_lines(path: Path) -> tuple[str, ...]:
    """Return a text file's lines in whatever encoding it has; a line break at the end begins no line of its own."""
    text = decode(read_file(path), path.name).text.removesuffix("\n")
    return tuple(line.removesuffix("\r") for line in text.split("\n")) if text else ()


def read_document(
    path: Path, form: str = "", languages: Languages | None = None, *, fallback: str = ""
) -> tuple[Document, Format, bytes]:
    """Read any file we know; monolingual text is not yet split.

    ``form`` is a format id or alias, detected if empty; ``fallback`` is taken for text that detection cannot place.
    """
    data = read_file(path)
    head = data[:4096]
    try:
        reader = resolve(form or detect(path.name, head))
    except FormatError:
        if not fallback or b"\0" in head:
            raise
        reader = resolve(fallback)
    options = ReadOptions(name=path.name, languages=languages or Languages())
    return reader.read(data, options), reader, data


def import_file(
    opened: OpenProject,
    path: Path,
    *,
    form: str = "",
    draft: Path | None = None,
    document_id: str = "",
    replace_existing: bool = False,
) -> Imported:
    """Make a document of a file, keep the original under ``sources/``, and lay a draft beside it if there is one.

    How the draft was aligned is kept as an alignment, so that a person can correct it.
    """
    unlaid = import_source(opened, path, form=form, document_id=document_id)
    document = unlaid.document
    drafted = unplaced = 0
    alignment: Alignment | None = None
    if draft is not None:
        languages = opened.project.settings.languages
        english, draft_format, data = read_document(draft, languages=languages)
        refuse_bilingual(draft, draft_format)
        laid = lay_draft(document, sentences_of(english, english.languages.target), opened.glossary)
        document, unplaced = laid.document, laid.unplaced
        drafted = sum(segment.match == "draft" for segment in document.segments())
        alignment = Alignment(
            id=document.id,
            beads=laid.beads,
            languages=document.languages,
            target_origin=origin_of(opened.root, draft, draft_format.id, data),
        )
    opened.project.add(document, unlaid.original, replace=replace_existing)
    if alignment is not None:
        # One that stands there belongs to a document that is gone or replaced: it is kept below .duizhao/rescued/.
        add_alignment(AlignmentFiles(opened.root, document.id), alignment, replace=True)
    lacks_original = document.origin is not None and not (opened.root / document.origin.file).is_file()
    return Imported(document=document, drafted=drafted, unplaced=unplaced, lacks_original=lacks_original)


def import_source(opened: OpenProject, path: Path, *, form: str = "", document_id: str = "") -> Unlaid:
    """Read a file as the document that it is to be. InputError where there is nothing to translate in it."""
    document, reader, data = read_document(path, form, opened.project.settings.languages)
    own_id = safe_id(document.id)
    document = replace(document, id=safe_id(document_id or document.id))
    if not any(segment.source.strip() for segment in document.segments()):
        raise InputError("empty-document", f"{path}: there is nothing to translate in it.")
    if not reader.bilingual:
        document = segment_document(document)
    kept_origin = reader.bilingual and document.origin is not None
    sha256 = hashlib.sha256(data).hexdigest()
    if not kept_origin:
        name = path.name if document_id in {"", own_id} else f"{document.id}{path.suffix}"
        document = replace(document, origin=Origin(file=f"sources/{name}", format=reader.id, sha256=sha256))
    return Unlaid(document=document, original=None if kept_origin else data, sha256=sha256)


def refuse_bilingual(draft: Path, form: Format) -> None:
    """Raise UsageError for a draft in a format that holds both languages."""
    if form.bilingual:
        raise UsageError(
            "bilingual-draft",
            f"{draft} holds both languages; a draft is the English text alone.",
            hint="Import it as a document of its own.",
        )


def origin_of(root: Path, path: Path, form: str, data: bytes) -> Origin:
    """Return what an alignment below ``root`` knows about one of its files, wherever that is."""
    try:
        file = Path(os.path.relpath(path.resolve(), root.resolve())).as_posix()
    except ValueError:  # another drive
        file = path.resolve().as_posix()
    return Origin(file=file, format=form, sha256=hashlib.sha256(data).hexdigest())


def safe_id(name: str) -> str:
    """Return a file stem that is safe as a document id: no path marks, blanks or dots, no language ending.

    A dot would let two documents meet in one exported file: ``a`` as ``a.xliff2.xlf`` and ``a.xliff2`` as the same.
    """
    stem = re.sub(r"\.(zh|en|zh-(Hans|Hant|CN|TW|HK))$", "", name, flags=re.IGNORECASE)
    return re.sub(r"[^\w-]+", "-", stem).strip("-") or "document"
