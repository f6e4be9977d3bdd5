"""The grid over rows that are not a document."""

from collections.abc import Iterator

import pytest
from textual.app import App, ComposeResult

from duizhao.model import Severity, State
from duizhao.tui import theme
from duizhao.tui.rows import Mark, Row
from duizhao.tui.widgets.segment_grid import SegmentGrid

SOURCE = "川渝两地以接力办会的创新模式,将国家战略蓝图转化为生动实践。"


class CountedRows:
    """Very many rows that remember which of them anybody looked at."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.seen: set[int] = set()
        self.targets: dict[int, str] = {}

    def __len__(self) -> int:
        return self.count

    def row(self, index: int) -> Row:
        self.seen.add(index)
        return Row(
            source=f"{index} {SOURCE * (1 + index % 3)}",
            target=self.targets.get(index, f"Row {index}. " + "Turning blueprints into practice. " * (index % 5)),
            state=list(State)[index % len(State)],
            locked=index == 1,
            mark=Mark(severity=Severity.ERROR, count=12) if index == 2 else None,
        )

    def sizes(self) -> Iterator[tuple[int, int]]:
        # On purpose wrong for most rows: true heights are learnt when a row is drawn.
        return ((30, 30) for _ in range(self.count))


class Host(App[None]):
    CSS = "SegmentGrid { height: 1fr; overflow-y: scroll; }"

    def __init__(self, rows: CountedRows) -> None:
        super().__init__()
        self.rows = rows
        self.moved: list[int] = []
        self.register_theme(theme.DARK)
        self.theme = theme.DARK.name

    def compose(self) -> ComposeResult:
        yield SegmentGrid(self.rows, ("Source", "Target"))

    def on_mount(self) -> None:
        self.query_one(SegmentGrid).focus()

    def on_segment_grid_moved(self, message: SegmentGrid.Moved) -> None:
        self.moved.append(message.index)

    @property
    def grid(self) -> SegmentGrid:
        return self.query_one(SegmentGrid)

    def lines(self) -> list[str]:
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]


def current_line(app: Host) -> int:
    (line,) = (number for number, text in enumerate(app.lines()) if text.startswith("▸"))
    return line


async def test_a_hundred_thousand_rows_are_not_looked_at() -> None:
    app = Host(CountedRows(100_000))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "Row 0." in app.lines()[1]
        assert len(app.rows.seen) < 200
        await pilot.press("end")
        await pilot.pause()
        assert app.grid.current == 99_999
        assert any("Row 99999." in line for line in app.lines())
        assert len(app.rows.seen) < 400


async def test_the_current_row_is_whole_and_in_view_wherever_one_goes() -> None:
    app = Host(CountedRows(300))
    async with app.run_test(size=(70, 20)) as pilot:
        await pilot.pause()
        for go in (25, 13, -7, 60, -80, 200, -3, 90):
            app.grid.action_move(go)
            await pilot.pause()
            row = app.grid.current
            top = current_line(app)
            text = "".join(line[:30] for line in app.lines()[top:])
            assert f"{row + 1} " in text
            assert f"Row {row}." in app.lines()[top]
            height = len(app.grid._row_strips(row))
            assert top + height <= 20


async def test_going_down_by_rows_visits_every_row_once() -> None:
    app = Host(CountedRows(40))
    async with app.run_test(size=(70, 12)) as pilot:
        for _ in range(45):
            app.grid.action_move(1)
        await pilot.pause()
        assert app.moved == list(range(1, 40))


async def test_paging_down_and_up_reaches_both_ends() -> None:
    app = Host(CountedRows(30))
    async with app.run_test(size=(70, 12)) as pilot:
        for _ in range(30):
            app.grid.action_page(1)
            await pilot.pause()
        assert app.grid.current == 29
        for _ in range(30):
            app.grid.action_page(-1)
            await pilot.pause()
        assert app.grid.current == 0


async def test_marks_of_lock_and_findings() -> None:
    app = Host(CountedRows(5))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        locked = next(line for line in app.lines() if "Row 1." in line)
        found = next(line for line in app.lines() if "Row 2." in line)
        assert "✎ L" in locked
        assert found.rstrip().endswith("E+")


async def test_no_line_is_wider_or_narrower_than_the_grid() -> None:
    app = Host(CountedRows(50))
    async with app.run_test(size=(83, 24)) as pilot:
        await pilot.pause()
        grid = app.grid
        width = grid.scrollable_content_region.width
        for row in range(50):
            assert {strip.cell_length for strip in grid._row_strips(row)} == {width}
            assert {sum(s.cell_length for s in strip) for strip in grid._row_strips(row)} == {width}


async def test_a_row_that_grows_pushes_the_others_down() -> None:
    app = Host(CountedRows(20))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        before = next(number for number, line in enumerate(app.lines()) if "Row 1." in line)
        app.rows.targets[0] = "Row 0. " + "much longer than it was " * 10
        app.grid.refresh_row(0)
        await pilot.pause()
        after = next(number for number, line in enumerate(app.lines()) if "Row 1." in line)
        assert after > before


async def test_another_width_wraps_anew() -> None:
    app = Host(CountedRows(200))
    async with app.run_test(size=(140, 30)) as pilot:
        app.grid.go_to(100)
        row = app.grid.current
        await pilot.resize_terminal(60, 18)
        await pilot.pause(0.1)
        assert app.grid.current == row
        assert f"Row {row}." in app.lines()[current_line(app)]


class Restyled(SegmentGrid):
    """A grid that gets new styles, and is drawn, when it has its new size and does not know it yet."""

    def on_resize(self) -> None:
        self.notify_style_update()
        self.render_lines(self.size.region)


async def test_new_styles_and_a_new_width_at_once_leave_every_row_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Host(CountedRows(50))
    monkeypatch.setattr(app, "compose", lambda: iter([Restyled(app.rows, ("Source", "Target"))]))
    async with app.run_test(size=(200, 40)) as pilot:
        await pilot.pause()
        app.grid.styles.width = 90
        await pilot.pause(0.1)
        shown = [line[:90] for line in app.lines()]
        for row in range(5):
            top = next(number for number, line in enumerate(shown) if f"Row {row}." in line)
            lines = shown[top : top + app.grid._heights[row]]
            assert "".join(lines).count("practice.") == row % 5


@pytest.mark.parametrize("size", [(20, 10), (31, 3)])
async def test_hardly_any_room_is_no_reason_to_fail(size: tuple[int, int]) -> None:
    app = Host(CountedRows(10))
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "pagedown", "end", "home")
        assert app.grid.current == 0


async def test_no_rows_at_all() -> None:
    app = Host(CountedRows(0))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "pagedown", "pageup", "end", "home")
        await pilot.pause()
        assert app.moved == []
        assert "Source" in app.lines()[0]


async def test_the_pointer_chooses_a_row() -> None:
    app = Host(CountedRows(20))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = next(number for number, text in enumerate(app.lines()) if "Row 3." in text)
        await pilot.click(SegmentGrid, offset=(20, line))
        await pilot.pause()
        assert app.grid.current == 3
        await pilot.click(SegmentGrid, offset=(20, 0))
        assert app.grid.current == 3


async def test_other_rows_can_be_shown() -> None:
    app = Host(CountedRows(20))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        app.grid.reload(CountedRows(3))
        await pilot.pause()
        assert app.grid.current == 2
        await pilot.press("down")
        assert app.grid.current == 2
