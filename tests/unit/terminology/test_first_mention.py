"""Full name first, short form after."""

from __future__ import annotations

import pytest

from duizhao.model import TermEntry
from duizhao.terminology import Glossary
from duizhao.terminology.first_mention import Misuse, introduction, slips

INITIATIVE = TermEntry(
    source="一带一路", target="Belt and Road Initiative", admitted=("Belt and Road",), short=("BRI",), introduce=True
)
WHO = TermEntry(source="世界卫生组织", target="World Health Organization", short=("WHO",))


def told(*texts: tuple[str, str], entry: TermEntry = INITIATIVE) -> list[tuple[int, Misuse]]:
    return [(slip.text, slip.misuse) for slip in slips(texts, Glossary([entry]))]


def test_full_name_with_short_form_then_short_form_is_right() -> None:
    texts = (("一带一路。", "The Belt and Road Initiative (BRI)."), ("一带一路。", "The BRI."), ("一带一路。", "BRI"))
    assert told(*texts) == []


@pytest.mark.parametrize(
    "target",
    [
        "the Belt and Road (“BRI”)",
        "the “Belt and Road Initiative” (BRI)",
        "the Belt and Road Initiative (hereafter the BRI)",
        "BRI (Belt and Road Initiative)",
    ],
)
def test_introductions_come_in_several_shapes(target: str) -> None:
    assert told(("一带一路", target)) == []


def test_a_short_form_before_the_full_name_is_told_once() -> None:
    texts = (("一带一路", "the BRI"), ("一带一路", "the BRI"))
    assert told(*texts) == [(0, Misuse.SHORT_FIRST)]


def test_a_first_mention_without_the_short_form_is_told() -> None:
    assert told(("一带一路", "the Belt and Road Initiative")) == [(0, Misuse.NOT_INTRODUCED)]


def test_writing_the_name_out_again_is_told_where_the_entry_asks_for_the_rule() -> None:
    texts = (("一带一路", "Belt and Road Initiative (BRI)"), ("一带一路", "the Belt and Road Initiative"))
    assert told(*texts) == [(1, Misuse.FULL_AGAIN)]


def test_without_the_rule_the_full_name_alone_allows_the_short_form() -> None:
    texts = (("世界卫生组织", "the World Health Organization"), ("世界卫生组织", "the WHO"))
    assert told(*texts, entry=WHO) == []
    assert told(*reversed(texts), entry=WHO) == [(0, Misuse.SHORT_FIRST)]


def test_the_order_in_the_target_counts() -> None:
    target = "The WHO, that is the World Health Organization"
    assert told(("世界卫生组织即世界卫生组织", target), entry=WHO) == [(0, Misuse.SHORT_FIRST)]


def test_a_first_mention_that_is_not_translated_yet_silences_the_rule() -> None:
    assert told(("一带一路", ""), ("一带一路", "the BRI")) == []
    texts = (("一带一路", "Belt and Road Initiative (BRI)"), ("一带一路", ""), ("一带一路", "Belt and Road Initiative"))
    assert told(*texts) == [(2, Misuse.FULL_AGAIN)]


def test_terms_without_short_forms_have_no_rule() -> None:
    tea = TermEntry(source="茶", target="tea", introduce=True)
    assert told(("茶", "tea"), ("茶", "tea"), entry=tea) == []
    assert introduction(tea) == "tea"


def test_an_introduction_is_the_full_name_and_the_first_short_form() -> None:
    assert introduction(INITIATIVE) == "Belt and Road Initiative (BRI)"
    assert introduction(INITIATIVE, "Belt and Road") == "Belt and Road (BRI)"
    assert introduction(WHO) == "World Health Organization"
