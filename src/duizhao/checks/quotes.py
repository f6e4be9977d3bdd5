"""Quotation marks: paired, and of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duizhao.checks.check import CheckContext, Example, PlainText, plain_text
from duizhao.model import Finding, Segment, Severity, Span

__all__ = ["CHECK"]

_ID = "quotes"
_OPENING = frozenset("“「")
_CLOSING = frozenset("”」")
_STRAIGHT = frozenset('"＂')
_INCHES = re.compile(r"(?<=\d)\"")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_CURLY_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")


class _Quotes:
    id = _ID
    title = "Quotation marks"
    description = (
        "A double quotation mark of the target has no partner though those of the source are paired, or straight and "
        "curly marks are mixed. A quotation that runs on over several segments is left alone."
    )
    severity = Severity.WARNING
    passing = (
        Example(source="他说：“好。”", target='“Good,” he said; it wasn’t 5" long.'),
        Example(source="他说：“好。", target="He said, “Good."),
    )
    failing = (
        Example(source="他说：“好。”", target="He said, “Good."),
        Example(source="“双千”与“双轮”", target='“Double Thousand” and "Two Wheels"'),
        Example(source="不是他的", target="It isn't his; it’s hers."),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's shape
        target = plain_text(segment.target, segment.codes)
        if not target.text.strip():
            return
        yield from _unpaired_findings(plain_text(segment.source, segment.codes), target)
        yield from _mixed(target, *_double_marks(target.text), "quotation marks")
        straight = [found.start() for found in _APOSTROPHE.finditer(target.text)]
        curly = [found.start() for found in _CURLY_APOSTROPHE.finditer(target.text)]
        yield from _mixed(target, straight, curly, "apostrophes")


def _unpaired_findings(source: PlainText, target: PlainText) -> Iterator[Finding]:
    unpaired = _unpaired(target.text)
    # A quotation open at either end of the source is open at either end of the target.
    if unpaired and not _unpaired(source.text):
        position = unpaired[0]
        mark = target.text[position]
        advice = "open" if mark in _CLOSING else "close"
        yield Finding(
            check=_ID,
            severity=Severity.WARNING,
            message=f"The quotation mark {mark} has no partner; {advice} the quotation or delete the mark.",
            target_span=target.stored(Span(position, position + 1)),
            subject=f"unpaired {mark}",
        )


def _unpaired(text: str) -> list[int]:
    inches = {found.start() for found in _INCHES.finditer(text)}
    straight = [position for position, mark in enumerate(text) if mark in _STRAIGHT]
    if len(straight) % 2 and inches:
        straight = [position for position in straight if position not in inches]
    waiting: list[int] = []
    unpaired = straight[-1:] if len(straight) % 2 else []
    for position, mark in enumerate(text):
        if mark in _OPENING:
            waiting.append(position)
        elif mark in _CLOSING:
            if waiting:
                waiting.pop()
            else:
                unpaired.append(position)
    return sorted(unpaired + waiting)


def _double_marks(text: str) -> tuple[list[int], list[int]]:
    inches = {found.start() for found in _INCHES.finditer(text)}
    straight = [at for at, mark in enumerate(text) if mark == '"' and (at not in inches or text.count('"') % 2 == 0)]
    return straight, [at for at, mark in enumerate(text) if mark in "“”"]


def _mixed(target: PlainText, straight: list[int], curly: list[int], what: str) -> Iterator[Finding]:
    if not straight or not curly:
        return
    few, name = (straight, "straight") if len(straight) <= len(curly) else (curly, "curly")
    other = "curly" if name == "straight" else "straight"
    span = Span(few[0], few[-1] + 1)
    replacement = _retyped(target.text, span, frozenset(few))
    yield Finding(
        check=_ID,
        severity=Severity.INFO,
        message=f"Straight and curly {what} are mixed; make the {name} one{'s' * (len(few) > 1)} {other}.",
        target_span=target.stored(span),
        fixes=target.fixes(f"Make all {what} {other}", span, replacement) if replacement else (),
        subject=f"mixed {what}",
    )


def _retyped(text: str, span: Span, marks: frozenset[int]) -> str:
    """Return the span's text with its marks in the other style; empty where one's direction cannot be told."""
    characters = []
    is_open = False
    for position in range(span.start, span.end):
        mark = text[position]
        if position not in marks:
            characters.append(mark)
        elif mark == "'":
            characters.append("’")
        elif mark == "’":
            characters.append("'")
        elif mark in "“”":
            characters.append('"')
        else:
            characters.append("”" if is_open else "“")
            is_open = not is_open
    return "" if is_open else "".join(characters)


CHECK = _Quotes()
