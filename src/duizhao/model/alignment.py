"""An alignment that a person corrects: two texts as a run of beads that hold their sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from duizhao.model.document import Languages, Origin

__all__ = ["AlignedBead", "Alignment", "AlignmentEdit", "BeadChange", "Hold", "Sentence", "Side"]


class Side(StrEnum):
    """One of the two texts."""

    SOURCE = "source"
    TARGET = "target"

    @property
    def other(self) -> Side:
        """The text beside it."""
        return Side.TARGET if self is Side.SOURCE else Side.SOURCE


class Hold(StrEnum):
    """Whether realigning may take a bead apart."""

    FREE = "free"
    """The aligner proposed it and nobody has looked at it."""
    CHANGED = "changed"
    """A person made it; realigning leaves it alone."""
    ACCEPTED = "accepted"
    """A person says that it is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of one side."""

    text: str
    """Without line breaks and surrounding white space. Never empty."""
    begins_paragraph: bool = False
    segment: str = ""
    """Id of the document's segment whose source this is; empty where there is no such document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedBead:
    """Sentences that translate each other; at least one side has one."""

    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]
    score: float
    """How sure the aligner is that the bead is right, 0 to 1."""
    reasons: tuple[str, ...] = ()
    """Why, in words for a person."""
    hold: Hold = Hold.FREE
    marked: bool = False
    """Whether a person has picked it out for the next command."""

    def side(self, side: Side) -> tuple[Sentence, ...]:
        """Return the sentences of one side."""
        return self.source if side is Side.SOURCE else self.target

    @property
    def kind(self) -> str:
        """The bead's shape, as in ``1-2``."""
        return f"{len(self.source)}-{len(self.target)}"

    @property
    def is_held(self) -> bool:
        """Whether realigning leaves it alone."""
        return self.hold is not Hold.FREE


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """Two texts side by side. The beads hold every sentence of both, each once, in order."""

    id: str
    beads: tuple[AlignedBead, ...]
    languages: Languages = field(default_factory=Languages)
    source_origin: Origin | None = None
    """The file the source was read from; None where it is the document of the same id."""
    target_origin: Origin | None = None

    def sentences(self, side: Side) -> Iterator[Sentence]:
        """Yield one text's sentences in order."""
        for bead in self.beads:
            yield from bead.side(side)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeadChange:
    """A run of beads, replaced by another run."""

    at: int
    """Index of the first bead replaced."""
    before: tuple[AlignedBead, ...]
    after: tuple[AlignedBead, ...]

    def inverse(self) -> BeadChange:
        """Return the change that takes this one back."""
        return BeadChange(at=self.at, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentEdit:
    """One step of correcting an alignment: done, undone and stored together."""

    label: str
    """What a person would call it: "move", "accept", "realign"."""
    changes: tuple[BeadChange, ...]
    """In the order they were made: later places count what earlier changes have left."""

    def inverse(self) -> AlignmentEdit:
        """Return the edit that takes this one back, changes in reverse order."""
        return AlignmentEdit(label=self.label, changes=tuple(change.inverse() for change in reversed(self.changes)))
