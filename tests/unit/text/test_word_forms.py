"""Forms made from a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.text.inflection import same_word
from duizhao.text.irregular_words import BASES
from duizhao.text.word_forms import (
    Form,
    form_of,
    inflected,
    ing_form,
    is_plural,
    participle,
    past,
    plural,
    possessive,
    singular,
    third_person,
)

NOUNS = """
park parks, city cities, hero heroes, photo photos, process processes, case cases, house houses, base bases, virus
viruses, campus campuses, analysis analyses, man men, child children, country countries, NGO NGOs, PC PCs, 5G 5Gs,
Initiative Initiatives, movie movies, box boxes, gas gases, bus buses, leaf leaves, lens lenses, license licenses,
purchase purchases, cause causes, status statuses, city-state city-states, datum data, promise promises, size sizes,
niche niches, use uses, church churches, agency agencies, day days, key keys, monarch monarchs, tax taxes, axis axes,
shoe shoes, clause clauses, class classes, criterion criteria, spokesperson spokespersons, Park Parks, 80 80s
"""
VERBS = """
plan plans planned planned planning; study studies studied studied studying; make makes made made making
go goes went gone going; have has had had having; do does did done doing; be is was been being
commit commits committed committed committing; visit visits visited visited visiting
stop stops stopped stopped stopping; fix fixes fixed fixed fixing; play plays played played playing
see sees saw seen seeing; agree agrees agreed agreed agreeing; die dies died died dying; cut cuts cut cut cutting
show shows showed shown showing; come comes came come coming; take takes took taken taking
run runs ran run running; panic panics panicked panicked panicking; focus focuses focused focused focusing
build builds built built building; begin begins began begun beginning; lead leads led led leading
create creates created created creating; open opens opened opened opening; free frees freed freed freeing
quit quits quit quit quitting; Implement Implements Implemented Implemented Implementing
"""
PAIRS = [tuple(pair.split()) for pair in NOUNS.replace("\n", " ").split(",")]
PARADIGMS = [row.split() for row in VERBS.strip().replace("\n", ";").split(";")]


@pytest.mark.parametrize(("one", "many"), PAIRS)
def test_plural_and_singular(one: str, many: str) -> None:
    assert (plural(one), singular(many)) == (many, one)
    assert (plural(many), singular(one)) == (many, one)
    assert is_plural(many)
    assert not is_plural(one)
    assert (form_of(many, one), form_of(one, many)) == (Form.PLURAL, Form.SINGULAR)


@pytest.mark.parametrize("word", ["series", "news", "species", "means", "aircraft", "equipment", "Chinese", "sheep"])
def test_what_has_no_plural_of_its_own_stays(word: str) -> None:
    assert not is_plural(word)
    assert plural(word) == word


@pytest.mark.parametrize("word", ["focus", "us", "process", "economics", "basis", "China’s"])
def test_not_every_s_makes_a_plural(word: str) -> None:
    assert not is_plural(word)


@pytest.mark.parametrize("forms", PARADIGMS, ids=lambda forms: forms[0])
def test_forms_of_verbs(forms: list[str]) -> None:
    verb = forms[0]
    assert [third_person(verb), past(verb), participle(verb), ing_form(verb)] == forms[1:]


@pytest.mark.parametrize(
    ("noun", "owned"),
    [("park", "park’s"), ("parks", "parks’"), ("men", "men’s"), ("boss", "boss’s"), ("NGOs", "NGOs’")],
)
def test_possessives(noun: str, owned: str) -> None:
    assert possessive(noun) == owned
    assert possessive(noun, "'") == owned.replace("’", "'")


@pytest.mark.parametrize(
    ("form", "base", "kind"),
    [
        ("parks’", "park", Form.PLURAL),
        ("Park's", "park", Form.SAME),
        ("travelled", "travel", Form.PAST),
        ("travelling", "travel", Form.ING),
        ("gone", "go", Form.PARTICIPLE),
        ("focussing", "focus", Form.ING),
        ("national", "nation", None),
        ("parking", "lot", None),
    ],
)
def test_a_form_is_recognised(form: str, base: str, kind: Form | None) -> None:
    assert form_of(form, base) is kind


def test_the_s_of_a_verb_that_has_its_own() -> None:
    assert inflected("have", Form.PLURAL) == "has"
    assert inflected("park", Form.PLURAL) == "parks"


WORDS = sorted({word for word, _ in PAIRS} | {forms[0] for forms in PARADIGMS} | set(BASES.values()))


@pytest.mark.parametrize("make", [plural, third_person, past, participle, ing_form])
def test_every_form_counts_as_the_same_word(make: Callable[[str], str]) -> None:
    # Some forms belong to another word as well, or are nobody's: leaves, means, bathing, gassing, plussed.
    others = {"mean", "bathe", "gas", "plus", "leave"} | ({"be"} if make is plural else set())
    wrong = {word: make(word) for word in WORDS if not same_word(make(word), word)}
    assert {word: form for word, form in wrong.items() if word.isalpha() and word not in others} == {}
