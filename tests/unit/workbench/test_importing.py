import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.errors import DuizhaoError, InputError, UsageError
from duizhao.model import State
from duizhao.workbench.exporting import export_document
from duizhao.workbench.importing import import_file, update_document
from duizhao.workbench.opening import OpenProject, open_project


def test_the_original_is_kept_byte_for_byte(opened: OpenProject, chinese: Path) -> None:
    document = opened.read("news")
    assert document.origin is not None
    assert (opened.root / document.origin.file).read_bytes() == chinese.read_bytes()
    assert document.origin.sha256 == hashlib.sha256(chinese.read_bytes()).hexdigest()


def test_an_existing_document_is_never_overwritten(opened: OpenProject, chinese: Path) -> None:
    before = (opened.root / "segments" / "news.yaml").read_bytes()
    with pytest.raises(DuizhaoError, match="news"):
        import_file(opened, chinese)
    assert (opened.root / "segments" / "news.yaml").read_bytes() == before
    import_file(opened, chinese, document_id="news-2")
    assert opened.document_ids == ("news", "news-2")


def test_a_draft_is_aligned(root: Path, chinese: Path, tmp_path: Path) -> None:
    draft = tmp_path / "news.en.txt"
    draft.write_text(
        "A New Chapter of Cooperation\n\n"
        "The second Belt and Road conference was held in Chengdu. More than 100 countries took part.\n"
        "In 2024, the value of international technology contracts exceeded 18.8 billion yuan.\n"
        "Construction of the first joint laboratories has begun.\n",
        encoding="utf-8",
    )
    imported = import_file(open_project(root), chinese, draft=draft)
    assert (imported.drafted, imported.unplaced) == (5, 0)
    targets = [segment.target for segment in imported.document.segments()]
    assert targets[2] == "More than 100 countries took part."
    assert {segment.state for segment in imported.document.segments()} == {State.DRAFT}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "nothing to translate"),
        ("blank.txt", b"\n\n  \n", "nothing to translate"),
        ("broken.po", b'msgid "unfinished', "broken.po"),
        ("broken.xlf", b"<xliff", "broken.xlf"),
        ("what.docx", b"PK\x03\x04", "docx"),
    ],
)
def test_a_bad_file_says_what_is_wrong(root: Path, tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DuizhaoError, match=message) as caught:
        import_file(open_project(root), path)
    assert caught.value.exit_code == 3
    assert list((root / "segments").glob("*.yaml")) == []


def test_a_missing_file_and_a_folder_are_told_apart(root: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        import_file(open_project(root), tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match="is a folder"):
        import_file(open_project(root), tmp_path)


def test_the_name_gives_a_safe_id(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "会议 新闻 (1).zh.txt"
    path.write_text("好。", encoding="utf-8")
    assert import_file(open_project(root), path).document.id == "会议-新闻-1"


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
    text = text.replace("took part", "attended").replace("合作新篇章", "合作旧篇章").replace(ids[4], "u99.1")
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
