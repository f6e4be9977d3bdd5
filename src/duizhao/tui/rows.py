"""What the grid shows, apart from how: a protocol, and the open document behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from duizhao.model import Finding, Severity, State
from duizhao.workbench.session import Session

__all__ = ["Mark", "Row", "RowSource", "SessionRows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The gravest findings of a row."""

    severity: Severity
    """The gravest."""
    count: int
    """Findings of that severity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One segment as the grid shows it."""

    source: str
    target: str
    state: State = State.NEW
    locked: bool = False
    heading: bool = False
    band: bool = False
    """Alternates with the unit, so that paragraphs show."""
    mark: Mark | None = None


class RowSource(Protocol):
    """Anything with rows. Asked for what is drawn, and once for everybody's size."""

    def __len__(self) -> int: ...

    def row(self, index: int) -> Row:
        """Return a row as it is now."""
        ...

    def sizes(self) -> Iterator[tuple[int, int]]:
        """Yield the characters of source and target of every row: a first guess at heights."""
        ...


class SessionRows:
    """A session's segments as rows, with running counts that a keystroke need not add up again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._counts: dict[str, tuple[int, ...]] = {}
        self.reload()

    def reload(self) -> None:
        """Take over a document whose segments may have changed from the ground up."""
        self.ids = tuple(self._session.segment_ids)
        self._index = {segment_id: index for index, segment_id in enumerate(self.ids)}
        self._is_done = [segment.state.is_done for segment in self._session.segments()]
        self.done = sum(self._is_done)
        """Rows in which the translator has nothing left to do."""
        self._bands: list[bool] = []
        self._headings: set[int] = set()
        for number, unit in enumerate(self._session.document.units):
            if unit.kind in {"heading", "title"}:
                self._headings.update(range(len(self._bands), len(self._bands) + len(unit.segments)))
            self._bands.extend([number % 2 == 1] * len(unit.segments))
        self._counts = {key: counts for key, counts in self._counts.items() if key in self._index}
        self.totals = dict.fromkeys(Severity, 0)
        """Findings by severity, as far as the rows have been checked."""
        for counts in self._counts.values():
            self._add(counts)

    def __len__(self) -> int:
        return len(self.ids)

    def index(self, segment_id: str) -> int:
        """Return the row of a segment. KeyError if there is none."""
        return self._index[segment_id]

    def row(self, index: int) -> Row:
        """Return a row as it is now."""
        segment = self._session.segment(self.ids[index])
        return Row(
            source=segment.source,
            target=segment.target,
            state=segment.state,
            locked=segment.locked,
            heading=index in self._headings,
            band=self._bands[index],
            mark=_mark(self._counts.get(segment.id, ())),
        )

    def sizes(self) -> Iterator[tuple[int, int]]:
        """Yield the characters of source and target of every row."""
        for segment in self._session.segments():
            yield len(segment.source), len(segment.target)

    def note_state(self, segment_id: str) -> None:
        """Bring the count of done rows up to date after a change."""
        index = self._index[segment_id]
        is_done = self._session.segment(segment_id).state.is_done
        self.done += is_done - self._is_done[index]
        self._is_done[index] = is_done

    def note_findings(self, segment_id: str, findings: tuple[Finding, ...]) -> bool:
        """Take over a row's findings; return whether its mark or the totals changed."""
        severities = [finding.severity for finding in findings]
        counts = tuple(map(severities.count, Severity)) if findings else ()
        before = self._counts.pop(segment_id, ())
        if counts:
            self._counts[segment_id] = counts
        if counts == before:
            return False
        self._add(before, -1)
        self._add(counts)
        return True

    def _add(self, counts: tuple[int, ...], times: int = 1) -> None:
        for severity, count in zip(Severity, counts or (0, 0, 0), strict=True):
            self.totals[severity] += times * count


def _mark(counts: tuple[int, ...]) -> Mark | None:
    return next(
        (Mark(severity=severity, count=count) for severity, count in zip(Severity, counts, strict=False) if count), None
    )
