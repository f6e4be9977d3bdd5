"""Finishing an alignment in a project: its beads become the segments of a document."""

from __future__ import annotations

from pathlib import Path

from duizhao.errors import InputError
from duizhao.model import Alignment, Edit, Origin
from duizhao.workbench.finishing import Finished, FinishPreview, counted
from duizhao.workbench.importing import Unlaid, import_source
from duizhao.workbench.laying import Laid, changes_between, lay_beads
from duizhao.workbench.opening import OpenProject

__all__ = ["DocumentFinisher"]


class DocumentFinisher:
    """Lays the beads onto a project's document, which it makes of the Chinese file where there is none yet."""

    keeps_source = True

    def __init__(self, opened: OpenProject, document_id: str) -> None:
        self._opened = opened
        self._document_id = document_id

    @property
    def document_id(self) -> str | None:
        """The document that finishing fills."""
        return self._document_id

    def preview(self, alignment: Alignment) -> FinishPreview:
        """Return what ``finish`` would do."""
        unlaid = self._unlaid(alignment)
        laid = lay_beads(unlaid.document if unlaid else self._opened.read(self._document_id), alignment.beads)
        return _preview(laid, is_new=unlaid is not None)

    def finish(self, alignment: Alignment) -> Finished:
        """Fill the document, as one edit that its own history can take back; or make it, with its original."""
        path = self._opened.root / "segments" / f"{self._document_id}.yaml"
        unlaid = self._unlaid(alignment)
        if unlaid:
            laid = lay_beads(unlaid.document, alignment.beads)
            self._opened.project.add(laid.document, unlaid.original)
            return Finished(message=_told(laid, self._document_id), paths=(path,), document_id=self._document_id)
        laid = self._lay(alignment)
        return Finished(message=_told(laid, self._document_id), paths=(path,), document_id=self._document_id)

    def _lay(self, alignment: Alignment) -> Laid:
        is_open = self._opened.is_open(self._document_id)
        session = self._opened.open_session(self._document_id)
        try:
            before = session.document
            laid = lay_beads(before, alignment.beads)
            changes = changes_between(before, laid.document)
            if changes:
                session.do(Edit(label="lay alignment", changes=changes))
                session.save()
        finally:
            if not is_open:
                self._opened.close_session(self._document_id)
        return laid

    def _unlaid(self, alignment: Alignment) -> Unlaid | None:
        """Return the document to be made; None where there is one."""
        origin = alignment.source_origin
        if origin is None or self._is_made_of(origin):
            self._opened.select([self._document_id])
            return None
        source = Path(self._opened.root, origin.file)
        unlaid = import_source(self._opened, source, form=origin.format, document_id=self._document_id)
        if unlaid.sha256 != origin.sha256:
            raise InputError(
                "source-changed",
                f"{source} has changed since it was aligned.",
                hint="Close the alignment and open it again: it is then brought in line with the file.",
            )
        return unlaid

    def _is_made_of(self, origin: Origin) -> bool:
        """Whether the document is there, made of the same file: finishing it was interrupted, say."""
        if self._document_id not in self._opened.document_ids:
            return False
        standing = self._opened.read(self._document_id).origin
        return standing is not None and standing.sha256 == origin.sha256


def _preview(laid: Laid, *, is_new: bool) -> FinishPreview:
    total = sum(1 for _ in laid.document.segments())
    made = f"The document {laid.document.id} is made" if is_new else f"The document {laid.document.id} is filled"
    lines = [f"{made}: {laid.drafted} of {counted(total, 'segment')} with a draft."]
    if laid.kept:
        stay = f"{counted(len(laid.kept), 'segment')} that you have worked on since will stay as they are"
        differ = f"; {len(laid.noted)} of them get the draft as a note" if laid.noted else ""
        lines.append(f"{stay}{differ}.")
    if laid.untranslated:
        lines.append(f"{counted(laid.untranslated, 'segment')} without a target.")
    if laid.unplaced:
        lines.append(f"{counted(laid.unplaced, 'sentence')} of the draft without a counterpart will be kept as notes.")
    return FinishPreview(
        drafted=laid.drafted,
        kept=len(laid.kept),
        stray=laid.unplaced,
        untranslated=laid.untranslated,
        lines=tuple(lines),
    )


def _told(laid: Laid, document_id: str) -> str:
    kept = f"; {counted(len(laid.kept), 'segment')} of your own stayed as they were" if laid.kept else ""
    stray = f"; {counted(laid.unplaced, 'sentence')} without a counterpart in notes" if laid.unplaced else ""
    return f"{document_id}: {counted(laid.drafted, 'segment')} drafted{kept}{stray}."
