"""What every application of the screens has: themes, keys, notices, and what is said when something goes wrong."""

from __future__ import annotations

import traceback
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.events import Event, Key, MouseDown, Paste
from textual.notifications import Notify
from textual.screen import Screen

from duizhao.errors import DuizhaoError
from duizhao.tui import theme
from duizhao.tui.keymap import Context, bindings, unknown_ids
from duizhao.tui.messages import Refused
from duizhao.tui.palette import KeymapCommands
from duizhao.tui.screens.alignment import AlignmentScreen
from duizhao.tui.screens.glossary import GlossaryScreen
from duizhao.tui.screens.help import HelpScreen
from duizhao.tui.screens.overview import OverviewScreen
from duizhao.tui.screens.term_review import ReviewScreen
from duizhao.tui.screens.workbench import WorkbenchScreen

__all__ = ["TerminalApp"]

_MOST_NOTICES = 3
_CONTEXTS = {
    OverviewScreen: (Context.OVERVIEW,),
    WorkbenchScreen: (Context.WORKBENCH, Context.GRID, Context.EDITOR, Context.OFFER, Context.PANES),
    AlignmentScreen: (Context.ALIGNMENT, Context.BEADS),
    GlossaryScreen: (Context.GLOSSARY, Context.LIST),
    ReviewScreen: (Context.REVIEW, Context.LIST),
}
"""What the help of a screen lists first."""


class _CrashError(Exception):
    """An error nobody foresaw, as it is shown: where its details are, not what they are."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self._message = message

    def __rich__(self) -> Text:
        return Text(self._message)


class TerminalApp(App[None]):
    """An application over work that can be saved and closed."""

    TITLE = "duizhao"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.APP)]
    COMMANDS: ClassVar[set[Any]] = {KeymapCommands}

    def __init__(self, *, keymap: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._user_keymap = dict(keymap or {})
        self._may_quit_unsaved = False
        self._has_crashed = False
        self._clashes: set[str] = set()
        self.register_theme(theme.DARK)
        self.register_theme(theme.LIGHT)
        self.theme = theme.DARK.name

    # What an application provides -------------------------------------------------------------------------

    @abstractmethod
    def close_work(self) -> None:
        """Save and close everything that is open."""

    @abstractmethod
    def folder(self) -> Path:
        """Return the folder that the work lies in."""

    @abstractmethod
    def begin(self) -> None:
        """Show the first screen."""

    def on_mount(self) -> None:
        """Take over the user's keys and begin."""
        if self._user_keymap:
            self.set_keymap(self._user_keymap)
            unknown = unknown_ids(self._user_keymap)
            if unknown:
                self.notify(f"The keymap names no known command: {', '.join(unknown)}.", severity="warning")
        self.begin()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our style sheets their colours under any theme."""
        return theme.VARIABLE_DEFAULTS

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Leave Textual's own commands out: ours are in the keymap."""
        del screen
        return ()

    # Notices ----------------------------------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        """Put away what has been said as soon as the person goes on; the key itself is not swallowed."""
        goes_on = isinstance(event, Key | MouseDown | Paste) and not event.is_forwarded
        if goes_on and len(self._notifications):
            self.clear_notifications()
        await super().on_event(event)

    def on_notify(self, event: Notify) -> None:
        """Let a notice take the place of the same one before it, and of the oldest where there are too many."""
        new = event.notification
        said = list(self._notifications)
        same = [old for old in said if (old.title, old.message) == (new.title, new.message)]
        others = [old for old in said if old not in same]
        for old in (*same, *others[: max(0, len(others) + 1 - _MOST_NOTICES)]):
            del self._notifications[old]

    # Commands ---------------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Show all keys, those of this screen first."""
        here = _CONTEXTS.get(type(self.screen))
        if here is not None:
            self.push_screen(HelpScreen((*here, Context.APP), self._user_keymap))

    def action_toggle_theme(self) -> None:
        """Switch between light and dark."""
        self.theme = theme.other(self.theme)

    async def action_quit(self) -> None:
        """Save everything and quit; where saving fails, only the second time."""
        try:
            for screen in self.screen_stack:
                if isinstance(screen, WorkbenchScreen | AlignmentScreen):
                    screen.finish()
        except DuizhaoError as error:
            if not self._may_quit_unsaved:
                self._may_quit_unsaved = True
                self.report(error)
                self.notify("Press Ctrl+Q again to quit all the same: the journal keeps your edits.", timeout=10)
                return
        with suppress(DuizhaoError):
            self.close_work()
        self.exit()

    # What goes wrong --------------------------------------------------------------------------------------

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or the palette asks for; say so where it is refused."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except DuizhaoError as error:
            self.report(error)
            return True

    def on_refused(self, message: Refused) -> None:
        """Say what could not be done."""
        self.report(message.error)

    def report(self, error: DuizhaoError) -> None:
        """Show an error to the person at the screen."""
        self.notify(f"{error}\n{error.hint}".strip(), severity="error", timeout=10, markup=False)

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:
        """Say which commands the user's keymap has put on another's key; once, though Textual asks at every key."""
        del node
        names = {binding.id or binding.action for binding in clashed_bindings} - self._clashes
        if names:
            self._clashes |= names
            self.notify(
                f"Your keymap gives a key of another command to: {', '.join(sorted(names))}.", severity="warning"
            )

    def _handle_exception(self, error: Exception) -> None:
        # The one place Textual offers for errors nobody foresaw: its own shows a traceback and saves nothing.
        if isinstance(error, _CrashError) or self._has_crashed:
            # What breaks while everything is taken down is not what happened.
            super()._handle_exception(error)
            return
        self._has_crashed = True
        crash = _CrashError(self._rescue(error))
        crash.__cause__ = error
        super()._handle_exception(crash)

    def _rescue(self, error: Exception) -> str:
        try:
            self.close_work()
            kept = "Your work is saved."
        except Exception:  # noqa: BLE001 - whatever is broken, the journal has every edit, and the log must be written
            kept = "Your edits are in the journal and come back when it is opened again."
        now = datetime.now().astimezone()
        log = self.folder() / ".duizhao" / f"crash-{now:%Y%m%d-%H%M%S}.log"
        details = "".join(traceback.format_exception(error))
        try:
            log.parent.mkdir(exist_ok=True)
            log.write_text(details, encoding="utf-8")
            where = f"What happened is described in {log}."
        except OSError:
            where = f"What happened could not be written down: {error!r}."
        return f"duizhao has failed and must close. {kept} {where}"
