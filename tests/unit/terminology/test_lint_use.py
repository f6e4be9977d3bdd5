"""What the documents say of a glossary."""

from __future__ import annotations

from duizhao.model import TermEntry, TermStatus
from duizhao.terminology.lint_use import use_findings

CIRCLE = TermEntry(source="成渝地区双城经济圈", target="Chengdu-Chongqing Economic Circle")


def told(entries: list[TermEntry], *sources: str) -> list[tuple[str, str]]:
    return [(found.finding.check, found.finding.segment) for found in use_findings(entries, sources)]


def test_a_term_that_stands_somewhere_is_used() -> None:
    assert told([CIRCLE], "建设成渝地区双城经济圈。") == []
    assert told([CIRCLE], "建设成渝地區“双城”经济圈。") == []


def test_a_term_that_stands_nowhere_is_unused() -> None:
    assert told([CIRCLE], "别的话") == [("glossary-unused", CIRCLE.source)]


def test_a_misspelt_term_is_told_with_what_is_meant() -> None:
    typo = TermEntry(source="成渝地区双城经剂圈", target="x")
    [found] = use_findings([typo], ["建设成渝地区双城经济圈。"])
    assert found.finding.check == "glossary-typo"
    assert "成渝地区双城经济圈" in found.finding.message


def test_another_term_and_another_number_are_no_typos() -> None:
    other = TermEntry(source="成渝地区双城文化圈", target="x")
    assert told([CIRCLE, other], CIRCLE.source) == [("glossary-unused", other.source)]
    assert told([TermEntry(source="第5次会议", target="x")], "第6次会议") == [("glossary-unused", "第5次会议")]


def test_a_term_always_inside_longer_ones_is_shadowed() -> None:
    inner = TermEntry(source="双城经济圈", target="economic circle")
    [found] = use_findings([CIRCLE, inner], [CIRCLE.source])
    assert found.finding.check == "glossary-shadowed"
    assert CIRCLE.source in found.finding.message
    assert told([CIRCLE, inner], f"{CIRCLE.source}与双城经济圈") == []


def test_shields_ask_for_no_use() -> None:
    assert told([TermEntry(source="茶几", target="", status=TermStatus.SHIELD)], "x") == []
