"""What holds of every alignment."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.alignment import align
from duizhao.alignment.decoder import decode
from duizhao.alignment.likelihood import BeadScores
from duizhao.alignment.shapes import DELETION, INSERTION, Shape

SOURCES = st.lists(
    st.text(alphabet="一二三山水来去，。？！“”12 GDP\n", max_size=20) | st.sampled_from(["投资188亿元。", "你好吗？"]),
    max_size=14,
)
TARGETS = st.lists(
    st.text(alphabet="abc GDP12,.?!“”\n", max_size=40) | st.sampled_from(["It cost 18.8 billion.", "Are you well?"]),
    max_size=14,
)


@settings(deadline=None, max_examples=60)
@given(sources=SOURCES, targets=TARGETS)
def test_beads_cover_both_sides_exactly_and_in_order(sources: list[str], targets: list[str]) -> None:
    beads = align(sources, targets)
    assert [index for bead in beads for index in bead.source] == list(range(len(sources)))
    assert [index for bead in beads for index in bead.target] == list(range(len(targets)))
    for bead in beads:
        assert bead.source or bead.target
        assert 0 <= bead.score <= 1
        assert bead.reasons


@settings(deadline=None, max_examples=40)
@given(n=st.integers(1, 4), m=st.integers(1, 4), seed=st.integers(0, 10_000), exchange=st.sampled_from([0.0, 0.7, 8.0]))
def test_the_search_agrees_with_trying_every_path(n: int, m: int, seed: int, exchange: float) -> None:
    generator = np.random.default_rng(seed)
    paired = {
        shape: generator.normal(size=(n - shape.source + 1, m - shape.target + 1))
        for shape in (Shape(1, 1), Shape(1, 2), Shape(2, 1), Shape(2, 2))
        if shape.source <= n and shape.target <= m
    }
    scores = BeadScores(
        paired=paired,
        deletions=generator.normal(size=n),
        insertions=generator.normal(size=m),
        exchange=exchange,
    )
    paths = _paths(scores, 0, 0)
    decoded = decode(scores)
    found = tuple((bead.source, bead.target, bead.shape) for bead in decoded.beads)
    best = max(total for total, _ in paths)
    assert max(total for total, path in paths if path == found) > best - 1e-5
    mass = sum(np.exp(total) for total, _ in paths)
    for bead in decoded.beads:
        through = sum(np.exp(total) for total, path in paths if (bead.source, bead.target, bead.shape) in path)
        assert abs(bead.confidence - through / mass) < 1e-6


Path = tuple[tuple[int, int, Shape], ...]


def _paths(scores: BeadScores, i: int, j: int) -> list[tuple[float, Path]]:
    """Return every way from ``(i, j)`` to the end with its score."""
    n, m = len(scores.deletions), len(scores.insertions)
    if (i, j) == (n, m):
        return [(0.0, ())]
    steps = [
        (shape, float(matrix[i, j]))
        for shape, matrix in scores.paired.items()
        if i + shape.source <= n and j + shape.target <= m
    ]
    if i < n:
        steps.append((DELETION, float(scores.deletions[i])))
    if j < m:
        steps.append((INSERTION, float(scores.insertions[j])))
    return [
        (
            score + rest - scores.exchange * ({shape, path[0][2] if path else None} == {DELETION, INSERTION}),
            (bead, *path),
        )
        for shape, score in steps
        for bead in [(i, j, shape)]
        for rest, path in _paths(scores, i + shape.source, j + shape.target)
    ]
