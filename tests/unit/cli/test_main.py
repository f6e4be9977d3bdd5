import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from duizhao import __version__
from duizhao.cli import main as entry
from duizhao.cli.main import command_names, main
from duizhao.workbench.opening import OpenProject

ENVIRONMENT = {**os.environ, "PYTHONIOENCODING": ""}


def duizhao(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "duizhao", *arguments], capture_output=True, encoding="utf-8", check=False, **options
    )


def test_help_lists_every_command() -> None:
    result = duizhao("--help")
    assert result.returncode == 0
    assert all(f"    {name} " in result.stdout for name in command_names())
    assert result.stderr == ""


def test_the_version_is_data() -> None:
    assert duizhao("--version").stdout == f"duizhao {__version__}\n"


def test_wrong_use_exits_with_2_and_says_so_on_stderr() -> None:
    result = duizhao("chekc")
    assert result.returncode == 2
    assert result.stdout == ""
    assert "chekc" in result.stderr


def test_the_workbench_refuses_to_draw_into_a_pipe() -> None:
    result = duizhao(stdin=subprocess.DEVNULL)
    assert result.returncode == 2
    assert "needs a terminal" in result.stderr
    assert "duizhao check" in result.stderr


def test_no_project_is_bad_input(tmp_path: Path) -> None:
    result = duizhao("check", cwd=tmp_path)
    assert result.returncode == 3
    assert "duizhao new" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("arguments", [("-C", "ROOT", "-q", "check"), ("check", "-C", "ROOT", "--quiet")])
def test_common_options_are_understood_on_either_side(arguments: tuple[str, ...], root: Path, tmp_path: Path) -> None:
    result = duizhao(*(str(root) if argument == "ROOT" else argument for argument in arguments), cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_chinese_comes_out_whole_under_a_c_locale(root: Path) -> None:
    path = root / "glossary" / "twice.yaml"
    path.write_text("domain: 重复\nterms:\n- source: 一带一路\n  target: Silk Road\n", encoding="utf-8")
    environment = {**ENVIRONMENT, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = duizhao("-C", str(root), "glossary", "lint", env=environment)
    assert "一带一路" in result.stdout


def test_a_closed_pipe_is_no_error(root: Path) -> None:
    entries = "".join(f"- source: 词{number}\n  target: word {number}\n" for number in range(3000))
    (root / "glossary" / "long.yaml").write_text(f"domain: Long\nterms:\n{entries}", encoding="utf-8")
    command = f"{sys.executable} -m duizhao -C {root} glossary lint --format json | head -n 1"
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert "Traceback" not in result.stderr
    assert "BrokenPipe" not in result.stderr


def test_a_full_stdout_is_no_fault_of_ours(root: Path) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "duizhao", "-C", str(root), "stats"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert result.returncode == 4
    assert "No space left" in result.stderr
    assert "report" not in result.stderr
    assert "Exception ignored" not in result.stderr


def test_a_fault_of_ours_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def explode(*_: object) -> int:
        raise RuntimeError("kaboom")

    monkeypatch.setattr(entry, "_dispatch", explode)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.delenv("DUIZHAO_DEBUG", raising=False)
    assert main(["check"]) == 4
    error = capsys.readouterr().err
    assert "kaboom" in error
    assert "Traceback" not in error
    (log,) = tmp_path.glob("duizhao-crash-*.log")
    assert "Traceback" in log.read_text()
    monkeypatch.setenv("DUIZHAO_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main(["check"])


def test_an_interruption_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_dispatch", interrupt)
    assert main(["check"]) == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_without_a_command_the_workbench_opens(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    opened: list[Path] = []

    def run_app(project: OpenProject) -> int:
        opened.append(project.root.resolve())
        return 0

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("duizhao.tui.app.run", run_app)
    assert main(["-C", str(root)]) == 0
    assert opened == [root.resolve()]
