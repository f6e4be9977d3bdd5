from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_a_clean_glossary_is_quiet(run: Run) -> None:
    ran = run("glossary", "lint", "--fail-on", "warning")
    assert (ran.code, ran.out) == (0, "")
    assert "2 terms" in ran.err


def test_a_contradiction_is_found_with_its_line(run: Run, root: Path) -> None:
    (root / "glossary" / "more.yaml").write_text(
        "domain: More\nterms:\n- source: 一带一路\n  target: Silk Road\n  cite: x\n", encoding="utf-8"
    )
    ran = run("glossary", "lint", "--format", "json", "--fail-on", "warning")
    assert ran.code == 1
    clash = next(finding for finding in ran.json if finding["term"] == "一带一路")
    assert clash["line"]
    assert clash["file"].startswith("glossary/")
    text = run("glossary", "lint").out
    assert f"{clash['file']}:{clash['line']}: " in text


def test_a_broken_file_is_bad_input(run: Run, root: Path) -> None:
    (root / "glossary" / "broken.yaml").write_text("terms: [", encoding="utf-8")
    ran = run("glossary", "lint")
    assert ran.code == 3
    assert "broken.yaml" in ran.err


def test_an_action_is_needed(run: Run) -> None:
    assert run("glossary").code == 2
