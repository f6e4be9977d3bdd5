"""What the fixes of many lint findings make of a glossary, as one set of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from duizhao.model import EntryChange, TermEntry
from duizhao.terminology.lint import LintFinding

__all__ = ["fixing_changes"]

_MOST_ROUNDS = 20


def fixing_changes(
    entries: Sequence[TermEntry],
    findings: Iterable[LintFinding] | None,
    lint: Callable[[Sequence[TermEntry]], Iterable[LintFinding]],
) -> tuple[tuple[EntryChange, ...], int]:
    """Return the changes that carry out the findings' fixes, and how many could be carried out.

    None stands for every safe fix, those that the others uncover included. A finding's change starts from the entry as
    it stood when it was found: where two of them concern the same entry, the second is looked for again after the
    first.
    """
    work = _Work(entries)
    pending = [finding for finding in (_safe(lint(entries)) if findings is None else findings) if finding.changes]
    done = 0
    for _round in range(_MOST_ROUNDS):
        work.touched.clear()
        later = [finding for finding in pending if not work.carry_out(finding.changes)]
        done += len(pending) - len(later)
        if len(later) == len(pending) or (not later and findings is not None):
            break
        found = lint(work.standing)
        wanted = {finding.finding.fingerprint for finding in later}
        pending = _safe(found) if findings is None else [each for each in found if each.finding.fingerprint in wanted]
    return work.changes(), done


def _safe(findings: Iterable[LintFinding]) -> list[LintFinding]:
    return [finding for finding in findings if finding.is_safe and finding.changes]


class _Work:
    """The entries while they are mended."""

    def __init__(self, entries: Sequence[TermEntry]) -> None:
        self._original = tuple(entries)
        self._current: list[TermEntry | None] = list(entries)
        self._added: list[TermEntry] = []
        self._places: dict[tuple[str, int | None], list[int]] = {}
        for position, entry in enumerate(entries):
            self._places.setdefault((entry.file, entry.line), []).append(position)
        self.touched: set[int] = set()
        """Positions that have changed since they were last linted."""

    @property
    def standing(self) -> tuple[TermEntry, ...]:
        return (*(entry for entry in self._current if entry is not None), *self._added)

    def carry_out(self, changes: Sequence[EntryChange]) -> bool:
        """Make the changes, all or none; return whether they were made."""
        places = [self._place(change.before) for change in changes if change.before is not None]
        if None in places or not self.touched.isdisjoint(place for place in places if place is not None):
            return False
        for change in changes:
            place = self._place(change.before) if change.before is not None else None
            if place is not None:
                self._current[place] = change.after
                self.touched.add(place)
            elif change.after is not None:
                self._added.append(change.after)
        return True

    def changes(self) -> tuple[EntryChange, ...]:
        """Return what has become of the entries, a change an entry."""
        changed = [
            EntryChange(before=before, after=after)
            for before, after in zip(self._original, self._current, strict=True)
            if before != after
        ]
        return (*changed, *(EntryChange(before=None, after=entry) for entry in self._added))

    def _place(self, entry: TermEntry) -> int | None:
        for position in self._places.get((entry.file, entry.line), ()):
            if self._current[position] == entry:
                return position
        return None
