"""Segments without a target."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.model import Code, Finding, Severity, State


@pytest.mark.parametrize(
    ("state", "severity"),
    [
        (State.NEW, Severity.INFO),
        (State.DRAFT, Severity.INFO),
        (State.REJECTED, Severity.INFO),
        (State.TRANSLATED, Severity.ERROR),
        (State.REVIEWED, Severity.ERROR),
        (State.FINAL, Severity.ERROR),
    ],
)
def test_only_a_confirmed_segment_is_wrong(
    state: State, severity: Severity, find: Callable[..., list[Finding]]
) -> None:
    [finding] = find("empty-target", "茶", " \n", state=state)
    assert finding.severity is severity


def test_a_target_of_tags_alone_is_empty_but_a_standalone_tag_is_something(
    find: Callable[..., list[Finding]],
) -> None:
    codes = (Code(id="1", original="<b>", original_end="</b>"), Code(id="2", original="<img/>"))
    assert find("empty-target", "茶", "<1></1>", codes=codes)
    assert find("empty-target", "茶", "<2/>", codes=codes) == []
