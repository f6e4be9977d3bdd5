"""What a glossary format is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from duizhao.model import Languages, TermEntry

__all__ = ["GlossaryFormat", "GlossaryOptions", "Loss", "ReadGlossary", "Remark", "WrittenGlossary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryOptions:
    """What readers and writers are told beside the data."""

    name: str = ""
    """The file's name as the user gave it, for messages."""
    languages: Languages = field(default_factory=Languages)
    """Which two languages to look for in a file of several, and what to call them in one that is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that a reader could not take over as it stands, for each kind once."""

    message: str
    file: str
    lines: tuple[int, ...]
    """Where, from 1; at least one."""
    leaves_out: bool
    """Whether the terms of these lines are left out; otherwise they are there, and what is told is a detail."""

    def __str__(self) -> str:
        shown = ", ".join(map(str, self.lines[1:6]))
        rest = f" and {len(self.lines) - 6} more" if len(self.lines) > 6 else ""
        noun = "line" if len(self.lines) == 2 else "lines"
        return f"{self.file}:{self.lines[0]}: {self.message}" + (f" Also {noun} {shown}{rest}." if shown else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadGlossary:
    """What a file holds."""

    entries: tuple[TermEntry, ...]
    """In the file's order, ``line`` being the one in that file and ``file`` empty.

    ``domain`` is empty where the file does not say it; ``authority`` is ``imported`` in a file of others.
    """
    remarks: tuple[Remark, ...] = ()
    is_whole: bool = False
    """Whether the file has a place for everything that an entry says: what it does not say, is not so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that a format has no place for."""

    what: str
    """For people, as the object of "cannot carry": "the case rule"."""
    terms: tuple[str, ...]
    """The sources of the entries concerned; at least one."""

    def __str__(self) -> str:
        if len(self.terms) == 1:
            return f"{self.what} ({self.terms[0]})"
        return f"{self.what} ({self.terms[0]} and {len(self.terms) - 1} more)"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenGlossary:
    """A file, and what is not in it."""

    data: bytes
    losses: tuple[Loss, ...] = ()


class GlossaryFormat(Protocol):
    """An exchange format of glossaries: a stateless object, one module of this package each.

    Up to the losses told, ``read(write(entries).data).entries == entries``, in order. Every text of an entry comes
    back character by character from a file of our own; from a file of others blanks at the ends of texts and line
    breaks of their layout are taken out.
    """

    id: str
    """The module's name with hyphens; what ``--to`` and ``--format`` take."""
    aliases: tuple[str, ...]
    """Other names a person would try."""
    title: str
    """For people: "TBX-Basic (TBX 2)"."""
    suffixes: tuple[str, ...]
    """File name endings, with the dot, the one to write first."""

    def sniff(self, head: bytes) -> bool:
        """Whether a file that begins with ``head`` (up to 4 KiB) is surely of this format."""
        ...

    def read(self, data: bytes, options: GlossaryOptions) -> ReadGlossary:
        """Parse a whole file.

        A row or concept that cannot be used is told and left out. Raises FormatError, with the line wherever the
        data can tell it, for a file in which nothing can be told from anything else.
        """
        ...

    def write(self, entries: Sequence[TermEntry], options: GlossaryOptions) -> WrittenGlossary:
        """Serialise. The same entries give the same bytes."""
        ...
