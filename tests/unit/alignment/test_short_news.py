"""Short texts with sentences that one side lacks: a byline, a caption, a note, a sentence left out."""

from __future__ import annotations

import pytest

from duizhao.alignment import align
from duizhao.alignment.dictionary import Dictionary

Links = list[tuple[tuple[int, ...], tuple[int, ...]]]
Item = tuple[str | None, str | None]

LIBRARY: list[Item] = [
    ("市图书馆新馆昨天正式开放。", "The new city library opened its doors yesterday."),
    ("不到上午九点，门前已经排起了长队。", "Before nine in the morning a long line had formed outside."),
    ("新馆有多大？", "How big is it?"),
    (
        "五层楼里藏书一百二十万册，阅览座位三千多个。",
        "Its five floors hold 1.2 million books and over 3,000 reading seats.",
    ),
    (
        "“我从小就盼着这一天！”退休教师陈老师说。",
        "“I have waited for this since I was a child!” said Mr. Chen, a retired teacher.",
    ),
    ("馆长表示，夜间开放时间将延长到十点。", "The director said that evening hours would be extended to ten o'clock."),
]
HARVEST: list[Item] = [
    ("山里的苹果熟了。", "The apples in the mountains are ripe."),
    (
        "今年雨水充足，果农们的收成比去年好得多。",
        "With plenty of rain, growers are having a far better harvest than last year.",
    ),
    ("可是这么多苹果卖给谁呢？", "But who will buy so many apples?"),
    ("村里几个年轻人想到了网上直播。", "A few young villagers thought of streaming online."),
    (
        "他们每天晚上在果园里架起手机，向全国的观众介绍自家的水果。",
        "Every evening they set up a phone in the orchard and show their fruit to viewers around the country.",
    ),
    ("三周时间里，全村卖出了八十吨苹果。", "In three weeks the village sold eighty tons of apples."),
    ("快递车一辆接一辆地开进山来。", "Delivery trucks now come up the mountain one after another."),
]
BYLINE: Item = ("（本报记者 赵小梅）", None)
CREDIT: Item = ("新华社记者 孙立 摄", None)
CAPTION: Item = ("图为果农在采摘苹果", None)
EDITOR: Item = (None, "[Photo by Zhao Xiaomei]")
NOTE: Item = (None, "Editor: Zhao Xiaomei")


def aligned(items: list[Item], cedict: Dictionary) -> tuple[Links, Links]:
    """Return what the aligner finds and what is right."""
    sources = [source for source, _ in items if source is not None]
    targets = [target for _, target in items if target is not None]
    right: Links = []
    i = j = 0
    for source, target in items:
        here, there = int(source is not None), int(target is not None)
        right.append((tuple(range(i, i + here)), tuple(range(j, j + there))))
        i, j = i + here, j + there
    return [(bead.source, bead.target) for bead in align(sources, targets, dictionary=cedict)], right


@pytest.mark.parametrize("news", [LIBRARY, HARVEST], ids=["library", "harvest"])
@pytest.mark.parametrize("extra", [BYLINE, CREDIT, CAPTION, EDITOR, NOTE], ids=lambda item: item[0] or item[1])
@pytest.mark.parametrize("place", ["start", "middle", "end"])
def test_what_one_side_lacks_stands_alone(news: list[Item], extra: Item, place: str, cedict: Dictionary) -> None:
    at = {"start": 0, "middle": len(news) // 2, "end": len(news)}[place]
    found, right = aligned([*news[:at], extra, *news[at:]], cedict)
    assert found == right


@pytest.mark.parametrize("news", [LIBRARY, HARVEST], ids=["library", "harvest"])
def test_a_byline_dropped_and_a_note_added_leave_the_pairs_alone(news: list[Item], cedict: Dictionary) -> None:
    found, right = aligned([BYLINE, *news, NOTE], cedict)
    assert found == right


@pytest.mark.parametrize("kept", [1, 2, 3, 6])
def test_a_news_item_of_a_few_sentences_and_its_byline(kept: int, cedict: Dictionary) -> None:
    found, right = aligned([*LIBRARY[:kept], BYLINE], cedict)
    assert found == right


def test_a_question_is_not_swallowed_by_its_neighbour(cedict: Dictionary) -> None:
    found, right = aligned(
        [("大会开幕了。", "The conference opened."), ("你准备好了吗?", "Are you ready?"), ("(本报记者 王小明)", None)],
        cedict,
    )
    assert found == right


@pytest.mark.parametrize("dropped", [3, 4])
def test_a_sentence_with_a_mark_or_a_number_may_be_left_out(dropped: int, cedict: Dictionary) -> None:
    items = list(LIBRARY)
    items[dropped] = (items[dropped][0], None)
    found, right = aligned(items, cedict)
    assert found == right


def test_a_tiny_question_left_out_is_joined_with_doubt_at_most(cedict: Dictionary) -> None:
    sources = [source for source, _ in LIBRARY if source is not None]
    targets = [target for index, (_, target) in enumerate(LIBRARY) if target is not None and index != 2]
    [bead] = [bead for bead in align(sources, targets, dictionary=cedict) if 2 in bead.source]
    assert not bead.target or bead.score < 0.6
