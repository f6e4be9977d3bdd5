"""Edits of alignments as JSON, for the journal.

Most edits move boundaries and leave the sentences alone: these are then written once for both sides of a change,
and a bead is its two lengths and what is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from duizhao.model import AlignedBead, AlignmentEdit, BeadChange, Hold, Sentence, Side
from duizhao.storage.records import EditCodec, text_from_json

__all__ = ["ALIGNMENT_EDITS"]


class _AlignmentEdits:
    """Edits of an alignment's beads."""

    def to_json(self, edit: AlignmentEdit) -> dict[str, Any]:
        return {"label": edit.label, "changes": [_change_to_json(change) for change in edit.changes]}

    def from_json(self, written: dict[str, Any]) -> AlignmentEdit:
        changes = tuple(map(_change_from_json, written["changes"]))
        if not changes:
            raise ValueError(written)
        return AlignmentEdit(label=text_from_json(written["label"]), changes=changes)


ALIGNMENT_EDITS: EditCodec[AlignmentEdit] = _AlignmentEdits()
"""How edits of alignments are written down."""


def _change_to_json(change: BeadChange) -> dict[str, Any]:
    written: dict[str, Any] = {"at": change.at}
    for side in Side:
        before, after = _sentences(change.before, side), _sentences(change.after, side)
        written[side] = [_sentence_to_json(sentence) for sentence in before]
        if after != before:
            written[f"new_{side}"] = [_sentence_to_json(sentence) for sentence in after]
    written["before"] = [_bead_to_json(bead) for bead in change.before]
    written["after"] = [_bead_to_json(bead) for bead in change.after]
    return written


def _change_from_json(written: dict[str, Any]) -> BeadChange:
    at = written["at"]
    if not isinstance(at, int) or at < 0:
        raise TypeError(at)
    before = [list(map(_sentence_from_json, written[side])) for side in Side]
    after = [
        list(map(_sentence_from_json, written[f"new_{side}"])) if f"new_{side}" in written else sentences
        for side, sentences in zip(Side, before, strict=True)
    ]
    return BeadChange(
        at=at,
        before=_beads_from_json(written["before"], *before),
        after=_beads_from_json(written["after"], *after),
    )


def _sentences(beads: Iterable[AlignedBead], side: Side) -> list[Sentence]:
    return [sentence for bead in beads for sentence in bead.side(side)]


def _sentence_to_json(sentence: Sentence) -> list[str | bool] | str:
    if not sentence.begins_paragraph and not sentence.segment:
        return sentence.text
    return [sentence.text, sentence.begins_paragraph, sentence.segment]


def _sentence_from_json(written: object) -> Sentence:
    if isinstance(written, str):
        return Sentence(text=written)
    if not isinstance(written, list):
        raise TypeError(written)
    text, begins_paragraph, segment = written
    return Sentence(
        text=text_from_json(text), begins_paragraph=begins_paragraph is True, segment=text_from_json(segment)
    )


def _bead_to_json(bead: AlignedBead) -> list[Any]:
    written: list[Any] = [len(bead.source), len(bead.target), bead.score]
    if bead.reasons or bead.is_held or bead.marked:
        written.append(list(bead.reasons))
    if bead.is_held or bead.marked:
        written += [bead.hold.value, bead.marked]
    return written


def _beads_from_json(
    written: list[list[Any]], source: list[Sentence], target: list[Sentence]
) -> tuple[AlignedBead, ...]:
    beads = []
    s = t = 0
    for item in written:
        sources, targets, score = item[:3]
        reasons = item[3] if len(item) > 3 else []
        hold, marked = item[4:] if len(item) > 4 else ("free", False)
        end_s, end_t = s + sources, t + targets
        if sources < 0 or targets < 0 or sources + targets == 0 or end_s > len(source) or end_t > len(target):
            raise ValueError(item)
        beads.append(
            AlignedBead(
                source=tuple(source[s:end_s]),
                target=tuple(target[t:end_t]),
                score=float(score),
                reasons=tuple(map(text_from_json, reasons)),
                hold=Hold(hold),
                marked=marked is True,
            )
        )
        s, t = end_s, end_t
    if (s, t) != (len(source), len(target)):
        raise ValueError(written)
    return tuple(beads)
