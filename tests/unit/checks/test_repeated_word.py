"""The same word twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.model import Code, Finding, Fix


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("At the the forum", "At the forum"),
        ("at  the\n the forum", "at  the forum"),
        ("The the forum", "The forum"),
        ("for for for us", "for us"),
        ("a a forum", "a forum"),
    ],
)
def test_the_word_is_written_once(
    target: str, result: str, find: Callable[..., list[Finding]], fixed: Callable[[str, Fix], str]
) -> None:
    [finding] = find("repeated-word", "论坛", target)
    assert fixed(target, finding.fixes[0]) == result


@pytest.mark.parametrize(
    "target",
    [
        "He had had it",
        "5 5",
        "Walla Walla",
        "a persistent tock tock tock",
        "the theatre",
        "state-of-the the-art",
        "Hussein A A",
        "the. The",
        "don't t",
        "grandma’s s",
    ],
)
def test_what_english_repeats_is_left_alone(target: str, find: Callable[..., list[Finding]]) -> None:
    assert find("repeated-word", "论坛", target) == []


def test_a_repetition_across_tags_is_seen_but_not_cut(find: Callable[..., list[Finding]]) -> None:
    codes = (Code(id="1", original="<b>", original_end="</b>"),)
    target = "At the <1>the</1> forum"
    [finding] = find("repeated-word", "论坛", target, codes=codes)
    assert finding.target_span is not None
    assert finding.target_span.of(target) == "the <1>the"
    assert finding.fixes == ()
