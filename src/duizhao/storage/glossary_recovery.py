"""A glossary file that is no YAML, cut at its entries, so that one slip of the pen costs one entry."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Piece", "pieces_of"]

_TERMS = re.compile(r"^terms:[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_DASH = re.compile(r"^( *)-(?: |\r?$)", re.MULTILINE)
_NAME = re.compile(r"^ *- +source: *(.*?)[ \r]*$", re.MULTILINE)
# A key of the file behind its terms: flush left, and no entry, comment or mark of a merge conflict.
_KEY = re.compile(r"^[a-z_]+:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of one entry, and what follows them up to the next."""

    text: str
    lines_before: int
    """How many lines of the file stand before it."""
    name: str
    """Its source as it is written there, empty where that cannot be told."""


def pieces_of(text: str) -> tuple[str, tuple[Piece, ...]] | None:
    """Return the file without its entries, on the lines they have in the file, and the entries; None if it has none.

    An entry begins at a dash that is indented as the first one below ``terms:``. YAML lets
    nothing within an entry stand so far left, so a piece is never a part of one that is sound.
    """
    terms = _TERMS.search(text)
    first = _DASH.search(text, terms.end()) if terms else None
    if terms is None or first is None:
        return None
    indent = re.escape(first[1])
    end = next((key.start() for key in _KEY.finditer(text, first.end())), len(text))
    starts = [dash.start() for dash in re.finditer(rf"^{indent}-(?: |\r?$)", text[:end], re.MULTILINE)]
    starts = [start for start in starts if start >= first.start()]
    lines_before = text.count("\n", 0, first.start())
    pieces = []
    for start, after in zip(starts, [*starts[1:], end], strict=True):
        piece = text[start:after]
        name = _NAME.match(piece)
        pieces.append(Piece(piece, lines_before, name[1] if name else ""))
        lines_before += piece.count("\n")
    head = text[: terms.start()] + "\n" * text.count("\n", terms.start(), end) + text[end:]
    return head, tuple(pieces)
