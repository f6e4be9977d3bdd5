"""The glossary's entries as rows of a list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from duizhao.model import Severity, TermEntry
from duizhao.terminology.lint import LintFinding
from duizhao.terminology.usage import EntryUsage
from duizhao.tui.term_filter import TermFacts, TermFilter, haystack
from duizhao.tui.theme import SEVERITY_MARKS, TERM_MARKS
from duizhao.tui.widgets.list_grid import Cell, Column

__all__ = ["TERM_COLUMNS", "TermList", "TermRows"]

TERM_COLUMNS = (
    Column(title="", cells=2),
    Column(title="Chinese", share=30),
    Column(title="English", share=45),
    Column(title="Lint", cells=4),
    Column(title="Uses", cells=6, is_number=True),
    Column(title="Domain", share=20, from_cells=90),
)


class TermList:
    """All entries with what is known about them; the same entries for its whole life, the facts come later."""

    def __init__(self, entries: Iterable[TermEntry]) -> None:
        self.entries = tuple(entries)
        self._findings: dict[tuple[str, int | None, str], list[LintFinding]] = {}
        self._usage: dict[int, EntryUsage] | None = None
        self.marked: set[int] = set()
        """Positions of the entries marked for merging."""

    @cached_property
    def haystacks(self) -> tuple[str, ...]:
        """What is searched of every entry. Takes half a second for a hundred thousand: ask in a worker."""
        return tuple(map(haystack, self.entries))

    def take_findings(self, findings: Iterable[LintFinding]) -> None:
        """Take over what lint found."""
        by_entry: defaultdict[tuple[str, int | None, str], list[LintFinding]] = defaultdict(list)
        for each in findings:
            by_entry[each.finding.document, each.finding.line, each.finding.segment].append(each)
        for found in by_entry.values():
            found.sort(key=lambda each: each.finding.severity.rank)
        self._findings = dict(by_entry)

    def take_usage(self, usage: Iterable[EntryUsage]) -> None:
        """Take over the uses of entries; those that are left out have none."""
        # Hashing an entry as a whole is slow; a line number goes first, because entries may be alike but for it.
        at: dict[tuple[object, ...], int] = {}
        for position, entry in enumerate(self.entries):
            at.setdefault((entry.file, entry.source, entry.target), position)
            at[entry.file, entry.source, entry.target, entry.line] = position
        self._usage = {}
        for each in usage:
            name = (each.entry.file, each.entry.source, each.entry.target)
            found = at.get((*name, each.entry.line), at.get(name))
            if found is not None:
                self._usage[found] = each

    def keep_facts(self, other: TermList) -> None:
        """Show what another list knew until something newer is known: a change of one entry must not blank the rest."""
        self._findings = other._findings
        if other._usage is not None:
            self.take_usage(other._usage.values())

    def position(self, entry: TermEntry) -> int | None:
        """Return where an entry stands, or one of its file and name that has changed; None where there is none."""
        same = [at for at, each in enumerate(self.entries) if (each.source, each.file) == (entry.source, entry.file)]
        equal = [at for at in same if self.entries[at] == entry]
        near = (at for at in equal if self.entries[at].line == entry.line)
        return next(near, next(iter(equal or same), None))

    def findings(self, at: int) -> Sequence[LintFinding]:
        """Return what lint finds in an entry, gravest first."""
        entry = self.entries[at]
        return self._findings.get((entry.file, entry.line, entry.source), ())

    def severities(self) -> Mapping[Severity, int]:
        """Count what lint finds, gravest first."""
        counts = Counter(each.finding.severity for found in self._findings.values() for each in found)
        return {severity: counts[severity] for severity in Severity}

    def usage(self, at: int) -> EntryUsage | None:
        """Return an entry's uses; None where it has none, or nobody has counted."""
        return self._usage.get(at) if self._usage is not None else None

    @property
    def is_counted(self) -> bool:
        """Whether uses have been counted."""
        return self._usage is not None

    def facts(self, at: int) -> TermFacts:
        """Return what a filter may ask about."""
        usage = self.usage(at)
        uses = (len(usage.occurrences) if usage else 0) if self.is_counted else None
        return TermFacts(severities=tuple(each.finding.severity for each in self.findings(at)), uses=uses)

    def matching(self, wanted: TermFilter) -> list[int]:
        """Return the positions of the entries that a filter lets through."""
        if wanted.is_empty:
            return list(range(len(self.entries)))
        return wanted.matching(self.entries, self.haystacks if wanted.words else (), self.facts)


class TermRows:
    """Some entries of a list, as a grid asks for them."""

    def __init__(self, terms: TermList, shown: Sequence[int]) -> None:
        self._terms = terms
        self.shown = shown
        """Positions in the list of the rows."""

    def __len__(self) -> int:
        return len(self.shown)

    def cells(self, row: int) -> Sequence[Cell]:
        """Return a row's cells, one for each of ``TERM_COLUMNS``."""
        at = self.shown[row]
        entry = self._terms.entries[at]
        facts = self._terms.facts(at)
        marked = at in self._terms.marked
        gravest = facts.severities[0] if facts.severities else None
        return (
            Cell(text="*", style="chosen") if marked else Cell(text=TERM_MARKS[entry.status], style=_status(entry)),
            Cell(text=entry.source, style="strong"),
            Cell(text=entry.target),
            Cell(text=f"{SEVERITY_MARKS[gravest]}{len(facts.severities)}", style=f"severity-{gravest}")
            if gravest
            else Cell(text=""),
            Cell(text="…" if facts.uses is None else str(facts.uses), style="" if facts.uses else "muted"),
            Cell(text=entry.domain, style="muted"),
        )


def _status(entry: TermEntry) -> str:
    return f"status-{entry.status}"
