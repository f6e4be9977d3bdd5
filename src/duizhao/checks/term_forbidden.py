"""Renderings that the glossary forbids or has given up."""

from __future__ import annotations

from collections.abc import Iterator

from duizhao.checks.check import CheckContext, Example, PlainText, plain_text
from duizhao.model import Finding, Fix, Segment, Severity, Span, TermEntry, TermStatus, TermUse, Verdict
from duizhao.terminology.fitting import article_before, fitted

__all__ = ["CHECK"]

_ID = "term-forbidden"
_ENFORCED = frozenset({TermStatus.PREFERRED, TermStatus.DEPRECATED})
_BELT_AND_ROAD = (("一带一路", "Belt and Road|One Belt One Road|OBOR"),)


class _TermForbidden:
    id = _ID
    title = "Term forbidden"
    description = (
        "The target renders a term of the source in words that the glossary forbids (an error) or calls deprecated "
        "(a warning). The same words are nobody's concern where the source does not have the term."
    )
    severity = Severity.ERROR
    passing = (
        Example(source="共建一带一路", target="Building the Belt and Road together", glossary=_BELT_AND_ROAD),
        Example(source="这条路", target="One belt, one road: this road", glossary=_BELT_AND_ROAD),
    )
    failing = (
        Example(
            source="新冠病毒",
            target="The 2019-nCoV spread.",
            glossary=(TermEntry(source="新冠病毒", target="SARS-CoV-2", deprecated=("2019-nCoV",)),),
        ),
        Example(
            source="共建一带一路",
            target="Building One Belt, One Road",
            glossary=(("一带一路", "Belt and Road|One Belt, One Road"),),
        ),
        Example(source="共建一带一路", target="OBOR’s builders", glossary=_BELT_AND_ROAD),
        Example(
            source="一带一路大会",
            target="The One Belt One Road Conference",
            glossary=(*_BELT_AND_ROAD, ("一带一路大会", "Belt and Road Conference")),
        ),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:
        target = plain_text(segment.target, segment.codes)
        if not target.text.strip():
            return
        source = plain_text(segment.source, segment.codes)
        hits = {id(hit.entry): hit for hit in reversed(context.glossary.mentions(source.text))}
        for entry, rendering, span in context.glossary.forbidden_in(target.text, source.text):
            if entry.status in _ENFORCED:
                yield Finding(
                    check=_ID,
                    severity=Severity.ERROR,
                    message=_message(entry, span.of(target.text)),
                    source_span=source.stored(hits[id(entry)].span),
                    target_span=target.stored(span),
                    fixes=_fixes(entry, rendering, span, target),
                    subject=f"{entry.source}: {rendering}",
                )
        yield from _deprecated(context.glossary.uses(source.text, target.text), source, target)


def _deprecated(uses: tuple[TermUse, ...], source: PlainText, target: PlainText) -> Iterator[Finding]:
    told: set[Span] = set()
    for use in uses:
        entry, span = use.hit.entry, use.target_span
        if use.verdict is not Verdict.DEPRECATED or span is None or span in told:
            continue
        told.add(span)
        is_current = entry.status is not TermStatus.DEPRECATED
        advice = f"write “{entry.target}”" if is_current else "use a current term"
        yield Finding(
            check=_ID,
            severity=Severity.WARNING,
            message=f"“{span.of(target.text)}” for {entry.source} is deprecated; {advice}.",
            source_span=source.stored(use.hit.span),
            target_span=target.stored(span),
            fixes=_fixes(entry, use.rendering, span, target),
            subject=f"{entry.source}: {use.rendering}",
        )


def _message(entry: TermEntry, found: str) -> str:
    advice = f"write “{entry.target}”" if entry.target else "find another"
    return f"The glossary forbids “{found}” for {entry.source}; {advice}."


def _fixes(entry: TermEntry, rendering: str, span: Span, target: PlainText) -> tuple[Fix, ...]:
    if not entry.target or entry.status is TermStatus.DEPRECATED:
        return ()
    before = target.text[: span.start]
    replacement = fitted(
        entry.target, before=before, rule=entry.case, replaced=span.of(target.text), instead_of=rendering
    )
    article = article_before(before, replacement)
    if article is None:
        return target.fixes(f"Replace with “{replacement}”", span, replacement)
    # The article is part of what is replaced: “an OBOR project” becomes “a Belt and Road project” with one key.
    whole = f"{article.text}{before[article.span.end :]}{replacement}"
    return target.fixes(f"Replace with “{whole}”", Span(article.span.start, span.end), whole)


CHECK = _TermForbidden()
