"""Targets that are the source again."""

from __future__ import annotations

from collections.abc import Iterator

from duizhao.checks.check import CheckContext, Example, plain_text
from duizhao.model import Finding, Segment, Severity, Span
from duizhao.text.scripts import fold, has_han

__all__ = ["CHECK"]


class _SameAsSource:
    id = "same-as-source"
    title = "Same as source"
    description = (
        "The target repeats a Chinese source, give or take blanks and character forms: it was copied, not translated."
    )
    severity = Severity.ERROR
    passing = (
        Example(source="科学无界", target="Science has no borders."),
        Example(source="Sirius", target="Sirius"),
    )
    failing = (
        Example(source="科学无界", target="科学无界"),
        Example(source="科学无界", target="科學無界"),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's shape
        source = plain_text(segment.source, segment.codes).text
        target = plain_text(segment.target, segment.codes).text
        if has_han(source) and _essence(source) == _essence(target):
            yield Finding(
                check=self.id,
                severity=Severity.ERROR,
                message="The target is the source again; translate it.",
                target_span=Span(0, len(segment.target)),
                subject="copy",
            )


def _essence(text: str) -> str:
    return "".join(fold(text).split())


CHECK = _SameAsSource()
