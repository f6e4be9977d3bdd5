import errno
import os
from pathlib import Path

import pytest

from duizhao.errors import EnvironmentFailure
from duizhao.storage.atomic import disk_errors, make_folder, read_bytes, sync_folder, write_atomically


def test_a_file_is_replaced_with_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    write_atomically(path, b"one")
    path.chmod(0o640)
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_bytes(b"one")
    link = tmp_path / "link.yaml"
    link.symlink_to("real.yaml")
    write_atomically(link, b"two")
    assert link.is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"two"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*(("os.fsync", full) if step == "fsync" else ("pathlib.Path.replace", full)))
    with pytest.raises(EnvironmentFailure) as failure:
        write_atomically(path, b"new")
    assert failure.value.code == "disk-full"
    assert str(path) in str(failure.value)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("路" * 60 + ".yaml")
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


def test_reading_tells_a_missing_file_from_one_that_cannot_be_read(tmp_path: Path) -> None:
    assert read_bytes(tmp_path / "nothing") is None
    with pytest.raises(EnvironmentFailure) as failure:
        read_bytes(tmp_path)
    assert failure.value.code == "cannot-be-read"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentFailure):
        make_folder(tmp_path / "file" / "b")


def test_an_error_without_words_still_says_something(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure, match="It cannot be read: OSError"), disk_errors(tmp_path, "read"):
        raise OSError


def test_a_system_that_cannot_sync_folders_is_no_failure(tmp_path: Path) -> None:
    sync_folder(tmp_path)
    sync_folder(tmp_path / "missing")
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - the folder is untouched
