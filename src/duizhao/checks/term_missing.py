"""Terms of the glossary that the target does not render."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duizhao.checks.check import CheckContext, Example, PlainText, plain_text
from duizhao.model import Case, Finding, PartOfSpeech, Segment, Severity, TermEntry, TermStatus, TermUse, Verdict
from duizhao.terminology.rendering import Manner, english_text, occurrences
from duizhao.terminology.squeezing import term_key

__all__ = ["CHECK"]

_ID = "term-missing"
_BELT_AND_ROAD = (("一带一路", "Belt and Road"),)


class _TermMissing:
    id = _ID
    title = "Term missing"
    description = (
        "A term of the source is rendered neither as the glossary prefers nor as it admits. Candidates and deprecated "
        "entries ask for nothing, nor does a term that only seems to stand in a longer word or name. Fewer renderings "
        "than mentions is only worth knowing (English says “it”), and so is a verb's form of a term that is no verb."
    )
    severity = Severity.WARNING
    passing = (
        Example(source="共建“一带一路”。", target="They build the Belt and Road together.", glossary=_BELT_AND_ROAD),
        Example(source="产业园", target="Two industrial parks", glossary=(("产业园", "industrial park"),)),
        Example(source="李长江局长", target="Director Li Changjiang", glossary=(("长江", "Yangtze River"),)),
        Example(
            source="推动高质量发展",
            target="Pursuing truly high-quality development",
            glossary=(
                TermEntry(
                    source="推动高质量发展",
                    target="pursue high-quality development",
                    part_of_speech=PartOfSpeech.VERB,
                    words_between=1,
                ),
            ),
        ),
        Example(source="数据中心", target="Data centres", glossary=(("数据中心", "data center"),)),
    )
    failing = (
        Example(source="开会", target="They met.", glossary=(("开会", "meeting"),)),
        Example(source="共建“一带一路”。", target="They build the Silk Road together.", glossary=_BELT_AND_ROAD),
        Example(source="共建“一带一路”。", target="They build the belt and road together.", glossary=_BELT_AND_ROAD),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:
        target = plain_text(segment.target, segment.codes)
        if not target.text.strip():
            return
        source = plain_text(segment.source, segment.codes)
        by_term: defaultdict[str, list[TermUse]] = defaultdict(list)
        for use in context.glossary.uses(source.text, target.text):
            by_term[term_key(use.hit.entry.source)].append(use)
        told: set[str] = set()
        for uses in by_term.values():
            wanted = [use for use in uses if use.hit.entry.status is TermStatus.PREFERRED]
            missing = [use for use in wanted if use.verdict is Verdict.MISSING]
            satisfied = any(use.verdict is not Verdict.MISSING for use in uses)
            if missing and not satisfied and missing[0].hit.entry.target not in told:
                told.add(missing[0].hit.entry.target)
                yield _missing(missing, source, target)
            elif wanted and not missing:
                yield from _fewer(wanted, source)


def _missing(uses: Sequence[TermUse], source: PlainText, target: PlainText) -> Finding:
    hit = uses[0].hit
    entries = list({id(use.hit.entry): use.hit.entry for use in uses}.values())
    renderings = list(dict.fromkeys(rendering for entry in entries for rendering in entry.renderings))
    finding = Finding(
        check=_ID,
        severity=Severity.WARNING,
        message=f"Render {hit.entry.source} as {_listed(renderings)}.",
        source_span=source.stored(hit.span),
        subject=hit.entry.source,
    )
    return _otherwise_written(finding, entries, target) or finding


def _otherwise_written(finding: Finding, entries: Sequence[TermEntry], target: PlainText) -> Finding | None:
    """Return the finding for a rendering that is there in letters of another case or in a verb's form, if it is."""
    english = english_text(target.text)
    renderings = [(entry, rendering) for entry in entries for rendering in entry.renderings]
    for entry, rendering in renderings:
        for span in occurrences(rendering, english, replace(Manner.of(entry), case=Case.ANY)):
            found = span.of(target.text)
            exact = found.casefold() == rendering.casefold()
            return replace(
                finding,
                message=f"Write {entry.source} as “{rendering}”, not “{found}”: the case of its letters matters.",
                target_span=target.stored(span),
                fixes=target.fixes(f"Replace with “{rendering}”", span, rendering) if exact else (),
            )
    for entry, rendering in renderings:
        for span in occurrences(rendering, english, replace(Manner.of(entry), tenses=True)):
            return replace(
                finding,
                severity=Severity.INFO,
                message=(
                    f"{entry.source} stands as “{span.of(target.text)}”, a verb's form of “{rendering}”; "
                    "if that is right, make the entry a verb (part_of_speech: verb)."
                ),
                target_span=target.stored(span),
            )
    return None


def _fewer(uses: Sequence[TermUse], source: PlainText) -> Iterator[Finding]:
    renderings = len({use.target_span for use in uses})
    if all(use.target_span is not None for use in uses) and renderings < len(uses):
        hit = uses[renderings].hit
        yield Finding(
            check=_ID,
            severity=Severity.INFO,
            message=(
                f"{hit.entry.source} stands {len(uses)} times in the source and {renderings} times in the target; "
                "make sure that none is lost."
            ),
            source_span=source.stored(hit.span),
            subject=f"{hit.entry.source} ×{len(uses)}",
        )


def _listed(renderings: Sequence[str]) -> str:
    """Return the first two; the pane of terms and the glossary have the others."""
    first, *others = (f"“{rendering}”" for rendering in renderings)
    if not others:
        return first
    return f"{first} or {others[0]}" if len(others) == 1 else f"{first}, {others[0]} or another of its renderings"


CHECK = _TermMissing()
