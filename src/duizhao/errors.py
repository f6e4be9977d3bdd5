"""What can go wrong, as one tree.

::

    DuizhaoError
    ├── UsageError            exit 2   the command or call itself is wrong
    ├── InputError            exit 3   something we were given cannot be used
    │   ├── FormatError                an exchange file (PO, XLIFF, TMX, …)
    │   └── ProjectError               a file of the project (segments, glossary, settings)
    └── EnvironmentFailure    exit 4   the machine says no: disk, permission, network
        └── LockedError                another process is writing the document

What is wrong with a *translation* is a finding, never an exception. An error becomes an exit code in
``cli.diagnostics`` and a notification in ``tui.app``, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

__all__ = [
    "DuizhaoError",
    "EnvironmentFailure",
    "FormatError",
    "InputError",
    "Location",
    "LockedError",
    "ProjectError",
    "UsageError",
]


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file. ``line`` and ``column`` count from 1."""

    path: Path | str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [str(self.path)]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)


class DuizhaoError(Exception):
    """The root of every error raised on purpose.

    ``code`` is a stable kebab-case id for programs, ``message`` says what is wrong, ``hint`` says what to do
    about it, and ``location`` says where.
    """

    exit_code: ClassVar[int] = 4

    def __init__(self, code: str, message: str, *, hint: str = "", location: Location | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.location = location

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        return f"{where}{self.message}"


class UsageError(DuizhaoError):
    """The command line, or a call of the Python interface, asks for something that does not exist."""

    exit_code = 2


class InputError(DuizhaoError):
    """A file or text we were given cannot be used as it is."""

    exit_code = 3


class FormatError(InputError):
    """A file in an exchange format is broken or is not what its name says."""


class ProjectError(InputError):
    """A file of the project (segments, glossary, settings) is broken, or there is no project."""


class EnvironmentFailure(DuizhaoError):  # noqa: N818 - "EnvironmentError" is a builtin alias of OSError
    """The machine refuses: the disk is full, a folder is read-only, a server is away."""

    exit_code = 4


class LockedError(EnvironmentFailure):
    """Another process holds the writer's lock of a document."""
