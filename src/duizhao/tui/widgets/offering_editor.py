"""An editor that offers, behind the cursor, how a term goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.document._document import Document, EditResult
from textual.document._edit import Edit
from textual.message import Message

from duizhao.model import TermUse
from duizhao.terminology.completion import Completion, completions
from duizhao.tui.keymap import Context, bindings
from duizhao.tui.widgets.text_editor import TextEditor

__all__ = ["OfferingEditor"]


class OfferingEditor(TextEditor):
    """Offers renderings of the segment's terms while somebody types one; never keeps a key that is not for an offer.

    Where the cursor is at a line's end, the rest of the first one stands behind it. Whoever hears ``Offered`` can show
    all of them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.OFFER)]

    class Offered(Message):
        """Other completions are offered now, or none; ``chosen`` is the one a key would take."""

        def __init__(self, offers: tuple[Completion, ...], chosen: int) -> None:
            super().__init__()
            self.offers = offers
            self.chosen = chosen

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        self._uses: tuple[TermUse, ...] = ()
        self._offers: tuple[Completion, ...] = ()
        self._chosen = 0
        self._is_typing = False
        self._is_at_work = False
        self._refused_at: int | None = None
        super().__init__(text, id=id)

    @property
    def offer(self) -> Completion | None:
        """The completion that a key would take; None where nothing is offered."""
        return self._offers[self._chosen] if self._offers else None

    @property
    def before_cursor(self) -> str:
        """The text before the cursor, or before what is selected."""
        return self.text[: self._index(min(self.selection))]

    def know_terms(self, uses: Sequence[TermUse]) -> None:
        """Offer the renderings of these terms from now on."""
        if tuple(uses) != self._uses:
            self._uses = tuple(uses)
            if self._is_typing:
                self._look()

    # Keys -------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys of offers to others where nothing is offered, and Up and Down where there is no choice."""
        if action in {"take_offer", "refuse_offer"}:
            return bool(self._offers)
        if action == "step_offer":
            return len(self._offers) > 1
        return super().check_action(action, parameters)

    def action_take_offer(self) -> None:
        """Put the completion in the place of what has been typed of it, in one step."""
        offer = self.offer
        if offer is None or self.read_only:
            return
        end = self._index(self.selection.end)
        start = self._location(end - offer.typed)
        self.replace(offer.text, start, self.selection.end, maintain_selection_offset=False)
        self._withdraw()

    def action_refuse_offer(self) -> None:
        """Offer nothing until another word is begun."""
        offer = self.offer
        if offer is not None:
            self._refused_at = self._index(self.selection.end) - offer.typed
        self._withdraw()

    def action_step_offer(self, by: int) -> None:
        """Choose another completion."""
        if self._offers:
            self._chosen = (self._chosen + by) % len(self._offers)
            self._show_offer()

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Take what is offered at the end of the text, where there is nowhere else to go."""
        if self._offers and not select and self.cursor_location == self.document.end:
            self.action_take_offer()
            return
        self.suggestion = ""
        super().action_cursor_right(select)

    # When to offer ----------------------------------------------------------------------------------------

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit; look for completions where a letter was typed, or one was deleted while some were offered."""
        self._is_at_work = True
        try:
            result = super().edit(edit)
        finally:
            self._is_at_work = False
        was_typed = len(edit.text) == 1 and edit.text.isprintable()
        self._is_typing = was_typed or (not edit.text and bool(self._offers))
        if self._is_typing:
            self._look()
        else:
            self._withdraw()
        return result

    def watch_selection(self) -> None:
        """Withdraw what is offered when the cursor goes elsewhere."""
        if not self._is_at_work:
            self._withdraw()

    def watch_has_focus(self, focus: bool) -> None:  # noqa: FBT001 - Textual's signature
        """Withdraw what is offered when the focus goes elsewhere."""
        super().watch_has_focus(focus)
        if not focus:
            self._withdraw()

    def _look(self) -> None:
        found = completions(self.before_cursor, self._uses) if self._ends_word() else ()
        if found and self._refused_at is not None:
            end = self._index(self.selection.end)
            found = tuple(each for each in found if end - each.typed != self._refused_at)
            self._refused_at = None if found else self._refused_at
        if not self._offers and not found:
            return
        chosen = self.offer
        self._offers = found
        same = [at for at, each in enumerate(found) if chosen is not None and each.text == chosen.text]
        self._chosen = same[0] if same else 0
        self._show_offer()

    def _ends_word(self) -> bool:
        row, column = self.selection.end
        following = self.document.get_line(row)[column : column + 1]
        return self.selection.is_empty and not following.isalnum()

    def _withdraw(self) -> None:
        self._is_typing = False
        if self._offers:
            self._offers = ()
            self._chosen = 0
            self._show_offer()

    def _show_offer(self) -> None:
        row, column = self.selection.end
        offer = self.offer
        # Within a line the words behind the cursor would be pushed out of sight.
        is_last = column == len(self.document.get_line(row))
        self.suggestion = offer.rest if offer is not None and is_last else ""
        self.refresh_bindings()
        self.post_message(self.Offered(self._offers, self._chosen))

    def _index(self, location: tuple[int, int]) -> int:
        document = self.document
        assert isinstance(document, Document)
        return document.get_index_from_location(location)

    def _location(self, at: int) -> tuple[int, int]:
        document = self.document
        assert isinstance(document, Document)
        return document.get_location_from_index(at)
