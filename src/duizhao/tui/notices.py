"""What a translator is told on opening and saving a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from duizhao.storage.documents import Saved
from duizhao.workbench.session import Session

__all__ = ["Notice", "on_opening", "on_saving"]

_CONFLICT = "Two versions of a segment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notification."""

    message: str
    title: str = ""
    severity: Literal["information", "warning"] = "information"
    seconds: float = 5


def on_opening(session: Session) -> Iterator[Notice]:
    """Say what a crash did not take, what could not be brought together, and who else has the document."""
    if session.recovered and not session.read_only:
        plural = "" if session.recovered == 1 else "s"
        yield Notice(message=f"{session.recovered} edit{plural} recovered from the journal.", title="Nothing was lost")
    for conflict in session.conflicts:
        yield Notice(message=conflict, title=_CONFLICT, severity="warning", seconds=20)
    if session.refusal:
        yield Notice(message=session.refusal.message, title="Read only", severity="warning", seconds=10)


def on_saving(saved: Saved, *, quietly: bool) -> Iterator[Notice]:
    """Say what saving took over from the disk and what it could not; that it saved, unless ``quietly``."""
    if saved.merged:
        yield Notice(message=f"Merged what changed on disk: {', '.join(saved.merged)}.", title="Saved")
    elif not quietly:
        yield Notice(message="Saved.")
    for segment_id in saved.conflicting:
        message = f"{segment_id} was changed here and on disk. Yours stands; the other version is in a note."
        yield Notice(message=message, title=_CONFLICT, severity="warning", seconds=20)
