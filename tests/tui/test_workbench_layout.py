"""What the workbench shows at each size."""

from pathlib import Path
from typing import Any

import pytest

from duizhao.tui.app import DuizhaoApp
from duizhao.tui.widgets.checks_pane import ChecksPane
from duizhao.tui.widgets.memory_pane import MemoryPane
from duizhao.tui.widgets.segment_grid import SegmentGrid
from duizhao.tui.widgets.source_view import SourceView
from duizhao.tui.widgets.target_editor import TargetEditor
from duizhao.workbench.opening import open_project


def in_focus(app: DuizhaoApp) -> type:
    return type(app.focused)


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


@pytest.mark.parametrize("size", [(40, 10), (80, 10), (120, 12), (200, 10), (80, 15), (40, 6)])
async def test_on_a_low_screen_the_editor_is_the_last_to_go(
    translated: DuizhaoApp, size: tuple[int, int], shown: Any, calm: Any
) -> None:
    async with translated.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("home", "enter", *" Now")
        await calm(pilot)
        text = shown(translated)
        editor = translated.screen.query_one(TargetEditor)
        assert editor.region.height >= 2
        assert translated.screen.region.contains_region(editor.region)
        assert "Cooperation Now" in text.replace("\n", " ")
        assert "✎ kept" in text.splitlines()[0]
        assert "合作新篇章" in text
        assert max(map(len, text.splitlines())) <= size[0]


async def test_on_a_low_screen_a_pane_takes_the_place_of_the_grid_while_it_is_used(
    translated: DuizhaoApp, shown: Any, calm: Any
) -> None:
    async with translated.run_test(size=(80, 10)) as pilot:
        await calm(pilot)
        await pilot.press("home", "down")
        assert "not “One Belt One Road”" not in shown(translated)
        await pilot.press("f2")
        await calm(pilot)
        assert "not “One Belt One Road”" in shown(translated)
        await pilot.press("escape", "enter")
        await calm(pilot)
        assert translated.screen.query_one(TargetEditor).region.height >= 2
        assert "not “One Belt One Road”" not in shown(translated)


@EVERY_SIZE
async def test_a_pane_key_goes_to_the_pane_and_back(
    translated: DuizhaoApp, size: tuple[int, int], shown: Any, calm: Any
) -> None:
    async with translated.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("f3")
        assert in_focus(translated) is MemoryPane
        await pilot.press("f4")
        assert in_focus(translated) is ChecksPane
        await pilot.press("f4")
        assert in_focus(translated) is SegmentGrid
        await pilot.press("home", "enter", "f3", "1")
        await calm(pilot)
        # Nothing has been typed into the target.
        assert in_focus(translated) is MemoryPane
        assert "A New Chapter of Cooperation1" not in shown(translated)
        await pilot.press("escape")
        assert in_focus(translated) is TargetEditor


LONG = "".join(f"第{number}句说的是科技合作与共建一带一路的故事,很长很长。" for number in range(1, 31))


async def test_a_long_source_can_be_read_to_its_end(root: Path, shown: Any, calm: Any) -> None:
    (root / "segments" / "long.yaml").write_text(
        "document: long\nlanguages: {source: zh-Hans, target: en}\nunits:\n- id: u1\n  segments:\n"
        f"  - id: u1.1\n    source: {LONG}\n",
        encoding="utf-8",
    )
    app = DuizhaoApp(open_project(root), "long")
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        view = app.screen.query_one(SourceView)
        assert 5 <= view.region.height <= 8
        assert "more lines  Ctrl+F reads on" in shown(app)
        assert app.screen.query_one(TargetEditor).region.height >= 2
        seen = ""
        for _ in range(12):
            seen += view.render().plain
            await pilot.press("ctrl+f")
            await calm(pilot)
        assert all(f"第{number}句" in seen for number in range(1, 31))
        assert "▾" in shown(app)
        # The row is higher than the grid: the same key that turns pages reads on within it.
        await pilot.press(*["pagedown"] * 32)
        await calm(pilot)
        grid = app.screen.query_one(SegmentGrid).region
        assert "第30句" in "\n".join(shown(app).splitlines()[grid.y : grid.bottom])


async def test_the_key_bar_offers_what_can_be_done(translated: DuizhaoApp, shown: Any, calm: Any) -> None:
    def bar() -> str:
        return str(shown(translated).splitlines()[-1])

    async with translated.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await pilot.press("home")
        await calm(pilot)
        assert "F8 Fix" not in bar()
        assert "Ctrl+P Commands" in bar()
        await pilot.press("down")
        await calm(pilot)
        assert "F8 Fix" in bar()
        await pilot.press("f3")
        await calm(pilot)
        assert "Use" not in bar()
        await pilot.press("f2")
        await calm(pilot)
        assert "Enter Use" in bar()
        await pilot.press("escape", "enter")
        await calm(pilot)
        assert bar().count("Confirm") == 1
        await pilot.press("escape", "s")
        await calm(pilot)
        assert bar().split() == ["Esc", "Close"]
        await pilot.press("escape")
        await calm(pilot)
        assert "Enter Edit" in bar()


async def test_the_header_counts_findings_as_the_overview_does(translated: DuizhaoApp, shown: Any, calm: Any) -> None:
    session = translated.open_project.open_session("news")
    session.set_target("u2.1", "One Belt One Road , One Belt One Road: 17.")
    translated.open_project.close_session("news")
    summary = translated.open_project.summary("news")
    assert summary.errors + summary.warnings > 2
    async with translated.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await pilot.pause(0.3)
        head = shown(translated).splitlines()[0]
        for mark, count in (("E", summary.errors), ("W", summary.warnings), ("i", summary.infos)):
            assert (f"  {mark}{count}" in head) == bool(count)
