"""Measure the aligner on hand-aligned chapters, beside Gale and Church (1993) in the same run.

    python tests/benchmarks/alignment.py [FOLDER]

FOLDER holds ``NAME.zh`` and ``NAME.en``, one sentence a line, and ``NAME.gold.tsv``: source indexes, a tab, target
indexes, comma-separated. Strict counts a bead that is exactly right; lax one that shares a source and a target sentence
with a gold bead. Precision is over all beads found, recall over the gold beads with both sides, as in Sennrich and
Volk (2010).
"""

from __future__ import annotations

import math
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duizhao.alignment import align
from duizhao.model import Bead

Links = set[tuple[tuple[int, ...], tuple[int, ...]]]
Aligner = Callable[[Sequence[str], Sequence[str]], list[Bead]]

DEFAULT_FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "mac-dev"
SENTENCES_OF_A_BOOK = 13_000
CONFIDENCE_BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99)

# Gale and Church's shapes and probabilities; variance as tuned on these chapters
GALE_CHURCH_PRIORS = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
GALE_CHURCH_VARIANCE = 1.2


@dataclass
class Tally:
    """Hits and totals over several documents."""

    found: int = 0
    gold: int = 0
    strict_found: int = 0
    strict_gold: int = 0
    lax_found: int = 0
    lax_gold: int = 0
    bands: dict[float, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, beads: Sequence[Bead], gold: Links) -> None:
        """Count one document."""
        found = {(bead.source, bead.target) for bead in beads}
        paired_found = {link for link in found if all(link)}
        paired_gold = {link for link in gold if all(link)}
        self.found += len(found)
        self.gold += len(paired_gold)
        self.strict_found += len(found & gold)
        self.strict_gold += len(paired_gold & paired_found)
        self.lax_found += _touching(found, gold)
        self.lax_gold += _touching(paired_gold, paired_found)
        for bead in beads:
            band = max(floor for floor in CONFIDENCE_BANDS if floor <= bead.score)
            self.bands[band].append((bead.source, bead.target) in gold)

    def line(self, name: str, seconds_per_thousand: float) -> str:
        """Return one row of the report."""
        strict = _scores(self.strict_found / self.found, self.strict_gold / self.gold)
        lax = _scores(self.lax_found / self.found, self.lax_gold / self.gold)
        return f"{name:<14} strict {strict}   lax {lax}   {seconds_per_thousand:.2f} s per 1,000 source sentences"


def _touching(queried: Links, reference: Links) -> int:
    linked: dict[int, set[int]] = defaultdict(set)
    for source, target in reference:
        for index in source:
            linked[index].update(target)
    return sum(
        link in reference or any(linked[index] & set(link[1]) for index in link[0] if index in linked)
        for link in queried
    )


def _scores(precision: float, recall: float) -> str:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def gale_church(sources: Sequence[str], targets: Sequence[str]) -> list[Bead]:
    """Align by length alone, with the plain quadratic search of the paper."""
    here, there = [len(text) for text in sources], [len(text) for text in targets]
    ratio = sum(there) / sum(here)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(here) + 1):
        for j in range(len(there) + 1):
            options = [
                (
                    best[i - a, j - b][0] + _cost(sum(here[i - a : i]), sum(there[j - b : j]), ratio) - math.log(prior),
                    (a, b),
                )
                for (a, b), prior in GALE_CHURCH_PRIORS.items()
                if i >= a and j >= b
            ]
            if options:
                best[i, j] = min(options)
    beads = []
    i, j = len(here), len(there)
    while i or j:
        a, b = best[i, j][1]
        beads.append(Bead(source=tuple(range(i - a, i)), target=tuple(range(j - b, j)), score=0.0))
        i, j = i - a, j - b
    return beads[::-1]


def _cost(source_length: int, target_length: int, ratio: float) -> float:
    """Return minus the logarithm of the two-sided tail probability of the length difference."""
    mean = (source_length + target_length / ratio) / 2
    deviation = (target_length - ratio * source_length) / math.sqrt(mean * ratio**2 * GALE_CHURCH_VARIANCE)
    return -math.log(max(math.erfc(abs(deviation) / math.sqrt(2)), 1e-300))


def read_gold(path: Path) -> Links:
    """Read ``0,1<tab>0`` lines."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {(_indexes(source), _indexes(target)) for source, target in rows}


def _indexes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part.strip())


def _sentences(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def measure(name: str, aligner: Aligner, documents: Iterable[tuple[list[str], list[str], Links]]) -> Tally:
    """Align every document and print the aligner's row."""
    tally = Tally()
    sentences, seconds = 0, 0.0
    for sources, targets, gold in documents:
        started = time.perf_counter()
        beads = aligner(sources, targets)
        seconds += time.perf_counter() - started
        sentences += len(sources)
        tally.add(beads, gold)
    print(tally.line(name, 1000 * seconds / sentences))
    return tally


def measure_book(documents: Sequence[tuple[list[str], list[str], Links]]) -> None:
    """Time a document as long as a long novel, made of the chapters repeated."""
    sources: list[str] = []
    targets: list[str] = []
    while len(sources) < SENTENCES_OF_A_BOOK:
        for zh, en, _ in documents:
            sources += zh
            targets += en
    started = time.perf_counter()
    align(sources, targets)
    seconds = time.perf_counter() - started
    print(f"{len(sources):,} by {len(targets):,} sentences: {seconds:.1f} s")


def main(arguments: Sequence[str]) -> int:
    """Print the report; 0 also where the data are absent."""
    options = [argument for argument in arguments if argument.startswith("-")]
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    folder = folders[0] if folders else DEFAULT_FOLDER
    names = sorted(path.name.removesuffix(".gold.tsv") for path in folder.glob("*.gold.tsv"))
    if not names:
        print(f"Skipped: there are no *.gold.tsv files in {folder}.")
        return 0
    documents = [
        (_sentences(folder / f"{name}.zh"), _sentences(folder / f"{name}.en"), read_gold(folder / f"{name}.gold.tsv"))
        for name in names
    ]
    measure("Gale-Church", gale_church, documents)
    tally = measure("duizhao", align, documents)
    for floor, hits in sorted(tally.bands.items()):
        print(f"  confidence from {floor:.2f}: {sum(hits)} of {len(hits)} right ({sum(hits) / len(hits):.2f})")
    if "--book" in options:
        measure_book(documents)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
