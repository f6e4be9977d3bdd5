"""Imported terms against those that a project has: which are new, which the same, which differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from duizhao.model import Authority, Case, EntryChange, TermEntry, TermStatus
from duizhao.terminology.squeezing import term_key

__all__ = ["Comparison", "Difference", "compare"]

_DEFAULTS: dict[str, Any] = {
    "admitted": (),
    "short": (),
    "deprecated": (),
    "forbidden": (),
    "introduce": False,
    "part_of_speech": None,
    "words_between": 0,
    "case": Case.INITIAL,
    "status": TermStatus.PREFERRED,
    "definition": "",
    "note": "",
    "cite": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An imported term, and an entry of the same Chinese that says something else."""

    imported: TermEntry
    standing: TermEntry


@dataclass(slots=True, kw_only=True)
class Comparison:
    """What importing would do."""

    changes: list[EntryChange] = field(default_factory=list)
    """Additions and, where they are wanted, updates; in the imported file's order."""
    identical: int = 0
    """Imported terms that the project has already, in whatever file."""
    conflicts: list[Difference] = field(default_factory=list)
    """Terms left alone, because the entry in their file says something else."""
    elsewhere: list[Difference] = field(default_factory=list)
    """Terms added although an entry in another file has another rendering."""


def compare(
    imported: Iterable[TermEntry], standing: Iterable[TermEntry], *, is_whole: bool, update: bool
) -> Comparison:
    """Compare terms, with their files, with the entries of a project.

    ``is_whole`` says whether the imported file can say everything an entry says. Where it cannot, what it leaves empty
    is no difference, and no update takes it away; traditional or simplified is none either.
    """
    by_key: dict[str, list[TermEntry]] = {}
    for entry in standing:
        by_key.setdefault(term_key(entry.source), []).append(entry)
    comparison = Comparison()
    taken: set[tuple[str, int | None]] = set()
    added: set[TermEntry] = set()
    for entry in imported:
        same_name = by_key.get(term_key(entry.source), [])
        if _bare(entry) in added or any(_says(other, entry, is_whole=is_whole) for other in same_name):
            comparison.identical += 1
            continue
        free = [other for other in same_name if other.file == entry.file and (other.file, other.line) not in taken]
        if free:
            taken.add((free[0].file, free[0].line))
            if update:
                after = _updated(free[0], entry, is_whole=is_whole)
                comparison.changes.append(EntryChange(before=free[0], after=after))
            else:
                comparison.conflicts.append(Difference(imported=entry, standing=free[0]))
            continue
        added.add(_bare(entry))
        comparison.changes.append(EntryChange(before=None, after=entry))
        others = [o for o in same_name if o.file != entry.file and entry.target not in o.renderings]
        if others:
            comparison.elsewhere.append(Difference(imported=entry, standing=others[0]))
    return comparison


def _says(standing: TermEntry, imported: TermEntry, *, is_whole: bool) -> bool:
    """Whether an entry says everything that an imported one says."""
    return _bare(_updated(standing, imported, is_whole=is_whole)) == _bare(standing)


def _updated(standing: TermEntry, imported: TermEntry, *, is_whole: bool) -> TermEntry:
    """Return the entry as the imported term has it."""
    if is_whole:
        return replace(
            imported, file=standing.file, line=standing.line, domain=standing.domain, authority=standing.authority
        )
    said = {name: getattr(imported, name) for name, default in _DEFAULTS.items() if getattr(imported, name) != default}
    after = replace(standing, target=imported.target, **said)
    right = {after.target, *said.get("admitted", ()), *said.get("short", ())}
    # What was right or wrong until now must not contradict what is right from now on.
    return replace(
        after,
        admitted=tuple(r for r in after.admitted if r != after.target),
        deprecated=tuple(r for r in after.deprecated if r not in right),
        forbidden=tuple(r for r in after.forbidden if r not in right),
    )


def _bare(entry: TermEntry) -> TermEntry:
    """Return an entry without what its file says of it."""
    return replace(entry, domain="", authority=Authority.DOMAIN)
