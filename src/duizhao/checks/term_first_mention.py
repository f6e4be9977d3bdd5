"""Terms that are written out at their first mention and shortened after it."""

from __future__ import annotations

from collections.abc import Iterator

from duizhao.checks.check import CheckContext, Example, PlainText, plain_text
from duizhao.model import Document, Finding, Fix, Segment, Severity, TermEntry
from duizhao.terminology.first_mention import Misuse, Slip, introduction, slips
from duizhao.terminology.fitting import fitted

__all__ = ["CHECK"]

_ID = "term-first-mention"
_NO_RUNNING_TEXT = frozenset({"heading", "caption", "metadata"})
_RULE = TermEntry(source="成渝城市群", target="Chengdu-Chongqing city cluster", short=("CCCC",), introduce=True)
_WHO = TermEntry(source="世界卫生组织", target="World Health Organization", short=("WHO",))
_SEVERITIES = {
    Misuse.SHORT_FIRST: Severity.WARNING,
    Misuse.NOT_INTRODUCED: Severity.WARNING,
    Misuse.FULL_AGAIN: Severity.INFO,
}


class _TermFirstMention:
    id = _ID
    title = "Term at its first mention"
    description = (
        "A term that has short forms (`short`) must be written out before one of them is used. Where its entry says "
        "`introduce`, the first mention reads “full name (short form)”, and later ones are short. Headings, captions "
        "and metadata neither introduce a term nor break the rule."
    )
    severity = Severity.WARNING
    passing = (
        Example(
            source="成渝城市群发展，成渝城市群开放。",
            target="The Chengdu-Chongqing city cluster (CCCC) grows, and the CCCC opens up.",
            glossary=(_RULE,),
        ),
        Example(source="世界卫生组织", target="The World Health Organization met.", glossary=(_WHO,)),
    )
    failing = (
        Example(source="成渝城市群发展。", target="The Chengdu-Chongqing city cluster grows.", glossary=(_RULE,)),
        Example(source="世界卫生组织说。", target="The WHO said so.", glossary=(_WHO,)),
        Example(
            source="成渝城市群发展。",
            target="The Chengdu-Chongqing city cluster grows.",
            glossary=(_RULE,),
            after=(("成渝城市群。", "The Chengdu-Chongqing city cluster (CCCC)."),),
        ),
    )

    def check_document(self, document: Document, context: CheckContext) -> Iterator[Finding]:
        segments = [
            segment for unit in document.units if unit.kind not in _NO_RUNNING_TEXT for segment in unit.segments
        ]
        plain = [
            (plain_text(segment.source, segment.codes), plain_text(segment.target, segment.codes))
            for segment in segments
        ]
        for slip in slips(((source.text, target.text) for source, target in plain), context.glossary):
            yield _finding(slip, segments[slip.text], *plain[slip.text])


def _finding(slip: Slip, segment: Segment, source: PlainText, target: PlainText) -> Finding:
    entry, span = slip.use.hit.entry, slip.use.target_span
    assert span is not None
    message, fixes = _advice(slip, target)
    return Finding(
        check=_ID,
        severity=_SEVERITIES[slip.misuse],
        message=message,
        segment=segment.id,
        source_span=source.stored(slip.use.hit.span),
        target_span=target.stored(span),
        fixes=fixes,
        subject=f"{entry.source}: {slip.misuse}",
    )


def _advice(slip: Slip, target: PlainText) -> tuple[str, tuple[Fix, ...]]:
    entry, span = slip.use.hit.entry, slip.use.target_span
    assert span is not None
    found = span.of(target.text)
    if slip.misuse is Misuse.FULL_AGAIN:
        wanted = entry.short[0]
        message = f"“{found}” has been introduced; “{wanted}” will do from here on."
    elif slip.misuse is Misuse.SHORT_FIRST:
        wanted = introduction(entry)
        message = f"“{found}” stands before {entry.source} has been written out; begin with “{wanted}”."
    else:
        wanted = introduction(entry, found)
        message = f"Introduce the short form at the first mention: “{wanted}”."
    replacement = fitted(wanted, before=target.text[: span.start], rule=entry.case, replaced=found)
    return message, target.fixes(f"Replace with “{replacement}”", span, replacement)


CHECK = _TermFirstMention()
