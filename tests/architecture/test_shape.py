"""The house keeps its shape: small files, a test for each module."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "duizhao").rglob("*.py"))

DECLARATIONS = {"format", "match"}
"""Modules that only declare: a protocol, a record without behaviour."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_holds_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_every_module_has_a_test_file_of_its_name() -> None:
    tests = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    untested = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.stem not in {"__init__", "__main__"} | DECLARATIONS
        and "tui" not in path.parts
        and tests.isdisjoint({f"test_{path.stem}", f"test_{path.parent.name}_{path.stem}"})
    ]
    assert not untested
