"""Entries with what is known about them."""

from dataclasses import replace

from duizhao.model import Finding, Severity, Span, TermEntry, TermStatus
from duizhao.terminology.lint import LintFinding
from duizhao.terminology.usage import EntryUsage, Occurrence, Rendered
from duizhao.tui.term_filter import TermFilter
from duizhao.tui.term_rows import TermList, TermRows

ROAD = TermEntry(source="一带一路", target="Belt and Road", file="glossary/a.yaml", line=3)
TWIN = replace(ROAD, line=9)
PARK = TermEntry(source="产业园", target="park", status=TermStatus.CANDIDATE, file="glossary/b.yaml", line=3)


def found(entry: TermEntry, severity: Severity) -> LintFinding:
    finding = Finding(
        check="x", severity=severity, message="", document=entry.file, line=entry.line, segment=entry.source
    )
    return LintFinding(finding=finding)


def usage(entry: TermEntry, count: int) -> EntryUsage:
    use = Occurrence(document="d", segment="s", entry=entry, source_span=Span(0, 2), rendered=Rendered.MISSING)
    return EntryUsage(entry=entry, occurrences=(use,) * count)


def test_a_row_says_what_is_known_and_what_is_not_known_yet() -> None:
    terms = TermList([ROAD, PARK])
    rows = TermRows(terms, [1, 0])
    assert [cell.text for cell in rows.cells(0)][:5] == ["+", "产业园", "park", "", "…"]
    terms.take_findings([found(PARK, Severity.INFO), found(PARK, Severity.ERROR)])
    terms.take_usage([usage(PARK, 2)])
    terms.marked.add(1)
    assert [cell.text for cell in rows.cells(0)][:5] == ["*", "产业园", "park", "E2", "2"]
    assert [cell.text for cell in rows.cells(1)][3:5] == ["", "0"]


def test_entries_alike_but_for_their_line_are_told_apart() -> None:
    terms = TermList([ROAD, TWIN])
    terms.take_findings([found(TWIN, Severity.WARNING)])
    terms.take_usage([usage(TWIN, 3)])
    assert not terms.findings(0)
    assert len(terms.findings(1)) == 1
    assert (terms.facts(0).uses, terms.facts(1).uses) == (0, 3)
    assert (terms.position(ROAD), terms.position(TWIN)) == (0, 1)


def test_facts_outlive_a_change_until_newer_ones_are_there() -> None:
    before = TermList([ROAD, PARK])
    before.take_usage([usage(PARK, 2)])
    after = TermList([replace(PARK, line=8)])
    after.keep_facts(before)
    assert after.facts(0).uses == 2
    assert after.matching(TermFilter("uses:2")) == [0]


def test_a_changed_entry_is_found_by_its_name() -> None:
    terms = TermList([PARK, ROAD])
    assert terms.position(replace(ROAD, target="Silk Road", line=None)) == 1
    assert terms.position(replace(ROAD, source="丝路")) is None
