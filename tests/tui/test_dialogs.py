"""Questions the workbench asks, its help and its palette."""

from typing import Any

import pytest

from duizhao.model import State
from duizhao.tui.app import DuizhaoApp
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.workbench.session import Session


def session(app: DuizhaoApp) -> Session:
    screens = [screen for screen in app.screen_stack if isinstance(screen, WorkbenchScreen)]
    return screens[0].session


async def test_a_state_is_chosen_by_its_number(translated: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with translated.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("home", "s")
        await calm(pilot)
        assert "approved by a second person" in shown(translated)
        await pilot.press("4")
        await calm(pilot)
        assert session(translated).segment("u1.1").state is State.REVIEWED
        await pilot.press("f9", "escape")
        await calm(pilot)
        assert session(translated).segment("u1.1").state is State.REVIEWED


async def test_a_state_that_needs_a_translation_is_refused(app: DuizhaoApp, said: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("s", "down", "enter")
        await calm(pilot)
        assert "has no translation" in said(app)


async def test_a_note_is_added_and_shown(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("n", *"Title", "enter")
        await calm(pilot)
        assert session(app).segment("u1.1").notes[0].text == "Title"
        assert "Note: Title" in shown(app)


async def test_a_finding_is_set_aside_with_a_reason(translated: DuizhaoApp, shown: Any, said: Any, calm: Any) -> None:
    async with translated.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("home", "down")
        before = session(translated).findings("u2.1")
        await pilot.press("w")
        await calm(pilot)
        assert "Why is the translation right all the same?" in shown(translated)
        await pilot.press("enter")
        await calm(pilot)
        # Refused for want of a reason, and still asking.
        assert "A waiver needs a reason." in shown(translated)
        assert session(translated).findings("u2.1") == before
        await pilot.press(*"quoted", "enter")
        await calm(pilot)
        assert len(session(translated).findings("u2.1")) == len(before) - 1
        assert session(translated).segment("u2.1").waivers[0].reason == "quoted"
        await pilot.press("up", "w")
        await calm(pilot)
        assert "no finding here" in said(translated)


@pytest.mark.parametrize(("answer", "segment"), [("5", "u4.1"), ("u3.1", "u3.1"), ("1", "u1.1")])
async def test_going_to_a_segment(app: DuizhaoApp, answer: str, segment: str, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("down", "g", *answer, "enter")
        await calm(pilot)
        assert isinstance(app.screen, WorkbenchScreen)
        assert app.screen.current == segment


async def test_going_nowhere_is_refused(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("g", *"99", "enter")
        await calm(pilot)
        assert "There is no segment 99" in shown(app)


async def test_an_export_remembers_its_formats(app: DuizhaoApp, root: Any, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("e")
        await calm(pilot)
        text = shown(app)
        assert "Export news" in text
        # The finished document, and nothing else.
        assert "[x] text" in text
        assert text.count("[x]") == 1
        assert "[ ] po" in text
        await pilot.press("up", "space")
        await calm(pilot)
        assert shown(app).count("[x]") == 2
        await pilot.press("enter")
        await calm(pilot)
        written = {path.name for path in (root / "exports").iterdir()}
        assert len(written) == 2
        assert "news.en.txt" in written
        await pilot.press("e", "enter")
        await calm(pilot)
        assert {path.name for path in (root / "exports").iterdir()} == written
        await pilot.press("e", "escape")
        await calm(pilot)
        assert isinstance(app.screen, WorkbenchScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_help_lists_the_keys_of_this_screen_and_the_users_own(
    app: DuizhaoApp, size: tuple[int, int], shown: Any, calm: Any
) -> None:
    mine = DuizhaoApp(app.open_project, "news", keymap={"document.save": "f11"})
    async with mine.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("f1")
        await calm(pilot)
        first = shown(mine)
        await pilot.press(*["down"] * 8)
        await calm(pilot)
        first += shown(mine)
        assert "F5, c" in first
        assert "Confirm and go to the next unfinished segment" in first
        assert "F11" in first
        await pilot.press("end")
        await calm(pilot)
        assert "error: the gravest here, and how many" in shown(mine)
        await pilot.press("escape")
        await calm(pilot)
        assert isinstance(mine.screen, WorkbenchScreen)


async def test_a_keymap_of_ones_own_works_and_its_mistakes_are_named(app: DuizhaoApp, said: Any, calm: Any) -> None:
    mine = DuizhaoApp(app.open_project, "news", keymap={"segment.copy_source": "f11", "segment.cpy": "f10"})
    async with mine.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "segment.cpy" in said(mine)
        await pilot.press("f11")
        await calm(pilot)
        assert session(mine).segment("u1.1").target == "合作新篇章"


async def test_the_palette_finds_and_runs_commands(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("ctrl+p")
        await calm(pilot)
        assert "Go to the next unfinished segment" in shown(app)
        await pilot.press(*"copy the")
        await pilot.pause(0.4)
        assert "Copy the source into the target" in shown(app)
        assert "Ctrl+O, o" in shown(app)
        await pilot.press("enter")
        await pilot.pause(0.2)
        await pilot.press("enter")
        await calm(pilot)
        assert session(app).segment("u1.1").target == "合作新篇章"


@pytest.mark.parametrize("title", ["Edit the target", "Save and go back to the overview", "Start a new line"])
async def test_the_palette_has_what_grid_and_editor_do(app: DuizhaoApp, title: str, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await calm(pilot)
        await pilot.press("enter", "ctrl+p", *title[:12])
        await pilot.pause(0.4)
        assert title in shown(app)


async def test_a_new_line_from_the_palette(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter", "a", "ctrl+p", *"start a new line")
        await pilot.pause(0.4)
        await pilot.press("enter")
        await pilot.pause(0.2)
        await pilot.press("enter")
        await calm(pilot)
        assert session(app).segment("u1.1").target == "a\n"
