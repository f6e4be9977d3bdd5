"""The grid of beads by itself."""

import pytest
from rich.style import Style
from textual.app import App, ComposeResult

from duizhao.model import AlignedBead, Hold, Sentence, Side, Span, WordMatch
from duizhao.tui import theme
from duizhao.tui.widgets.bead_grid import BeadGrid
from duizhao.tui.widgets.bead_painter import Focus

ZH = "市图书馆新馆有三层,藏书四十万册,每天接待两千名读者。"
EN = "The new building of the city library has three floors and receives two thousand readers a day."


def sentences(*texts: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(text=text, begins_paragraph=number == 0) for number, text in enumerate(texts))


def bead(number: int, sources: int = 1, targets: int = 1, score: float = 0.97) -> AlignedBead:
    return AlignedBead(
        source=sentences(*(f"{number}.{n} {ZH}" for n in range(sources))),
        target=sentences(*(f"{number}.{n} {EN}" for n in range(targets))),
        score=score,
    )


def many(count: int) -> tuple[AlignedBead, ...]:
    return tuple(bead(n, sources=1 + n % 2, targets=1 + n % 3) for n in range(count))


class Host(App[None]):
    CSS = """
    BeadGrid { height: 1fr; overflow-y: scroll; }
    BeadGrid > .bead-grid--match-0 { text-style: underline; }
    BeadGrid > .bead-grid--sentence-active { text-style: bold; }
    """

    def __init__(self, beads: tuple[AlignedBead, ...]) -> None:
        super().__init__()
        self.beads = beads
        self.moves = 0
        self.register_theme(theme.DARK)
        self.theme = theme.DARK.name

    def compose(self) -> ComposeResult:
        yield BeadGrid(self.beads, ("Source", "Target"))

    def on_mount(self) -> None:
        self.grid.focus()

    def on_bead_grid_moved(self) -> None:
        self.moves += 1

    @property
    def grid(self) -> BeadGrid:
        return self.query_one(BeadGrid)

    def lines(self) -> list[str]:
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    def styles_of(self, word: str) -> list[Style]:
        return [
            segment.style
            for strip in self.screen._compositor.render_strips()
            for segment in strip
            if segment.text == word and segment.style is not None
        ]


def where(app: Host) -> tuple[int, Side, int]:
    focus = app.grid.focus_in_bead
    return app.grid.current, focus.side, focus.sentence


async def test_ten_thousand_beads_are_not_looked_at() -> None:
    app = Host(many(10_000))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert sum(app.grid._exact) < 40
        await pilot.press("end")
        await pilot.pause()
        assert app.grid.current == 9_999
        assert any("9999.0" in line for line in app.lines())
        assert sum(app.grid._exact) < 120


async def test_arrows_go_from_sentence_to_sentence_through_the_beads() -> None:
    app = Host((bead(0, targets=2), bead(1, sources=2), bead(2)))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("right")
        steps = [where(app)]
        for _ in range(4):
            await pilot.press("down")
            steps.append(where(app))
        target = Side.TARGET
        assert steps == [(0, target, 0), (0, target, 1), (1, target, 0), (2, target, 0), (2, target, 0)]
        await pilot.press("left", "up")
        assert where(app) == (1, Side.SOURCE, 1)
        await pilot.press("tab")
        assert where(app) == (1, target, 0)


async def test_a_side_without_sentences_can_have_the_focus() -> None:
    app = Host((bead(0), bead(1, targets=0), bead(2)))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("right", "down")
        assert where(app) == (1, Side.TARGET, 0)
        await pilot.pause()
        (line,) = (line for line in app.lines() if "(none)" in line)
        assert "▸ (none)" in line
        await pilot.press("down")
        assert where(app) == (2, Side.TARGET, 0)


async def test_a_bead_shows_confidence_shape_bullets_and_its_bracket() -> None:
    beads = (bead(0, 1, 2), bead(1, score=0.5), AlignedBead(source=sentences("短。"), target=(), score=0.3))
    held = AlignedBead(source=sentences("长。"), target=sentences("Long."), score=0.2, hold=Hold.ACCEPTED, marked=True)
    app = Host((*beads, held))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        lines = app.lines()
        first = next(line for line in lines if "0.0 The" in line)
        assert first.startswith("▸ 1 =  97 1-2  ▸ 0.0")
        assert "⎤-⎡ ▪ 0.0 The" in first
        assert any("⎥ ⎢ ◦ 0.1 The" in line for line in lines)
        assert any(line.startswith("  2 ?  50 1-1  ▪ 1.0") for line in lines)
        assert any(line.startswith("  3 ?  30 1-0  ▪ 短。") and "]     (none)" in line for line in lines)
        assert any(line.startswith("  4*✓  20 1-1  ▪ 长。") and "]-[ ▪ Long." in line for line in lines)


@pytest.mark.parametrize("width", [41, 83, 120])
async def test_no_line_is_wider_or_narrower_than_the_grid(width: int) -> None:
    app = Host((*many(20), bead(20, 0, 1), bead(21, 1, 0)))
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        cells = app.grid.scrollable_content_region.width
        for row in range(22):
            assert {sum(s.cell_length for s in strip) for strip in app.grid._row_strips(row)} == {cells}


async def test_matched_words_stand_out_on_both_sides_until_the_focus_moves_on() -> None:
    app = Host(many(5))
    match = WordMatch(source=0, source_span=Span(9, 12), target=0, target_span=Span(41, 48), weight=1)
    async with app.run_test(size=(150, 30)) as pilot:
        app.grid.highlight((match,))
        await pilot.pause()
        texts = match.source_span.of(app.beads[0].source[0].text), match.target_span.of(app.beads[0].target[0].text)
        assert [[style.underline for style in app.styles_of(text)] for text in texts] == [[True], [True]]
        await pilot.press("down")
        await pilot.pause()
        assert app.styles_of(texts[1]) == []


async def test_the_sentence_in_focus_is_plain_without_colour() -> None:
    app = Host((bead(0, targets=2),))
    async with app.run_test(size=(200, 30)) as pilot:
        await pilot.press("right", "down")
        await pilot.pause()
        assert [line.count("▸") for line in app.lines() if "▸" in line] == [1, 1]
        assert [bool(style.bold) for style in app.styles_of("▸ ")] == [True]


async def test_beads_that_change_take_their_places_and_the_rest_stays() -> None:
    beads = many(300)
    app = Host(beads)
    async with app.run_test(size=(90, 60)) as pilot:
        app.grid.focus_on(106)
        app.grid.focus_on(101)
        await pilot.pause()
        before = app.lines()
        merged = AlignedBead(source=beads[101].source, target=beads[101].target + beads[102].target, score=0.4)
        app.grid.show_beads((*beads[:101], merged, *beads[103:]))
        app.grid.focus_on(101)
        await pilot.pause()
        after = app.lines()
        assert app.grid.row_count() == 299
        assert any(line.startswith("▸102 ?") for line in after)
        assert sum("101.0 市" in line or "102.0 The" in line for line in after) == 2
        # What stands above has not moved.
        above = [next(n for n, line in enumerate(lines) if "100.0 市" in line) for lines in (before, after)]
        assert above[0] == above[1]
        app.grid.show_beads(beads)
        assert app.grid.row_count() == 300
        assert [app.grid._heights.offset(row) for row in (0, 299)] == [
            0,
            app.grid._heights.total - app.grid._heights[299],
        ]


async def test_a_bead_higher_than_the_screen_shows_the_sentence_in_focus() -> None:
    app = Host((bead(0), bead(1, sources=2, targets=20), bead(2)))
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.press("down", "right")
        for number in range(1, 20):
            await pilot.press("down")
            await pilot.pause()
            assert where(app) == (1, Side.TARGET, number)
            assert any(f"▸ 1.{number} The" in line for line in app.lines())
        await pilot.press(*["up"] * 12)
        await pilot.pause()
        assert any("▸ 1.7 The" in line for line in app.lines())


async def test_paging_reaches_both_ends() -> None:
    app = Host(many(40))
    async with app.run_test(size=(80, 20)) as pilot:
        for _ in range(40):
            await pilot.press("pagedown")
        assert app.grid.current == 39
        for _ in range(40):
            await pilot.press("pageup")
        assert app.grid.current == 0


async def test_the_pointer_chooses_a_sentence() -> None:
    app = Host(many(6))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        line = next(number for number, text in enumerate(app.lines()) if "2.1 The" in text)
        await pilot.click(BeadGrid, offset=(70, line))
        assert where(app) == (2, Side.TARGET, 1)
        line = next(number for number, text in enumerate(app.lines()) if "1.1 市" in text)
        await pilot.click(BeadGrid, offset=(20, line))
        assert where(app) == (1, Side.SOURCE, 1)
        await pilot.click(BeadGrid, offset=(20, 0))
        assert where(app) == (1, Side.SOURCE, 1)


async def test_another_width_wraps_anew_and_too_narrow_says_so() -> None:
    app = Host(many(50))
    async with app.run_test(size=(140, 30)) as pilot:
        app.grid.focus_on(25, side=Side.TARGET, sentence=1)
        await pilot.resize_terminal(60, 18)
        await pilot.pause(0.1)
        assert any("▸ 25.1 The" in line for line in app.lines())
        await pilot.resize_terminal(20, 6)
        await pilot.pause(0.1)
        assert "Too narrow" in app.lines()[0]
        await pilot.press("down", "pagedown", "home", "end")
        await pilot.resize_terminal(90, 20)
        await pilot.pause(0.1)
        assert any("▸ 49.0" in line for line in app.lines())


async def test_no_beads_at_all() -> None:
    app = Host(())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "pagedown", "pageup", "end", "home", "tab", "left", "right")
        app.grid.highlight(())
        app.grid.show_beads((bead(0),))
        await pilot.pause()
        assert app.grid.focus_in_bead == Focus(side=Side.SOURCE, sentence=0)
        app.grid.show_beads(())
        await pilot.pause()
        assert "Source" in app.lines()[0]
        assert app.moves == 0


@pytest.mark.parametrize("counts", [(9, 10), (99, 101), (101, 99)])
async def test_numbers_have_room_as_their_number_grows(counts: tuple[int, int]) -> None:
    before, after = counts
    app = Host(many(before))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.grid.show_beads(many(after))
        app.grid.focus_on(after - 1)
        await pilot.pause()
        assert any(line.startswith(f"▸{after:>{max(2, len(str(after)))}} ") for line in app.lines())
