"""Brackets without their partners."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from duizhao.checks.check import CheckContext, Example, plain_text
from duizhao.model import Finding, Segment, Severity, Span

__all__ = ["CHECK"]

_KINDS = {"(": "(", ")": "(", "（": "(", "）": "(", "[": "[", "]": "[", "［": "[", "］": "[", "【": "[", "】": "["}
_KINDS |= {"{": "{", "}": "{", "｛": "{", "｝": "{", "〔": "[", "〕": "["}
_OPENING = frozenset("(（[［【{｛〔")
_ENUMERATOR = re.compile(r"(?:^|(?<=[\s,;:，；：。]))(?:\d{1,3}|[A-Za-z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[)）]")
"""``1)`` or ``a)`` before a list item closes nothing."""
_FACE = re.compile(r"[:;]-?[()]")


class _Brackets:
    id = "brackets"
    title = "Unpaired bracket"
    description = (
        "A bracket of the target has no partner. Silent where the source leaves the same kind open, or closes it, "
        "just as often: the pair then runs across segments."
    )
    severity = Severity.WARNING
    passing = (
        Example(source="（一）总则 1）茶", target="(1) General 1) Tea [green]"),
        Example(source="（见下文", target="(see below"),
    )
    failing = (
        Example(source="茶（绿茶）", target="Tea (green"),
        Example(source="茶[1]", target="Tea 1]"),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's shape
        target = plain_text(segment.target, segment.codes)
        if not target.text.strip():
            return
        source = plain_text(segment.source, segment.codes).text
        excused = Counter(_name(source[position]) for position in _unpaired(source))
        for position in _unpaired(target.text):
            mark = target.text[position]
            if excused[_name(mark)]:
                excused[_name(mark)] -= 1
                continue
            advice = "close" if mark in _OPENING else "open"
            yield Finding(
                check=self.id,
                severity=Severity.WARNING,
                message=f"“{mark}” has no partner; {advice} the bracket or delete it.",
                target_span=target.stored(Span(position, position + 1)),
                subject=mark,
            )


def _name(mark: str) -> tuple[str, bool]:
    return _KINDS[mark], mark in _OPENING


def _unpaired(text: str) -> list[int]:
    """Return the offsets of brackets without a partner, ascending. Each kind is paired on its own."""
    listed = {found.end() - 1 for found in _ENUMERATOR.finditer(text)}
    faces = {found.end() - 1 for found in _FACE.finditer(text)}
    waiting: dict[str, list[int]] = {"(": [], "[": [], "{": []}
    unpaired: list[int] = []
    for position, mark in enumerate(text):
        if mark not in _KINDS:
            continue
        kind = waiting[_KINDS[mark]]
        if mark in _OPENING:
            if position not in faces:
                kind.append(position)
        elif kind:
            kind.pop()
        elif position not in listed and position not in faces:
            unpaired.append(position)
    return sorted(unpaired + [position for kind in waiting.values() for position in kind])


CHECK = _Brackets()
