"""The line above the editor: which segment, its state, its notes."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from duizhao.model import Segment, State, Unit
from duizhao.text.width import fit
from duizhao.tui.lines import visible
from duizhao.tui.theme import STATE_MARKS

__all__ = ["SegmentBar"]

_ORIGINS = {"draft": "from the imported draft", "memory": "from the memory"}
"""What ``Segment.match`` means to a reader; anything else is a provider's name."""


class SegmentBar(Widget):
    """One line; the last note takes what room is left."""

    number: reactive[int] = reactive(0)
    segment: reactive[Segment | None] = reactive(None)
    unit: reactive[Unit | None] = reactive(None)

    def render(self) -> Content:
        """Return the line."""
        segment = self.segment
        if segment is None:
            return Content("")
        state = State(segment.state)
        parts: list[Content] = [
            Content(f"{self.number} ").stylize("bold"),
            Content(f"{segment.id}  ").stylize("$muted"),
            Content(f"{STATE_MARKS[state]} {state}").stylize(f"$state-{state}"),
        ]
        if segment.match:
            parts.append(Content(f", {_ORIGINS.get(segment.match, f'from {segment.match}')}").stylize("$muted"))
        if segment.locked:
            parts.append(Content("  L locked").stylize("bold $severity-warning"))
        if self.unit is not None and self.unit.kind != "paragraph":
            parts.append(Content(f"  {self.unit.kind}").stylize("$muted"))
        if segment.waivers:
            parts.append(Content(f"  {len(segment.waivers)} set aside").stylize("$muted"))
        line = Content("").join(parts)
        notes = (*segment.notes, *(self.unit.notes if self.unit else ()))
        left = self.content_size.width - line.cell_length - 2
        if notes and left > 12:
            more = f" (+{len(notes) - 1}, Ctrl+N)" if len(notes) > 1 else ""
            note = fit(visible(f"Note: {notes[-1].text}{more}"), left).rstrip()
            line = Content.assemble(line, "  ", (note, "italic $severity-info"))
        return line
