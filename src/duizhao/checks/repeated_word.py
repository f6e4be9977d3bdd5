"""The same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duizhao.checks.check import CheckContext, Example, plain_text
from duizhao.model import Finding, Segment, Severity, Span

__all__ = ["CHECK"]

_RUN = re.compile(
    r"(?<![\w’'\-–])(?P<word>[^\W\d_]+)(?P<again>(?:\s+(?P=word))+)(?![\w’'\-–])",
    re.IGNORECASE,
)
_LEGITIMATE = frozenset(
    {"had", "that", "is", "was", "do", "did", "very", "really", "so", "yes", "no", "now", "there", "well", "bye", "ha"}
    | {
        "ho",
        "hear",
        "knock",
        "tut",
        "blah",
        "yeah",
        "oh",
        "ah",
        "long",
        "far",
        "never",
        "again",
        "many",
        "much",
        "more",
    }
    | {"on", "in", "her", "you", "what", "who", "it", "hello", "okay", "ok", "please", "right"}
)
"""Words that English does set twice: had had, that that, very very, no no; "what it is is", "log on on"."""
_NEVER = frozenset(
    {"a", "an", "the", "and", "or", "of", "to", "with", "for", "from", "at", "by", "as", "be", "are", "were", "this"}
    | {"these", "we", "they", "he", "she", "i"}
)
"""Words whose repetition is a slip whatever their case."""


class _RepeatedWord:
    id = "repeated-word"
    title = "Repeated word"
    description = (
        "A word stands twice in a row, as “the the”. Words that English may repeat (had had, that that) and names are "
        "left alone."
    )
    severity = Severity.WARNING
    passing = (
        Example(source="他早已去过", target="He had had that that day; very very long."),
        Example(source="沃拉沃拉市", target="Walla Walla"),
    )
    failing = (
        Example(source="在会上", target="At the the conference"),
        Example(source="会议", target="The the conference"),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's shape
        target = plain_text(segment.target, segment.codes)
        for found in _RUN.finditer(target.text):
            word, again = found["word"], found["again"].split()
            if _is_right(word, again):
                continue
            yield Finding(
                check=self.id,
                severity=Severity.WARNING,
                message=f"“{' '.join([word, *again])}”: write “{word}” once.",
                target_span=target.stored(Span(*found.span())),
                fixes=target.fixes(f"Write “{word}” once", Span(*found.span("again")), ""),
                subject=word.lower(),
            )


def _is_right(word: str, again: list[str]) -> bool:
    if len(word) == 1 and again[0].isupper():
        return True
    if word.lower() in _NEVER:
        return False
    is_name = word[0].isupper() and again[0][0].isupper()
    is_sound = len(again) > 1  # tock tock tock
    return is_name or is_sound or word.lower() in _LEGITIMATE


CHECK = _RepeatedWord()
