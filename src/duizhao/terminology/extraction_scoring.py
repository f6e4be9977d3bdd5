"""Which English run renders a Chinese one, and how sure that is: two linear models over what ``Evidence`` holds.

The first ranks the English runs that meet one Chinese run (conditional logistic regression over glosses of CC-CEDICT
that were hidden from the learner). The second says how likely the best of them is right and a term at all (logistic
regression over pairs judged by reading them).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from duizhao.terminology.extraction_evidence import MEASURES, Evidence
from duizhao.terminology.extraction_grams import Floats, Mask, Numbers

__all__ = [
    "CONFIDENCE_MEASURES",
    "CONFIDENCE_WEIGHTS",
    "RANK_WEIGHTS",
    "Judged",
    "confidence_measures",
    "judge",
    "rank",
]

RANK_WEIGHTS = {
    "together": -0.029,
    "dice": 1.978,
    "given_source": 2.407,
    "given_target": 0.822,
    "explained_target": -0.024,
    "explained_source": 1.652,
    "least_explained_target": -0.248,
    "least_explained_source": 1.652,
    "least_explained_long_word": 1.582,
    "significance": 0.730,
    "target_words": -0.777,
    "difference_in_words": -0.777,
    "grammar_within": -0.754,
    "article_within": -3.028,
    "target_extended": -1.431,
    "capitalised": -0.149,
    "general_last": 0.375,
    "ends_like_participle": -0.604,
}
CONFIDENCE_MEASURES = (
    "constant",
    "rank",
    "lead_over_rivals",
    "lead_over_rival_sources",
    "together",
    "given_source",
    "given_target",
    "least_explained_source",
    "source_words",
    "source_extended",
    "capitalised",
    "general",
    "ends_like_participle",
    "verbal",
    "introduced",
    "ended",
    "one_word",
)
CONFIDENCE_WEIGHTS = {
    "constant": -3.592,
    "rank": 0.158,
    "lead_over_rivals": 0.322,
    "lead_over_rival_sources": 0.128,
    "together": 0.236,
    "given_source": 1.133,
    "given_target": 1.168,
    "least_explained_source": -0.467,
    "source_words": 0.257,
    "source_extended": -1.964,
    "capitalised": 0.205,
    "general": -1.692,
    "ends_like_participle": -2.032,
    "verbal": -1.946,
    "introduced": -0.624,
    "ended": -0.229,
    "one_word": -0.867,
}
_FARTHEST_LEAD = 4.0
"""A lead of more says nothing more; so does there being no rival."""
_NEARLY_AS_OFTEN = 0.8
"""How often a longer rendering must stand beside the term, of the times the shorter does."""
_TRACED = 0.3
"""How far each of its words must come from the term."""
_LEAST_TRACED = MEASURES.index("least_explained_target")
_OTHERS = 3
"""Alternatives kept beside the best rendering."""
_OTHERS_WITHIN = 3.0
"""How far behind the best rendering an alternative may be, in units of rank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The best English run of each Chinese one that met any; rows in parallel."""

    source: Numbers
    target: Numbers
    together: Numbers
    others: tuple[tuple[int, ...], ...]
    """English runs not far behind the best one, best first."""
    dice: Floats
    """How often the two runs stand together, of the times that either does, 0 to 1."""
    explained: Floats
    """How far the least translated word of several characters is translated by the English run, 0 to 1."""
    score: Floats
    """The chance that the pair is right and a term."""


def judge(evidence: Evidence) -> Judged:
    """Choose the best English run for each Chinese run and say how sure that is."""
    ranks = rank(evidence)
    best = best_rows(evidence, ranks)
    measures = confidence_measures(evidence, ranks, best)
    weights = np.array([CONFIDENCE_WEIGHTS[name] for name in CONFIDENCE_MEASURES])
    pairs = evidence.pairs
    return Judged(
        source=pairs.source[best],
        target=pairs.target[best],
        together=pairs.together[best],
        dice=evidence.measures[best, MEASURES.index("dice")],
        explained=evidence.measures[best, MEASURES.index("least_explained_long_word")],
        others=tuple(_others(evidence, ranks, int(row)) for row in best),
        score=1.0 / (1.0 + np.exp(-measures @ weights)),
    )


def rank(evidence: Evidence) -> Floats:
    """Return how well each pair fits; only differences between pairs of one Chinese run mean anything."""
    return np.asarray(evidence.measures @ np.array([RANK_WEIGHTS[name] for name in MEASURES]))


def best_rows(evidence: Evidence, ranks: Floats) -> Numbers:
    """Return for each Chinese run the row of its best pair; of equals the one that comes first."""
    source = evidence.pairs.source
    order = np.lexsort((np.arange(len(source)), -ranks, source))
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = source[order][1:] != source[order][:-1]
    best = order[first]
    return np.array([_lengthened(evidence, int(row)) for row in best], dtype=np.int64)


def _lengthened(evidence: Evidence, row: int) -> int:
    """Return the longest pair that extends a pair by words which come from the Chinese run as well, or the pair itself.

    Science and technology cooperation, not technology cooperation: what is joined by grammar ranks too low.
    """
    pairs, traced = evidence.pairs, evidence.measures[:, _LEAST_TRACED]
    begin, end = np.searchsorted(pairs.source, [pairs.source[row], pairs.source[row] + 1])
    own = evidence.target_kinds(int(pairs.target[row]))
    longest, length = row, len(own)
    for other in range(int(begin), int(end)):
        if pairs.together[other] < _NEARLY_AS_OFTEN * pairs.together[row] or traced[other] < _TRACED:
            continue
        kinds = evidence.target_kinds(int(pairs.target[other]))
        if len(kinds) > length and any(kinds[at : at + len(own)] == own for at in range(len(kinds) - len(own) + 1)):
            longest, length = other, len(kinds)
    return longest


def _others(evidence: Evidence, ranks: Floats, best: int) -> tuple[int, ...]:
    """Return the next best English runs of a Chinese one."""
    source = evidence.pairs.source
    begin, end = np.searchsorted(source, [source[best], source[best] + 1])
    order = begin + np.argsort(-ranks[begin:end], kind="stable")
    near = [int(row) for row in order if row != best and ranks[row] > ranks[best] - _OTHERS_WITHIN]
    return tuple(int(evidence.pairs.target[row]) for row in near[:_OTHERS])


def confidence_measures(evidence: Evidence, ranks: Floats, best: Numbers) -> Floats:
    """Return a row of ``CONFIDENCE_MEASURES`` for each of the pairs ``best``."""
    of = {name: evidence.measures[best, column] for column, name in enumerate(MEASURES)}
    source, target = evidence.pairs.source[best], evidence.pairs.target[best]
    runs = evidence.target_runs
    types = evidence.targets.stream.types
    is_general = evidence.targets.general
    first, last = types[runs.firsts[target]], types[runs.firsts[target] + runs.lengths[target] - 1]
    columns = {
        **of,
        "constant": np.ones(len(best)),
        "rank": ranks[best],
        "lead_over_rivals": _lead_over_rivals(evidence, ranks, best),
        "lead_over_rival_sources": _lead_over_rival_sources(evidence, ranks, best),
        "source_words": np.minimum(evidence.source_words[source], 4),
        "source_extended": evidence.source_runs.extended[source],
        "general": is_general[first] | is_general[last],
        "verbal": evidence.targets.verbal[last],
        "introduced": _share(evidence, target, evidence.targets.introduces[types], -1),
        "ended": _share(evidence, target, ~evidence.targets.ends & ~evidence.targets.begins, None),
        "one_word": runs.lengths[target] == 1,
    }
    return np.column_stack([columns[name].astype(np.float64) for name in CONFIDENCE_MEASURES])


def _share(evidence: Evidence, targets: Numbers, holds: Mask, before: int | None) -> Floats:
    """Return the share of the occurrences of English runs beside which something holds: before them, or after."""
    runs = evidence.target_runs
    lengths = np.repeat(runs.lengths, runs.frequencies)
    beside = runs.positions + (lengths if before is None else before)
    totals = np.concatenate(([0], np.cumsum(holds[beside])))
    return np.asarray((totals[runs.offsets[1:]] - totals[runs.offsets[:-1]])[targets] / runs.frequencies[targets])


def _lead_over_rivals(evidence: Evidence, ranks: Floats, best: Numbers) -> Floats:
    """Return how far each best pair leads over the next one whose English shares no word with its own."""
    pairs = evidence.pairs
    leads = np.full(len(best), _FARTHEST_LEAD)
    edges = np.searchsorted(pairs.source, [pairs.source[best], pairs.source[best] + 1])
    for number, row in enumerate(best.tolist()):
        own = frozenset(evidence.target_kinds(int(pairs.target[row])))
        for other in range(int(edges[0, number]), int(edges[1, number])):
            lead = ranks[row] - ranks[other]
            if lead < leads[number] and own.isdisjoint(evidence.target_kinds(int(pairs.target[other]))):
                leads[number] = lead
    return leads


def _lead_over_rival_sources(evidence: Evidence, ranks: Floats, best: Numbers) -> Floats:
    """Return how far each best pair leads over the best pair of another Chinese run with the same English."""
    target = evidence.pairs.target
    order = np.lexsort((-ranks, target))
    sorted_target = target[order]
    first = np.searchsorted(sorted_target, target[best])
    top = order[first]
    second = order[np.minimum(first + 1, len(order) - 1)]
    has_second = target[second] == target[best]
    rival = np.where(top == best, second, top)
    exists = (top != best) | has_second
    leads = np.where(exists, ranks[best] - ranks[rival], _FARTHEST_LEAD)
    return np.clip(leads, -_FARTHEST_LEAD, _FARTHEST_LEAD)
