"""The terminal applications: one over a project, one over an alignment alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.text import Text

from duizhao.errors import DuizhaoError
from duizhao.plugins import FORMATS, ids
from duizhao.tui.messages import AlignmentAsked, ExportAsked, Refused
from duizhao.tui.screens.alignment import AlignmentScreen
from duizhao.tui.screens.export import ExportScreen
from duizhao.tui.screens.glossary import GlossaryScreen
from duizhao.tui.screens.overview import OverviewScreen
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.tui.term_app import TermApp
from duizhao.tui.terminal_app import TerminalApp
from duizhao.tui.widgets.document_table import DocumentTable
from duizhao.workbench.alignment_session import AlignmentSession
from duizhao.workbench.alignments import open_document_alignment
from duizhao.workbench.exporting import export_document
from duizhao.workbench.opening import OpenProject

__all__ = ["AlignmentApp", "DuizhaoApp", "run", "run_alignment"]


class DuizhaoApp(TermApp):
    """Overview, workbench, glossary and alignments of one project."""

    def __init__(
        self, open_project: OpenProject, document_id: str | None = None, *, keymap: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(keymap=keymap)
        self.open_project = open_project
        self._document_id = document_id
        self._formats_chosen: dict[str, tuple[str, ...]] = {}

    def begin(self) -> None:
        """Show the overview, or the document that was asked for."""
        if self._document_id is None:
            self.push_screen(OverviewScreen(self.open_project))
        else:
            self._open(self._document_id)

    def close_work(self) -> None:
        """Save and close every open document and alignment."""
        try:
            for screen in self.screen_stack:
                if isinstance(screen, AlignmentScreen):
                    screen.session.close()
        finally:
            self.open_project.close()

    def folder(self) -> Path:
        """Return the project's folder."""
        return self.open_project.root

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
        if any(isinstance(below, OverviewScreen | GlossaryScreen) for below in self.screen_stack):
            self.pop_screen()
        else:
            self.switch_screen(OverviewScreen(self.open_project))

    def _open(self, document_id: str) -> None:
        self.push_screen(WorkbenchScreen(self.open_project.open_session(document_id)))

    # Alignments -------------------------------------------------------------------------------------------

    def on_alignment_asked(self, message: AlignmentAsked) -> None:
        """Save the document and open its alignment above it."""
        try:
            if isinstance(self.screen, WorkbenchScreen):
                self.screen.finish()
            session = open_document_alignment(self.open_project, message.document_id)
        except DuizhaoError as error:
            self.report(error)
            return
        beads = enumerate(session.alignment.beads)
        wanted = (at for at, bead in beads if any(each.segment == message.segment_id for each in bead.source))
        if message.segment_id:
            session.position = next(wanted, session.position)
        self.push_screen(AlignmentScreen(session))

    def on_alignment_screen_left(self) -> None:
        """Save the alignment and go back to where it was opened from."""
        screen = self.screen
        if not isinstance(screen, AlignmentScreen):
            return
        try:
            screen.finish()
            screen.session.close()
        except DuizhaoError as error:
            self.report(error)
            return
        self.pop_screen()
        if screen.finished is not None:
            self.notify(screen.finished.message, title="Finished", markup=False)
            if isinstance(self.screen, WorkbenchScreen):
                self.screen.reload()

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


class AlignmentApp(TerminalApp):
    """One alignment, for two files that need not be in any project."""

    def __init__(self, session: AlignmentSession, folder: Path, *, keymap: Mapping[str, str] | None = None) -> None:
        """``folder`` is where the alignment is kept: a crash is described in its ``.duizhao``."""
        super().__init__(keymap=keymap)
        self.session = session
        self._folder = folder

    def begin(self) -> None:
        """Show the beads."""
        self.push_screen(AlignmentScreen(self.session))

    def close_work(self) -> None:
        """Save and close the alignment."""
        self.session.close()

    def folder(self) -> Path:
        """Return where the alignment is kept."""
        return self._folder

    def on_alignment_screen_left(self) -> None:
        """Save and quit; after finishing, say on the terminal what has been written."""
        screen = self.screen
        if not isinstance(screen, AlignmentScreen):
            return
        try:
            screen.finish()
            self.close_work()
        except DuizhaoError as error:
            self.report(error)
            return
        self.exit(message=Text(screen.finished.message) if screen.finished else None)


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


def run_alignment(
    session: AlignmentSession, *, folder: Path | None = None, keymap: Mapping[str, str] | None = None
) -> int:
    """Run the alignment screen until the user leaves it; return the exit code.

    ``folder`` is where the alignment is kept, the current folder if it is not given.
    """
    app = AlignmentApp(session, folder or Path.cwd(), keymap=keymap)
    app.run()
    return app.return_code or 0
