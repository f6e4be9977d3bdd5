"""Terms are offered while they are typed, and taken with one key."""

from typing import Any

import pytest
from textual import events

from duizhao.tui.app import DuizhaoApp
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.tui.widgets.target_editor import TargetEditor
from duizhao.workbench.session import Session


def session(app: DuizhaoApp) -> Session:
    assert isinstance(app.screen, WorkbenchScreen)
    return app.screen.session


def editor(app: DuizhaoApp) -> TargetEditor:
    return app.screen.query_one(TargetEditor)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_tab_takes_what_is_offered_and_undo_gives_it_back(
    app: DuizhaoApp, size: tuple[int, int], shown: Any, calm: Any
) -> None:
    async with app.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("j", "enter", *"The be")
        await calm(pilot)
        assert "The belt and Road" in shown(app)
        assert "Tab Belt and Road  Down 1 of 2  Esc no" in shown(app)
        await pilot.press("tab")
        await calm(pilot)
        assert session(app).segment("u2.1").target == "The Belt and Road"
        assert editor(app).has_focus
        assert "Tab Belt" not in shown(app)
        await pilot.press("ctrl+z")
        await calm(pilot)
        assert session(app).segment("u2.1").target == "The be"


async def test_another_one_is_chosen_with_down_and_typing_narrows(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("j", "enter", *"the Belt", "down")
        await calm(pilot)
        assert "Tab Belt and Road Initiative  Down 2 of 2" in shown(app)
        await pilot.press(*" and Road I")
        await calm(pilot)
        assert "Tab Belt and Road Initiative  Esc no" in shown(app)
        await pilot.press("right")
        await calm(pilot)
        assert session(app).segment("u2.1").target == "the Belt and Road Initiative"


async def test_escape_refuses_and_only_then_leaves(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("j", "enter", *"Be", "escape")
        await calm(pilot)
        assert editor(app).has_focus
        await pilot.press("l")
        await calm(pilot)
        assert "Tab Belt" not in shown(app)
        await pilot.press("escape")
        await calm(pilot)
        assert not editor(app).has_focus
        assert session(app).segment("u2.1").target == "Bel"


async def test_where_nothing_is_offered_keys_mean_what_they_always_do(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await pilot.press("j", "enter", *"Qu", "tab")
        await calm(pilot)
        assert not editor(app).has_focus
        assert session(app).segment("u2.1").target == "Qu"


async def test_enter_confirms_whatever_is_offered(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("end", "enter", *"A joi", "enter")
        await calm(pilot)
        assert session(app).segment("u4.1").target == "A joi"
        assert session(app).segment("u4.1").state.is_done


async def test_moving_away_withdraws_and_words_behind_the_cursor_stay_in_sight(
    app: DuizhaoApp, shown: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("end", "enter")
        app.post_message(events.Paste(", began."))
        await calm(pilot)
        await pilot.press("home", *"The jo")
        await calm(pilot)
        assert "The jo, began." in shown(app)
        assert "Tab joint laboratory  Esc no" in shown(app)
        await pilot.press("left")
        await calm(pilot)
        assert "Tab joint" not in shown(app)
        await pilot.press("right", "i", "tab")
        await calm(pilot)
        assert session(app).segment("u4.1").target == "The joint laboratory, began."


async def test_a_burst_of_letters_and_tab_arrives_in_order(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        for key in ("down", "enter", *"bel", "tab", "!"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await calm(pilot)
        assert session(app).segment("u2.1").target == "Belt and Road!"


async def test_nothing_is_offered_in_the_middle_of_a_word(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("end", "enter", *"king", "home", *"jo")
        await calm(pilot)
        assert "Tab joint" not in shown(app)
