"""Text as the automaton sees it."""

from __future__ import annotations

import pytest

from duizhao.model import Span
from duizhao.terminology.squeezing import EDGE, squeeze, term_key, unpaired_quotes, with_its_quotes


@pytest.mark.parametrize(
    ("text", "squeezed"),
    [
        ("科技合作", "科技合作"),
        ("國家，发展", "国家,发展"),
        ("“一带一路”大会", "一带一路大会"),
        ("约翰·史密斯", "约翰史密斯"),
        ("AI 大模型", f"{EDGE}ai{EDGE}大模型"),
        ("５Ｇ网络", f"{EDGE}5g{EDGE}网络"),
        ("New York", f"{EDGE}new{EDGE} {EDGE}york{EDGE}"),
        ("A“B”", f"{EDGE}ab{EDGE}"),
        ("“创新”“驱动”", "创新\x01驱动"),
        ("", ""),
    ],
)
def test_text_is_folded_and_rid_of_what_is_forgiven(text: str, squeezed: str) -> None:
    assert squeeze(text).text == squeezed


def test_a_wall_stands_where_it_is_asked_for() -> None:
    assert squeeze("“一带”一路", {3}).text == "一带\x01一路"


def test_spans_lead_back_to_the_text_as_given() -> None:
    text = "看“一带·一路”与AI 大模型"
    squeezed = squeeze(text)
    road, model = squeezed.text.index("一带"), squeezed.text.index("ai") - 1
    matches = [(0, road, road + 4), (1, model, len(squeezed.text))]
    assert [span.of(text) for span in squeezed.spans(matches)] == ["一带·一路", "AI 大模型"]
    assert [span.of(text) for span in squeezed.spans([(0, model, model + 4)])] == ["AI"]
    assert squeeze("科技").spans([(0, 0, 1)]) == [Span(0, 1)]
    assert isinstance(squeeze("科技").spans([(0, 0, 1)])[0], Span)


def test_spellings_of_one_term_have_one_key() -> None:
    assert term_key(" “一带一路” ") == term_key("一帶一路") == "一带一路"
    assert term_key("“”") == ""


def test_quotes_are_told_with_dots_apart() -> None:
    assert squeeze("“茶”").has_quotes
    assert not squeeze("约翰·史密斯").has_quotes


def test_unpaired_quotes_are_those_whose_partner_is_outside() -> None:
    assert unpaired_quotes("“一带”一路", Span(1, 6)) == [3]
    assert unpaired_quotes("“一带”一路", Span(0, 6)) == []
    assert unpaired_quotes("Xi'an的\"茶", Span(0, 8)) == [6]


def test_a_quote_beside_belongs_where_its_partner_is_inside() -> None:
    assert with_its_quotes("“一带”一路", Span(1, 6)) == Span(0, 6)
    assert with_its_quotes("一带“一路”", Span(0, 5)) == Span(0, 6)
    assert with_its_quotes("一带一路", Span(0, 4)) == Span(0, 4)
