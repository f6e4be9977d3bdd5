from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "client.csv"
    path.write_bytes("中文;英文\r\n大模型;large language model\r\n一带一路;Silk Road\r\n".encode("gb18030"))
    return path


def test_the_changed_file_is_printed_and_the_rest_told(run: Run, root: Path, table: Path) -> None:
    ran = run("glossary", "import", table)
    assert (ran.code, ran.out) == (0, "glossary/client.yaml\n")
    assert "2 terms added, 0 updated, 0 there already" in ran.err
    assert "glossary/test.yaml:3: 一带一路 “Belt and Road”; imported: “Silk Road”" in ran.err
    assert "authority: imported" in (root / "glossary" / "client.yaml").read_text(encoding="utf-8")
    assert run("glossary", "undo").code == 0
    assert not run("glossary", "export", "-o", "-", "--to", "tsv").out.count("大模型")


def test_a_dry_run_prints_a_diff_and_writes_nothing(run: Run, root: Path, table: Path) -> None:
    before = sorted((root / "glossary").iterdir())
    ran = run("glossary", "import", table, "--into", "test", "--update", "--dry-run")
    assert ran.code == 0
    assert "-  target: Belt and Road\n+  target: Silk Road\n" in ran.out
    assert "1 term would be added, 1 would be updated" in ran.err
    assert sorted((root / "glossary").iterdir()) == before


def test_conflicts_are_told_with_the_way_out(run: Run, table: Path) -> None:
    ran = run("glossary", "import", table, "--into", "test")
    assert ran.code == 0
    assert "1 term left alone" in ran.err
    assert "--update" in ran.err


def test_bad_rows_are_bad_input_and_the_others_are_in(run: Run, root: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("zh\ten\n甲\t\n乙\tb\n", encoding="utf-8")
    ran = run("glossary", "import", path)
    assert ran.code == 3
    assert f"{path}:2: The row has no English term." in ran.err
    assert "乙" in (root / "glossary" / "bad.yaml").read_text(encoding="utf-8")


def test_one_bad_file_does_not_stop_the_others(run: Run, tmp_path: Path, table: Path) -> None:
    (tmp_path / "broken.tbx").write_bytes(b"<martif>")
    ran = run("glossary", "import", tmp_path / "broken.tbx", tmp_path / "none.csv", table)
    assert (ran.code, ran.out) == (3, "glossary/client.yaml\n")
    assert "broken.tbx:1" in ran.err
    assert "none.csv: there is no such file" in ran.err


def test_candidates_of_another_authority(run: Run, root: Path, table: Path) -> None:
    run("glossary", "import", table, "--status", "candidate", "--authority", "project", "--domain", "AI")
    text = (root / "glossary" / "client.yaml").read_text(encoding="utf-8")
    assert text.startswith("domain: AI\nauthority: project\n")
    assert text.count("status: candidate") == 2


def test_wrong_use_is_told(run: Run, table: Path) -> None:
    assert run("glossary", "import", table, "--into", "../x").code == 2
    ran = run("glossary", "import", table, "--format", "docx")
    assert ran.code == 2
    assert "tbx-basic" in ran.err
