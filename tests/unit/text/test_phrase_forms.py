"""The same ending on another phrase."""

from __future__ import annotations

import pytest

from duizhao.model import Span
from duizhao.text.phrase_forms import inflect_like, phrase_words


@pytest.mark.parametrize(
    ("phrase", "base", "form", "result"),
    [
        ("industry zone", "industrial park", "industrial parks", "industry zones"),
        ("industry zone", "industrial park", "industrial-parks", "industry zones"),
        ("industry zone", "industrial park", "industrial park", "industry zone"),
        ("city", "town", "towns", "cities"),
        ("vehicle", "means of transport", "means of transport", "vehicle"),
        ("mode of transport", "vehicle", "vehicles", "modes of transport"),
        ("lawmaker", "member of parliament", "members of parliament", "lawmakers"),
        ("zone for free trade", "free trade area", "free trade areas", "zones for free trade"),
        ("member states", "partner countries", "partner country", "member state"),
        ("member state", "partner countries", "partner countries", "member state"),
        ("lay out the plan", "present the plan", "presented the plan", "laid out the plan"),
        ("lay out the plan", "present the plan", "presents the plan", "lays out the plan"),
        ("lay out plans for growth", "present", "presenting", "laying out plans for growth"),
        ("carry on", "continue", "continued", "carried on"),
        ("present", "lay out the plan", "laying out the plan", "presenting"),
        ("carry out", "implement", "implements", "carries out"),
        ("co-build", "jointly build", "jointly built", "co-built"),
        ("take", "go", "gone", "taken"),
        ("NGO", "charity", "charities", "NGOs"),
        ("charity", "NGO", "NGOs", "charities"),
        ("industry zone", "park", "something else", "industry zone"),
        ("", "park", "parks", ""),
    ],
)
def test_the_ending_goes_to_the_word_that_takes_it(phrase: str, base: str, form: str, result: str) -> None:
    assert inflect_like(phrase, base, form) == result


def test_what_is_known_of_the_phrase_decides() -> None:
    assert inflect_like("plan for growth", "sketch", "sketches", is_verb=False) == "plans for growth"
    assert inflect_like("map out plans", "sketch", "sketches", is_verb=True) == "maps out plans"
    assert inflect_like("design plans for it", "sketch", "sketches", is_verb=True) == "designs plans for it"


def test_words_may_stand_between() -> None:
    assert inflect_like("industry zone", "industrial park", "industrial innovation parks") == "industry zones"


def test_words_of_a_phrase() -> None:
    assert [span.of("A R&D-led U.S. plan’s “aim”") for span in phrase_words("A R&D-led U.S. plan’s “aim”")] == [
        "A",
        "R&D-led",
        "U.S",
        "plan’s",
        "aim",
    ]
    assert phrase_words(" — ") == ()
    assert phrase_words("ab") == (Span(0, 2),)
