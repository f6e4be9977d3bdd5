"""Keys that arrive faster than the screen answers, as over a slow line; the pointer; other people's themes."""

from typing import Any

from textual import events
from textual.app import App

from duizhao.model import State
from duizhao.tui.app import DuizhaoApp
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.tui.widgets.pane_tabs import PaneTabs
from duizhao.workbench.session import Session


def workbench(app: DuizhaoApp) -> WorkbenchScreen:
    assert isinstance(app.screen, WorkbenchScreen)
    return app.screen


def session(app: DuizhaoApp) -> Session:
    return workbench(app).session


def burst(app: App[None], *keys: str) -> None:
    """Send keys without waiting for anything; several letters are one paste."""
    for key in keys:
        if key.startswith("paste:"):
            app.post_message(events.Paste(key.removeprefix("paste:")))
        else:
            app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_letters_behind_enter_are_text_not_commands(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        burst(app, "enter", *"cut", "escape", "j", "enter", "x")
        await calm(pilot)
        assert session(app).segment("u1.1").target == "cut"
        assert session(app).segment("u2.1").target == "x"


async def test_a_paste_behind_enter_is_not_lost(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        burst(app, "enter", "paste:合作,", "enter", "paste:第二届", "pagedown", "paste:超过")
        await calm(pilot)
        assert [session(app).segment(each).target for each in ("u1.1", "u2.1", "u2.2")] == ["合作,", "第二届", "超过"]
        assert session(app).segment("u1.1").state is State.TRANSLATED
        assert session(app).segment("u2.1").state is State.DRAFT


async def test_an_answer_typed_before_the_question_is_there_arrives(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        burst(app, "g", "5", "enter")
        await calm(pilot)
        assert workbench(app).current == "u4.1"


async def test_tabs_can_be_clicked(translated: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with translated.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.click(PaneTabs, offset=(20, 0))
        await calm(pilot)
        assert "No similar sentence" in shown(translated)
        await pilot.click(PaneTabs, offset=(79, 0))
        await calm(pilot)
        assert "No similar sentence" in shown(translated)


async def test_a_row_can_be_clicked_and_opened(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        line = next(number for number, text in enumerate(shown(app).splitlines()) if "100个国家" in text)
        await pilot.click(offset=(12, line))
        await calm(pilot)
        assert workbench(app).current == "u2.2"
        await pilot.click(offset=(12, line), times=2)
        await calm(pilot)
        await pilot.press("H", "i")
        await calm(pilot)
        assert session(app).segment("u2.2").target == "Hi"


async def test_enter_in_a_pane_uses_the_item_under_the_cursor(translated: DuizhaoApp, said: Any, calm: Any) -> None:
    async with translated.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await pilot.press("home", "down", "f4", "enter")
        await calm(pilot)
        assert session(translated).segment("u2.1").target == "The second Belt and Road conference was held in Chengdu."
        await pilot.press("escape", "x", "r")
        await calm(pilot)
        assert "Nothing here can be fixed with a key." in said(translated)
        assert "The memory has nothing like this sentence." in said(translated)


async def test_undo_and_redo_say_when_there_is_nothing_left(app: DuizhaoApp, said: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("z", "y", "f")
        await calm(pilot)
        assert "Nothing to undo." in said(app)
        assert "Nothing to redo." in said(app)
        assert "No errors and no warnings." in said(app)


async def test_a_theme_of_somebody_else_has_all_our_colours(translated: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with translated.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        translated.theme = "nord"
        await calm(pilot)
        assert "✓ saved" in shown(translated)


async def test_two_commands_on_one_key_are_named(app: DuizhaoApp, said: Any, calm: Any) -> None:
    mine = DuizhaoApp(app.open_project, "news", keymap={"edit.undo": "ctrl+o"})
    async with mine.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("ctrl+o", "ctrl+o")
        await calm(pilot)
        assert said(mine).count("Your keymap gives a key of another command to: edit.undo.") == 1
