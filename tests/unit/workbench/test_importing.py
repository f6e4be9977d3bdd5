import hashlib
from pathlib import Path

import pytest

from duizhao.errors import DuizhaoError, InputError
from duizhao.model import State
from duizhao.workbench.importing import import_file
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


def test_two_files_of_one_name_are_told_apart_by_their_ids(opened: OpenProject, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "news.zh.txt"
    other.parent.mkdir()
    other.write_text("另一篇。\n", encoding="utf-8")
    with pytest.raises(DuizhaoError):
        import_file(opened, other)
    document = import_file(opened, other, document_id="second").document
    assert document.origin is not None
    assert document.origin.file == "sources/second.txt"
    assert (opened.root / "sources" / "second.txt").read_bytes() == other.read_bytes()


def test_ids_have_no_dots_so_that_exports_do_not_meet(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.xliff2.txt"
    path.write_text("好。", encoding="utf-8")
    assert import_file(open_project(root), path).document.id == "news-xliff2"


def test_a_byline_the_draft_leaves_out_takes_nothing_with_it(root: Path, tmp_path: Path) -> None:
    source, draft = tmp_path / "news.txt", tmp_path / "draft.txt"
    source.write_text("大会开幕了。\n\n你准备好了吗?\n\n(本报记者 王小明)\n", encoding="utf-8")
    draft.write_text("The conference opened.\n\nAre you ready?\n", encoding="utf-8")
    imported = import_file(open_project(root), source, draft=draft)
    targets = [segment.target for segment in imported.document.segments()]
    assert targets == ["The conference opened.", "Are you ready?", ""]
