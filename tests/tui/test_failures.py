"""What goes wrong is said in a sentence, and no keystroke is lost."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from duizhao.errors import EnvironmentFailure
from duizhao.model import Segment, State
from duizhao.storage.segments_file import dump_document, load_document
from duizhao.tui.app import DuizhaoApp, run
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.tui.widgets.target_editor import TargetEditor
from duizhao.workbench.opening import OpenProject, open_project
from duizhao.workbench.session import Session


def workbench(app: DuizhaoApp) -> WorkbenchScreen:
    assert isinstance(app.screen, WorkbenchScreen)
    return app.screen


def full_disk(*_: object, **__: object) -> None:
    raise EnvironmentFailure("disk-full", "The disk is full.", hint="Free some space.")


async def test_what_cannot_be_kept_stays_in_the_editor_and_is_kept_later(
    app: DuizhaoApp, monkeypatch: pytest.MonkeyPatch, shown: Any, said: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter")
        with monkeypatch.context() as broken:
            broken.setattr(Session, "set_target", full_disk)
            await pilot.press(*"Hi", "pagedown", "enter")
            await calm(pilot)
            assert "The disk is full." in said(app)
            assert "Free some space." in said(app)
            assert "NOT SAVED" in shown(app)
            assert workbench(app).current == "u1.1"
            await pilot.press("escape", "down")
            await calm(pilot)
            assert workbench(app).current == "u1.1"
            assert app.screen.query_one(TargetEditor).text == "Hi"
        await pilot.press("down")
        await calm(pilot)
        assert workbench(app).session.segment("u1.1").target == "Hi"
        assert "NOT SAVED" not in shown(app)
        assert workbench(app).current == "u2.1"


async def test_quitting_without_saving_needs_a_second_word(
    app: DuizhaoApp, monkeypatch: pytest.MonkeyPatch, said: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter", "H", "i")
        with monkeypatch.context() as broken:
            broken.setattr(Session, "save", full_disk)
            await pilot.press("ctrl+q")
            await calm(pilot)
            assert "Press Ctrl+Q again" in said(app)
            await pilot.press("!")
            await calm(pilot)
            assert workbench(app).session.segment("u1.1").target == "Hi!"
            await pilot.press("ctrl+q")
            await pilot.pause()
    assert app.return_code == 0
    again = open_project(app.open_project.root).open_session("news")
    assert again.segment("u1.1").target == "Hi!"


async def test_quitting_saves(app: DuizhaoApp, root: Path, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter", "H", "i", "ctrl+q")
    assert "target: Hi" in (root / "segments" / "news.yaml").read_text(encoding="utf-8")


async def test_leaving_is_refused_while_the_document_cannot_be_saved(
    app: DuizhaoApp, monkeypatch: pytest.MonkeyPatch, said: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter", "H", "escape")
        with monkeypatch.context() as broken:
            broken.setattr(Session, "save", full_disk)
            await pilot.press("escape")
            await calm(pilot)
            assert "The disk is full." in said(app)
            assert isinstance(app.screen, WorkbenchScreen)


async def test_an_error_nobody_foresaw_saves_and_leaves_a_log(
    app: DuizhaoApp, monkeypatch: pytest.MonkeyPatch, root: Path, calm: Any
) -> None:
    def fail(_self: Session, _id: str) -> Segment:
        raise ZeroDivisionError("a bug")

    async def work_until_it_fails() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await calm(pilot)
            await pilot.press("enter", "H", "i", "escape")
            await calm(pilot)
            monkeypatch.setattr(Session, "copy_source", fail)
            await pilot.press("o")
            await calm(pilot)

    with pytest.raises(Exception, match="must close") as caught:
        await work_until_it_fails()
    assert "Your work is saved." in str(caught.value)
    assert "target: Hi" in (root / "segments" / "news.yaml").read_text(encoding="utf-8")
    (log,) = (root / ".duizhao").glob("crash-*.log")
    assert "ZeroDivisionError: a bug" in log.read_text(encoding="utf-8")


async def test_a_change_on_disk_meanwhile_is_taken_over(
    app: DuizhaoApp, root: Path, said: Any, shown: Any, calm: Any
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await pilot.press("enter", "H", "i")
        path = root / "segments" / "news.yaml"
        document = load_document(path.read_bytes(), path)
        changed = document.map_segments(
            lambda s: replace(s, target="Joint laboratories.", state=State.DRAFT) if s.id == "u4.1" else s
        )
        path.write_bytes(dump_document(changed))
        await pilot.press("ctrl+s")
        await calm(pilot)
        assert "u4.1" in said(app)
        assert "Joint laboratories." in shown(app)
        assert workbench(app).session.segment("u1.1").target == "Hi"


async def test_an_idle_document_is_saved_by_itself(
    app: DuizhaoApp, root: Path, monkeypatch: pytest.MonkeyPatch, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter", "H", "i")
        await calm(pilot)
        screen = workbench(app)
        screen._save_when_idle()
        assert screen.session.unsaved
        screen._last_edit -= 60
        screen._save_when_idle()
        assert "target: Hi" in (root / "segments" / "news.yaml").read_text(encoding="utf-8")


def test_running_on_a_document_that_does_not_exist_is_refused(opened: OpenProject) -> None:
    with pytest.raises(Exception, match="no document “nothing”"):
        run(opened, "nothing")


def test_running_returns_the_exit_code(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DuizhaoApp, "run", lambda self: None)
    assert run(open_project(root)) == 0
