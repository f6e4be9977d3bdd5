from collections.abc import Callable
from pathlib import Path
from typing import Any

from duizhao.workbench.opening import open_project

Run = Callable[..., Any]


def spoil(root: Path) -> None:
    opened = open_project(root)
    session = opened.open_session("news")
    session.set_target(session.segment_ids[1], "The second One Belt One Road conference was held in Chengdu.")
    opened.close()


def test_good_work_is_quiet(run: Run, translated: None) -> None:
    ran = run("check", "--fail-on", "warning")
    assert (ran.code, ran.out) == (0, "")
    assert "1 document, 5 segments checked: 0 errors, 0 warnings" in ran.err


def test_findings_fail_from_the_severity_asked_for(run: Run, translated: None, root: Path) -> None:
    spoil(root)
    assert run("check").code == 1
    assert run("check", "news", "--fail-on", "error").code == 1


def test_text_points_at_the_place(run: Run, translated: None, root: Path) -> None:
    spoil(root)
    lines = run("check").out.splitlines()
    assert lines[0].startswith("news:")
    assert "[term-forbidden]" in lines[0]
    at = next(number for number, line in enumerate(lines) if "One Belt One Road" in line and number)
    assert lines[at + 1].index("^") == lines[at].index("One Belt One Road")


def test_json_has_the_published_keys(run: Run, translated: None, root: Path) -> None:
    spoil(root)
    ran = run("check", "--format", "json")
    assert ran.code == 1
    assert list(ran.json[0]) == [
        "document",
        "segment",
        "check",
        "severity",
        "message",
        "source_span",
        "target_span",
        "fixes",
        "fingerprint",
    ]


def test_an_unknown_document_is_wrong_use(run: Run, translated: None) -> None:
    ran = run("check", "olds")
    assert ran.code == 2
    assert "news" in ran.err


def test_a_broken_document_is_bad_input_and_the_rest_is_checked(run: Run, translated: None, root: Path) -> None:
    (root / "segments" / "broken.yaml").write_text("units: [", encoding="utf-8")
    ran = run("check")
    assert ran.code == 3
    assert "broken.yaml" in ran.err
    assert "1 document, 5 segments" in ran.err
