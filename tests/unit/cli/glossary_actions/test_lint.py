from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

UNTIDY = """\
terms:
# ours
- source: 成都
  target: " Chengdu"  # the city
  cite: x
- source: 重庆
  target: Chongqing
  admitted: [Chungking, Chungking]
  cite: x
"""


@pytest.fixture
def untidy(root: Path) -> Path:
    path = root / "glossary" / "untidy.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    return path


def test_a_finding_shows_its_place_and_its_fix(run: Run, untidy: Path) -> None:
    ran = run("glossary", "lint", "--fail-on", "warning")
    assert ran.code == 1
    lines = ran.out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("glossary/untidy.yaml:3: warning: "))
    assert lines[at].endswith("[glossary-blanks]")
    assert lines[at + 1].startswith("    fix: ")
    assert lines[at + 1].endswith("(--fix does it)")


def test_json_has_the_fix(run: Run, untidy: Path) -> None:
    found = run("glossary", "lint", "--format", "json").json
    blanks = next(each for each in found if each["check"] == "glossary-blanks")
    assert (blanks["file"], blanks["line"], blanks["fix"]["safe"]) == ("glossary/untidy.yaml", 3, True)
    assert set(blanks) == {"file", "line", "term", "check", "severity", "message", "fix", "fingerprint"}


def test_safe_fixes_are_carried_out_in_the_file(run: Run, untidy: Path) -> None:
    dry = run("glossary", "lint", "--dry-run", "--fail-on", "warning")
    assert dry.code == 1
    assert '-  target: " Chengdu"  # the city' in dry.out
    assert untidy.read_text(encoding="utf-8") == UNTIDY
    ran = run("glossary", "lint", "--fix", "--fail-on", "warning")
    assert ran.code == 0
    assert "2 findings fixed; duizhao glossary undo takes that back" in ran.err
    assert untidy.read_text(encoding="utf-8") == UNTIDY.replace('" Chengdu"', '"Chengdu"').replace(", Chungking]", "]")
    assert run("glossary", "lint", "--fix", "--dry-run").out == ""
    assert run("glossary", "undo").out == "fix 2 lint findings\n"
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_a_mistake_in_a_file_is_bad_input_and_the_rest_is_mended(run: Run, untidy: Path) -> None:
    untidy.write_text(UNTIDY + "- sorce: 六\n  target: six\n", encoding="utf-8")
    ran = run("glossary", "lint", "--fix")
    assert ran.code == 3
    assert "untidy.yaml:10: “sorce” is not something a term has." in ran.err
    assert "Did you mean “source”?" in ran.err
    assert '"Chengdu"' in untidy.read_text(encoding="utf-8")
    assert untidy.read_text(encoding="utf-8").endswith("- sorce: 六\n  target: six\n")
