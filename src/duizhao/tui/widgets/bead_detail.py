"""All about the bead in focus: how sure it is and why, which words match, and both texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from duizhao.model import AlignedBead, Side, Span, WordMatch
from duizhao.tui.keymap import Context, commands_in, display_key
from duizhao.tui.lines import styled_lines, visible
from duizhao.tui.widgets.bead_marks import (
    CHOSEN_MARK,
    CONFIDENCE_MARKS,
    CONFIDENCE_STYLES,
    confidence,
    per_cent,
)
from duizhao.tui.widgets.bead_painter import JOINT_CELLS, MATCH_STYLES, Focus

__all__ = ["BeadBar", "BeadDetail", "BeadView"]

_FEW_LINES = 7
"""Where there are fewer, the texts are left out: the grid has them in full."""
_LABEL_CELLS = 7
_MATCH_COLOURS = ("$state-draft", "$severity-info", "$state-translated", "$state-final", "$state-reviewed")
assert len(_MATCH_COLOURS) == MATCH_STYLES
_READ_ON = next(command for command in commands_in(Context.ALIGNMENT) if command.action == "read_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class BeadView:
    """A bead and where in it the focus is."""

    bead: AlignedBead
    number: int
    """Counted from 1."""
    count: int
    focus: Focus
    matches: tuple[WordMatch, ...] = ()


class BeadBar(Widget):
    """One line: number, shape, confidence, and which sentence the keys work on."""

    view: reactive[BeadView | None] = reactive(None)

    def render(self) -> Content:
        """Return the line."""
        view = self.view
        if view is None:
            return Content("No beads: one of the texts must have a sentence.")
        bead, focus = view.bead, view.focus
        sure = confidence(bead)
        sentences = len(bead.side(focus.side))
        where = f"sentence {focus.sentence + 1} of {sentences}" if sentences else "no sentence"
        parts = [
            Content(f"{view.number}").stylize("bold"),
            Content(f" of {view.count}  {bead.kind}  ").stylize("$muted"),
            Content(f"{CONFIDENCE_MARKS[sure]} {sure}, {per_cent(bead.score)}%").stylize(CONFIDENCE_STYLES[sure]),
            Content(f"  {CHOSEN_MARK} marked" if bead.marked else "").stylize("bold $state-final"),
            Content(f"  {focus.side}: {where}").stylize("$muted"),
        ]
        return Content("").join(parts)


class BeadDetail(Widget):
    """Reasons, matched words and, where there is room, both texts; scrolls when asked to."""

    view: reactive[BeadView | None] = reactive(None)
    columns: reactive[tuple[int, int] | None] = reactive(None)
    """Cells before the two columns of the grid above; None puts the texts one above the other."""
    top: reactive[int] = reactive(0)
    """The first line shown."""

    def render(self) -> Content:
        """Return the lines that fit, from ``top`` on; where more follow, the last line says how to see them."""
        lines = self._lines()
        room = max(1, self.content_size.height)
        shown = lines[self.top : self.top + room]
        below = len(lines) - self.top - room
        if below > 0 and room > 1:
            key = display_key(_READ_ON.keys[0])
            shown[-1] = Content(f"▾ {below + 1} more lines  {key} reads on").stylize("$muted")
        return Content("\n").join(shown)

    def read_on(self) -> bool:
        """Show the next lines, or the first again; return whether there are more than fit."""
        count = len(self._lines())
        room = max(1, self.content_size.height)
        if count <= room:
            return False
        # One line stays: it is where the eye finds its place again. The last line that is seen is the hint's.
        self.top = 0 if self.top + room >= count else min(self.top + max(1, room - 2), count - room)
        return True

    def watch_view(self, before: BeadView | None, after: BeadView | None) -> None:
        """Begin another bead with its first line."""
        if before is None or after is None or before.bead is not after.bead:
            self.top = 0

    def on_resize(self) -> None:
        """Begin with the first line where lines have changed."""
        self.top = 0

    def on_mouse_scroll_down(self) -> None:
        """Read on."""
        self.top = max(0, min(self.top + 1, len(self._lines()) - max(1, self.content_size.height)))

    def on_mouse_scroll_up(self) -> None:
        """Read back."""
        self.top = max(0, self.top - 1)

    def _lines(self) -> list[Content]:
        view, cells = self.view, self.content_size.width
        if view is None or cells < 2 * _LABEL_CELLS:
            return [Content("")]
        lines = list(_split(_labelled("Why", _reasons(view.bead), cells)))
        if view.matches:
            lines += _split(_labelled("Words", _pairs(view), cells))
        if self.size.height < _FEW_LINES:
            return lines
        columns = self.columns
        if columns is None:
            for side in Side:
                lines += [Content(""), Content(side.title()).stylize("bold $primary"), *_texts(view, side, cells)]
            return lines
        source_at, target_at = columns
        source = _texts(view, Side.SOURCE, target_at - source_at - JOINT_CELLS)
        target = _texts(view, Side.TARGET, cells - target_at)
        # The grid has the texts as well: what it has not comes first.
        return [*lines, Content(""), *_beside(source, target, source_at, target_at)]


def _reasons(bead: AlignedBead) -> tuple[str, list[tuple[Span, str]]]:
    return "; ".join(bead.reasons) or "nothing speaks for or against it", []


def _pairs(view: BeadView) -> tuple[str, list[tuple[Span, str]]]:
    """Return the matched words as one text, with a style on each pair."""
    text, styles = "", []
    for number, match in enumerate(view.matches):
        source = match.source_span.of(view.bead.source[match.source].text)
        target = match.target_span.of(view.bead.target[match.target].text)
        text += ",  " if text else ""
        styles.append((Span(len(text), len(text) + len(source) + len(target) + 3), _match_style(number)))
        text += f"{source} = {target}"
    return text, styles


def _labelled(label: str, text: tuple[str, Iterable[tuple[Span, str]]], cells: int) -> Content:
    words, styles = text
    body = styled_lines(words, cells, styles, indent=_LABEL_CELLS)
    return Content.assemble((f"{label:<{_LABEL_CELLS}}", "bold $primary"), body)


def _texts(view: BeadView, side: Side, cells: int) -> list[Content]:
    """Return the lines of one side, each sentence with a bullet."""
    sentences = view.bead.side(side)
    if not sentences:
        return [Content("  (none)").stylize("italic $muted")]
    lines: list[Content] = []
    for number, sentence in enumerate(sentences):
        is_focused = view.focus == Focus(side=side, sentence=number)
        styles: list[tuple[Span, str]] = [(Span(0, len(sentence.text)), "bold")] if is_focused else []
        styles += _matched(view.matches, side, number)
        body = styled_lines(visible(sentence.text), max(4, cells), styles, indent=2)
        lines += _split(Content.assemble("▸ " if is_focused else "◦ ", body))
    return lines


def _matched(matches: Sequence[WordMatch], side: Side, sentence: int) -> Iterator[tuple[Span, str]]:
    for number, match in enumerate(matches):
        at, span = (match.source, match.source_span) if side is Side.SOURCE else (match.target, match.target_span)
        if at == sentence:
            yield span, _match_style(number)


def _match_style(number: int) -> str:
    return f"underline {_MATCH_COLOURS[number % MATCH_STYLES]}"


def _beside(source: list[Content], target: list[Content], source_at: int, target_at: int) -> list[Content]:
    """Return the lines of two columns that begin so many cells from the left."""
    made = []
    for number in range(max(len(source), len(target))):
        left = source[number] if number < len(source) else Content("")
        right = target[number] if number < len(target) else Content("")
        gap = target_at - source_at - left.cell_length
        made.append(Content.assemble(" " * source_at, left, " " * max(1, gap), right))
    return made


def _split(content: Content) -> list[Content]:
    return content.split("\n", allow_blank=True) if content.plain else [content]
