"""Terms at their first mention, as a translator is told."""

from __future__ import annotations

from duizhao.checks.check import CheckContext
from duizhao.checks.runner import check_document
from duizhao.model import Code, Document, Finding, Segment, Severity, TermEntry, Unit
from duizhao.terminology import Glossary

ENTRY = TermEntry(source="一带一路", target="Belt and Road Initiative", short=("BRI",), introduce=True)


def found(*texts: tuple[str, str, str], codes: tuple[Code, ...] = ()) -> list[Finding]:
    units = tuple(
        Unit(id=f"u{n}", kind=kind, segments=(Segment(id=f"u{n}.1", source=source, target=target, codes=codes),))
        for n, (kind, source, target) in enumerate(texts, 1)
    )
    findings = check_document(Document(id="d", units=units), CheckContext(glossary=Glossary([ENTRY])))
    return [finding for finding in findings if finding.check == "term-first-mention"]


def fixed(finding: Finding, target: str) -> str:
    [fix] = finding.fixes
    return target[: fix.span.start] + fix.replacement + target[fix.span.end :]


def test_the_fix_introduces_the_short_form() -> None:
    target = "the Belt and Road Initiative grows."
    [finding] = found(("paragraph", "一带一路发展。", target))
    assert finding.severity is Severity.WARNING
    assert fixed(finding, target) == "the Belt and Road Initiative (BRI) grows."


def test_the_fix_writes_out_a_short_form_that_came_too_early() -> None:
    target = "The BRI grows."
    [finding] = found(("paragraph", "一带一路发展。", target))
    assert finding.segment == "u1.1"
    assert fixed(finding, target) == "The Belt and Road Initiative (BRI) grows."


def test_the_fix_shortens_what_has_been_introduced() -> None:
    target = "The Belt and Road Initiative grows."
    texts = (("paragraph", "一带一路", "Belt and Road Initiative (BRI)"), ("paragraph", "一带一路发展。", target))
    [finding] = found(*texts)
    assert finding.severity is Severity.INFO
    assert fixed(finding, target) == "The BRI grows."


def test_headings_neither_introduce_nor_break_the_rule() -> None:
    heading = ("heading", "一带一路", "The BRI")
    assert found(heading) == []
    [finding] = found(heading, ("paragraph", "一带一路", "The BRI"))
    assert finding.segment == "u2.1"


def test_spans_are_those_of_the_text_with_its_tags() -> None:
    codes = (Code(id="1", original="<b>", original_end="</b>"),)
    target = "the <1>BRI</1> grows"
    [finding] = found(("paragraph", "<1>一带一路</1>发展", target), codes=codes)
    assert finding.target_span is not None
    assert finding.target_span.of(target) == "BRI"
