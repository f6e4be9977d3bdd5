"""Going between the parts of the workbench: grid, editor, panes."""

from __future__ import annotations

from textual.events import DescendantFocus
from textual.widget import Widget

from duizhao.model import TermUse
from duizhao.tui.screens.workbench_commands import PaneName
from duizhao.tui.screens.workbench_terms import WorkbenchTerms
from duizhao.tui.widgets.evidence import Evidence
from duizhao.tui.widgets.evidence_pane import EvidencePane
from duizhao.tui.widgets.key_bar import KeyBar
from duizhao.tui.widgets.segment_detail import SegmentDetail
from duizhao.tui.widgets.segment_grid import SegmentGrid
from duizhao.tui.widgets.target_editor import TargetEditor

__all__ = ["WorkbenchParts"]


class WorkbenchParts(WorkbenchTerms):
    """A pane remembers where the translator came from, and Escape goes back there."""

    _came_from: Widget | None = None

    # Panes ------------------------------------------------------------------------------------------------

    def action_show_pane(self, name: PaneName) -> None:
        """Go to a pane; from the pane itself, back."""
        focused = self.focused
        if isinstance(focused, EvidencePane):
            if focused.id == name:
                self.action_leave_pane()
                return
        else:
            self._came_from = focused
        self.remove_class("-bare")
        # Where the screen is too low for panes, one of them takes the place of the grid while it is in use.
        self.add_class("-peeking")
        self._evidence.open(name)
        self.set_focus(self._evidence.pane(name))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember where Escape leads back to, however the focus got there: by Tab, or by the pointer."""
        if event.widget is self.focused and not isinstance(event.widget, EvidencePane):
            self._came_from = event.widget
            self.remove_class("-peeking")

    def action_leave_pane(self) -> None:
        """Go back to where the translator came from."""
        self.remove_class("-peeking")
        self.set_focus(self._came_from or self._grid)

    def action_toggle_panes(self) -> None:
        """Show or hide the panes."""
        self.toggle_class("-bare")
        if isinstance(self.focused, EvidencePane):
            self.action_leave_pane()

    # Grid and editor --------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Edit the current segment."""
        self.editable()
        self.set_focus(self._editor)

    def action_focus_grid(self) -> None:
        """Go back to the grid."""
        self.set_focus(self._grid)

    def enter_editor(self) -> None:
        """Put the cursor where whoever enters the editor begins: at the end of a target not yet worked on."""
        self._editor.enter()

    def before_cursor(self) -> str:
        """Return the target before the place where words would be inserted."""
        return self._editor.before_cursor

    def selected_words(self) -> str:
        """Return what is selected in the target."""
        return self._editor.selected_text

    def shown_use(self) -> TermUse | None:
        """Return the highlighted term, or the first."""
        return self._evidence.use

    def action_read_on(self) -> None:
        """Show the next lines of a source that is longer than its place; after the last, the first."""
        if not self._detail.read_on():
            self.notify("The whole source is on the screen.")

    # What the key bar leaves out --------------------------------------------------------------------------

    def on_screen_suspend(self) -> None:
        """Let the dialog say which keys work."""
        self.query_one(KeyBar).is_covered = True

    def on_screen_resume(self) -> None:
        """Show the keys again."""
        self.query_one(KeyBar).is_covered = False

    def unoffered(self) -> frozenset[str]:
        """Return the ids of commands that have nothing to work on now."""
        ids = set()
        if not any(finding.fixes for finding in self._evidence.findings):
            ids.add("finding.fix")
        if isinstance(self.focused, EvidencePane) and not self.focused.items:
            ids.add("panes.use")
        return frozenset(ids)

    @property
    def _detail(self) -> SegmentDetail:
        return self.query_one(SegmentDetail)

    @property
    def _grid(self) -> SegmentGrid:
        return self.query_one(SegmentGrid)

    @property
    def _editor(self) -> TargetEditor:
        return self._detail.editor

    @property
    def _evidence(self) -> Evidence:
        return self.query_one(Evidence)
