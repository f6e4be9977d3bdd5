"""Time to the first drawn row, and a page down, for our grid and for Textual's DataTable, in one run.

python tests/benchmarks/tui_grid.py [ROWS]
"""

from __future__ import annotations

import asyncio
import gc
import resource
import sys
import time
from collections.abc import Iterator
from statistics import median

from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import DataTable

from duizhao.model import State
from duizhao.tui.rows import Row
from duizhao.tui.widgets.segment_grid import SegmentGrid

SOURCE = "川渝两地以接力办会的创新模式,将国家战略蓝图转化为生动实践。"
TARGET = "Taking turns as hosts, Sichuan and Chongqing turn the nation's strategic blueprint into living practice."


class Rows:
    """The same two texts, made a little longer and shorter."""

    def __init__(self, count: int) -> None:
        self.texts = [(SOURCE * (1 + n % 3), TARGET * (1 + n % 2)) for n in range(count)]

    def __len__(self) -> int:
        return len(self.texts)

    def row(self, index: int) -> Row:
        source, target = self.texts[index]
        return Row(source=source, target=target, state=State.DRAFT)

    def sizes(self) -> Iterator[tuple[int, int]]:
        return ((len(source), len(target)) for source, target in self.texts)


class GridApp(App[None]):
    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield SegmentGrid(self.rows, ("Source", "Target"))


class TableApp(App[None]):
    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("#", "Source", "Target")
        table.add_rows((str(n), *texts) for n, texts in enumerate(self.rows.texts, 1))


async def measure(app: App[None], widget: type[Widget], page: str) -> None:
    gc.collect()
    gc.freeze()
    start = time.perf_counter()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        ready = time.perf_counter() - start
        grid = app.query_one(widget)
        pages = []
        for _ in range(30):
            start = time.perf_counter()
            await grid.run_action(page)
            app.screen._compositor.render_strips()
            pages.append(time.perf_counter() - start)
            await pilot.pause()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{widget.__name__:12} ready {ready:7.3f} s   page down p50 {median(pages) * 1e3:6.1f} ms"
        f"  worst {max(pages) * 1e3:6.1f} ms   peak memory so far {memory:4.0f} MB\n"
    )


async def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rows = Rows(count)
    sys.stdout.write(f"{count:,} rows, 120×40\n")
    await measure(GridApp(rows), SegmentGrid, "page(1)")
    await measure(TableApp(rows), DataTable, "page_down")


if __name__ == "__main__":
    asyncio.run(main())
