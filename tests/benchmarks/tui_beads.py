"""Time to the first drawn bead, and of what a key does, in an alignment of very many beads.

python tests/benchmarks/tui_beads.py [BEADS]
"""

from __future__ import annotations

import asyncio
import gc
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from textual.pilot import Pilot

from duizhao.model import AlignedBead, Alignment, Sentence
from duizhao.storage.alignments import AlignmentStore, add_alignment
from duizhao.storage.layout import AlignmentFiles
from duizhao.tui.app import AlignmentApp
from duizhao.tui.screens.alignment import AlignmentScreen
from duizhao.tui.widgets.bead_grid import BeadGrid
from duizhao.workbench.alignment_session import AlignmentSession
from duizhao.workbench.finishing import FileFinisher
from duizhao.workbench.live_aligner import LiveAligner

SOURCE = "川渝两地以接力办会的创新模式,将国家战略蓝图转化为生动实践。"
TARGET = "Taking turns as hosts, Sichuan and Chongqing turn the nation's strategic blueprint into living practice."
STEPS = 40


def many(count: int) -> Alignment:
    """Return an alignment of mostly 1-1 beads, some 1-2 and 2-1."""
    beads = tuple(
        AlignedBead(
            source=tuple(Sentence(text=f"{n} {SOURCE}", begins_paragraph=n % 4 == 0) for _ in range(1 + n % 7 // 6)),
            target=tuple(Sentence(text=f"{n} {TARGET}") for _ in range(1 + n % 5 // 4)),
            score=0.5 + n % 50 / 100,
            reasons=("length fits",),
        )
        for n in range(count)
    )
    return Alignment(id="beads", beads=beads)


async def timed(name: str, pilot: Pilot[None], step: Callable[[], Awaitable[object]]) -> None:
    times = []
    grid = pilot.app.screen.query_one(BeadGrid)
    for _ in range(STEPS):
        # Merging again and again would measure one bead of a hundred sentences.
        grid.focus_on(grid.current + 3)
        await pilot.pause()
        start = time.perf_counter()
        await step()
        pilot.app.screen._compositor.render_strips()
        times.append(time.perf_counter() - start)
        await pilot.pause()
    sys.stdout.write(f"{name:16} p50 {median(times) * 1e3:6.1f} ms   worst {max(times) * 1e3:6.1f} ms\n")


async def measure(count: int, folder: Path) -> None:
    files = AlignmentFiles(folder, "beads", in_project=False)
    add_alignment(files, many(count))
    gc.collect()
    gc.freeze()
    start = time.perf_counter()
    session = AlignmentSession(AlignmentStore(files), LiveAligner(), FileFinisher(files, "yaml"))
    app = AlignmentApp(session, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.screen._compositor.render_strips()
        sys.stdout.write(f"{count:,} beads, 120×40\nready from disk  {time.perf_counter() - start:.3f} s\n")
        screen = app.screen
        assert isinstance(screen, AlignmentScreen)
        grid = screen.query_one(BeadGrid)
        await timed("sentence down", pilot, lambda: grid.run_action("move(1)"))
        await timed("page down", pilot, lambda: grid.run_action("page(1)"))
        for action in ("accept", "move_down", "merge", "undo", "toggle_mark", "next_doubtful"):
            await pilot.press("home", "pagedown")
            await timed(action, pilot, lambda action=action: screen.run_action(action))  # type: ignore[misc]  # a default argument in a lambda
        start = time.perf_counter()
        session.save()
        sys.stdout.write(f"save             {time.perf_counter() - start:.3f} s\n")
    session.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"peak memory      {memory:.0f} MB\n")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(count, Path(folder)))


if __name__ == "__main__":
    main()
