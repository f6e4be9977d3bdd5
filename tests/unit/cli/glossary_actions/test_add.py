from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def glossary(root: Path, name: str = "test.yaml") -> str:
    return (root / "glossary" / name).read_text(encoding="utf-8")


def test_a_term_is_added_and_its_place_printed(run: Run, root: Path) -> None:
    before = glossary(root)
    ran = run("glossary", "add", "成都", "Chengdu", "--cite", "house", "--case", "exact")
    assert (ran.code, ran.out, ran.err) == (0, "glossary/test.yaml:12\n", "")
    assert glossary(root) == before + "- source: 成都\n  target: Chengdu\n  case: exact\n  cite: house\n"


def test_every_key_has_an_option(run: Run, root: Path) -> None:
    run(
        *("glossary", "add", "建设实验室", "build a laboratory", "--admitted", "set up a lab", "--admitted", "x, y"),
        *("--short", "BL", "--deprecated", "d", "--forbidden", "f", "--introduce", "--part-of-speech", "verb"),
        *("--words-between", "2", "--case", "any", "--status", "candidate", "--definition", "a: b", "--note", "see"),
        *("--cite", "c", "--file", "more"),
    )
    assert glossary(root, "more.yaml") == (
        "domain: more\nterms:\n- source: 建设实验室\n  target: build a laboratory\n"
        '  admitted: [set up a lab, "x, y"]\n  short: [BL]\n  deprecated: [d]\n  forbidden: [f]\n'
        "  introduce: true\n  part_of_speech: verb\n  words_between: 2\n  case: any\n  status: candidate\n"
        '  definition: "a: b"\n  note: see\n  cite: c\n'
    )


def test_lint_has_its_say(run: Run) -> None:
    ran = run("glossary", "add", "Chengdu", "成都")
    assert ran.code == 0
    assert "warning: The source “Chengdu” has no Chinese character" in ran.err
    assert "[glossary-target-with-han]" in ran.err


def test_a_shield_needs_no_rendering_and_nothing_else_does_without(run: Run) -> None:
    assert run("glossary", "add", "一带", "--status", "shield").code == 0
    ran = run("glossary", "add", "成都")
    assert (ran.code, ran.out) == (2, "")
    assert "The entry 成都 has no rendering." in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["一带一路", "Belt and Road"], 2, "in glossary/test.yaml:3 already"),
        (["成都", "Chengdu", "--file", "../x"], 2, "Glossary files are called glossary/NAME.yaml"),
        (["成都", "Chengdu", "--words-between", "5"], 2, "invalid choice"),
        (["成都", "Chengdu", "--admitted", " "], 2, "is empty"),
        ([], 2, "required"),
    ],
)
def test_what_cannot_be_added_is_told(run: Run, root: Path, arguments: list[str], code: int, words: str) -> None:
    before = glossary(root)
    ran = run("glossary", "add", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert glossary(root) == before


def test_a_broken_file_takes_no_term(run: Run, root: Path) -> None:
    path = root / "glossary" / "test.yaml"
    path.write_text(glossary(root) + "- source: 'x\n", encoding="utf-8")
    ran = run("glossary", "add", "成都", "Chengdu")
    assert ran.code == 3
    assert "Put the file right in an editor first." in ran.err
    assert glossary(root).endswith("'x\n")
