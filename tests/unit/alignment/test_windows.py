"""Long documents in windows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import Region
from duizhao.alignment.first_look import FirstLook
from duizhao.alignment.profile import Profile, profile_sources, profile_targets
from duizhao.alignment.windows import candidates_in_windows


class DiagonalFinder:
    """Pairs sentences one by one as far as they go, the rest of the longer side behind; remembers what it was asked."""

    def __init__(self, fit: float = 3.0) -> None:
        self.regions: list[Region] = []
        self._fit = fit

    def __call__(self, region: Region) -> FirstLook:
        self.regions.append(region)
        n, m = len(region.source_range), len(region.target_range)
        both = min(n, m)
        beads = [(k, k, 1, 1) for k in range(both)]
        beads += [(k, both, 1, 0) for k in range(both, n)]
        beads += [(both, k, 0, 1) for k in range(both, m)]
        candidates = Candidates.of(beads).moved(region.source_start, region.target_start)
        places = np.stack((candidates.source_end, candidates.target_end), axis=1)
        return FirstLook(candidates=candidates, places=places, fit=self._fit)

    @property
    def cells(self) -> list[int]:
        return [len(region.source_range) * len(region.target_range) for region in self.regions]


def sides(source_count: int, target_count: int) -> tuple[Profile, Profile]:
    return profile_sources(["一二三四"] * source_count), profile_targets(["twelve chars"] * target_count)


def found_in(
    finder: DiagonalFinder,
    n: int,
    m: int,
    *,
    knots: list[tuple[int, int]] | None = None,
    region: Region | None = None,
) -> Candidates:
    whole = region or Region(source_start=0, source_end=n, target_start=0, target_end=m)
    return candidates_in_windows(*sides(n, m), knots or [], 3.0, whole, finder)


def assert_hold_a_path(beads: Candidates, start: tuple[int, int], end: tuple[int, int]) -> None:
    reached = {start}
    order = np.lexsort((beads.target, beads.source)).tolist()
    for k in order:
        if (int(beads.source[k]), int(beads.target[k])) in reached:
            reached.add((int(beads.source_end[k]), int(beads.target_end[k])))
    assert end in reached


def test_a_short_document_is_one_region() -> None:
    finder = DiagonalFinder()
    beads = found_in(finder, 100, 120)
    assert finder.regions == [Region(source_start=0, source_end=100, target_start=0, target_end=120)]
    assert_hold_a_path(beads, (0, 0), (100, 120))


@pytest.mark.parametrize(
    ("source_count", "target_count"), [(13_000, 13_000), (2_000, 20_000), (20_000, 2_000), (5_000, 500)]
)
def test_no_region_of_a_long_document_is_large(source_count: int, target_count: int) -> None:
    finder = DiagonalFinder()
    beads = found_in(finder, source_count, target_count)
    assert_hold_a_path(beads, (0, 0), (source_count, target_count))
    assert max(finder.cells) <= 400_000
    assert sum(finder.cells) < 4_000 * (source_count + target_count)


@pytest.mark.parametrize(("source_count", "target_count"), [(1, 9_000), (9_000, 1), (0, 5), (5, 0), (0, 0)])
def test_sides_of_one_sentence_or_none(source_count: int, target_count: int) -> None:
    beads = found_in(DiagonalFinder(), source_count, target_count)
    assert_hold_a_path(beads, (0, 0), (source_count, target_count))


def test_windows_overlap_so_that_a_guessed_end_is_searched_again() -> None:
    finder = DiagonalFinder()
    found_in(finder, 2_000, 2_000)
    assert len(finder.regions) > 5
    for before, after in pairwise(finder.regions):
        assert before.source_start < after.source_start < before.source_end


def test_no_bead_is_found_twice() -> None:
    beads = found_in(DiagonalFinder(), 2_000, 2_300)
    rows = list(zip(beads.source.tolist(), beads.target.tolist(), beads.width.tolist(), strict=True))
    assert len(rows) == len(set(rows))


def test_a_knot_moves_the_end_of_a_window_past_a_missing_passage() -> None:
    without, tied = DiagonalFinder(), DiagonalFinder()
    found_in(without, 2_000, 2_000)
    found_in(tied, 2_000, 2_000, knots=[(60, 260)])
    assert without.regions[0].target_end - without.regions[0].source_end < 60
    assert tied.regions[0].target_end - tied.regions[0].source_end >= 200


@pytest.mark.parametrize(("fit", "is_enlarged"), [(3.0, False), (-5.0, True)])
def test_a_window_that_fits_badly_is_searched_again_in_a_larger_one(fit: float, is_enlarged: bool) -> None:
    finder = DiagonalFinder(fit)
    # Knots keep a window small
    beads = found_in(finder, 3_000, 3_000, knots=[(place, place) for place in range(20, 3_000, 20)])
    assert_hold_a_path(beads, (0, 0), (3_000, 3_000))
    first, second = finder.regions[:2]
    assert (first.source_start == second.source_start) is is_enlarged
    if is_enlarged:
        assert second.source_end > first.source_end
        assert second.target_end > first.target_end
    assert max(finder.cells) <= 400_000


def test_a_knot_behind_the_window_says_nothing_of_it() -> None:
    without, tied = DiagonalFinder(), DiagonalFinder()
    found_in(without, 2_000, 2_000)
    found_in(tied, 2_000, 2_000, knots=[(1_500, 1_900)])
    assert tied.regions[0] == without.regions[0]


def test_what_is_left_of_one_side_stands_alone() -> None:
    beads = found_in(DiagonalFinder(), 3_000, 100)
    assert_hold_a_path(beads, (0, 0), (3_000, 100))
    assert int(beads.height[-1]) == 0


def test_a_region_in_the_middle_of_a_document_is_covered_and_nothing_else() -> None:
    region = Region(source_start=500, source_end=1_500, target_start=700, target_end=1_600)
    finder = DiagonalFinder()
    beads = found_in(finder, 2_000, 2_000, region=region)
    assert_hold_a_path(beads, (500, 700), (1_500, 1_600))
    assert beads.source.min() == 500
    assert beads.source_end.max() == 1_500
    assert beads.target.min() == 700
    assert beads.target_end.max() == 1_600


def test_one_paragraph_beside_hundreds_of_lines_does_not_blow_a_window_up() -> None:
    finder = DiagonalFinder()
    sources, targets = profile_sources(["字" * 4_000] * 30), profile_targets(["a line"] * 15_000)
    whole = Region(source_start=0, source_end=30, target_start=0, target_end=15_000)
    beads = candidates_in_windows(sources, targets, [], 3.0, whole, finder)
    assert_hold_a_path(beads, (0, 0), (30, 15_000))
    assert max(len(region.target_range) for region in finder.regions[:-1]) <= 800
