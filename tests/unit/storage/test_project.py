import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.errors import LockedError, ProjectError
from duizhao.model import Document, Origin, Segment, Unit
from duizhao.storage.project import Project
from duizhao.storage.settings import Settings


def code_of(call: object, *arguments: object, **options: object) -> str:
    with pytest.raises(ProjectError) as failure:
        call(*arguments, **options)  # type: ignore[operator]  # any method
    assert failure.value.message
    return failure.value.code


def with_origin(document: Document, data: bytes, file: str = "sources/talk.txt") -> Document:
    return replace(document, origin=Origin(file=file, format="text", sha256=hashlib.sha256(data).hexdigest()))


def test_a_new_project_has_a_glossary_that_works(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "a" / "b")
    assert sorted(path.name for path in project.root.iterdir()) == [
        ".gitignore", "duizhao.yaml", "glossary", "segments", "sources",
    ]  # fmt: skip
    loaded = project.glossary()
    assert [entry.source for entry in loaded.entries] == ["一带一路"]
    assert loaded.problems == ()
    assert (project.document_ids(), project.settings) == ((), Settings())


def test_creating_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / "notes.txt").write_text("mine\n")
    Project.create(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert code_of(Project.create, tmp_path) == "project-exists"


@pytest.mark.parametrize("path", ["glossary/mine.yaml", "segments/mine.yaml"])
def test_creating_refuses_files_that_are_in_the_way(tmp_path: Path, path: str) -> None:
    (tmp_path / path).parent.mkdir()
    (tmp_path / path).touch()
    assert code_of(Project.create, tmp_path) == "in-the-way"
    (tmp_path / "file").touch()
    assert code_of(Project.create, tmp_path / "file") == "in-the-way"


def test_the_nearest_project_above_is_opened(tmp_path: Path) -> None:
    outer = Project.create(tmp_path)
    inner = Project.create(tmp_path / "parts" / "inner")
    (inner.root / "segments" / "deep").mkdir()
    assert Project.open(inner.root / "segments" / "deep").root == inner.root
    assert Project.open(tmp_path / "parts").root == outer.root
    (inner.root / "duizhao.yaml").unlink()
    assert Project.open(inner.root).root == inner.root
    assert Project.open(inner.root).settings == Settings()


def test_where_there_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "segments").mkdir()
    with pytest.raises(ProjectError) as failure:
        Project.open(tmp_path)
    assert failure.value.code == "no-project"
    assert "duizhao new" in failure.value.hint


def test_bad_settings_are_told(project: Project) -> None:
    (project.root / "duizhao.yaml").write_text("exprt: [po]\n")
    assert code_of(Project.open, project.root) == "unknown-key"


def test_a_bad_glossary_file_leaves_the_others_in_force(project: Project) -> None:
    folder = project.root / "glossary"
    (folder / "bad.yaml").write_text("terms:\n- sorce: 坏\n")
    (folder / "more.yml").write_text("terms: [{source: 成都, target: Chengdu}]\n", encoding="utf-8")
    (folder / "readme.md").write_text("not a glossary")
    loaded = project.glossary()
    assert [(e.source, e.file) for e in loaded.entries] == [
        ("成都", "glossary/more.yml"),
        ("一带一路", "glossary/terms.yaml"),
    ]
    (problem,) = loaded.problems
    assert str(problem.location) == f"{folder / 'bad.yaml'}:2"


def test_a_project_without_folders_is_empty(tmp_path: Path) -> None:
    (tmp_path / "duizhao.yaml").touch()
    project = Project.open(tmp_path)
    assert (project.document_ids(), project.glossary().entries) == ((), ())


def test_documents_are_found_and_read(project: Project, document: Document) -> None:
    (project.root / "segments" / ".talk.yaml.1.new").touch()
    (project.root / "segments" / "notes.txt").touch()
    assert project.document_ids() == ("talk",)
    assert project.read("talk") == document
    assert code_of(project.read, "nothing") == "no-such-document"
    assert code_of(project.open_document, "nothing") == "no-such-document"
    assert code_of(project.read, "../secret") == "bad-document-id"


def test_an_original_is_kept_byte_for_byte(project: Project, document: Document) -> None:
    data = b"\xef\xbb\xbf\xff\r\nbytes\x00"
    imported = with_origin(replace(document, id="other"), data)
    project.add(imported, data)
    assert (project.root / "sources" / "talk.txt").read_bytes() == data
    assert project.original(project.read("other")) == data
    project.add(replace(imported, id="third"), data)
    assert project.original(document) is None


def test_adding_overwrites_nothing(project: Project, document: Document) -> None:
    segments = project.root / "segments" / "talk.yaml"
    before = segments.read_bytes()
    assert code_of(project.add, document, None) == "document-exists"
    project.add(with_origin(replace(document, id="one"), b"1"), b"1")
    assert code_of(project.add, with_origin(replace(document, id="two"), b"2"), b"2") == "original-exists"
    assert (project.root / "sources" / "talk.txt").read_bytes() == b"1"
    assert segments.read_bytes() == before
    assert project.document_ids() == ("one", "talk")


def test_replacing_keeps_the_old_journal(project: Project, document: Document) -> None:
    project.add(with_origin(replace(document, id="one"), b"1"), b"1")
    journal = project.root / ".duizhao" / "journal" / "one.jsonl"
    journal.write_bytes(b'{"journal":1}\n')
    project.add(with_origin(replace(document, id="one"), b"2"), b"2", replace=True)
    assert project.original(project.read("one")) == b"2"
    assert not journal.exists()
    assert (project.root / ".duizhao" / "rescued" / "one-1.jsonl").read_bytes() == b'{"journal":1}\n'


def test_a_document_somebody_works_on_is_not_replaced(project: Project, document: Document) -> None:
    store = project.open_document("talk")
    with pytest.raises(LockedError):
        project.add(document, None, replace=True)
    store.close()
    project.add(document, None, replace=True)


def test_what_could_not_be_read_again_does_not_get_in(project: Project, document: Document) -> None:
    twice = (Segment(id="s", source="一"), Segment(id="s", source="二"))
    double = replace(document, id="double", units=(Unit(id="u", segments=twice),))
    assert code_of(project.add, double, None) == "duplicate-id"
    assert code_of(project.add, replace(document, id="a/b"), None) == "bad-document-id"
    outside = with_origin(replace(document, id="x"), b"1", "../../x")
    assert code_of(project.add, outside, b"1") == "outside-project"
    with pytest.raises(ValueError, match="origin"):
        project.add(with_origin(replace(document, id="x"), b"1"), b"2")
    assert project.document_ids() == ("talk",)


def test_an_original_that_is_missing_or_has_changed(project: Project, document: Document) -> None:
    imported = with_origin(replace(document, id="one"), b"1")
    assert code_of(project.original, imported) == "original-missing"
    project.add(imported, b"1")
    (project.root / "sources" / "talk.txt").write_bytes(b"changed")
    assert code_of(project.original, imported) == "original-changed"
    assert code_of(project.original, with_origin(document, b"", "../x")) == "outside-project"
