"""An alignment in memory, and a session on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest

from duizhao.errors import LockedError
from duizhao.model import AlignedBead, Alignment, AlignmentEdit, Sentence
from duizhao.workbench.alignment_session import AlignmentSession
from duizhao.workbench.finishing import Finished, FinishPreview
from duizhao.workbench.live_aligner import LiveAligner

BeadOf = Callable[..., AlignedBead]
SessionOf = Callable[..., AlignmentSession]


class KeptInMemory:
    """What a store does, without a disk."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.done: tuple[AlignmentEdit, ...] = ()
        self.undone: tuple[AlignmentEdit, ...] = ()
        self.refusal: LockedError | None = None
        self.recovered = 0
        self.position = 0
        self.appended: list[tuple[str, AlignmentEdit]] = []
        self.saved: list[Alignment] = []
        self.closed = False

    def append(self, action: Literal["do", "undo", "redo"], edit: AlignmentEdit) -> None:
        self.appended.append((action, edit))

    def save(self, alignment: Alignment) -> None:
        self.saved.append(alignment)

    def close(self, position: int) -> None:
        self.position = position
        self.closed = True


class FinishesNothing:
    """A finisher for tests of everything else."""

    document_id: str | None = None
    keeps_source = False

    def preview(self, alignment: Alignment) -> FinishPreview:
        return FinishPreview(drafted=len(alignment.beads))

    def finish(self, alignment: Alignment) -> Finished:
        return Finished(message="done")


@pytest.fixture
def bead_of() -> BeadOf:
    """Make a bead of texts: ``bead_of(["一。"], ["One."])``."""

    def make(source: list[str], target: list[str], score: float = 0.9, **others: object) -> AlignedBead:
        return AlignedBead(
            source=tuple(Sentence(text=text) for text in source),
            target=tuple(Sentence(text=text) for text in target),
            score=score,
            **others,  # type: ignore[arg-type]
        )

    return make


@pytest.fixture
def session_of() -> SessionOf:
    """Open a session on beads, kept in memory."""

    def make(
        *beads: AlignedBead, store: KeptInMemory | None = None, finisher: FinishesNothing | None = None
    ) -> AlignmentSession:
        kept = store or KeptInMemory(Alignment(id="talk", beads=beads))
        return AlignmentSession(kept, LiveAligner(), finisher or FinishesNothing())

    return make
