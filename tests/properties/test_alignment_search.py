"""The fast searches of the aligner against slow ones that try everything."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import CoarseScores, Region, Texts
from duizhao.alignment.dictionary import build_dictionary
from duizhao.alignment.first_look import first_look
from duizhao.alignment.lattice import decode
from duizhao.alignment.model import Analysis, Model
from duizhao.alignment.shapes import DELETION, INSERTION, PAIRED, Shape
from duizhao.text.cedict import read_entries

Step = tuple[int, int, int, int]

ROUNDING = 0.02
"""The search counts in single precision."""

DICTIONARY = build_dictionary(
    read_entries(["山 山 [shan1] /mountain/hill/", "水 水 [shui3] /water/", "來 来 [lai2] /to come/"])
)


def paths(
    steps: dict[tuple[int, int], list[int]], beads: list[Step], place: tuple[int, int], end: tuple[int, int]
) -> Iterator[tuple[int, ...]]:
    """Yield every way from a place to the end, as numbers of beads."""
    if place == end:
        yield ()
        return
    for number in steps.get(place, ()):
        i, j, width, height = beads[number]
        for rest in paths(steps, beads, (i + width, j + height), end):
            yield (number, *rest)


def layer(bead: Step) -> str:
    return "omission" if not bead[3] else "addition" if not bead[2] else "pair"


@st.composite
def lattices(draw: st.DrawFn) -> tuple[list[Step], list[float]]:
    """Draw beads of a region of up to 4 by 4 sentences, in any order, with a path of single sentences at least."""
    n, m = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    shapes = [(1, 1), (1, 2), (2, 1), (2, 2), (1, 0), (0, 1)]
    beads = [
        (i, j, a, b) for a, b in shapes for i in range(n - a + 1) for j in range(m - b + 1) if draw(st.integers(0, 3))
    ]
    sure = [(i, 0, 1, 0) for i in range(n)] + [(n, j, 0, 1) for j in range(m)]
    start = draw(st.integers(0, 5)), draw(st.integers(0, 5))
    every = draw(st.permutations(list(dict.fromkeys([*beads, *sure]))))
    scores = draw(st.lists(st.floats(-6, 6), min_size=len(every), max_size=len(every)))
    return [(i + start[0], j + start[1], a, b) for i, j, a, b in every], scores


@settings(deadline=None, max_examples=60)
@given(drawn=lattices(), exchange=st.sampled_from([0.0, 0.7, 8.0]), continuation=st.sampled_from([0.0, 0.4, -1.0]))
def test_the_lattice_agrees_with_trying_every_path(
    drawn: tuple[list[Step], list[float]], exchange: float, continuation: float
) -> None:
    beads, scores = drawn
    steps: dict[tuple[int, int], list[int]] = {}
    for number, (i, j, _, _) in enumerate(beads):
        steps.setdefault((i, j), []).append(number)
    start = min((i, j) for i, j, _, _ in beads)
    end = max((i + a, j + b) for i, j, a, b in beads)
    totals: dict[tuple[int, ...], float] = {}
    follow: dict[tuple[int, ...], int] = {}
    for path in paths(steps, beads, start, end):
        total, followed = 0.0, 0
        before = "pair"
        for number in path:
            now = layer(beads[number])
            total += scores[number]
            total += continuation * (now == before != "pair") - exchange * ({now, before} == {"omission", "addition"})
            followed += now == before != "pair"
            before = now
        totals[path], follow[path] = total, followed
    decoded = decode(Candidates.of(beads), np.array(scores), exchange=exchange, continuation=continuation)
    best = max(totals.values())
    assert abs(totals[tuple(decoded.best.tolist())] - best) < 1e-9
    mass = sum(math.exp(total - best) for total in totals.values())
    assert abs(decoded.total - best - math.log(mass)) < 1e-8
    shares = {path: math.exp(total - best) / mass for path, total in totals.items()}
    for number in range(len(beads)):
        through = sum(share for path, share in shares.items() if number in path)
        assert abs(decoded.probabilities[number] - through) < 1e-8
    assert abs(decoded.continued - sum(follow[path] * share for path, share in shares.items())) < 1e-7


SOURCES = st.lists(st.text(alphabet="山水来去，。？12G", min_size=1, max_size=10), min_size=1, max_size=5)
TARGETS = st.lists(
    st.lists(st.sampled_from(["mountain", "water", "came", "12", "G", "the", "?", "."]), min_size=1, max_size=6).map(
        " ".join
    ),
    min_size=1,
    max_size=5,
)


def shapes_of(n: int, m: int) -> list[Shape]:
    """Return the shapes that fit into a region."""
    return [shape for shape in (*PAIRED, DELETION, INSERTION) if shape.source <= n and shape.target <= m]


def all_beads(scores: CoarseScores) -> dict[Step, float]:
    """Return every bead of a region with its rough score."""
    beads: dict[Step, float] = {}
    for shape in shapes_of(scores.n, scores.m):
        places = scores.n + 1 - shape.source, scores.m + 1 - shape.target
        matrix = np.broadcast_to(scores.of(shape), places)
        beads |= {(i, j, *shape): float(matrix[i, j]) for i, j in np.ndindex(*places)}
    return beads


@settings(deadline=None, max_examples=40)
@given(sources=SOURCES, targets=TARGETS)
def test_the_candidates_are_the_beads_of_all_good_paths(sources: list[str], targets: list[str]) -> None:
    texts = Model.of(Analysis(tuple(sources), tuple(targets), None, DICTIONARY)).texts
    n, m = len(sources), len(targets)
    region = Region(source_start=0, source_end=n, target_start=0, target_end=m)
    beads = all_beads(CoarseScores(texts, region))
    best_through = _best_through(beads, n, m)
    best = max(best_through.values())
    look = first_look(texts, region)
    candidates, places = look.candidates, look.places
    found = set(
        zip(
            candidates.source.tolist(),
            candidates.target.tolist(),
            candidates.width.tolist(),
            candidates.height.tolist(),
            strict=True,
        )
    )
    least = min(best_through[bead] for bead in found)
    assert {bead for bead, score in best_through.items() if score > least + ROUNDING} <= found
    # A region as small as this keeps its full tolerance
    assert best - least < 12 + ROUNDING
    assert {bead for bead, score in best_through.items() if score > best - 12 + ROUNDING} <= found
    assert _is_a_best_path(places.tolist(), beads, best)
    assert abs(look.fit - best / (n + m)) < 1e-3


def _best_through(beads: dict[Step, float], n: int, m: int) -> dict[Step, float]:
    """Return, for each bead, the score of the best path it is on: by trying, place by place, without any shortcut."""
    order = sorted(beads)
    ahead = {(0, 0): 0.0}
    for i in range(n + 1):
        for j in range(m + 1):
            for bead in order:
                if (bead[0] + bead[2], bead[1] + bead[3]) == (i, j) and (bead[0], bead[1]) in ahead:
                    score = ahead[bead[0], bead[1]] + beads[bead]
                    ahead[i, j] = max(ahead.get((i, j), -math.inf), score)
    behind = {(n, m): 0.0}
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            for bead in order:
                if (bead[0], bead[1]) == (i, j) and (end := (i + bead[2], j + bead[3])) in behind:
                    behind[i, j] = max(behind.get((i, j), -math.inf), behind[end] + beads[bead])
    return {
        bead: ahead[bead[0], bead[1]] + score + behind[bead[0] + bead[2], bead[1] + bead[3]]
        for bead, score in beads.items()
    }


def _is_a_best_path(places: list[list[int]], beads: dict[Step, float], best: float) -> bool:
    total, i, j = 0.0, 0, 0
    for end_i, end_j in places:
        total += beads[i, j, end_i - i, end_j - j]
        i, j = end_i, end_j
    return abs(total - best) < ROUNDING


@settings(deadline=None, max_examples=30)
@given(sources=SOURCES, targets=TARGETS, data=st.data())
def test_a_region_scores_as_the_same_place_in_the_whole(
    sources: list[str], targets: list[str], data: st.DataObject
) -> None:
    texts: Texts = Model.of(Analysis(tuple(sources), tuple(targets), None, DICTIONARY)).texts
    n, m = len(sources), len(targets)
    i, j = data.draw(st.integers(0, n - 1)), data.draw(st.integers(0, m - 1))
    whole = CoarseScores(texts, Region(source_start=0, source_end=n, target_start=0, target_end=m))
    part = CoarseScores(texts, Region(source_start=i, source_end=n, target_start=j, target_end=m))
    for shape in shapes_of(n - i, m - j):
        if shape not in {DELETION, INSERTION}:
            np.testing.assert_allclose(part.of(shape), whole.of(shape)[i:, j:], atol=1e-3)
    np.testing.assert_allclose(part.deletions, whole.deletions[i:])
    np.testing.assert_allclose(part.insertions, whole.insertions[j:])
