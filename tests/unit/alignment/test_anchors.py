"""What is recognised on both sides."""

from __future__ import annotations

import pytest

from duizhao.alignment.anchors import find_anchors
from duizhao.model import TermEntry
from duizhao.terminology import Glossary


def shared_texts(source: str, target: str, glossary: Glossary | None = None) -> list[tuple[str, str]]:
    anchors = find_anchors([source], [target], glossary)
    return [(here.text, there.text) for _, here, there in anchors.shared([0], [0])]


def test_numbers_meet_by_value() -> None:
    [(here, there)] = shared_texts("投资188亿元。", "It cost 18.8 billion yuan.")
    assert "188亿" in here
    assert "18.8 billion" in there
    assert shared_texts("投资188亿元。", "It cost 18.9 billion yuan.") == []


def test_terms_meet_through_the_glossary() -> None:
    glossary = Glossary([TermEntry(source="一带一路", target="Belt and Road", forbidden=("One Belt One Road",))])
    source = "共建“一带一路”国家"
    assert ("一带一路", "Belt and Road") in shared_texts(source, "Belt and Road countries", glossary)
    assert shared_texts(source, "partner countries", glossary) == []


def test_a_forbidden_rendering_still_shows_where_the_sentence_is() -> None:
    glossary = Glossary([TermEntry(source="一带一路", target="Belt and Road", forbidden=("One Belt One Road",))])
    shared = shared_texts("共建“一带一路”", "joining One Belt One Road", glossary)
    assert ("一带一路", "One Belt One Road") in shared


def test_a_term_without_any_rendering_asks_for_nothing() -> None:
    assert shared_texts("共建家园", "building a home", Glossary([TermEntry(source="共建", target="")])) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("加入WTO以后", "after joining the WTO", [("WTO", "WTO")]),
        ("登录GitHub", "log in to github", [("GitHub", "github")]),
        ("加入世贸组织", "after joining the WTO", []),
    ],
)
def test_latin_words_meet_whatever_their_case(source: str, target: str, expected: list[tuple[str, str]]) -> None:
    assert shared_texts(source, target) == expected


def test_a_rare_anchor_is_worth_more_than_a_frequent_one() -> None:
    sources = ["GDP和WTO", "GDP", "GDP", "GDP"]
    anchors = find_anchors(sources, sources, None)
    gains = dict(zip(anchors.keys, anchors.gains.tolist(), strict=True))
    assert gains["latin", "wto"] > gains["latin", "gdp"]
    assert (anchors.losses < 0).all()


def test_weights_mark_the_sentences_that_hold_a_key() -> None:
    anchors = find_anchors(["GDP", "", "WTO"], ["WTO", "GDP WTO"], None)
    gdp, wto = (anchors.keys.index(("latin", word)) for word in ("gdp", "wto"))
    assert anchors.source_weights(0, 3)[:, gdp].tolist() == [1, 0, 0]
    assert anchors.target_weights(0, 2)[:, wto].tolist() == [1, 1]
    assert anchors.target_weights(1, 2)[:, gdp].tolist() == [1]


def test_what_may_be_left_out_weighs_less() -> None:
    anchors = find_anchors(["GDP A", ""], ["GDP", "A"], None)
    weights = dict(zip(anchors.keys, anchors.source_weights(0, 1)[0].tolist(), strict=True))
    assert weights["latin", "gdp"] == 1
    assert 0 < weights["latin", "a"] < 1


def test_restricting_keeps_the_keys_of_those_sentences_alone() -> None:
    anchors = find_anchors(["GDP", "WTO"], ["WTO", "GDP"], None)
    near = anchors.restricted_to(slice(1, 2), slice(0, 1))
    assert near.keys == (("latin", "wto"),)
    assert len(near.gains) == len(near.losses) == 1


def test_what_must_be_translated_and_never_is_speaks_against_every_pair() -> None:
    anchors = find_anchors(["IMF", "无"], ["nothing", "at all"], None)
    assert anchors.keys == (("latin", "imf"),)
    assert anchors.losses[0] < -1
    assert anchors.shared([0], [0]) == []


def test_a_shared_key_is_given_once_in_source_order() -> None:
    anchors = find_anchors(["WTO GDP", "GDP"], ["GDP", "GDP WTO"], None)
    assert [here.text for _, here, _ in anchors.shared([0, 1], [0, 1])] == ["WTO", "GDP"]
