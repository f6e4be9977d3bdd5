import os
from pathlib import Path

import pytest

from duizhao.storage.layout import DocumentFiles
from duizhao.storage.locks import WriterLock


@pytest.fixture
def files(tmp_path: Path) -> DocumentFiles:
    return DocumentFiles(tmp_path, "a")


def test_one_at_a_time(files: DocumentFiles) -> None:
    first, second = WriterLock(files), WriterLock(files)
    assert first.take() == ""
    holder = second.take()
    assert not second.is_refused
    assert f"process {os.getpid()}" in holder
    assert "since 20" in holder
    assert (first.is_held, second.is_held) == (True, False)
    second.release()
    assert first.is_held
    first.release()
    assert not files.holder.exists()
    assert second.take() == ""
    second.release()


@pytest.mark.parametrize("label", ["", "not json", "[]", '{"user": "anna"}'])
def test_a_lock_whose_label_cannot_be_read(files: DocumentFiles, label: str) -> None:
    first, second = WriterLock(files), WriterLock(files)
    first.take()
    files.holder.write_text(label)
    assert second.take() == "another process"
    first.release()


def test_a_lock_holds_without_its_label(files: DocumentFiles) -> None:
    files.make_private_folders()
    files.holder.mkdir()
    lock = WriterLock(files)
    assert lock.take() == ""
    assert lock.is_held
    lock.release()


def test_a_folder_nobody_can_write(tmp_path: Path) -> None:
    (tmp_path / ".duizhao").write_text("a file where the folder should be")
    lock = WriterLock(DocumentFiles(tmp_path, "a"))
    assert lock.take() == "its folder cannot be written (Not a directory)"
    assert lock.is_refused


def test_a_user_without_a_name(files: DocumentFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nameless)
    first = WriterLock(files)
    first.take()
    assert WriterLock(files).take().startswith("somebody, process ")
    first.release()
