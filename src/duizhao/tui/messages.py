"""Messages that any part of the screens may send up."""

from __future__ import annotations

from textual.message import Message

from duizhao.errors import DuizhaoError
from duizhao.model import Span, TermEntry

__all__ = ["AlignmentAsked", "ExportAsked", "ExtractionAsked", "GlossaryAsked", "Refused", "SegmentAsked", "TermAsked"]


class Refused(Message):
    """Something a person asked for, or a background task, could not be done; the app says so."""

    def __init__(self, error: DuizhaoError) -> None:
        super().__init__()
        self.error = error


class ExportAsked(Message):
    """A document is to be exported; the app asks for the formats and writes."""

    def __init__(self, document_id: str) -> None:
        super().__init__()
        self.document_id = document_id


class AlignmentAsked(Message):
    """The alignment of a document is to be corrected; the app opens it."""

    def __init__(self, document_id: str, segment_id: str = "") -> None:
        """``segment_id`` is where to begin; empty for where it was left."""
        super().__init__()
        self.document_id = document_id
        self.segment_id = segment_id


class GlossaryAsked(Message):
    """The glossary is to be opened, at an entry if one is given."""

    def __init__(self, entry: TermEntry | None = None) -> None:
        super().__init__()
        self.entry = entry


class TermAsked(Message):
    """A term of a segment is to be added to the glossary."""

    def __init__(self, source: str, target: str, *, known: tuple[Span, ...] = (), english: str = "") -> None:
        """Texts are without tags. ``known`` are the glossary's terms in the source, ``english`` is what is selected."""
        super().__init__()
        self.source = source
        self.target = target
        self.known = known
        self.english = english


class SegmentAsked(Message):
    """A segment is to be shown in the workbench."""

    def __init__(self, document_id: str, segment_id: str) -> None:
        super().__init__()
        self.document_id = document_id
        self.segment_id = segment_id


class ExtractionAsked(Message):
    """Terms are to be looked for in the documents, and reviewed."""
