"""Opening alignments: of two files, in a project or outside, and of a project's documents."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.errors import DuizhaoError, ProjectError, UsageError
from duizhao.formats.detect import resolve
from duizhao.model import Alignment, Document, Languages, Origin, Sentence, Side
from duizhao.storage.alignment_file import dump_alignment, load_alignment_header
from duizhao.storage.alignments import AlignmentStore, add_alignment
from duizhao.storage.atomic import read_bytes
from duizhao.storage.layout import AlignmentFiles, alignment_ids
from duizhao.text.codes import without_codes
from duizhao.workbench.aligning import (
    ReadPair,
    language_warnings,
    mismatch_warnings,
    read_pair,
    read_sentences,
    refuse_same_file,
)
from duizhao.workbench.alignment_session import AlignmentSession
from duizhao.workbench.alignment_texts import document_sentences, plain_sentences
from duizhao.workbench.carrying_over import carry_over
from duizhao.workbench.finishing import FileFinisher, Finisher, counted
from duizhao.workbench.finishing_documents import DocumentFinisher
from duizhao.workbench.importing import origin_of, read_file, refuse_bilingual, safe_id
from duizhao.workbench.laying import source_text
from duizhao.workbench.live_aligner import LiveAligner, Texts
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.realigning import aligned_beads

__all__ = ["open_alignment", "open_document_alignment"]


@dataclass(frozen=True, slots=True)
class _Room:
    """Where alignments are kept, and what goes with that."""

    root: Path
    opened: OpenProject | None
    form: str

    @property
    def languages(self) -> Languages:
        return self.opened.project.settings.languages if self.opened else Languages()

    def aligner(self) -> LiveAligner:
        return LiveAligner(self.opened.glossary if self.opened else None)

    def files(self, alignment_id: str) -> AlignmentFiles:
        return AlignmentFiles(self.root, alignment_id, in_project=self.opened is not None)

    def ids(self) -> tuple[str, ...]:
        return alignment_ids(self.root, in_project=self.opened is not None)

    def finisher(self, files: AlignmentFiles) -> Finisher:
        if self.opened:
            return DocumentFinisher(self.opened, files.alignment_id)
        return FileFinisher(files, self.form)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """What is to be aligned."""

    sources: Sequence[Sentence]
    targets: Sequence[Sentence]
    source_origin: Origin | None
    target_origin: Origin | None


def open_alignment(
    source: Path, target: Path, *, opened: OpenProject | None = None, sentences: bool = False, form: str = "yaml"
) -> AlignmentSession:
    """Open the alignment of a Chinese file with an English one; it is made where there is none yet.

    Without a project it stands beside the Chinese file, and ``form`` says what finishing writes. In a project it
    stands there; where the Chinese file is the original of a document, it is that document's. Where a file has
    changed since the alignment was made, it is aligned anew around what a person has held, and a warning says so.
    UsageError for the same file twice or a bilingual one; InputError where the two sides were swapped.
    """
    refuse_same_file(source, target)
    room = _Room(opened.root if opened else source.resolve().parent, opened, form)
    # What cannot be written in the end is told before anybody has worked on it.
    room.finisher(room.files("any"))
    data = read_file(source), read_file(target)
    ours, theirs = origin_of(room.root, source, "", data[0]), origin_of(room.root, target, "", data[1])
    if opened:
        document = _document_made_of(opened, ours.sha256)
        if document:
            return _open_with_draft(room, document, source, target, theirs, sentences=sentences)
    found = _find(room, ours, theirs, safe_id(source.stem))
    if found:
        return _reopen(room, found, (source, target), (ours, theirs), sentences=sentences)
    pair = read_pair(source, target, sentences=sentences, languages=room.languages)
    refuse_bilingual(target, resolve(pair.forms[1]))
    return _first(
        room,
        room.files(_free_id(room, safe_id(source.stem))),
        _sides_of(room, pair, ours, theirs),
        name=_name(source, target),
        warnings=pair.warnings,
    )


def _reopen(
    room: _Room,
    found: tuple[AlignmentFiles, Alignment],
    paths: tuple[Path, Path],
    now: tuple[Origin, Origin],
    *,
    sentences: bool,
) -> AlignmentSession:
    """Open the alignment of two files as it is, or anew where one of them is another by now."""
    files, known = found
    then = known.source_origin, known.target_origin
    changed = [path for path, old, new in zip(paths, then, now, strict=True) if old is None or old.sha256 != new.sha256]
    if not changed:
        return _session(room, files, name=_name(*paths))
    pair = read_pair(*paths, sentences=sentences, languages=room.languages)
    return _anew(
        room,
        files,
        _sides_of(room, pair, *now),
        told=f"{' and '.join(map(str, changed))} changed after this alignment was made",
        name=_name(*paths),
        warnings=pair.warnings,
    )


def open_document_alignment(opened: OpenProject, document_id: str) -> AlignmentSession:
    """Open the alignment of a document with its draft.

    Where the document's source is another one by now, it is aligned anew around what a person has held. UsageError,
    which says what to do, where the document has no draft.
    """
    opened.select([document_id])
    room = _Room(opened.root, opened, "")
    files = room.files(document_id)
    document = opened.read(document_id)
    known = _header(files)
    if known is None or _is_of_another_source(known, document):
        original = document.origin.file if document.origin else "ZH"
        raise UsageError(
            "no-alignment",
            f"{document_id} has no alignment: it was imported without an English draft.",
            hint=f"Align it with one: duizhao align {original} EN --edit, or import it with --draft EN.",
        )
    return _of_document(room, files, known, document)


def _of_document(room: _Room, files: AlignmentFiles, known: Alignment, document: Document) -> AlignmentSession:
    warnings = []
    if known.target_origin:
        draft = Path(room.root, known.target_origin.file)
        if draft.is_file() and origin_of(room.root, draft, "", read_file(draft)).sha256 != known.target_origin.sha256:
            original = document.origin.file if document.origin else "ZH"
            warnings.append(
                f"{known.target_origin.file} has changed since it was aligned; "
                f"to take it in anew: duizhao align {original} {known.target_origin.file} --edit"
            )
    store = AlignmentStore(files)
    if _has_source_of(store.alignment, document):
        return _session(room, files, store=store, warnings=warnings)
    sides = _Sides(
        sources=document_sentences(document),
        targets=tuple(store.alignment.sentences(Side.TARGET)),
        source_origin=None,
        target_origin=known.target_origin,
    )
    store.close()
    return _anew(
        room,
        files,
        sides,
        told=f"the source of {document.id} changed after this alignment was made",
        warnings=warnings,
    )


def _open_with_draft(
    room: _Room, document: Document, source: Path, target: Path, theirs: Origin, *, sentences: bool
) -> AlignmentSession:
    """Open the alignment of a document with a draft that may be another one than before."""
    files = room.files(document.id)
    known = _header(files)
    if known and known.target_origin and known.target_origin.sha256 == theirs.sha256:
        return _of_document(room, files, known, document)
    ours = document_sentences(document)
    read, form = read_sentences(target, document.languages.target, lines=sentences)
    refuse_bilingual(target, resolve(form))
    draft = plain_sentences(read, document.languages.target)
    warnings = language_warnings(source, target, [s.text for s in ours], read.texts)
    origin = replace(theirs, format=form)
    sides = _Sides(sources=ours, targets=draft, source_origin=None, target_origin=origin)
    if known is None:
        return _first(room, files, sides, warnings=warnings)
    store = AlignmentStore(files)
    if _has_source_of(store.alignment, document):
        # Sentences that a person has split stay split.
        sides = replace(sides, sources=tuple(store.alignment.sentences(Side.SOURCE)))
    store.close()
    is_same = known.target_origin is not None and known.target_origin.file == theirs.file
    other = known.target_origin.file if known.target_origin else "another draft"
    told = f"{target} changed after this alignment was made" if is_same else f"this alignment was made with {other}"
    return _anew(room, files, sides, told=told, warnings=warnings)


def _first(
    room: _Room,
    files: AlignmentFiles,
    sides: _Sides,
    *,
    name: str = "",
    warnings: Sequence[str] = (),
) -> AlignmentSession:
    """Align two texts for the first time."""
    aligner = room.aligner()
    with aligner.of(Texts.of(sides.sources, sides.targets)) as ready:
        found = ready.align()
    alignment = Alignment(
        id=files.alignment_id,
        beads=tuple(aligned_beads(found, sides.sources, sides.targets)),
        languages=room.languages,
        source_origin=sides.source_origin,
        target_origin=sides.target_origin,
    )
    add_alignment(files, alignment)
    told = (*warnings, *mismatch_warnings(found, len(sides.sources), len(sides.targets)))
    return _session(room, files, aligner=aligner, name=name, warnings=told)


def _anew(
    room: _Room,
    files: AlignmentFiles,
    sides: _Sides,
    *,
    told: str,
    name: str = "",
    warnings: Sequence[str] = (),
) -> AlignmentSession:
    """Align texts that have changed around what a person has held; read-only where somebody else has it open."""
    store = AlignmentStore(files)
    if store.read_only:
        return _session(room, files, store=store, name=name, warnings=[*warnings, f"{told}; it is open elsewhere."])
    old = store.alignment
    store.close()
    aligner = room.aligner()
    carried = carry_over(old.beads, sides.sources, sides.targets, aligner)
    alignment = replace(old, beads=carried.beads, source_origin=sides.source_origin, target_origin=sides.target_origin)
    add_alignment(files, alignment, replace=True)
    told += ", so it was aligned anew"
    if carried.kept or carried.lost:
        told += f": {counted(carried.kept, 'bead')} of yours stayed"
    if carried.lost:
        aside = files.set_aside(dump_alignment(replace(old, beads=carried.lost)), ".yaml")
        told += f", {len(carried.lost)} no longer fit and are kept in {aside}"
    return _session(room, files, aligner=aligner, name=name, warnings=[*warnings, told])


def _session(
    room: _Room,
    files: AlignmentFiles,
    *,
    store: AlignmentStore | None = None,
    aligner: LiveAligner | None = None,
    name: str = "",
    warnings: Sequence[str] = (),
) -> AlignmentSession:
    kept = store or AlignmentStore(files)
    return AlignmentSession(
        kept,
        aligner or room.aligner(),
        room.finisher(files),
        name=name,
        warnings=(*warnings, *kept.conflicts),
    )


def _sides_of(room: _Room, pair: ReadPair, source: Origin, target: Origin) -> _Sides:
    return _Sides(
        sources=plain_sentences(pair.sources, room.languages.source),
        targets=plain_sentences(pair.targets, room.languages.target),
        source_origin=replace(source, format=pair.forms[0]),
        target_origin=replace(target, format=pair.forms[1]),
    )


def _find(room: _Room, source: Origin, target: Origin, own_id: str) -> tuple[AlignmentFiles, Alignment] | None:
    """Return the alignment of two files, by their names; ProjectError where it is probably one that is broken."""
    for alignment_id in room.ids():
        try:
            files = room.files(alignment_id)
            known = load_alignment_header(read_bytes(files.file) or b"", files.file)
        except ProjectError:
            if alignment_id == own_id:
                raise
            continue
        if known.source_origin and known.target_origin:
            found = known.source_origin.file, known.target_origin.file
            if found == (source.file, target.file):
                return files, known
    return None


def _free_id(room: _Room, stem: str) -> str:
    taken = {*room.ids(), *(room.opened.document_ids if room.opened else ())}
    names = (f"{stem}{number}" for number in ("", *map("-{}".format, range(2, len(taken) + 3))))
    return next(name for name in names if name not in taken)


def _document_made_of(opened: OpenProject, sha256: str) -> Document | None:
    """Return the document whose original has this hash; its file says so near the beginning."""
    for document_id in opened.document_ids:
        path = opened.root / "segments" / f"{document_id}.yaml"
        with suppress(DuizhaoError, OSError):
            with path.open("rb") as file:
                if sha256.encode() not in file.read(4096):
                    continue
            document = opened.read(document_id)
            if document.origin and document.origin.sha256 == sha256:
                return document
    return None


def _header(files: AlignmentFiles) -> Alignment | None:
    """Return what an alignment says of itself, None where there is none."""
    data = read_bytes(files.file)
    return None if data is None else load_alignment_header(data, files.file)


def _is_of_another_source(alignment: Alignment, document: Document) -> bool:
    """Whether an alignment of two files has the name of a document that was made of another file."""
    origin = alignment.source_origin
    return origin is not None and (document.origin is None or document.origin.sha256 != origin.sha256)


def _has_source_of(alignment: Alignment, document: Document) -> bool:
    ours = source_text(without_codes(segment.source, segment.codes) for segment in document.segments())
    return ours == source_text(sentence.text for sentence in alignment.sentences(Side.SOURCE))


def _name(source: Path, target: Path) -> str:
    return f"{source.name} / {target.name}"
