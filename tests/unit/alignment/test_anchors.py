"""What is recognised on both sides."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from duizhao.alignment.anchors import Anchors, find_anchors
from duizhao.alignment.candidates import Candidates
from duizhao.model import TermEntry
from duizhao.terminology import Glossary


def shared_texts(source: str, target: str, glossary: Glossary | None = None) -> list[tuple[str, str]]:
    anchors = find_anchors([source], [target], glossary)
    return [(here.text, there.text) for _, here, there in anchors.shared([0], [0])]


def score(anchors: Anchors, source: int, target: int, width: int = 1, height: int = 1) -> float:
    return float(anchors.scores(Candidates.of([(source, target, width, height)]))[0])


def test_numbers_meet_by_value() -> None:
    [(here, there)] = shared_texts("投资188亿元。", "It cost 18.8 billion yuan.")
    assert "188亿" in here
    assert "18.8 billion" in there
    assert shared_texts("投资188亿元。", "It cost 18.9 billion yuan.") == []


def test_a_month_is_no_number() -> None:
    assert shared_texts("6月的会", "a meeting in June") != []
    assert shared_texts("6个人", "a meeting in June") == []


def test_terms_meet_through_the_glossary() -> None:
    glossary = Glossary([TermEntry(source="一带一路", target="Belt and Road", forbidden=("One Belt One Road",))])
    source = "共建“一带一路”国家"
    assert ("一带一路", "Belt and Road") in shared_texts(source, "Belt and Road countries", glossary)
    assert shared_texts(source, "partner countries", glossary) == []


def test_a_forbidden_rendering_still_shows_where_the_sentence_is() -> None:
    glossary = Glossary([TermEntry(source="一带一路", target="Belt and Road", forbidden=("One Belt One Road",))])
    shared = shared_texts("共建“一带一路”", "joining One Belt One Road", glossary)
    assert ("一带一路", "One Belt One Road") in shared


def test_a_term_without_any_rendering_asks_for_nothing() -> None:
    assert shared_texts("共建家园", "building a home", Glossary([TermEntry(source="共建", target="")])) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("加入WTO以后", "after joining the WTO", [("WTO", "WTO")]),
        ("登录GitHub", "log in to github", [("GitHub", "github")]),
        ("加入世贸组织", "after joining the WTO", []),
    ],
)
def test_latin_words_meet_whatever_their_case(source: str, target: str, expected: list[tuple[str, str]]) -> None:
    assert shared_texts(source, target) == expected


def test_a_rare_anchor_is_worth_more_than_a_frequent_one() -> None:
    texts = ["WTO", "GDP", "GDP", "GDP"]
    anchors = find_anchors(texts, texts, None)
    assert score(anchors, 0, 0) > score(anchors, 1, 1) > 0


def test_a_missing_anchor_speaks_against_a_bead_and_two_speak_louder() -> None:
    anchors = find_anchors(["WTO GDP", "WTO", "无"], ["at all", "WTO", "nothing"], None)
    assert score(anchors, 0, 2) < score(anchors, 1, 2) < score(anchors, 2, 2) == 0


def test_what_may_be_left_out_weighs_less() -> None:
    anchors = find_anchors(["GDP", "A", ""], ["x", "GDP", "A"], None)
    assert score(anchors, 0, 0) < score(anchors, 1, 0) < 0


def test_beads_of_one_side_score_nothing() -> None:
    anchors = find_anchors(["GDP 188亿"], ["GDP 18.8 billion"], None)
    assert anchors.scores(Candidates.of([(0, 0, 1, 0), (0, 0, 0, 1)])).tolist() == [0, 0]


def test_an_anchor_counts_for_each_sentence_that_asks_and_not_for_each_pair() -> None:
    anchors = find_anchors(["GDP", "GDP", "x"], ["GDP", "GDP", "y"], None)
    assert score(anchors, 0, 0, 2, 2) == pytest.approx(2 * score(anchors, 0, 0))
    assert score(anchors, 0, 0, 2, 1) == pytest.approx(1.5 * score(anchors, 0, 0))


TEXTS = (
    ["GDP增长5.2%，WTO", "6月10日", "", "GDP", "一个A", "第二届WTO"],
    ["In June the GDP", "", "WTO grew 5.2 percent", "one A", "10 June", "GDP and GDP", "second"],
)


@pytest.mark.parametrize(
    ("sources", "targets"), [(slice(1, 6), slice(0, 6)), (slice(0, 6), slice(2, 7)), (slice(2, 3), slice(1, 2))]
)
def test_the_scores_of_beads_are_those_of_the_region(sources: slice, targets: slice) -> None:
    anchors = find_anchors(*TEXTS, None)
    n, m = sources.stop - sources.start, targets.stop - targets.start
    by_targets = anchors.asked_by_targets(sources, targets, 3)
    by_sources = anchors.asked_by_sources(sources, targets, 4)
    assert [matrix.shape for matrix in by_targets] == [(n - run + 1, m) for run in range(1, min(3, n) + 1)]
    assert [matrix.shape for matrix in by_sources] == [(n, m - run + 1) for run in range(1, min(4, m) + 1)]
    for width, height in product(range(1, len(by_targets) + 1), range(1, len(by_sources) + 1)):
        for i, j in product(range(n - width + 1), range(m - height + 1)):
            dense = by_targets[width - 1][i, j : j + height].sum() + by_sources[height - 1][i : i + width, j].sum()
            found = score(anchors, sources.start + i, targets.start + j, width, height)
            assert found == pytest.approx(dense, abs=1e-9)


def test_scoring_many_beads_at_once_is_scoring_each() -> None:
    anchors = find_anchors(*TEXTS, None)
    rows = [(i, j, a, b) for i, j, a, b in product(range(4), range(4), (0, 1, 2), (0, 1, 3)) if a or b]
    together = anchors.scores(Candidates.of(rows))
    np.testing.assert_allclose(together, [score(anchors, *row) for row in rows])


def test_texts_without_anchors_score_nothing() -> None:
    anchors = find_anchors(["山", ""], ["hill", ""], None)
    assert anchors.scores(Candidates.of([(0, 0, 1, 1), (0, 0, 2, 2)])).tolist() == [0, 0]
    one, two = anchors.asked_by_targets(slice(0, 2), slice(0, 2), 2)
    assert (one.tolist(), two.tolist()) == ([[0, 0], [0, 0]], [[0, 0]])
    assert find_anchors([], [], None).scores(Candidates.of(())).tolist() == []


def test_a_shared_key_is_given_once_in_source_order() -> None:
    anchors = find_anchors(["WTO GDP", "GDP"], ["GDP", "GDP WTO"], None)
    assert [here.text for _, here, _ in anchors.shared([0, 1], [0, 1])] == ["WTO", "GDP"]
    assert anchors.shared([1], [0])[0][1].text == "GDP"
    assert anchors.shared([], [0, 1]) == []
