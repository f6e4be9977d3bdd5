"""What readers and writers have to tell, gathered so that each kind is told once."""

from __future__ import annotations

from duizhao.formats.glossaries.format import Loss, Remark
from duizhao.model import TermEntry

__all__ = ["Losses", "Remarks"]


class Remarks:
    """The remarks on one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: dict[tuple[str, bool], list[int]] = {}

    def tell(self, line: int, message: str) -> None:
        """Tell of a detail that is not taken over; the term is."""
        self._lines.setdefault((message, False), []).append(line)

    def leave_out(self, line: int, message: str) -> None:
        """Tell of a term that is not taken over."""
        self._lines.setdefault((message, True), []).append(line)

    def collected(self) -> tuple[Remark, ...]:
        """Return the remarks, each kind once, in the order of their first lines."""
        remarks = (
            Remark(message=message, file=self._file, lines=tuple(lines), leaves_out=leaves_out)
            for (message, leaves_out), lines in self._lines.items()
        )
        return tuple(sorted(remarks, key=lambda remark: remark.lines[0]))


class Losses:
    """What a format could not carry, in the order in which each kind came up first."""

    def __init__(self) -> None:
        self._terms: dict[str, list[str]] = {}

    def add(self, what: str, entry: TermEntry) -> None:
        """Note that ``what`` of an entry is not in the file."""
        self._terms.setdefault(what, []).append(entry.source)

    def collected(self) -> tuple[Loss, ...]:
        """Return the losses, each kind once."""
        return tuple(Loss(what=what, terms=tuple(terms)) for what, terms in self._terms.items())
