"""From a document's draft to its alignment and back, with everything on disk."""

import threading
from pathlib import Path
from typing import Any

import pytest

from duizhao.model import State
from duizhao.tui.app import AlignmentApp, DuizhaoApp
from duizhao.tui.screens.alignment import AlignmentScreen
from duizhao.tui.screens.overview import OverviewScreen
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.tui.widgets.bead_grid import BeadGrid
from duizhao.workbench.alignment_session import AlignmentSession
from duizhao.workbench.alignments import open_alignment, open_document_alignment
from duizhao.workbench.importing import import_file
from duizhao.workbench.opening import OpenProject, open_project


@pytest.fixture
def drafted(root: Path, chinese: Path, english: Path) -> OpenProject:
    """The project with one document, ``news``, imported with its draft."""
    project = open_project(root)
    import_file(project, chinese, draft=english)
    return project


def correcting(app: DuizhaoApp | AlignmentApp) -> AlignmentSession:
    assert isinstance(app.screen, AlignmentScreen)
    return app.screen.session


def file_of(root: Path) -> str:
    return (root / "alignments" / "news.yaml").read_text(encoding="utf-8")


async def test_from_the_workbench_and_back_finished(drafted: OpenProject, said: Any, shown: Any, calm: Any) -> None:
    app = DuizhaoApp(drafted, "news")
    async with app.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await pilot.press("home", "down", "down", "a")
        await calm(pilot)
        # At the segment that was current.
        assert app.screen.query_one(BeadGrid).current == 2
        await pilot.press("m", "f")
        await calm(pilot)
        assert "Finish news" in shown(app)
        await pilot.press("enter")
        await calm(pilot)
        assert isinstance(app.screen, WorkbenchScreen)
        assert "Finished" in said(app)
        both = app.screen.session
        assert "In 2024, technology contracts" in " ".join(segment.target for segment in both.segments())
        assert {segment.state for segment in both.segments()} <= {State.DRAFT, State.NEW}
        await pilot.press("ctrl+z")
        await calm(pilot)
        assert both.segment("u2.2").target == "More than 100 countries took part."
        assert "More than 100 countries took part." in shown(app)


async def test_from_the_overview_and_back(drafted: OpenProject, root: Path, shown: Any, calm: Any) -> None:
    app = DuizhaoApp(drafted)
    async with app.run_test(size=(100, 30)) as pilot:
        await calm(pilot)
        await pilot.press("a")
        await calm(pilot)
        assert "news" in shown(app).splitlines()[0]
        await pilot.press("a", "a", "escape")
        await calm(pilot)
        assert isinstance(app.screen, OverviewScreen)
        assert file_of(root).count("accepted") == 2
        # Where it was left, with what was undone still there to undo.
        await pilot.press("a")
        await calm(pilot)
        assert app.screen.query_one(BeadGrid).current == 2
        await pilot.press("z")
        assert correcting(app).tally().accepted == 1
        await pilot.press("ctrl+q")
    assert file_of(root).count("accepted") == 1


async def test_a_document_without_a_draft_says_how_to_align_it(opened: OpenProject, said: Any, calm: Any) -> None:
    app = DuizhaoApp(opened, "news")
    async with app.run_test(size=(100, 30)) as pilot:
        await calm(pilot)
        await pilot.press("a")
        await calm(pilot)
        assert isinstance(app.screen, WorkbenchScreen)
        assert "news has no alignment" in said(app)
        assert "duizhao align" in said(app)


async def test_typing_is_saved_before_the_alignment_opens(drafted: OpenProject, root: Path, calm: Any) -> None:
    app = DuizhaoApp(drafted, "news")
    async with app.run_test(size=(100, 30)) as pilot:
        await calm(pilot)
        await pilot.press("home", "enter", "end", "!", "escape", "a")
        await calm(pilot)
        assert isinstance(app.screen, AlignmentScreen)
        assert "Cooperation!" in (root / "segments" / "news.yaml").read_text(encoding="utf-8")


async def test_a_crash_in_the_middle_loses_nothing(drafted: OpenProject, root: Path, said: Any, calm: Any) -> None:
    app = DuizhaoApp(drafted)
    async with app.run_test(size=(100, 30)) as pilot:
        await calm(pilot)
        await pilot.press("a")
        await calm(pilot)
        await pilot.press("m", "down", "a")
        session = correcting(app)
        wanted = session.alignment.beads
        # As if the machine had stopped: the lock is given back, nothing is saved.
        session._store.close(0)
        assert "accepted" not in file_of(root)
        again = DuizhaoApp(open_project(root))
        async with again.run_test(size=(100, 30)) as second:
            await calm(second)
            await second.press("a")
            await calm(second)
            assert "2 changes recovered from the journal." in said(again)
            assert correcting(again).alignment.beads == wanted
            await second.press("escape")
            await calm(second)
        assert file_of(root).count("accepted") == 1
        app.pop_screen()


async def test_a_second_opener_reads_only(drafted: OpenProject, root: Path, shown: Any, said: Any, calm: Any) -> None:
    first, second = DuizhaoApp(drafted), DuizhaoApp(open_project(root))
    async with first.run_test(size=(100, 30)) as pilot:
        await calm(pilot)
        await pilot.press("a")
        await calm(pilot)
        async with second.run_test(size=(100, 30)) as other:
            await calm(other)
            await other.press("a")
            await calm(other)
            assert "read only" in shown(second).splitlines()[0]
            await other.press("m")
            await calm(other)
            assert len(correcting(second).alignment.beads) == len(correcting(first).alignment.beads)
            await other.press("escape")
            await calm(other)
            assert isinstance(second.screen, OverviewScreen)
        await pilot.press("escape")
        await calm(pilot)


async def test_two_files_without_a_project(chinese: Path, english: Path, shown: Any, calm: Any) -> None:
    app = AlignmentApp(open_alignment(chinese, english), chinese.parent)
    async with app.run_test(size=(100, 30)) as pilot:
        await calm(pilot)
        assert "news.zh.txt" in shown(app).splitlines()[0]
        await pilot.press("down", "m", "f")
        await calm(pilot)
        await pilot.press("enter")
        await calm(pilot)
    written = "".join(path.read_text(encoding="utf-8") for path in chinese.parent.glob("*.yaml"))
    assert "More than 100 countries took part." in written
    assert app.return_code == 0


async def test_what_comes_in_one_burst_is_done_in_order(drafted: OpenProject, calm: Any) -> None:
    app = DuizhaoApp(drafted)
    async with app.run_test(size=(100, 30)) as pilot:
        await calm(pilot)
        await pilot.press("a")
        await calm(pilot)
        await pilot.press("down", "m", "u", "z", "z", "down", "right", "e", "end", "!", "enter", "a", "down", "space")
        await calm(pilot)
        beads = correcting(app).alignment.beads
        assert [bead.target[-1].text[-1] for bead in beads if bead.hold.value == "accepted"] == ["!"]
        assert len(beads) == 5


async def test_quitting_while_it_realigns_loses_nothing(
    drafted: OpenProject, root: Path, monkeypatch: pytest.MonkeyPatch, said: Any, calm: Any
) -> None:
    gate = threading.Event()
    realign = AlignmentSession.realign

    def slow(session: AlignmentSession) -> int:
        gate.wait(10)
        return realign(session)

    monkeypatch.setattr(AlignmentSession, "realign", slow)
    app = DuizhaoApp(drafted)
    async with app.run_test(size=(100, 30)) as pilot:
        await calm(pilot)
        await pilot.press("a")
        await calm(pilot)
        await pilot.press("a", "m", "ctrl+r", "ctrl+q")
        await pilot.pause()
        assert "Press Ctrl+Q again" in said(app)
        wanted = correcting(app).alignment.beads
        await pilot.press("ctrl+q")
        gate.set()
    assert app.return_code == 0
    again = open_document_alignment(open_project(root), "news")
    assert (again.recovered, again.alignment.beads) == (0, wanted)
    again.close()
