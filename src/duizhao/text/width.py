"""Terminal cells, counted as Rich and Textual count them."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

__all__ = ["Grapheme", "cut", "fit", "graphemes", "width_cells"]

_JOINER = 0x200D
_REGIONAL_INDICATORS = range(0x1F1E6, 0x1F200)


class Grapheme(NamedTuple):
    """What a reader takes for one character: ``[start, end)`` in code points, and its width."""

    start: int
    end: int
    cells: int


def width_cells(text: str) -> int:
    """Return how many terminal cells ``text`` takes on one line. Control characters take none."""
    return cell_len(text)


def graphemes(text: str) -> list[Grapheme]:
    """Return the graphemes of ``text`` in order, without gaps; their cells add up to ``width_cells(text)``.

    Rich's clusters (combining marks, joiners, variation selectors, skin tones), with flags kept whole besides.
    """
    found: list[Grapheme] = []
    half_flag = False
    for start, end, cells in split_graphemes(text)[0]:
        code_point = ord(text[start])
        if code_point == _JOINER:  # Rich forgets what a joiner joins to nothing
            cells = cell_len(text[start:end])  # noqa: PLW2901 - the width that Rich itself counts
        is_indicator = code_point in _REGIONAL_INDICATORS
        if is_indicator and half_flag:
            previous = found[-1]
            found[-1] = Grapheme(previous.start, end, previous.cells + cells)
            half_flag = False
        else:
            found.append(Grapheme(start, end, cells))
            half_flag = is_indicator
    return found


def cut(text: str, max_cells: int) -> str:
    """Return the longest prefix of ``text`` that fits into ``max_cells``; it never ends inside a grapheme."""
    if cell_len(text) <= max_cells:
        return text
    used = 0
    for start, _, cells in graphemes(text):
        used += cells
        if used > max_cells:
            return text[:start]
    return text


def fit(text: str, cells: int, *, ellipsis: str = "…") -> str:
    """Return ``text`` at exactly ``cells`` wide: padded with blanks, or cut with ``ellipsis`` where that fits.

    A negative width counts as none.
    """
    if cell_len(text) > cells:
        room = cells - cell_len(ellipsis)
        text = cut(text, room) + ellipsis if room >= 0 else cut(text, max(cells, 0))
    while (missing := cells - cell_len(text)) > 0:  # a joiner at the end swallows the first blank
        text += " " * missing
    return text
