"""Where a rendering stands in an English text."""

from __future__ import annotations

import pytest

from duizhao.model import Case, PartOfSpeech, TermEntry
from duizhao.terminology.rendering import EnglishText, Manner, english_text, occurrences


def found(
    rendering: str, target: str, rule: Case = Case.INITIAL, *, tenses: bool = False, words_between: int = 0
) -> list[str]:
    manner = Manner(case=rule, tenses=tenses, words_between=words_between)
    return [span.of(target) for span in occurrences(rendering, EnglishText(target), manner)]


@pytest.mark.parametrize(
    ("rendering", "target", "passage"),
    [
        ("joint laboratory", "three joint laboratories", "joint laboratories"),
        ("antiviral drug", "Anti-viral drugs", "Anti-viral drugs"),
        ("international cooperation", "international co-operation", "international co-operation"),
        ("co-operation agreement", "a cooperation agreement", "cooperation agreement"),
        ("data center", "three Data Centres", "Data Centres"),
        ("labour programme", "a labor program", "labor program"),
        ("modernisation", "China’s modernization", "modernization"),
        ("Belt and Road", "the Belt and Road’s projects", "Belt and Road"),
        ("Belt and Road", "a Belt-and-Road project", "Belt-and-Road"),
        ("Chengdu-Chongqing", "the Chengdu–Chongqing area", "Chengdu–Chongqing"),
        ("Chengdu–Chongqing", "the Chengdu Chongqing area", "Chengdu Chongqing"),
        ("Belt and Road Initiative", "the “Belt and Road” Initiative", "“Belt and Road” Initiative"),
        ("New Silk Road", 'the New "Silk Road"', 'New "Silk Road"'),
        ("the Yangtze River", "along a Yangtze River", "Yangtze River"),
        ("people's congress", "a people’s congress", "people’s congress"),
        ("science park", "Science Parks are growing", "Science Parks"),
        ("BRI", "two BRIs", "BRIs"),
        ("AI", "competing AIs", "AIs"),
        ("5G", "all 5Gs", "5Gs"),
        ("BRI", "the BRI’s aims", "BRI"),
        ("U.S. dollar", "in US dollars", "US dollars"),
        ("R&D", "on R&D spending", "R&D"),
        ("The", "The end", "The"),
    ],
)
def test_rendering_is_found_in_the_forms_english_gives_it(rendering: str, target: str, passage: str) -> None:
    assert found(rendering, target) == [passage]


@pytest.mark.parametrize(
    ("rendering", "target"),
    [
        ("art", "a party"),
        ("build a park", "They built a park."),
        ("meeting", "They met."),
        ("prevent and control", "preventing and controlling"),
        ("Belt and Road", "belt and road"),
        ("Belt and Road", "Belt, and Road"),
        ("BRI", "bri"),
        ("AI", "AIDS"),
        ("R&D", "R D"),
        ("science park", "SCIENCE parK"),
        ("year 2024", "year 2025"),
        ("BeltRoad", "Belt-Road"),
        ("", "anything"),
        ("–", "anything – else"),
    ],
)
def test_rendering_is_not_found_in_other_words(rendering: str, target: str) -> None:
    assert found(rendering, target) == []


def test_a_verb_is_found_in_its_tenses() -> None:
    assert found("build a park", "They built a park.", tenses=True) == ["built a park"]
    assert found("prevent and control", "Preventing and controlling it", tenses=True) == ["Preventing and controlling"]
    assert found("to build a park", "who builds a park", tenses=True) == ["builds a park"]


@pytest.mark.parametrize(
    ("target", "words_between", "passage"),
    [
        ("new, high-quality productive forces", 0, []),
        ("new quality productive forces", 0, ["new quality productive forces"]),
        ("new and better quality productive forces", 1, []),
        ("new and better quality productive forces", 2, ["new and better quality productive forces"]),
        ("new, better quality productive forces", 2, []),
        ("new quality, more productive forces", 2, []),
        ("new", 2, []),
    ],
)
def test_words_may_stand_between_where_the_entry_allows_it(target: str, words_between: int, passage: list[str]) -> None:
    assert found("new quality productive forces", target, words_between=words_between) == passage


def test_an_entry_says_how_freely_its_renderings_may_stand() -> None:
    entry = TermEntry(source="推进", target="push forward", case=Case.ANY, words_between=1)
    assert Manner.of(entry) == Manner(case=Case.ANY, tenses=False, words_between=1)
    verb = TermEntry(source="推进", target="push forward", part_of_speech=PartOfSpeech.VERB)
    assert Manner.of(verb) == Manner(tenses=True)


def test_a_target_is_cut_into_words_once() -> None:
    assert english_text("a new target") is english_text("a new target")


def test_exact_case_forbids_the_sentence_capital_and_any_case_allows_all() -> None:
    assert found("open science", "Open science", Case.EXACT) == []
    assert found("open science", "OPEN Science", Case.ANY) == ["OPEN Science"]
    assert found("WeChat", "on wechat", Case.ANY) == ["wechat"]
    assert found("WeChat", "on Wechat", Case.INITIAL) == []


def test_an_acronym_keeps_its_case_under_every_rule() -> None:
    assert found("BRI", "the bri", Case.ANY) == []


def test_every_occurrence_is_found_in_order() -> None:
    assert found("lab", "Lab one, labs two") == ["Lab", "labs"]
