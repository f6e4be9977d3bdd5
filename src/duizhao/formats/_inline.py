"""Inline codes between our texts (``<1>…</1>``, ``<2/>``) and the elements of XML formats.

A text is written as pieces: strings and tags. A tag becomes an element where it stands as its code allows (a pair
opened once and closed once after that, a standalone code once); anything else, such as a half-typed tag, stays
text, which reads back as the same characters. In the other direction a reader hands over what it met as strings
and marks, and ``assemble`` gives source and target one common set of codes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from duizhao.formats._xml import UNCARRIABLE, is_carriable
from duizhao.model import Code, Segment
from duizhao.text.codes import Tag, tags

__all__ = [
    "Assembled",
    "Kind",
    "Mark",
    "Piece",
    "RawPiece",
    "assemble",
    "carries_codes",
    "crosses",
    "pieces",
    "write_text",
]

Piece = str | Tag
Kind = Literal["open", "close", "standalone"]

_PAIR = ("open", "close")
_STANDALONE = ("standalone",)
_CODE_ID = re.compile(r"[0-9A-Za-z]+")
_LITERAL = re.compile(r"</?([0-9A-Za-z]+)/?>")


# A writer asks twice for each text: whether its tags carry the codes, and then for the content.
@lru_cache(maxsize=16)
def pieces(text: str, codes: tuple[Code, ...]) -> tuple[Piece, ...]:
    """Return the text cut into strings and those tags that can become elements."""
    if not codes or "<" not in text:
        return (text,) if text else ()
    paired = {code.id: code.original_end is not None for code in codes}
    found = tags(text, codes)
    kinds: dict[str, tuple[str, ...]] = {}
    for tag in found:
        kinds[tag.id] = (*kinds.get(tag.id, ()), tag.kind)
    cut: list[Piece] = []
    end = 0
    for tag in found:
        if kinds[tag.id] != (_PAIR if paired[tag.id] else _STANDALONE):
            continue
        start, stop = tag.span
        if start > end:
            cut.append(text[end:start])
        cut.append(tag)
        end = stop
    if end < len(text):
        cut.append(text[end:])
    return tuple(cut)


def crosses(cut: Iterable[Piece]) -> bool:
    """Whether two pairs overlap without one being inside the other."""
    stack: list[str] = []
    for piece in cut:
        if isinstance(piece, str) or piece.kind == "standalone":
            continue
        if piece.kind == "open":
            stack.append(piece.id)
        elif stack.pop() != piece.id:
            return True
    return False


def carries_codes(segment: Segment) -> bool:
    """Whether the elements written for a segment's tags alone give a reader the segment's codes back, in order."""
    if not segment.codes:
        return True
    ids = [code.id for code in segment.codes]
    seen: dict[str, None] = {}
    for text in (segment.source, segment.target):
        for piece in pieces(text, segment.codes):
            if isinstance(piece, str):
                if not set(_LITERAL.findall(piece)).isdisjoint(ids):
                    return False
            else:
                seen[piece.id] = None
    originals = (text for code in segment.codes for text in (code.original, code.original_end or ""))
    return list(seen) == ids and is_carriable(*originals)


def write_text(text: str, escape: Callable[[str], str], character: Callable[[str], str]) -> str:
    """Return text as content; ``character`` writes an element for one that XML cannot carry."""
    if is_carriable(text):
        return escape(text)
    parts: list[str] = []
    end = 0
    for found in UNCARRIABLE.finditer(text):
        parts += [escape(text[end : found.start()]), character(found[0])]
        end = found.end()
    return "".join([*parts, escape(text[end:])])


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An inline element as a reader met it."""

    family: str
    """Elements of one family share a space of ids."""
    key: str
    """What ties the halves of a pair, and source and target, together: the element's id."""
    kind: Kind
    original: str
    """What the element stands for in the original."""


RawPiece = str | Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """Texts with our tags in them, and their codes."""

    source: str
    target: str
    codes: tuple[Code, ...]


def assemble(source: Sequence[RawPiece], target: Sequence[RawPiece], table: tuple[Code, ...] = ()) -> Assembled:
    """Give the marks of both sides ids, in order of first appearance.

    ``table`` holds the codes the file names outright; marks that bear their ids are theirs, others come after
    them. An id is the mark's own where that is letters and digits (what follows its last hyphen) and free, else the
    smallest free number: never one that stands in the texts as something that merely looks like a tag.
    An opening or closing mark without its other half is a standalone code.
    """
    allotment = _Allotment(source, target, table)
    source_text = "".join(piece if isinstance(piece, str) else allotment.tag(piece) for piece in source)
    target_text = "".join(piece if isinstance(piece, str) else allotment.tag(piece) for piece in target)
    return Assembled(source=source_text, target=target_text, codes=allotment.codes())


class _Allotment:
    def __init__(self, source: Sequence[RawPiece], target: Sequence[RawPiece], table: tuple[Code, ...]) -> None:
        self._pairs = _paired(source) | _paired(target)
        self._codes = {code.id: code for code in table}
        self._table = dict(self._codes)
        self._ids: dict[tuple[str, str, str], str] = {}
        literals = (piece for side in (source, target) for piece in side if isinstance(piece, str) and "<" in piece)
        self._taken = {code_id for text in literals for code_id in _LITERAL.findall(text)} | self._codes.keys()

    def codes(self) -> tuple[Code, ...]:
        return tuple(self._codes.values())

    def tag(self, mark: Mark) -> str:
        named = self._table.get(_own_id(mark.key))
        if named is not None and (named.original_end is None) == (mark.kind == "standalone"):
            return _written(named.id, mark.kind)
        paired = (mark.family, mark.key) in self._pairs and mark.kind != "standalone"
        kind: Kind = mark.kind if paired else "standalone"
        key = (mark.family, mark.key, "pair" if paired else mark.kind)
        code_id = self._ids.get(key)
        if code_id is None:
            code_id = self._ids[key] = self._free_id(mark.key)
            self._codes[code_id] = Code(id=code_id, original=mark.original, original_end="" if paired else None)
        elif kind == "close" and not self._codes[code_id].original_end:
            self._codes[code_id] = replace(self._codes[code_id], original_end=mark.original)
        return _written(code_id, kind)

    def _free_id(self, key: str) -> str:
        wanted = _own_id(key)
        if not wanted or wanted in self._taken:
            wanted = next(str(n) for n in range(1, len(self._taken) + 2) if str(n) not in self._taken)
        self._taken.add(wanted)
        return wanted


def _own_id(key: str) -> str:
    last = key.rpartition("-")[2]
    return last if _CODE_ID.fullmatch(last) else ""


def _paired(side: Sequence[RawPiece]) -> set[tuple[str, str]]:
    kinds = Counter((p.family, p.key, p.kind) for p in side if isinstance(p, Mark))
    return {(family, key) for family, key, kind in kinds if kind == "open" and kinds[family, key, "close"]}


def _written(code_id: str, kind: Kind) -> str:
    if kind == "open":
        return f"<{code_id}>"
    return f"</{code_id}>" if kind == "close" else f"<{code_id}/>"
