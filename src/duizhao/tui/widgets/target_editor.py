"""The one editor of the workbench: the target of the current segment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.message import Message
from textual.widgets import TextArea

from duizhao.model import Segment, Severity, Span
from duizhao.tui.keymap import Context, bindings, commands_in
from duizhao.tui.typing_steps import Keystroke, TypingSteps
from duizhao.tui.widgets.offering_editor import OfferingEditor

__all__ = ["TargetEditor"]

_OURS = {"undo", "redo", "select_line", "select_all", "cursor_page_up", "cursor_page_down", "delete_right"}
"""Actions of TextArea whose keys are the workbench's: the session, not the editor, remembers what was typed."""
_LISTED = {command.action for command in commands_in(Context.EDITOR)}
"""Actions of TextArea whose keys are in the keymap, so that the help shows them."""

_MARK_COMPONENTS = {severity: f"target-editor--{severity}" for severity in Severity}


class TargetEditor(OfferingEditor, inherit_bindings=False):
    """Edits a target; says so in a message after every change a person made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # First, so that Escape refuses what is offered before it leaves the editor.
        *bindings(Context.OFFER),
        *(b for b in TextArea.BINDINGS if isinstance(b, Binding) and b.action not in _OURS | _LISTED),
        # Ctrl+D, which deletes to the right as well, is the workbench's.
        Binding("delete", "delete_right", "Delete the next letter", show=False),
        *bindings(Context.EDITOR),
    ]
    COMPONENT_CLASSES = (
        OfferingEditor.COMPONENT_CLASSES
        | set(_MARK_COMPONENTS.values())
        | {"target-editor--term", "target-editor--code"}
    )

    class Edited(Message):
        """The text has changed by hand."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        self._marks: tuple[tuple[Span, str], ...] = ()
        self._steps = TypingSteps()
        self._written: list[tuple[int, str]] = []
        self._is_unvisited = False
        super().__init__(id=id)
        self.segment_id = ""
        """Whose target this is."""

    # What the screen tells the editor ---------------------------------------------------------------------

    def show(self, segment: Segment, *, read_only: bool) -> None:
        """Show a segment's target; where it is shown already, the cursor goes to what changed.

        Another segment is shown from its start, for reading; whoever enters the editor begins at its end.
        """
        if segment.id == self.segment_id and segment.target == self.text:
            self.read_only = read_only
            return
        at = len(segment.target) if self.has_focus else 0
        if segment.id != self.segment_id:
            self._is_unvisited = not self.has_focus
        else:
            at = len(segment.target) - _common_end(self.text, segment.target)
        self.segment_id = segment.id
        self.read_only = read_only
        self._marks = ()
        self._written.clear()
        self._steps.end()
        self.load_text(segment.target)
        self.move_cursor(self._location(at))

    def mark(
        self, findings: Iterable[tuple[Span, Severity]], terms: Iterable[Span] = (), codes: Iterable[Span] = ()
    ) -> None:
        """Underline what findings and terms point at, and let inline tags stand out."""
        marks = [(span, "target-editor--code") for span in codes]
        marks += [(span, "target-editor--term") for span in terms]
        # The gravest last: it wins where spans overlap.
        ordered = sorted(findings, key=lambda found: -found[1].rank)
        marks += [(span, _MARK_COMPONENTS[severity]) for span, severity in ordered]
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.notify_style_update()
            self.refresh()

    def enter(self) -> None:
        """Go to the end of a target that has not been worked on yet."""
        if self._is_unvisited:
            self._is_unvisited = False
            self.move_cursor(self.document.end)

    def put(self, words: str) -> None:
        """Insert words at the cursor, with the blanks that keep them apart from their neighbours."""
        start, end = sorted(self.selection)
        before = self.document.get_line(start[0])[: start[1]]
        after = self.document.get_line(end[0])[end[1] :]
        leading = " " if before and (before[-1].isalnum() or before[-1] in ",.;:!?)") else ""
        trailing = " " if after and after[0].isalnum() else ""
        self.replace(f"{leading}{words}{trailing}", start, end, maintain_selection_offset=False)
        row, column = self.cursor_location
        self.move_cursor((row, column - len(trailing)))

    def enclose(self, opening: str, closing: str) -> None:
        """Put tags around the selection, or around the cursor where nothing is selected."""
        start, end = sorted(self.selection)
        words = self.get_text_range(start, end)
        self.replace(f"{opening}{words}{closing}", start, end, maintain_selection_offset=False)
        if closing and not words:
            row, column = self.cursor_location
            self.move_cursor((row, column - len(closing)))

    # Steps ------------------------------------------------------------------------------------------------

    @property
    def has_steps(self) -> bool:
        """Whether something has been typed since ``take_steps``."""
        return bool(self._written)

    def take_steps(self) -> tuple[tuple[int, str], ...]:
        """Return what has been typed since the last call: the number of each step of undo, and the text after it.

        Where nothing has been typed that is the whole text, in a step of its own: it is what could not be kept
        before.
        """
        taken = tuple(self._written)
        self._written.clear()
        if taken and taken[-1][1] == self.text:
            return taken
        self._steps.end()
        return (*taken, (self._steps.number(Keystroke(inserted="", replaces=True, at=0)), self.text))

    def end_step(self) -> None:
        """Begin a new step of undo with the next letter."""
        self._steps.end()

    # TextArea's workings ----------------------------------------------------------------------------------

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit and say so."""
        start, end = sorted((edit.from_location, edit.to_location))
        stroke = Keystroke(inserted=edit.text, replaces=start != end, at=self._index(start))
        step = self._steps.number(stroke)
        result = super().edit(edit)
        if self._written and self._written[-1][0] == step:
            self._written.pop()
        self._written.append((step, self.text))
        self.post_message(self.Edited())
        return result

    def watch_has_focus(self, focus: bool) -> None:  # noqa: FBT001 - Textual's signature
        """Begin at the end of a target that has not been worked on yet."""
        super().watch_has_focus(focus)
        if focus:
            self.enter()

    def get_line(self, line_index: int) -> Text:
        """Return a line with what findings and terms point at underlined."""
        line = super().get_line(line_index)
        start = sum(len(text) + 1 for text in self.document.lines[:line_index])
        for span, component in self._marks:
            if span.start < start + len(line) and span.end > start:
                style = self.get_component_rich_style(component, partial=True)
                line.stylize(style, max(0, span.start - start), span.end - start)
        return line


def _common_end(one: str, other: str) -> int:
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        count += 1
    return count
