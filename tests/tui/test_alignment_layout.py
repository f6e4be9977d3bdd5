"""What the alignment screen shows at each size, and where something is out of the ordinary."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from duizhao.errors import EnvironmentFailure, LockedError
from duizhao.model import Alignment
from duizhao.tui.app import AlignmentApp, run_alignment
from duizhao.tui.screens.alignment import AlignmentScreen
from duizhao.tui.widgets.bead_grid import BeadGrid
from duizhao.workbench.alignment_session import AlignmentSession
from duizhao.workbench.live_aligner import LiveAligner

EVERY_SIZE = pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=["narrow", "medium", "wide"])


@EVERY_SIZE
async def test_name_tally_beads_reasons_and_keys_are_on_the_screen(
    aligned: AlignmentApp, size: tuple[int, int], shown: Any, calm: Any
) -> None:
    async with aligned.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("down", "right", "down")
        await calm(pilot)
        lines = shown(aligned).splitlines()
        assert "library" in lines[0]
        assert "0/6" in lines[0]
        assert re.search(r"\?\s?3", lines[0])
        assert "✓ saved" in lines[0]
        assert "Source zh-Hans" in lines[1]
        assert "Target en" in lines[1]
        text = "\n".join(lines)
        assert "2 of 6  1-2  ~ likely, 93%  target: sentence 2 of 2" in text
        assert "Why    length fits; 400,000 = 四十万" in text
        assert "▸ It holds 400,000 books" in text
        assert text.count("(none)") == 2
        assert "a Accept" in lines[-1]
        assert "u Up" in lines[-1]
        assert "F1 Help" in lines[-1]


async def test_score_and_shape_stand_in_the_grid_where_there_is_room(
    aligned: AlignmentApp, shown: Any, calm: Any
) -> None:
    async with aligned.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        assert "  5 ?  72 2-1  ▪ 读者可以借书。" in shown(aligned)
        await pilot.resize_terminal(80, 24)
        await calm(pilot)
        assert "  5 ? ▪ 读者可以借书。" in shown(aligned)


async def test_both_texts_stand_below_their_columns_where_it_is_tall(
    aligned: AlignmentApp, shown: Any, calm: Any
) -> None:
    async with aligned.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await pilot.press("end")
        await calm(pilot)
        whole = "Volunteers tell stories"
        places = [line.index(whole) for line in shown(aligned).splitlines() if whole in line]
        assert len(places) == 2
        assert len(set(places)) == 1


async def test_the_detail_can_be_hidden(aligned: AlignmentApp, shown: Any, calm: Any) -> None:
    async with aligned.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("p")
        await calm(pilot)
        assert "Why" not in shown(aligned)
        await pilot.press("p")
        await calm(pilot)
        assert "Why" in shown(aligned)


async def test_a_long_detail_is_read_on(aligned: AlignmentApp, keeper: Any, shown: Any, said: Any, calm: Any) -> None:
    bead = replace(keeper.alignment.beads[0], reasons=tuple(f"reason {number} of very many" for number in range(40)))
    keeper.alignment = replace(keeper.alignment, beads=(bead, *keeper.alignment.beads[1:]))
    app = AlignmentApp(AlignmentSession(keeper, LiveAligner(), aligned.session._finisher), aligned.folder())
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "Ctrl+F reads on" in shown(app)
        seen = shown(app)
        for _ in range(10):
            await pilot.press("ctrl+f")
            await calm(pilot)
            seen += shown(app)
        assert all(f"reason {number} of" in " ".join(seen.split()) for number in range(40))
        await pilot.press("down", "ctrl+f")
        await calm(pilot)
        assert "All that is known is on the screen." in said(app)


@pytest.mark.parametrize("size", [(20, 6), (31, 9), (80, 5), (300, 10), (40, 80)])
async def test_any_size_is_survived_and_left_again(
    aligned: AlignmentApp, size: tuple[int, int], shown: Any, calm: Any
) -> None:
    async with aligned.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await pilot.press("down", "right")
        await pilot.resize_terminal(*size)
        await calm(pilot)
        await pilot.press("down", "down", "u", "z", "pagedown", "home", "down")
        await calm(pilot)
        await pilot.resize_terminal(100, 30)
        await calm(pilot)
        assert "▸ The new building has three floors." in shown(aligned)


async def test_an_alignment_without_beads(
    keeper: Any, finisher: Any, tmp_path: Path, shown: Any, said: Any, calm: Any
) -> None:
    keeper.alignment = Alignment(id="empty", beads=())
    app = AlignmentApp(AlignmentSession(keeper, LiveAligner(), finisher), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        for key in ("u", "d", "s", "m", "e", "a", "c", "space", "x", "i", "r", "n", "g", "A", "f", "z", "ctrl+r"):
            await pilot.press(key)
            await calm(pilot)
            assert isinstance(app.screen, AlignmentScreen), key
        await pilot.press("m")
        await calm(pilot)
        assert "There are no beads here" in said(app)
        assert "No beads: one of the texts must have a sentence." in shown(app)
        await pilot.press("escape")
        await calm(pilot)
    assert app.return_code == 0


async def test_one_bead_has_no_neighbours(keeper: Any, finisher: Any, tmp_path: Path, said: Any, calm: Any) -> None:
    keeper.alignment = replace(keeper.alignment, beads=keeper.alignment.beads[:1])
    app = AlignmentApp(AlignmentSession(keeper, LiveAligner(), finisher), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        for key, message in (("u", "above"), ("d", "below"), ("m", "below"), ("x", "below")):
            await pilot.press(key)
            await calm(pilot)
            assert f"no bead {message}" in said(app).splitlines()[-2]
        await pilot.press("a", "space", "down", "up", "pagedown")
        await calm(pilot)
        assert app.session.tally().accepted == 1


async def test_somebody_else_has_it_open(
    keeper: Any, finisher: Any, tmp_path: Path, shown: Any, said: Any, calm: Any
) -> None:
    keeper.refusal = LockedError(
        "document-locked", "Lin on desk-3 has this alignment open.", hint="Ask Lin to close it."
    )
    app = AlignmentApp(AlignmentSession(keeper, LiveAligner(), finisher), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "read only" in shown(app).splitlines()[0]
        assert "Lin on desk-3 has this alignment open." in said(app)
        before = app.session.alignment
        for key in ("u", "d", "s", "m", "e", "a", "c", "space", "x", "i", "r", "A", "f", "z", "y", "ctrl+r", "ctrl+s"):
            count = said(app).count("Ask Lin")
            await pilot.press(key)
            await calm(pilot)
            assert said(app).count("Ask Lin") == count + 1, key
            assert isinstance(app.screen, AlignmentScreen)
        assert app.session.alignment == before
        await pilot.press("down", "n", "escape")
        await calm(pilot)
    assert keeper.saved == []


async def test_it_opens_where_it_was_left_and_says_what_a_crash_left(
    keeper: Any, finisher: Any, tmp_path: Path, shown: Any, said: Any, calm: Any
) -> None:
    keeper.position, keeper.recovered = 4, 2
    session = AlignmentSession(
        keeper, LiveAligner(), finisher, warnings=["news.en.txt has changed since; 1 bead was lost."]
    )
    app = AlignmentApp(session, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "5 of 6" in shown(app)
        assert "Nothing was lost 2 changes recovered from the journal." in said(app)
        assert "1 bead was lost." in said(app)
        assert "✎ kept" in shown(app).splitlines()[0]


async def test_what_cannot_be_written_changes_nothing(
    aligned: AlignmentApp, keeper: Any, monkeypatch: pytest.MonkeyPatch, said: Any, calm: Any
) -> None:
    def full(*_: object) -> None:
        raise EnvironmentFailure("disk-full", "The disk is full.", hint="Free some space.")

    async with aligned.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        before = aligned.session.alignment
        with monkeypatch.context() as broken:
            broken.setattr(keeper, "append", full)
            await pilot.press("m")
            await calm(pilot)
            assert "The disk is full." in said(aligned)
            assert aligned.session.alignment == before
        with monkeypatch.context() as broken:
            broken.setattr(keeper, "save", full)
            await pilot.press("m", "escape")
            await calm(pilot)
            # What is not saved is not left.
            assert isinstance(aligned.screen, AlignmentScreen)
            await pilot.press("ctrl+q")
            await calm(pilot)
            assert "Press Ctrl+Q again" in said(aligned)
        await pilot.press("escape")
        await calm(pilot)
    assert keeper.saved == [aligned.session.alignment]


async def test_a_crash_saves_and_says_where_it_is_described(
    aligned: AlignmentApp, keeper: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calm: Any
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("unforeseen")

    async def work() -> None:
        async with aligned.run_test(size=(80, 24)) as pilot:
            await calm(pilot)
            await pilot.press("a")
            monkeypatch.setattr(AlignmentSession, "merge", broken)
            await pilot.press("m")
            await calm(pilot)

    with pytest.raises(Exception, match="Your work is saved"):
        await work()
    assert keeper.saved == [aligned.session.alignment]
    (log,) = (tmp_path / ".duizhao").glob("crash-*.log")
    assert "unforeseen" in log.read_text(encoding="utf-8")


async def test_help_and_palette_know_the_alignment(aligned: AlignmentApp, shown: Any, calm: Any) -> None:
    async with aligned.run_test(size=(100, 60)) as pilot:
        await calm(pilot)
        await pilot.press("f1")
        await calm(pilot)
        text = shown(aligned)
        assert "Split the bead before the sentence" in text
        assert "Next sentence" in text
        await pilot.press("end")
        await calm(pilot)
        assert "doubtful: below 80%, or one side is empty" in shown(aligned)
        await pilot.press("escape", "ctrl+p", *"swap the targets")
        await pilot.pause(0.4)
        assert "Swap the targets of this bead and the next" in shown(aligned)
        await pilot.press("enter")
        await pilot.pause(0.2)
        await pilot.press("enter")
        await calm(pilot)
        assert aligned.session.undo_label() == "swap"


async def test_keys_of_ones_own(keeper: Any, finisher: Any, tmp_path: Path, said: Any, calm: Any) -> None:
    session = AlignmentSession(keeper, LiveAligner(), finisher)
    app = AlignmentApp(session, tmp_path, keymap={"align.merge": "f9", "align.marge": "f2"})
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "align.marge" in said(app)
        await pilot.press("f9")
        assert len(session.alignment.beads) == 5


async def test_other_colours_draw_everything_anew(aligned: AlignmentApp, calm: Any) -> None:
    async with aligned.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        grid = aligned.screen.query_one(BeadGrid)
        before = {segment.style for strip in grid.render_lines(grid.size.region) for segment in strip}
        await pilot.press("f12")
        await calm(pilot)
        assert before.isdisjoint(segment.style for strip in grid.render_lines(grid.size.region) for segment in strip)


def test_running_returns_the_exit_code(aligned: AlignmentApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(AlignmentApp, "run", lambda _: None)
    assert run_alignment(aligned.session, folder=tmp_path) == 0
