"""What terms, memory and checks have in common: numbered items that can be used."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from duizhao.tui.keymap import Context, bindings
from duizhao.tui.widgets.keys_in_order import KeysInOrder

__all__ = ["EvidencePane"]

Item = TypeVar("Item", bound=Hashable)


class EvidencePane(KeysInOrder, OptionList, Generic[Item]):
    """A list of items; using one is left to whoever hears the message."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.PANES)]
    TITLE: ClassVar[str]
    EMPTY: ClassVar[str]
    """What is said where there are no items."""
    KEY: ClassVar[str]
    """The key that brings the pane up, for its heading."""

    class Used(Message):
        """An item is to be used."""

        def __init__(self, pane: EvidencePane[Item], item: Item) -> None:
            super().__init__()
            self.pane = pane
            self.item = item

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self.items: tuple[Item, ...] = ()
        self._drawn: tuple[object, ...] = ()

    @property
    def highlighted_item(self) -> Item | None:
        """The item the cursor is on, while the pane has it."""
        at = self.highlighted
        return self.items[at] if self.has_focus and at is not None and at < len(self.items) else None

    def show(self, items: tuple[Item, ...]) -> None:
        """Show other items; nothing is drawn where they are the same."""
        self.items = items
        self.draw()

    def draw(self) -> None:
        """Draw the items for the present width and theme, if anything changed."""
        cells = self.scrollable_content_region.width or 40
        state = (tuple(map(self.face, self.items)), cells, self.drawn_with())
        if state == self._drawn:
            return
        self._drawn = state
        at = self.highlighted
        self.clear_options()
        if self.items:
            self.add_options([Option(self.content(number, item, cells)) for number, item in enumerate(self.items, 1)])
            self.highlighted = min(at or 0, len(self.items) - 1)
        else:
            self.add_option(Option(Content(self.EMPTY).stylize("$muted"), disabled=True))
        self.border_title = f"{self.TITLE} {self.summary()}  {self.KEY}"

    def drawn_with(self) -> Hashable:
        """Return whatever beside the items decides what they look like."""
        return None

    def face(self, item: Item) -> Hashable:
        """Return what of an item can be seen: an item of the same face is not drawn again."""
        return item

    def summary(self) -> str:
        """Return a few characters for the heading: how many items there are."""
        return str(len(self.items))

    def content(self, number: int, item: Item, cells: int) -> Content:
        """Return an item's lines, at most ``cells`` wide."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Wrap anew."""
        self.draw()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say that an item is to be used."""
        event.stop()
        self.action_use_number(event.option_index + 1)

    def action_use_number(self, number: int) -> None:
        """Say that the item of this number is to be used."""
        if number <= len(self.items):
            self.post_message(self.Used(self, self.items[number - 1]))
