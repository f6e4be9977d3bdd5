"""What an alignment session needs of the place where its alignment is kept."""

from __future__ import annotations

from typing import Literal, Protocol

from duizhao.errors import LockedError
from duizhao.model import Alignment, AlignmentEdit

__all__ = ["Keeper"]


class Keeper(Protocol):
    """Where an alignment and its history are kept."""

    @property
    def alignment(self) -> Alignment:
        """The alignment with every edit appended so far."""
        ...

    @property
    def done(self) -> tuple[AlignmentEdit, ...]:
        """Edits in force, oldest first."""
        ...

    @property
    def undone(self) -> tuple[AlignmentEdit, ...]:
        """Edits taken back, the next to redo last."""
        ...

    @property
    def refusal(self) -> LockedError | None:
        """Why nothing can be written, None where it can."""
        ...

    @property
    def recovered(self) -> int:
        """Edits that the journal held and the file did not."""
        ...

    @property
    def position(self) -> int:
        """The bead in focus when the alignment was last closed; 0 where nobody knows."""
        ...

    def append(self, action: Literal["do", "undo", "redo"], edit: AlignmentEdit) -> None:
        """Write one step of work and return when it is on disk. Where that fails, nothing has changed."""
        ...

    def save(self, alignment: Alignment) -> None:
        """Write the alignment's file."""
        ...

    def close(self, position: int) -> None:
        """Give the lock back and remember the bead in focus. Does not save."""
        ...
