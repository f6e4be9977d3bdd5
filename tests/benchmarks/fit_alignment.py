"""Fit the aligner's weights: the conditional likelihood of the right beads among all candidates (a linear-chain CRF).

    python tests/benchmarks/fit_alignment.py [--held-out]

Needs SciPy, which nothing else here does. Trains on hand-aligned chapters, on the same with sentences left out, and on
texts made of aligned pairs (``alignment_texts.py``); prints the weights in the order of ``alignment/weights.py``. With
``--held-out`` every chapter is aligned by weights that were fitted without it, a chapter at a time, and
their score is printed: what to expect of texts that the weights have not seen.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped,unused-ignore]  # without types, and seldom installed

from alignment_scores import Tally
from alignment_texts import SHARED, AlignedText, read_chapters, read_pairs, reworked, with_gaps
from duizhao.alignment import Aligner, weights
from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import Region
from duizhao.alignment.features import FEATURES
from duizhao.alignment.habits import Habits
from duizhao.alignment.lattice import decode
from duizhao.storage.dictionary_file import load_dictionary

Vector = NDArray[np.float64]

REGULARISATION = 2.0
"""Towards the weights to begin with, each squared difference times half of this."""
ROUNDS = 60
GAPS_WEIGHT = 0.3
PAIRS_WEIGHT = 0.3
PAIRED_TEXTS = 6
FIXED = ("spanned_source", "spanned_target", "paragraph_together", "paragraph_alone", "brackets", "other_shape")
"""Set by hand: the texts say nothing of them."""


@dataclass(frozen=True, slots=True)
class Example:
    """One text, seen as the aligner sees it at its last look."""

    candidates: Candidates
    features: Vector
    gold: Vector
    """Sum of the features of the right beads."""
    gold_continued: float
    offsets: Vector
    """What the habits of this translator add to each candidate's score."""
    weight: float


def examine(text: AlignedText, weight: float) -> Example:
    """Align a text and lay out what the weights decide on; right beads that are no candidates are added."""
    found = Aligner(text.sources, text.targets, dictionary=load_dictionary())
    found.align()
    whole = Region(source_start=0, source_end=len(text.sources), target_start=0, target_end=len(text.targets))
    candidates = found.candidates(whole)
    right = [(bead, _quadruple(bead, i, j)) for bead, i, j in _placed(text)]
    known = set(_quadruples(candidates))
    candidates = Candidates.joined((candidates, Candidates.of(quad for _, quad in right if quad not in known)))
    numbers = {quad: number for number, quad in enumerate(_quadruples(candidates))}
    features = found.features(candidates)
    kinds = [(bool(bead[0]), bool(bead[1])) for bead, _ in right]
    neighbours = list(pairwise(kinds))
    habits = Habits.of(Candidates.of(quad for _, quad in right), np.ones(len(right)))
    return Example(
        candidates=candidates,
        features=features,
        gold=features[[numbers[quad] for _, quad in right]].sum(axis=0),
        gold_continued=sum(before == after != (True, True) for before, after in neighbours),
        offsets=habits.scores(candidates),
        weight=weight,
    )


def fit(examples: Sequence[Example]) -> Vector:
    """Return the weights of the features, and the continuation behind them."""
    start = np.append(weights.weight_vector(), weights.CONTINUATION)
    free = np.array([name not in FIXED for name in (*FEATURES, "continuation")])

    def loss(vector: Vector) -> tuple[float, Vector]:
        difference = vector - start
        value, gradient = 0.5 * REGULARISATION * float(difference @ difference), REGULARISATION * difference
        for example in examples:
            scores = example.features @ vector[:-1] + example.offsets
            found = decode(example.candidates, scores, exchange=weights.EXCHANGE, continuation=float(vector[-1]))
            # The exchange cost is fixed; its part of the right path is a constant
            right = float(example.gold @ vector[:-1]) + example.gold_continued * float(vector[-1])
            value += example.weight * (found.total - right)
            expected = np.append(found.probabilities @ example.features, found.continued)
            gradient = gradient + example.weight * (expected - np.append(example.gold, example.gold_continued))
        return value, gradient * free

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x)


def training(chapters: Sequence[AlignedText]) -> list[Example]:
    """Return the examples made of some chapters and of the aligned pairs."""
    pairs = read_pairs(SHARED / "tico19" / "pairs.tsv")
    return [
        *(examine(text, 1.0) for text in chapters),
        *(examine(with_gaps(text, seed=5), GAPS_WEIGHT) for text in chapters),
        *(examine(reworked(pairs, f"pairs {number}", seed=5), PAIRS_WEIGHT) for number in range(PAIRED_TEXTS) if pairs),
    ]


def held_out(chapters: Sequence[AlignedText]) -> Tally:
    """Align every chapter by weights that were fitted without it."""
    tally = Tally()
    for left_out in chapters:
        vector = fit(training([text for text in chapters if text is not left_out]))
        found = Aligner(left_out.sources, left_out.targets, dictionary=load_dictionary())
        found.use(vector[:-1], float(vector[-1]))
        chapter = Tally()
        for counted in (tally, chapter):
            counted.add(found.align(), left_out.gold)
        print(f"{left_out.name}: {chapter.line()}", flush=True)
    return tally


def _placed(text: AlignedText) -> list[tuple[tuple[tuple[int, ...], tuple[int, ...]], int, int]]:
    placed = []
    i = j = 0
    for bead in text.path:
        placed.append((bead, i, j))
        i, j = i + len(bead[0]), j + len(bead[1])
    return placed


def _quadruple(bead: tuple[tuple[int, ...], tuple[int, ...]], i: int, j: int) -> tuple[int, int, int, int]:
    return i, j, len(bead[0]), len(bead[1])


def _quadruples(beads: Candidates) -> list[tuple[int, int, int, int]]:
    return list(
        zip(beads.source.tolist(), beads.target.tolist(), beads.width.tolist(), beads.height.tolist(), strict=True)
    )


def main(arguments: Sequence[str]) -> int:
    """Print the weights, or how well they do on what they have not seen."""
    chapters = read_chapters(SHARED / "mac-dev")
    if not chapters:
        print("Skipped: there are no hand-aligned chapters.")
        return 0
    if "--held-out" in arguments:
        tally = held_out(chapters)
        print(f"all: {tally.line()}")
        for line in tally.confidence():
            print(f"  {line}")
        return 0
    vector = fit(training(chapters))
    for name, value in zip((*FEATURES, "continuation"), vector, strict=True):
        print(f'    "{name}": {value:.2f},')
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
