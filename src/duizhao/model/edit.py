"""Edits: what a person did to a document, as values that can be stored, replayed and turned round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from duizhao.model.document import Document, Segment, Unit

__all__ = ["Change", "Edit", "EditConflictError", "apply"]


class EditConflictError(ValueError):
    """The document is not in the state the edit was made in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A run of segments of one unit, replaced by another run.

    One for one is an edit of text, state or notes; one for two is a split; two for one is a merge.
    """

    unit: str
    """Id of the unit."""
    before: tuple[Segment, ...]
    """The consecutive segments as they stood. Never empty."""
    after: tuple[Segment, ...]
    """What stands in their place. Never empty."""

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        return Change(unit=self.unit, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One step of work: everything in it is done, undone and stored together."""

    label: str
    """What a person would call it: "type", "confirm", "split"."""
    changes: tuple[Change, ...]
    group: str = ""
    """Consecutive edits of the same non-empty group are undone as one: the letters of a word, say."""

    def inverse(self) -> Edit:
        """Return the edit that takes this one back, changes in reverse order."""
        return replace(self, changes=tuple(change.inverse() for change in reversed(self.changes)))


def apply(document: Document, edit: Edit) -> Document:
    """Return ``document`` with ``edit`` done. Cost: one pass over the unit list an edit, not a segment.

    Raises EditConflictError where the segments to be replaced do not stand in the document as the edit found them.
    """
    units = list(document.units)
    index = _unit_indexes(units)
    for change in edit.changes:
        if change.unit not in index:
            raise EditConflictError(f"there is no unit {change.unit}")
        at = index[change.unit]
        units[at] = _apply_to_unit(units[at], change)
    return replace(document, units=tuple(units))


def _unit_indexes(units: Iterable[Unit]) -> dict[str, int]:
    return {unit.id: position for position, unit in enumerate(units)}


def _apply_to_unit(unit: Unit, change: Change) -> Unit:
    length = len(change.before)
    for start in range(len(unit.segments) - length + 1):
        if unit.segments[start : start + length] == change.before:
            segments = unit.segments[:start] + change.after + unit.segments[start + length :]
            return replace(unit, segments=segments)
    ids = ", ".join(segment.id for segment in change.before)
    raise EditConflictError(f"{ids} no longer reads as it did when the edit was made")
