"""Edits as JSON, for the journal. What is at its default is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from duizhao.model import Change, Code, Edit, Note, Segment, State, Waiver

__all__ = [
    "SEGMENT_EDITS",
    "Action",
    "EditCodec",
    "EditType",
    "Record",
    "edit_from_json",
    "edit_to_json",
    "text_from_json",
]

Action = Literal["do", "undo", "redo"]
Itself = TypeVar("Itself")


class Reversible(Protocol):
    """An edit of anything that has a history."""

    @property
    def label(self) -> str:
        """What a person would call it."""
        ...

    def inverse(self: Itself) -> Itself:
        """Return the edit that takes this one back."""
        ...


EditType = TypeVar("EditType", bound=Reversible)


@dataclass(frozen=True, slots=True)
class Record(Generic[EditType]):
    """One line of work in a journal."""

    action: Action
    edit: EditType
    """As it was first done, for undo as well."""

    @property
    def effect(self) -> EditType:
        """What the record does to what is edited."""
        return self.edit.inverse() if self.action == "undo" else self.edit


class EditCodec(Protocol[EditType]):
    """How one kind of edit is written down."""

    def to_json(self, edit: EditType) -> dict[str, Any]:
        """Return an edit as what ``json`` can write."""
        ...

    def from_json(self, written: dict[str, Any]) -> EditType:
        """Return the edit that ``to_json`` wrote. ValueError, LookupError or TypeError for anything else."""
        ...


class _SegmentEdits:
    """Edits of a document's segments."""

    def to_json(self, edit: Edit) -> dict[str, Any]:
        return edit_to_json(edit)

    def from_json(self, written: dict[str, Any]) -> Edit:
        return edit_from_json(written)


SEGMENT_EDITS: EditCodec[Edit] = _SegmentEdits()
"""How edits of segments are written down."""


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
        label=text_from_json(written["label"]),
        group=text_from_json(written.get("group", "")),
        changes=tuple(
            Change(
                unit=text_from_json(change["unit"]),
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
        id=text_from_json(written["id"]),
        source=text_from_json(written["source"]),
        target=text_from_json(written["target"]),
        state=State(written["state"]),
        locked=written.get("locked", False) is True,
        gap=text_from_json(written.get("gap", "")),
        match=text_from_json(written.get("match", "")),
        codes=tuple(
            Code(
                id=text_from_json(code),
                original=text_from_json(original),
                original_end=None if end is None else text_from_json(end),
            )
            for code, original, end in written.get("codes", ())
        ),
        notes=tuple(
            Note(text=text_from_json(text), author=text_from_json(author)) for text, author in written.get("notes", ())
        ),
        waivers=tuple(
            Waiver(check=text_from_json(check), fingerprint=text_from_json(fingerprint), reason=text_from_json(reason))
            for check, fingerprint, reason in written.get("waivers", ())
        ),
    )


def text_from_json(value: object) -> str:
    """Return a text. TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value
