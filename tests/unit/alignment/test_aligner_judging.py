"""What the aligner says of a person's beads, what it learns from them, and what it takes over to changed texts."""

from __future__ import annotations

import numpy as np
import pytest

from duizhao.alignment import Aligner
from duizhao.alignment.coarse import Region
from duizhao.alignment.dictionary import Dictionary
from duizhao.model import Lock, TermEntry
from duizhao.terminology import Glossary

PAIRS = [
    ("清晨，老师推开学校的大门。", "At dawn the teacher pushed open the school gate."),
    ("院子里有三棵苹果树。", "There were three apple trees in the yard."),
    ("学生们还没有来。", "The students had not come yet."),
    ("他坐在桥边等船。", "He sat by the bridge, waiting for the boat."),
    ("天开始下雨了。", "It began to rain."),
    ("“今天不上课了吗？”有人问。", "“No class today?” somebody asked."),
    ("城里的钟敲了八下。", "The town clock struck eight."),
    ("他们一起往山上走。", "Together they walked up the mountain."),
]
SOURCES = [source for source, _ in PAIRS]
TARGETS = [target for _, target in PAIRS]
LOCKS = [Lock(source=(index,), target=(index,)) for index in range(8)]


@pytest.fixture
def aligner(cedict: Dictionary) -> Aligner:
    return Aligner(SOURCES, TARGETS, dictionary=cedict)


def test_a_bead_is_judged_with_its_reasons(aligner: Aligner) -> None:
    bead = aligner.judge([3], [3])
    assert (bead.source, bead.target) == ((3,), (3,))
    assert not bead.locked
    assert 0 <= bead.score <= 1
    assert bead.score > 0.5
    assert "length fits" in bead.reasons
    assert "question on both sides" in aligner.judge([5], [5]).reasons


@pytest.mark.parametrize("size", [2, 3, 4, 5, 8])
def test_pairs_lumped_together_are_unlikely_however_many(size: int, aligner: Aligner) -> None:
    assert aligner.judge(range(size), range(size)).score < 0.1


def test_a_true_split_is_likelier_than_a_lumping(cedict: Dictionary) -> None:
    halves = ["He sat by the bridge.", "He was waiting for the boat."]
    aligner = Aligner(["他坐在桥边，等着船。", "天开始下雨了。"], [*halves, "It began to rain."], dictionary=cedict)
    assert aligner.judge([0], [0, 1]).score > 0.5
    assert aligner.judge([0, 1], [0, 1, 2]).score < 0.5


@pytest.mark.parametrize(("source", "target"), [((2,), ()), ((), (2,)), ((2, 3, 4), ()), ((), (0, 1))])
def test_a_side_without_sentences_may_be_right_or_wrong(
    source: tuple[int, ...], target: tuple[int, ...], aligner: Aligner
) -> None:
    bead = aligner.judge(source, target)
    assert bead.score == 0.5
    assert bead.reasons[0] == f"no {'target' if source else 'source'} sentence fits"


def test_judging_does_not_change_what_is_found(aligner: Aligner, cedict: Dictionary) -> None:
    aligner.judge([0, 1], [0])
    assert aligner.align() == Aligner(SOURCES, TARGETS, dictionary=cedict).align()
    before = aligner.judge([1], [1])
    assert aligner.judge([1], [1]) == before


@pytest.mark.parametrize(("sources", "targets"), [(SOURCES, []), ([], TARGETS)])
def test_a_text_without_the_other_side_is_judged_too(
    sources: list[str], targets: list[str], cedict: Dictionary
) -> None:
    aligner = Aligner(sources, targets, dictionary=cedict)
    source, target = ((0, 1), ()) if sources else ((), (0, 1))
    assert aligner.judge(source, target).score == 0.5
    assert aligner.word_matches(source, target) == ()
    aligner.learn([Lock(source=source, target=target)])
    assert len(aligner.align()) == 8


def test_empty_texts_may_be_learnt_from() -> None:
    aligner = Aligner([], [])
    aligner.learn([])
    assert aligner.align() == []


def test_words_that_match_are_shown(aligner: Aligner) -> None:
    found = {
        (match.source_span.of(SOURCES[match.source]), match.target_span.of(TARGETS[match.target]))
        for match in aligner.word_matches([0, 1], [0, 1])
    }
    assert {("老师", "teacher"), ("苹果", "apple")} <= {(here, there) for here, there in found} | {
        (here[:2], there) for here, there in found
    }


def test_what_is_learnt_shows_in_the_matches() -> None:
    sources = [f"玛塔看见了{word}。" for word in ("甲", "乙", "丙", "丁", "戊", "己") * 5]
    targets = [f"{word} was seen by Zorn." for word in ("Alf", "Bert", "Carl", "Dora", "Emil", "Fritz") * 5]
    aligner = Aligner(sources, targets)
    assert aligner.word_matches([0], [0]) == ()
    aligner.learn(Lock(source=(index,), target=(index,)) for index in range(30))
    found = [
        (match.source_span.of(sources[0]), match.target_span.of(targets[0])) for match in aligner.word_matches([0], [0])
    ]
    assert ("甲", "Alf") in found


def test_a_translator_who_omits_much_is_believed(cedict: Dictionary) -> None:
    sources = [f"这是第{number}个句子。" for number in range(60)]
    targets = [f"This is sentence {number}." for number in range(0, 60, 2)]
    pairs = [Lock(source=(index,), target=(index // 2,)) for index in range(0, 60, 2)]
    gaps = [Lock(source=(index,), target=()) for index in range(1, 60, 2)]
    taught = Aligner(sources, targets, dictionary=cedict)
    taught.learn([*pairs, *gaps])
    assert sum(not bead.target for bead in taught.align()) == 30


@pytest.mark.parametrize("known", [0, 3, 8])
def test_learning_keeps_everything_covered(known: int, aligner: Aligner) -> None:
    aligner.learn(LOCKS[:known])
    beads = aligner.align()
    assert [(bead.source, bead.target) for bead in beads] == [((index,), (index,)) for index in range(8)]


def test_learning_from_beads_of_any_size(aligner: Aligner) -> None:
    everything = Lock(source=tuple(range(8)), target=tuple(range(8)))
    aligner.learn([everything, Lock(source=(), target=())])
    assert len(aligner.align()) == 8


def test_a_changed_text_is_aligned_as_by_a_new_aligner(aligner: Aligner, cedict: Dictionary) -> None:
    aligner.align()
    sources = [*SOURCES[:3], "他坐在桥边。", "他在等船。", *SOURCES[4:]]
    revised = aligner.revised(sources, TARGETS, source_breaks=[3], target_breaks=[3])
    fresh = Aligner(sources, TARGETS, dictionary=cedict, source_breaks=[3], target_breaks=[3])
    assert revised.align() == fresh.align()
    assert revised.judge([3, 4], [3]) == fresh.judge([3, 4], [3])
    assert revised.word_matches([3, 4], [3]) == fresh.word_matches([3, 4], [3])


def test_the_glossary_goes_over_to_a_changed_text(cedict: Dictionary) -> None:
    glossary = Glossary([TermEntry(source="长江", target="Yangtze River")])
    aligner = Aligner(["山。"], ["Hill."], glossary, dictionary=cedict)
    aligner.align()
    sources, targets = ["我们去了长江。", "山。"], ["We went to the Yangtze River.", "Hill."]
    revised = aligner.revised(sources, targets)
    assert revised.align() == Aligner(sources, targets, glossary, dictionary=cedict).align()
    assert "长江 = Yangtze River" in revised.align()[0].reasons


def test_the_first_aligner_stays_as_it_was(aligner: Aligner) -> None:
    before = aligner.align()
    aligner.revised(["一。"], ["One."]).align()
    assert aligner.align() == before


def test_a_text_may_become_empty_and_come_back(aligner: Aligner) -> None:
    before = aligner.align()
    emptied = aligner.revised([], TARGETS)
    assert len(emptied.align()) == 8
    assert emptied.revised(SOURCES, TARGETS).align() == before


def test_what_weights_are_used_is_taken_over(aligner: Aligner) -> None:
    features = aligner.features(aligner.candidates(whole(aligner))).shape[1]
    aligner.use(np.zeros(features), 0.0)
    other = aligner.revised(SOURCES, TARGETS)
    assert other.align() == aligner.align()


def whole(aligner: Aligner) -> Region:
    return Region(source_start=0, source_end=8, target_start=0, target_end=8)
