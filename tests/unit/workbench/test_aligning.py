from pathlib import Path

import pytest

from duizhao.errors import InputError, UsageError
from duizhao.model import Bead
from duizhao.workbench.aligning import align_files, as_document, mismatch_warnings, read_pair

ZH = "2024年成交额突破188亿元。\n超过100个国家参加。\n“你好吗？”他问。\n"
EN = "Contracts in 2024 exceeded 18.8 billion yuan.\nMore than 100 countries took part.\n“How are you?” he asked.\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "a.zh.txt", tmp_path / "a.en.txt"
    source.write_text(ZH, encoding="utf-8")
    target.write_text(EN, encoding="utf-8")
    return source, target


@pytest.mark.parametrize("sentences", [True, False])
def test_two_files_are_aligned(pair: tuple[Path, Path], *, sentences: bool) -> None:
    aligned = align_files(*pair, sentences=sentences)
    assert [(bead.source, bead.target) for bead in aligned.beads] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    assert aligned.warnings == ()


def test_swapped_sides_are_noticed(pair: tuple[Path, Path]) -> None:
    with pytest.raises(InputError, match="is English") as caught:
        align_files(pair[1], pair[0], sentences=True)
    assert "first" in caught.value.hint


def test_an_empty_side_is_a_warning(pair: tuple[Path, Path]) -> None:
    pair[1].write_text("", encoding="utf-8")
    aligned = align_files(*pair, sentences=True)
    assert [bead.kind for bead in aligned.beads] == ["1-0", "1-0", "1-0"]
    assert "has no sentences" in aligned.warnings[0]


def test_two_chinese_files_are_a_warning(pair: tuple[Path, Path]) -> None:
    pair[1].write_text(ZH, encoding="utf-8")
    assert "does not look like English" in align_files(*pair, sentences=True).warnings[0]


@pytest.mark.parametrize("sentences", [True, False])
def test_other_encodings_are_read(pair: tuple[Path, Path], *, sentences: bool) -> None:
    pair[0].write_bytes(ZH.encode("gb18030"))
    pair[1].write_bytes(EN.encode("utf-16"))
    assert len(align_files(*pair, sentences=sentences).beads) == 3


def test_text_needs_no_known_ending(pair: tuple[Path, Path], tmp_path: Path) -> None:
    source = pair[0].rename(tmp_path / "train.zh")
    assert len(align_files(source, pair[1]).beads) == 3


def test_what_is_no_text_is_refused(pair: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0\1\2")
    with pytest.raises(InputError, match="format"):
        align_files(tmp_path / "a.bin", pair[1])


def test_beads_become_a_document(pair: tuple[Path, Path]) -> None:
    document = as_document(align_files(*pair, sentences=True))
    assert [segment.target for segment in document.segments()] == EN.splitlines()


def test_a_few_sentences_are_too_few_to_say_that_they_do_not_match() -> None:
    unlikely = Bead(source=(0,), target=(0,), score=0.1)
    assert mismatch_warnings([unlikely], 1, 1) == ()
    assert "2 of 40 sentences" in mismatch_warnings([Bead(source=(0,), target=(0,), score=0.9)], 20, 20)[0]
    assert mismatch_warnings([Bead(source=(n,), target=(n,), score=0.9) for n in range(20)], 20, 20) == ()
    given = [Bead(source=(n,), target=(n,), score=0.1, locked=True) for n in range(20)]
    assert mismatch_warnings(given, 20, 20) == ()


def test_the_same_file_twice_is_refused(pair: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(pair[0])
    with pytest.raises(UsageError, match="same file"):
        read_pair(pair[0], tmp_path / "link")
