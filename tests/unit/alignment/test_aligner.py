"""Aligning, as a translator sees it."""

from __future__ import annotations

import pytest

from duizhao.alignment import Aligner, align
from duizhao.alignment.dictionary import Dictionary
from duizhao.model import Bead

CHAPTER = [
    ("一场科技盛会，吸引全球瞩目。", "A science gathering has drawn the eyes of the whole world."),
    ("6月10日，大会在成都举行。", "The conference opened in Chengdu on June 10."),
    ("总投资达到188亿元。", "Total investment came to 18.8 billion yuan."),
    ("你们准备好了吗？", "Are you ready?"),
    ("“我们准备好了！”", "“We are ready!”"),
    ("GDP增长了5.2%。", "GDP grew by 5.2 percent."),
]
TRADITIONAL = {
    "场": "場",
    "会": "會",
    "备": "備",
    "们": "們",
    "总": "總",
    "资": "資",
    "达": "達",
    "长": "長",
    "亿": "億",
}
SOURCES = [source for source, _ in CHAPTER]
TARGETS = [target for _, target in CHAPTER]


def to_traditional(text: str) -> str:
    return "".join(TRADITIONAL.get(character, character) for character in text)


def kinds(beads: list[Bead]) -> list[str]:
    return [bead.kind for bead in beads]


def test_a_translation_sentence_by_sentence_gives_pairs() -> None:
    beads = align(SOURCES, TARGETS)
    assert [(bead.source, bead.target) for bead in beads] == [((index,), (index,)) for index in range(6)]
    assert all(bead.score > 0.7 for bead in beads)
    assert not any(bead.locked for bead in beads)


def test_a_sentence_split_in_two_keeps_both_halves() -> None:
    sources = [*SOURCES[:2], "来自一百多个国家的嘉宾跨越山海汇聚天府之城，共建创新之路，同促合作发展。", *SOURCES[2:]]
    halves = [
        "Guests from more than a hundred countries crossed mountains and seas to the Land of Abundance.",
        "They are paving a road of innovation and advancing cooperation and development together.",
    ]
    beads = align(sources, [*TARGETS[:2], *halves, *TARGETS[2:]])
    assert ((2,), (2, 3)) in [(bead.source, bead.target) for bead in beads]
    assert kinds(beads).count("1-1") == 6


def test_two_sentences_joined_share_a_bead() -> None:
    sources = [*SOURCES[:3], "天气晴朗，万里无云。", "我们沿着大路慢慢走回村子。", *SOURCES[3:]]
    joined = (
        "The weather was fine and the sky without a cloud, and slowly we walked back along the road to the village."
    )
    beads = align(sources, [*TARGETS[:3], joined, *TARGETS[3:]])
    assert ((3, 4), (3,)) in [(bead.source, bead.target) for bead in beads]


def test_a_number_finds_its_sentence_after_an_omission(cedict: Dictionary) -> None:
    sources = [f"第{number}号工厂的总产量达到{number}吨。" for number in range(1021, 1033)]
    targets = [f"Output at factory {number} reached {number} tons." for number in range(1021, 1033) if number != 1025]
    beads = align(sources, targets, dictionary=cedict)
    assert ((4,), ()) in [(bead.source, bead.target) for bead in beads]
    assert kinds(beads).count("1-1") == 11
    [omitted] = [bead for bead in beads if not bead.target]
    assert omitted.reasons[0] == "no target sentence fits"


def test_an_addition_stands_alone() -> None:
    caption = (
        "Photograph 31415: courtesy of the Chongqing Municipal Science and Technology Bureau, all rights reserved."
    )
    targets = [*TARGETS[:3], caption, *TARGETS[3:]]
    [added] = [bead for bead in align(SOURCES, targets) if not bead.source]
    assert added.target == (3,)
    assert added.reasons == ("no source sentence fits",)


def test_words_that_keep_meeting_are_learnt_without_a_dictionary() -> None:
    # All sentences are equally long and hold no numbers; two of the target have changed places
    names = {"山": "mountain", "河": "streams ", "城": "township", "树": "big tree", "桥": "bridges ", "船": "sailboat"}
    order = "山河城树桥船河山树城船桥城山船河桥树山城河船树桥山船城河桥树河城山桥船树"
    sources = [f"大家都看见那边的{name}了。" for name in order]
    targets = [f"Everybody could see the {names[name]} over there." for name in order]
    targets[17], targets[18] = targets[18], targets[17]
    beads = align(sources, targets)
    doubtful = [bead.score for bead in beads if {17, 18} & set(bead.source)]
    sure = [bead.score for bead in beads if not {17, 18} & set(bead.source)]
    assert max(doubtful) < min(sure)
    aligner = Aligner(sources, targets)
    aligner.align()
    assert "桥 = bridges" in [
        f"{m.source_span.of(sources[4])} = {m.target_span.of(targets[4])}" for m in aligner.word_matches([4], [4])
    ]


def test_reasons_are_for_a_person() -> None:
    beads = align(SOURCES, TARGETS)
    assert "question on both sides" in beads[3].reasons
    assert "quotation on both sides" in beads[4].reasons
    assert "exclamation on both sides" in beads[4].reasons
    assert "GDP on both sides" in beads[5].reasons
    assert "length fits" in beads[1].reasons
    assert "188亿元 = 18.8 billion yuan" in beads[2].reasons


@pytest.mark.parametrize(
    ("sources", "targets", "expected"),
    [
        ([], [], []),
        (["一。"], [], ["1-0"]),
        ([], ["One.", "Two."], ["0-1", "0-1"]),
        (["一。"], ["One."], ["1-1"]),
        (["你好，世界，我们又见面了。"], ["Hello, world, here", "we meet again."], ["1-2"]),
        (["", " "], [""], None),
        (["。"], ["…"], ["1-1"]),
        (["2024"], ["2024"], ["1-1"]),
    ],
)
def test_tiny_and_empty_sides(sources: list[str], targets: list[str], expected: list[str] | None) -> None:
    beads = align(sources, targets)
    assert [index for bead in beads for index in bead.source] == list(range(len(sources)))
    assert [index for bead in beads for index in bead.target] == list(range(len(targets)))
    if expected is not None:
        assert kinds(beads) == expected


@pytest.mark.parametrize(("source_count", "target_count"), [(1, 3000), (3000, 1), (40, 2500), (2500, 40)])
def test_very_unequal_sides_are_covered(source_count: int, target_count: int) -> None:
    beads = align(["他来了。"] * source_count, ["He has come."] * target_count)
    assert [index for bead in beads for index in bead.source] == list(range(source_count))
    assert [index for bead in beads for index in bead.target] == list(range(target_count))
    assert all(0 <= bead.score <= 1 and bead.reasons for bead in beads)


def test_the_same_input_gives_the_same_beads() -> None:
    assert align(SOURCES, TARGETS) == align(SOURCES, TARGETS)


def test_traditional_characters_align_as_simplified_ones(cedict: Dictionary) -> None:
    traditional = [to_traditional(source) for source in SOURCES]
    assert traditional != SOURCES
    plain, other = align(SOURCES, TARGETS, dictionary=cedict), align(traditional, TARGETS, dictionary=cedict)
    assert [(bead.source, bead.target) for bead in other] == [(bead.source, bead.target) for bead in plain]
    assert [bead.score for bead in other] == pytest.approx([bead.score for bead in plain], abs=0.05)


@pytest.mark.parametrize("quotes", ["“”“”", '""""', "「」「」", "“”''", "「」‘’"])
def test_quotations_of_any_kind_align(quotes: str, cedict: Dictionary) -> None:
    opening, closing, other_opening, other_closing = list(quotes)
    sources = ["他推开门走了进来。", f"{opening}你是谁？{closing}", f"{opening}我是你的哥哥。{closing}", "她不说话了。"]
    targets = [
        "He pushed the door open and came in.",
        f"{other_opening}Who are you?{other_closing}",
        f"{other_opening}I'm your brother.{other_closing}",
        "She didn't say another word.",
    ]
    beads = align(sources, targets, dictionary=cedict)
    assert kinds(beads) == ["1-1"] * 4
    assert "quotation on both sides" in beads[1].reasons
