"""The terminal application: owns the open project, the screens and what is said when something goes wrong."""

from __future__ import annotations

import traceback
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
from duizhao.plugins import FORMATS, ids
from duizhao.tui import theme
from duizhao.tui.keymap import Context, bindings, unknown_ids
from duizhao.tui.messages import ExportAsked, Refused
from duizhao.tui.palette import KeymapCommands
from duizhao.tui.screens.export import ExportScreen
from duizhao.tui.screens.help import HelpScreen
from duizhao.tui.screens.overview import OverviewScreen
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.tui.widgets.document_table import DocumentTable
from duizhao.workbench.exporting import export_document
from duizhao.workbench.opening import OpenProject

__all__ = ["DuizhaoApp", "run"]

_MOST_NOTICES = 3


class _CrashError(Exception):
    """An error nobody foresaw, as it is shown: where its details are, not what they are."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self._message = message

    def __rich__(self) -> Text:
        return Text(self._message)


class DuizhaoApp(App[None]):
    """Overview and workbench of one project."""

    TITLE = "duizhao"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.APP)]
    COMMANDS: ClassVar[set[Any]] = {KeymapCommands}

    def __init__(
        self, open_project: OpenProject, document_id: str | None = None, *, keymap: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self.open_project = open_project
        self._document_id = document_id
        self._user_keymap = dict(keymap or {})
        self._formats_chosen: dict[str, tuple[str, ...]] = {}
        self._may_quit_unsaved = False
        self._clashes: set[str] = set()
        self.register_theme(theme.DARK)
        self.register_theme(theme.LIGHT)
        self.theme = theme.DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our style sheets their colours under any theme."""
        return theme.VARIABLE_DEFAULTS

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Leave Textual's own commands out: ours are in the keymap."""
        del screen
        return ()

    def on_mount(self) -> None:
        """Show the overview, or the document that was asked for."""
        if self._user_keymap:
            self.set_keymap(self._user_keymap)
            unknown = unknown_ids(self._user_keymap)
            if unknown:
                self.notify(f"The keymap names no known command: {', '.join(unknown)}.", severity="warning")
        if self._document_id is None:
            self.push_screen(OverviewScreen(self.open_project))
        else:
            self._open(self._document_id)

    # Going between screens --------------------------------------------------------------------------------

    def on_document_table_opened(self, message: DocumentTable.Opened) -> None:
        """Open a document in the workbench."""
        try:
            self._open(message.document_id)
        except DuizhaoError as error:
            self.report(error)

    def on_workbench_screen_left(self) -> None:
        """Save the document and go back to the overview."""
        screen = self.screen
        if not isinstance(screen, WorkbenchScreen):
            return
        try:
            screen.finish()
            self.open_project.close_session(screen.session.document_id)
        except DuizhaoError as error:
            self.report(error)
            return
        if any(isinstance(below, OverviewScreen) for below in self.screen_stack):
            self.pop_screen()
        else:
            self.switch_screen(OverviewScreen(self.open_project))

    def _open(self, document_id: str) -> None:
        self.push_screen(WorkbenchScreen(self.open_project.open_session(document_id)))

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

    # Export -----------------------------------------------------------------------------------------------

    def on_export_asked(self, message: ExportAsked) -> None:
        """Ask for formats and write them."""
        document_id = message.document_id
        try:
            origin = self.open_project.read(document_id).origin
        except DuizhaoError as error:
            self.report(error)
            return
        own = origin.format if origin and origin.format in ids(FORMATS) else "text"

        def chosen(formats: tuple[str, ...] | None) -> None:
            if formats:
                self._formats_chosen[own] = formats
                self.run_worker(lambda: self._export(document_id, formats), group="export", thread=True)

        self.push_screen(ExportScreen(document_id, ids(FORMATS), self._formats_chosen.get(own, (own,))), chosen)

    def _export(self, document_id: str, formats: tuple[str, ...]) -> None:
        try:
            paths = export_document(self.open_project, document_id, formats)
        except DuizhaoError as error:
            self.post_message(Refused(error))
            return
        where = "\n".join(self._relative(path) for path in paths)
        self.call_from_thread(self.notify, where, title="Exported", timeout=10)

    def _relative(self, path: Path) -> str:
        root = self.open_project.root.resolve()
        path = path.resolve()
        return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)

    # Commands ---------------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Show all keys, those of this screen first."""
        here = {
            OverviewScreen: (Context.OVERVIEW,),
            WorkbenchScreen: (Context.WORKBENCH, Context.GRID, Context.EDITOR, Context.PANES),
        }.get(type(self.screen))
        if here is not None:
            self.push_screen(HelpScreen((*here, Context.APP), self._user_keymap))

    def action_toggle_theme(self) -> None:
        """Switch between light and dark."""
        self.theme = theme.other(self.theme)

    async def action_quit(self) -> None:
        """Save everything and quit; where saving fails, only the second time."""
        try:
            for screen in self.screen_stack:
                if isinstance(screen, WorkbenchScreen):
                    screen.finish()
        except DuizhaoError as error:
            if not self._may_quit_unsaved:
                self._may_quit_unsaved = True
                self.report(error)
                self.notify("Press Ctrl+Q again to quit all the same: the journal keeps your edits.", timeout=10)
                return
        with suppress(DuizhaoError):
            self.open_project.close()
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
        if isinstance(error, _CrashError):
            super()._handle_exception(error)
            return
        crash = _CrashError(self._rescue(error))
        crash.__cause__ = error
        super()._handle_exception(crash)

    def _rescue(self, error: Exception) -> str:
        try:
            self.open_project.close()
            kept = "Your work is saved."
        except Exception:  # noqa: BLE001 - whatever is broken, the journal has every edit, and the log must be written
            kept = "Your edits are in the journal and come back when the document is opened again."
        now = datetime.now().astimezone()
        log = self.open_project.root / ".duizhao" / f"crash-{now:%Y%m%d-%H%M%S}.log"
        details = "".join(traceback.format_exception(error))
        try:
            log.parent.mkdir(exist_ok=True)
            log.write_text(details, encoding="utf-8")
            where = f"What happened is described in {log}."
        except OSError:
            where = f"What happened could not be written down: {error!r}."
        return f"duizhao has failed and must close. {kept} {where}"


def run(open_project: OpenProject, document_id: str | None = None, *, keymap: Mapping[str, str] | None = None) -> int:
    """Run the screens until the user quits; return the exit code.

    ``document_id`` opens that document at once; UsageError if there is none. ``keymap`` maps command ids to keys,
    several separated by commas.
    """
    if document_id is not None:
        open_project.select([document_id])
    app = DuizhaoApp(open_project, document_id, keymap=keymap)
    app.run()
    return app.return_code or 0
