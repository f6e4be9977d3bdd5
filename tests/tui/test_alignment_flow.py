"""Every key of the alignment screen, and what it does."""

import threading
from pathlib import Path
from typing import Any

import pytest
from textual import events

from duizhao.model import Alignment, Hold, Side, Span, WordMatch
from duizhao.tui.app import AlignmentApp
from duizhao.tui.screens.alignment import AlignmentScreen
from duizhao.tui.screens.alignment_sentence import SentenceScreen
from duizhao.tui.widgets.bead_grid import BeadGrid
from duizhao.tui.widgets.text_editor import TextEditor
from duizhao.workbench.alignment_session import AlignmentSession
from duizhao.workbench.live_aligner import LiveAligner

SIZE = (100, 40)


def grid(app: AlignmentApp) -> BeadGrid:
    return next(each for each in app.screen_stack if isinstance(each, AlignmentScreen)).query_one(BeadGrid)


def where(app: AlignmentApp) -> tuple[int, str, int]:
    focus = grid(app).focus_in_bead
    return grid(app).current, focus.side.value, focus.sentence


def texts(app: AlignmentApp, index: int) -> tuple[list[str], list[str]]:
    bead = app.session.alignment.beads[index]
    return [sentence.text for sentence in bead.source], [sentence.text for sentence in bead.target]


def kinds(app: AlignmentApp) -> list[str]:
    return [bead.kind for bead in app.session.alignment.beads]


def holds(app: AlignmentApp) -> str:
    return "".join(bead.hold.value[0] for bead in app.session.alignment.beads)


async def test_the_boundary_moves_up_and_down_with_its_sentence(aligned: AlignmentApp, calm: Any, shown: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("down", "right", "u")
        assert kinds(aligned)[:3] == ["1-2", "1-1", "1-0"]
        assert texts(aligned, 0)[1][1] == "The new building has three floors."
        assert where(aligned) == (0, "target", 1)
        await pilot.press("d", "down", "d")
        assert kinds(aligned)[:3] == ["1-1", "1-1", "1-1"]
        assert where(aligned) == (2, "target", 0)
        assert holds(aligned) == "cccfff"
        await calm(pilot)
        line = next(line for line in shown(aligned).splitlines() if line.startswith("▸ 3"))
        assert "▸ 3 ✎" in line
        assert "▸ It holds 400,000 books" in line


async def test_where_no_bead_is_above_it_is_said(aligned: AlignmentApp, said: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("u")
        await calm(pilot)
        assert "There is no bead above" in said(aligned)
        assert "Split the bead" in said(aligned)


async def test_a_bead_is_split_before_its_second_sentence(aligned: AlignmentApp, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("down", "right", "down", "s")
        assert where(aligned) == (2, "target", 0)
        assert texts(aligned, 2)[1] == ["It holds 400,000 books and serves 2,000 readers a day."]
        assert len(aligned.session.alignment.beads) == 7


async def test_a_single_sentence_is_made_two_and_then_the_bead_is_split(
    aligned: AlignmentApp, shown: Any, calm: Any
) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("down", "s")
        await calm(pilot)
        text = shown(aligned)
        assert "Source sentence 1 of bead 2" in text
        assert "press Ctrl+J, then Enter" in text
        assert "1 sentence now" in text
        await pilot.press(*["right"] * 6, "ctrl+j")
        await calm(pilot)
        assert "2 sentences now" in shown(aligned)
        await pilot.press("enter")
        await calm(pilot)
        assert texts(aligned, 1)[0] == ["新馆有三层,", "藏书四十万册,每天接待两千名读者。"]
        assert where(aligned) == (1, "source", 1)
        await pilot.press("s")
        assert texts(aligned, 2)[0] == ["藏书四十万册,每天接待两千名读者。"]


async def test_beads_are_merged_with_the_next_or_as_marked(aligned: AlignmentApp, said: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("down", "down", "m")
        assert kinds(aligned) == ["1-1", "1-2", "1-1", "2-1", "1-1"]
        await pilot.press("home", "space", "space", "space", "m")
        assert kinds(aligned) == ["3-4", "2-1", "1-1"]
        assert where(aligned)[0] == 0
        # One mark and the bead in focus.
        await pilot.press("space", "m")
        assert kinds(aligned) == ["5-5", "1-1"]
        await pilot.press("end", "m")
        await calm(pilot)
        assert "no bead below" in said(aligned)


async def test_marked_beads_that_are_apart_are_not_merged(aligned: AlignmentApp, said: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("space", "down", "space", "m")
        await calm(pilot)
        assert "do not follow each other" in said(aligned)
        await pilot.press("up", "space", "end", "m")
        await calm(pilot)
        assert "Bead 1 is marked, and this one is not next to it" in said(aligned)
        assert len(aligned.session.alignment.beads) == 6


async def test_a_sentence_is_edited(aligned: AlignmentApp, shown: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("right", "enter")
        await calm(pilot)
        assert "Target sentence 1 of bead 1" in shown(aligned)
        await pilot.press("end", "backspace", "!", "enter")
        await calm(pilot)
        assert texts(aligned, 0)[1] == ["The city library reopened on Wednesday!"]
        assert holds(aligned)[0] == "c"
        assert "Wednesday!" in shown(aligned)


async def test_what_is_pasted_or_committed_into_a_sentence_arrives(aligned: AlignmentApp, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("e")
        await calm(pilot)
        await pilot.press("end")
        aligned.post_message(events.Paste("欢迎光临,请保持安静。\n谢谢。"))
        await calm(pilot)
        await pilot.press("enter")
        await calm(pilot)
        assert texts(aligned, 0)[0] == ["市图书馆周三重新开放。欢迎光临,请保持安静。", "谢谢。"]


async def test_a_sentence_is_never_emptied(aligned: AlignmentApp, shown: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("right", "e")
        await calm(pilot)
        await pilot.press("ctrl+k", "enter")
        await calm(pilot)
        assert isinstance(aligned.screen, SentenceScreen)
        assert "A sentence needs some text" in shown(aligned)
        await pilot.press("escape")
        await calm(pilot)
        assert "Esc again throws away" in shown(aligned)
        await pilot.press("escape")
        await calm(pilot)
        assert texts(aligned, 0)[1] == ["The city library reopened on Wednesday."]
        assert isinstance(aligned.screen, AlignmentScreen)


async def test_an_unchanged_sentence_is_left_with_one_key(aligned: AlignmentApp, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("e")
        await calm(pilot)
        assert aligned.screen.query_one(TextEditor).text == "市图书馆周三重新开放。"
        await pilot.press("escape")
        await calm(pilot)
        assert isinstance(aligned.screen, AlignmentScreen)
        assert aligned.session.undo_label() == ""


async def test_an_empty_side_has_nothing_to_edit(aligned: AlignmentApp, said: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("right", "down", "down", "down", "e")
        await calm(pilot)
        assert "This bead has no target sentence." in said(aligned)


async def test_targets_are_swapped_and_sides_parted(aligned: AlignmentApp, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("down", "down", "x")
        # The bead that would have been left without a sentence is gone.
        assert kinds(aligned) == ["1-1", "1-2", "1-1", "2-1", "1-1"]
        assert texts(aligned, 2)[1] == ["A café will open in autumn."]
        await pilot.press("home", "i")
        assert kinds(aligned)[:2] == ["1-0", "0-1"]
        assert where(aligned) == (0, "source", 0)


async def test_accepting_goes_on_to_the_next_open_bead(aligned: AlignmentApp, said: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("down", "a")
        assert (holds(aligned), where(aligned)[0]) == ("faffff", 2)
        await pilot.press("a", "a", "a", "a")
        assert (holds(aligned), where(aligned)[0]) == ("faaaaa", 0)
        await pilot.press("f5")
        await calm(pilot)
        assert holds(aligned) == "aaaaaa"
        assert "Every bead is accepted" in said(aligned)


async def test_accepting_and_clearing_act_on_what_is_marked(aligned: AlignmentApp, said: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("space", "down", "space", "a")
        await calm(pilot)
        assert holds(aligned) == "afafff"
        assert aligned.session.marked() == ()
        assert "2 beads accepted." in said(aligned)
        await pilot.press("home", "c")
        assert holds(aligned) == "ffafff"
        await pilot.press("space", "down", "space", "c")
        assert holds(aligned) == "ffffff"
        assert aligned.session.marked() == ()


async def test_marks_show_and_go_down(aligned: AlignmentApp, shown: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("space")
        await calm(pilot)
        assert where(aligned)[0] == 1
        assert any(line.startswith("  1*=") for line in shown(aligned).splitlines())
        assert "*1 marked" in shown(aligned).splitlines()[0]
        await pilot.press("up", "space")
        assert aligned.session.marked() == ()


async def test_doubtful_beads_are_gone_through(aligned: AlignmentApp, said: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        seen = []
        for key in ("n", "f7", "n", "n", "N", "shift+f7"):
            await pilot.press(key)
            seen.append(where(aligned)[0])
        assert seen == [2, 3, 4, 2, 4, 3]
        await pilot.press("A", *"0", "enter")
        await calm(pilot)
        await pilot.press("home", "n", "a", "a")
        await calm(pilot)
        await pilot.press("n")
        await calm(pilot)
        assert "No bead is doubtful." in said(aligned)


@pytest.mark.parametrize(
    ("answer", "accepted"), [("", "affffa"), ("0.95", "affffa"), ("95", "affffa"), ("90%", "aafffa"), ("0", "aaffaa")]
)
async def test_everything_above_a_confidence_is_accepted(
    aligned: AlignmentApp, answer: str, accepted: str, shown: Any, calm: Any
) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("A")
        await calm(pilot)
        assert "2 beads would be accepted." in shown(aligned)
        await pilot.press(*answer.replace("%", "")) if "%" not in answer else aligned.post_message(events.Paste(answer))
        await calm(pilot)
        assert f"{accepted.count('a')} beads would be accepted." in shown(aligned)
        await pilot.press("enter")
        await calm(pilot)
        assert holds(aligned) == accepted
        await pilot.press("z")
        assert holds(aligned) == "ffffff"


async def test_what_is_no_confidence_is_refused_where_it_is_typed(aligned: AlignmentApp, shown: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("f8", *"high", "enter")
        await calm(pilot)
        assert "“high” is no confidence." in shown(aligned)
        assert "such as 0.95" in shown(aligned)
        assert holds(aligned) == "ffffff"


async def test_a_bead_is_gone_to_by_number(aligned: AlignmentApp, shown: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("g", "9", "enter")
        await calm(pilot)
        assert "There is no bead 9. Give a number from 1 to 6." in shown(aligned)
        await pilot.press("backspace", "5", "enter")
        await calm(pilot)
        assert where(aligned) == (4, "source", 0)


async def test_undo_and_redo_say_what_and_show_where(aligned: AlignmentApp, said: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        before = aligned.session.alignment
        await pilot.press("down", "m", "end", "u")
        after = aligned.session.alignment
        await pilot.press("ctrl+z", "z")
        await calm(pilot)
        assert aligned.session.alignment == before
        assert where(aligned)[0] == 1
        assert "Undo: merge." in said(aligned)
        await pilot.press("z")
        await calm(pilot)
        assert "Nothing to undo." in said(aligned)
        await pilot.press("ctrl+y", "y", "y")
        await calm(pilot)
        assert aligned.session.alignment == after
        assert "Nothing to redo." in said(aligned)


async def test_realigning_leaves_what_is_accepted(aligned: AlignmentApp, said: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("down", "a", "home", "right", "ctrl+r")
        await calm(pilot)
        assert "Realigned" in said(aligned)
        accepted = [bead for bead in aligned.session.alignment.beads if bead.hold is Hold.ACCEPTED]
        assert [bead.kind for bead in accepted] == ["1-2"]
        assert where(aligned)[:2] == (0, "target")
        await pilot.press("ctrl+r")
        await calm(pilot)
        assert "nothing has changed" in said(aligned)


async def test_realigning_around_here(aligned: AlignmentApp, said: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("down", "a", "end", "r")
        await calm(pilot)
        assert "Realigned" in said(aligned)
        await pilot.press("home", "down", "r")
        await calm(pilot)
        assert "This bead is held" in said(aligned)


async def test_while_it_realigns_one_can_look_but_not_change(
    aligned: AlignmentApp, monkeypatch: pytest.MonkeyPatch, shown: Any, said: Any, calm: Any
) -> None:
    gate = threading.Event()
    realign = AlignmentSession.realign

    def slow(session: AlignmentSession) -> int:
        gate.wait(10)
        return realign(session)

    monkeypatch.setattr(AlignmentSession, "realign", slow)
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("ctrl+r")
        for key in ("m", "a", "u", "z", "ctrl+s", "ctrl+r", "f"):
            await pilot.press(key)
            await pilot.pause()
        assert said(aligned).count("Realigning: nothing can be changed until that is done.") == 7
        assert holds(aligned) == "ffffff"
        await pilot.press("end", "right")
        await pilot.pause(0.15)
        assert where(aligned) == (5, "target", 0)
        assert "Realigning" in shown(aligned).splitlines()[0]
        gate.set()
        await calm(pilot)
        assert "Realigning" not in shown(aligned).splitlines()[0]
        # The focus is where the person has gone meanwhile.
        assert texts(aligned, where(aligned)[0])[1] == ["Volunteers tell stories every Saturday."]
        await pilot.press("a")
        assert holds(aligned).endswith("a")


async def test_leaving_while_it_realigns_waits_for_that(
    aligned: AlignmentApp, keeper: Any, monkeypatch: pytest.MonkeyPatch, said: Any, calm: Any
) -> None:
    gate = threading.Event()
    monkeypatch.setattr(AlignmentSession, "realign", lambda _: gate.wait(10) and 0)
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("ctrl+r", "escape")
        await pilot.pause()
        assert "leaves as soon as that is done" in said(aligned)
        assert keeper.closed_at is None
        gate.set()
        await calm(pilot)
    assert keeper.closed_at == 0


async def test_saving_and_leaving(aligned: AlignmentApp, keeper: Any, shown: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        assert "✓ saved" in shown(aligned).splitlines()[0]
        await pilot.press("a")
        await calm(pilot)
        assert "✎ kept" in shown(aligned).splitlines()[0]
        await pilot.press("ctrl+s")
        await calm(pilot)
        assert keeper.saved == [aligned.session.alignment]
        assert "✓ saved" in shown(aligned).splitlines()[0]
        await pilot.press("a", "end", "escape")
        await calm(pilot)
    assert keeper.saved[-1] == aligned.session.alignment
    assert keeper.closed_at == 5
    assert aligned.return_code == 0


async def test_quitting_saves(aligned: AlignmentApp, keeper: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("a", "ctrl+q")
    assert keeper.saved == [aligned.session.alignment]
    assert keeper.closed_at == 1


async def test_finishing_asks_first(
    aligned: AlignmentApp, finisher: Any, shown: Any, capsys: pytest.CaptureFixture[str], calm: Any
) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("f")
        await calm(pilot)
        text = shown(aligned)
        assert "Finish library" in text
        assert "1 target sentence goes into a note." in text
        assert "3 beads are still doubtful." in text
        await pilot.press("escape")
        await calm(pilot)
        assert finisher.finished == []
        await pilot.press("f10", "enter")
        await calm(pilot)
    finished: list[Alignment] = finisher.finished
    assert finished == [aligned.session.alignment]
    assert "5 segments were written to library.yaml." in capsys.readouterr().err


async def test_matched_words_are_found_and_shown(
    aligned: AlignmentApp, monkeypatch: pytest.MonkeyPatch, shown: Any, calm: Any
) -> None:
    words = {1: (WordMatch(source=0, source_span=Span(8, 11), target=1, target_span=Span(9, 16), weight=1),)}
    monkeypatch.setattr(AlignmentSession, "word_matches", lambda _, bead: words.get(bead, ()))
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        await pilot.press("down")
        await pilot.pause(0.2)
        await calm(pilot)
        assert "Words  四十万 = 400,000" in shown(aligned)
        await pilot.press("down")
        await calm(pilot)
        assert "Words" not in shown(aligned)


async def test_the_pointer_chooses_and_edits(aligned: AlignmentApp, shown: Any, calm: Any) -> None:
    async with aligned.run_test(size=SIZE) as pilot:
        await calm(pilot)
        line = next(n for n, text in enumerate(shown(aligned).splitlines()) if "It holds" in text)
        await pilot.click(offset=(70, line), times=2)
        await calm(pilot)
        assert where(aligned) == (1, Side.TARGET.value, 1)
        assert "Target sentence 2 of bead 2" in shown(aligned)


async def test_a_name_with_brackets_is_no_markup(
    keeper: Any, finisher: Any, tmp_path: Path, shown: Any, calm: Any
) -> None:
    name = "[b]news[/].zh.txt / [draft.txt"
    app = AlignmentApp(AlignmentSession(keeper, LiveAligner(), finisher, name=name), tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        assert name in shown(app).splitlines()[0]
        await pilot.press("f")
        await calm(pilot)
        assert f"Finish {name}" in shown(app)
