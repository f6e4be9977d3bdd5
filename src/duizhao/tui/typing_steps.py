"""How typing falls into steps of undo: words, deletions, lines, pastes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from time import monotonic

__all__ = ["Keystroke", "TypingSteps"]

_PAUSE_SECONDS = 1.5
"""Whoever stops for so long begins something new."""


class _Kind(Enum):
    LETTER = auto()
    DELETION = auto()
    PASSAGE = auto()
    """A line end, a paste, a term: whatever is more than a letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keystroke:
    """One change of a text."""

    inserted: str
    replaces: bool
    """Whether something had to go for it."""
    at: int
    """Where it begins, in characters from the start of the text."""


class TypingSteps:
    """Numbers steps; the same number as before means that the change belongs to the step before."""

    def __init__(self) -> None:
        self._number = 0
        self._kind: _Kind | None = None
        self._next_at = 0
        self._ends_word = False
        self._last = 0.0

    def end(self) -> None:
        """Begin a new step with the next change."""
        self._kind = None

    def number(self, stroke: Keystroke) -> int:
        """Return the number of the step that a change belongs to."""
        kind = _kind(stroke)
        now = monotonic()
        character = stroke.inserted
        begins_word = kind is _Kind.LETTER and self._ends_word and character.isalnum()
        jumped = kind is _Kind.LETTER and (stroke.at != self._next_at or stroke.replaces)
        pause = now - self._last > _PAUSE_SECONDS
        if kind is not self._kind or kind is _Kind.PASSAGE or begins_word or jumped or pause:
            self._number += 1
        self._kind = kind
        self._ends_word = not character.isalnum()
        self._next_at = stroke.at + len(character)
        self._last = now
        return self._number


def _kind(stroke: Keystroke) -> _Kind:
    if not stroke.inserted:
        return _Kind.DELETION
    return _Kind.LETTER if len(stroke.inserted) == 1 and stroke.inserted != "\n" else _Kind.PASSAGE
