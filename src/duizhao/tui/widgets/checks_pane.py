"""The findings on the current segment."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content

from duizhao.model import Finding, Span
from duizhao.tui.lines import styled_lines
from duizhao.tui.theme import SEVERITY_MARKS
from duizhao.tui.widgets.evidence_pane import EvidencePane

__all__ = ["ChecksPane"]


class ChecksPane(EvidencePane[Finding]):
    """Severity, message, check, fix."""

    TITLE = "Checks"
    EMPTY = "✓ Nothing found."
    KEY = "F4"

    def face(self, item: Finding) -> Hashable:
        """Return what of a finding can be seen; its spans move with every letter typed."""
        return item.severity, item.message, item.fixes[0].label if item.fixes else ""

    def content(self, number: int, item: Finding, cells: int) -> Content:
        """Return ``1 E message``, and the first fix below."""
        mark = SEVERITY_MARKS[item.severity]
        head = f"{number} {mark} {item.message}"
        mark_at = Span(len(str(number)) + 1, len(str(number)) + 1 + len(mark))
        styles = [(Span(0, mark_at.start), "$muted"), (mark_at, f"bold $severity-{item.severity}")]
        lines = [styled_lines(head, cells, styles, indent=4)]
        if item.fixes:
            label = f"    F8 {item.fixes[0].label}"
            lines.append(styled_lines(label, cells, [(Span(4, 6), "bold $primary"), (Span(6, len(label)), "$primary")]))
        return Content("\n").join(lines)
