from itertools import pairwise

import pytest

from duizhao.text.chinese_sentences import chinese_ends


def pieces(line: str) -> list[str]:
    cuts = [0, *(end for end in chinese_ends(line) if end < len(line)), len(line)]
    return [line[start:end].strip() for start, end in pairwise(cuts)]


@pytest.mark.parametrize(
    "parts",
    [
        ["科学无界,创新为民。", "在大会上,川渝两地正以扎实的行动,诠释决心。"],
        ["你来吗？", "我来！", "好。"],
        ["本届大会闭幕式上,重庆发出邀请:“诚邀各国嘉宾再聚两江之滨。”", "大会结束了。"],
        ["他说：“好。", "我们走。”", "她没有动。"],
        ["「你在嗎？」", "門外沒有聲音。"],
        ["『真的……』", "她走開了。"],
        ["（本报记者报道。）", "大会开幕了。"],
        ["真的？！", "太好了!!", "走吧"],
        ["这是真的!", "我们走."],
        ["他走了……", "“回来！”"],
        ["他叫道：“成了！”", "王明问道：“什么成了？”"],
    ],
)
def test_sentences_end_where_a_translator_expects(parts: list[str]) -> None:
    assert pieces(" ".join(parts)) == parts
    assert pieces("".join(parts)) == parts


@pytest.mark.parametrize(
    "line",
    [
        "更新时间:2025-06-13 10:19:00",
        "2023-07-07 09:32:52",
        "增长3.5%,达到18.8亿元；同比持平；环比略降。",
        "增长３．５％。",
        "“你好吗？”他问。",
        "“你好吗？”老王低声说道，声音很轻。",
        "“留下买路钱！”那个人大吼着。",
        "他读了《你好吗？我很好。》这本书。",
        "他（其实是我！真的。）走了。",
        "“加油！加油！”的口号响彻会场。",
        "会场响起“前进！前进！”的口号。",
        "我叫……叫小玄子。",
        "您能…… 说具体些吗？",
        "打开 https://example.cn/a.html?q=数据 看看。",
        "Yahoo!新闻报道了此事。",
        "使用 node.js 和 README.md 文件。",
        "1. 项目概况",
        "他说“好！”。",
    ],
)
def test_these_are_one_sentence(line: str) -> None:
    assert pieces(line) == [line]


def test_a_straight_quote_opens_and_closes_in_turn() -> None:
    assert pieces('他说:"走吧!""去哪儿?"没人理他。') == ['他说:"走吧!"', '"去哪儿?"', "没人理他。"]


def test_a_closing_quote_behind_a_blank_still_belongs_to_its_sentence() -> None:
    assert pieces("俗语说：‘自己方便。 ’不过用我一句话。") == ["俗语说：‘自己方便。 ’", "不过用我一句话。"]


def test_unmatched_brackets_do_not_swallow_what_follows() -> None:
    assert pieces("（第一句。第二句。") == ["（第一句。", "第二句。"]


def test_a_full_stop_behind_latin_letters_needs_a_blank() -> None:
    assert pieces("他用 Python. 很好用。") == ["他用 Python.", "很好用。"]
    assert pieces("他用 node.js很好用。") == ["他用 node.js很好用。"]
