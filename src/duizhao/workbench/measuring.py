"""Scoring translations against references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.errors import InputError, UsageError
from duizhao.model import Document, Edit, Segment, State
from duizhao.scoring.metrics import Scores, score
from duizhao.workbench.importing import read_document, read_lines
from duizhao.workbench.opening import OpenProject

__all__ = ["Measured", "score_against_file", "score_drafts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A document's scores, with the segments they were counted on."""

    document_id: str
    segment_ids: tuple[str, ...]
    scores: Scores


def score_against_file(opened: OpenProject, document_id: str, reference: Path) -> Measured:
    """Score a document's targets against a reference translation.

    A bilingual reference is matched by segment id, or by source where it has ids of its own; a monolingual one needs
    one line a segment. InputError where the two do not fit.
    """
    segments = list(opened.read(document_id).segments())
    document, form, _ = read_document(reference, fallback="text")
    if form.bilingual:
        pairs = _pair(segments, document)
    else:
        lines = read_lines(reference)
        if len(lines) != len(segments):
            raise InputError(
                "reference-length",
                f"{reference} has {len(lines)} lines, {document_id} has {len(segments)} segments.",
                hint="Give one line a segment, or a bilingual file (CSV, PO, XLIFF, TMX).",
            )
        pairs = [(segment, line) for segment, line in zip(segments, lines, strict=True) if segment.target]
    return _score(document_id, [(segment.id, segment.target, text) for segment, text in pairs])


def score_drafts(opened: OpenProject, document_id: str, state: State) -> Measured:
    """Score the drafts a document was given (aligned, from memory, by machine) against what people made of them.

    The reference is the target of every segment that has reached ``state``; the draft is read from the document's
    edit history, which lives on this machine.
    """
    if not state.is_done:
        raise UsageError(
            "unfinished-reference",
            f"A {state} segment is no reference.",
            hint="Use translated, reviewed or final.",
        )
    session = opened.open_session(document_id)
    try:
        drafts = _first_drafts(session.history)
        order = list(State)
        reached = [
            segment
            for segment in session.segments()
            if segment.state.is_done and order.index(segment.state) >= order.index(state)
        ]
    finally:
        opened.close_session(document_id)
    return _score(document_id, [(s.id, drafts[s.id], s.target) for s in reached if s.id in drafts])


def _first_drafts(history: Sequence[Edit]) -> dict[str, str]:
    drafts: dict[str, str] = {}
    for edit in history:
        for change in edit.changes:
            for segment in (*change.before, *change.after):
                if segment.match and segment.target:
                    drafts.setdefault(segment.id, segment.target)
    return drafts


def _pair(segments: Sequence[Segment], reference: Document) -> list[tuple[Segment, str]]:
    by_id = {segment.id: segment for segment in reference.segments()}
    by_source = {segment.source: segment.target for segment in reference.segments() if segment.target}
    pairs = []
    for segment in segments:
        twin = by_id.get(segment.id)
        text = twin.target if twin and twin.source == segment.source else by_source.get(segment.source, "")
        if segment.target and text:
            pairs.append((segment, text))
    return pairs


def _score(document_id: str, triples: Sequence[tuple[str, str, str]]) -> Measured:
    if not triples:
        raise InputError(
            "nothing-to-score",
            f"{document_id}: no segment has both a translation and a reference.",
            hint="The reference must share segment ids or sources with the document.",
        )
    ids, hypotheses, references = zip(*triples, strict=True)
    return Measured(document_id=document_id, segment_ids=tuple(ids), scores=score(list(hypotheses), list(references)))
