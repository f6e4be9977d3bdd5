"""Keys that come faster than the screen answers, as they do over a slow line, take effect one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.widget import Widget as _Base
else:
    # Textual takes styles and component classes from the first widget among the bases: this must not be one.
    _Base = object

__all__ = ["KeysInOrder"]


class KeysInOrder(_Base):
    """Runs a key's binding before it looks at the next key.

    Textual lets a key that a widget does not want rise to the app, and runs its binding there; letters typed behind
    it are in the widget by then. Enter and a first word, sent in one burst, would confirm one segment and write the
    word into it. Here a binding runs at once, and what was sent to a widget that has meanwhile given the focus away
    goes on to the one that has it now.
    """

    async def _on_key(self, event: events.Key) -> None:
        if self._pass_on(event, events.Key(event.key, event.character)):
            return
        if self.check_consume_key(event.key, event.character):
            return
        active = self.screen.active_bindings.get(event.key)
        event.prevent_default()
        if active is not None:
            event.stop()
            if active.enabled:
                await self.app.run_action(active.binding.action, active.node)

    async def _on_paste(self, event: events.Paste) -> None:
        self._pass_on(event, events.Paste(event.text))

    def _pass_on(self, event: events.Event, copy: events.Event) -> bool:
        focused = self.app.focused
        if focused is self:
            return False
        event.stop()
        event.prevent_default()
        if focused is not None:
            focused._forward_event(copy)  # noqa: SLF001 - how the app itself hands keys on; posted plainly they go round
        else:
            # A dialog is on its way; once drawn, it has the focus.
            self.app.screen.call_after_refresh(self.app.post_message, copy)
        return True
