from pathlib import Path

import pytest

from duizhao.errors import ProjectError
from duizhao.storage.layout import DocumentFiles, inside


@pytest.mark.parametrize("name", ["news", "2026-01-02 talk", "belt.and.road", "一带一路", "a_b"])
def test_good_ids(name: str, tmp_path: Path) -> None:
    assert DocumentFiles(tmp_path, name).segments == tmp_path / "segments" / f"{name}.yaml"


@pytest.mark.parametrize(
    "name",
    ["", "  ", "..", ".hidden", "-x", "a/b", "a\\b", "a:b", "x\0", "a\nb", "end.", "end ", " a", "路" * 61, 'a"b'],
)
def test_ids_that_are_no_file_names(name: str, tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as failure:
        DocumentFiles(tmp_path, name)
    assert failure.value.code == "bad-document-id"


@pytest.mark.parametrize("relative", ["../x", "/etc/passwd", "a/../../x", "C:/x", "", "."])
def test_paths_that_leave_the_project(relative: str, tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as failure:
        inside(tmp_path, relative)
    assert failure.value.code == "outside-project"


def test_paths_inside_the_project(tmp_path: Path) -> None:
    assert inside(tmp_path, "sources/a.txt") == tmp_path / "sources" / "a.txt"


def test_what_is_set_aside_never_overwrites(tmp_path: Path) -> None:
    files = DocumentFiles(tmp_path, "a")
    files.make_private_folders()
    first, second = files.set_aside(b"1", ".yaml"), files.set_aside(b"2", ".yaml")
    assert (first.name, second.name) == ("a-1.yaml", "a-2.yaml")
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    assert files.set_journal_aside(b"3").name == "a.jsonl.bad-1"
    assert (tmp_path / ".duizhao" / ".gitignore").read_text() == "*\n"
