import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_the_usual_formats_go_into_exports(run: Run, root: Path) -> None:
    ran = run("glossary", "export")
    assert ran.code == 0
    assert ran.out.splitlines() == [str(root / "exports" / name) for name in ("glossary.csv", "glossary.tbx")]
    assert all(Path(line).is_file() for line in ran.out.splitlines())
    assert ran.err == ""


def test_what_a_format_cannot_carry_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("glossary", "export", "-o", tmp_path / "glossary.txt")
    assert ran.out == f"{tmp_path / 'glossary.txt'}\n"
    assert f"{tmp_path / 'glossary.txt'} cannot carry the case rule (一带一路)" in ran.err
    assert "cannot carry the domain (一带一路 and 1 more)" in ran.err


def test_stdout_takes_the_data_itself(run: Run) -> None:
    ran = run("glossary", "export", "--to", "tsv", "-o", "-")
    rows = list(csv.DictReader(io.StringIO(ran.out), dialect="excel-tab"))
    assert [(row["source"], row["target"]) for row in rows] == [
        ("一带一路", "Belt and Road"),
        ("联合实验室", "joint laboratory"),
    ]
    assert run("glossary", "export", "--to", "tsv,csv", "-o", "-").code == 2


def test_wrong_use_is_told(run: Run) -> None:
    assert "tbx-basic" in run("glossary", "export", "--to", "docx").err
    ran = run("glossary", "export", "--domain", "None")
    assert ran.code == 2
    assert "Test" in ran.err


def test_a_broken_glossary_file_is_told_and_the_rest_exported(run: Run, root: Path) -> None:
    (root / "glossary" / "broken.yaml").write_text("terms: {", encoding="utf-8")
    ran = run("glossary", "export", "--to", "csv")
    assert ran.code == 3
    assert "broken.yaml" in ran.err
    assert "glossary.csv" in ran.out
