"""What a format is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from duizhao.model import Document, Languages, TermHit

__all__ = ["Format", "ReadOptions", "WriteOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What a reader is told beside the bytes."""

    name: str
    """The file's name as the user gave it: for messages, and its stem for a document id the file does not carry."""
    languages: Languages = field(default_factory=Languages)
    """Used where the file does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """What a writer is told beside the document."""

    original: bytes | None = None
    """The original's bytes, where the project keeps them: a document format splices the targets into them."""
    terms: Mapping[str, tuple[TermHit, ...]] = field(default_factory=dict)
    """Glossary hits by segment id, for formats that can carry them."""
    written_at: datetime | None = None
    """Stamped into formats that want a date; None for output that depends on the document alone."""


class Format(Protocol):
    """An exchange format, or a document format: a stateless object, one module of this package each.

    A bilingual format must read back what it wrote: ``read(write(document)) == document`` as far as its
    docstring does not say what it cannot carry. What a reader does not understand it keeps in ``properties``.
    """

    id: str
    """The module's name with hyphens; what ``--to`` and ``--format`` take."""
    aliases: tuple[str, ...]
    """Other names a person would try: ``txt``, ``md``."""
    title: str
    """For people: "XLIFF 1.2"."""
    suffixes: tuple[str, ...]
    """File name endings, with the dot, the one to write first."""
    bilingual: bool
    """Whether a file holds both languages. If not, ``write`` makes the finished target document."""

    def sniff(self, head: bytes) -> bool:
        """Whether a file that begins with ``head`` (up to 4 KiB) is surely of this format."""
        ...

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Parse a whole file. A monolingual format returns one segment a unit, not yet split into sentences.

        Raises FormatError with line and column wherever the data can tell them.
        """
        ...

    def write(self, document: Document, options: WriteOptions) -> bytes:
        """Serialise. The same document gives the same bytes.

        Raises FormatError where a document format needs an original it does not have, or one that has changed.
        """
        ...
