import numpy as np

from duizhao.terminology.extraction_evidence import MEASURES, Evidence, gather
from duizhao.terminology.extraction_scoring import (
    CONFIDENCE_MEASURES,
    CONFIDENCE_WEIGHTS,
    RANK_WEIGHTS,
    confidence_measures,
    judge,
    rank,
)

PAIRS = [
    ("接种疫苗很重要", "Getting the vaccine matters."),
    ("疫苗很安全", "The vaccine is safe."),
    ("新疫苗来了", "A new vaccine came."),
    ("戴口罩的人", "People wear a mask."),
    ("口罩卖光", "No mask is left."),
    ("口罩与疫苗", "A mask and a vaccine."),
]


def evidence() -> Evidence:
    return gather(PAIRS)


def test_every_measure_has_a_weight() -> None:
    assert tuple(RANK_WEIGHTS) == MEASURES
    assert tuple(CONFIDENCE_WEIGHTS) == CONFIDENCE_MEASURES


def test_each_source_has_its_best_target_once() -> None:
    found = evidence()
    judged = judge(found)
    assert sorted(set(judged.source.tolist())) == sorted(judged.source.tolist())
    ranks = rank(found)
    for source, target in zip(judged.source, judged.target, strict=True):
        rows = found.pairs.source == source
        assert ranks[rows].max() == ranks[rows & (found.pairs.target == target)].item()


def test_scores_are_chances_and_others_are_not_the_best() -> None:
    judged = judge(evidence())
    assert ((judged.score > 0) & (judged.score < 1)).all()
    assert all(target not in others for target, others in zip(judged.target, judged.others, strict=True))


def test_measures_are_finite_and_leads_are_bounded() -> None:
    found = evidence()
    measures = confidence_measures(found, rank(found), np.arange(len(found.pairs.source)))
    assert np.isfinite(measures).all()
    for name in ("lead_over_rivals", "lead_over_rival_sources"):
        assert (np.abs(measures[:, CONFIDENCE_MEASURES.index(name)]) < 100).all()


def test_nothing_is_judged_where_nothing_met() -> None:
    assert len(judge(gather([])).source) == 0
