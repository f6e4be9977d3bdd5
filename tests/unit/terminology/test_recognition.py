"""Which terms are seen in a Chinese text, and where."""

from __future__ import annotations

import pytest

from duizhao.model import TermEntry, TermStatus
from duizhao.terminology.recognition import Recogniser
from duizhao.terminology.squeezing import term_key


def names(terms: tuple[str, ...], source: str) -> list[tuple[str, str]]:
    """Return each hit as the entry's name and the passage it covers."""
    recogniser = Recogniser(TermEntry(source=term, target="x") for term in terms)
    return [(hit.entry.source, hit.span.of(source)) for hit in recogniser.recognise(source)]


def test_the_longest_term_wins_at_the_leftmost_place() -> None:
    terms = ("一带", "一带一路", "路沿线", "国家")
    assert names(terms, "一带一路沿线国家") == [("一带一路", "一带一路"), ("国家", "国家")]


def test_quotes_inside_a_term_are_forgiven_and_belong_to_its_span() -> None:
    terms = ("一带一路", "一带一路科技交流大会")
    source = "第二届“一带一路”科技交流大会和“一带一路”倡议"
    assert names(terms, source) == [
        ("一带一路科技交流大会", "“一带一路”科技交流大会"),
        ("一带一路", "一带一路"),
    ]


def test_a_quotation_at_the_end_of_a_term_is_taken_in() -> None:
    assert names(("成渝地区双千计划",), "中国成渝地区“双千”计划。") == [("成渝地区双千计划", "成渝地区“双千”计划")]
    assert names(("科技合作双千",), "科技合作“双千”。") == [("科技合作双千", "科技合作“双千”")]


@pytest.mark.parametrize("source", ['“一带一路"科技', '"一带一路"科技', "「一带一路」科技", "‘一帶一路’科技"])
def test_any_style_of_quotation_mark_and_either_script_will_do(source: str) -> None:
    assert [name for name, _ in names(("一带一路",), source)] == ["一带一路"]


def test_the_glossary_may_have_the_quotes_and_the_text_not() -> None:
    assert names(("“一带一路”国际合作",), "一带一路国际合作") == [("“一带一路”国际合作", "一带一路国际合作")]


def test_middle_dots_are_forgiven() -> None:
    assert names(("马克·吐温",), "作家马克•吐温") == [("马克·吐温", "马克•吐温")]
    assert names(("列奥纳多达芬奇",), "列奥纳多·达·芬奇") == [("列奥纳多达芬奇", "列奥纳多·达·芬奇")]


def test_a_term_does_not_take_one_half_of_a_pair_of_quotes() -> None:
    assert names(("驱动发展",), "“创新驱动”发展") == []
    assert names(("驱动发展", "驱动"), "“创新驱动”发展") == [("驱动", "驱动")]


def test_two_quotations_in_a_row_do_not_run_together() -> None:
    assert names(("创新驱动",), "“创新”“驱动”") == []


def test_traditional_and_full_width_text_is_the_same_term() -> None:
    assert names(("国际合作AI",), "推動國際合作ＡＩ") == [("国际合作AI", "國際合作ＡＩ")]


def test_a_blank_between_scripts_makes_no_difference() -> None:
    assert names(("AI大模型",), "用 AI 大模型") == [("AI大模型", "AI 大模型")]
    assert names(("AI 大模型",), "用AI大模型") == [("AI 大模型", "AI大模型")]
    assert names(("北京大学",), "北京 大学") == []


@pytest.mark.parametrize(
    ("term", "source"), [("AI", "AIDS患者"), ("6月", "16月"), ("新AI", "新AIDS"), ("5G", "15G网络")]
)
def test_latin_letters_and_digits_match_as_whole_runs(term: str, source: str) -> None:
    assert names((term,), source) == []


def test_a_latin_name_with_an_apostrophe_is_found() -> None:
    assert names(("O'Reilly",), "由O’Reilly出版") == [("O'Reilly", "O’Reilly")]


def test_a_shield_keeps_shorter_terms_out_and_is_no_hit() -> None:
    entries = [
        TermEntry(source="国会", target="Congress"),
        TermEntry(source="国会议", target="", status=TermStatus.SHIELD),
    ]
    recogniser = Recogniser(entries)
    assert recogniser.recognise("全国会议") == ()
    assert [hit.entry.source for hit in recogniser.recognise("全国会议，国会")] == ["国会"]


def test_candidates_and_deprecated_entries_are_hits() -> None:
    entries = [TermEntry(source=status.value, target="x", status=status) for status in TermStatus]
    found = Recogniser(entries).recognise("preferred candidate deprecated shield")
    assert [hit.entry.source for hit in found] == ["preferred", "candidate", "deprecated"]


def test_entries_of_one_name_are_alternatives_at_one_place() -> None:
    entries = [TermEntry(source="苗头", target="sign"), TermEntry(source="苗頭", target="trend")]
    first, second = Recogniser(entries).recognise("新苗头")
    assert first.span == second.span
    assert [first.entry.target, second.entry.target] == ["sign", "trend"]


def test_a_term_with_two_quotations_in_a_row_is_found_as_it_stands() -> None:
    assert names(("“双千”“双轮”计划",), "“双千”“双轮”计划") == [("“双千”“双轮”计划", "“双千”“双轮”计划")]


@pytest.mark.parametrize("source", ["", " ", "“”", "·"])
def test_nothing_to_recognise_has_no_key_and_no_hit(source: str) -> None:
    assert term_key(source) == ""
    assert names((source,), "“一带一路”·") == []


def test_an_empty_glossary_recognises_nothing() -> None:
    assert names((), "一带一路") == []
