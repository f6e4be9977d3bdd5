"""A line of text with a mark under the part that matters."""

from __future__ import annotations

from duizhao.model import Span
from duizhao.text.width import cut, width_cells

__all__ = ["excerpt"]


def excerpt(text: str, span: Span, *, max_cells: int = 76) -> tuple[str, str]:
    """Return a window of ``text`` around ``span`` and a line of carets that stands right under it.

    Carets count terminal cells: two under a Chinese character. Control characters show as blanks.
    """
    line = "".join(character if character.isprintable() else " " for character in text)
    start = span.start
    context = max(0, (max_cells - width_cells(line[span.start : span.end])) // 2)
    while start > 0 and width_cells(line[start - 1 : span.start]) <= context:
        start -= 1
    lead = "…" if start else ""
    window = lead + line[start:]
    shown = cut(window, max_cells)
    if len(shown) < len(window):
        shown = cut(window, max_cells - 1) + "…"
    before = width_cells(lead + line[start : span.start])
    length = max(1, width_cells(line[span.start : span.end]))
    return shown, " " * before + "^" * max(1, min(length, max_cells - before))
