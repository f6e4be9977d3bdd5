"""What is said is seen, and does not get in the way."""

from typing import Any

from duizhao.tui.app import DuizhaoApp
from duizhao.tui.screens.workbench import WorkbenchScreen


async def test_the_same_notice_is_shown_once_and_goes_with_the_next_key(
    app: DuizhaoApp, notices: Any, shown: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await calm(pilot)
        app.notify("Nothing to undo.")
        app.notify("Nothing to undo.")
        await calm(pilot)
        assert shown(app).count("Nothing to undo.") == 1
        await pilot.press("j")
        await calm(pilot)
        assert notices(app) == []
        assert "Nothing to undo." not in shown(app)
        assert isinstance(app.screen, WorkbenchScreen)
        assert app.screen.current == "u2.1"


async def test_many_notices_keep_to_a_few_lines(app: DuizhaoApp, notices: Any, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await calm(pilot)
        for number in range(8):
            app.notify(f"Notice {number}.")
        await calm(pilot)
        assert notices(app) == ["Notice 5.", "Notice 6.", "Notice 7."]
        assert shown(app).count("Notice ") == 3


async def test_that_everything_is_translated_is_said_once(translated: DuizhaoApp, said: Any, calm: Any) -> None:
    async with translated.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter", *"Done", "enter", "enter", "enter")
        await calm(pilot)
        assert said(translated).count("Everything is translated.") == 1
