"""Blanks: too many, too few, in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duizhao.checks.check import OBJECT, CheckContext, Example, PlainText, plain_text
from duizhao.model import Finding, Segment, Severity, Span

__all__ = ["CHECK"]

_ID = "spacing"
_VERBATIM = re.compile(
    r"""
    [a-z][a-z0-9+.\-]*://\S+ | www\.\S+ | \S+@\S+\.\S+ | doi:\S+   # addresses
    | [ \u00a0]?\.(?:[ \u00a0]\.)+                                # . . .
    | &\w+; | `[^`]*` | \{[^{}]*\} | %[\w()]+                              # code and placeholders
    | (?<!\S)\S*[\\/_=<>]\S*                                       # paths, identifiers, formulas
    | \b\w+(?:\.\w+)*\.(?:com|org|net|gov|edu|int|cn|io|uk|eu|html?|pdf|docx?|txt|js|py|json|ya?ml|xml|csv|zip|exe)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOUBLE = re.compile(r"(?<=[^\s])[ \u00a0]{2,}(?=\S)")
_BEFORE_MARK = re.compile(r"(?<=[^\W_])[ \u00a0]+(?=[,;:!?](?:\s|$)|\.(?:\s|$))")
_AFTER_COMMA = re.compile(r"(?<=[^\W_])(?P<mark>[,;!?])(?=[^\W\d_])|(?<=[^\W\d_])(?P<mark_2>,)(?=\d)")
_AFTER_STOP = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z][a-z]+\b)|(?<=[a-z]{2}):(?=[A-Za-z]{2})")
_EDGE = re.compile(r"^\s+|\s+$")


class _Spacing:
    id = _ID
    title = "Spacing"
    description = (
        "Blanks at the ends that the source does not have, several in a row, one before a comma or full stop, or none "
        "after. Numbers, addresses, file names and code are left alone."
    )
    severity = Severity.WARNING
    passing = (
        Example(source="见网站。", target="See https://example.org/a,b.C at 10:30, e.g. 3,500.25 m."),
        Example(source=" 茶 ", target=" Tea "),
    )
    failing = (
        Example(source="茶与咖啡", target="Tea  and coffee"),
        Example(source="茶，咖啡。", target="Tea , coffee ."),
        Example(source="茶，咖啡。水。", target="Tea,coffee.Water."),
        Example(source="茶", target="Tea "),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's shape
        target = plain_text(segment.target, segment.codes)
        if not target.text.strip():
            return
        yield from _edges(target, plain_text(segment.source, segment.codes).text)
        # Verbatim text is blotted out, not cut out: offsets stay.
        text = _VERBATIM.sub(lambda found: OBJECT * len(found.group()), target.text)
        for found in _DOUBLE.finditer(text):
            yield _finding(target, Span(*found.span()), " ", "Several blanks in a row; keep one.", Severity.WARNING)
        for found in _BEFORE_MARK.finditer(text):
            mark = text[found.end()]
            message = f"Delete the blank before “{mark}”."
            yield _finding(target, Span(*found.span()), "", message, Severity.WARNING)
        for pattern in (_AFTER_COMMA, _AFTER_STOP):
            for found in pattern.finditer(text):
                mark = found.group()
                message = f"Put a blank after “{mark}”."
                yield _finding(target, Span(*found.span()), f"{mark} ", message, Severity.WARNING)


def _edges(target: PlainText, source: str) -> Iterator[Finding]:
    for found in _EDGE.finditer(target.text):
        leading = found.start() == 0
        wanted = source[: len(source) - len(source.lstrip())] if leading else source[len(source.rstrip()) :]
        if found.group() == wanted:
            continue
        where = "before the first word" if leading else "after the last word"
        message = f"Make the blanks {where} those of the source." if wanted else f"Delete the blanks {where}."
        yield _finding(target, Span(*found.span()), wanted, message, Severity.WARNING)


def _finding(target: PlainText, span: Span, replacement: str, message: str, severity: Severity) -> Finding:
    context = target.text[max(span.start - 10, 0) : span.end + 10]
    return Finding(
        check=_ID,
        severity=severity,
        message=message,
        target_span=target.stored(span),
        fixes=target.fixes(message.rstrip("."), span, replacement),
        subject=f"{message} {' '.join(context.split())}",
    )


CHECK = _Spacing()
