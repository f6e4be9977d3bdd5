from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.errors import InputError, UsageError
from duizhao.model import State
from duizhao.workbench.exporting import export_document
from duizhao.workbench.measuring import score_against_file, score_drafts
from duizhao.workbench.opening import OpenProject

Translate = Callable[[OpenProject], None]


def test_a_document_scores_full_marks_against_itself(opened: OpenProject, translate: Translate, tmp_path: Path) -> None:
    translate(opened)
    (path,) = export_document(opened, "news", ["csv"], tmp_path)
    measured = score_against_file(opened, "news", path)
    assert len(measured.segment_ids) == 5
    bleu = next(metric for metric in measured.scores.corpus.all if metric.name == "BLEU")
    assert bleu.score == pytest.approx(100)
    assert "version:" in bleu.signature


def test_a_reference_may_be_one_line_a_segment(opened: OpenProject, translate: Translate, tmp_path: Path) -> None:
    translate(opened)
    path = tmp_path / "reference.txt"
    path.write_text("a\nb\nc\nd\ne\n", encoding="utf-8")
    assert len(score_against_file(opened, "news", path).segment_ids) == 5
    path.write_text("a\nb\n", encoding="utf-8")
    with pytest.raises(InputError, match="2 lines, news has 5 segments"):
        score_against_file(opened, "news", path)


def test_a_foreign_reference_is_matched_by_source(opened: OpenProject, translate: Translate, tmp_path: Path) -> None:
    translate(opened)
    path = tmp_path / "reference.csv"
    path.write_text("source,target\n超过100个国家参加。,Over 100 countries attended.\n", encoding="utf-8")
    measured = score_against_file(opened, "news", path)
    assert measured.segment_ids == (list(opened.read("news").segments())[2].id,)


def test_nothing_in_common_is_an_error(opened: OpenProject, tmp_path: Path) -> None:
    path = tmp_path / "reference.csv"
    path.write_text("source,target\n别的话。,Other words.\n", encoding="utf-8")
    with pytest.raises(InputError, match="no segment has both"):
        score_against_file(opened, "news", path)


def test_drafts_are_scored_against_what_became_of_them(opened: OpenProject) -> None:
    session = opened.open_session("news")
    first, second = session.segment_ids[1:3]
    session.insert_match(first, "The second Belt and Road conference was held at Chengdu.", "memory")
    session.set_target(first, "The second Belt and Road conference was held in Chengdu.")
    session.confirm(first)
    session.set_target(second, "More than 100 countries took part.")
    session.confirm(second)
    opened.close()
    measured = score_drafts(opened, "news", State.TRANSLATED)
    assert measured.segment_ids == (first,)
    ter = next(metric for metric in measured.scores.corpus.all if metric.name == "TER")
    assert 0 < ter.score < 50


def test_an_unfinished_state_is_no_reference(opened: OpenProject) -> None:
    with pytest.raises(UsageError, match="draft"):
        score_drafts(opened, "news", State.DRAFT)
