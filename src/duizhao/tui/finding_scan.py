"""Checks a whole document while somebody works in it."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from duizhao.tui.rows import SessionRows
from duizhao.workbench.session import Session

__all__ = ["FindingScan"]

_WHOLE_CHECK_SEGMENTS = 5000
"""Up to so many segments the checks across segments run as well; beyond, when a finding is looked for."""


class FindingScan:
    """Goes through the segments a slice at a time, on the screen's own thread: a session is not made for two."""

    def __init__(self, session: Session, rows: SessionRows) -> None:
        self._session = session
        self._rows = rows
        self._left: Iterator[str] = iter(())
        self._is_running = False

    def is_running(self) -> bool:
        """Whether segments are left to check."""
        return self._is_running

    def restart(self) -> None:
        """Begin again with the first segment."""
        self._left = iter(self._rows.ids)
        self._is_running = True

    def advance(self, seconds: float) -> list[str]:
        """Check for so long; return the ids of the segments whose mark in the grid has changed."""
        if not self._is_running:
            return []
        deadline = monotonic() + seconds
        changed = []
        for segment_id in self._left:
            changed += self._note(segment_id)
            if monotonic() > deadline:
                return changed
        self._is_running = False
        if len(self._rows) <= _WHOLE_CHECK_SEGMENTS:
            self._session.all_findings()
            for segment_id in self._rows.ids:
                changed += self._note(segment_id)
        return changed

    def _note(self, segment_id: str) -> list[str]:
        return [segment_id] if self._rows.note_findings(segment_id, self._session.findings(segment_id)) else []
