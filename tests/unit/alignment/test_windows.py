"""Long documents in windows."""

from __future__ import annotations

import pytest

from duizhao.alignment.decoder import Decoded, Placed
from duizhao.alignment.likelihood import Region
from duizhao.alignment.profile import Profile, profile_sources, profile_targets
from duizhao.alignment.shapes import DELETION, INSERTION, Shape
from duizhao.alignment.windows import decode_in_windows

PAIR = Shape(1, 1)


class DiagonalDecoder:
    """Pairs sentences one by one as far as they go, and remembers what it was asked."""

    def __init__(self) -> None:
        self.regions: list[Region] = []

    def __call__(self, region: Region) -> Decoded:
        self.regions.append(region)
        n, m = region.source_end - region.source_start, region.target_end - region.target_start
        both = min(n, m)
        beads = [Placed(source=k, target=k, shape=PAIR, confidence=0.9) for k in range(both)]
        beads += [Placed(source=k, target=both, shape=DELETION, confidence=0.5) for k in range(both, n)]
        beads += [Placed(source=both, target=k, shape=INSERTION, confidence=0.5) for k in range(both, m)]
        return Decoded(beads=tuple(beads), expected={PAIR: float(both)})


def sides(source_count: int, target_count: int) -> tuple[Profile, Profile]:
    return profile_sources(["一二三四"] * source_count), profile_targets(["twelve chars"] * target_count)


def assert_covers(decoded: Decoded, source_count: int, target_count: int) -> None:
    i = j = 0
    for bead in decoded.beads:
        assert (bead.source, bead.target) == (i, j)
        i, j = i + bead.shape.source, j + bead.shape.target
    assert (i, j) == (source_count, target_count)


def test_a_short_document_is_one_region() -> None:
    decoder = DiagonalDecoder()
    decoded = decode_in_windows(*sides(300, 300), [], 3.0, decoder)
    assert decoder.regions == [Region(source_start=0, source_end=300, target_start=0, target_end=300)]
    assert_covers(decoded, 300, 300)


@pytest.mark.parametrize(
    ("source_count", "target_count"), [(13_000, 13_000), (2_000, 20_000), (20_000, 2_000), (5_000, 500)]
)
def test_no_region_of_a_long_document_is_large(source_count: int, target_count: int) -> None:
    decoder = DiagonalDecoder()
    decoded = decode_in_windows(*sides(source_count, target_count), [], 3.0, decoder)
    assert_covers(decoded, source_count, target_count)
    assert max(region.cells for region in decoder.regions) <= 400_000
    assert sum(region.cells for region in decoder.regions) < 1_500 * (source_count + target_count)


def test_windows_overlap_so_that_a_guessed_end_is_searched_again() -> None:
    decoder = DiagonalDecoder()
    decode_in_windows(*sides(2_000, 2_000), [], 3.0, decoder)
    for before, after in zip(decoder.regions, decoder.regions[1:], strict=False):
        assert before.source_start < after.source_start < before.source_end


def test_a_knot_moves_the_end_of_a_window_past_a_missing_passage() -> None:
    decoder = DiagonalDecoder()
    decode_in_windows(*sides(2_000, 2_000), [], 3.0, decoder)
    without = decoder.regions[0]
    decoder = DiagonalDecoder()
    decode_in_windows(*sides(2_000, 2_000), [(250, 450)], 3.0, decoder)
    assert without.target_end == 300
    assert decoder.regions[0].source_end == 300
    assert decoder.regions[0].target_end == 500


def test_what_is_left_of_one_side_stands_alone() -> None:
    decoded = decode_in_windows(*sides(3_000, 100), [], 3.0, DiagonalDecoder())
    assert_covers(decoded, 3_000, 100)
    assert decoded.beads[-1].shape == DELETION


def test_expected_counts_do_not_count_the_overlap_twice() -> None:
    decoded = decode_in_windows(*sides(3_000, 3_000), [], 3.0, DiagonalDecoder())
    assert decoded.expected[PAIR] == pytest.approx(3_000, rel=0.01)


def test_one_paragraph_beside_hundreds_of_lines_does_not_blow_a_window_up() -> None:
    decoder = DiagonalDecoder()
    sources, targets = profile_sources(["字" * 4_000] * 30), profile_targets(["a line"] * 15_000)
    decoded = decode_in_windows(sources, targets, [], 3.0, decoder)
    assert_covers(decoded, 30, 15_000)
    assert max(region.target_end - region.target_start for region in decoder.regions[:-1]) <= 800
