"""Running one check over examples and texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.checks import runner
from duizhao.checks.check import CheckContext, Example
from duizhao.model import Document, Finding, Fix, Segment, Unit
from duizhao.terminology import Glossary

Findings = Callable[..., list[Finding]]


def document_of(example: Example) -> Document:
    pairs = (*example.after, (example.source, example.target))
    segments = (
        Segment(id=f"u{number}.1", source=source, target=target, state=example.state, codes=example.codes)
        for number, (source, target) in enumerate(pairs, start=1)
    )
    units = tuple(Unit(id=segment.id.partition(".")[0], segments=(segment,)) for segment in segments)
    return Document(id="example", units=units)


def context_of(example: Example) -> CheckContext:
    return CheckContext(glossary=Glossary(example.entries))


@pytest.fixture
def run_example() -> Findings:
    """Return the findings of one check on an example, by the runner."""

    def run(check_id: str, example: Example) -> list[Finding]:
        found = runner.check_document(document_of(example), context_of(example))
        assert not [finding for finding in found if finding.check == runner.CHECK_FAILED]
        return [finding for finding in found if finding.check == check_id]

    return run


@pytest.fixture
def find(run_example: Findings) -> Findings:
    """Return the findings of one check on a pair of texts."""

    def run(check_id: str, source: str, target: str, **rest: object) -> list[Finding]:
        return run_example(check_id, Example(source=source, target=target, **rest))  # type: ignore[arg-type]  # fields by name

    return run


@pytest.fixture
def fixed() -> Callable[[str, Fix], str]:
    """Return a target with a fix applied."""

    def apply(target: str, fix: Fix) -> str:
        return target[: fix.span.start] + fix.replacement + target[fix.span.end :]

    return apply
