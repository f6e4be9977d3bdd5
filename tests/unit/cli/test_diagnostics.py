import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from duizhao.cli import diagnostics
from duizhao.errors import Location, ProjectError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def loud() -> Iterator[None]:
    yield
    diagnostics.set_quiet(quiet=False)


def test_a_problem_says_where_what_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    error = ProjectError("x", "There is no state “done”.", hint="Use final.", location=Location(Path("a.yaml"), 3))
    assert diagnostics.problem(error) == 3
    assert capsys.readouterr().err == "error: a.yaml:3: There is no state “done”.\n  Use final.\n"


def test_quiet_leaves_problems(capsys: pytest.CaptureFixture[str]) -> None:
    diagnostics.set_quiet(quiet=True)
    diagnostics.note("done")
    diagnostics.warn("look here")
    assert capsys.readouterr().err == "warning: look here\n"


def test_progress_shows_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, pipe = Terminal(), io.StringIO()
    monkeypatch.setattr("sys.stderr", pipe)
    assert list(diagnostics.progress("ab", "reading", 2)) == ["a", "b"]
    assert pipe.getvalue() == ""
    monkeypatch.setattr("sys.stderr", terminal)
    assert list(diagnostics.progress("ab", "reading", 2)) == ["a", "b"]
    assert "reading 2/2" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_crash_that_cannot_be_logged_is_still_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise OSError("disk full")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert diagnostics.crash(RuntimeError("kaboom")) == 4
    assert "could not be written either" in capsys.readouterr().err
