"""Exporting documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from duizhao.errors import EnvironmentFailure, InputError
from duizhao.formats.detect import resolve
from duizhao.formats.format import Format, WriteOptions
from duizhao.model import Document, Severity
from duizhao.storage.atomic import write_atomically
from duizhao.workbench.opening import OpenProject

__all__ = ["DocumentExport", "export_document", "export_path"]


def export_path(folder: Path, document: Document, form: Format) -> Path:
    """Return where a document goes in a format: ``name.po``, and ``name.en.txt`` for the finished document."""
    suffix = form.suffixes[0]
    if not form.bilingual:
        suffix = f".{document.languages.target}{suffix}"
    return folder / f"{document.id}{suffix}"


class DocumentExport:
    """One document on its way into files, a format at a time: what one format refuses does not stop the others."""

    def __init__(
        self,
        opened: OpenProject,
        document_id: str,
        folder: Path | None = None,
        *,
        strict: bool = False,
        written_at: datetime | None = None,
    ) -> None:
        """Read the document. ``folder`` is the project's ``exports/`` unless given.

        With ``strict``, InputError where a segment is unfinished or a finding is an error.
        """
        self._opened = opened
        self._document = opened.read(document_id)
        if strict:
            _refuse_unfinished(opened, self._document)
        self._folder = folder or opened.root / "exports"
        self._written_at = written_at
        recognise = opened.glossary.recognise
        # What only seems to be a term is no help to whoever gets the file.
        self._terms = {
            segment.id: tuple(hit for hit in recognise(segment.source) if not hit.inside)
            for segment in self._document.segments()
        }

    @property
    def unfinished(self) -> int:
        """How many segments are not translated yet; the finished document keeps their source."""
        return sum(not segment.state.is_done for segment in self._document.segments())

    def serialise(self, form: Format) -> bytes:
        """Return the document in a format. FormatError or ProjectError where it cannot take it."""
        original = _original(self._opened, self._document, form)
        options = WriteOptions(original=original, terms=self._terms, written_at=self._written_at)
        return form.write(self._document, options)

    def write(self, form: Format, data: bytes) -> Path:
        """Write what ``serialise`` returned; return the path. EnvironmentFailure where that cannot be done."""
        _make_folder(self._folder)
        path = export_path(self._folder, self._document, form)
        write_atomically(path, data)
        return path


def export_document(
    opened: OpenProject,
    document_id: str,
    formats: Sequence[str],
    folder: Path | None = None,
    *,
    strict: bool = False,
    written_at: datetime | None = None,
) -> tuple[Path, ...]:
    """Write one document in all of the formats or, where one cannot take it, in none; return the files in order."""
    export = DocumentExport(opened, document_id, folder, strict=strict, written_at=written_at)
    forms = [resolve(name) for name in dict.fromkeys(formats)]
    files = [(form, export.serialise(form)) for form in forms]
    return tuple(export.write(form, data) for form, data in files)


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
            f"{document.id} is not all translated: {len(unfinished)} to go, the first is {unfinished[0]}.",
            hint="Finish them, or export without --strict.",
        )
    errors = [f for f in opened.findings(document) if f.severity is Severity.ERROR]
    if errors:
        raise InputError(
            "has-errors",
            f"{document.id} has errors ({len(errors)}), the first in {errors[0].segment}: {errors[0].message}",
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
