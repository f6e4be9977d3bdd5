"""Columns of a list: shares, numbers at the right, and what is left out where it is narrow."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult

from duizhao.tui import theme
from duizhao.tui.widgets.list_grid import Cell, Column, ListGrid

COLUMNS = (
    Column(title="Chinese", share=1),
    Column(title="Uses", cells=6, is_number=True),
    Column(title="Domain", share=1, from_cells=60),
)


class Rows:
    """A hundred thousand rows that count how many of them were asked for."""

    def __init__(self, count: int = 100_000) -> None:
        self.count = count
        self.asked: set[int] = set()

    def __len__(self) -> int:
        return self.count

    def cells(self, row: int) -> Sequence[Cell]:
        self.asked.add(row)
        return Cell(text="一带一路很长很长很长很长" * 2), Cell(text=str(row)), Cell(text="Silk\x1b[31m")


class Listing(App[None]):
    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows
        self.register_theme(theme.DARK)
        self.theme = theme.DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme.VARIABLE_DEFAULTS

    def compose(self) -> ComposeResult:
        yield ListGrid(COLUMNS)

    def on_mount(self) -> None:
        self.query_one(ListGrid).show_rows(self.rows)


def lines(app: App[None]) -> list[str]:
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


@pytest.mark.parametrize(("width", "has_domain"), [(40, False), (80, True)])
async def test_columns_share_the_room_and_the_last_is_left_out_where_it_is_narrow(width: int, has_domain: bool) -> None:
    app = Listing(Rows(3))
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        heading, first = lines(app)[:2]
        assert ("Domain" in heading) is has_domain
        assert ("Silk" in first) is has_domain
        assert "…" in first
        # Nothing of somebody's text reaches the terminal as a command.
        assert "\x1b" not in first
        number = first.index(" 0")
        assert heading.index("Uses") + len("Uses") >= number - first[:number].count("一")


async def test_only_what_is_seen_is_asked_for() -> None:
    rows = Rows()
    app = Listing(rows)
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        app.query_one(ListGrid).focus()
        await pilot.press("end")
        await pilot.pause()
        assert app.query_one(ListGrid).current == 99_999
        assert "99999" in lines(app)[8] + lines(app)[9]
        assert len(rows.asked) < 100


async def test_fewer_rows_keep_the_cursor_among_them() -> None:
    app = Listing(Rows(50))
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        grid = app.query_one(ListGrid)
        grid.focus()
        await pilot.press("end")
        grid.show_rows(Rows(3), 40)
        await pilot.pause()
        assert grid.current == 2
        grid.show_rows(Rows(0))
        await pilot.press("down", "pagedown", "end")
        assert grid.current == 0
