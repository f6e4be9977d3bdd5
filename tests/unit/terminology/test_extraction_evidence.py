import numpy as np
import pytest

from duizhao.model import TermEntry
from duizhao.terminology import Glossary
from duizhao.terminology.extraction_evidence import MEASURES, Evidence, gather

PAIRS = [
    ("接种疫苗很重要", "Getting the vaccine matters."),
    ("疫苗很安全", "The vaccine is safe."),
    ("新疫苗来了", "A new vaccine came."),
]


def sources(evidence: Evidence) -> set[str]:
    return {evidence.source_text(run) for run in range(len(evidence.source_runs))}


def test_each_pair_has_a_row_of_measures() -> None:
    evidence = gather(PAIRS)
    assert evidence.measures.shape == (len(evidence.pairs.source), len(MEASURES))
    assert np.isfinite(evidence.measures).all()
    assert (np.diff(evidence.pairs.source) >= 0).all()
    assert "疫苗" in sources(evidence)


def test_what_the_glossary_has_is_left_out_with_all_that_stands_inside_it() -> None:
    glossary = Glossary([TermEntry(source="疫苗很", target="vaccine very")])
    assert "疫苗" not in sources(gather(PAIRS[:2], glossary=glossary))
    assert "疫苗" in sources(gather(PAIRS[:2]))


@pytest.mark.parametrize("pairs", [[], [("", "")], [("疫苗", "")], [("", "vaccine")], [("。", ".")] * 3])
def test_nothing_comes_of_nothing(pairs: list[tuple[str, str]]) -> None:
    evidence = gather(pairs)
    assert evidence.measures.shape == (0, len(MEASURES))


def test_progress_rises() -> None:
    told: list[float] = []
    gather(PAIRS, progress=told.append)
    assert told == sorted(told)
    assert told
    assert 0 <= told[0] <= told[-1] <= 1
