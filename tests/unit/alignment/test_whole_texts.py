"""Whole texts as translators have them: the article, names, passages left out, added and moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from duizhao.alignment import Aligner, align
from duizhao.alignment.dictionary import Dictionary
from duizhao.model import Bead, TermEntry
from duizhao.storage.project import Project
from duizhao.terminology import Glossary

Link = tuple[tuple[int, ...], tuple[int, ...]]

ROOT = Path(__file__).parents[3]

STORY = [
    ("那天早上，叶文洁一个人走上了山顶。", "That morning Ye Wenjie walked up to the summit alone."),
    ("雾还没有散，远处的村庄看不清楚。", "The fog had not lifted, and the distant village could hardly be seen."),
    ("她在石头上坐下来，打开了一本旧书。", "She sat down on a rock and opened an old book."),
    ("书页已经发黄，边角被老鼠咬过。", "The pages had turned yellow and mice had gnawed the corners."),
    ("“你在看什么？”身后有人问。", "“What are you reading?” someone asked behind her."),
    ("她回头一看，是邻居家的孩子。", "She turned around and saw the neighbor's child."),
    ("孩子手里提着一个篮子，里面装满了蘑菇。", "The child was carrying a basket full of mushrooms."),
    ("“一本关于星星的书。”她说。", "“A book about the stars,” she said."),
    ("1979年冬天，家里的粮食只剩下三十斤。", "In the winter of 1979 only thirty jin of grain remained in the house."),
    ("父亲把手表卖给了城里的商人。", "Father sold his watch to a merchant in town."),
    ("母亲整夜织布，眼睛越来越坏。", "Mother wove cloth all night, and her eyes grew worse and worse."),
    ("春天来的时候，铁路修到了山脚下。", "When spring came, the railway reached the foot of the mountain."),
    ("火车第一次开过，全村人都跑出来看。", "When the first train passed, the whole village ran out to look."),
    ("汪淼就是坐那列火车来的。", "It was on that train that Wang Miao arrived."),
    ("他带着两只皮箱和一架照相机。", "He had with him two leather suitcases and a camera."),
    ("没有人知道他要住多久。", "Nobody knew how long he was going to stay."),
    ("总投资188亿元的水库第二年动工。", "Work on the reservoir, at a cost of 18.8 billion yuan, began the next year."),
    ("工人们住在帐篷里，喝河里的水。", "The workers lived in tents and drank from the river."),
    ("夏天发大水，冲走了一座木桥。", "In summer a flood washed away a wooden bridge."),
    ("医生说，他的腿可能保不住了。", "The doctor said that he would probably lose his leg."),
    ("叶文洁每天给他送饭。", "Ye Wenjie brought him his meals every day."),
    ("他们谈音乐，谈数学，谈遥远的海。", "They talked of music, of mathematics, of the distant sea."),
    ("秋天，他拄着拐杖离开了。", "In autumn he left, leaning on a crutch."),
    ("后来她再也没有收到他的信。", "After that she never received another letter from him."),
]
SOURCES = [source for source, _ in STORY]
TARGETS = [target for _, target in STORY]


def links(beads: list[Bead]) -> list[Link]:
    return [(bead.source, bead.target) for bead in beads]


def assert_covers(beads: list[Bead], n: int, m: int) -> None:
    assert [index for bead in beads for index in bead.source] == list(range(n))
    assert [index for bead in beads for index in bead.target] == list(range(m))


def article() -> list[tuple[str, str]]:
    project = Project.open(ROOT)
    document = project.read("belt-and-road-conference")
    return [(segment.source, segment.target) for unit in document.units for segment in unit.segments]


@pytest.mark.parametrize("with_glossary", [True, False])
def test_the_articles_segments_come_back_one_by_one(with_glossary: bool, cedict: Dictionary) -> None:
    glossary = Glossary(Project.open(ROOT).glossary().entries) if with_glossary else None
    pairs = article()
    assert len(pairs) == 55
    beads = align([source for source, _ in pairs], [target for _, target in pairs], glossary, dictionary=cedict)
    assert links(beads) == [((index,), (index,)) for index in range(55)]
    assert sum(bead.score >= 0.8 for bead in beads) >= 50
    if with_glossary:
        assert sum(any(" = " in reason for reason in bead.reasons) for bead in beads) >= 40


@pytest.mark.parametrize("with_dictionary", [True, False])
@pytest.mark.parametrize("size", [3, 6, 12, 25])
def test_paragraphs_taken_as_they_are_come_back_one_by_one(
    size: int, with_dictionary: bool, cedict: Dictionary
) -> None:
    pairs = article()[3:]
    starts = range(0, len(pairs), size)
    sources = ["".join(source for source, _ in pairs[start : start + size]) for start in starts]
    targets = [" ".join(target for _, target in pairs[start : start + size]) for start in starts]
    beads = align(sources, targets, dictionary=cedict if with_dictionary else None)
    if with_dictionary:
        assert links(beads) == [((index,), (index,)) for index in range(len(starts))]
    else:
        # Lengths alone may join neighbours; what must not happen is that long texts find nothing in each other
        assert all(bead.source and bead.target for bead in beads)


def test_a_story_comes_back_sentence_by_sentence(cedict: Dictionary) -> None:
    beads = align(SOURCES, TARGETS, dictionary=cedict)
    assert links(beads) == [((index,), (index,)) for index in range(24)]


def test_a_sentence_left_out_stands_alone_and_hardly_disturbs_its_neighbours(cedict: Dictionary) -> None:
    alone = 0
    for left_out in range(24):
        beads = align(SOURCES, TARGETS[:left_out] + TARGETS[left_out + 1 :], dictionary=cedict)
        assert_covers(beads, 24, 23)
        right = {((i,), (i - (i > left_out),)) for i in range(24) if i != left_out}
        assert len(right & set(links(beads))) >= 22
        alone += ((left_out,), ()) in links(beads)
    # Some are short enough to pass for a part of their neighbour
    assert alone >= 20


def test_a_sentence_added_stands_alone_or_beside_its_neighbour(cedict: Dictionary) -> None:
    alone = 0
    for added in range(24):
        beads = align(SOURCES[:added] + SOURCES[added + 1 :], TARGETS, dictionary=cedict)
        assert_covers(beads, 23, 24)
        right = {((i - (i > added),), (i,)) for i in range(24) if i != added}
        assert len(right & set(links(beads))) >= 22
        alone += ((), (added,)) in links(beads)
    assert alone >= 12


@pytest.mark.parametrize("first", [0, 4, 9, 14, 19])
def test_a_paragraph_that_was_not_translated_is_found(first: int, cedict: Dictionary) -> None:
    beads = align(SOURCES, TARGETS[:first] + TARGETS[first + 5 :], dictionary=cedict)
    assert_covers(beads, 24, 19)
    assert [bead.source for bead in beads if not bead.target] == [(index,) for index in range(first, first + 5)]
    assert [bead.kind for bead in beads].count("1-1") == 19


@pytest.mark.parametrize("first", [0, 4, 9, 14, 19])
def test_a_paragraph_that_was_added_is_found(first: int, cedict: Dictionary) -> None:
    beads = align(SOURCES[:first] + SOURCES[first + 5 :], TARGETS, dictionary=cedict)
    assert_covers(beads, 19, 24)
    assert [bead.target for bead in beads if not bead.source] == [(index,) for index in range(first, first + 5)]


def test_two_passages_that_changed_places_are_pointed_out(cedict: Dictionary) -> None:
    moved = TARGETS[:4] + TARGETS[14:18] + TARGETS[4:14] + TARGETS[18:]
    beads = align(SOURCES, moved, dictionary=cedict)
    assert_covers(beads, 24, 24)
    right = {((i,), (moved.index(target),)) for i, target in enumerate(TARGETS)}
    assert len(right & set(links(beads))) >= 18
    alone = [bead for bead in beads if not (bead.source and bead.target)]
    assert sum(any("has it been moved?" in reason for reason in bead.reasons) for bead in alone) >= 4
    [water] = [bead for bead in beads if bead.source == (16,)]
    assert not water.target
    assert "target sentence 7 reads alike: has it been moved?" in water.reasons


NAMES = {
    "叶文洁": "Ye Wenjie",
    "汪淼": "Wang Miao",
    "史强": "Shi Qiang",
    "罗辑": "Luo Ji",
    "程心": "Cheng Xin",
    "章北海": "Zhang Beihai",
}


@pytest.mark.parametrize("left_out", list(NAMES))
def test_names_that_no_dictionary_has_decide(left_out: str, cedict: Dictionary) -> None:
    assert not cedict.translations("叶文洁")
    sources = [f"去年夏天{name}在那个安静的地方住了整整一个月，拍了许多照片。" for name in NAMES]
    targets = [
        f"Last summer {written} stayed in that quiet place for a whole month and took many photographs."
        for name, written in NAMES.items()
        if name != left_out
    ]
    beads = align(sources, targets, dictionary=cedict)
    assert [bead.source for bead in beads if not bead.target] == [(list(NAMES).index(left_out),)]


def test_a_name_is_highlighted_on_both_sides(cedict: Dictionary) -> None:
    aligner = Aligner(SOURCES, TARGETS, dictionary=cedict)
    aligner.align()
    found = [
        (match.source_span.of(SOURCES[20]), match.target_span.of(TARGETS[20]))
        for match in aligner.word_matches([20], [20])
    ]
    assert any(here in "叶文洁" and there == "Wenjie" for here, there in found)


@pytest.mark.parametrize(
    ("amounts", "rendered"),
    [
        (["188亿元", "18亿元", "1.88亿元", "88亿元"], ["18.8 billion", "1.8 billion", "188 million", "8.8 billion"]),
        (
            ["三分之一", "四分之三", "五分之二", "六分之五"],
            ["one third", "three quarters", "two fifths", "five sixths"],
        ),
    ],
)
def test_numbers_decide_where_nothing_else_does(amounts: list[str], rendered: list[str], cedict: Dictionary) -> None:
    sources = [f"这个城市去年用于学校的钱占了{amount}，比前年多了不少。" for amount in amounts]
    for left_out in range(4):
        kept = [index for index in range(4) if index != left_out]
        targets = [
            f"Last year {rendered[index]} of this city's money went to the schools, a good deal more than before."
            for index in kept
        ]
        beads = align(sources, targets, dictionary=cedict)
        together = {(here, kept[there]) for bead in beads for here in bead.source for there in bead.target}
        assert {(index, index) for index in kept} <= together


@pytest.mark.parametrize(("place", "heading"), [(0, "山顶来信"), (9, "第二章"), (24, "（本报记者 王小明）")])
def test_a_heading_or_byline_on_the_source_alone_leaves_the_rest_alone(
    place: int, heading: str, cedict: Dictionary
) -> None:
    beads = align([*SOURCES[:place], heading, *SOURCES[place:]], TARGETS, dictionary=cedict)
    assert ((place,), ()) in links(beads)
    assert [bead.kind for bead in beads].count("1-1") == 24


@pytest.mark.parametrize(
    ("place", "heading"), [(0, "A Letter from the Summit"), (9, "Chapter Two"), (24, "[By Wang Xiaoming]")]
)
def test_a_heading_or_byline_on_the_target_alone_leaves_the_rest_alone(
    place: int, heading: str, cedict: Dictionary
) -> None:
    beads = align(SOURCES, [*TARGETS[:place], heading, *TARGETS[place:]], dictionary=cedict)
    assert ((), (place,)) in links(beads)
    assert [bead.kind for bead in beads].count("1-1") == 24


def test_sentences_split_and_joined_are_found_within_a_story(cedict: Dictionary) -> None:
    targets = list(TARGETS)
    targets[2:3] = ["She sat down on a rock.", "She opened an old book."]
    joined = targets.index(TARGETS[17])
    targets[joined : joined + 2] = [
        "The workers lived in tents and drank from the river until a summer flood washed away a wooden bridge."
    ]
    found = links(align(SOURCES, targets, dictionary=cedict))
    assert ((2,), (2, 3)) in found
    assert ((17, 18), (joined,)) in found


def test_a_long_text_with_a_chapter_missing_finds_its_way_again(cedict: Dictionary) -> None:
    sources = [f"{source[:-1]}，这是第{day}天。" for day in range(2, 22) for source in SOURCES]
    targets = [f"{target[:-1]}, on day {day}." for day in range(2, 22) for target in TARGETS]
    missing = range(10 * 24, 15 * 24)
    beads = align(sources, targets[: missing.start] + targets[missing.stop :], dictionary=cedict)
    assert_covers(beads, len(sources), len(targets) - len(missing))
    right = {((i,), (i if i < missing.start else i - len(missing),)) for i in range(480) if i not in missing}
    assert len(right & set(links(beads))) >= 0.95 * len(right)


def test_terms_and_numbers_are_reasons(cedict: Dictionary) -> None:
    glossary = Glossary([TermEntry(source="水库", target="reservoir")])
    [bead] = [bead for bead in align(SOURCES, TARGETS, glossary, dictionary=cedict) if bead.source == (16,)]
    assert {"水库 = reservoir", "188亿元 = 18.8 billion yuan"} <= set(bead.reasons)


def test_texts_that_are_no_translations_of_each_other_are_not_talked_into_it(cedict: Dictionary) -> None:
    sources = [source for source, _ in article()]
    mixed_up = align(sources, [*TARGETS, *TARGETS], dictionary=cedict)
    assert not [bead for bead in mixed_up if bead.source and bead.target and bead.score >= 0.8]
    right = align(SOURCES, TARGETS, dictionary=cedict)
    assert sum(bead.score >= 0.8 for bead in right) >= 20
