"""Inline tags that the target has lost, doubled or torn apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from duizhao.checks.check import CheckContext, Example
from duizhao.model import Code, Finding, Fix, Segment, Severity, Span
from duizhao.text.codes import Tag, tags

__all__ = ["CHECK"]

_ID = "inline-codes"
_NUMBERED = re.compile(r"</?\d+/?>")
_BOLD = (Code(id="1", original="**", original_end="**"),)
_IMAGE = (Code(id="1", original="![](map.png)"),)


class _InlineCodes:
    id = _ID
    title = "Inline tags"
    description = (
        "A tag of the source, such as <1>…</1> or <2/>, is missing in the target, stands there too often, or opens and "
        "closes in the wrong order. The exported document would lose a link, an emphasis or an image."
    )
    severity = Severity.ERROR
    passing = (
        Example(source="重庆<1>科技</1>", target="Chongqing’s <1>technology</1>", codes=_BOLD),
        Example(source="见<1/>", target="See <1/>", codes=_IMAGE),
        Example(source="若 a<3> 则", target="If a <3>"),
    )
    failing = (
        Example(source="重庆<1>科技</1>", target="Chongqing’s technology", codes=_BOLD),
        Example(source="重庆<1>科技</1>", target="Chongqing’s <1>technology", codes=_BOLD),
        Example(source="重庆<1>科技</1>", target="Chongqing’s </1>technology<1>", codes=_BOLD),
        Example(source="见<1/>", target="See <1/> and <1/>", codes=_IMAGE),
        Example(source="见<1/>", target="See <1/> and <2/>", codes=_IMAGE),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's shape
        if not segment.codes or not segment.target.strip():
            return
        source = tags(segment.source, segment.codes)
        target = tags(segment.target, segment.codes)
        yield from _missing(source, target, segment)
        yield from _extra(source, target, segment)
        yield from _unknown(segment)
        yield from _torn(source, target, segment)


def _missing(source: Sequence[Tag], target: Sequence[Tag], segment: Segment) -> Iterator[Finding]:
    left = Counter((tag.id, tag.kind) for tag in target)
    for tag in source:
        left[tag.id, tag.kind] -= 1
        if left[tag.id, tag.kind] < 0:
            written = tag.span.of(segment.source)
            end = len(segment.target)
            # Where half a pair belongs is for the translator to say.
            fixes = (
                (Fix(label=f"Add {written} at the end", span=Span(end, end), replacement=written),)
                if tag.kind == "standalone"
                else ()
            )
            yield _finding(f"The tag {written} of the source is missing; put it in.", written, tag.span, None, fixes)


def _extra(source: Sequence[Tag], target: Sequence[Tag], segment: Segment) -> Iterator[Finding]:
    left = Counter((tag.id, tag.kind) for tag in source)
    for tag in target:
        left[tag.id, tag.kind] -= 1
        if left[tag.id, tag.kind] < 0:
            yield _superfluous(tag.span, segment, "stands here more often than in the source")


def _unknown(segment: Segment) -> Iterator[Finding]:
    """Yield what looks like a numbered tag, is none of the segment's, and does not stand in the source either."""
    known = {tag.span for tag in tags(segment.target, segment.codes)}
    for match in _NUMBERED.finditer(segment.target):
        span = Span(*match.span())
        if span not in known and match.group() not in segment.source:
            yield _superfluous(span, segment, "is no tag of this segment")


def _superfluous(span: Span, segment: Segment, why: str) -> Finding:
    written = span.of(segment.target)
    fix = Fix(label=f"Delete {written}", span=span, replacement="")
    return _finding(f"{written} {why}; delete it.", written, None, span, (fix,))


def _torn(source: Sequence[Tag], target: Sequence[Tag], segment: Segment) -> Iterator[Finding]:
    """Yield closing tags that close something else than what was opened last, unless the source does the same."""
    if Counter((tag.id, tag.kind) for tag in source) != Counter((tag.id, tag.kind) for tag in target):
        return
    excused = {tag.id for tag in _misplaced(source)}
    for tag in _misplaced(target):
        if tag.id not in excused:
            written = tag.span.of(segment.target)
            message = f"{written} closes in the wrong place; pairs must stand inside one another."
            yield _finding(message, written, None, tag.span, ())


def _misplaced(found: Sequence[Tag]) -> Iterator[Tag]:
    opened: list[str] = []
    for tag in found:
        if tag.kind == "open":
            opened.append(tag.id)
        elif tag.kind == "close" and (not opened or opened.pop() != tag.id):
            yield tag


def _finding(message: str, subject: str, source: Span | None, target: Span | None, fixes: tuple[Fix, ...]) -> Finding:
    return Finding(
        check=_ID,
        severity=Severity.ERROR,
        message=message,
        source_span=source,
        target_span=target,
        fixes=fixes,
        subject=subject,
    )


CHECK = _InlineCodes()
