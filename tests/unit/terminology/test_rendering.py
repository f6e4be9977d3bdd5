"""Where a rendering stands in an English text."""

from __future__ import annotations

import pytest

from duizhao.model import Case
from duizhao.terminology.rendering import EnglishText, fit_case, occurrences


def found(rendering: str, target: str, rule: Case = Case.INITIAL) -> list[str]:
    return [span.of(target) for span in occurrences(rendering, EnglishText(target), rule)]


@pytest.mark.parametrize(
    ("rendering", "target", "passage"),
    [
        ("joint laboratory", "three joint laboratories", "joint laboratories"),
        ("build a park", "They built a park.", "built a park"),
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
        ("Belt and Road", "belt and road"),
        ("Belt and Road", "Belt, and Road"),
        ("BRI", "bri"),
        ("AI", "AIDS"),
        ("R&D", "R D"),
        ("science park", "SCIENCE parK"),
        ("year 2024", "year 2025"),
        ("", "anything"),
        ("–", "anything – else"),
    ],
)
def test_rendering_is_not_found_in_other_words(rendering: str, target: str) -> None:
    assert found(rendering, target) == []


def test_exact_case_forbids_the_sentence_capital_and_any_case_allows_all() -> None:
    assert found("open science", "Open science", Case.EXACT) == []
    assert found("open science", "OPEN Science", Case.ANY) == ["OPEN Science"]
    assert found("WeChat", "on wechat", Case.ANY) == ["wechat"]
    assert found("WeChat", "on Wechat", Case.INITIAL) == []


def test_an_acronym_keeps_its_case_under_every_rule() -> None:
    assert found("BRI", "the bri", Case.ANY) == []


def test_every_occurrence_is_found_in_order() -> None:
    assert found("lab", "Lab one, labs two") == ["Lab", "labs"]


@pytest.mark.parametrize(
    ("replaced", "starts", "rule", "result"),
    [
        ("one belt", True, Case.INITIAL, "New silk road"),
        ("one belt", False, Case.INITIAL, "new silk road"),
        ("Old Silk Road", False, Case.INITIAL, "New silk road"),
        ("old", True, Case.EXACT, "new silk road"),
    ],
)
def test_replacement_takes_the_capital_of_its_place(replaced: str, starts: bool, rule: Case, result: str) -> None:
    assert fit_case("new silk road", replaced, starts_sentence=starts, rule=rule) == result
