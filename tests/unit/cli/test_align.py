import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duizhao.cli.main import main

Run = Callable[..., Any]


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "a.zh", tmp_path / "a.en"
    source.write_text("2024年成交额突破188亿元。\n第二届“一带一路”科技交流大会举行。\n", encoding="utf-8")
    target.write_text("Contracts in 2024 exceeded 18.8 billion yuan.\nThe second Belt and Road conference was held.\n")
    return source, target


def test_beads_have_indexes_scores_and_reasons(run: Run, pair: tuple[Path, Path]) -> None:
    ran = run("align", *pair, "--sentences")
    assert ran.code == 0
    assert [(bead["source"], bead["target"]) for bead in ran.json] == [([0], [0]), ([1], [1])]
    assert all(0 <= bead["score"] <= 1 for bead in ran.json)
    assert any("188亿" in reason for reason in ran.json[0]["reasons"])
    assert any("Belt and Road" in reason for reason in ran.json[1]["reasons"])


def test_no_project_is_needed(pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(tmp_path), "align", *map(str, pair), "--sentences"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


@pytest.mark.parametrize(("form", "expected"), [("tmx", "<tmx"), ("tsv", "source\t"), ("yaml", "document: a")])
def test_other_formats_hold_the_texts(run: Run, pair: tuple[Path, Path], form: str, expected: str) -> None:
    ran = run("align", *pair, "--sentences", "--format", form)
    assert ran.code == 0
    assert expected in ran.out
    assert "18.8 billion" in ran.out


def test_an_empty_file_is_a_warning(run: Run, pair: tuple[Path, Path]) -> None:
    pair[1].write_text("")
    ran = run("align", *pair, "--sentences")
    assert ran.code == 0
    assert "warning" in ran.err
