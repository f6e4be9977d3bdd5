"""Checks on any text at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.checks.check import CheckContext
from duizhao.checks.runner import CHECK_FAILED, check_segment
from duizhao.model import Code, Segment, State, TermEntry
from duizhao.terminology import Glossary

CODES = (Code(id="1", original="<b>", original_end="</b>"), Code(id="2", original="<br/>"))
CONTEXT = CheckContext(
    glossary=Glossary(
        (
            TermEntry(source="一带一路", target="Belt and Road", forbidden=("the the", "One Belt")),
            TermEntry(source="路", target="road", admitted=("way",)),
        )
    )
)
PIECES = (
    "<1>",
    "</1>",
    "<2/>",
    "the ",
    "the",
    " ",
    "  ",
    ",",
    "，",
    "“",
    "”",
    '"',
    "'",
    "(",
    "）",
    ".",
    "一带一路",
    "路",
)
PIECES_2 = ("Belt", " and ", "Road", "One Belt", "188", "亿", "18.8 billion", "%", "\u3000", "《", "》", "x", "\n")
TEXT = st.one_of(st.lists(st.sampled_from(PIECES + PIECES_2), max_size=14).map("".join), st.text(max_size=20))


@settings(deadline=None, max_examples=200)
@given(TEXT, TEXT, st.sampled_from(State))
def test_no_text_breaks_a_check_and_every_span_lies_in_its_text(source: str, target: str, state: State) -> None:
    segment = Segment(id="s", source=source, target=target, state=state, codes=CODES)
    findings = check_segment("d", segment, CONTEXT)
    assert [finding.message for finding in findings if finding.check == CHECK_FAILED] == []
    assert len({(finding.check, finding.fingerprint) for finding in findings}) == len(findings)
    for finding in findings:
        for span, text in ((finding.source_span, source), (finding.target_span, target)):
            assert span is None or 0 <= span.start <= span.end <= len(text)
        for fix in finding.fixes:
            assert 0 <= fix.span.start <= fix.span.end <= len(target)
            kept = target[: fix.span.start] + fix.replacement + target[fix.span.end :]
            assert kept != target


@settings(deadline=None, max_examples=100)
@given(TEXT, TEXT)
def test_no_fix_loses_a_tag_of_the_source(source: str, target: str) -> None:
    segment = Segment(id="s", source=source, target=target, codes=CODES)
    for finding in check_segment("d", segment, CONTEXT):
        for fix in finding.fixes:
            kept = target[: fix.span.start] + fix.replacement + target[fix.span.end :]
            for tag in ("<1>", "</1>", "<2/>"):
                assert kept.count(tag) >= min(target.count(tag), source.count(tag))
