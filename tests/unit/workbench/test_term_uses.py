"""Terms of segments with inline tags, and what asks before a segment is confirmed."""

import pytest

from duizhao.model import Code, Finding, Segment, Severity, Span, TermEntry, Verdict
from duizhao.terminology import Glossary
from duizhao.workbench.term_uses import is_term_error, term_uses

GLOSSARY = Glossary([TermEntry(source="一带一路", target="Belt and Road")])


def test_spans_are_those_of_the_stored_texts() -> None:
    segment = Segment(
        id="1",
        source="共建<1>一带</1>一路",
        target="The <1>Belt</1> and Road",
        codes=(Code(id="1", original="<b>", original_end="</b>"),),
    )
    (use,) = term_uses(GLOSSARY, segment)
    assert use.verdict is Verdict.SATISFIED
    assert use.hit.span.of(segment.source) == "一带</1>一路"
    assert use.target_span is not None
    assert use.target_span.of(segment.target) == "Belt</1> and Road"


def test_without_tags_nothing_is_moved() -> None:
    segment = Segment(id="1", source="共建一带一路", target="Together")
    (use,) = term_uses(GLOSSARY, segment)
    assert (use.hit.span, use.target_span) == (Span(2, 6), None)


@pytest.mark.parametrize(
    ("check", "severity", "asks"),
    [
        ("term-forbidden", Severity.ERROR, True),
        ("term-forbidden", Severity.WARNING, False),
        ("term-missing", Severity.WARNING, False),
        ("digits", Severity.ERROR, False),
    ],
)
def test_errors_of_terms_alone_ask(check: str, severity: Severity, asks: bool) -> None:
    assert is_term_error(Finding(check=check, severity=severity, message="")) is asks
