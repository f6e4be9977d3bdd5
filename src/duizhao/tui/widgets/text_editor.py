"""A text area for Chinese and English: lines break, and words end, where they may in either."""

from __future__ import annotations

from itertools import accumulate

from textual.document._document import DocumentBase, Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from duizhao.text.wrap import wrap
from duizhao.tui.widgets.keys_in_order import KeysInOrder
from duizhao.tui.word_motion import word_left, word_right

__all__ = ["TextEditor"]


class _LineBreaker(WrappedDocument):
    """Breaks lines where Chinese and English may be broken; a segment is short enough to wrap as a whole."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap everything at ``width`` cells; 0 for no wrapping."""
        self._width = width
        self._tab_width = tab_width or self._tab_width
        lines = self.document.lines
        self._wrap_offsets = [[span.start for span in wrap(line, width)[1:]] if width else [] for line in lines]
        self._tab_width_cache = [[cells for _, cells in get_tab_widths(line, self._tab_width)] for line in lines]
        self._offset_to_line_info = [
            (index, section) for index, offsets in enumerate(self._wrap_offsets) for section in range(len(offsets) + 1)
        ]
        heights = [len(offsets) + 1 for offsets in self._wrap_offsets]
        starts = accumulate(heights, initial=0)
        self._line_index_to_offsets = [
            list(range(start, start + height)) for start, height in zip(starts, heights, strict=False)
        ]

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wrap again after an edit."""
        del start, old_end, new_end
        self.wrap(self._width)


class TextEditor(KeysInOrder, TextArea):
    """Wraps, and keeps keys in order; what its text means is a subclass's business."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(text, id=id, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
        self.cursor_blink = False

    def get_cursor_word_left_location(self) -> Location:
        """Where a jump or deletion to the left by a word ends."""
        row, column = self.cursor_location
        if column == 0 and row > 0:
            return row - 1, len(self.document.get_line(row - 1))
        return row, word_left(self.document.get_line(row), column)

    def get_cursor_word_right_location(self) -> Location:
        """Where a jump to the right by a word ends."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column == len(line) and row < self.document.line_count - 1:
            return row + 1, 0
        return row, word_right(line, column)

    def action_delete_word_right(self) -> None:
        """Delete the selection, or to the end of the next word."""
        selection: Selection = self.selection
        end = selection.end if not selection.is_empty else self.get_cursor_word_right_location()
        self._delete_via_keyboard(selection.start, end)

    def action_new_line(self) -> None:
        """Insert a line end."""
        if not self.read_only:
            self._replace_via_keyboard("\n", *self.selection)

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        document: DocumentBase = self.document
        self.wrapped_document = _LineBreaker(document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()
