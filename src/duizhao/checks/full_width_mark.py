"""Chinese punctuation and full-width letters in the target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duizhao.checks.check import CheckContext, Example, plain_text
from duizhao.model import Finding, Segment, Severity, Span
from duizhao.text.scripts import is_han

__all__ = ["CHECK"]

_MARK = re.compile(
    r"[，。：；？！（）、．％～［］｛｝＂＇《》〈〉「」『』【】〔〕\u3000]|[０-９Ａ-Ｚａ-ｚ＃-＆＊＋－／＜-＠＼＾＿｀｜]+"
)
_REPLACEMENTS = {
    "。": ".",
    "、": ",",
    "．": ".",
    "《": "“",
    "》": "”",
    "〈": "‘",
    "〉": "’",
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "【": "[",
    "】": "]",
    "〔": "[",
    "〕": "]",
    "\u3000": " ",
}
_FULL_TO_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_STOPS = frozenset(",.:;?!")
_OPENING = frozenset("([{“‘")
_CLOSING = frozenset(")]}”’")
_NUMERIC = frozenset(",.:")
"""Marks that stand between digits without a blank: 3,500; 2.5; 10:30."""


class _FullWidthMark:
    id = "full-width-mark"
    title = "Full-width mark"
    description = (
        "Chinese punctuation, full-width letters or digits stand in the target. Curly quotation marks are English "
        "and fine; marks inside a passage left in Chinese are that passage's matter."
    )
    severity = Severity.WARNING
    passing = (
        Example(source="是的，“很好”。", target="Yes, “very good”."),
        Example(source="3500度——热！", target="3,500 degrees – it’s hot!"),
    )
    failing = (
        Example(source="是的，很好。", target="Yes，very good。"),
        Example(source="茶（绿茶）", target="Tea（green）"),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's shape
        target = plain_text(segment.target, segment.codes)
        for found in _MARK.finditer(target.text):
            if _is_beside_han(target.text, *found.span()):
                continue
            span, replacement = _correction(target.text, found)
            yield Finding(
                check=self.id,
                severity=Severity.WARNING,
                message=_message(found.group(), replacement.strip()),
                target_span=target.stored(Span(*found.span())),
                fixes=target.fixes(f"Replace with “{replacement.strip() or ' '}”", span, replacement),
                subject=found.group(),
            )


def _is_beside_han(text: str, start: int, end: int) -> bool:
    return is_han(text[start - 1 : start]) or is_han(text[end : end + 1])


def _message(mark: str, replacement: str) -> str:
    if not replacement:
        return "An ideographic space stands in the target; use an ordinary one."
    return f"“{mark}” is full width; write “{replacement}”."


def _correction(text: str, found: re.Match[str]) -> tuple[Span, str]:
    """Return what to replace, blanks beside the mark included, and the ASCII form with the blanks it wants."""
    mark = found.group()
    ascii_mark = _REPLACEMENTS.get(mark) or mark.translate(_FULL_TO_HALF)
    start, end = found.span()
    if mark == "\u3000":
        return Span(start, end), "" if _is_blank_or_end(text, start - 1) or _is_blank_or_end(text, end) else " "
    before, after = text[start - 1 : start], text[end : end + 1]
    if ascii_mark in _STOPS or ascii_mark in _CLOSING:
        while start and text[start - 1] == " ":
            start -= 1
        wants_blank = after.isalnum() or (after != "" and after in _OPENING)
        if before.isdigit() and after.isdigit() and ascii_mark in _NUMERIC:
            wants_blank = False
        return Span(start, end), ascii_mark + " " * wants_blank
    if ascii_mark in _OPENING:
        while text[end : end + 1] == " ":
            end += 1
        wants_blank = before.isalnum() or (before != "" and before in ",.;:?!)")
        return Span(start, end), " " * wants_blank + ascii_mark
    return Span(start, end), ascii_mark


def _is_blank_or_end(text: str, at: int) -> bool:
    return not 0 <= at < len(text) or text[at].isspace()


CHECK = _FullWidthMark()
