"""The glossary's terms in the current source and what the target does with them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from textual.content import Content

from duizhao.model import Authority, Span, TermEntry, TermStatus, TermUse, Verdict
from duizhao.text.width import fit
from duizhao.tui.lines import styled_lines, visible
from duizhao.tui.theme import VERDICT_MARKS
from duizhao.tui.widgets.evidence_pane import EvidencePane

__all__ = ["TermsPane"]

_SMALL_LINES = 6
_FOUND = {Verdict.SATISFIED, Verdict.DEPRECATED}
_UNNAMED = {TermStatus.PREFERRED: "", TermStatus.SHIELD: "shield"}
"""Statuses that go without a name, or with another one."""


class TermsPane(EvidencePane[TermUse]):
    """Verdict, term, rendering; what is wrong, what to know, and where the rendering comes from."""

    TITLE = "Terms"
    EMPTY = "No glossary term in this segment. Ctrl+D adds one."
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
        """Return how many lines an item may have below its first; None for as many as it takes."""
        if not self.is_small:
            return None
        return max(1, self.scrollable_content_region.height // max(1, len(self.items)) - 1)

    def face(self, item: TermUse) -> Hashable:
        """Return what of a use can be seen; where it stands in the target moves with every letter typed."""
        return item.hit.entry, item.hit.inside, item.verdict, item.rendering

    def content(self, number: int, item: TermUse, cells: int) -> Content:
        """Return ``1 ✓ 一带一路  Belt and Road``, and what there is to know below."""
        entry = item.hit.entry
        mark = VERDICT_MARKS[item.verdict]
        rendering = item.rendering if item.verdict in _FOUND else entry.target
        standing = _standing(entry)
        head = f"{number} {mark} {entry.source}  {rendering}"
        mark_at = Span(len(str(number)) + 1, len(str(number)) + 1 + len(mark))
        source_at = Span(mark_at.end + 1, mark_at.end + 1 + len(entry.source))
        styles = [
            (Span(0, mark_at.start), "$muted"),
            (mark_at, f"bold $verdict-{item.verdict}"),
            (source_at, f"$verdict-{item.verdict}"),
            (Span(len(head), len(head) + len(standing)), "$muted"),
        ]
        lines = [styled_lines(f"{head}{standing}", cells, styles, indent=4)]
        lines += [_line(text, style, cells, is_cut=False) for text, style in _wrong(item)]
        # A long note must not push the other terms out of the pane; where a term is right it is seldom needed.
        is_cut = self.is_small or item.verdict is Verdict.SATISFIED
        known = [_line(text, "$muted", cells, is_cut=is_cut) for text in _known(entry)]
        room = self.drawn_with()
        return Content("\n").join(lines + known if not isinstance(room, int) else (lines + known)[: room + 1])


def _standing(entry: TermEntry) -> str:
    """Return why an entry is not simply in force, in brackets; empty where it is."""
    parts = [_UNNAMED.get(entry.status, entry.status.value)]
    parts += ["imported"] if entry.authority is Authority.IMPORTED else []
    said = ", ".join(part for part in parts if part)
    return f"  ({said})" if said else ""


def _wrong(item: TermUse) -> Iterator[tuple[str, str]]:
    style = f"$verdict-{item.verdict}"
    if item.verdict is Verdict.FORBIDDEN:
        yield f"not “{item.rendering}”", style
    elif item.verdict is Verdict.DEPRECATED and item.rendering != item.hit.entry.target:
        yield f"no longer “{item.rendering}”: write “{item.hit.entry.target}”", style
    elif item.verdict is Verdict.DEPRECATED:
        yield "no longer used: write another term", style
    if item.hit.inside:
        yield f"in {visible(item.hit.inside)}: perhaps no term here", "$verdict-doubtful"


def _known(entry: TermEntry) -> Iterator[str]:
    if entry.note:
        yield entry.note
    if entry.definition:
        yield f"= {entry.definition}"
    if entry.cite:
        yield f"from {entry.cite}"


def _line(text: str, style: str, cells: int, *, is_cut: bool) -> Content:
    shown = fit(visible(text), cells - 4).rstrip() if is_cut else text
    wrapped = styled_lines(shown, cells - 4, [(Span(0, len(shown)), style)])
    return Content("\n").join(Content("    ") + line for line in wrapped.split("\n"))
