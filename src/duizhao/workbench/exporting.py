"""Exporting documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from duizhao.errors import EnvironmentFailure, InputError
from duizhao.formats.detect import resolve
from duizhao.formats.format import Format, WriteOptions
from duizhao.model import Document, Severity
from duizhao.storage.atomic import write_atomically
from duizhao.workbench.opening import OpenProject

__all__ = ["export_document", "export_documents", "export_path"]


def export_path(folder: Path, document: Document, form: Format) -> Path:
    """Return where a document goes in a format: ``name.po``, and ``name.en.txt`` for the finished document."""
    suffix = form.suffixes[0]
    if not form.bilingual:
        suffix = f".{document.languages.target}{suffix}"
    return folder / f"{document.id}{suffix}"


def export_document(
    opened: OpenProject,
    document_id: str,
    formats: Sequence[str],
    folder: Path | None = None,
    *,
    strict: bool = False,
    written_at: datetime | None = None,
) -> tuple[Path, ...]:
    """Write one document in each of the formats; return the files, in the formats' order.

    ``folder`` is the project's ``exports/`` unless given. Everything is serialised before the first byte is
    written, so that a format that cannot take the document leaves no half an export behind. With ``strict``,
    InputError where a segment is unfinished or a finding is an error.
    """
    document = opened.read(document_id)
    if strict:
        _refuse_unfinished(opened, document)
    target_folder = folder or opened.root / "exports"
    terms = {segment.id: opened.glossary.recognise(segment.source) for segment in document.segments()}
    files = []
    for name in dict.fromkeys(formats):
        form = resolve(name)
        options = WriteOptions(original=_original(opened, document, form), terms=terms, written_at=written_at)
        files.append((export_path(target_folder, document, form), form.write(document, options)))
    _make_folder(target_folder)
    for path, data in files:
        write_atomically(path, data)
    return tuple(path for path, _ in files)


def export_documents(
    opened: OpenProject,
    document_ids: Iterable[str],
    formats: Sequence[str],
    folder: Path | None = None,
    *,
    strict: bool = False,
) -> tuple[Path, ...]:
    """Export several documents, or all; see ``export_document``."""
    paths: list[Path] = []
    for document_id in opened.select(document_ids):
        paths.extend(export_document(opened, document_id, formats, folder, strict=strict))
    return tuple(paths)


def _original(opened: OpenProject, document: Document, form: Format) -> bytes | None:
    """Return the bytes to splice into: only a document's own format knows its way about the original."""
    if document.origin is None or document.origin.format != form.id:
        return None
    return opened.project.original(document)


def _refuse_unfinished(opened: OpenProject, document: Document) -> None:
    unfinished = [segment.id for segment in document.segments() if not segment.state.is_done]
    if unfinished:
        raise InputError(
            "unfinished",
            f"{document.id}: {len(unfinished)} segments are not translated, the first is {unfinished[0]}.",
            hint="Finish them, or export without --strict.",
        )
    errors = [f for f in opened.findings(document) if f.severity is Severity.ERROR]
    if errors:
        raise InputError(
            "has-errors",
            f"{document.id}: {len(errors)} errors, the first in {errors[0].segment}: {errors[0].message}",
            hint="Put them right or waive them with a reason, or export without --strict.",
        )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFailure(
            "cannot-make-folder",
            f"{folder}: the folder cannot be made: {error.strerror}.",
            hint="Choose another with -o.",
        ) from error
