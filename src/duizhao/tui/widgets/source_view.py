"""The source of the current segment, with its terms underlined."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from duizhao.model import Segment, Span, TermUse
from duizhao.text.codes import tags
from duizhao.tui.lines import styled_lines

__all__ = ["SourceView"]


class SourceView(Widget):
    """Shows, never edits."""

    segment: reactive[Segment | None] = reactive(None, layout=True)
    uses: reactive[tuple[TermUse, ...]] = reactive(())
    pointed_at: reactive[tuple[Span, ...]] = reactive(())
    """Parts of the source that findings are about."""

    def render(self) -> Content:
        """Return the source, wrapped."""
        return self._lines(self.content_size.width)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return how many lines the source takes at a width."""
        del container, viewport
        return len(self._lines(width).plain.split("\n"))

    def _lines(self, width_cells: int) -> Content:
        segment = self.segment
        if segment is None:
            return Content("")
        styles: list[tuple[Span, str]] = [(span, "$severity-warning") for span in self.pointed_at]
        styles += [(use.hit.span, f"underline $verdict-{use.verdict}") for use in self.uses]
        styles += [(tag.span, "$muted") for tag in tags(segment.source, segment.codes)]
        return styled_lines(segment.source, width_cells or 80, styles)
