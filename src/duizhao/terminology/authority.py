"""Which of several entries of one name are in force: project over domain over imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duizhao.model import TermEntry, TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["in_force"]


def in_force(entries: Iterable[TermEntry]) -> tuple[TermEntry, ...]:
    """Return, of entries of one name, those that count, in the order given; none where a shield overrules all others.

    Only entries of the highest authority are enforced. Candidates overrule nothing and are never overruled but by a
    shield: they suggest.
    """
    entries = tuple(entries)
    decided = [entry for entry in entries if entry.status is not TermStatus.CANDIDATE]
    if not decided:
        return entries
    highest = min(entry.authority.rank for entry in decided)
    deciding = [entry for entry in decided if entry.authority.rank == highest]
    if all(entry.status is TermStatus.SHIELD for entry in deciding):
        return ()
    return tuple(
        entry
        for entry in entries
        if entry.status is TermStatus.CANDIDATE
        or (entry.authority.rank == highest and entry.status is not TermStatus.SHIELD)
    )
