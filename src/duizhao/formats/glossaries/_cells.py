"""Several renderings in one cell of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

__all__ = ["alternatives", "joined", "separated"]

_SEPARATOR = re.compile(r"\s*[|｜;；\n]\s*")
_FOREIGN_SEPARATOR = re.compile(r"\s*[|｜;；\n]\s*|\s+:\s+")


def joined(renderings: Sequence[str]) -> str:
    """Return a cell that ``separated`` takes apart again: ``A | B``, or a JSON list where a rendering is too odd."""
    plain = " | ".join(renderings)
    return plain if separated(plain) == tuple(renderings) else json.dumps(list(renderings), ensure_ascii=False)


def separated(cell: str) -> tuple[str, ...]:
    """Return the renderings in a cell, which ``|`` or ``;`` keep apart; the empty ones are left out."""
    if cell.startswith("["):
        try:
            values = json.loads(cell)
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            return tuple(value for value in values if value.strip())
    return tuple(part for part in _SEPARATOR.split(cell.strip()) if part)


def alternatives(cell: str) -> tuple[str, ...]:
    """Return the names in a cell of somebody else's table: ``|``, ``;``, a line break or `` : `` keep them apart."""
    return tuple(dict.fromkeys(part for part in _FOREIGN_SEPARATOR.split(cell.strip()) if part))
