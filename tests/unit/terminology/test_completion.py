"""What is offered to a translator who types a term."""

import pytest

from duizhao.model import Case, Span, TermEntry, TermHit, TermStatus, TermUse, Verdict
from duizhao.terminology.completion import completions

ROAD = TermEntry(
    source="一带一路",
    target="Belt and Road Initiative",
    admitted=("Belt and Road",),
    short=("BRI",),
    forbidden=("Belt and Road Strategy",),
    case=Case.EXACT,
)
PARK = TermEntry(source="产业园", target="industrial park")
LAB = TermEntry(source="联合实验室", target="joint laboratory", status=TermStatus.CANDIDATE)
COUNCIL = TermEntry(source="国务院", target="the State Council", case=Case.EXACT)


def use(entry: TermEntry, verdict: Verdict = Verdict.MISSING) -> TermUse:
    return TermUse(hit=TermHit(entry=entry, span=Span(0, 2)), verdict=verdict)


def offered(before: str, *uses: TermUse) -> list[str]:
    """Return what would stand there for each completion taken, the typed words included."""
    return [before[: len(before) - each.typed] + each.text for each in completions(before, uses)]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The Be", ["The Belt and Road Initiative", "The Belt and Road"]),
        ("The be", ["The Belt and Road Initiative", "The Belt and Road"]),
        ("The Belt and R", ["The Belt and Road Initiative", "The Belt and Road"]),
        ("The Belt and Road ", ["The Belt and Road Initiative"]),
        ("The br", ["The BRI"]),
        ("The B", []),
        ("The beh", []),
        ("A rebe", []),
        ("", []),
        ("Belt.\nand R", []),
    ],
)
def test_a_rendering_is_offered_from_its_second_letter(before: str, expected: list[str]) -> None:
    assert offered(before, use(ROAD)) == expected


def test_a_forbidden_rendering_is_never_offered() -> None:
    assert not any("Strategy" in text for text in offered("Belt and Road S", use(ROAD)))


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("an in", "an industrial park"),
        ("an In", "an Industrial park"),
        ("Done. in", "Done. Industrial park"),
        ("in", "Industrial park"),
        ("said: “in", "said: “industrial park"),
    ],
)
def test_letters_are_cased_for_their_place(before: str, expected: str) -> None:
    assert offered(before, use(PARK)) == [expected]


def test_what_is_missing_comes_before_what_is_there_and_candidates() -> None:
    joint = TermEntry(source="联合", target="joint venture")
    journal = TermEntry(source="期刊", target="journal")
    uses = (use(journal, Verdict.SATISFIED), use(LAB, Verdict.SUGGESTED), use(joint))
    assert offered("a jo", *uses) == ["a joint venture", "a joint laboratory", "a journal"]


def test_a_term_just_written_out_asks_for_no_more() -> None:
    satisfied = use(ROAD, Verdict.SATISFIED)
    assert offered("the Belt and Road", satisfied) == []
    assert offered("the Belt and Road I", satisfied) == ["the Belt and Road Initiative"]


def test_an_article_of_the_rendering_may_stand_already_or_not_at_all() -> None:
    assert offered("by the Sta", use(COUNCIL)) == ["by the State Council"]
    assert offered("by Sta", use(COUNCIL)) == ["by State Council"]


def test_shields_and_retired_terms_offer_nothing() -> None:
    shield = TermEntry(source="路", target="road", status=TermStatus.SHIELD)
    retired = TermEntry(source="路", target="roadway", status=TermStatus.DEPRECATED)
    assert offered("a roa", use(shield), use(retired)) == []


def test_apostrophes_of_either_kind_are_one() -> None:
    entry = TermEntry(source="人民大会堂", target="People’s Hall")
    assert offered("the people's h", use(entry)) == ["the People’s Hall"]


def test_the_rest_is_what_follows_the_cursor() -> None:
    (first, *_) = completions("The Belt an", [use(ROAD)])
    assert first.rest == "d Road Initiative"
