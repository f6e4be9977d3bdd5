"""Past translations of the same or similar sources."""

from __future__ import annotations

from collections.abc import Hashable
from difflib import SequenceMatcher

from textual.content import Content

from duizhao.model import Match, MatchKind, Span
from duizhao.tui.lines import styled_lines
from duizhao.tui.widgets.evidence_pane import EvidencePane

__all__ = ["MemoryPane"]


class MemoryPane(EvidencePane[Match]):
    """Score, what differs in the source, the target."""

    TITLE = "Memory"
    EMPTY = "No similar sentence has been translated yet."
    KEY = "F3"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._source = ""

    def show_for(self, source: str, items: tuple[Match, ...]) -> None:
        """Show matches of a source."""
        self._source = source
        self.show(items)

    def drawn_with(self) -> Hashable:
        """Differences are drawn against the current source."""
        return self._source

    def content(self, number: int, item: Match, cells: int) -> Content:
        """Return score and origin, source and target on lines of their own."""
        score = f"{item.score}%"
        kind = "" if item.kind is MatchKind.FUZZY else f" {item.kind}"
        head = f"{number} {score}{kind}  {item.origin}"
        score_at = Span(len(str(number)) + 1, len(str(number)) + 1 + len(score) + len(kind))
        sure = "$verdict-satisfied" if item.score == 100 else "$verdict-missing"
        lines = [
            styled_lines(head, cells, [(Span(0, len(head)), "$muted"), (score_at, f"bold {sure}")]),
            styled_lines(item.source, cells, self._differences(item.source)),
            styled_lines(item.target, cells),
        ]
        return Content("\n").join(lines)

    def _differences(self, source: str) -> list[tuple[Span, str]]:
        styles = [(Span(0, len(source)), "$muted")]
        blocks = SequenceMatcher(None, self._source, source, autojunk=False).get_opcodes()
        return styles + [
            (Span(start, end), "$severity-warning") for kind, _, _, start, end in blocks if kind != "equal"
        ]
