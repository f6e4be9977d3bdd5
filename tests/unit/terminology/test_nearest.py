"""The nearest English phrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.model import Span
from duizhao.terminology.nearest import Missing, associated_phrases, likest_phrase


@pytest.mark.parametrize(
    ("target", "rendering", "phrase"),
    [
        ("The new industrial zones opened.", "industrial park", "industrial zones"),
        ("The tech park opened.", "industrial park", "tech park"),
        ("a novel coronavirus now called so", "novel corona virus", "novel coronavirus"),
        ("the spread of the virus", "virus spreads", "spread of the virus"),
        ("They give infections no chance.", "infect", "infections"),
        ("What the WHO says", "World Health Organization", "WHO"),
        ("100,000 masks to Cuba", "face mask", "masks"),
        ("the new road", "new silk road", "new road"),
        ("in the organised labour market", "labor organization", "organised labour"),
        ("industrial, parks of all kinds", "industrial park", "industrial"),
        ("nothing of that kind", "industrial park", None),
        ("", "industrial park", None),
        ("a text", "…", None),
    ],
)
def test_a_phrase_like_the_rendering(target: str, rendering: str, phrase: str | None) -> None:
    span = likest_phrase(target, [rendering])
    assert (span and span.of(target)) == phrase


def test_the_likest_of_all_renderings_counts() -> None:
    target = "a building site and an industrial zone"
    span = likest_phrase(target, ["construction site", "industrial area", "industrial zones"])
    assert span is not None
    assert span.of(target) == "industrial zone"


def test_what_renders_another_term_is_not_taken() -> None:
    target = "the industrial zone and the industrial area"
    taken = Span(4, 19)
    span = likest_phrase(target, ["industrial park"], [taken])
    assert span is not None
    assert span.of(target) == "industrial area"


DEVIATING = [
    "The wharf was busy.",
    "They left the old wharf, and went home.",
    "Ships lay at a wharf all day.",
    "They went home all day.",
    "The old man was busy.",
]


def test_a_phrase_that_keeps_company_with_the_term_is_found() -> None:
    missing = {"码头": [Missing(0), Missing(1), Missing(2)]}
    found = associated_phrases(missing, DEVIATING)
    assert {text: span.of(DEVIATING[text]) for (_, text), span in found.items()} == {0: "wharf", 1: "wharf", 2: "wharf"}


def test_the_longest_of_the_phrases_that_go_with_it_is_taken() -> None:
    texts = ["Near a deep water port.", "One deep-water port", "No port", "no water"]
    found = associated_phrases({"深水港": [Missing(0), Missing(1)]}, texts)
    assert [span.of(texts[text]) for (_, text), span in sorted(found.items())] == ["deep water port", "deep-water port"]


def test_one_text_says_nothing_and_neither_does_a_word_that_is_everywhere() -> None:
    assert associated_phrases({"码头": [Missing(0)]}, DEVIATING) == {}
    common = ["big cat", "big dog", *["big sky"] * 20]
    assert associated_phrases({"猫": [Missing(0), Missing(1)]}, common) == {}


def test_association_keeps_clear_of_what_is_taken() -> None:
    texts = ["The wharf was busy.", "They left the wharf."]
    taken = [Span(4, 9), Span(14, 19)]
    places = [Missing(text, (span,)) for text, span in enumerate(taken)]
    assert {span.of(texts[text]) for text, span in enumerate(taken)} == {"wharf"}
    assert associated_phrases({"码头": places}, texts) == {}


WORDS = st.lists(
    st.sampled_from(["park", "parks", "industrial", "the", "of", "—", ",", "8", "’s", "zone", "IP", "\n"]), max_size=10
).map(" ".join)


@given(target=WORDS, renderings=st.lists(WORDS, max_size=3))
def test_a_phrase_begins_and_ends_with_words_of_the_text(target: str, renderings: list[str]) -> None:
    span = likest_phrase(target, renderings)
    if span is not None:
        phrase = span.of(target)
        assert phrase
        assert phrase[0].isalnum()
        assert phrase[-1].isalnum()
        assert "," not in phrase
