"""Text as lines of a terminal: broken where Chinese and English may be broken, and safe to print."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.style import Style

from duizhao.model import Span
from duizhao.text.wrap import wrap

__all__ = ["display_lines", "styled_lines", "visible"]

# One for one, so that spans stay right: a tab or an escape character in somebody's text must not move our cursor.
_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421, 0x85: 0x2424, 0x2028: 0x2424, 0x2029: 0x2424}
for _control in range(0x80, 0xA0):
    _PICTURES.setdefault(_control, 0x2426)
# Bidirectional controls would reorder the whole line in a terminal that obeys them.
_PICTURES |= dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0x2426)


def visible(text: str) -> str:
    """Return ``text`` with control characters as their pictures, one code point for one."""
    return text.translate(_PICTURES)


def display_lines(text: str, cells: int) -> tuple[Span, ...]:
    """Return the spans of the lines of ``text`` on a screen this wide: at least one, line ends left out."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        spans.extend(span.shifted(start) for span in wrap(visible(line), max(2, cells)) or (Span(0, 0),))
        start += len(line) + 1
    return tuple(spans)


def styled_lines(text: str, cells: int, styles: Iterable[tuple[Span, str | Style]] = (), *, indent: int = 0) -> Content:
    """Return ``text`` wrapped, with styles on spans of it; later styles win.

    Lines after the first are indented by ``indent`` cells, and wrapped to fit nevertheless.
    """
    shown = visible(text)
    marks = tuple(styles)
    lines: list[Content] = []
    for line in display_lines(text, cells - indent):
        content = Content(line.of(shown))
        for span, style in marks:
            if span.overlaps(line):
                content = content.stylize(style, max(0, span.start - line.start), span.end - line.start)
        lines.append(Content(" " * indent) + content if lines else content)
    return Content("\n").join(lines)
