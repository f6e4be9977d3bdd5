"""Messages that any part of the screens may send up."""

from __future__ import annotations

from textual.message import Message

from duizhao.errors import DuizhaoError

__all__ = ["AlignmentAsked", "ExportAsked", "Refused"]


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
