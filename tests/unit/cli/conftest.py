"""Running the command line inside the test's process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from duizhao.cli import diagnostics
from duizhao.cli.main import main
from duizhao.workbench.opening import OpenProject


@dataclass(frozen=True)
class Ran:
    """What one command line did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The data on stdout."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], root: Path) -> Run:
    """Run ``duizhao -C <project> …``."""

    def call(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        try:
            code = main(["-C", str(root), *map(str, arguments)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        finally:
            diagnostics.set_quiet(quiet=False)
        captured = capsys.readouterr()
        return Ran(code=code, out=captured.out, err=captured.err)

    return call


@pytest.fixture
def translated(opened: OpenProject, translate: Callable[[OpenProject], None]) -> None:
    """The project has the document ``news``, translated and closed."""
    translate(opened)
