"""The first look at a region: which beads may be right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
import pytest

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import Region
from duizhao.alignment.first_look import first_look
from duizhao.alignment.model import Model
from duizhao.model import TermEntry
from duizhao.terminology import Glossary

SOURCES = ["山上有一座城。", "城里有GDP吗？", "“老师教学生。”", "学生去看河，又去看桥。"]
TARGETS = [
    "There is a city on the mountain.",
    "Is there a GDP?",
    "“Teachers teach.”",
    "They see the river.",
    "Bridges.",
]

Row = tuple[int, int, int, int]


def region(n: int, m: int, i: int = 0, j: int = 0) -> Region:
    return Region(source_start=i, source_end=n, target_start=j, target_end=m)


def as_rows(beads: Candidates) -> list[Row]:
    return list(
        zip(beads.source.tolist(), beads.target.tolist(), beads.width.tolist(), beads.height.tolist(), strict=True)
    )


def covers(rows: Iterable[Row], i: int, j: int, n: int, m: int) -> bool:
    """Whether beads lead from ``(i, j)`` to ``(n, m)``."""
    reached = {(i, j)}
    for source, target, width, height in sorted(rows):
        if (source, target) in reached:
            reached.add((source + width, target + height))
    return (n, m) in reached


def test_the_candidates_hold_a_path_through_every_place_told(model_of: Callable[..., Model]) -> None:
    look = first_look(model_of(SOURCES, TARGETS).texts, region(4, 5))
    candidates, places = look.candidates, look.places
    assert places.tolist() == [[1, 1], [2, 2], [3, 3], [4, 5]]
    rows = as_rows(candidates)
    assert {(0, 0, 1, 1), (1, 1, 1, 1), (2, 2, 1, 1), (3, 3, 1, 2)} <= set(rows)


def test_of_equal_paths_each_place_is_on_one_of_them(model_of: Callable[..., Model]) -> None:
    look = first_look(model_of(["他来了。"] * 5, ["He came."] * 3).texts, region(5, 3))
    candidates, places = look.candidates, look.places
    assert places.tolist()[-1] == [5, 3]
    for i, j in places.tolist():
        assert covers(as_rows(candidates), 0, 0, i, j)
        assert covers(as_rows(candidates), i, j, 5, 3)


def test_no_candidate_comes_twice(model_of: Callable[..., Model]) -> None:
    rows = as_rows(first_look(model_of(SOURCES, TARGETS).texts, region(4, 5)).candidates)
    assert len(rows) == len(set(rows))


def test_indexes_count_from_the_documents_beginning(model_of: Callable[..., Model]) -> None:
    texts = model_of(["开头。", "再开头。", *SOURCES], ["A beginning.", *TARGETS]).texts
    look = first_look(texts, region(6, 6, 2, 1))
    candidates, places = look.candidates, look.places
    assert places.tolist() == [[3, 2], [4, 3], [5, 4], [6, 6]]
    assert candidates.source.min() == 2
    assert candidates.target.min() == 1
    assert candidates.source_end.max() == 6
    assert candidates.target_end.max() == 6


@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 7), (5, 1)])
def test_a_region_of_one_sentence_a_side_is_a_region(n: int, m: int, model_of: Callable[..., Model]) -> None:
    look = first_look(model_of(["他来了。"] * n, ["He came."] * m).texts, region(n, m))
    candidates, places = look.candidates, look.places
    assert covers(as_rows(candidates), 0, 0, n, m)
    assert places.tolist()[-1] == [n, m]


@pytest.mark.parametrize(
    ("sources", "targets", "expected"),
    [
        (["你好吗？", "你好。"], ["You are fine.", "Are you fine?", "All right."], (0, 0, 1, 2)),
        (["他加入了WTO。", "他来了。"], ["He came and", "joined the WTO.", "He has come."], (0, 0, 1, 2)),
        (["老师在山上。", "学生在城里。"], ["A student lives in the city."], (1, 0, 1, 1)),
    ],
)
def test_marks_anchors_and_words_decide(
    sources: list[str], targets: list[str], expected: tuple[int, int, int, int], model_of: Callable[..., Model]
) -> None:
    candidates = first_look(model_of(sources, targets).texts, region(len(sources), len(targets))).candidates
    assert expected in as_rows(candidates)


def test_an_anchor_that_occurs_twice_does_not_glue_its_sentences_together(model_of: Callable[..., Model]) -> None:
    texts = model_of(["加入WTO了。", "退出WTO了。"], ["They joined the WTO.", "They left the WTO."]).texts
    assert first_look(texts, region(2, 2)).places.tolist() == [[1, 1], [2, 2]]


def test_a_sentence_that_must_stand_alone_does(model_of: Callable[..., Model]) -> None:
    texts = model_of(SOURCES, TARGETS).texts
    alone = np.array([False, True, False, False])
    apart = replace(texts, alone_sources=alone, alone_targets=np.array([False, True, False, False, False]))
    rows = as_rows(first_look(apart, region(4, 5)).candidates)
    assert all(not (i <= 1 < i + width and height) for i, _, width, height in rows)
    assert all(not (j <= 1 < j + height and width) for _, j, width, height in rows)
    assert {(0, 0, 1, 1), (2, 2, 1, 1)} <= set(rows)


def test_where_every_sentence_must_stand_alone_each_does(model_of: Callable[..., Model]) -> None:
    texts = model_of(["一。", "二。"], ["One."]).texts
    apart = replace(texts, alone_sources=np.ones(2, dtype=np.bool_), alone_targets=np.ones(1, dtype=np.bool_))
    rows = as_rows(first_look(apart, region(2, 1)).candidates)
    assert all(width + height == 1 for _, _, width, height in rows)
    assert covers(rows, 0, 0, 2, 1)


@pytest.mark.parametrize(("order", "place"), [(1, [1, 2]), (-1, [1, 1])])
def test_a_term_draws_its_sentence(order: int, place: list[int], model_of: Callable[..., Model]) -> None:
    glossary = Glossary([TermEntry(source="长江", target="Yangtze")])
    sources = ["我们一起去了长江。", "我们一起去了那里。"][::order]
    texts = model_of(sources, ["We were there.", "It was the Yangtze.", "We were there."], glossary).texts
    assert first_look(texts, region(2, 3)).places.tolist() == [place, [2, 3]]


def test_texts_that_have_much_in_common_fit_better(model_of: Callable[..., Model]) -> None:
    fitting = first_look(model_of(SOURCES, TARGETS).texts, region(4, 5)).fit
    others = ["Nothing like it at all, not in the least, and at great length indeed."] * 5
    strange = first_look(model_of(SOURCES, others).texts, region(4, 5)).fit
    assert fitting > strange + 1


@pytest.mark.parametrize(("n", "m"), [(60, 60), (60, 45), (30, 80)])
def test_sentences_that_are_all_alike_do_not_make_candidates_without_end(
    n: int, m: int, model_of: Callable[..., Model]
) -> None:
    look = first_look(model_of(["他来了。"] * n, ["He came."] * m).texts, region(n, m))
    assert len(look.candidates) <= 100 * (n + m)
    assert covers(as_rows(look.candidates), 0, 0, n, m)
