"""Owns stderr and the exit codes: everything a person reads, and nothing a program parses.

==  ==========================================================
0   fine
1   findings at or above ``--fail-on``
2   wrong use
3   bad input
4   the environment: disk full, locked, unreachable server
==  ==========================================================
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from duizhao.errors import DuizhaoError

__all__ = ["FINDINGS", "OK", "counted", "crash", "note", "problem", "progress", "set_quiet", "warn"]

OK = 0
FINDINGS = 1
CRASHED = 4

Item = TypeVar("Item")

_state = {"quiet": False}


def set_quiet(*, quiet: bool) -> None:
    """Suppress notes and progress; problems are still told."""
    _state["quiet"] = quiet


def note(text: str) -> None:
    """Tell what was done."""
    if not _state["quiet"]:
        _write(text)


def counted(number: int, noun: str) -> str:
    """Return "1 segment", "2 segments"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def warn(text: str) -> None:
    """Tell what somebody should look at, though the command goes on."""
    _write(f"warning: {text}")


def problem(error: DuizhaoError) -> int:
    """Tell what went wrong, where, and what to do; return the exit code."""
    _write(f"error: {error}")
    if error.hint:
        _write(f"  {error.hint}")
    return error.exit_code


def crash(error: BaseException) -> int:
    """Tell of a fault of ours: the details go to a file, not in the user's face. Return the exit code."""
    import tempfile
    import traceback

    details = "".join(traceback.format_exception(error))
    try:
        descriptor, path = tempfile.mkstemp(prefix="duizhao-crash-", suffix=".log")
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(details)
        where = f"The details are in {path}; please report them."
    except OSError:
        where = "The details could not be written either."
    _write(f"error: duizhao failed unexpectedly ({type(error).__name__}: {error}).")
    _write(f"  Nothing in the project is half written. {where}")
    return CRASHED


def progress(items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
    """Yield the items, counting them on a terminal when there are many; silent anywhere else."""
    visible = sys.stderr.isatty() and not _state["quiet"] and total > 1
    for number, item in enumerate(items, start=1):
        if visible:
            sys.stderr.write(f"\r{label} {number}/{total}")
            sys.stderr.flush()
        yield item
    if visible:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _write(text: str) -> None:
    sys.stderr.write(text + "\n")
