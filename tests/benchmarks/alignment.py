"""Measure the aligner, beside Gale and Church (1993) in the same run.

    python tests/benchmarks/alignment.py [FOLDER] [--book]

FOLDER holds hand-aligned chapters (``alignment_texts.py`` says how). Prints strict and lax precision, recall and F1
(``alignment_scores.py``), the same for each kind of bead, how often each degree of confidence is right, and seconds for
1,000 source sentences; then the same chapters with sentences left out, texts made of aligned pairs, and how long it
takes to align again between two locks. ``--book`` adds a document as long as a long novel. The weights were fitted on
these chapters: ``fit_alignment.py --held-out`` prints what to expect of others.
"""

from __future__ import annotations

import math
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from alignment_scores import Tally
from alignment_texts import SHARED, AlignedText, read_chapters, read_pairs, reworked, with_gaps
from duizhao.alignment import Aligner
from duizhao.model import Bead, Lock
from duizhao.storage.dictionary_file import load_dictionary

Align = Callable[[Sequence[str], Sequence[str]], list[Bead]]

SENTENCES_OF_A_BOOK = 13_000
BETWEEN_LOCKS = 200
UNSEEN_SEED = 99
"""Another than the weights were fitted with."""

# Gale and Church's shapes and probabilities; variance as tuned on these chapters
GALE_CHURCH_PRIORS = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
GALE_CHURCH_VARIANCE = 1.2


def ours(sources: Sequence[str], targets: Sequence[str]) -> list[Bead]:
    """Align as ``duizhao.align`` does."""
    return Aligner(sources, targets, dictionary=load_dictionary()).align()


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


def measure(name: str, align: Align, texts: Sequence[AlignedText]) -> Tally:
    """Align every text and print the aligner's row."""
    tally = Tally()
    sentences, seconds = 0, 0.0
    for text in texts:
        started = time.perf_counter()
        beads = align(text.sources, text.targets)
        seconds += time.perf_counter() - started
        sentences += len(text.sources)
        tally.add(beads, text.gold)
    print(f"{name:<22} {tally.line()}   {1000 * seconds / sentences:.2f} s per 1,000 source sentences", flush=True)
    return tally


def measure_between_locks(chapters: Sequence[AlignedText]) -> None:
    """Time aligning again what lies between two locks of a text that has been aligned."""
    sources = [sentence for text in chapters for sentence in text.sources]
    targets = [sentence for text in chapters for sentence in text.targets]
    aligner = Aligner(sources, targets, dictionary=load_dictionary())
    sure = [bead for bead in aligner.align() if bead.kind == "1-1" and bead.score > 0.95]
    first = sure[len(sure) // 4]
    last = next(bead for bead in sure if bead.source[0] > first.source[0] + BETWEEN_LOCKS)
    locks = [Lock(source=bead.source, target=bead.target) for bead in (first, last)]
    seconds = []
    for _ in range(10):
        started = time.perf_counter()
        aligner.align(
            locks,
            sources=range(first.source[0], last.source[-1] + 1),
            targets=range(first.target[0], last.target[-1] + 1),
        )
        seconds.append(time.perf_counter() - started)
    count = last.source[0] - first.source[0] - 1
    print(
        f"again between two locks: {count} source sentences in {1000 * min(seconds):.0f} ms"
        f" (median of ten {1000 * statistics.median(seconds):.0f} ms)"
    )


def measure_book(chapters: Sequence[AlignedText]) -> None:
    """Time a document as long as a long novel, made of the chapters repeated."""
    sources: list[str] = []
    targets: list[str] = []
    while len(sources) < SENTENCES_OF_A_BOOK:
        for text in chapters:
            sources += text.sources
            targets += text.targets
    started = time.perf_counter()
    ours(sources, targets)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(sources):,} by {len(targets):,} sentences: {seconds:.1f} s, the process never larger than {peak:.0f} MB"
    )


def main(arguments: Sequence[str]) -> int:
    """Print the report; 0 also where the data are absent."""
    options = [argument for argument in arguments if argument.startswith("-")]
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    folder = folders[0] if folders else SHARED / "mac-dev"
    chapters = read_chapters(folder)
    if not chapters:
        print(f"Skipped: there are no *.gold.tsv files in {folder}.")
        return 0
    started = time.perf_counter()
    load_dictionary()
    print(f"dictionary loaded in {time.perf_counter() - started:.2f} s")
    ours(chapters[0].sources, chapters[0].targets)
    if "--book" in options:
        measure_book(chapters)
    measure("Gale-Church", gale_church, chapters)
    tally = measure("duizhao", ours, chapters)
    for line in (*tally.kinds(), *tally.confidence()):
        print(f"  {line}")
    gaps = [with_gaps(text, UNSEEN_SEED) for text in chapters]
    measure("Gale-Church, gaps", gale_church, gaps)
    tally = measure("duizhao, gaps", ours, gaps)
    for line in (*tally.kinds(), *tally.confidence()):
        print(f"  {line}")
    pairs = read_pairs(SHARED / "tico19" / "pairs.tsv")
    if pairs:
        prose = [reworked(pairs, f"pairs {number}", UNSEEN_SEED) for number in range(8)]
        measure("Gale-Church, prose", gale_church, prose)
        for line in measure("duizhao, prose", ours, prose).kinds():
            print(f"  {line}")
    measure_between_locks(chapters)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
