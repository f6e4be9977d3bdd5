"""Brackets and their partners."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.model import Finding


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("（一）茶", "1) Tea"),
        ("一、茶", "a) tea and b) coffee"),
        ("（见", "(see"),
        ("见）", "see)"),
        ("茶【绿】", "tea [green]"),
        ("好:)", "good :)"),
        ("茶", "f(x[1]) {y}"),
        ("茶", ""),
    ],
)
def test_paired_or_excused_brackets_are_fine(source: str, target: str, find: Callable[..., list[Finding]]) -> None:
    assert find("brackets", source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "offsets"),
    [
        ("茶", "tea (green", [4]),
        ("茶", "tea green)", [9]),
        ("茶", "(a] tea", [0, 2]),
        ("（茶", "((tea", [1]),
        ("茶", "tea {x", [4]),
    ],
)
def test_unpaired_brackets_are_pointed_at(
    source: str, target: str, offsets: list[int], find: Callable[..., list[Finding]]
) -> None:
    spans = [finding.target_span for finding in find("brackets", source, target)]
    assert [span.start for span in spans if span] == offsets
