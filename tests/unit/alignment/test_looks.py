"""First looks that need not be taken again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from duizhao.alignment import Aligner, aligner
from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import Region, Texts
from duizhao.alignment.dictionary import Dictionary
from duizhao.alignment.first_look import FirstLook, first_look
from duizhao.alignment.looks import Looks
from duizhao.model import Lock

WHOLE = Region(source_start=0, source_end=4, target_start=0, target_end=4)
DIAGONAL = Candidates.of((index, index, 1, 1) for index in range(4))


def region(*bounds: int) -> Region:
    return Region(source_start=bounds[0], source_end=bounds[1], target_start=bounds[2], target_end=bounds[3])


def looks_at(candidates: Candidates, *slack: float) -> Looks:
    looks = Looks()
    looks.add(WHOLE, replace(candidates, slack=np.array(slack, dtype=np.float32)))
    return looks


def test_the_same_region_is_recalled_whole() -> None:
    looks = looks_at(DIAGONAL, 0, 0, 0, 0)
    recalled = looks.recall(WHOLE)
    assert recalled is not None
    assert len(recalled) == 4
    assert looks.recall(region(0, 5, 0, 4)) is None


def test_a_part_between_good_places_is_recalled() -> None:
    recalled = looks_at(DIAGONAL, 0, 1, 2, 0).recall(region(1, 3, 1, 3))
    assert recalled is not None
    assert recalled.source.tolist() == [1, 2]


@pytest.mark.parametrize("slack", [(0, 7, 0, 0), (0, 0, 7, 0)], ids=["begins badly", "ends badly"])
def test_where_a_part_is_off_the_good_paths_more_may_be_worth_a_look(slack: tuple[float, ...]) -> None:
    assert looks_at(DIAGONAL, *slack).recall(region(1, 3, 1, 3)) is None


def test_a_part_that_no_bead_begins_or_no_path_crosses_is_not_recalled() -> None:
    assert looks_at(DIAGONAL, 0, 0, 0, 0).recall(region(1, 3, 0, 3)) is None
    # Beads leave the beginning and arrive at the end, but do not meet
    torn = Candidates.of([(0, 0, 1, 1), (2, 2, 1, 1), (1, 2, 1, 1), (3, 3, 1, 1)])
    assert looks_at(torn, 0, 0, 0, 0).recall(region(0, 3, 0, 3)) is None


def test_candidates_of_unknown_slack_show_nothing_of_a_part() -> None:
    looks = Looks()
    looks.add(WHOLE, DIAGONAL)
    assert looks.recall(region(1, 3, 1, 3)) is None
    assert looks.recall(WHOLE) is not None


def test_aligning_again_between_likely_locks_searches_nothing(
    cedict: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [f"第{word}个苹果很好吃。" for word in "一二三四五六七八九"]
    targets = [
        f"The {word} apple is very tasty."
        for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    ]
    known = Aligner(sources, targets, dictionary=cedict)
    before = known.align()
    looked: list[Region] = []

    def watched(texts: Texts, part: Region) -> FirstLook:
        looked.append(part)
        return first_look(texts, part)

    monkeypatch.setattr(aligner, "first_look", watched)
    likely = [Lock(source=(index,), target=(index,)) for index in (1, 7)]
    after = known.align(likely)
    assert looked == []
    assert [(bead.source, bead.target) for bead in after] == [(bead.source, bead.target) for bead in before]
    known.align([Lock(source=(1,), target=(5,))])
    assert looked, "an unlikely lock asks for another look"
    looked.clear()
    known.align([Lock(source=(4,), target=())])
    assert looked, "so does a sentence that must stand alone"
