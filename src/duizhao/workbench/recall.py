"""The project's own memory: what its documents already say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock

from duizhao.memory.lookup import Memory
from duizhao.model import Document, Match, Segment

__all__ = ["ProjectRecall"]


class ProjectRecall:
    """A memory over all documents of a project, filled on first use and kept up to date by the sessions.

    Lookups may run in a worker thread while the screen's thread learns: one lock keeps them apart.
    """

    def __init__(self, documents: Callable[[], Iterable[Document]]) -> None:
        self._documents = documents
        self._memory: Memory | None = None
        self._lock = Lock()

    def learn(self, document_id: str, segment: Segment) -> None:
        """Take over what a segment now says, or forget it where it has no confirmed target."""
        with self._lock:
            if self._memory is not None:
                _take(self._memory, document_id, segment)

    def matches(self, document_id: str, segment: Segment) -> tuple[Match, ...]:
        """Return matches for a segment's source from everywhere but the segment itself, best first."""
        with self._lock:
            memory = self._ready()
            return tuple(memory.lookup(segment.source, exclude_origin=_origin(document_id, segment)))

    def lookup(self, text: str, limit: int = 5, threshold: int = 70) -> tuple[Match, ...]:
        """Return matches for any text, best first."""
        with self._lock:
            return tuple(self._ready().lookup(text, limit, threshold))

    def _ready(self) -> Memory:
        if self._memory is None:
            memory = Memory()
            for document in self._documents():
                for segment in document.segments():
                    _take(memory, document.id, segment)
            self._memory = memory
        return self._memory


def _origin(document_id: str, segment: Segment) -> str:
    return f"{document_id}#{segment.id}"


def _take(memory: Memory, document_id: str, segment: Segment) -> None:
    origin = _origin(document_id, segment)
    if segment.target and segment.state.is_done:
        memory.add(segment.source, segment.target, origin)
    else:
        memory.remove(origin)
