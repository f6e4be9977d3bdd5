from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.errors import InputError, UsageError
from duizhao.model import State
from duizhao.workbench.exporting import export_document
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.updating import update_document


@pytest.mark.parametrize("form", ["po", "xliff", "xliff2", "tmx", "csv", "tsv"])
def test_a_returned_file_updates_the_document(
    opened: OpenProject, translate: Callable[[OpenProject], None], form: str, tmp_path: Path
) -> None:
    translate(opened)
    (path,) = export_document(opened, "news", [form], tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("took part", "attended"), encoding="utf-8")
    updated = update_document(opened, path, form=form)
    assert (updated.document_id, updated.changed, updated.unknown, updated.differing) == ("news", 1, (), ())
    session = opened.open_session("news")
    assert session.segment(session.segment_ids[2]).target == "More than 100 countries attended."
    assert session.segment(session.segment_ids[2]).state is State.TRANSLATED
    session.undo()
    assert session.segment(session.segment_ids[2]).target == "More than 100 countries took part."


def test_a_returned_file_leaves_alone_what_does_not_fit(
    opened: OpenProject, translate: Callable[[OpenProject], None], tmp_path: Path
) -> None:
    translate(opened)
    (path,) = export_document(opened, "news", ["csv"], tmp_path)
    session = opened.open_session("news")
    ids = session.segment_ids
    session.set_locked(ids[2], locked=True)
    opened.close()
    text = path.read_text(encoding="utf-8")
    text = (
        text.replace("took part", "attended")
        .replace("合作新篇章", "合作旧篇章")
        .replace(f"{ids[4]},首批", "u99.1,头批")
    )
    path.write_text(text, encoding="utf-8")
    updated = update_document(opened, path)
    assert updated.changed == 0
    assert updated.locked == (ids[2],)
    assert updated.differing == (ids[0],)
    assert updated.unknown == ("u99.1",)


def test_text_cannot_update_a_document(opened: OpenProject, chinese: Path) -> None:
    with pytest.raises(UsageError, match="no translations"):
        update_document(opened, chinese)


def test_a_table_without_states_takes_no_confirmed_work_back(
    opened: OpenProject, translate: Callable[[OpenProject], None], tmp_path: Path
) -> None:
    translate(opened)
    segments = list(opened.read("news").segments())
    path = tmp_path / "news.csv"
    rows = [f"{segment.id},{segment.source},{segment.target.replace('took part', 'attended')}" for segment in segments]
    path.write_text("\n".join(["id,source,target", *(row for row in rows if row.count(",") == 2)]), encoding="utf-8")
    assert update_document(opened, path).changed == 1
    states = [segment.state for segment in opened.read("news").segments()]
    assert states == ["translated", "translated", "draft", "translated", "translated"]


def test_a_renamed_file_goes_where_it_is_told(
    opened: OpenProject, translate: Callable[[OpenProject], None], tmp_path: Path
) -> None:
    path = tmp_path / "news (1).csv"
    path.write_text("source,target\n超过100个国家参加。,Over 100 countries came.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="news-1"):
        update_document(opened, path)
    assert update_document(opened, path, document_id="news").changed == 1
    assert list(opened.read("news").segments())[2].target == "Over 100 countries came."


def test_a_table_of_ids_and_targets_is_enough(opened: OpenProject, tmp_path: Path) -> None:
    ids = [segment.id for segment in opened.read("news").segments()]
    path = tmp_path / "news.csv"
    path.write_text(f"id,target\n{ids[0]},A New Chapter\n", encoding="utf-8")
    assert update_document(opened, path).changed == 1


def test_a_file_with_nothing_in_common_is_an_error(opened: OpenProject, tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text("source,target\n别的话。,Other words.\n", encoding="utf-8")
    with pytest.raises(InputError, match="none of its 1 segments"):
        update_document(opened, path)
