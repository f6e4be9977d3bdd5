"""What a person has fixed, and the regions between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NoReturn

from duizhao.alignment.coarse import Region
from duizhao.errors import UsageError
from duizhao.model import Bead, Lock

__all__ = ["Fixed", "fixed_in", "given", "with_one_sided_locks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """The locks of a region, and what is left to align."""

    parts: tuple[Region | Lock, ...]
    """In order: regions with something in them, and the locks of both sides between them."""
    alone_sources: frozenset[int]
    """Sentences that a person has said to have no counterpart: where between their neighbours, is left to be found."""
    alone_targets: frozenset[int]
    one_sided: tuple[Lock, ...]


def fixed_in(whole: Region, locks: Iterable[Lock]) -> Fixed:
    """Cut a region at its locks. UsageError where they are no runs, lie outside, overlap or cross each other."""
    every = tuple(locks)
    _refuse_impossible(whole, every)
    paired = sorted((lock for lock in every if lock.source and lock.target), key=lambda lock: lock.source)
    for before, after in pairwise(paired):
        if after.target[0] <= before.target[-1]:
            _refuse("locks-cross", f"The locked beads {_name(before)} and {_name(after)} cross each other.")
    parts: list[Region | Lock] = []
    i, j = whole.source_start, whole.target_start
    for lock in paired:
        parts += [*_between(i, lock.source[0], j, lock.target[0]), lock]
        i, j = lock.source[-1] + 1, lock.target[-1] + 1
    parts += _between(i, whole.source_end, j, whole.target_end)
    return Fixed(
        parts=tuple(parts),
        alone_sources=frozenset(index for lock in every if not lock.target for index in lock.source),
        alone_targets=frozenset(index for lock in every if not lock.source for index in lock.target),
        one_sided=tuple(lock for lock in every if not (lock.source and lock.target)),
    )


def _refuse_impossible(whole: Region, locks: Sequence[Lock]) -> None:
    for name in ("source", "target"):
        first, end = getattr(whole, f"{name}_start"), getattr(whole, f"{name}_end")
        seen: dict[int, Lock] = {}
        for lock in locks:
            run: tuple[int, ...] = getattr(lock, name)
            if not lock.source and not lock.target:
                _refuse("empty-lock", "A locked bead has no sentence on either side.")
            if run and run != tuple(range(run[0], run[-1] + 1)):
                _refuse("broken-lock", f"The {name} sentences of the locked bead {_name(lock)} are not consecutive.")
            if run and not (first <= run[0] and run[-1] < end):
                _refuse(
                    "lock-outside",
                    f"The locked bead {_name(lock)} names a {name} sentence outside {first} to {end - 1}.",
                )
            for index in run:
                if index in seen:
                    _refuse(
                        "locks-overlap",
                        f"The locked beads {_name(seen[index])} and {_name(lock)} share {name} sentence {index}.",
                    )
                seen[index] = lock


def _refuse(code: str, message: str) -> NoReturn:
    raise UsageError(
        code,
        message,
        hint="Locked beads are runs of sentences counted from 0; they follow each other on both sides, and no sentence"
        " is in two of them.",
    )


def _between(i: int, end_i: int, j: int, end_j: int) -> list[Region | Lock]:
    if i == end_i and j == end_j:
        return []
    return [Region(source_start=i, source_end=end_i, target_start=j, target_end=end_j)]


def _name(lock: Lock) -> str:
    return f"{','.join(map(str, lock.source)) or '-'}|{','.join(map(str, lock.target)) or '-'}"


def given(part: Region | Lock) -> list[Bead]:
    """Return beads for what needs no search: a lock, or sentences that have nothing beside them."""
    if isinstance(part, Lock):
        return [_locked(part)]
    reasons = ("the other side is empty",)
    return [
        *(Bead(source=(index,), target=(), score=1.0, reasons=reasons) for index in part.source_range),
        *(Bead(source=(), target=(index,), score=1.0, reasons=reasons) for index in part.target_range),
    ]


def _locked(lock: Lock) -> Bead:
    return Bead(source=lock.source, target=lock.target, score=1.0, reasons=("accepted",), locked=True)


def with_one_sided_locks(beads: Sequence[Bead], locks: Sequence[Lock]) -> list[Bead]:
    """Put locks of one side in the place of the beads that hold their sentences one by one."""
    lock_of = {("source", index): lock for lock in locks for index in lock.source}
    lock_of |= {("target", index): lock for lock in locks for index in lock.target}
    placed: list[Bead] = []
    for bead in beads:
        place = ("source", bead.source[0]) if bead.source else ("target", bead.target[0])
        lock = None if bead.source and bead.target else lock_of.get(place)
        if lock is None:
            placed.append(bead)
        elif bead.source[:1] == lock.source[:1] and bead.target[:1] == lock.target[:1]:
            placed.append(_locked(lock))
    return placed
