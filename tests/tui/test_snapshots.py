"""The screens as pictures: colours, borders, highlights. Their texts are asserted elsewhere."""

from typing import Any

import pytest
from textual.pilot import Pilot

from duizhao.tui.app import DuizhaoApp

SIZES = {"80x24": (80, 24), "120x40": (120, 40), "200x60": (200, 60)}


def at(size: str) -> Any:
    return pytest.param(SIZES[size], id=size)


def steps(calm: Any, *keys: str) -> Any:
    async def take(pilot: Pilot[None]) -> None:
        await calm(pilot)
        for key in keys:
            await pilot.press(key)
        await calm(pilot)
        pilot.app.clear_notifications()
        await calm(pilot)

    return take


@pytest.mark.parametrize("size", [at("80x24"), at("120x40")])
def test_picture_of_the_overview(translated: DuizhaoApp, size: tuple[int, int], snap_compare: Any, calm: Any) -> None:
    app = DuizhaoApp(translated.open_project)
    assert snap_compare(app, terminal_size=size, run_before=steps(calm))


@pytest.mark.parametrize("size", [at("80x24"), at("120x40"), at("200x60")])
def test_picture_of_the_workbench(translated: DuizhaoApp, size: tuple[int, int], snap_compare: Any, calm: Any) -> None:
    assert snap_compare(translated, terminal_size=size, run_before=steps(calm, "home", "down"))


def test_picture_of_the_light_theme(translated: DuizhaoApp, snap_compare: Any, calm: Any) -> None:
    assert snap_compare(translated, terminal_size=(80, 24), run_before=steps(calm, "f12", "home", "down", "enter"))


def test_picture_of_the_help(translated: DuizhaoApp, snap_compare: Any, calm: Any) -> None:
    assert snap_compare(translated, terminal_size=(80, 24), run_before=steps(calm, "f1"))


@pytest.mark.parametrize("key", ["s", "n"])
def test_picture_of_the_questions(translated: DuizhaoApp, key: str, snap_compare: Any, calm: Any) -> None:
    assert snap_compare(translated, terminal_size=(80, 24), run_before=steps(calm, key))
