"""The glossary's own face."""

from __future__ import annotations

from duizhao.model import Span, TermEntry
from duizhao.terminology import Glossary

STRATEGY = TermEntry(source="一带一路战略论坛", target="Belt and Road Strategy Forum")
BELT_AND_ROAD = TermEntry(source="一带一路", target="Belt and Road", forbidden=("Belt and Road Strategy", "OBOR"))
TEA = TermEntry(source="茶", target="tea", forbidden=("chai",))


def test_a_glossary_keeps_its_entries_in_order() -> None:
    assert Glossary(iter([TEA, BELT_AND_ROAD])).entries == (TEA, BELT_AND_ROAD)
    assert "2 entries" in repr(Glossary([TEA, BELT_AND_ROAD]))


def test_an_empty_glossary_asks_for_nothing() -> None:
    glossary = Glossary()
    assert glossary.entries == ()
    assert glossary.recognise("茶") == ()
    assert glossary.uses("茶", "tea") == ()
    assert glossary.forbidden_in("chai", "茶") == ()


def test_hits_come_in_order_with_spans_of_the_text_as_given() -> None:
    hits = Glossary([TEA, BELT_AND_ROAD]).recognise("“一带一路”的茶")
    assert [(hit.entry, hit.span) for hit in hits] == [(BELT_AND_ROAD, Span(1, 5)), (TEA, Span(7, 8))]


def test_forbidden_renderings_are_found_whole_word_whatever_their_case() -> None:
    target = "Chai on the belt and road strategy, OBOR, not obor or chaise"
    found = Glossary([TEA, BELT_AND_ROAD]).forbidden_in(target, "茶与一带一路")
    assert [(entry.source, rendering, span.of(target)) for entry, rendering, span in found] == [
        ("茶", "chai", "Chai"),
        ("一带一路", "Belt and Road Strategy", "belt and road strategy"),
        ("一带一路", "OBOR", "OBOR"),
    ]


def test_a_longer_allowed_rendering_excuses_the_forbidden_one_inside() -> None:
    assert (
        Glossary([BELT_AND_ROAD, STRATEGY]).forbidden_in(
            "the Belt and Road Strategy Forum", "一带一路和一带一路战略论坛"
        )
        == ()
    )


def test_with_a_source_only_its_own_terms_forbid_and_excuse() -> None:
    glossary = Glossary([BELT_AND_ROAD, STRATEGY, TEA])
    target = "chai at the Belt and Road Strategy Forum"
    assert [entry for entry, _, _ in glossary.forbidden_in(target, "一带一路")] == [BELT_AND_ROAD]
    assert glossary.forbidden_in(target, "“一带一路”战略论坛") == ()
    assert [entry for entry, _, _ in glossary.forbidden_in(target, "茶")] == [TEA]


def test_of_overlapping_forbidden_renderings_the_longest_is_reported() -> None:
    entry = TermEntry(source="茶", target="tea", forbidden=("chai", "chai latte"))
    [(_, rendering, _)] = Glossary([entry]).forbidden_in("a chai latte", "茶")
    assert rendering == "chai latte"


def test_what_a_term_forbids_is_wrong_inside_a_longer_term_too() -> None:
    initiative = TermEntry(source="一带一路", target="Belt and Road", forbidden=("One Belt One Road",))
    conference = TermEntry(source="一带一路大会", target="Belt and Road Conference")
    glossary = Glossary([initiative, conference])
    source = "第二届“一带一路”大会"
    assert [hit.entry for hit in glossary.recognise(source)] == [conference]
    assert [hit.entry for hit in glossary.mentions(source)] == [conference, initiative]
    found = glossary.forbidden_in("The Second One Belt One Road Conference", source)
    assert [(entry, rendering) for entry, rendering, _ in found] == [(initiative, "One Belt One Road")]


def test_a_longer_term_may_allow_what_a_shorter_forbids() -> None:
    road = TermEntry(source="丝路", target="Silk Road", forbidden=("Silk Route",))
    book = TermEntry(source="丝路邮报", target="Silk Route Post")
    assert Glossary([road, book]).forbidden_in("The Silk Route Post", "《丝路邮报》") == ()
