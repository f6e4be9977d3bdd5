"""The source of the current segment, with its terms underlined."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from duizhao.model import Segment, Span, TermUse, Verdict
from duizhao.text.codes import tags
from duizhao.tui.keymap import READ_ON, display_key
from duizhao.tui.lines import styled_lines

__all__ = ["SourceView"]

_TERM_STYLES = {
    Verdict.SATISFIED: "underline",
    Verdict.DEPRECATED: "bold underline",
    Verdict.MISSING: "bold underline",
    Verdict.FORBIDDEN: "bold reverse",
    Verdict.DOUBTFUL: "italic underline",
    Verdict.SUGGESTED: "italic underline",
}
"""Beside the colours: what is wrong stands out without them. The pane of terms has a mark for each."""


class SourceView(Widget):
    """Shows, never edits."""

    segment: reactive[Segment | None] = reactive(None, layout=True)
    uses: reactive[tuple[TermUse, ...]] = reactive(())
    pointed_at: reactive[tuple[Span, ...]] = reactive(())
    """Parts of the source that findings are about."""
    top: reactive[int] = reactive(0)
    """The first line shown."""

    def render(self) -> Content:
        """Return the lines that fit, from ``top`` on; where more follow, the last line says how to see them."""
        lines = self._lines(self.content_size.width).split("\n", allow_blank=True)
        room = max(1, self.content_size.height)
        shown = lines[self.top : self.top + room]
        below = len(lines) - self.top - room
        if below > 0 and room > 1:
            shown = shown[:-1]
            key = display_key(READ_ON.keys[0])
            shown.append(Content(f"▾ {below + 1} more lines  {key} reads on").stylize("$muted"))
        return Content("\n").join(shown)

    def read_on(self) -> bool:
        """Show the next lines, or the first again; return whether there are more than fit."""
        count = len(self._lines(self.content_size.width).plain.split("\n"))
        room = max(1, self.content_size.height)
        if count <= room:
            return False
        # One line stays: it is where the eye finds its place again. The last line that is seen is the hint's.
        step = max(1, room - 2)
        self.top = 0 if self.top + room >= count else min(self.top + step, count - room)
        return True

    def watch_segment(self, before: Segment | None, after: Segment | None) -> None:
        """Begin another source with its first line."""
        if before is None or after is None or before.id != after.id:
            self.top = 0

    def on_resize(self) -> None:
        """Begin with the first line where lines have changed."""
        self.top = 0

    def on_mouse_scroll_down(self) -> None:
        """Read on."""
        room = max(1, self.content_size.height)
        count = len(self._lines(self.content_size.width).plain.split("\n"))
        self.top = max(0, min(self.top + 1, count - room))

    def on_mouse_scroll_up(self) -> None:
        """Read back."""
        self.top = max(0, self.top - 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the source takes at a width, at most a third of the screen."""
        del container
        return min(len(self._lines(width).plain.split("\n")), max(1, viewport.height // 3))

    def _lines(self, width_cells: int) -> Content:
        segment = self.segment
        if segment is None:
            return Content("")
        styles: list[tuple[Span, str]] = [(span, "$severity-warning") for span in self.pointed_at]
        styles += [(use.hit.span, f"{_TERM_STYLES[use.verdict]} $verdict-{use.verdict}") for use in self.uses]
        styles += [(tag.span, "bold $state-final") for tag in tags(segment.source, segment.codes)]
        return styled_lines(segment.source, width_cells or 80, styles)
