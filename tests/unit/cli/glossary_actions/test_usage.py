from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duizhao.workbench.opening import OpenProject

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("translated")


def test_every_term_in_use_has_a_line(run: Run) -> None:
    ran = run("glossary", "usage")
    assert ran.code == 0
    header, *rows = ran.out.splitlines()
    assert header.split() == ["term", "uses", "preferred", "documents"]
    assert [row.split()[:1] for row in rows] == [["一带一路"], ["联合实验室"]]
    assert ran.err == "2 segments in 1 document\n"


def test_every_occurrence_of_a_term(run: Run) -> None:
    ran = run("glossary", "usage", "joint laboratory")
    assert ran.out.splitlines() == [
        "glossary/test.yaml:9: 联合实验室 → joint laboratory",
        "  1 preferred; 1 segment in 1 document",
        "  news: 1",
        "  news:u4.1: preferred “joint laboratories”",
    ]


def test_only_what_is_wrong(run: Run, opened: OpenProject) -> None:
    assert run("glossary", "usage", "--missing").out == ""
    session = opened.open_session("news")
    session.set_target("u4.1", "Work on the first shared laboratories began.")
    session.set_locked("u4.1", locked=True)
    opened.close()
    ran = run("glossary", "usage", "--missing")
    assert "  news:u4.1: missing" in ran.out
    assert "1 missing; 1 segment in 1 document, 1 of them locked or final" in ran.out
    assert "一带一路" not in ran.out
    assert run("glossary", "usage", "--rendered", "preferred", "--document", "news").out.startswith(
        "glossary/test.yaml:3"
    )


def test_json_is_a_list_of_occurrences(run: Run) -> None:
    (first, second) = run("glossary", "usage", "--format", "json").json
    assert first["term"] == "一带一路"
    assert second == {
        "document": "news",
        "segment": "u4.1",
        "term": "联合实验室",
        "target": "joint laboratory",
        "file": "glossary/test.yaml",
        "line": 9,
        "rendered": "preferred",
        "text": "joint laboratories",
        "source_span": [2, 7],
        "target_span": [18, 36],
    }


def test_terms_that_nobody_uses(run: Run, root: Path) -> None:
    run("glossary", "add", "成都会议", "Chengdu meeting")
    ran = run("glossary", "usage", "--unused")
    assert ran.out == "glossary/test.yaml:12: 成都会议 → Chengdu meeting\n"
    ran = run("glossary", "usage", "成都会议")
    assert (ran.code, ran.out) == (0, "")
    assert "stands in no document" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["joint labratory"], "Did you mean “joint laboratory”?"),
        (["--document", "nowhere"], "There is no document “nowhere”"),
        (["--rendered", "badly"], "invalid choice"),
    ],
)
def test_what_there_is_not_is_told(run: Run, arguments: list[str], words: str) -> None:
    ran = run("glossary", "usage", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
