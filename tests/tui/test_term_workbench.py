"""Terms in the workbench: inserted, added, and asked about before a segment is confirmed."""

from pathlib import Path
from typing import Any

import pytest
from textual import events

from duizhao.model import State
from duizhao.tui.app import DuizhaoApp
from duizhao.tui.screens.add_term import AddTermScreen
from duizhao.tui.screens.term_errors import TermErrorsScreen
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.tui.widgets.target_editor import TargetEditor
from duizhao.workbench.opening import open_project
from duizhao.workbench.session import Session

WRONG = "The second One Belt One Road conference was held in Chengdu."


@pytest.fixture
def app(app: DuizhaoApp, termbase: Any) -> DuizhaoApp:
    app.__dict__["termbase"] = termbase
    return app


def workbench(app: DuizhaoApp) -> WorkbenchScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, WorkbenchScreen))


def session(app: DuizhaoApp) -> Session:
    return workbench(app).session


def editor(app: DuizhaoApp) -> TargetEditor:
    return workbench(app).query_one(TargetEditor)


async def test_confirming_with_a_term_error_asks_and_going_on_needs_a_reason(
    app: DuizhaoApp, shown: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("down", "enter")
        app.post_message(events.Paste(WRONG))
        await calm(pilot)
        await pilot.press("enter")
        await calm(pilot)
        text = shown(app)
        assert "Confirm u2.1 all the same?" in text
        assert "F8 fix  Esc go back  Enter go on, with a reason" in text
        assert "One Belt One Road" in text
        assert session(app).segment("u2.1").state is State.DRAFT
        await pilot.press("enter")
        await calm(pilot)
        assert "A waiver needs a reason." in shown(app)
        await pilot.press(*"quoted", "enter")
        await calm(pilot)
        assert session(app).segment("u2.1").state is State.TRANSLATED
        assert [waiver.reason for waiver in session(app).segment("u2.1").waivers] == ["quoted"]
        assert workbench(app).current == "u2.2"
        # One step back takes the waiver with it.
        await pilot.press("ctrl+z")
        await calm(pilot)
        assert session(app).segment("u2.1").waivers == ()
        assert session(app).segment("u2.1").state is State.DRAFT


async def test_the_question_offers_the_fix_and_the_way_back(app: DuizhaoApp, said: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("down", "enter")
        app.post_message(events.Paste(WRONG))
        await calm(pilot)
        await pilot.press("escape", "f5")
        await calm(pilot)
        assert isinstance(app.screen, TermErrorsScreen)
        await pilot.press("escape")
        await calm(pilot)
        assert session(app).segment("u2.1").target == WRONG
        assert workbench(app).current == "u2.1"
        await pilot.press("c", "f8")
        await calm(pilot)
        assert session(app).segment("u2.1").target == "The second Belt and Road conference was held in Chengdu."
        assert session(app).segment("u2.1").state is State.DRAFT
        assert "Fixed. Look at it, then confirm again." in said(app)
        await pilot.press("c")
        await calm(pilot)
        assert session(app).segment("u2.1").state is State.TRANSLATED


async def test_a_missing_term_alone_does_not_ask(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("end", "enter", *"Work began.", "enter")
        await calm(pilot)
        assert session(app).segment("u4.1").state is State.TRANSLATED


async def test_missing_terms_are_inserted_one_after_the_other_their_letters_fitted(
    app: DuizhaoApp, root: Path, said: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("end", "ctrl+t")
        await calm(pilot)
        # It begins the sentence.
        assert session(app).segment("u4.1").target == "Joint laboratory"
        await pilot.press("ctrl+t")
        await calm(pilot)
        assert "No term is missing here." in said(app)
        assert session(app).segment("u4.1").target == "Joint laboratory"
        await pilot.press("ctrl+u", *"Work on the")
        await pilot.press("ctrl+t")
        await calm(pilot)
        assert session(app).segment("u4.1").target == "Work on the joint laboratory"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_a_term_is_added_in_three_keystrokes_and_in_force_at_once(
    app: DuizhaoApp, termbase: Any, size: tuple[int, int], shown: Any, said: Any, calm: Any
) -> None:
    async with app.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("enter", *"New chapter")
        for _ in "chapter":
            await pilot.press("shift+left")
        await pilot.press("ctrl+d")
        await calm(pilot)
        assert isinstance(app.screen, AddTermScreen)
        text = shown(app)
        assert "合作新篇章" in text
        assert "chapter" in text
        assert "into glossary/test.yaml" in text
        # The dictionary's first word is picked; on to the one that is meant.
        await pilot.press("end", "enter")
        await calm(pilot)
        assert "Added 篇章  chapter is in glossary/test.yaml." in said(app)
        assert termbase.entries[-1].target == "chapter"
        # Back in the workbench the term is known, and rendered.
        assert editor(app).has_focus
        assert "1 ✓ 篇章" in shown(app)


async def test_words_are_picked_and_the_english_is_guessed_or_asked_for(
    app: DuizhaoApp, termbase: Any, shown: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("down", "down", "enter", *"More than 100 countries took part.", "escape", "d")
        await calm(pilot)
        await pilot.press("end", "left", "space", "backspace")
        await calm(pilot)
        picker = app.screen.query_one("#add-term-source")
        assert picker.words == "国家"  # type: ignore[attr-defined]  # query_one by id is a Widget
        assert "countries" in shown(app)
        await pilot.press("home", "enter")
        await calm(pilot)
        assert "What is it in English?" in shown(app)
        await pilot.press(*"exceed", "down", "enter")
        await calm(pilot)
        assert (termbase.entries[-1].source, termbase.entries[-1].target) == ("超过", "exceed")
        assert termbase.entries[-1].file == "glossary/zebra.yaml"


async def test_what_the_glossary_has_is_said_and_a_refusal_keeps_what_was_typed(
    app: DuizhaoApp, termbase: Any, shown: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("end", "d", "home", "right")
        await calm(pilot)
        assert "联合实验室  the glossary has joint laboratory" in shown(app)
        termbase.refuses = "The file cannot be written."
        await pilot.press("tab", *"lab", "enter")
        await calm(pilot)
        assert "The file cannot be written." in shown(app)
        assert isinstance(app.screen, AddTermScreen)
        await pilot.press("enter")
        await calm(pilot)
        assert termbase.entries[-1].target.endswith("lab")


TERMS = """\
domain: Test
authority: imported
terms:
- source: 国防部
  target: Ministry of National Defense
- source: 科技交流
  target: science and technology exchange
  status: candidate
- source: 成都
  target: Chengdu
  deprecated: [Chengtu]
  definition: The capital of Sichuan
  note: Never abbreviated.
  cite: Sichuan government
- source: 举行
  target: hold
  part_of_speech: verb
  status: deprecated
"""
PAIR = ("国防部长在成都举行“一带一路”科技交流。", "The defence minister held One Belt One Road in Chengtu.")


@pytest.fixture
def verdicts(root: Path) -> DuizhaoApp:
    """The workbench on one segment with a term of every verdict but satisfied."""
    (root / "glossary" / "more.yaml").write_text(TERMS, encoding="utf-8")
    source, target = PAIR
    (root / "segments" / "one.yaml").write_text(
        "document: one\nlanguages: {source: zh-Hans, target: en}\nunits:\n- id: u1\n  segments:\n"
        f"  - id: u1.1\n    source: {source}\n    target: {target}\n    state: draft\n",
        encoding="utf-8",
    )
    return DuizhaoApp(open_project(root), "one")


@pytest.mark.parametrize("size", [(120, 40), (200, 60)])
async def test_the_pane_says_what_became_of_each_term_and_what_to_know(
    verdicts: DuizhaoApp, size: tuple[int, int], shown: Any, calm: Any
) -> None:
    async with verdicts.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("f2")
        await calm(pilot)
        seen = shown(verdicts)
        for _ in range(4):
            await pilot.press("down")
            await calm(pilot)
            seen += shown(verdicts)
        for words in (
            "! 一带一路",
            "not “One Belt One Road”",
            "~ 成都  Chengtu",
            "no longer “Chengtu”",
            "= The capital of Sichuan",
            "Never abbreviated.",
            "from Sichuan government",
            "? 国防部",
            "in 国防部长",
            "+ 科技交流",
            "candidate, imported",
        ):
            assert words in seen, words


async def test_on_a_small_screen_the_gravest_is_in_sight_and_no_term_takes_all_the_room(
    verdicts: DuizhaoApp, shown: Any, calm: Any
) -> None:
    async with verdicts.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        text = shown(verdicts)
        assert "1 ! 一带一路  Belt and Road" in text
        assert "not “One Belt One Road”" in text
        assert "2 ~ 成都  Chengtu" in text
        await pilot.press("f2", "end")
        await calm(pilot)
        assert "+ 科技交流  science and technology exchange  (candidate, imported)" in shown(verdicts)


async def test_a_candidate_and_a_doubtful_term_are_not_inserted_by_the_key_for_missing_ones(
    verdicts: DuizhaoApp, said: Any, calm: Any
) -> None:
    async with verdicts.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("ctrl+t")
        await calm(pilot)
        assert "No term is missing here." in said(verdicts)
        assert session(verdicts).segment("u1.1").target == PAIR[1]
