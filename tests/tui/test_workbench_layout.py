"""What the workbench shows at each size."""

from typing import Any

import pytest

from duizhao.tui.app import DuizhaoApp

EVERY_SIZE = pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=["narrow", "medium", "wide"])


@EVERY_SIZE
async def test_document_grid_editor_and_keys_are_on_the_screen(
    translated: DuizhaoApp, size: tuple[int, int], shown: Any, calm: Any
) -> None:
    async with translated.run_test(size=size) as pilot:
        await calm(pilot)
        lines = shown(translated).splitlines()
        assert "news" in lines[0]
        assert "4/5 80%" in lines[0]
        assert "✓ saved" in lines[0]
        assert "Source zh-Hans" in lines[1]
        assert "Target en" in lines[1]
        text = "\n".join(lines)
        assert "2024年国际技术合同成交额突破188亿元。" in text
        assert "4 u3.1  - new" in text
        assert "Enter Edit" in lines[-1]
        assert "F1 Help" in lines[-1]


@EVERY_SIZE
async def test_terms_memory_and_checks_can_all_be_reached(
    translated: DuizhaoApp, size: tuple[int, int], shown: Any, calm: Any
) -> None:
    async with translated.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("home", "down")
        await calm(pilot)
        text = shown(translated)
        assert "Terms 0/1" in text
        assert "Memory 0" in text
        assert "Checks" in text
        assert "一带一路  Belt and Road" in text
        assert "not “One Belt One Road”" in text
        await pilot.press("f4")
        await calm(pilot)
        assert "One Belt One Road" in shown(translated)


async def test_narrow_screens_show_one_pane_at_a_time(translated: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with translated.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("home", "down")
        assert "1 ! 一带一路" in shown(translated)
        await pilot.press("f3")
        await calm(pilot)
        assert "1 ! 一带一路" not in shown(translated)
        assert "No similar sentence" in shown(translated)


async def test_panes_can_be_put_away(translated: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with translated.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "F2 Terms" in shown(translated)
        await pilot.press("p")
        await calm(pilot)
        assert "F2 Terms" not in shown(translated)
        await pilot.press("f2")
        await calm(pilot)
        assert "F2 Terms" in shown(translated)


async def test_a_resized_terminal_keeps_the_segment(translated: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with translated.run_test(size=(200, 60)) as pilot:
        await calm(pilot)
        await pilot.resize_terminal(80, 24)
        await calm(pilot)
        text = shown(translated)
        assert "▸  4 -" in text
        assert "F2 Terms" in text


async def test_source_and_target_stand_below_their_columns(translated: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with translated.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await pilot.press("home")
        await calm(pilot)
        rows = [line for line in shown(translated).splitlines() if "A New Chapter" in line]
        assert len(rows) == 2
        assert len({line.index("合作新篇章") for line in rows}) == 1
        assert len({line.index("A New Chapter") for line in rows}) == 1


async def test_the_light_theme_repaints_everything(translated: DuizhaoApp, calm: Any) -> None:
    async with translated.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("f12")
        await calm(pilot)
        dark = translated.get_theme("duizhao-dark")
        assert dark is not None
        strips = translated.screen._compositor.render_strips()
        backgrounds = {
            segment.style.bgcolor.get_truecolor().hex
            for strip in strips
            for segment in strip
            if segment.style and segment.style.bgcolor
        }
        assert dark.background not in backgrounds
        assert dark.variables["row-active"] not in backgrounds
