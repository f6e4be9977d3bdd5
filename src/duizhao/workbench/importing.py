"""Taking files into a project."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.errors import EnvironmentFailure, InputError, UsageError
from duizhao.formats.detect import detect, resolve
from duizhao.formats.format import Format, ReadOptions
from duizhao.model import Document, Languages, Origin, Segment, State
from duizhao.text.scripts import looks_chinese
from duizhao.workbench.drafting import draft_sentences, lay_draft
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.segmenting import segment_document

__all__ = ["Imported", "Updated", "import_file", "read_document", "read_file", "update_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import made."""

    document: Document
    drafted: int = 0
    """Segments that the draft filled."""
    unplaced: int = 0
    """Draft sentences without a counterpart, kept as notes."""

    @property
    def is_chinese(self) -> bool:
        """Whether the sources look like Chinese at all."""
        return looks_chinese([segment.source for segment in self.document.segments()])


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """What a returned bilingual file changed."""

    document_id: str
    changed: int
    unknown: tuple[str, ...]
    """Ids in the file that the document does not have."""
    differing: tuple[str, ...]
    """Ids whose source is not the document's: left alone."""
    locked: tuple[str, ...]
    """Ids of locked segments that the file would have changed: left alone."""


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


def read_document(path: Path, form: str = "", languages: Languages | None = None) -> tuple[Document, Format, bytes]:
    """Read any file we know; ``form`` is a format id or alias, detected if empty. Monolingual text is not yet split."""
    data = read_file(path)
    reader = resolve(form or detect(path.name, data[:4096]))
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
    """Make a document of a file, keep the original under ``sources/``, and lay a draft beside it if there is one."""
    settings = opened.project.settings
    document, reader, data = read_document(path, form, settings.languages)
    document = replace(document, id=document_id or _document_id(document.id))
    if not any(segment.source.strip() for segment in document.segments()):
        raise InputError("empty-document", f"{path}: there is nothing to translate in it.")
    if not reader.bilingual:
        document = segment_document(document)
    kept_origin = reader.bilingual and document.origin is not None
    if not kept_origin:
        origin = Origin(file=f"sources/{path.name}", format=reader.id, sha256=hashlib.sha256(data).hexdigest())
        document = replace(document, origin=origin)
    drafted = unplaced = 0
    if draft is not None:
        english, draft_format, _ = read_document(draft, languages=settings.languages)
        if draft_format.bilingual:
            raise UsageError(
                "bilingual-draft",
                f"{draft} holds both languages; a draft is the English text alone.",
                hint="Import it as a document of its own.",
            )
        laid = lay_draft(document, draft_sentences(english), opened.glossary)
        document, unplaced = laid.document, laid.unplaced
        drafted = sum(segment.match == "draft" for segment in document.segments())
    opened.project.add(document, None if kept_origin else data, replace=replace_existing)
    return Imported(document=document, drafted=drafted, unplaced=unplaced)


def update_document(opened: OpenProject, path: Path, *, form: str = "") -> Updated:
    """Take targets, states and notes of a returned bilingual file over into the document it was exported from.

    It is one edit: the workbench can undo it. A segment is changed only where id and source are the document's own.
    A file in which nothing is further than a draft (a table without states, say) does not take confirmed work back: an
    unchanged target keeps its state.
    """
    incoming, reader, _ = read_document(path, form, opened.project.settings.languages)
    if not reader.bilingual:
        raise UsageError("not-bilingual", f"{path}: a {reader.title} file holds no translations to take over.")
    opened.select([incoming.id])
    session = opened.open_session(incoming.id)
    try:
        known = {segment.id: segment for segment in session.segments()}
        knows_states = any(segment.state not in {State.NEW, State.DRAFT} for segment in incoming.segments())
        changes: list[tuple[str, Callable[[Segment], Segment]]] = []
        unknown, differing, locked = [], [], []
        for segment in incoming.segments():
            ours = known.get(segment.id)
            if ours is None:
                unknown.append(segment.id)
            elif ours.source != segment.source:
                differing.append(segment.id)
            elif ours.locked and (ours.target, ours.state) != (segment.target, segment.state):
                locked.append(segment.id)
            else:
                changes.append((segment.id, _taking_over(segment, knows_states=knows_states)))
        changed = session.change(changes, f"update from {path.name}")
    finally:
        opened.close_session(incoming.id)
    return Updated(
        document_id=incoming.id,
        changed=changed,
        unknown=tuple(unknown),
        differing=tuple(differing),
        locked=tuple(locked),
    )


def _taking_over(incoming: Segment, *, knows_states: bool) -> Callable[[Segment], Segment]:
    def take(ours: Segment) -> Segment:
        notes = tuple(dict.fromkeys((*ours.notes, *incoming.notes)))
        if incoming.target == ours.target and not knows_states:
            return replace(ours, notes=notes)
        return replace(ours, target=incoming.target, state=incoming.state, match=incoming.match, notes=notes)

    return take


def _document_id(name: str) -> str:
    """Return a file stem that is safe as a document id: no path marks, no blanks, no language ending."""
    stem = re.sub(r"\.(zh|en|zh-(Hans|Hant|CN|TW|HK))$", "", name, flags=re.IGNORECASE)
    return re.sub(r"[^\w.-]+", "-", stem).strip(".-") or "document"
