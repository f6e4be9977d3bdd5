import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duizhao.workbench.opening import OpenProject, open_project

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("translated")


def texts(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for folder in ("glossary", "segments") for path in (root / folder).iterdir()}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sit at a terminal and answer the question."""

    def sit_down(line: str) -> None:
        monkeypatch.setattr("sys.stdin", Terminal(line))
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)

    return sit_down


def test_a_dry_run_shows_everything_and_writes_nothing(run: Run, root: Path) -> None:
    before = texts(root)
    ran = run("glossary", "rename", "joint laboratory", "open laboratory", "--dry-run")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[:2] == ["--- a/glossary/test.yaml", "+++ b/glossary/test.yaml"]
    assert "+  target: open laboratory" in lines
    assert "+  deprecated: [joint laboratory]" in lines
    assert "@@ u4.1 @@" in lines
    assert "+Work on the first open laboratories began." in lines
    assert "1 term, 1 segment in 1 document" in ran.err
    assert texts(root) == before


def test_a_renaming_and_its_undoing(run: Run, root: Path) -> None:
    before = texts(root)
    ran = run("glossary", "rename", "joint laboratory", "open laboratory", "--yes", "--old-becomes", "forbidden")
    assert ran.code == 0
    assert "renamed in 1 segment of 1 document; duizhao glossary undo takes it back" in ran.err
    assert "  forbidden: [joint laboratory]" in (root / "glossary" / "test.yaml").read_text(encoding="utf-8")
    assert "first open laboratories" in (root / "segments" / "news.yaml").read_text(encoding="utf-8")
    assert run("check").code == 0
    assert run("glossary", "undo").code == 0
    assert texts(root) == before


def test_without_a_terminal_somebody_must_say_yes(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    before = texts(root)
    ran = run("glossary", "rename", "joint laboratory", "open laboratory")
    assert (ran.code, ran.out) == (2, "")
    assert "--dry-run" in ran.err
    assert texts(root) == before


@pytest.mark.parametrize(
    ("line", "is_renamed"), [("y\n", True), ("yes\n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_on_a_terminal_it_asks(
    run: Run, root: Path, answer: Callable[[str], None], line: str, is_renamed: bool
) -> None:
    before = texts(root)
    answer(line)
    ran = run("glossary", "rename", "joint laboratory", "open laboratory")
    assert ran.code == 0
    assert "Rename “joint laboratory” to “open laboratory”? [y/N]" in ran.err
    assert (texts(root) != before) == is_renamed
    assert ("nothing has been changed" in ran.err) != is_renamed


def test_locked_segments_are_listed_unless_they_are_included(run: Run, root: Path, opened: OpenProject) -> None:
    session = opened.open_session("news")
    session.set_locked("u4.1", locked=True)
    opened.close()
    ran = run("glossary", "rename", "joint laboratory", "open laboratory", "--dry-run")
    assert "warning: news:u4.1 stays as it is: it is locked" in ran.err
    assert "segments/news.yaml" not in ran.out
    run("glossary", "rename", "joint laboratory", "open laboratory", "--yes", "--include-held")
    segment = open_project(root).read("news").segment("u4.1")
    assert (segment.target, segment.locked) == ("Work on the first open laboratories began.", True)


def test_a_document_open_elsewhere_stops_it(run: Run, root: Path) -> None:
    elsewhere = open_project(root)
    elsewhere.open_session("news")
    before = texts(root)
    ran = run("glossary", "rename", "joint laboratory", "open laboratory", "--yes")
    assert ran.code == 4
    assert "Nothing has been changed, because news has to be rewritten too." in ran.err
    assert texts(root) == before
    elsewhere.close()


def test_a_document_that_cannot_be_read_is_told(run: Run, root: Path) -> None:
    (root / "segments" / "bad.yaml").write_text("document: [")
    ran = run("glossary", "rename", "joint laboratory", "open laboratory", "--yes")
    assert ran.code == 3
    assert "bad.yaml" in ran.err
    assert "renamed in 1 segment" in ran.err


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("joint labratory", "x", "Did you mean “joint laboratory”?"),
        ("joint laboratory", "", "The new rendering is empty."),
        ("joint laboratory", "joint laboratory", "is the rendering already"),
    ],
)
def test_what_cannot_be_renamed_is_told(run: Run, old: str, new: str, words: str) -> None:
    ran = run("glossary", "rename", old, new, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
