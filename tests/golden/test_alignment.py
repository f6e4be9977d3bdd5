"""Whole texts and their beads, aligned by hand and read."""

from __future__ import annotations

from pathlib import Path

from duizhao.workbench.aligning import align_files

FOLDER = Path(__file__).parent / "alignment"


def test_a_speech_is_aligned_as_a_reader_would() -> None:
    aligned = align_files(FOLDER / "speech.zh.txt", FOLDER / "speech.en.txt")
    found = [f"{_indexes(bead.source)}\t{_indexes(bead.target)}" for bead in aligned.beads]
    assert found == (FOLDER / "speech.gold.tsv").read_text(encoding="utf-8").splitlines()
    [doubtful] = [bead for bead in aligned.beads if bead.score < 0.8]
    assert "".join(aligned.sources[index] for index in doubtful.source).endswith("大家早上好！")
    assert aligned.warnings == ()


def _indexes(indexes: tuple[int, ...]) -> str:
    return ",".join(map(str, indexes))
