"""Candidates for the glossary while a person decides on them; every decision can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from duizhao.model import EntryChange, TermEntry, TermStatus
from duizhao.terminology.extraction import TermCandidate
from duizhao.tui.widgets.list_grid import Cell, Column
from duizhao.workbench.term_extraction import candidate_entries

__all__ = ["CANDIDATE_COLUMNS", "DECISION_MARKS", "Decision", "Reviewed", "TermCandidates"]

CANDIDATE_COLUMNS = (
    Column(title="", cells=1),
    Column(title="Chinese", share=30),
    Column(title="English", share=45),
    Column(title="Sure", cells=5, is_number=True),
    Column(title="Together", cells=9, is_number=True),
)


class Decision(StrEnum):
    """What a person has decided; the value is what is said of it."""

    OPEN = "undecided"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


DECISION_MARKS = {Decision.OPEN: "-", Decision.ACCEPTED: "✓", Decision.REJECTED: "✗"}
_STYLES = {Decision.OPEN: "muted", Decision.ACCEPTED: "verdict-satisfied", Decision.REJECTED: "verdict-forbidden"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A candidate and what has been decided."""

    decision: Decision
    entry: TermEntry
    """What accepting it puts into the glossary."""


class TermCandidates:
    """Candidates in order, as rows of a list."""

    def __init__(self, candidates: Sequence[TermCandidate], file: str = "") -> None:
        """``file`` is the glossary file that accepted ones go into."""
        self.candidates = tuple(candidates)
        self._reviewed = [Reviewed(decision=Decision.OPEN, entry=_entry(each, file)) for each in self.candidates]
        self._done: list[tuple[int, Reviewed, Reviewed]] = []
        self._undone: list[tuple[int, Reviewed, Reviewed]] = []

    def __len__(self) -> int:
        return len(self.candidates)

    def reviewed(self, at: int) -> Reviewed:
        """Return what has been decided on a candidate."""
        return self._reviewed[at]

    def decide(self, at: int, decision: Decision, entry: TermEntry | None = None) -> None:
        """Decide on a candidate; ``entry`` is what it has been edited to."""
        before = self._reviewed[at]
        after = replace(before, decision=decision, entry=entry or before.entry)
        if after != before:
            self._reviewed[at] = after
            self._done.append((at, before, after))
            self._undone.clear()

    def take_other(self, at: int) -> bool:
        """Take the next rendering that was found for the source; return whether there is another."""
        candidate = self.candidates[at]
        choices = (candidate.target, *candidate.others)
        entry = self._reviewed[at].entry
        if len(choices) < 2:
            return False
        following = choices[(choices.index(entry.target) + 1) % len(choices)] if entry.target in choices else choices[0]
        self.decide(at, self._reviewed[at].decision, replace(entry, target=following))
        return True

    def undo(self) -> int | None:
        """Take the last decision back; return the candidate, None where there is none."""
        if not self._done:
            return None
        at, before, after = self._done.pop()
        self._reviewed[at] = before
        self._undone.append((at, before, after))
        return at

    def redo(self) -> int | None:
        """Decide again as before; return the candidate, None where there is none."""
        if not self._undone:
            return None
        at, before, after = self._undone.pop()
        self._reviewed[at] = after
        self._done.append((at, before, after))
        return at

    def next_open(self, after: int) -> int:
        """Return the next undecided candidate, going round the end; ``after`` itself where there is none."""
        count = len(self)
        following = ((after + distance) % count for distance in range(1, count + 1))
        return next((at for at in following if self._reviewed[at].decision is Decision.OPEN), after)

    def count(self, decision: Decision) -> int:
        """Return how many candidates are decided so."""
        return sum(each.decision is decision for each in self._reviewed)

    def changes(self) -> tuple[EntryChange, ...]:
        """Return the entries accepted, as additions."""
        accepted = (each.entry for each in self._reviewed if each.decision is Decision.ACCEPTED)
        return tuple(EntryChange(before=None, after=entry) for entry in accepted)

    def cells(self, row: int) -> Sequence[Cell]:
        """Return a row's cells, one for each of ``CANDIDATE_COLUMNS``."""
        candidate, reviewed = self.candidates[row], self._reviewed[row]
        style = _STYLES[reviewed.decision]
        return (
            Cell(text=DECISION_MARKS[reviewed.decision], style=style),
            Cell(text=reviewed.entry.source, style="strong"),
            Cell(text=reviewed.entry.target, style="muted" if reviewed.decision is Decision.REJECTED else ""),
            Cell(text=f"{100 * candidate.score:.0f}%"),
            Cell(text=f"{candidate.together}/{candidate.frequency}"),
        )


def _entry(candidate: TermCandidate, file: str) -> TermEntry:
    after = candidate_entries([candidate], file)[0].after
    assert after is not None
    # Whoever accepts it has confirmed it.
    return replace(after, status=TermStatus.PREFERRED)
