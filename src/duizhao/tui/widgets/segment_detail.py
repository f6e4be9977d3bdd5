"""The current segment, open: its bar, its source, the editor of its target."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from duizhao.model import Finding, Segment, TermUse, Unit, Verdict
from duizhao.text.codes import tags
from duizhao.tui.widgets.offering_editor import OfferingEditor
from duizhao.tui.widgets.segment_bar import Offer, SegmentBar
from duizhao.tui.widgets.source_view import SourceView
from duizhao.tui.widgets.target_editor import TargetEditor

__all__ = ["SegmentDetail"]


class SegmentDetail(Vertical):
    """Shows one segment; the editor's messages pass through."""

    def compose(self) -> ComposeResult:
        """Put the bar above the texts."""
        yield SegmentBar()
        with Container(id="texts"):
            yield SourceView()
            yield TargetEditor(id="target")

    @property
    def editor(self) -> TargetEditor:
        """The editor of the target."""
        return self.query_one(TargetEditor)

    def show(self, number: int, unit: Unit, segment: Segment) -> None:
        """Show a segment but for its target, which belongs to the editor."""
        bar = self.query_one(SegmentBar)
        bar.number, bar.unit, bar.segment = number, unit, segment
        self.query_one(SourceView).segment = segment

    def mark(self, findings: tuple[Finding, ...], uses: tuple[TermUse, ...]) -> None:
        """Underline in both texts what findings and terms are about."""
        source = self.query_one(SourceView)
        source.uses = uses
        source.pointed_at = tuple(finding.source_span for finding in findings if finding.source_span)
        self.editor.know_terms(uses)
        codes = source.segment.codes if source.segment else ()
        self.editor.mark(
            [(finding.target_span, finding.severity) for finding in findings if finding.target_span],
            [use.target_span for use in uses if use.target_span and use.verdict is Verdict.SATISFIED],
            [tag.span for tag in tags(self.editor.text, codes)],
        )

    def on_offering_editor_offered(self, message: OfferingEditor.Offered) -> None:
        """Say above the editor what is offered."""
        message.stop()
        offers, chosen = message.offers, message.chosen
        bar = self.query_one(SegmentBar)
        bar.offer = Offer(text=offers[chosen].text, number=chosen + 1, count=len(offers)) if offers else None

    def read_on(self) -> bool:
        """Show the next lines of a long source, or its first again; return whether there are more than fit."""
        return self.query_one(SourceView).read_on()

    def line_up(self, source_at: int, target_at: int) -> None:
        """Put source and target side by side, this many cells from the left; zeros put one above the other."""
        styles = self.query_one(SourceView).styles
        if target_at:
            styles.width = target_at - 1
            styles.padding = (0, 1, 0, source_at)
        else:
            styles.clear_rule("width")
            styles.clear_rule("padding")
