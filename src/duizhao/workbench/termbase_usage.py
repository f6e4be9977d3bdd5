"""Finding entries by what a person calls them, and how far a change of them would reach."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from duizhao.errors import DuizhaoError, UsageError
from duizhao.model import State, TermEntry
from duizhao.terminology.squeezing import term_key
from duizhao.terminology.usage import EntryUsage
from duizhao.workbench.opening import OpenProject

__all__ = ["Reach", "find_entries", "reach", "rendered_only"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a change of entries would concern."""

    segments: int
    documents: int
    held: int
    """Of the segments, those that are locked or final."""


def find_entries(entries: Sequence[TermEntry], names: Iterable[str]) -> tuple[TermEntry, ...]:
    """Return the entries that are called so in Chinese or have such a rendering, in any case of its letters.

    UsageError naming the first name that no entry has.
    """
    found: dict[int, TermEntry] = {}
    for name in names:
        key, folded = term_key(name), name.strip().casefold()
        own = [
            position
            for position, entry in enumerate(entries)
            if (key and term_key(entry.source) == key) or folded in map(str.casefold, _renderings(entry))
        ]
        if not own:
            known = {text: None for entry in entries for text in (entry.source, *_renderings(entry))}
            near = difflib.get_close_matches(name, known, n=1)
            raise UsageError(
                "unknown-term",
                f"There is no term or rendering “{name}” in the glossary.",
                hint=f"Did you mean “{near[0]}”?" if near else "duizhao glossary usage lists the terms in use.",
            )
        found.update((position, entries[position]) for position in own)
    return tuple(entry for _, entry in sorted(found.items()))


def rendered_only(usages: Iterable[EntryUsage], kinds: Collection[str]) -> tuple[EntryUsage, ...]:
    """Return the occurrences that are rendered in certain ways, and no entry without one."""
    kept = (
        replace(usage, occurrences=tuple(each for each in usage.occurrences if each.rendered.value in kinds))
        for usage in usages
    )
    return tuple(usage for usage in kept if usage.occurrences)


def reach(opened: OpenProject, usages: Iterable[EntryUsage]) -> Reach:
    """Return how many segments and documents have the entries."""
    places = {(each.document, each.segment) for usage in usages for each in usage.occurrences}
    held = 0
    documents = {document for document, _ in places}
    for document_id in documents:
        try:
            segments = opened.read(document_id).segments()
        except DuizhaoError:
            continue
        held += sum(
            (document_id, segment.id) in places and (segment.locked or segment.state is State.FINAL)
            for segment in segments
        )
    return Reach(segments=len(places), documents=len(documents), held=held)


def _renderings(entry: TermEntry) -> tuple[str, ...]:
    return (*entry.renderings, *entry.deprecated, *entry.forbidden)
