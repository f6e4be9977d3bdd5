"""The glossary: every entry in a list, all about the one under the cursor.

Two layouts, one tree: the details below the list, or from 110 columns on beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from duizhao.errors import DuizhaoError
from duizhao.model import TermEntry
from duizhao.tui.keymap import Context, bindings
from duizhao.tui.lines import visible
from duizhao.tui.messages import Refused
from duizhao.tui.screens.glossary_commands import GlossaryCommands
from duizhao.tui.term_filter import TermFilter
from duizhao.tui.term_rows import TERM_COLUMNS, TermList, TermRows
from duizhao.tui.term_text import term_content
from duizhao.tui.theme import SEVERITY_MARKS
from duizhao.tui.widgets.key_bar import KeyBar
from duizhao.tui.widgets.list_grid import ListGrid
from duizhao.tui.widgets.text_panel import TextPanel
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.termbase import Termbase

__all__ = ["GlossaryScreen"]

_LINT = "lint:"
_LOOK_UP_DELAY_SECONDS = 0.15
"""The list is drawn first: looking for what is wrong in a big glossary keeps the machine busy."""
_EMPTY = """\
The glossary has no terms yet.

n  adds one
e  finds terms in what has been translated

In the workbench, Ctrl+D adds a term of the segment.
On the command line, duizhao glossary import FILE takes a glossary over.\
"""
_NO_MATCH = "No term matches. Esc shows all of them."


class GlossaryScreen(GlossaryCommands):
    """Shows entries at once; what lint finds, and how often a term is used, comes when it has been looked up."""

    CSS_PATH = "glossary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.GLOSSARY)]

    class Left(Message):
        """The maintainer wants to go back."""

    class _Matched(Message):
        def __init__(self, terms: TermList, query: str, shown: list[int]) -> None:
            super().__init__()
            self.terms = terms
            self.query = query
            self.shown = shown

    class _Looked(Message):
        """Facts have been taken over into a list."""

        def __init__(self, terms: TermList) -> None:
            super().__init__()
            self.terms = terms

    def __init__(self, open_project: OpenProject, termbase: Termbase, focus: TermEntry | None = None) -> None:
        """``focus`` is the entry to begin at."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-short"), (32, "-tall")]
        self.termbase = termbase
        self.terms = TermList(termbase.entries)
        self._open_project = open_project
        self._shown: Sequence[int] = range(len(self.terms.entries))
        self._query = ""
        self._focus = focus
        self._is_looking = False
        self._busy = ""

    def compose(self) -> ComposeResult:
        """Stack title, filter, list with details, and keys."""
        yield Static(id="glossary-title")
        yield Static(id="glossary-problems")
        answer = Input(placeholder="words  status:candidate  domain:  lint:  uses:0", id="glossary-filter")
        answer.cursor_blink = False
        yield answer
        with Container(id="glossary-body"):
            yield ListGrid(TERM_COLUMNS, id="glossary-list")
            yield TextPanel(id="glossary-detail")
        yield Static(id="glossary-empty")
        yield KeyBar(self.unoffered)

    def on_mount(self) -> None:
        """Show what there is."""
        self._grid.focus()
        self.changed(self._focus)

    def go_to(self, entry: TermEntry) -> None:
        """Put the cursor on an entry, whatever the list was narrowed to."""
        self._set_query("")
        self.changed(entry)

    def say_busy(self, words: str) -> None:
        """Say in the title what the machine is at; empty where it is at nothing."""
        self._busy = words
        self._draw_title()

    # What commands need -----------------------------------------------------------------------------------

    @property
    def shown(self) -> Sequence[int]:
        """Positions of the entries in the list."""
        return self._shown

    def current_position(self) -> int | None:
        """Return the position of the entry under the cursor; None where the list is empty."""
        row = self._grid.current
        return self._shown[row] if row < len(self._shown) else None

    def changed(self, focus: TermEntry | None = None) -> None:
        """Show what the glossary has become, with the cursor on an entry or where it was."""
        before = self.terms
        at = self.current_position()
        self._focus = focus or (before.entries[at] if at is not None and before.entries else None)
        if before.entries is not self.termbase.entries:
            self.terms = TermList(self.termbase.entries)
            self.terms.keep_facts(before)
        # Whoever has a project open knows where it lies; the full path would fill the narrow screen.
        root = f"{self._open_project.root}/"
        said = (f"{problem} {problem.hint}".strip().replace(root, "") for problem in self.termbase.problems)
        problems = "\n".join(f"! {visible(words)}" for words in said)
        self.query_one("#glossary-problems", Static).update(Content(problems))
        self.set_class(bool(problems), "-problems")
        self._narrow()
        self._look_up()

    def redraw_list(self) -> None:
        """Draw the rows again."""
        self._grid.redraw()
        self._draw_title()

    def step(self, by: int) -> None:
        """Move the cursor by rows."""
        self._grid.action_move(by)

    def read_segment(self, document_id: str, segment_id: str) -> tuple[str, str]:
        """Return the source and target of a segment as they are stored; empty where it is gone."""
        try:
            segment = self._open_project.read(document_id).segment(segment_id)
        except (DuizhaoError, KeyError):
            return "", ""
        return segment.source, segment.target

    # Filtering --------------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Go to the line in which the list is narrowed."""
        self.add_class("-filtering")
        self.set_focus(self._filter)

    def action_lint(self) -> None:
        """Show the entries in which something is wrong, or all again."""
        words = [word for word in self._query.split() if not word.startswith(_LINT)]
        self._set_query(" ".join(words if _LINT in self._query else [_LINT, *words]))
        self._narrow()

    def action_refresh(self) -> None:
        """Read the glossary's files again, which may have been edited elsewhere, and look everything up."""
        self._open_project.use_glossary(self._open_project.glossary_store.read())
        self.changed()

    def action_leave(self) -> None:
        """Show all entries again; where they are shown, go back."""
        if self._query or self.focused is self._filter:
            self._set_query("")
            self._narrow()
        else:
            self.post_message(self.Left())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list while it is typed."""
        event.stop()
        if event.value.strip() != self._query:
            self._query = event.value.strip()
            self._narrow()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the list."""
        event.stop()
        self.set_class(bool(self._query), "-filtering")
        self._grid.focus()

    def _set_query(self, query: str) -> None:
        self._query = query
        with self.prevent(Input.Changed):
            self._filter.value = query
        self.set_class(bool(query), "-filtering")
        if not query or self.focused is not self._filter:
            self._grid.focus()

    def _narrow(self) -> None:
        terms, query = self.terms, self._query
        try:
            wanted = TermFilter(query)
        except DuizhaoError as error:
            self.query_one("#glossary-title", Static).update(Content(f"{error.message} {error.hint}"))
            return
        if wanted.is_empty:
            self._show(range(len(terms.entries)))
            return
        self.run_worker(lambda: self._match(terms, query, wanted), group="glossary-filter", thread=True, exclusive=True)

    def _match(self, terms: TermList, query: str, wanted: TermFilter) -> None:
        shown = terms.matching(wanted)
        if not get_current_worker().is_cancelled:
            self.post_message(self._Matched(terms, query, shown))

    def on_glossary_screen__matched(self, message: _Matched) -> None:
        """Show what matched, unless something else has been typed meanwhile."""
        if message.terms is self.terms and message.query == self._query:
            self._show(message.shown)

    # Looking up -------------------------------------------------------------------------------------------

    def _look_up(self) -> None:
        self._is_looking = True
        terms = self.terms
        self.run_worker(lambda: self._look(terms), group="glossary-facts", thread=True, exclusive=True)

    def _look(self, terms: TermList) -> None:
        worker = get_current_worker()
        worker.cancelled_event.wait(_LOOK_UP_DELAY_SECONDS)
        if worker.is_cancelled:
            return
        try:
            terms.take_findings(self.termbase.lint())
            if not worker.is_cancelled:
                self.post_message(self._Looked(terms))
                terms.take_usage(self.termbase.usage())
        except DuizhaoError as error:
            self.post_message(Refused(error))
        if not worker.is_cancelled:
            self._is_looking = False
            self.post_message(self._Looked(terms))

    def on_glossary_screen__looked(self, message: _Looked) -> None:
        """Show what has been looked up."""
        if message.terms is not self.terms:
            return
        if "lint:" in self._query or "uses:" in self._query:
            self._narrow()
        self.redraw_list()
        self._show_detail(from_top=False)

    # Showing ----------------------------------------------------------------------------------------------

    def _show(self, shown: Sequence[int]) -> None:
        focus, self._focus = self._focus, None
        at = self.terms.position(focus) if focus is not None else self.current_position()
        row = shown.index(at) if at is not None and at in shown else min(self._grid.current, len(shown) - 1)
        self._shown = shown
        self._grid.show_rows(TermRows(self.terms, shown), max(0, row))
        self.set_class(not shown, "-empty")
        self.query_one("#glossary-empty", Static).update(Content(_NO_MATCH if self.terms.entries else _EMPTY))
        self._draw_title()
        self._show_detail()
        self.query_one(KeyBar).refresh()

    def on_list_grid_moved(self) -> None:
        """Show all about another entry."""
        self._show_detail()
        self.query_one(KeyBar).refresh()

    async def on_list_grid_clicked(self) -> None:
        """Edit the entry clicked."""
        await self.app.run_action("screen.edit_term", self)

    def on_resize(self) -> None:
        """Fit the title to another width."""
        self._draw_title()

    def _show_detail(self, *, from_top: bool = True) -> None:
        at = self.current_position()
        panel = self.query_one(TextPanel)
        if at is None:
            panel.show(lambda _: Content(""))
            return
        terms = self.terms
        panel.show(
            lambda cells: term_content(
                terms.entries[at], terms.findings(at), terms.usage(at), is_counted=terms.is_counted, cells=cells
            ),
            from_top=from_top,
        )

    def _draw_title(self) -> None:
        terms = self.terms
        count, shown = len(terms.entries), len(self._shown)
        number = f"{count:,} term{'' if count == 1 else 's'}"
        parts: list[str | tuple[str, str]] = [("对照", "bold $seal"), "  ", ("Glossary", "bold"), f"  {number}"]
        if shown != count:
            parts.append((f"  {shown:,} shown", "bold"))
        if terms.marked:
            parts.append((f"  * {len(terms.marked)} marked", "bold $state-final"))
        for severity, found in terms.severities().items():
            if found:
                parts.append((f"  {SEVERITY_MARKS[severity]}{found:,}", f"bold $severity-{severity}"))
        if self._busy or self._is_looking:
            parts.append((f"  {self._busy or 'looking up…'}", "bold $severity-info"))
        title = self.query_one("#glossary-title", Static)
        title.update(Content.assemble(*parts))

    # What the key bar leaves out --------------------------------------------------------------------------

    def on_screen_suspend(self) -> None:
        """Let the dialog say which keys work."""
        self.query_one(KeyBar).is_covered = True

    def on_screen_resume(self) -> None:
        """Show the keys again."""
        self.query_one(KeyBar).is_covered = False

    def unoffered(self) -> frozenset[str]:
        """Return the ids of commands that have nothing to work on now."""
        at = self.current_position()
        if at is None:
            return frozenset({"glossary.edit", "glossary.uses", "glossary.rename", "glossary.fix"})
        if not any(each.is_safe for each in self.terms.findings(at)):
            return frozenset({"glossary.fix"})
        return frozenset()

    @property
    def _grid(self) -> ListGrid:
        return self.query_one(ListGrid)

    @property
    def _filter(self) -> Input:
        return self.query_one("#glossary-filter", Input)
