"""What is known about the current segment: terms, memory and checks in one place."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Container

from duizhao.model import Finding, Match, TermUse, Verdict
from duizhao.tui.widgets.checks_pane import ChecksPane
from duizhao.tui.widgets.evidence_pane import EvidencePane
from duizhao.tui.widgets.memory_pane import MemoryPane
from duizhao.tui.widgets.pane_tabs import PaneTabs, Tab
from duizhao.tui.widgets.terms_pane import TermsPane

__all__ = ["Evidence"]

_GRAVEST_FIRST = (
    Verdict.FORBIDDEN,
    Verdict.MISSING,
    Verdict.DEPRECATED,
    Verdict.DOUBTFUL,
    Verdict.SUGGESTED,
    Verdict.SATISFIED,
)


class Evidence(Container):
    """Three panes; the style sheet shows one of them with tabs, or all."""

    def compose(self) -> ComposeResult:
        """Put the tabs above the panes."""
        yield PaneTabs()
        with Container(id="panes"):
            yield TermsPane(id="terms")
            yield MemoryPane(id="memory")
            yield ChecksPane(id="checks")

    def on_mount(self) -> None:
        """Begin with the terms."""
        self.open("terms")

    def open(self, name: str) -> None:
        """Show a pane where there is room for one."""
        panes = self.query_one("#panes")
        for pane in ("terms", "memory", "checks"):
            panes.set_class(pane == name, f"-{pane}")
        self.query_one(PaneTabs).open = name

    def pane(self, name: str) -> EvidencePane[Any]:
        """Return a pane by its name."""
        return self.query_one(f"#{name}", EvidencePane)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings shown."""
        return self.query_one(ChecksPane).items

    @property
    def use(self) -> TermUse | None:
        """The term that is highlighted, else the first."""
        pane = self.query_one(TermsPane)
        return pane.highlighted_item or next(iter(pane.items), None)

    @property
    def finding(self) -> Finding | None:
        """The finding that is highlighted, else the first."""
        pane = self.query_one(ChecksPane)
        return pane.highlighted_item or next(iter(pane.items), None)

    def show(
        self, source: str, uses: tuple[TermUse, ...], matches: tuple[Match, ...], findings: tuple[Finding, ...]
    ) -> None:
        """Show what is known about a segment; what is the same as before is not drawn again."""
        terms, memory, checks = self.query_one(TermsPane), self.query_one(MemoryPane), self.query_one(ChecksPane)
        # What is left to do comes first: a pane of four lines must not hide it behind what is done.
        terms.show(tuple(sorted(uses, key=lambda use: _GRAVEST_FIRST.index(use.verdict))))
        memory.show_for(source, matches)
        checks.show(findings)
        verdicts = {use.verdict for use in uses}
        gravest = next((verdict for verdict in _GRAVEST_FIRST if verdict in verdicts), None)
        self.query_one(PaneTabs).tabs = (
            _tab(terms, f"$verdict-{gravest}" if gravest else ""),
            _tab(memory, "$verdict-satisfied" if any(match.score == 100 for match in matches) else ""),
            _tab(checks, f"$severity-{findings[0].severity}" if findings else ""),
        )

    def on_pane_tabs_chosen(self, message: PaneTabs.Chosen) -> None:
        """Show the pane whose tab was clicked."""
        message.stop()
        self.open(message.pane)


def _tab(pane: EvidencePane[Any], style: str) -> Tab:
    return Tab(pane=pane.id or "", key=pane.KEY, title=pane.TITLE, summary=pane.summary(), style=style)
