"""Measure term extraction on TICO-19, beside n-grams paired by Dice (``term_extraction_baseline.py``) in one run.

    python tests/benchmarks/term_extraction.py [--halves] [--speed N]

Gold are the term lists' pairs. A gold term counts in a band (2, 3, 5 segments and more) where it stands in so many
segments whose English has one of its gold renderings. *Found* are those among the candidates, *paired* those whose
rendering is a gold one, plural, hyphens and case aside; *among others* takes in the alternatives offered. Precision is
of candidates whose Chinese is gold, by how sure they are. ``term_judgements.tsv`` holds pairs judged by reading them: 2
right and a term, 1 right but no term, 0 wrong; the rows marked ``check`` were drawn and judged after the weights were
fitted on those marked ``fit``. ``--halves`` measures each half of the pairs alone; ``--speed`` so many segments made of
clauses of the pairs.
"""

from __future__ import annotations

import csv
import random
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from alignment_texts import SHARED, read_chapters
from duizhao.terminology.extraction import TermCandidate, extract
from duizhao.text.scripts import fold
from duizhao.workbench.term_extraction import dictionary_for_extraction
from term_extraction_baseline import Paired, baseline, normalised
from terminology_texts import TICO, tico_entries, tico_pairs

Pairs = Sequence[tuple[str, str]]

BANDS = (2, 3, 5)
CONFIDENCES = (0.8, 0.7, 0.6, 0.5, 0.4, 0.2)
DICES = (0.8, 0.7, 0.6, 0.5)
SCORE_EDGES = (0.05, 0.2, 0.4, 0.6, 0.8, 1.01)
JUDGEMENTS = Path(__file__).with_name("term_judgements.tsv")


@dataclass(frozen=True, slots=True)
class Gold:
    """Gold terms that stand in some pairs, and in how many of them with a gold rendering."""

    renderings: Mapping[str, Collection[str]]
    reachable: Mapping[str, int]

    def band(self, minimum: int) -> set[str]:
        """Return the terms that could be found in so many segments."""
        return {term for term, count in self.reachable.items() if count >= minimum}

    def is_right(self, source: str, target: str) -> bool:
        """Whether a rendering, normalised, is gold."""
        return target in self.renderings[source]


def gold_of(pairs: Pairs) -> Gold:
    """Return the gold terms of some pairs."""
    renderings: dict[str, set[str]] = defaultdict(set)
    for entry in tico_entries():
        renderings[squeezed(entry.source)] |= {without_article(rendering) for rendering in entry.renderings}
    sources = [squeezed(source) for source, _ in pairs]
    targets = [f" {normalised(target)} " for _, target in pairs]
    reachable = {
        term: sum(
            term in source and any(f" {one} " in target for one in wanted)
            for source, target in zip(sources, targets, strict=True)
        )
        for term, wanted in renderings.items()
    }
    return Gold(renderings, reachable)


def squeezed(chinese: str) -> str:
    """Return Chinese for comparison."""
    return re.sub(r"\s+", "", fold(chinese))


def without_article(english: str) -> str:
    """Return English for comparison."""
    return normalised(re.sub(r"^(?:the|an?|to) ", "", english, flags=re.IGNORECASE))


def ours(pairs: Pairs, *, with_dictionary: bool = True) -> tuple[TermCandidate, ...]:
    """Extract as the workbench does."""
    return extract(pairs, dictionary=dictionary_for_extraction() if with_dictionary else None)


def report(name: str, pairs: Pairs) -> tuple[TermCandidate, ...]:
    """Print the tables of both methods on the same pairs."""
    gold = gold_of(pairs)
    print(f"\n{name}: {len(pairs)} pairs")
    for minimum in BANDS:
        started = time.perf_counter()
        candidates, paired = baseline(pairs, minimum)
        seconds = time.perf_counter() - started
        renderings = {word: (one.target,) for word, one in paired.items()}
        _print_band(f"n-grams and Dice, {seconds:.1f} s", minimum, gold, candidates, renderings)
        if minimum == BANDS[0]:
            _print_dice(gold, paired)
    found: tuple[TermCandidate, ...] = ()
    for with_dictionary in (False, True):
        started = time.perf_counter()
        found = ours(pairs, with_dictionary=with_dictionary)
        seconds = time.perf_counter() - started
        label = f"duizhao, {'' if with_dictionary else 'no dictionary, '}{seconds:.1f} s"
        renderings_of = {squeezed(one.source): tuple(map(without_article, (one.target, *one.others))) for one in found}
        for minimum in BANDS:
            _print_band(label, minimum, gold, renderings_of.keys(), renderings_of)
    for least in CONFIDENCES:
        sure = [one for one in found if one.score >= least]
        _print_precision(
            f"duizhao, score >= {least}",
            gold,
            len(sure),
            [(squeezed(one.source), without_article(one.target)) for one in sure],
        )
    return found


def _print_band(
    label: str, minimum: int, gold: Gold, candidates: Collection[str], renderings: Mapping[str, Sequence[str]]
) -> None:
    wanted = gold.band(minimum)
    found = wanted & set(candidates)
    exact = sum(term in renderings and gold.is_right(term, renderings[term][0]) for term in found)
    offered = sum(any(gold.is_right(term, one) for one in renderings.get(term, ())) for term in found)
    share = f"{exact / max(len(wanted), 1):.2f}"
    print(
        f"  in {minimum} segments and more: {len(wanted)} gold, {len(found)} found, {exact} paired ({share}),"
        f" {offered} among others   [{label}, {len(candidates)} candidates]"
    )


def _print_dice(gold: Gold, paired: Mapping[str, Paired]) -> None:
    for least in DICES:
        sure = [(word, one.target) for word, one in paired.items() if one.is_mutual and one.dice >= least]
        _print_precision(f"mutually best, Dice >= {least}", gold, len(sure), sure)


def _print_precision(label: str, gold: Gold, candidates: int, pairs: Sequence[tuple[str, str]]) -> None:
    known = [(source, target) for source, target in pairs if gold.reachable.get(source)]
    right = sum(gold.is_right(source, target) for source, target in known)
    precision = f"{right / max(len(known), 1):.2f}"
    print(f"  {label}: {candidates} candidates, {len(known)} of them gold, {right} right ({precision})")


def report_judgements(found: Mapping[str, Sequence[TermCandidate]]) -> None:
    """Print how often candidates of each degree of sureness were judged right, and a term."""
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for kind in ("fit", "check"):
        judged = {(r["corpus"], r["source"], r["target"]): int(r["judged"]) for r in rows if r["set"] == kind}
        scored = [
            (one.score, judged[corpus, one.source, one.target.lower()])
            for corpus, candidates in found.items()
            for one in candidates
            if (corpus, one.source, one.target.lower()) in judged
        ]
        print(f"\njudged by reading ({kind}): {len(scored)} of {len(judged)} still among the candidates")
        for low, high in pairwise(SCORE_EDGES):
            band = [(score, verdict) for score, verdict in scored if low <= score < high]
            if band:
                mean = sum(score for score, _ in band) / len(band)
                terms = sum(verdict == 2 for _, verdict in band)
                right = sum(verdict > 0 for _, verdict in band)
                print(
                    f"  score {low:.2f} to {min(high, 1):.2f}: {len(band)} pairs, mean score {mean:.2f},"
                    f" right and a term {terms / len(band):.2f}, right {right / len(band):.2f}"
                )


def report_speed(pairs: Pairs, count: int) -> None:
    """Time so many segments made of halves of the pairs, each of a sentence's length."""
    chance = random.Random(2)
    halves = [half for pair in pairs for half in _halves(*pair) if all(half)]
    made = []
    for _ in range(count):
        source, target = chance.choice(halves)
        if len(source) < 25:
            other = chance.choice(halves)
            source, target = source + other[0], f"{target} {other[1]}"
        made.append((source, target))
    dictionary = dictionary_for_extraction()
    started = time.perf_counter()
    found = extract(made, dictionary=dictionary)
    seconds = time.perf_counter() - started
    mean = sum(len(source) for source, _ in made) / count
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{count:,} segments of {mean:.0f} characters: {seconds:.0f} s, {len(found):,} candidates, peak {peak} MB")


def _halves(source: str, target: str) -> tuple[tuple[str, str], tuple[str, str]]:
    here = re.split("(?<=[，。；])", source)
    there = re.split("(?<=[,.;]) ", target)
    i, j = len(here) // 2, len(there) // 2
    return ("".join(here[:i]), " ".join(there[:j])), ("".join(here[i:]), " ".join(there[j:]))


def novels() -> list[tuple[str, str]]:
    """Return the beads of the hand-aligned chapters."""
    return [
        ("".join(text.sources[i] for i in source), " ".join(text.targets[j] for j in target))
        for text in read_chapters(SHARED / "mac-dev")
        for source, target in text.gold
        if source and target
    ]


def main() -> None:
    """Print everything asked for."""
    if not (TICO / "pairs.tsv").is_file():
        print(f"There is no {TICO / 'pairs.tsv'}: nothing to measure.")
        return
    pairs = tico_pairs()
    found = {"tico": report("TICO-19", pairs)}
    if "--halves" in sys.argv:
        report("the odd pairs of TICO-19", pairs[::2])
        report("the even pairs of TICO-19", pairs[1::2])
    if chapters := novels():
        found["novels"] = ours(chapters)
        print(f"\nchapters of novels: {len(chapters)} beads, {len(found['novels'])} candidates")
    report_judgements(found)
    if "--speed" in sys.argv:
        report_speed(pairs, int(sys.argv[sys.argv.index("--speed") + 1]))


if __name__ == "__main__":
    main()
