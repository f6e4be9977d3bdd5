"""Edits as JSON, for the journal. What is at its default is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from duizhao.model import Change, Code, Edit, Note, Segment, State, Waiver

__all__ = ["Action", "Record", "edit_from_json", "edit_to_json"]

Action = Literal["do", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Record:
    """One line of work in a journal."""

    action: Action
    edit: Edit
    """As it was first done, for undo as well."""

    @property
    def effect(self) -> Edit:
        """What the record does to a document."""
        return self.edit.inverse() if self.action == "undo" else self.edit


def edit_to_json(edit: Edit) -> dict[str, Any]:
    """Return an edit as what ``json`` can write."""
    written: dict[str, Any] = {"label": edit.label}
    if edit.group:
        written["group"] = edit.group
    written["changes"] = [
        {
            "unit": change.unit,
            "before": [_segment_to_json(segment) for segment in change.before],
            "after": [_segment_to_json(segment) for segment in change.after],
        }
        for change in edit.changes
    ]
    return written


def edit_from_json(written: dict[str, Any]) -> Edit:
    """Return the edit that ``edit_to_json`` wrote. ValueError, LookupError or TypeError for anything else."""
    return Edit(
        label=_text(written["label"]),
        group=_text(written.get("group", "")),
        changes=tuple(
            Change(
                unit=_text(change["unit"]),
                before=_segments_from_json(change["before"]),
                after=_segments_from_json(change["after"]),
            )
            for change in written["changes"]
        ),
    )


def _segment_to_json(segment: Segment) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": segment.id,
        "source": segment.source,
        "target": segment.target,
        "state": segment.state.value,
    }
    for name in ("locked", "gap", "match"):
        value = getattr(segment, name)
        if value:
            written[name] = value
    if segment.codes:
        written["codes"] = [[code.id, code.original, code.original_end] for code in segment.codes]
    if segment.notes:
        written["notes"] = [[note.text, note.author] for note in segment.notes]
    if segment.waivers:
        written["waivers"] = [[waiver.check, waiver.fingerprint, waiver.reason] for waiver in segment.waivers]
    return written


def _segments_from_json(written: list[dict[str, Any]]) -> tuple[Segment, ...]:
    if not written:
        raise ValueError(written)
    return tuple(map(_segment_from_json, written))


def _segment_from_json(written: dict[str, Any]) -> Segment:
    return Segment(
        id=_text(written["id"]),
        source=_text(written["source"]),
        target=_text(written["target"]),
        state=State(written["state"]),
        locked=written.get("locked", False) is True,
        gap=_text(written.get("gap", "")),
        match=_text(written.get("match", "")),
        codes=tuple(
            Code(id=_text(code), original=_text(original), original_end=None if end is None else _text(end))
            for code, original, end in written.get("codes", ())
        ),
        notes=tuple(Note(text=_text(text), author=_text(author)) for text, author in written.get("notes", ())),
        waivers=tuple(
            Waiver(check=_text(check), fingerprint=_text(fingerprint), reason=_text(reason))
            for check, fingerprint, reason in written.get("waivers", ())
        ),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
