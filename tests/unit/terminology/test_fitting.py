"""A rendering in its place."""

from __future__ import annotations

import pytest

from duizhao.model import Case, PartOfSpeech
from duizhao.terminology.fitting import article_before, fitted


@pytest.mark.parametrize(
    ("rendering", "before", "result"),
    [
        ("the Belt and Road", "along ", "the Belt and Road"),
        ("the Belt and Road", "along the ", "Belt and Road"),
        ("the Belt and Road", "China’s ", "Belt and Road"),
        ("the Belt and Road", "It’s ", "the Belt and Road"),
        ("the Belt and Road", "the “", "Belt and Road"),
        ("the Belt and Road", "", "The Belt and Road"),
        ("new silk road", "", "New silk road"),
        ("new silk road", "“", "New silk road"),
        ("new silk road", "So it is. ", "New silk road"),
        ("new silk road", "So it is.” “", "New silk road"),
        ("new silk road", "Is it? ", "New silk road"),
        ("new silk road", "1. ", "New silk road"),
        ("new silk road", "First line\n", "New silk road"),
        ("new silk road", "Mr. Wang’s U.S. ", "new silk road"),
        ("new silk road", "such as, e.g. ", "new silk road"),
        ("new silk road", "three terms: ", "new silk road"),
        ("new silk road", "… ", "new silk road"),
        ("iPhone", "", "iPhone"),
        ("5G network", "", "5G network"),
    ],
)
def test_inserting_at_the_cursor(rendering: str, before: str, result: str) -> None:
    assert fitted(rendering, before=before, rule=Case.INITIAL) == result


def test_under_the_exact_rule_no_letter_changes() -> None:
    assert fitted("eHealth zone", before="", rule=Case.EXACT) == "eHealth zone"
    result = fitted("new zone", before="", rule=Case.EXACT, replaced="Old Parks", instead_of="old park")
    assert result == "new zones"


@pytest.mark.parametrize(
    ("replaced", "instead_of", "rendering", "result"),
    [
        ("industrial parks", "industrial park", "industry zone", "industry zones"),
        ("Industrial parks", "industrial park", "industry zone", "Industry zones"),
        ("Industrial Parks", "industrial park", "industry zone", "Industry Zones"),
        ("industrial-parks", "industrial park", "industry zone", "industry zones"),
        ("means of transport", "means of transport", "vehicle", "vehicle"),
        ("Teahouses", "teahouse", "place for tea", "Places for Tea"),
        ("One Belt One Road", "One Belt One Road", "new silk road", "new silk road"),
        ("laid out the plan", "lay out the plan", "present the plan", "presented the plan"),
        ("OBOR", "OBOR", "Belt and Road", "Belt and Road"),
        ("National innovation system", "national innovation system", "NIS", "NIS"),
        ("the Yangtze", "the Yangtze", "the Chang Jiang", "Chang Jiang"),
    ],
)
def test_taking_the_place_of_another_in_mid_sentence(
    replaced: str, instead_of: str, rendering: str, result: str
) -> None:
    fit = fitted(rendering, before="He saw ", rule=Case.INITIAL, replaced=replaced, instead_of=instead_of)
    assert fit == result


@pytest.mark.parametrize(
    ("before", "replaced", "result"),
    [
        ("", "Old park", "New zone"),
        ("", "Old Park", "New Zone"),
        ("", "old park", "new zone"),
        ("Then. ", "Old parks", "New zones"),
    ],
)
def test_at_the_start_of_a_sentence_the_text_decides(before: str, replaced: str, result: str) -> None:
    assert fitted("new zone", before=before, rule=Case.INITIAL, replaced=replaced, instead_of="old park") == result


def test_a_text_in_capitals_stays_so_where_the_rule_allows() -> None:
    for rule, result in ((Case.ANY, "NEW ZONES"), (Case.INITIAL, "New Zones")):
        assert fitted("new zone", before="THE ", rule=rule, replaced="OLD PARKS", instead_of="old park") == result


def test_words_between_are_kept() -> None:
    noun = fitted(
        "industry zone",
        before="an ",
        rule=Case.INITIAL,
        replaced="industrial innovation parks",
        instead_of="industrial park",
    )
    assert noun == "industry innovation zones"
    verb = fitted(
        "present",
        before="to ",
        rule=Case.INITIAL,
        replaced="laid it out",
        instead_of="lay out",
        part_of_speech=PartOfSpeech.VERB,
    )
    assert verb == "presented it"


@pytest.mark.parametrize(
    ("rendering", "part", "result"),
    [
        ("plan for it", PartOfSpeech.VERB, "plans for it"),
        ("plan for it", PartOfSpeech.NOUN, "plans for it"),
        ("draw plans for it", PartOfSpeech.VERB, "draws plans for it"),
        ("draw plan for it", PartOfSpeech.NOUN, "draw plans for it"),
    ],
)
def test_the_part_of_speech_decides_where_an_s_goes(rendering: str, part: PartOfSpeech, result: str) -> None:
    fit = fitted(
        rendering, before="he ", rule=Case.INITIAL, replaced="sketches", instead_of="sketch", part_of_speech=part
    )
    assert fit == result


@pytest.mark.parametrize(
    ("replaced", "rendering", "result"),
    [
        ("“Belt and Road” Initiative", "Silk Road Initiative", "“Silk Road” Initiative"),
        ('"Belt and Road" Initiative', "Silk Road Initiative", '"Silk Road" Initiative'),
        ("“Belt and Road” Initiative", "BRI", "BRI"),
        ("Belt and Road” Initiative", "BRI", "BRI”"),
        ("Belt and Road “Initiative", "BRI", "“BRI"),
        ("Belt and Road “Initiative”", "Belt and Road Plan", "Belt and Road “Plan”"),
    ],
)
def test_quotation_marks_inside(replaced: str, rendering: str, result: str) -> None:
    fit = fitted(rendering, before="the ", rule=Case.EXACT, replaced=replaced, instead_of="Belt and Road Initiative")
    assert fit == result


@pytest.mark.parametrize(
    ("before", "phrase", "result"),
    [
        ("It is an ", "new name", "It is a "),
        ("It is a ", "old name", "It is an "),
        ("An ", "new name", "A "),
        ("A ", "old name", "An "),
        ("AN ", "new name", "A "),
        ("an “", "new name", "a “"),
        ("an ", "old name", None),
        ("a ", "herb", None),
        ("plan A ", "old name", None),
        ("the ", "old name", None),
        ("", "old name", None),
        ("an ", "", None),
        ("China ", "old name", None),
    ],
)
def test_the_indefinite_article(before: str, phrase: str, result: str | None) -> None:
    change = article_before(before, phrase)
    if result is None:
        assert change is None
    else:
        assert change is not None
        assert before[: change.span.start] + change.text + before[change.span.end :] == result
