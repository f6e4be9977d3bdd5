"""The line above the editor: which segment, its state, its notes."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from duizhao.model import Segment, State, Unit
from duizhao.text.width import fit, width_cells
from duizhao.tui.lines import visible
from duizhao.tui.theme import STATE_MARKS

__all__ = ["Offer", "SegmentBar"]

_ORIGINS = {"draft": "from the imported draft", "memory": "from the memory"}
"""What ``Segment.match`` means to a reader; anything else is a provider's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A term that a key would put into the target."""

    text: str
    number: int
    """Of the one that would be taken, from 1."""
    count: int


class SegmentBar(Widget):
    """One line; the last note takes what room is left. A term that is offered takes the room of all but the number."""

    number: reactive[int] = reactive(0)
    segment: reactive[Segment | None] = reactive(None)
    unit: reactive[Unit | None] = reactive(None)
    offer: reactive[Offer | None] = reactive(None)

    def render(self) -> Content:
        """Return the line."""
        segment = self.segment
        if segment is None:
            return Content("")
        head = Content.assemble((f"{self.number} ", "bold"), (f"{segment.id}  ", "$muted"))
        if self.offer is not None:
            return head + self._offered(self.offer, self.content_size.width - head.cell_length)
        state = State(segment.state)
        parts: list[Content] = [
            head,
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

    @staticmethod
    def _offered(offer: Offer, cells: int) -> Content:
        key = "$footer-key-foreground"
        others = (("  Down ", key), (f"{offer.number} of {offer.count}", "$muted")) if offer.count > 1 else ()
        tail = Content.assemble(*others, ("  Esc ", key), ("no", "$muted"))
        room = cells - tail.cell_length - len("Tab ")
        text = fit(visible(offer.text), min(room, width_cells(offer.text))) if room > 0 else ""
        return Content.assemble(("Tab ", f"bold {key}"), (text, "bold")) + tail
