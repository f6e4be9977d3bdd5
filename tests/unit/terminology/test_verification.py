"""What a target makes of the terms of its source."""

from __future__ import annotations

from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus, TermUse, Verdict
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


MINISTRY = TermEntry(source="国防部", target="Ministry of National Defense", forbidden=("Defence Department",))


def doubting(source: str, target: str, *entries: TermEntry) -> list[tuple[str, Verdict, str]]:
    return told(Glossary(entries, words=lambda: ("国防部长", "国防部")).uses(source, target), target)


def test_a_term_in_a_longer_word_is_doubtful_and_forbids_nothing() -> None:
    assert doubting("国防部长说", "The defense minister said", MINISTRY) == [("国防部", Verdict.DOUBTFUL, "")]
    assert doubting("国防部长说", "The Defence Department said", MINISTRY) == [("国防部", Verdict.DOUBTFUL, "")]
    assert doubting("国防部说", "The Pentagon said", MINISTRY) == [("国防部", Verdict.MISSING, "")]


def test_a_doubtful_term_that_is_rendered_is_satisfied() -> None:
    target = "Ministry of National Defense"
    assert doubting("国防部长", target, MINISTRY) == [("国防部", Verdict.SATISFIED, target)]


def test_a_plain_term_is_served_before_a_doubtful_one() -> None:
    minister = TermEntry(source="部里", target="Ministry")
    assert doubting("国防部长在部里", "at the Ministry of National Defense", MINISTRY, minister) == [
        ("国防部", Verdict.DOUBTFUL, ""),
        ("部里", Verdict.SATISFIED, "Ministry"),
    ]


def test_a_deprecated_rendering_serves_and_is_told() -> None:
    virus = TermEntry(source="新冠病毒", target="SARS-CoV-2", deprecated=("2019-nCoV",))
    assert outcome("新冠病毒", "the 2019-nCoV", virus) == [("新冠病毒", Verdict.DEPRECATED, "2019-nCoV")]
    assert outcome("新冠病毒", "2019-nCoV is SARS-CoV-2", virus) == [("新冠病毒", Verdict.SATISFIED, "SARS-CoV-2")]


def test_a_deprecated_entry_is_told_when_its_rendering_is_used() -> None:
    old = TermEntry(source="苗头", target="omen", status=TermStatus.DEPRECATED)
    assert outcome("苗头", "an omen", old) == [("苗头", Verdict.DEPRECATED, "omen")]


def test_a_candidate_suggests_and_never_excuses() -> None:
    candidate = TermEntry(source="苗头", target="omen", status=TermStatus.CANDIDATE)
    preferred = TermEntry(source="苗头", target="sign")
    assert outcome("苗头", "nothing", candidate) == [("苗头", Verdict.SUGGESTED, "")]
    assert outcome("苗头", "an omen", candidate) == [("苗头", Verdict.SATISFIED, "omen")]
    assert [verdict for _, verdict, _ in outcome("苗头", "an omen", candidate, preferred)] == [
        Verdict.SUGGESTED,
        Verdict.MISSING,
    ]


def test_the_project_overrules_the_domain() -> None:
    domain = TermEntry(source="苗头", target="trend", forbidden=("sign",))
    project = TermEntry(source="苗头", target="sign", authority=Authority.PROJECT)
    assert outcome("苗头", "a sign", domain, project) == [("苗头", Verdict.SATISFIED, "sign")]
    assert outcome("苗头", "a trend", domain, project) == [("苗头", Verdict.MISSING, "")]


def test_a_short_form_satisfies() -> None:
    entry = TermEntry(source="世卫组织", target="World Health Organization", short=("WHO",))
    assert outcome("世卫组织", "the WHO", entry) == [("世卫组织", Verdict.SATISFIED, "WHO")]


def test_a_verb_may_stand_in_its_tenses() -> None:
    noun = TermEntry(source="防控", target="prevent and control")
    verb = TermEntry(source="防控", target="prevent and control", part_of_speech=PartOfSpeech.VERB)
    target = "preventing and controlling it"
    assert outcome("防控", target, noun) == [("防控", Verdict.MISSING, "")]
    assert outcome("防控", target, verb) == [("防控", Verdict.SATISFIED, "preventing and controlling")]


def test_a_near_form_may_be_forbidden_letter_for_letter() -> None:
    academy = TermEntry(
        source="中科院", target="Chinese Academy of Sciences", forbidden=("Chinese Academy of Science",)
    )
    wrong, right = "the Chinese Academy of Science", "the Chinese Academy of Sciences"
    assert outcome("中科院", wrong, academy) == [("中科院", Verdict.FORBIDDEN, "Chinese Academy of Science")]
    assert outcome("中科院", right, academy) == [("中科院", Verdict.SATISFIED, "Chinese Academy of Sciences")]
