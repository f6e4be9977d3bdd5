"""East Asian line breaking.

A subset of UAX #14 with the prohibitions of GB/T 15834—2011 (5.1) and JIS X 4051 for marks at the start and end of a
line. Marks never hang in the margin: a terminal has none.

Every character is translated to the letter of its class, so that the rules are one regular expression over the
classes. A small letter is a character that is one with the character before it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from rich.cells import cached_cell_len

from duizhao.model.span import Span
from duizhao.text.width import Grapheme, graphemes, width_cells

__all__ = ["wrap"]

_CLASS_MEMBERS = {
    "O": "“‘「『（《〈【〔［｛〖〝",
    "P": "([{￥¥$€£＄￡",
    "C": "。，、；：？！．｡､）》〉」』”】〕］｝〗〞…⋯—–―～·・‧•％‰℃々〻ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ",
    "I": ",.;:!?)]}%°",
    "A": "’",
    "H": "-",
    "U": "\"'",
    "S": " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000",
    "G": "\u00a0\u2007\u2060\u202f\ufeff",
    "B": "\n\r\v\f\x85\u2028\u2029",
    "J": "\u200c\u200d",
}
"""Opening marks full width and half width, closing marks, marks that also stand inside Latin words and numbers,
apostrophe, hyphen, straight quotes, blanks, no-break blanks, line ends, joiners. Besides: Wide, Number, Letter."""

_WIDE_BLOCKS = (
    (0x2E80, 0x2FFF),
    (0x3003, 0x3029),
    (0x3030, 0x3098),
    (0x309B, 0x9FFF),
    (0xA000, 0xA4CF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
)
_WIDE_PLANES = range(0x1F000, 0x40000)

_BREAK = re.compile(
    r"(?<=S)(?=[WOPLNHIAUG])"
    r"|(?<=[WCwc])(?=[WOPLN])"
    r"|(?<=[IAia])(?=[WO])"
    r"|(?<=[WCwc]I)(?=[LN])"  # a half-width mark in Chinese; inside "1,000" and "e.g." it holds together
    r"|(?<=[LNln])(?=[WO])"
    r"|(?<=LH)(?=L)"
    r"|(?<=H)(?=W)"
)
_JOINED = re.compile(r"(?<=[^SB])J+")
_OPENING_AND_BLANKS = re.compile(r"(?<=[OP])S+")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BLANKS = _CLASS_MEMBERS["S"]
_NOT_AT_START = frozenset("".join(_CLASS_MEMBERS[name] for name in "CIA"))
_NOT_AT_END = frozenset("".join(_CLASS_MEMBERS[name] for name in "OP"))


def wrap(text: str, max_cells: int) -> tuple[Span, ...]:
    """Return the spans of the lines of ``text``, in order; blanks and line ends between them are in none.

    Every line takes at most ``max_cells`` where that is 2 or more. No line starts with a closing mark or ends with an
    opening mark, and none breaks inside a Latin word or number, unless what must stay together is longer than a line.
    An empty text has one empty line. A width under 2 counts as 2.
    """
    max_cells = max(max_cells, 2)
    lines: list[Span] = []
    start = 0
    for line_end in _LINE_END.finditer(text):
        lines.extend(_wrap_line(text, start, line_end.start(), max_cells))
        start = line_end.end()
    lines.extend(_wrap_line(text, start, len(text), max_cells))
    return tuple(lines)


def _wrap_line(text: str, start: int, end: int, max_cells: int) -> list[Span]:
    content = text[start:end].rstrip(_BLANKS)
    if width_cells(content) <= max_cells:
        return [Span(start, start + len(content))]
    lines: list[Span] = []
    line_start = line_end = 0  # the blanks behind line_end are not yet in the line
    used = 0
    position = 0
    for cut in (*_opportunities(content), len(content)):
        piece = content[position:cut]
        inked = piece if cut - position == 1 else piece.rstrip(_BLANKS)
        cells = cached_cell_len(inked)
        if used + cells > max_cells:
            if line_end > line_start:
                lines.append(Span(start + line_start, start + line_end))
            line_start, used = position, 0
            if cells > max_cells:
                *full, line_start = _hard_breaks(inked, position, max_cells)
                lines.extend(Span(start + a, start + b) for a, b in pairwise((*full, line_start)))
                cells = width_cells(content[line_start : position + len(inked)])
        line_end = position + len(inked)
        used += cells if inked is piece else cells + width_cells(piece[len(inked) :])
        position = cut
    lines.append(Span(start + line_start, start + line_end))
    return lines


def _opportunities(content: str) -> list[int]:
    classes = content.translate(_CLASSES)
    if "J" in classes:
        classes = _JOINED.sub(lambda match: classes[match.start() - 1].lower() * len(match[0]), classes)
        for joiner in re.finditer("\u200d", content):
            at = joiner.end()
            classes = classes[:at] + classes[at : at + 1].lower() + classes[at + 1 :]
    if "OS" in classes or "PS" in classes:
        classes = _OPENING_AND_BLANKS.sub(lambda match: "O" * len(match[0]), classes)
    return [match.start() for match in _BREAK.finditer(classes)]


def _hard_breaks(piece: str, offset: int, max_cells: int) -> list[int]:
    """Return the starts of the lines ``piece`` is cut into, shifted by ``offset``; the last line may have room left."""
    starts = [0]
    clusters = graphemes(piece)
    first = 0
    used = 0
    for index, cluster in enumerate(clusters):
        used += cluster.cells
        if used > max_cells and index > first:
            first = _allowed_cut(piece, clusters, first, index, max_cells)
            starts.append(clusters[first].start)
            used = sum(moved.cells for moved in clusters[first : index + 1])
    return [offset + start for start in starts]


def _allowed_cut(piece: str, clusters: list[Grapheme], first: int, index: int, max_cells: int) -> int:
    """Return the last cluster up to ``index`` that may start a line; ``index`` if none after ``first`` may."""
    moved_cells = 0
    for candidate in range(index, first, -1):
        moved_cells += clusters[candidate].cells
        if moved_cells > max_cells:
            break
        at = clusters[candidate].start
        if piece[at] not in _NOT_AT_START and piece[at - 1] not in _NOT_AT_END:
            return candidate
    return index


def _class_of(code_point: int) -> str:
    if code_point in _WIDE_PLANES or any(first <= code_point <= last for first, last in _WIDE_BLOCKS):
        return "W"
    category = unicodedata.category(chr(code_point))
    if category in {"Mn", "Me", "Mc"}:
        return "J"
    return "N" if category == "Nd" else "L"


class _Classes(dict[int, str]):
    """The classes of the code points seen so far, for ``str.translate``."""

    def __missing__(self, code_point: int) -> str:
        found = self[code_point] = _class_of(code_point)
        return found


_CLASSES = _Classes({ord(member): name for name, members in _CLASS_MEMBERS.items() for member in members})
