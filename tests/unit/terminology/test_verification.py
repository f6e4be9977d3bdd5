"""What a target makes of the terms of its source."""

from __future__ import annotations

from duizhao.model import Case, TermEntry, TermStatus, TermUse, Verdict
from duizhao.terminology import Glossary

BELT_AND_ROAD = TermEntry(
    source="一带一路",
    target="Belt and Road",
    admitted=("Belt and Road Initiative", "BRI"),
    forbidden=("One Belt One Road", "Belt and Road Strategy", "OBOR"),
    case=Case.EXACT,
)
CONFERENCE = TermEntry(source="一带一路科技交流大会", target="Belt and Road Conference")


def told(uses: tuple[TermUse, ...], target: str) -> list[tuple[str, Verdict, str]]:
    return [(use.hit.entry.source, use.verdict, use.target_span.of(target) if use.target_span else "") for use in uses]


def outcome(source: str, target: str, *entries: TermEntry) -> list[tuple[str, Verdict, str]]:
    return told(Glossary(entries).uses(source, target), target)


def test_an_admitted_rendering_satisfies() -> None:
    assert outcome("一带一路", "the BRI", BELT_AND_ROAD) == [("一带一路", Verdict.SATISFIED, "BRI")]


def test_no_rendering_is_missing() -> None:
    assert outcome("一带一路", "the Silk Road", BELT_AND_ROAD) == [("一带一路", Verdict.MISSING, "")]


def test_one_phrase_does_not_serve_two_terms() -> None:
    source = "“一带一路”与“一带一路”科技交流大会"
    entries = (BELT_AND_ROAD, CONFERENCE)
    assert outcome(source, "the Belt and Road Conference", *entries) == [
        ("一带一路", Verdict.MISSING, ""),
        ("一带一路科技交流大会", Verdict.SATISFIED, "Belt and Road Conference"),
    ]
    assert outcome(source, "The Belt and Road and the Belt and Road Conference", *entries) == [
        ("一带一路", Verdict.SATISFIED, "Belt and Road"),
        ("一带一路科技交流大会", Verdict.SATISFIED, "Belt and Road Conference"),
    ]


def test_a_term_inside_a_longer_one_needs_no_rendering_of_its_own() -> None:
    assert outcome("“一带一路”科技交流大会", "the Belt and Road Conference", BELT_AND_ROAD, CONFERENCE) == [
        ("一带一路科技交流大会", Verdict.SATISFIED, "Belt and Road Conference")
    ]


def test_the_concept_with_fewer_choices_is_served_first() -> None:
    initiative = TermEntry(source="倡议", target="Initiative")
    whole = TermEntry(source="一带一路倡议", target="Belt and Road Initiative")
    assert outcome("一带一路和一带一路倡议", "BRI, the Belt and Road Initiative", BELT_AND_ROAD, whole, initiative) == [
        ("一带一路", Verdict.SATISFIED, "BRI"),
        ("一带一路倡议", Verdict.SATISFIED, "Belt and Road Initiative"),
    ]


def test_mentions_beyond_the_renderings_share_one() -> None:
    target = "The Belt and Road and its projects"
    assert (
        outcome("一带一路和一带一路项目", target, BELT_AND_ROAD)
        == [("一带一路", Verdict.SATISFIED, "Belt and Road")] * 2
    )


def test_mentions_take_renderings_in_order() -> None:
    lab = TermEntry(source="实验室", target="laboratory", admitted=("lab",))
    first, second = Glossary([lab]).uses("实验室和实验室", "a lab and a laboratory")
    assert first.target_span is not None
    assert second.target_span is not None
    assert first.target_span < second.target_span


def test_a_forbidden_rendering_is_named() -> None:
    assert outcome("一带一路", "one belt one road", BELT_AND_ROAD) == [
        ("一带一路", Verdict.FORBIDDEN, "one belt one road")
    ]


def test_an_allowed_phrase_inside_a_forbidden_one_does_not_excuse_it() -> None:
    assert outcome("一带一路", "the Belt and Road Strategy", BELT_AND_ROAD) == [
        ("一带一路", Verdict.FORBIDDEN, "Belt and Road Strategy")
    ]


def test_of_two_mentions_one_may_be_right_and_one_forbidden() -> None:
    assert outcome("一带一路与一带一路", "Belt and Road and OBOR", BELT_AND_ROAD) == [
        ("一带一路", Verdict.SATISFIED, "Belt and Road"),
        ("一带一路", Verdict.FORBIDDEN, "OBOR"),
    ]


def test_an_alternative_of_the_same_name_speaks_for_all() -> None:
    sign, trend = TermEntry(source="苗头", target="sign"), TermEntry(source="苗头", target="trend")
    assert outcome("苗头", "a trend", sign, trend) == [("苗头", Verdict.SATISFIED, "trend")]
    assert [verdict for _, verdict, _ in outcome("苗头", "nothing", sign, trend)] == [Verdict.MISSING] * 2


def test_a_current_rendering_is_preferred_to_a_deprecated_one() -> None:
    old = TermEntry(source="苗头", target="omen", admitted=("sign",), status=TermStatus.DEPRECATED)
    new = TermEntry(source="苗头", target="sign")
    [use] = Glossary([old, new]).uses("苗头", "a sign")
    assert use.hit.entry is new


def test_two_names_of_one_concept_share_its_rendering() -> None:
    short, long = (
        TermEntry(source="川渝", target="Sichuan and Chongqing"),
        TermEntry(source="四川重庆", target="Sichuan and Chongqing"),
    )
    assert outcome("川渝，即四川重庆", "Sichuan and Chongqing", short, long) == [
        ("川渝", Verdict.SATISFIED, "Sichuan and Chongqing"),
        ("四川重庆", Verdict.SATISFIED, "Sichuan and Chongqing"),
    ]
