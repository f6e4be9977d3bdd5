"""The glossary's terms in the current source and what the target does with them."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content

from duizhao.model import Span, TermUse, Verdict
from duizhao.text.width import fit
from duizhao.tui.lines import styled_lines, visible
from duizhao.tui.theme import VERDICT_MARKS
from duizhao.tui.widgets.evidence_pane import EvidencePane

__all__ = ["TermsPane"]

_SMALL_LINES = 6


class TermsPane(EvidencePane[TermUse]):
    """Verdict, term, rendering, note."""

    TITLE = "Terms"
    EMPTY = "No glossary term in this segment."
    KEY = "F2"

    def summary(self) -> str:
        """How many of how many terms are satisfied."""
        satisfied = sum(use.verdict is Verdict.SATISFIED for use in self.items)
        return f"{satisfied}/{len(self.items)}" if self.items else "0"

    @property
    def is_small(self) -> bool:
        """Whether there is no room for notes of several lines."""
        return self.scrollable_content_region.height < _SMALL_LINES

    def drawn_with(self) -> Hashable:
        """Return whether notes are cut."""
        return self.is_small

    def face(self, item: TermUse) -> Hashable:
        """Return what of a use can be seen; where it stands in the target moves with every letter typed."""
        return item.hit.entry, item.verdict, item.rendering

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
        lines = [styled_lines(head, cells, styles, indent=4)]
        if item.verdict is Verdict.FORBIDDEN:
            wrong = f"not “{item.rendering}”"
            lines.append(_indented(wrong, cells, "$verdict-forbidden"))
        if entry.note:
            # A long note must not push the other terms out of the pane; where a term is right it is seldom needed.
            is_cut = self.is_small or item.verdict is Verdict.SATISFIED
            note = fit(visible(entry.note), cells - 4).rstrip() if is_cut else entry.note
            lines.append(_indented(note, cells, "$muted"))
        return Content("\n").join(lines)


def _indented(text: str, cells: int, style: str) -> Content:
    wrapped = styled_lines(text, cells - 4, [(Span(0, len(text)), style)])
    return Content("\n").join(Content("    ") + line for line in wrapped.split("\n"))
