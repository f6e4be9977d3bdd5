"""The project's own memory: what its documents already say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import Protocol

from duizhao.memory.lookup import Memory
from duizhao.model import Document, Match, Segment

__all__ = ["Neighbours", "ProjectRecall", "Recall", "neighbours"]

Neighbours = tuple[str, str]
"""The sources of the segments before and after; empty at either end. A match that shares them is a context match."""


class Recall(Protocol):
    """The project's memory as a session sees it."""

    def learn(self, document_id: str, segment: Segment, around: Neighbours) -> None:
        """Take over what a segment now says, or forget it where it has no confirmed target."""
        ...

    def matches(self, document_id: str, segment: Segment, around: Neighbours) -> tuple[Match, ...]:
        """Return matches from everywhere but the segment itself, best first. May run in another thread."""
        ...


class ProjectRecall:
    """A memory over all documents of a project, filled on first use and kept up to date by the sessions.

    Lookups may run in a worker thread while the screen's thread learns: one lock keeps them apart.
    """

    def __init__(self, documents: Callable[[], Iterable[Document]]) -> None:
        self._documents = documents
        self._memory: Memory | None = None
        self._lock = Lock()

    def learn(self, document_id: str, segment: Segment, around: Neighbours) -> None:
        """Take over what a segment now says, or forget it where it has no confirmed target."""
        with self._lock:
            if self._memory is not None:
                _take(self._memory, document_id, segment, around)

    def matches(self, document_id: str, segment: Segment, around: Neighbours) -> tuple[Match, ...]:
        """Return matches for a segment's source from everywhere but the segment itself, best first."""
        previous, following = around
        origin = _origin(document_id, segment)
        with self._lock:
            found = self._ready().lookup(segment.source, previous=previous, following=following, exclude_origin=origin)
        return tuple(found)

    def _ready(self) -> Memory:
        if self._memory is None:
            memory = Memory()
            for document in self._documents():
                segments = tuple(document.segments())
                for position, segment in enumerate(segments):
                    _take(memory, document.id, segment, neighbours(segments, position))
            self._memory = memory
        return self._memory


def _origin(document_id: str, segment: Segment) -> str:
    return f"{document_id}#{segment.id}"


def _take(memory: Memory, document_id: str, segment: Segment, around: Neighbours) -> None:
    origin = _origin(document_id, segment)
    if segment.target and segment.state.is_done:
        memory.add(segment.source, segment.target, origin, *around)
    else:
        memory.remove(origin)


def neighbours(segments: Sequence[Segment], position: int) -> Neighbours:
    """Return the sources before and after a position."""
    previous = segments[position - 1].source if position else ""
    following = segments[position + 1].source if position + 1 < len(segments) else ""
    return previous, following
