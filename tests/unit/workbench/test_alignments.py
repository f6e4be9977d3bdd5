"""Opening alignments: of two files outside a project and in one, and of documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.errors import DuizhaoError, InputError, ProjectError, UsageError
from duizhao.model import Hold, Side
from duizhao.storage.alignment_file import load_alignment
from duizhao.workbench.alignments import open_alignment, open_document_alignment
from duizhao.workbench.importing import import_file
from duizhao.workbench.opening import OpenProject, open_project


def rescued(folder: Path) -> list[Path]:
    return sorted((folder / ".duizhao" / "rescued").glob("*.yaml"))


def test_two_files_are_aligned_and_reopened(chinese: Path, english: Path) -> None:
    session = open_alignment(chinese, english)
    assert [bead.kind for bead in session.alignment.beads] == ["1-1"] * 5
    assert (session.name, session.document_id, session.warnings) == ("news.zh.txt / news.en.txt", None, ())
    assert (chinese.parent / "news.alignment.yaml").exists()
    session.merge(1, 2)
    session.position = 3
    session.close()
    again = open_alignment(chinese, english)
    assert [bead.kind for bead in again.alignment.beads] == ["1-1", "2-2", "1-1", "1-1"]
    assert (again.position, again.undo_label(), again.warnings, again.recovered) == (3, "merge", (), 0)
    again.undo()
    assert again.finish().paths == (chinese.parent / "news.yaml",)
    again.close()


def test_reopening_does_not_align(chinese: Path, english: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_alignment(chinese, english).close()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("duizhao.workbench.live_aligner.Aligner", refuse)
    session = open_alignment(chinese, english)
    session.merge(0, 1)
    session.split(0, Side.SOURCE, 1)
    session.edit_sentence(0, Side.TARGET, 0, ["x"])
    session.close()


def test_the_aligner_of_a_first_alignment_is_at_hand(chinese: Path, english: Path) -> None:
    session = open_alignment(chinese, english)
    session.merge(1, 2)
    assert session.reasons(1)
    session.close()


def test_a_crash_loses_nothing(chinese: Path, english: Path) -> None:
    session = open_alignment(chinese, english)
    session.accept([0])
    session._store._journal.close()  # type: ignore[attr-defined]
    session._store._lock.release()  # type: ignore[attr-defined]
    again = open_alignment(chinese, english)
    assert (again.recovered, again.unsaved, again.tally().accepted) == (1, True, 1)
    again.close()


def test_a_second_opener_may_only_read(chinese: Path, english: Path) -> None:
    session = open_alignment(chinese, english)
    second = open_alignment(chinese, english)
    assert second.read_only
    english.write_text(english.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    third = open_alignment(chinese, english)
    assert third.read_only
    assert "changed after this alignment was made; it is open elsewhere" in third.warnings[0]
    for opened in (second, third, session):
        opened.close()


def test_a_changed_file_is_aligned_anew_around_what_is_held(chinese: Path, english: Path) -> None:
    session = open_alignment(chinese, english)
    session.merge(1, 2)
    session.accept([0, 3])
    session.close()
    draft = english.read_text(encoding="utf-8")
    english.write_text(draft.replace("began.", "has begun.").replace("A New", "Some news.\nA New"), encoding="utf-8")
    again = open_alignment(chinese, english)
    (warning,) = again.warnings
    assert f"{english} changed after this alignment was made, so it was aligned anew" in warning
    assert "2 beads of yours stayed, 1 no longer fit" in warning
    assert [bead.hold for bead in again.alignment.beads if bead.is_held] == [Hold.ACCEPTED, Hold.CHANGED]
    assert [s.text for s in again.alignment.sentences(Side.TARGET)][
        -1
    ] == "Work on the first joint laboratories has begun."
    lost = [load_alignment(path.read_bytes(), path) for path in rescued(chinese.parent)]
    assert any([len(found.beads) for found in lost] and len(found.beads) == 1 for found in lost)
    again.close()
    last = open_alignment(chinese, english)
    assert last.warnings == ()
    last.close()


def test_an_edited_source_file_is_taken_in(chinese: Path, english: Path) -> None:
    open_alignment(chinese, english).close()
    chinese.write_text(chinese.read_text(encoding="utf-8") + "大会闭幕。\n", encoding="utf-8")
    session = open_alignment(chinese, english)
    assert [s.text for s in session.alignment.sentences(Side.SOURCE)][-1] == "大会闭幕。"
    assert "aligned anew" in session.warnings[0]
    assert "stayed" not in session.warnings[0]
    session.close()


def test_two_pairs_of_one_chinese_file_are_kept_apart(chinese: Path, english: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.en.txt"
    other.write_text(english.read_text(encoding="utf-8"), encoding="utf-8")
    open_alignment(chinese, english).close()
    second = open_alignment(chinese, other)
    assert second.alignment.id == "news-2"
    second.accept([0])
    second.close()
    again = open_alignment(chinese, other)
    assert (again.alignment.id, again.tally().accepted) == ("news-2", 1)
    again.close()


def test_lines_may_be_sentences(chinese: Path, english: Path) -> None:
    session = open_alignment(chinese, english, sentences=True)
    assert len(list(session.alignment.sentences(Side.SOURCE))) == 4
    session.close()


def test_a_broken_alignment_is_told_and_not_replaced(chinese: Path, english: Path) -> None:
    open_alignment(chinese, english).close()
    path = chinese.parent / "news.alignment.yaml"
    path.write_text("alignment: news\nbeads:\n- source: x\n", encoding="utf-8")
    with pytest.raises(ProjectError) as caught:
        open_alignment(chinese, english)
    assert caught.value.location
    assert path.read_text(encoding="utf-8").endswith("x\n")


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("news.zh.txt", "news.zh.txt"), "same-file"),
        (("news.en.txt", "news.zh.txt"), "sides-swapped"),
        (("nowhere.txt", "news.en.txt"), "no-such-file"),
        (("news.zh.txt", "both.tsv"), "bilingual-draft"),
    ],
)
def test_what_cannot_be_aligned_is_told(
    chinese: Path, english: Path, tmp_path: Path, names: tuple[str, str], code: str
) -> None:
    (tmp_path / "both.tsv").write_text("source\ttarget\n一。\tOne.\n", encoding="utf-8")
    with pytest.raises(DuizhaoError) as caught:
        open_alignment(tmp_path / names[0], tmp_path / names[1])
    assert caught.value.code == code
    assert not list(tmp_path.glob("*.alignment.yaml"))


def test_a_bad_format_is_told_before_anything_is_done(chinese: Path, english: Path) -> None:
    with pytest.raises(UsageError, match="docx"):
        open_alignment(chinese, english, form="docx")
    assert not list(chinese.parent.glob("*.alignment.yaml"))


def test_empty_files_are_sane(chinese: Path, english: Path) -> None:
    english.write_text("", encoding="utf-8")
    session = open_alignment(chinese, english)
    assert {bead.kind for bead in session.alignment.beads} == {"1-0"}
    assert "no sentences" in session.warnings[0]
    session.close()
    chinese.write_text("", encoding="utf-8")
    both = open_alignment(chinese, english)
    assert both.alignment.beads == ()
    both.close()


# In a project ---------------------------------------------------------------------------------------------


def test_in_a_project_finishing_makes_the_document(root: Path, chinese: Path, english: Path) -> None:
    opened = open_project(root)
    session = open_alignment(chinese, english, opened=opened)
    assert session.document_id == "news"
    assert (root / "alignments" / "news.yaml").exists()
    with pytest.raises(UsageError, match="not reworded"):
        session.edit_sentence(0, Side.SOURCE, 0, ["别的。"])
    session.merge(1, 2)
    session.finish()
    session.close()
    document = opened.read("news")
    assert [s.target for s in document.segments()][1].endswith("took part.")
    assert opened.project.original(document) == chinese.read_bytes()
    again = open_alignment(chinese, english, opened=opened)
    assert (again.undo_label(), again.warnings, again.alignment.source_origin) == ("merge", (), None)
    again.split(1, Side.SOURCE, 1)
    again.finish()
    again.close()
    assert len(list(opened.read("news").segments())) == 5
    by_document = open_document_alignment(opened, "news")
    assert by_document.undo_label() == "split"
    by_document.close()


def test_an_import_with_a_draft_can_be_corrected(root: Path, chinese: Path, english: Path) -> None:
    opened = open_project(root)
    import_file(opened, chinese, draft=english)
    session = open_document_alignment(opened, "news")
    assert (session.document_id, session.name, session.warnings) == ("news", "news", ())
    assert [s.segment for s in session.alignment.sentences(Side.SOURCE)] == ["u1.1", "u2.1", "u2.2", "u3.1", "u4.1"]
    before = (root / "segments" / "news.yaml").read_bytes()
    session.finish()
    assert (root / "segments" / "news.yaml").read_bytes() == before
    session.close()


def test_a_document_without_a_draft_says_how(opened: OpenProject) -> None:
    with pytest.raises(UsageError) as caught:
        open_document_alignment(opened, "news")
    assert caught.value.code == "no-alignment"
    assert "duizhao align sources/news.zh.txt EN --edit" in caught.value.hint
    with pytest.raises(UsageError, match="no document"):
        open_document_alignment(opened, "nothing")


def test_an_alignment_of_other_files_is_not_the_documents(
    root: Path, chinese: Path, english: Path, tmp_path: Path
) -> None:
    opened = open_project(root)
    other = tmp_path / "elsewhere" / "news.zh.txt"
    other.parent.mkdir()
    other.write_text("别的新闻。\n又一句。\n", encoding="utf-8")
    open_alignment(other, english, opened=opened).close()
    import_file(opened, chinese)
    with pytest.raises(UsageError, match="no alignment"):
        open_document_alignment(opened, "news")


def test_a_document_gets_a_draft_by_its_original(opened: OpenProject, english: Path) -> None:
    session = open_alignment(opened.root / "sources" / "news.zh.txt", english, opened=opened)
    assert session.document_id == "news"
    assert session.alignment.source_origin is None
    session.finish()
    session.close()
    assert all(segment.target for segment in opened.read("news").segments())


def test_another_draft_takes_the_place_of_the_first(root: Path, chinese: Path, english: Path, tmp_path: Path) -> None:
    opened = open_project(root)
    import_file(opened, chinese, draft=english)
    first = open_document_alignment(opened, "news")
    first.accept([0, 4])
    first.close()
    other = tmp_path / "better.en.txt"
    other.write_text(english.read_text(encoding="utf-8").replace("were signed", "were concluded"), encoding="utf-8")
    session = open_alignment(chinese, other, opened=opened)
    assert "this alignment was made with ../news.en.txt" in session.warnings[0]
    assert session.tally().accepted == 2
    session.finish()
    session.close()
    assert any("concluded" in segment.target for segment in opened.read("news").segments())


def test_a_draft_that_has_changed_is_told(root: Path, chinese: Path, english: Path) -> None:
    opened = open_project(root)
    import_file(opened, chinese, draft=english)
    english.write_text(english.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    session = open_document_alignment(opened, "news")
    assert "../news.en.txt has changed since it was aligned" in session.warnings[0]
    assert "--edit" in session.warnings[0]
    session.close()
    english.unlink()
    without = open_document_alignment(opened, "news")
    assert without.warnings == ()
    without.close()


def test_a_document_imported_anew_is_aligned_anew(root: Path, chinese: Path, english: Path) -> None:
    opened = open_project(root)
    import_file(opened, chinese, draft=english)
    session = open_document_alignment(opened, "news")
    session.accept([0])
    session.edit_sentence(4, Side.TARGET, 0, ["Mine."])
    session.close()
    chinese.write_text(chinese.read_text(encoding="utf-8") + "大会闭幕。\n", encoding="utf-8")
    import_file(opened, chinese, replace_existing=True)
    again = open_document_alignment(opened, "news")
    assert "the source of news changed" in again.warnings[0]
    assert again.tally().accepted == 1
    assert [s.text for s in again.alignment.sentences(Side.TARGET)][-1] == "Mine."
    again.finish()
    again.close()


def test_a_document_of_the_same_name_is_not_touched(
    opened: OpenProject, english: Path, tmp_path: Path, translate: Callable[[OpenProject], None]
) -> None:
    translate(opened)
    before = (opened.root / "segments" / "news.yaml").read_bytes()
    other = tmp_path / "elsewhere" / "news.zh.txt"
    other.parent.mkdir()
    other.write_text("别的新闻。\n又一句。\n", encoding="utf-8")
    session = open_alignment(other, english, opened=opened)
    assert session.document_id == "news-2"
    session.finish()
    session.close()
    assert opened.document_ids == ("news", "news-2")
    assert (opened.root / "segments" / "news.yaml").read_bytes() == before


def test_what_a_person_has_translated_stays(
    opened: OpenProject, english: Path, translate: Callable[[OpenProject], None]
) -> None:
    translate(opened)
    before = opened.read("news")
    session = open_alignment(opened.root / "sources" / "news.zh.txt", english, opened=opened)
    session.merge(0, 4)
    assert session.preview_finish().kept == 5
    session.finish()
    session.close()
    after = opened.read("news")
    assert [s.target for s in after.segments()] == [s.target for s in before.segments()]
    assert "A New Chapter" in after.segment("u1.1").notes[0].text


def test_a_chinese_file_that_is_not_text_is_an_input_error(tmp_path: Path, english: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0\1")
    with pytest.raises(InputError):
        open_alignment(tmp_path / "a.bin", english)
