"""Laying an English draft beside a Chinese document."""

from __future__ import annotations

from dataclasses import dataclass

from duizhao.model import AlignedBead, Document
from duizhao.terminology import Glossary
from duizhao.workbench.alignment_texts import document_sentences, plain_sentences
from duizhao.workbench.laying import lay_beads
from duizhao.workbench.live_aligner import Texts, aligner_of
from duizhao.workbench.realigning import aligned_beads
from duizhao.workbench.segmenting import Sentences

__all__ = ["Drafted", "lay_draft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A document with a draft in its targets."""

    document: Document
    beads: tuple[AlignedBead, ...]
    """Of the document's segments as they were, and the sentences of the draft."""
    unplaced: int
    """Draft sentences that stand in no target, but in a note beside the segment they follow."""


def lay_draft(document: Document, draft: Sentences, glossary: Glossary | None = None) -> Drafted:
    """Align a draft with the document's segments and fill the targets as drafts, as ``lay_beads`` does."""
    ours = document_sentences(document)
    theirs = plain_sentences(draft, document.languages.target)
    found = aligner_of(Texts.of(ours, theirs), glossary).align()
    beads = tuple(aligned_beads(found, ours, theirs))
    laid = lay_beads(document, beads)
    return Drafted(document=laid.document, beads=beads, unplaced=laid.unplaced)
