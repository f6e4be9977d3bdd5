"""One source, several targets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from duizhao.checks.check import CheckContext, Example, plain_text
from duizhao.model import Document, Finding, Segment, Severity

__all__ = ["CHECK"]

_SHOWN = 60


class _InconsistentTranslation:
    id = "inconsistent-translation"
    title = "Inconsistent translation"
    description = (
        "Segments with the same source have different targets. Those that differ from the most frequent target, or "
        "from the first, are reported; a difference in case and punctuation alone is only worth knowing."
    )
    severity = Severity.WARNING
    passing = (
        Example(source="论坛现场。", target="At the forum", after=(("论坛现场。", "At the forum"),)),
        Example(source="论坛现场。", target="At the forum", after=(("论坛现场。", ""),)),
    )
    failing = (
        Example(source="论坛现场。", target="On site", after=(("论坛现场。", "At the forum"),)),
        Example(source="论坛现场。", target="at the forum", after=(("论坛现场。", "At the forum."),)),
    )

    def check_document(self, document: Document, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's shape
        groups: defaultdict[str, list[tuple[Segment, str]]] = defaultdict(list)
        for segment in document.segments():
            source = _joined(plain_text(segment.source, segment.codes).text)
            target = _joined(plain_text(segment.target, segment.codes).text)
            if target and any(map(str.isalpha, source)):
                groups[source].append((segment, target))
        for group in groups.values():
            yield from self._group_findings(group)

    def _group_findings(self, group: Sequence[tuple[Segment, str]]) -> Iterator[Finding]:
        counted = Counter(target for _, target in group)
        if len(counted) == 1:
            return
        usual = max(counted, key=lambda target: counted[target])  # the first of the most frequent
        example = next(segment for segment, target in group if target == usual)
        shown = usual if len(usual) <= _SHOWN else f"{usual[:_SHOWN]}…"
        for segment, target in group:
            if target == usual:
                continue
            alike = _letters(target) == _letters(usual)
            yield Finding(
                check=self.id,
                severity=Severity.INFO if alike else Severity.WARNING,
                message=f"The same source reads “{shown}” in {example.id}; use one translation for both.",
                segment=segment.id,
                subject=target,
            )


def _joined(text: str) -> str:
    return " ".join(text.split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


CHECK = _InconsistentTranslation()
