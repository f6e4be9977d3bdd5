"""What holds of every alignment, whatever the sentences."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.alignment import Aligner, align
from duizhao.alignment.dictionary import Dictionary, build_dictionary
from duizhao.errors import UsageError
from duizhao.model import Bead, Lock, TermEntry
from duizhao.terminology import Glossary
from duizhao.text.cedict import read_entries

DICTIONARY = build_dictionary(
    read_entries(
        """\
山 山 [shan1] /mountain/hill/
水 水 [shui3] /water/river/
來 来 [lai2] /to come/
去 去 [qu4] /to go/
文 文 [wen2] /language/
潔 洁 [jie2] /clean/
老師 老师 [lao3 shi1] /teacher/
""".splitlines()
    )
)
GLOSSARY = Glossary([TermEntry(source="山水", target="landscape"), TermEntry(source="老师", target="tutor")])

SOURCES = st.lists(
    st.text(alphabet="一二三山水来去文洁老师，。？！“”「」‘’（）12 GDP\n…", max_size=20)
    | st.sampled_from(["投资188亿元。", "你好吗？", "（记者 王明）", "山水。", "老師來了。", ""])
    | st.text(max_size=8),
    max_size=12,
)
TARGETS = st.lists(
    st.text(alphabet="abc GDP12,.?!“”\"'’()\n…", max_size=40)
    | st.sampled_from(
        ["It cost 18.8 billion.", "Are you well?", "Wenjie came.", "Mountains, water.", "A teacher's.", ""]
    )
    | st.text(max_size=12),
    max_size=12,
)
BREAKS = st.sets(st.integers(-1, 13), max_size=5)
KNOWLEDGE = st.sampled_from([(None, None), (DICTIONARY, None), (DICTIONARY, GLOSSARY), (None, GLOSSARY)])

few = settings(deadline=None, max_examples=40)


def assert_covers(beads: list[Bead], sources: range, targets: range) -> None:
    assert [index for bead in beads for index in bead.source] == list(sources)
    assert [index for bead in beads for index in bead.target] == list(targets)
    for bead in beads:
        assert bead.source or bead.target
        assert 0 <= bead.score <= 1
        assert bead.reasons
        assert all(reason.strip() for reason in bead.reasons)


@st.composite
def texts_and_locks(draw: Callable[..., object]) -> tuple[list[str], list[str], list[Lock]]:
    sources, targets = draw(SOURCES), draw(TARGETS)
    assert isinstance(sources, list)
    assert isinstance(targets, list)
    return sources, targets, draw_locks(draw, range(len(sources)), range(len(targets)))


def draw_locks(draw: Callable[..., object], sources: range, targets: range) -> list[Lock]:
    """Draw runs of both sides, one behind the other."""
    locks = []
    i, j = sources.start, targets.start
    while draw(st.booleans()) and (i < sources.stop or j < targets.stop):
        i += int(str(draw(st.integers(0, min(2, sources.stop - i)))))
        j += int(str(draw(st.integers(0, min(2, targets.stop - j)))))
        width = int(str(draw(st.integers(0, min(3, sources.stop - i)))))
        height = int(str(draw(st.integers(0, min(3, targets.stop - j)))))
        if width or height:
            locks.append(Lock(source=tuple(range(i, i + width)), target=tuple(range(j, j + height))))
        i, j = i + width, j + height
    return locks


def assert_hold(locks: list[Lock], beads: list[Bead]) -> None:
    locked = {(bead.source, bead.target) for bead in beads if bead.locked}
    assert locked == {(lock.source, lock.target) for lock in locks}
    assert all(bead.score == 1 for bead in beads if bead.locked)


@settings(deadline=None, max_examples=100)
@given(sources=SOURCES, targets=TARGETS, here=BREAKS, there=BREAKS, knowledge=KNOWLEDGE)
def test_beads_cover_both_sides_exactly_and_in_order(
    sources: list[str],
    targets: list[str],
    here: set[int],
    there: set[int],
    knowledge: tuple[Dictionary | None, Glossary | None],
) -> None:
    dictionary, glossary = knowledge
    beads = align(sources, targets, glossary, dictionary=dictionary, source_breaks=here, target_breaks=there)
    assert_covers(beads, range(len(sources)), range(len(targets)))
    again = align(sources, targets, glossary, dictionary=dictionary, source_breaks=here, target_breaks=there)
    assert again == beads


@few
@given(drawn=texts_and_locks())
def test_locks_hold_and_everything_else_covers_the_rest(drawn: tuple[list[str], list[str], list[Lock]]) -> None:
    sources, targets, locks = drawn
    aligner = Aligner(sources, targets, dictionary=DICTIONARY)
    beads = aligner.align(locks)
    assert_covers(beads, range(len(sources)), range(len(targets)))
    assert_hold(locks, beads)
    assert_covers(aligner.align(), range(len(sources)), range(len(targets)))


@few
@given(data=st.data(), sources=SOURCES, targets=TARGETS)
def test_a_part_is_covered_and_nothing_beside_it(data: st.DataObject, sources: list[str], targets: list[str]) -> None:
    here = data.draw(st.tuples(st.integers(0, len(sources)), st.integers(0, len(sources))).map(sorted))
    there = data.draw(st.tuples(st.integers(0, len(targets)), st.integers(0, len(targets))).map(sorted))
    part, other = range(*here), range(*there)
    locks = draw_locks(data.draw, part, other)
    aligner = Aligner(sources, targets, dictionary=DICTIONARY)
    if data.draw(st.booleans()):
        aligner.align()
    beads = aligner.align(locks, sources=part, targets=other)
    assert_covers(beads, part, other)
    assert_hold(locks, beads)


@few
@given(sources=SOURCES, targets=TARGETS, data=st.data())
def test_any_locks_are_obeyed_or_refused_with_a_hint(
    sources: list[str], targets: list[str], data: st.DataObject
) -> None:
    runs = st.lists(st.integers(-1, 12), max_size=3).map(tuple) | st.integers(0, 11).map(lambda first: (first,))
    locks = data.draw(st.lists(st.builds(Lock, source=runs, target=runs), max_size=4))
    refused = beads = None
    try:
        beads = Aligner(sources, targets).align(locks)
    except UsageError as error:
        refused = error
    if refused is not None:
        assert refused.message
        assert refused.hint
    else:
        assert beads is not None
        assert_covers(beads, range(len(sources)), range(len(targets)))
        assert_hold(locks, beads)


@few
@given(sources=SOURCES, targets=TARGETS, new_sources=SOURCES, new_targets=TARGETS, here=BREAKS, knowledge=KNOWLEDGE)
def test_a_revised_aligner_finds_what_a_new_one_does(
    sources: list[str],
    targets: list[str],
    new_sources: list[str],
    new_targets: list[str],
    here: set[int],
    knowledge: tuple[Dictionary | None, Glossary | None],
) -> None:
    dictionary, glossary = knowledge
    aligner = Aligner(sources, targets, glossary, dictionary=dictionary, source_breaks=[1])
    aligner.align()
    texts = [*sources[::2], *new_sources], [*targets[1:], *new_targets]
    revised = aligner.revised(*texts, source_breaks=here)
    fresh = Aligner(*texts, glossary, dictionary=dictionary, source_breaks=here)
    assert revised.align() == fresh.align()


@few
@given(drawn=texts_and_locks())
def test_learning_keeps_everything_covered(drawn: tuple[list[str], list[str], list[Lock]]) -> None:
    sources, targets, known = drawn
    aligner = Aligner(sources * 3, targets * 3, dictionary=DICTIONARY)
    aligner.learn(known)
    beads = aligner.align()
    assert_covers(beads, range(3 * len(sources)), range(3 * len(targets)))
    aligner.learn(Lock(source=bead.source, target=bead.target) for bead in beads)
    assert_covers(aligner.align(), range(3 * len(sources)), range(3 * len(targets)))


@few
@given(sources=SOURCES, targets=TARGETS, data=st.data())
def test_any_run_of_sentences_can_be_judged_and_shown(
    sources: list[str], targets: list[str], data: st.DataObject
) -> None:
    here = data.draw(st.tuples(st.integers(0, len(sources)), st.integers(0, len(sources))).map(sorted))
    there = data.draw(st.tuples(st.integers(0, len(targets)), st.integers(0, len(targets))).map(sorted))
    source, target = range(*here), range(*there)
    if not source and not target:
        return
    aligner = Aligner(sources, targets, dictionary=DICTIONARY)
    bead = aligner.judge(source, target)
    assert (bead.source, bead.target) == (tuple(source), tuple(target))
    assert 0 <= bead.score <= 1
    assert bead.reasons
    matches = aligner.word_matches(source, target)
    for match in matches:
        assert match.source in source
        assert match.target in target
        assert match.source_span.of(sources[match.source])
        assert match.target_span.of(targets[match.target])
        assert 0 < match.weight <= 1
    places = [(match.source, match.source_span.start) for match in matches]
    assert places == sorted(places)
    for before, after in pairwise(matches):
        assert before.source != after.source or before.source_span.end <= after.source_span.start


@pytest.mark.parametrize("count", [1, 30])
@given(sentence=st.text(alphabet="山水来去，。", min_size=1, max_size=12), other=st.integers(0, 40))
@settings(deadline=None, max_examples=15)
def test_sentences_that_are_all_alike_are_covered(count: int, sentence: str, other: int) -> None:
    beads = align([sentence] * count, ["Hills and rivers."] * other, dictionary=DICTIONARY)
    assert_covers(beads, range(count), range(other))
