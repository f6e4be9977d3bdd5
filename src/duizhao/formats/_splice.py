"""Laying translations over the original, which keeps everything between them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from duizhao.errors import FormatError
from duizhao.model import Document, Segment, Span, Unit
from duizhao.text.codes import tags

__all__ = ["Piece", "is_wide", "join_targets", "render_codes", "replacements", "splice"]

_OPENING = frozenset("([{<“‘«—–/-")
_CLOSING = frozenset(")]}”’»—–/,.;:!?%")
_UNSPACED_LANGUAGES = ("zh", "ja", "th", "lo", "km", "my")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The stretch of an original that one unit was read from."""

    unit: Unit
    """As read, in one segment."""
    span: Span
    """In the original's text."""


def splice(text: str, pieces: Iterable[Piece], texts: Mapping[str, str]) -> str:
    """Return ``text`` with the stretch of each unit whose id is in ``texts`` replaced by what it says there.

    Everything else stays as it is, so with no texts at all the result is ``text`` itself. Pieces are in order and do
    not overlap.
    """
    parts = []
    end = 0
    for piece in pieces:
        if piece.unit.id in texts:
            parts += [text[end : piece.span.start], texts[piece.unit.id]]
            end = piece.span.end
    return "".join([*parts, text[end:]])


def replacements(
    document: Document, pieces: Sequence[Piece], render: Callable[[str, Segment, Unit], str]
) -> dict[str, str]:
    """Return the finished text of every unit that is not, word for word, what the original says already.

    ``render`` makes a segment's text what the original's format wants. Raises FormatError naming the first unit that
    does not stand in the original as the document has it.
    """
    in_original = {piece.unit.id: piece.unit.source for piece in pieces}
    texts = {}
    for unit in document.units:
        if in_original.pop(unit.id, None) != unit.source:
            raise _changed(document, unit.id)
        if any(segment.target and segment.target != segment.source for segment in unit.segments):
            texts[unit.id] = join_targets(unit, document.languages.target, render)
    if in_original:
        raise _changed(document, next(iter(in_original)))
    return texts


def join_targets(unit: Unit, language: str, render: Callable[[str, Segment, Unit], str]) -> str:
    """Return a unit's finished text; a segment without a target leaves its source in place.

    Chinese puts nothing between sentences and English a blank, so a gap of blanks becomes what ``language`` wants. A
    gap with a line break or with marks in it, or between two sources left in place, is kept.
    """
    text = ""
    gap = ""
    was_source = True
    for segment in unit.segments:
        is_source = segment.target in ("", segment.source)
        piece = render(segment.target or segment.source, segment, unit)
        if text:
            keep = is_source and was_source
            text += gap if keep else _joint(text, gap, piece, language)
        text += piece
        gap, was_source = segment.gap, is_source
    return text


def render_codes(text: str, segment: Segment) -> str:
    """Return ``text`` with its inline tags turned back into what stood in the original."""
    originals = {code.id: code for code in segment.codes}
    parts = []
    end = 0
    for tag in tags(text, segment.codes):
        code = originals[tag.id]
        parts += [text[end : tag.span.start], (code.original_end or "") if tag.kind == "close" else code.original]
        end = tag.span.end
    return "".join([*parts, text[end:]])


@cache
def is_wide(character: str) -> bool:
    """Whether Chinese sets the character without a blank beside it: two cells, or a quotation mark or dash."""
    return unicodedata.east_asian_width(character) in {"W", "F"} or character in "“”‘’…—·"


def _joint(before: str, gap: str, after: str, language: str) -> str:
    if gap.strip() or "\n" in gap or "\r" in gap:
        return gap
    if language.partition("-")[0].lower() in _UNSPACED_LANGUAGES:
        return gap
    if not after or before[-1:].isspace() or after[:1].isspace():
        return ""
    if before[-1:] in _OPENING or after[:1] in _CLOSING:
        return ""
    return " "


def _changed(document: Document, unit_id: str) -> FormatError:
    file = document.origin.file if document.origin else "the original"
    return FormatError(
        "original-changed",
        f"{document.id}: unit {unit_id} is not what {file} says: the original has changed.",
        hint="The original has changed; import it again.",
    )
