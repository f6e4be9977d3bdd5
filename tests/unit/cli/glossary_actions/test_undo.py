from collections.abc import Callable
from pathlib import Path
from typing import Any

from duizhao.workbench.opening import OpenProject

Run = Callable[..., Any]


def test_steps_go_back_and_forth(run: Run, root: Path) -> None:
    path = root / "glossary" / "test.yaml"
    before = path.read_bytes()
    run("glossary", "add", "成都", "Chengdu")
    after = path.read_bytes()
    ran = run("glossary", "undo")
    assert (ran.code, ran.out, path.read_bytes()) == (0, "add 成都\n", before)
    ran = run("glossary", "undo")
    assert (ran.code, ran.out, ran.err) == (0, "", "nothing to undo\n")
    assert run("glossary", "undo", "--redo").out == "add 成都\n"
    assert path.read_bytes() == after
    assert run("glossary", "undo", "--redo").err == "nothing to redo\n"


def test_what_cannot_come_back_is_told(run: Run, translated: None, opened: OpenProject) -> None:
    run("glossary", "rename", "joint laboratory", "open laboratory", "--yes")
    session = opened.open_session("news")
    session.set_target("u4.1", "Other words.")
    opened.close()
    ran = run("glossary", "undo")
    assert ran.code == 0
    assert "warning: news:u4.1 stays as it is: it has been changed since" in ran.err


def test_an_entry_changed_since_stops_it(run: Run, root: Path) -> None:
    run("glossary", "add", "成都", "Chengdu")
    path = root / "glossary" / "test.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Chengdu", "Chengtu"), encoding="utf-8")
    ran = run("glossary", "undo")
    assert ran.code == 3
    assert "test.yaml:12: “add 成都” cannot be taken back or done again. The entry 成都 is no longer as" in ran.err
    assert "Make the change by hand." in ran.err
    assert "Chengtu" in path.read_text(encoding="utf-8")
