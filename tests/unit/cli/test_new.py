from pathlib import Path

import pytest

from duizhao.cli.main import main


def test_a_new_project_passes_its_own_lint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "translation"
    assert main(["new", str(folder)]) == 0
    captured = capsys.readouterr()
    assert Path(captured.out.strip()).resolve() == folder.resolve()
    assert "duizhao" in captured.err
    assert main(["-C", str(folder), "glossary", "lint", "--fail-on", "warning"]) == 0
    assert main(["-C", str(folder), "check"]) == 0


def test_a_project_is_not_made_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "a")]) == 0
    assert main(["new", str(tmp_path / "a")]) == 3
    assert "already" in capsys.readouterr().err
