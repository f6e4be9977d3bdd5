"""Terms that only seem to stand in a text."""

from __future__ import annotations

import pytest

from duizhao.terminology.longer_words import LongerWords

_LISTED = """
国防部 国防部长 会议 产油国 议员 国会 自由体操 体操 长江 中国 国家 大剧院 剧院 国家大剧院 感染 性质 鼻咽 拭子
"""
WORDS = tuple(_LISTED.split())
TERMS = frozenset({"感染性", "咽拭子", "国防部", "国会", "自由", "长江", "剧院", "中国"})


def around(text: str, term: str) -> str:
    start = text.index(term)
    return LongerWords(WORDS, TERMS).around(text, start, start + len(term))


@pytest.mark.parametrize(
    ("text", "term", "word"),
    [
        ("国防部长说", "国防部", "国防部长"),
        ("国防部说", "国防部", ""),
        ("自由体操冠军", "自由", "自由体操"),
        ("在国家大剧院", "剧院", "国家大剧院"),
        ("小剧院", "剧院", ""),
        ("产油国会议", "国会", "会议"),
        ("国会议员", "国会", ""),
        ("在国会", "国会", ""),
        ("国会", "国会", ""),
        ("感染性质", "感染性", "性质"),
        ("鼻咽拭子", "咽拭子", "鼻咽"),
        ("刘长江同志", "长江", "刘长江"),
        ("局长李长江", "长江", "李长江"),
        ("李长江说", "长江", "李长江"),
        ("沿长江而下", "长江", ""),
        ("高长江水位", "长江", ""),
    ],
)
def test_a_longer_word_or_name_makes_a_hit_doubtful(text: str, term: str, word: str) -> None:
    assert around(text, term) == word


def test_the_longest_word_is_told() -> None:
    words = LongerWords(("大剧院", "国家大剧院"), frozenset({"剧院"}))
    assert words.around("国家大剧院", 3, 5) == "国家大剧院"


def test_whole_phrases_of_the_dictionary_do_not_count() -> None:
    phrase = "中华人民共和国国防部"
    assert LongerWords((phrase,), frozenset({"国防部"})).around(phrase, 7, 10) == ""


def test_without_words_a_name_alone_is_doubtful() -> None:
    bare = LongerWords((), frozenset({"长江"}))
    assert bare.around("国防部长江", 3, 5) == ""
    assert bare.around("刘长江", 1, 3) == "刘长江"
