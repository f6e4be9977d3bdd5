"""Targets that are the source again."""

from __future__ import annotations

from collections.abc import Callable

from duizhao.model import Code, Finding


def test_blanks_and_tags_do_not_hide_a_copy(find: Callable[..., list[Finding]]) -> None:
    codes = (Code(id="1", original="<b>", original_end="</b>"),)
    [finding] = find("same-as-source", "<1>科学</1>无界", " 科学 无界", codes=codes)
    assert finding.target_span == (0, 6)


def test_a_copy_without_chinese_may_be_right(find: Callable[..., list[Finding]]) -> None:
    assert find("same-as-source", "2024", "2024") == []


def test_a_partly_translated_target_is_no_copy(find: Callable[..., list[Finding]]) -> None:
    assert find("same-as-source", "科学无界", "Science 无界") == []
