"""Segments without a target."""

from __future__ import annotations

from collections.abc import Iterator

from duizhao.checks.check import CheckContext, Example, plain_text
from duizhao.model import Finding, Segment, Severity, State

__all__ = ["CHECK"]


class _EmptyTarget:
    id = "empty-target"
    title = "Empty target"
    description = (
        "The segment has no target. An error where somebody has confirmed it all the same; otherwise the work is "
        "merely unfinished, which is worth knowing. A source without a letter or digit may stay without a target."
    )
    severity = Severity.ERROR
    passing = (
        Example(source="携手前行", target="Onward together"),
        Example(source="——", target=""),
    )
    failing = (
        Example(source="携手前行", target="", state=State.TRANSLATED),
        Example(source="携手前行", target=" ", state=State.NEW),
    )

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's shape
        source = plain_text(segment.source, segment.codes).text
        if plain_text(segment.target, segment.codes).text.strip() or not any(map(str.isalnum, source)):
            return
        done = segment.state.is_done
        yield Finding(
            check=self.id,
            severity=Severity.ERROR if done else Severity.INFO,
            message=f"The segment is {segment.state.value} but has no target; translate it or set it back to new."
            if done
            else "There is no target yet; translate the segment.",
            subject="empty",
        )


CHECK = _EmptyTarget()
