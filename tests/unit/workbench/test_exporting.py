from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.errors import DuizhaoError, EnvironmentFailure, InputError, ProjectError
from duizhao.formats.detect import resolve
from duizhao.workbench.exporting import DocumentExport, export_document
from duizhao.workbench.opening import OpenProject

Translate = Callable[[OpenProject], None]


def test_the_finished_document_keeps_the_originals_layout(opened: OpenProject, translate: Translate) -> None:
    translate(opened)
    (path,) = export_document(opened, "news", ["txt"])
    assert path == opened.root / "exports" / "news.en.txt"
    assert path.read_text(encoding="utf-8") == (
        "A New Chapter of Cooperation\n\n"
        "The second Belt and Road conference was held in Chengdu. More than 100 countries took part.\n"
        "In 2024, technology contracts worth 18.8 billion yuan were signed.\n"
        "Work on the first joint laboratories began.\n"
    )


def test_what_is_not_translated_stays_chinese(opened: OpenProject) -> None:
    (path,) = export_document(opened, "news", ["text"])
    assert "超过100个国家参加。" in path.read_text(encoding="utf-8")


def test_every_format_has_a_file_of_its_own(opened: OpenProject, translate: Translate) -> None:
    translate(opened)
    formats = ["po", "xliff", "xliff2", "tmx", "csv", "tsv", "text"]
    paths = export_document(opened, "news", formats)
    assert len(set(paths)) == len(formats)
    assert all(path.stat().st_size for path in paths)


def test_exporting_twice_gives_the_same_bytes(opened: OpenProject, translate: Translate, tmp_path: Path) -> None:
    translate(opened)
    formats = ["po", "xliff", "xliff2", "tmx", "csv"]
    first = [path.read_bytes() for path in export_document(opened, "news", formats, tmp_path / "a")]
    second = [path.read_bytes() for path in export_document(opened, "news", formats, tmp_path / "b")]
    assert first == second


def test_strict_refuses_what_is_unfinished_or_wrong(opened: OpenProject, translate: Translate) -> None:
    with pytest.raises(InputError, match="5 to go, the first is"):
        export_document(opened, "news", ["po"], strict=True)
    translate(opened)
    export_document(opened, "news", ["po"], strict=True)
    session = opened.open_session("news")
    session.set_target(session.segment_ids[1], "One Belt One Road was held in Chengdu.")
    session.confirm(session.segment_ids[1])
    with pytest.raises(InputError, match="has errors"):
        export_document(opened, "news", ["po"], strict=True)


def test_a_changed_original_is_refused_before_anything_is_written(opened: OpenProject, tmp_path: Path) -> None:
    document = opened.read("news")
    assert document.origin is not None
    (opened.root / document.origin.file).write_text("改过了。", encoding="utf-8")
    with pytest.raises(ProjectError, match="sources"):
        export_document(opened, "news", ["po", "text"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_missing_original_matters_to_its_own_format_alone(opened: OpenProject, tmp_path: Path) -> None:
    document = opened.read("news")
    assert document.origin is not None
    (opened.root / document.origin.file).unlink()
    assert export_document(opened, "news", ["po", "tmx"], tmp_path)
    with pytest.raises(ProjectError, match="sources"):
        export_document(opened, "news", ["text"], tmp_path)


def test_formats_go_out_one_by_one(opened: OpenProject, translate: Translate, tmp_path: Path) -> None:
    export = DocumentExport(opened, "news", tmp_path)
    assert export.unfinished == 5
    translate(opened)
    export = DocumentExport(opened, "news", tmp_path)
    assert export.unfinished == 0
    po = resolve("po")
    path = export.write(po, export.serialise(po))
    assert path.read_bytes() == export.serialise(po)


def test_an_unknown_format_names_the_known_ones(opened: OpenProject) -> None:
    with pytest.raises(DuizhaoError, match="docx") as caught:
        export_document(opened, "news", ["docx"])
    assert "xliff2" in caught.value.hint


def test_a_folder_that_cannot_be_made_is_told(opened: OpenProject, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentFailure, match="cannot be made"):
        export_document(opened, "news", ["csv"], tmp_path / "file" / "out")
