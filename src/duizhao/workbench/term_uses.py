"""The terms of a segment, in the coordinates of the texts as they are stored."""

from __future__ import annotations

from dataclasses import replace

from duizhao.model import Finding, Segment, Severity, TermUse
from duizhao.terminology import Glossary
from duizhao.text.plain_text import PlainText, plain_text

__all__ = ["is_term_error", "term_uses"]


def term_uses(glossary: Glossary, segment: Segment) -> tuple[TermUse, ...]:
    """Return the terms of a segment and what its target does with them.

    Inline tags are no part of either text: a term with a tag in its midst is that term, and its span has the tag.
    """
    source, target = (plain_text(text, segment.codes) for text in (segment.source, segment.target))
    uses = glossary.uses(source.text, target.text)
    if source.offsets is None and target.offsets is None:
        return uses
    return tuple(_stored(use, source, target) for use in uses)


def is_term_error(finding: Finding) -> bool:
    """Whether a translator who confirms must be asked about it: an error of one of the checks of terms."""
    return finding.severity is Severity.ERROR and finding.check.startswith("term-")


def _stored(use: TermUse, source: PlainText, target: PlainText) -> TermUse:
    span = use.target_span
    return replace(
        use,
        hit=replace(use.hit, span=source.stored(use.hit.span)),
        target_span=None if span is None else target.stored(span),
    )
