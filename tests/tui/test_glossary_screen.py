"""A maintainer at work on the glossary: every step by keyboard."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from duizhao.model import TermStatus
from duizhao.tui.app import DuizhaoApp
from duizhao.tui.screens.glossary import GlossaryScreen
from duizhao.tui.screens.overview import OverviewScreen
from duizhao.tui.screens.workbench import WorkbenchScreen

SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.fixture
def app(translated: DuizhaoApp, termbase: Any) -> DuizhaoApp:
    """The overview of a translated project."""
    app = DuizhaoApp(translated.open_project)
    app.__dict__["termbase"] = termbase
    return app


def glossary(app: DuizhaoApp) -> GlossaryScreen:
    assert isinstance(app.screen, GlossaryScreen)
    return app.screen


def sources(termbase: Any) -> list[str]:
    return [entry.source for entry in termbase.entries]


@pytest.mark.parametrize("size", SIZES)
async def test_every_entry_is_shown_with_all_about_the_one_under_the_cursor(
    app: DuizhaoApp, size: tuple[int, int], shown: Any, calm: Any
) -> None:
    async with app.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("t")
        await calm(pilot)
        text = shown(app)
        assert "Glossary  2 terms" in text
        assert "▸ ✓  一带一路" in text
        assert "Belt and Road Initiative" in text
        assert "One Belt One Road" in text
        assert "glossary/test.yaml:3" in text
        assert "1 use in news 1" in text
        await pilot.press("down")
        await calm(pilot)
        assert "house rendering" in shown(app)
        await pilot.press("escape")
        await calm(pilot)
        assert isinstance(app.screen, OverviewScreen)


async def test_an_entry_is_edited_field_by_field(app: DuizhaoApp, termbase: Any, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t", "down", "enter")
        await calm(pilot)
        text = shown(app)
        assert "Edit 联合实验室" in text
        for label in ("Chinese", "English", "Admitted", "Short forms", "Forbidden", "Status", "Definition", "From"):
            assert label in text
        await pilot.press("end", *"y", "down", *"united lab | joint lab", "tab", *"JL", "enter")
        await calm(pilot)
        entry = termbase.entries[1]
        assert entry.target == "joint laboratoryy"
        assert entry.admitted == ("united lab", "joint lab")
        assert entry.short == ("JL",)
        assert "joint laboratoryy" in shown(app)
        await pilot.press("z")
        await calm(pilot)
        assert termbase.entries[1].target == "joint laboratory"
        await pilot.press("y")
        await calm(pilot)
        assert termbase.entries[1].short == ("JL",)


async def test_the_form_says_what_is_wrong_and_stays_open(
    app: DuizhaoApp, termbase: Any, shown: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t", "n")
        await calm(pilot)
        assert "New term" in shown(app)
        await pilot.press("enter")
        await calm(pilot)
        assert "A term needs its Chinese name." in shown(app)
        await pilot.press(*"A股", "enter")
        await calm(pilot)
        assert "A term needs its English; only a shield goes without." in shown(app)
        await pilot.press(*"A share", "down", "down", "down", "down", *"a SHARE", "enter")
        await calm(pilot)
        assert "“a SHARE” cannot be right and wrong at once." in shown(app)
        await pilot.press("ctrl+u", *"A-stock")
        termbase.refuses = "The file cannot be written."
        await pilot.press("enter")
        await calm(pilot)
        assert "The file cannot be written." in shown(app)
        await pilot.press("escape")
        await calm(pilot)
        assert "Esc again throws away" in shown(app)
        await pilot.press("enter")
        await calm(pilot)
        assert glossary(app).current_entry() == termbase.entries[-1]
        assert termbase.entries[-1].forbidden == ("A-stock",)


async def test_choices_are_gone_through_with_the_arrows(app: DuizhaoApp, termbase: Any, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t", "down", "enter")
        await pilot.press(*["down"] * 6, "right", "right", "down", "right", "down", "left", "down", "space", "enter")
        await calm(pilot)
        entry = termbase.entries[1]
        assert entry.part_of_speech == "proper noun"
        assert entry.words_between == 1
        assert entry.case == "exact"
        assert entry.status is TermStatus.CANDIDATE
        assert "+ candidate" in shown(app)


async def test_filtering_narrows_while_typing_and_escape_shows_all(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t", "slash", *"labor")
        await calm(pilot)
        text = shown(app)
        assert "2 terms  1 shown" in text
        assert "▸ ✓  联合实验室" in text
        await pilot.press(*" status:x")
        await calm(pilot)
        assert "No term matches. Esc shows all of them." in shown(app)
        await pilot.press("ctrl+u", *"uses:0", "enter")
        await calm(pilot)
        assert "No term matches" in shown(app)
        await pilot.press("escape")
        await calm(pilot)
        assert "▸ ✓  一带一路" in shown(app)
        assert isinstance(app.screen, GlossaryScreen)


async def test_a_condition_that_there_is_not_is_said(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t", "slash", *"uses:x")
        await calm(pilot)
        assert "“uses:x” is no number of uses." in shown(app)


async def test_marked_entries_are_merged_into_the_one_under_the_cursor(
    app: DuizhaoApp, termbase: Any, shown: Any, said: Any, calm: Any
) -> None:
    termbase.add(replace(termbase.entries[1], target="united laboratory"))
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t", "m")
        await calm(pilot)
        assert "Mark terms with Space" in said(app)
        await pilot.press("end", "space", "up")
        await calm(pilot)
        assert "* 1 marked" in shown(app)
        await pilot.press("m")
        await calm(pilot)
        assert sources(termbase) == ["一带一路", "联合实验室"]
        assert termbase.entries[1].admitted == ("united laboratory",)
        assert "1 term merged into 联合实验室" in said(app)


async def test_retiring_and_deleting(app: DuizhaoApp, termbase: Any, shown: Any, said: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t", "r")
        await calm(pilot)
        assert [entry.status for entry in termbase.entries] == [TermStatus.DEPRECATED, TermStatus.PREFERRED]
        assert "▸ ~  一带一路" in shown(app)
        await pilot.press("r")
        await calm(pilot)
        assert "is retired already" in said(app)
        await pilot.press("d")
        await calm(pilot)
        assert "Delete the term?" in shown(app)
        assert "The documents use it 1 time." in shown(app)
        await pilot.press("escape")
        await calm(pilot)
        assert len(termbase.entries) == 2
        await pilot.press("d", "enter")
        await calm(pilot)
        assert sources(termbase) == ["联合实验室"]
        assert "▸ ✓  联合实验室" in shown(app)
        await pilot.press("z", "z")
        await calm(pilot)
        assert [entry.status for entry in termbase.entries] == [TermStatus.PREFERRED, TermStatus.PREFERRED]


async def test_what_lint_finds_is_shown_and_fixed(
    app: DuizhaoApp, termbase: Any, shown: Any, said: Any, calm: Any
) -> None:
    termbase.change(termbase.entries[1], replace(termbase.entries[1], admitted=("joint laboratory", "joint lab")))
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t", "x")
        await calm(pilot)
        assert "Nothing in 一带一路 can be fixed with a key." in said(app)
        await pilot.press("l")
        await calm(pilot)
        text = shown(app)
        assert "2 terms  1 shown" in text
        assert "▸ ✓  联合实验室" in text
        assert "x Delete" in text or "x Remove" in text
        await pilot.press("x")
        await calm(pilot)
        assert termbase.entries[1].admitted == ("joint lab",)
        assert "1 fixed; z takes it back." in said(app)
        assert "No term matches" in shown(app)
        await pilot.press("l")
        await calm(pilot)
        assert "2 terms" in shown(app)
        await pilot.press("X", "z")
        await calm(pilot)
        assert "Nothing shown here can be fixed with a key." in said(app)
        assert len(termbase.entries[1].admitted) == 2
        await pilot.press("X")
        await calm(pilot)
        assert termbase.entries[1].admitted == ("joint lab",)


@pytest.mark.parametrize("size", SIZES)
async def test_uses_are_listed_and_gone_to(app: DuizhaoApp, size: tuple[int, int], shown: Any, calm: Any) -> None:
    async with app.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("t")
        await calm(pilot)
        await pilot.press("u")
        await calm(pilot)
        text = shown(app)
        assert "一带一路  Belt and Road: 1 use" in text
        assert "! forbidden" in text
        assert "u2.1      news" in text
        assert "The second One Belt One Road conference" in text
        await pilot.press("enter")
        await calm(pilot)
        assert isinstance(app.screen, WorkbenchScreen)
        assert app.screen.current == "u2.1"
        # Escape leads back to the glossary, at the same entry.
        await pilot.press("escape")
        await calm(pilot)
        assert "▸ ✓  一带一路" in shown(app)
        assert not app.open_project.is_open("news")


async def test_from_the_workbench_to_the_glossary_and_back_to_a_use(
    translated: DuizhaoApp, termbase: Any, shown: Any, calm: Any
) -> None:
    translated.__dict__["termbase"] = termbase
    async with translated.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        workbench = translated.screen
        await pilot.press("end", "T")
        await calm(pilot)
        # It opens at the term of the segment.
        assert "▸ ✓  联合实验室" in shown(translated)
        await pilot.press("up", "u", "enter")
        await calm(pilot)
        assert translated.screen is workbench
        assert isinstance(workbench, WorkbenchScreen)
        assert workbench.current == "u2.1"
        # What was changed in the glossary is in force.
        await pilot.press("T", "r", "escape")
        await calm(pilot)
        assert "deprecated" in shown(translated)


@pytest.mark.parametrize("size", SIZES)
async def test_renaming_shows_the_difference_first(
    app: DuizhaoApp, termbase: Any, size: tuple[int, int], shown: Any, said: Any, calm: Any
) -> None:
    session = app.open_project.open_session("news")
    session.set_target("u4.1", "Work on the first joint laboratories began.")
    async with app.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("t", "down", "R")
        await calm(pilot)
        assert "Rename 联合实验室" in shown(app)
        await pilot.press("enter")
        await calm(pilot)
        assert "Give both renderings." in shown(app)
        await pilot.press(*"shared lab", "enter")
        await calm(pilot)
        text = shown(app)
        assert "1 term and 1 segment." in text
        assert "+  target: shared lab" in text
        await pilot.press("pagedown")
        await calm(pilot)
        text += shown(app)
        assert "+Work on the first shared labs began." in text
        assert termbase.entries[1].target == "joint laboratory"
        await pilot.press("enter")
        await calm(pilot)
        assert termbase.entries[1].target == "shared lab"
        assert "Renamed: 1 term and 1 segment." in said(app)
        assert session.segment("u4.1").target == "Work on the first shared labs began."
        assert "shared lab" in shown(app)
        await pilot.press("z")
        await calm(pilot)
        assert session.segment("u4.1").target == "Work on the first joint laboratories began."
        assert "▸ ✓  联合实验室" in shown(app)


async def test_locked_and_final_segments_are_left_alone_unless_asked_for(
    app: DuizhaoApp, termbase: Any, shown: Any, calm: Any
) -> None:
    session = app.open_project.open_session("news")
    session.set_locked("u4.1", locked=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t", "down", "R", *"shared lab", "enter")
        await calm(pilot)
        text = shown(app)
        assert "1 term and 0 segments; 1 locked or final left alone." in text
        assert "! news u4.1 is left alone" in text
        await pilot.press("ctrl+l")
        await calm(pilot)
        assert "1 term and 1 segment." in shown(app)
        await pilot.press("escape")
        await calm(pilot)
        assert termbase.entries[1].target == "joint laboratory"


async def test_a_rename_that_cannot_be_is_refused_in_the_dialog(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t", "R", *"x", "up", "shift+tab", *"x", "enter")
        await calm(pilot)
        assert "Belt and Roadx" in shown(app)


async def test_an_empty_glossary_says_what_would_fill_it(
    app: DuizhaoApp, termbase: Any, root: Path, shown: Any, said: Any, calm: Any
) -> None:
    for entry in termbase.entries:
        termbase.delete(entry)
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t")
        await calm(pilot)
        assert "The glossary has no terms yet." in shown(app)
        await pilot.press("enter")
        await calm(pilot)
        assert "There is no term here. n adds one." in said(app)
        await pilot.press("n", *"字", "tab", *"word", "enter")
        await calm(pilot)
        assert "▸ ✓  字" in shown(app)


async def test_letters_sent_in_one_burst_reach_the_filter(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    from textual import events

    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t")
        await calm(pilot)
        for key in ("slash", *"joint", "enter"):
            app.post_message(events.Key(key, "/" if key == "slash" else key if len(key) == 1 else None))
        await calm(pilot)
        assert "2 terms  1 shown" in shown(app)
        assert glossary(app).query_one("#glossary-list").has_focus


async def test_what_was_edited_elsewhere_is_read_again(app: DuizhaoApp, root: Path, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t")
        await calm(pilot)
        path = root / "glossary" / "test.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "- source: 成都\n  target: Chengdu\n", encoding="utf-8")
        await pilot.press("f5", "end")
        await calm(pilot)
        assert "3 terms" in shown(app)
        assert "▸ ✓  成都" in shown(app)
        path.write_text("terms: [", encoding="utf-8")
        await pilot.press("f5")
        await calm(pilot)
        assert "! glossary/test.yaml" in shown(app)
