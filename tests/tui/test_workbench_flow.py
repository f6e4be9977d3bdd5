"""A translator at work: every step by keyboard."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events

from duizhao.model import State
from duizhao.tui.app import DuizhaoApp
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.tui.widgets.target_editor import TargetEditor
from duizhao.workbench.opening import OpenProject, open_project
from duizhao.workbench.session import Session

SECOND = "第二届“一带一路”科技交流大会在成都举行。"

TAGGED = """\
document: tagged
languages: {source: zh-Hans, target: en}
units:
- id: u1
  segments:
  - id: u1.1
    source: 一<1>天</1><2/>。
    codes:
    - {id: '1', original: <b>, original_end: </b>}
    - {id: '2', original: <br/>}
"""


def workbench(app: DuizhaoApp) -> WorkbenchScreen:
    assert isinstance(app.screen, WorkbenchScreen)
    return app.screen


def session(app: DuizhaoApp) -> Session:
    return workbench(app).session


def editor(app: DuizhaoApp) -> TargetEditor:
    return app.screen.query_one(TargetEditor)


async def test_from_opening_to_export(app: DuizhaoApp, root: Path, shown: Any, said: Any, calm: Any) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await pilot.press("j", "enter")
        app.post_message(events.Paste("The second One Belt One Road conference was held in Chengdu."))
        await calm(pilot)
        # What was typed is checked at once, and in the journal.
        assert session(app).segment("u2.1").target.startswith("The second One Belt")
        assert "kept in journal" in shown(app)
        assert "1 ! 一带一路" in shown(app)
        # The finding's fix is one key.
        await pilot.press("f8")
        await calm(pilot)
        assert session(app).segment("u2.1").target == "The second Belt and Road conference was held in Chengdu."
        assert "1 ✓ 一带一路" in shown(app)
        # Enter confirms and goes on.
        await pilot.press("enter")
        await calm(pilot)
        assert session(app).segment("u2.1").state is State.TRANSLATED
        assert workbench(app).current == "u2.2"
        # Undo takes the confirmation, then the fix back, and shows where.
        await pilot.press("ctrl+z", "ctrl+z")
        await calm(pilot)
        assert workbench(app).current == "u2.1"
        assert "One Belt One Road" in editor(app).text
        await pilot.press("ctrl+y", "ctrl+y", "ctrl+s")
        await calm(pilot)
        assert "✓ saved" in shown(app)
        assert "Saved." in said(app)
        assert "The second Belt and Road conference" in (root / "segments" / "news.yaml").read_text(encoding="utf-8")
        await pilot.press("escape", "e")
        await calm(pilot)
        await pilot.press("enter")
        await calm(pilot)
        assert list((root / "exports").iterdir())


async def test_one_undo_takes_a_run_of_typing_back(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter", *"Hello", "escape", "z")
        await calm(pilot)
        assert session(app).segment("u1.1").target == ""
        assert session(app).segment("u1.1").state is State.NEW
        await pilot.press("y")
        await calm(pilot)
        assert session(app).segment("u1.1").target == "Hello"


async def test_keys_pressed_faster_than_messages_arrive_work_on_the_right_segment(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter", "A")
        app.post_message(events.Key("B", "B"))
        app.post_message(events.Key("pagedown", None))
        app.post_message(events.Key("C", "C"))
        app.post_message(events.Key("enter", None))
        await calm(pilot)
        assert session(app).segment("u1.1").target == "AB"
        assert session(app).segment("u2.1").target == "C"
        assert session(app).segment("u1.1").state is State.DRAFT
        assert session(app).segment("u2.1").state is State.TRANSLATED


async def test_chinese_punctuation_reaches_the_editor(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter")
        app.post_message(events.Paste("科技,“合作”……。"))
        await calm(pilot)
        assert session(app).segment("u1.1").target == "科技,“合作”……。"
        await pilot.press("ctrl+w", "ctrl+w", "ctrl+w")
        await calm(pilot)
        assert session(app).segment("u1.1").target == "科技,“"


async def test_going_to_unfinished_segments_and_findings(translated: DuizhaoApp, said: Any, calm: Any) -> None:
    async with translated.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        screen = workbench(translated)
        assert screen.current == "u3.1"
        await pilot.press("home", "f")
        assert screen.current == "u2.1"
        await pilot.press("u")
        assert screen.current == "u3.1"
        await pilot.press("F")
        assert screen.current == "u2.1"
        await pilot.press("end", "U")
        assert screen.current == "u3.1"
        await pilot.press("enter")
        translated.post_message(events.Paste("In 2024, contracts worth 18.8 billion yuan were signed."))
        await pilot.press("enter")
        await calm(pilot)
        assert "Done Everything is translated." in said(translated)
        assert screen.current == "u4.1"
        await pilot.press("f6")
        await calm(pilot)
        assert screen.current == "u4.1"


async def test_terms_are_inserted_where_the_cursor_is(app: DuizhaoApp, said: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("down", "enter", *"The", "ctrl+t", *" is")
        await calm(pilot)
        assert session(app).segment("u2.1").target == "The Belt and Road is"
        await pilot.press("ctrl+t")
        await calm(pilot)
        assert "No term is missing here." in said(app)


async def test_panes_use_their_items_by_number(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await pilot.press("down", "f2", "1")
        await calm(pilot)
        assert session(app).segment("u2.1").target == "Belt and Road"
        assert editor(app).has_focus
        await pilot.press("f2", "9", "escape")
        await calm(pilot)
        assert editor(app).has_focus


async def test_the_memory_offers_what_another_segment_says(
    translated: DuizhaoApp, root: Path, shown: Any, calm: Any
) -> None:
    project = translated.open_project
    news = project.read("news")
    older = news.map_segments(
        lambda segment: replace(
            segment, source=segment.source.replace("188", "199"), target="Worth 19.9 billion yuan.", state=State.FINAL
        )
    )
    project.project.add(replace(older, id="older", origin=None), None)
    app = DuizhaoApp(open_project(root), "news")
    async with app.run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        assert workbench(app).current == "u3.1"
        assert "older#u3.1" in shown(app)
        await pilot.press("r")
        await calm(pilot)
        assert session(app).segment("u3.1").target == "Worth 19.9 billion yuan."
        assert session(app).segment("u3.1").match == "memory"


async def test_locked_segments_refuse(app: DuizhaoApp, said: Any, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("l", "enter")
        await calm(pilot)
        assert "locked" in said(app)
        assert "Ctrl+L" in said(app)
        assert not editor(app).has_focus
        await pilot.press("tab", "x", "o")
        assert session(app).segment("u1.1").target == ""
        assert "L locked" in shown(app)
        await pilot.press("escape", "ctrl+l", "ctrl+o")
        await calm(pilot)
        assert session(app).segment("u1.1").target == "合作新篇章"


async def test_a_long_document_without_segments_takes_no_harm(root: Path, said: Any, calm: Any) -> None:
    (root / "segments" / "bare.yaml").write_text(
        "document: bare\nlanguages: {source: zh-Hans, target: en}\nunits: []\n", encoding="utf-8"
    )
    app = DuizhaoApp(open_project(root), "bare")
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("down", "pagedown", "end", "enter", "c", "u", "z", "ctrl+s")
        await calm(pilot)
        assert "has no segments" in said(app)


async def test_a_second_editor_is_read_only_and_says_who_has_the_document(
    app: DuizhaoApp, root: Path, said: Any, shown: Any, calm: Any
) -> None:
    app.open_project.open_session("news")
    other = DuizhaoApp(open_project(root), "news")
    async with other.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "open for writing elsewhere" in said(other)
        assert "read only" in shown(other)
        await pilot.press("enter", "o", "ctrl+s")
        await calm(pilot)
        assert session(other).segment("u1.1").target == ""
    app.open_project.close()


async def test_edits_of_a_crashed_session_come_back(app: DuizhaoApp, root: Path, said: Any, calm: Any) -> None:
    crashed = app.open_project.open_session("news")
    crashed.set_target("u3.1", "Kept")
    crashed._store._lock.release()  # as the system does for a process that dies
    again = DuizhaoApp(open_project(root), "news")
    async with again.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "1 edit recovered from the journal." in said(again)
        assert workbench(again).current == "u3.1"
        assert session(again).segment("u3.1").target == "Kept"


async def test_a_second_editor_is_not_told_of_edits_that_nobody_has_lost(
    app: DuizhaoApp, root: Path, said: Any, calm: Any
) -> None:
    app.open_project.open_session("news").set_target("u1.1", "Being written")
    other = DuizhaoApp(open_project(root), "news")
    async with other.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "open for writing elsewhere" in said(other)
        assert "recovered" not in said(other)
    app.open_project.close()


async def test_a_folder_nobody_can_write_is_called_that(
    root: Path, opened: OpenProject, monkeypatch: pytest.MonkeyPatch, said: Any, calm: Any
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    app = DuizhaoApp(opened, "news")
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("o")
        await calm(pilot)
        assert "news can only be read: its folder cannot be written (Permission denied)." in said(app)
        assert "elsewhere" not in said(app)


async def test_undo_takes_back_words_pastes_and_deletions_one_by_one(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter", *"New words")
        app.post_message(events.Paste(", pasted"))
        await calm(pilot)
        await pilot.press("backspace", "backspace", "ctrl+j", *"end")
        await calm(pilot)
        texts = [session(app).segment("u1.1").target]
        for _ in range(6):
            await pilot.press("ctrl+z")
            await calm(pilot)
            texts.append(session(app).segment("u1.1").target)
        assert texts == [
            "New words, past\nend",
            "New words, past\n",
            "New words, past",
            "New words, pasted",
            "New words",
            "New ",
            "",
        ]


async def test_steps_of_undo_survive_a_burst(app: DuizhaoApp, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        for key in ("enter", *"ab", "space", *"cd"):
            app.post_message(events.Key(key, " " if key == "space" else key if len(key) == 1 else None))
        app.post_message(events.Paste("!?"))
        await calm(pilot)
        await pilot.press("ctrl+z")
        await calm(pilot)
        assert session(app).segment("u1.1").target == "ab cd"
        await pilot.press("ctrl+z")
        await calm(pilot)
        assert session(app).segment("u1.1").target == "ab "


async def test_replacing_a_translation_by_a_letter_is_said(app: DuizhaoApp, said: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("o")
        await calm(pilot)
        assert "replaced" not in said(app)
        await pilot.press("enter", "!", "escape", "o")
        await calm(pilot)
        assert "The source has replaced the translation; Ctrl+Z takes it back." in said(app)
        await pilot.press("z")
        await calm(pilot)
        assert session(app).segment("u1.1").target == "合作新篇章!"


async def test_the_editor_is_entered_at_the_end_of_the_target(translated: DuizhaoApp, calm: Any) -> None:
    async with translated.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("home", "enter", "!", "pagedown", "?")
        await calm(pilot)
        assert session(translated).segment("u1.1").target == "A New Chapter of Cooperation!"
        assert session(translated).segment("u2.1").target.endswith("Chengdu.?")


async def test_inline_codes_are_put_around_what_is_selected(root: Path, said: Any, calm: Any) -> None:
    (root / "segments" / "tagged.yaml").write_text(TAGGED, encoding="utf-8")
    app = DuizhaoApp(open_project(root), "tagged")
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("enter", *"A day", "shift+left", "shift+left", "shift+left", "ctrl+b")
        await calm(pilot)
        assert session(app).segment("u1.1").target == "A <1>day</1>"
        await pilot.press("ctrl+b", *" x")
        await calm(pilot)
        assert session(app).segment("u1.1").target == "A <1>day</1><2/> x"
        codes = [
            editor(app).text[a:b] for a, b in [(m[0].start, m[0].end) for m in editor(app)._marks if "code" in m[1]]
        ]
        assert codes == ["<1>", "</1>", "<2/>"]
        await pilot.press("ctrl+b")
        await calm(pilot)
        assert "No inline code is missing here." in said(app)


async def test_notes_and_waivers_are_read_in_full_deleted_and_withdrawn(
    translated: DuizhaoApp, shown: Any, calm: Any
) -> None:
    async with translated.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        opened_session = session(translated)
        finding = opened_session.findings("u2.1")[0]
        opened_session.waive(finding, "The client insists on this rendering.")
        long = "First of all: " + "the minister's title is to be checked against the ministry's own page. " * 3
        opened_session.add_note("u2.1", long + "END")
        await pilot.press("home", "down", "n")
        await calm(pilot)
        text = shown(translated)
        assert "END" in text
        assert "Set aside  term-forbidden: The client insists on this rendering." in text
        await pilot.press("delete", "delete")
        await calm(pilot)
        assert opened_session.segment("u2.1").notes == ()
        assert opened_session.segment("u2.1").waivers == ()
        assert "No notes yet." in shown(translated)
        await pilot.press("escape")
        await calm(pilot)
        assert finding in opened_session.findings("u2.1")
