"""Chinese characters left in the target."""

from __future__ import annotations

from collections.abc import Iterator

from duizhao.checks.check import CheckContext, Example, plain_text
from duizhao.model import Finding, Segment, Severity, Span
from duizhao.text.scripts import is_han

__all__ = ["CHECK"]

_BETWEEN = frozenset("()[]/，。、：；！？（）《》〈〉“”‘’「」『』【】·… \u3000-—0123456789")
"""What may stand between characters of one untranslated passage."""
_FIRST_HAN = "\u3005"
"""No Chinese character has a lower code point."""
_TITLE_MARKS = {"《": "》", "〈": "〉", "「": "」", "『": "』", "【": "】"}
_SHOWN = 20


class _LeftoverHan:
    id = "leftover-han"
    title = "Chinese left over"
    description = "There are Chinese characters in the target: a passage, a name or a title that nobody has translated."
    severity = Severity.ERROR
    passing = (Example(source="哮天机器狗", target="The Xiaotian robot dog"),)
    failing = (
        Example(source="哮天机器狗", target="The 哮天 robot dog"),
        Example(source="发布《国家创新指数报告》", target="《国家创新指数报告》 was released."),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's shape
        target = plain_text(segment.target, segment.codes)
        for span in _passages(target.text):
            passage = span.of(target.text)
            shown = passage if len(passage) <= _SHOWN else f"{passage[:_SHOWN]}…"
            yield Finding(
                check=self.id,
                severity=Severity.ERROR,
                message=f"Translate “{shown}”, or delete it.",
                target_span=target.stored(span),
                subject=passage,
            )


def _passages(text: str) -> Iterator[Span]:
    """Yield runs of Chinese text: characters, the punctuation between them, and the marks around a title."""
    if max(text, default="") < _FIRST_HAN:
        return  # nearly every target: not worth a look at each character
    start = end = -1
    for position, character in enumerate(text):
        if not is_han(character):
            continue
        if end >= 0 and all(between in _BETWEEN for between in text[end:position]):
            end = position + 1
            continue
        if end >= 0:
            yield _with_title_marks(text, start, end)
        start, end = position, position + 1
    if end >= 0:
        yield _with_title_marks(text, start, end)


def _with_title_marks(text: str, start: int, end: int) -> Span:
    closing = _TITLE_MARKS.get(text[start - 1 : start])
    at = text.find(closing, end) if closing else -1
    if at >= 0 and all(between in _BETWEEN for between in text[end:at]):
        return Span(start - 1, at + 1)
    return Span(start, end)


CHECK = _LeftoverHan()
