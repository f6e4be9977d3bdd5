"""The glossary's terms in the current source and what the target does with them."""

from __future__ import annotations

from textual.content import Content

from duizhao.model import TermUse, Verdict
from duizhao.model.span import Span
from duizhao.tui.lines import styled_lines
from duizhao.tui.theme import VERDICT_MARKS
from duizhao.tui.widgets.evidence_pane import EvidencePane

__all__ = ["TermsPane"]


class TermsPane(EvidencePane[TermUse]):
    """Verdict, term, rendering, note."""

    TITLE = "Terms"
    EMPTY = "No glossary term in this segment."
    KEY = "F2"

    def summary(self) -> str:
        """How many of how many terms are satisfied."""
        satisfied = sum(use.verdict is Verdict.SATISFIED for use in self.items)
        return f"{satisfied}/{len(self.items)}" if self.items else "0"

    def content(self, number: int, item: TermUse, cells: int) -> Content:
        """Return ``1 ✓ 一带一路  Belt and Road``, and the note below."""
        entry = item.hit.entry
        mark = VERDICT_MARKS[item.verdict]
        rendering = item.rendering if item.verdict is Verdict.SATISFIED else entry.target
        head = f"{number} {mark} {entry.source}  {rendering}"
        mark_at = Span(len(str(number)) + 1, len(str(number)) + 1 + len(mark))
        source_at = Span(mark_at.end + 1, mark_at.end + 1 + len(entry.source))
        styles = [
            (Span(0, mark_at.start), "$muted"),
            (mark_at, f"bold $verdict-{item.verdict}"),
            (source_at, f"$verdict-{item.verdict}"),
        ]
        lines = [styled_lines(head, cells, styles)]
        if item.verdict is Verdict.FORBIDDEN:
            wrong = f"not “{item.rendering}”"
            lines.append(_indented(wrong, cells, "$verdict-forbidden"))
        if entry.note:
            lines.append(_indented(entry.note, cells, "$muted"))
        return Content("\n").join(lines)


def _indented(text: str, cells: int, style: str) -> Content:
    wrapped = styled_lines(text, cells - 4, [(Span(0, len(text)), style)])
    return Content("\n").join(Content("    ") + line for line in wrapped.split("\n"))
