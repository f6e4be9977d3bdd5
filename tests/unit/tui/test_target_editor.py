"""The editor of one target."""

import pytest
from textual import events
from textual.app import App, ComposeResult

from duizhao.model import Segment, Severity, Span
from duizhao.text.width import width_cells
from duizhao.tui.widgets.target_editor import TargetEditor


class Host(App[None]):
    CSS = "TargetEditor { height: 6; width: 24; border: none; } "
    CSS += " .target-editor--error { color: red; } .target-editor--info { color: blue; }"
    CSS += " .target-editor--term { color: green; }"

    def __init__(self) -> None:
        super().__init__()
        self.edits = 0

    def compose(self) -> ComposeResult:
        yield TargetEditor(id="target")

    def on_mount(self) -> None:
        self.query_one(TargetEditor).focus()

    def on_target_editor_edited(self) -> None:
        self.edits += 1

    @property
    def editor(self) -> TargetEditor:
        return self.query_one(TargetEditor)

    def show(self, target: str, segment_id: str = "u1.1", *, read_only: bool = False) -> None:
        self.editor.show(Segment(id=segment_id, source="源", target=target), read_only=read_only)

    def lines(self) -> list[str]:
        return [section for line in self.editor.wrapped_document.lines for section in line]


async def test_showing_a_segment_is_no_edit_and_typing_is() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show("Hello")
        await pilot.pause()
        assert app.edits == 0
        await pilot.press("end", "!", "backspace", "?")
        assert app.editor.text == "Hello?"
        assert app.edits == 3


async def test_lines_break_where_chinese_may_be_broken() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show("科技合作是共建一带一路的重要引擎。科技合作是共建一带一路的,重要引擎。")
        await pilot.pause()
        assert len(app.lines()) > 2
        assert not any(line[0] in ",。" for line in app.lines())
        assert max(width_cells(line) for line in app.lines()) <= 24


async def test_wrapping_follows_typing() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show("")
        await pilot.press(*"one two three four five six")
        assert [line.rstrip() for line in app.lines()] == ["one two three four", "five six"]
        await pilot.press("ctrl+j", "x")
        assert app.editor.text == "one two three four five six\nx"
        assert len(app.lines()) == 3


async def test_a_word_is_deleted_not_a_clause() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show("in 科技交流大会")
        await pilot.press("end", "ctrl+w", "ctrl+w")
        assert app.editor.text == "in 科技交流"
        await pilot.press("home", "alt+delete")
        assert app.editor.text == " 科技交流"


async def test_jumps_cross_line_ends() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show("one\ntwo")
        app.editor.move_cursor((0, 0))
        await pilot.press("ctrl+right", "ctrl+right")
        assert app.editor.cursor_location == (1, 0)
        await pilot.press("ctrl+left")
        assert app.editor.cursor_location == (0, 3)


async def test_a_change_from_outside_leaves_the_cursor_behind_it() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show("the One Belt conference")
        await pilot.pause()
        app.show("the Belt and Road conference")
        assert app.editor.cursor_location == (0, len("the Belt and Road"))
        app.show("Another", "u2.1")
        assert app.editor.cursor_location == (0, len("Another"))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("", "", "X"), ("the", "", "the X"), ("the ", "", "the X"), ("(", ")", "(X)"), ("a", "b", "a X b")],
)
async def test_words_put_in_keep_their_distance(before: str, after: str, expected: str) -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show(before + after)
        app.editor.move_cursor((0, len(before)))
        app.editor.put("X")
        await pilot.pause()
        assert app.editor.text == expected
        assert app.editor.cursor_location == (0, expected.index("X") + 1)


async def test_read_only_text_cannot_be_changed() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show("Hello", read_only=True)
        app.editor.post_message(events.Paste("x"))
        await pilot.press("x", "backspace", "ctrl+j", "ctrl+w")
        await pilot.pause()
        assert app.editor.text == "Hello"
        assert app.edits == 0


async def test_marks_are_drawn_on_their_words_the_gravest_on_top() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show("one two\nthree")
        app.editor.mark([(Span(8, 13), Severity.ERROR), (Span(4, 13), Severity.INFO)], [Span(0, 3)])
        await pilot.pause()
        first, second = app.editor.get_line(0), app.editor.get_line(1)
        assert [(span.start, span.end) for span in first.spans] == [(0, 3), (4, 7)]
        assert [(span.start, span.end) for span in second.spans] == [(0, 5), (0, 5)]
        error = app.editor.get_component_rich_style("target-editor--error", partial=True)
        assert second.spans[-1].style == error
