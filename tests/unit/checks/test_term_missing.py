"""Terms that the target does not render."""

from __future__ import annotations

from collections.abc import Callable

from duizhao.checks.check import CheckContext
from duizhao.checks.runner import check_segment
from duizhao.model import Case, Code, Finding, Fix, Segment, Severity, TermEntry, TermStatus
from duizhao.terminology import Glossary

BELT_AND_ROAD = TermEntry(source="一带一路", target="Belt and Road", admitted=("BRI",), case=Case.EXACT)


def term_findings(source: str, target: str, *entries: TermEntry, codes: tuple[Code, ...] = ()) -> list[Finding]:
    segment = Segment(id="s", source=source, target=target, codes=codes)
    found = check_segment("d", segment, CheckContext(glossary=Glossary(entries)))
    return [finding for finding in found if finding.check == "term-missing"]


def test_missing_term_is_a_warning_that_names_all_renderings_and_points_at_the_source() -> None:
    [finding] = term_findings("共建“一带一路”", "Building together", BELT_AND_ROAD)
    assert finding.severity is Severity.WARNING
    assert finding.message == "Render 一带一路 as “Belt and Road” or “BRI”."
    assert finding.source_span is not None
    assert finding.source_span.of("共建“一带一路”") == "一带一路"


def test_wrong_case_has_a_fix_of_its_own(fixed: Callable[[str, Fix], str]) -> None:
    target = "the belt and road"
    [finding] = term_findings("一带一路", target, BELT_AND_ROAD)
    assert "case" in finding.message
    assert fixed(target, finding.fixes[0]) == "the Belt and Road"


def test_wrong_case_of_an_inflected_form_has_no_fix() -> None:
    entry = TermEntry(source="国会", target="Congress", case=Case.EXACT)
    [finding] = term_findings("国会", "two congresses", entry)
    assert finding.target_span is not None
    assert finding.fixes == ()


def test_candidates_and_deprecated_entries_ask_for_nothing() -> None:
    for status in (TermStatus.CANDIDATE, TermStatus.DEPRECATED):
        entry = TermEntry(source="一带一路", target="Belt and Road", status=status)
        assert term_findings("一带一路", "nothing", entry) == []


def test_more_mentions_than_renderings_is_only_worth_knowing() -> None:
    [finding] = term_findings("一带一路，一带一路", "The Belt and Road, and again it", BELT_AND_ROAD)
    assert finding.severity is Severity.INFO
    assert finding.source_span is not None
    assert finding.source_span.start == 5


def test_a_term_missing_at_every_mention_is_reported_once() -> None:
    assert len(term_findings("一带一路，一带一路", "nothing", BELT_AND_ROAD)) == 1


def test_alternatives_of_one_name_make_one_finding() -> None:
    one, other = TermEntry(source="苗头", target="sign"), TermEntry(source="苗头", target="trend")
    [finding] = term_findings("苗头", "nothing", one, other)
    assert finding.message == "Render 苗头 as “sign” or “trend”."
    assert term_findings("苗头", "a trend", one, other) == []


def test_two_spellings_of_one_name_make_one_finding() -> None:
    one, other = TermEntry(source="苗头", target="sign"), TermEntry(source="苗頭", target="trend")
    assert len(term_findings("苗头", "nothing", one, other)) == 1


def test_a_forbidden_rendering_is_left_to_the_other_check() -> None:
    entry = TermEntry(source="茶", target="tea", forbidden=("chai",))
    assert term_findings("茶", "chai", entry) == []


def test_tags_inside_a_term_do_not_hide_it() -> None:
    codes = (Code(id="1", original="<b>", original_end="</b>"),)
    source = "共建<1>一带</1>一路"
    assert term_findings(source, "<1>Belt</1> and Road", BELT_AND_ROAD, codes=codes) == []
    [finding] = term_findings(source, "<1>nothing</1>", BELT_AND_ROAD, codes=codes)
    assert finding.source_span is not None
    assert finding.source_span.of(source) == "一带</1>一路"
