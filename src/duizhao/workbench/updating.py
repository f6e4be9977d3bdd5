"""Taking a returned bilingual file over into the document it was exported from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from duizhao.errors import InputError, UsageError
from duizhao.model import Segment, State
from duizhao.workbench.importing import read_document, safe_id
from duizhao.workbench.opening import OpenProject

__all__ = ["Updated", "update_document"]


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


@dataclass(slots=True)
class _Sorted:
    """The segments of a file, by what can be done with them."""

    pairs: list[tuple[Segment, Segment]] = field(default_factory=list)
    """Ours and theirs."""
    unknown: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    locked: list[str] = field(default_factory=list)


def update_document(opened: OpenProject, path: Path, *, form: str = "", document_id: str = "") -> Updated:
    """Take targets, states and notes over; the document is the one the file names unless ``document_id`` does.

    It is one edit: the workbench can undo it. A segment is found by its id and source or, in a file with ids of its
    own, by its source alone where that stands once. A file in which nothing is further than a draft (a table without
    states, say) does not take confirmed work back: an unchanged target keeps its state.

    InputError where not one segment of the file is found.
    """
    incoming, reader, _ = read_document(path, form, opened.project.settings.languages)
    if not reader.bilingual:
        raise UsageError("not-bilingual", f"{path}: a {reader.title} file holds no translations to take over.")
    name = document_id or (incoming.id if incoming.id in opened.document_ids else safe_id(incoming.id))
    opened.select([name])
    theirs = tuple(incoming.segments())
    knows_states = any(segment.state not in {State.NEW, State.DRAFT} for segment in theirs)
    session = opened.open_session(name)
    try:
        found = _sort(session.segments(), theirs)
        if not found.pairs and not found.locked:
            raise InputError(
                "nothing-in-common",
                f"{path}: none of its {len(theirs)} segments is one of {name}; nothing was changed.",
                hint="Name the document it belongs to with --as, or give the file its id or source column back.",
            )
        changes = [(ours.id, _taking_over(segment, knows_states=knows_states)) for ours, segment in found.pairs]
        changed = session.change(changes, f"update from {path.name}")
    finally:
        opened.close_session(name)
    return Updated(
        document_id=name,
        changed=changed,
        unknown=tuple(found.unknown),
        differing=tuple(found.differing),
        locked=tuple(found.locked),
    )


def _sort(ours: Iterable[Segment], theirs: Iterable[Segment]) -> _Sorted:
    by_id: dict[str, Segment] = {}
    by_source: dict[str, list[Segment]] = {}
    for segment in ours:
        by_id[segment.id] = segment
        by_source.setdefault(segment.source, []).append(segment)
    result = _Sorted()
    for segment in theirs:
        twin = by_id.get(segment.id)
        namesakes = by_source.get(segment.source, [])
        # A table of ids and targets alone says nothing of sources.
        if twin is None or segment.source not in {twin.source, ""}:
            if len(namesakes) != 1:
                (result.unknown if twin is None else result.differing).append(segment.id)
                continue
            twin = namesakes[0]
        if twin.locked and (twin.target, twin.state) != (segment.target, segment.state):
            result.locked.append(twin.id)
        else:
            result.pairs.append((twin, segment))
    return result


def _taking_over(incoming: Segment, *, knows_states: bool) -> Callable[[Segment], Segment]:
    def take(ours: Segment) -> Segment:
        notes = tuple(dict.fromkeys((*ours.notes, *incoming.notes)))
        if incoming.target == ours.target and not knows_states:
            return replace(ours, notes=notes)
        return replace(ours, target=incoming.target, state=incoming.state, match=incoming.match, notes=notes)

    return take
