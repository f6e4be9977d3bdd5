import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from duizhao.errors import DuizhaoError, InputError, LockedError, UsageError
from duizhao.model import AlignedBead, Alignment, Origin, Sentence, State
from duizhao.workbench.finishing_documents import DocumentFinisher
from duizhao.workbench.opening import OpenProject, open_project

ENGLISH = (
    "A New Chapter of Cooperation",
    "The second Belt and Road conference was held in Chengdu.",
    "More than 100 countries took part.",
    "In 2024, technology contracts worth 18.8 billion yuan were signed.",
    "Work on the first joint laboratories began.",
)
IDS = ["u1.1", "u2.1", "u2.2", "u3.1", "u4.1"]


def beads_of(opened: OpenProject, *shapes: tuple[Sequence[int], Sequence[int]]) -> tuple[AlignedBead, ...]:
    sources = [segment.source for segment in opened.read("news").segments()]
    return tuple(
        AlignedBead(
            source=tuple(Sentence(text=sources[n]) for n in source),
            target=tuple(Sentence(text=ENGLISH[n]) for n in target),
            score=0.5,
        )
        for source, target in shapes
    )


ONE_BY_ONE = tuple(((n,), (n,)) for n in range(5))


def test_the_document_is_filled_in_one_step(opened: OpenProject) -> None:
    before = opened.read("news")
    alignment = Alignment(id="news", beads=beads_of(opened, ((0,), (0,)), ((1, 2), (1, 2)), ((3,), (3,)), ((4,), (4,))))
    finished = DocumentFinisher(opened, "news").finish(alignment)
    assert finished.document_id == "news"
    assert finished.paths == (opened.root / "segments" / "news.yaml",)
    after = opened.project.read("news")
    assert [s.target for s in after.segments()] == [ENGLISH[0], f"{ENGLISH[1]} {ENGLISH[2]}", *ENGLISH[3:]]
    session = opened.open_session("news")
    assert [edit.label for edit in session.history] == ["lay alignment"]
    session.undo()
    assert session.document == before
    opened.close()


def test_an_open_document_stays_open_and_can_take_it_back(opened: OpenProject) -> None:
    session = opened.open_session("news")
    session.set_target("u4.1", "Mine.")
    DocumentFinisher(opened, "news").finish(Alignment(id="news", beads=beads_of(opened, *ONE_BY_ONE)))
    assert opened.open_session("news") is session
    assert session.segment("u1.1").target == ENGLISH[0]
    assert not session.unsaved
    kept = session.segment("u4.1")
    assert (kept.target, kept.notes[0].text) == ("Mine.", f"In the draft: {ENGLISH[4]}")
    session.undo()
    assert [session.segment(s).target for s in IDS] == ["", "", "", "", "Mine."]
    opened.close()


def test_finishing_twice_is_no_second_step(opened: OpenProject) -> None:
    alignment = Alignment(id="news", beads=beads_of(opened, *ONE_BY_ONE))
    finisher = DocumentFinisher(opened, "news")
    finisher.finish(alignment)
    data = (opened.root / "segments" / "news.yaml").read_bytes()
    finisher.finish(alignment)
    assert (opened.root / "segments" / "news.yaml").read_bytes() == data
    assert len(opened.open_session("news").history) == 1
    opened.close()


def test_the_preview_changes_nothing_and_is_right(opened: OpenProject) -> None:
    session = opened.open_session("news")
    session.set_target("u1.1", "Mine.")
    session.confirm("u1.1")
    before = session.document
    alignment = Alignment(id="news", beads=beads_of(opened, ((0,), (0,)), ((1,), ()), ((), (1,)), *ONE_BY_ONE[2:]))
    finisher = DocumentFinisher(opened, "news")
    preview = finisher.preview(alignment)
    assert session.document == before
    assert (preview.drafted, preview.kept, preview.stray, preview.untranslated) == (3, 1, 1, 1)
    assert any("1 segment that you have worked on" in line for line in preview.lines)
    message = finisher.finish(alignment).message
    assert "3 segments drafted" in message
    assert "1 segment of your own" in message
    assert session.segment("u1.1").state is State.TRANSLATED
    opened.close()


def test_a_document_open_elsewhere_is_left_alone(opened: OpenProject, root: Path) -> None:
    elsewhere = open_project(root)
    elsewhere.open_session("news")
    alignment = Alignment(id="news", beads=beads_of(opened, *ONE_BY_ONE))
    with pytest.raises(LockedError):
        DocumentFinisher(opened, "news").finish(alignment)
    assert not opened.is_open("news")
    assert all(not s.target for s in opened.read("news").segments())
    elsewhere.close()


def origin_of(path: Path) -> Origin:
    return Origin(file=str(path), format="text", sha256=hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture
def apart(root: Path, tmp_path: Path) -> Callable[[], tuple[OpenProject, Path, Alignment]]:
    def make() -> tuple[OpenProject, Path, Alignment]:
        path = tmp_path / "talk.zh.txt"
        path.write_text("一二三。四五六。\n\n七八九。\n", encoding="utf-8")
        texts = ["一二三。四五六。", "七八九。"]
        beads = tuple(
            AlignedBead(source=(Sentence(text=text),), target=(Sentence(text=f"Line {n}."),), score=0.5)
            for n, text in enumerate(texts)
        )
        return open_project(root), path, Alignment(id="talk", beads=beads, source_origin=origin_of(path))

    return make


def test_a_document_is_made_of_the_chinese_file(apart: Callable[[], tuple[OpenProject, Path, Alignment]]) -> None:
    opened, path, alignment = apart()
    finisher = DocumentFinisher(opened, "talk")
    assert "The document talk is made" in finisher.preview(alignment).lines[0]
    assert opened.document_ids == ()
    finisher.finish(alignment)
    document = opened.read("talk")
    assert [(s.source, s.target) for s in document.segments()] == [
        ("一二三。四五六。", "Line 0."),
        ("七八九。", "Line 1."),
    ]
    assert opened.project.original(document) == path.read_bytes()
    # Finishing was interrupted before the alignment knew of the document.
    assert "is filled" in finisher.preview(alignment).lines[0]
    finisher.finish(alignment)


def test_a_chinese_file_that_has_changed_is_not_taken(
    apart: Callable[[], tuple[OpenProject, Path, Alignment]],
) -> None:
    opened, path, alignment = apart()
    path.write_text("一二三。四五六。\n\n七八九十。\n", encoding="utf-8")
    with pytest.raises(InputError, match="has changed since"):
        DocumentFinisher(opened, "talk").finish(alignment)
    path.unlink()
    with pytest.raises(InputError, match="no such file"):
        DocumentFinisher(opened, "talk").finish(alignment)
    assert opened.document_ids == ()


def test_a_document_of_another_file_is_not_overwritten(
    apart: Callable[[], tuple[OpenProject, Path, Alignment]],
) -> None:
    opened, _, alignment = apart()
    DocumentFinisher(opened, "talk").finish(alignment)
    data = (opened.root / "segments" / "talk.yaml").read_bytes().replace(b"sha256: ", b"sha256: 0")
    (opened.root / "segments" / "talk.yaml").write_bytes(data)
    with pytest.raises(DuizhaoError, match="already"):
        DocumentFinisher(opened, "talk").finish(alignment)
    assert (opened.root / "segments" / "talk.yaml").read_bytes() == data


def test_a_document_that_is_gone_is_told(opened: OpenProject) -> None:
    with pytest.raises(UsageError, match="no document “gone”"):
        DocumentFinisher(opened, "gone").preview(Alignment(id="gone", beads=()))
