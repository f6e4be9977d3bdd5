import hashlib
from pathlib import Path

import pytest

from duizhao.errors import DuizhaoError, InputError
from duizhao.model import Side, State
from duizhao.storage.alignment_file import load_alignment
from duizhao.workbench.importing import import_file, import_source, origin_of
from duizhao.workbench.laying import lay_beads
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


def test_how_the_draft_was_aligned_is_kept(root: Path, chinese: Path, tmp_path: Path) -> None:
    draft = tmp_path / "news.en.txt"
    draft.write_text("A New Chapter of Cooperation\n\nMore than 100 countries took part.\n", encoding="utf-8")
    opened = open_project(root)
    document = import_file(opened, chinese, draft=draft).document
    path = root / "alignments" / "news.yaml"
    alignment = load_alignment(path.read_bytes(), path)
    assert [s.text for s in alignment.sentences(Side.TARGET)] == draft.read_text(encoding="utf-8").split("\n")[::2][:2]
    assert [s.segment for s in alignment.sentences(Side.SOURCE)] == ["u1.1", "u2.1", "u2.2", "u3.1", "u4.1"]
    assert alignment.source_origin is None
    assert alignment.target_origin
    assert alignment.target_origin.file == "../news.en.txt"
    assert lay_beads(opened.read("news"), alignment.beads).document == document
    import_file(opened, chinese, replace_existing=True, draft=draft)
    assert (root / ".duizhao" / "rescued").is_dir() is False


def test_without_a_draft_there_is_no_alignment(opened: OpenProject) -> None:
    assert not (opened.root / "alignments").exists()


def test_an_id_that_is_the_files_own_keeps_the_files_name(root: Path, chinese: Path) -> None:
    opened = open_project(root)
    assert (
        import_source(opened, chinese, document_id="news").document.origin
        == import_source(opened, chinese).document.origin
    )
    other = import_source(opened, chinese, document_id="other").document
    assert other.origin
    assert (other.id, other.origin.file) == ("other", "sources/other.txt")


def test_an_origin_is_told_from_where_it_is_kept(root: Path, chinese: Path) -> None:
    origin = origin_of(root, chinese, "text", b"")
    assert (origin.file, origin.format, origin.sha256[:6]) == ("../news.zh.txt", "text", "e3b0c4")
