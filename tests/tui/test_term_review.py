"""Terms found in the documents, reviewed by keyboard."""

from dataclasses import dataclass
from typing import Any

import pytest
from textual.screen import Screen

from duizhao.model import Span
from duizhao.tui.app import DuizhaoApp
from duizhao.tui.screens.glossary import GlossaryScreen
from duizhao.tui.screens.term_review import ReviewScreen


@dataclass(frozen=True)
class Found:
    document: str
    segment: str
    source_span: Span
    target_span: Span


@dataclass(frozen=True)
class Candidate:
    source: str
    target: str
    others: tuple[str, ...]
    frequency: int
    together: int
    score: float
    contexts: tuple[Found, ...]


CANDIDATES = (
    Candidate("成都", "Chengdu", (), 3, 3, 0.97, (Found("news", "u2.1", Span(17, 19), Span(52, 59)),)),
    Candidate("合作", "Cooperation", ("cooperate",), 4, 2, 0.71, (Found("news", "u1.1", Span(0, 2), Span(17, 28)),)),
    Candidate("国家", "countries", (), 2, 1, 0.4, (Found("news", "gone", Span(0, 2), Span(0, 2)),)),
)


@pytest.fixture
def app(translated: DuizhaoApp, termbase: Any) -> DuizhaoApp:
    """The glossary's application, the candidates given."""
    app = DuizhaoApp(translated.open_project)
    app.__dict__["termbase"] = termbase
    return app


def is_on(app: DuizhaoApp, screen: type[Screen[None]]) -> bool:
    return isinstance(app.screen, screen)


def review(app: DuizhaoApp, candidates: tuple[Candidate, ...] = CANDIDATES) -> None:
    app._review(candidates)  # type: ignore[arg-type]  # candidates of the test's own


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_candidates_are_accepted_edited_and_rejected_and_written_in_one_step(
    app: DuizhaoApp, termbase: Any, size: tuple[int, int], shown: Any, said: Any, calm: Any
) -> None:
    async with app.run_test(size=size) as pilot:
        await calm(pilot)
        await pilot.press("t")
        await calm(pilot)
        review(app)
        await calm(pilot)
        text = shown(app)
        assert "Terms found  3 candidates  ✓ 0 accepted  ✗ 0 rejected" in text
        assert "97%" in text
        assert "3 of 3 segments together" in text
        assert "news u2.1" in text
        assert "Chengdu." in text
        await pilot.press("a")
        await calm(pilot)
        assert "▸ - 合作" in shown(app)
        assert "also cooperate" in shown(app)
        await pilot.press("o", "enter")
        await calm(pilot)
        assert "Accept 合作" in shown(app)
        await pilot.press("end", *" (n.)", "enter")
        await calm(pilot)
        await pilot.press("d")
        await calm(pilot)
        text = shown(app)
        assert "✓ 2 accepted  ✗ 1 rejected" in text
        assert "Everything is decided; f writes what was accepted." in said(app)
        await pilot.press("f")
        await calm(pilot)
        assert is_on(app, GlossaryScreen)
        assert [(each.source, each.target) for each in termbase.entries[2:]] == [
            ("成都", "Chengdu"),
            ("合作", "cooperate (n.)"),
        ]
        assert "2 terms added" in said(app)
        assert "4 terms" in shown(app)
        assert "▸ ✓  成都" in shown(app)
        await pilot.press("z")
        await calm(pilot)
        assert len(termbase.entries) == 2


async def test_decisions_are_taken_back_and_skipped(app: DuizhaoApp, shown: Any, said: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t")
        await calm(pilot)
        review(app)
        await calm(pilot)
        await pilot.press("f")
        await calm(pilot)
        assert "Nothing is accepted yet" in said(app)
        await pilot.press("space", "a", "z")
        await calm(pilot)
        assert "▸ - 合作" in shown(app)
        await pilot.press("y", "up", "o")
        await calm(pilot)
        assert "✓ 1 accepted" in shown(app)
        await pilot.press("home", "o")
        await calm(pilot)
        assert "No other rendering was found" in said(app)
        # What was accepted is not thrown away by one key.
        await pilot.press("escape")
        await calm(pilot)
        assert is_on(app, ReviewScreen)
        assert "1 accepted and not written" in said(app)
        await pilot.press("escape")
        await calm(pilot)
        assert is_on(app, GlossaryScreen)


async def test_a_refusal_to_write_keeps_what_was_decided(
    app: DuizhaoApp, termbase: Any, shown: Any, said: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t")
        await calm(pilot)
        review(app)
        await calm(pilot)
        termbase.refuses = "The file cannot be written."
        await pilot.press("a", "f")
        await calm(pilot)
        assert "The file cannot be written." in said(app)
        assert "✓ 1 accepted" in shown(app)
        await pilot.press("f")
        await calm(pilot)
        assert len(termbase.entries) == 3


async def test_terms_are_looked_for_and_where_there_are_none_it_says_why(
    app: DuizhaoApp, shown: Any, calm: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("t", "e")
        await calm(pilot)
        assert "No terms were found that the glossary has not." in shown(app)
        await pilot.press("a", "d", "enter", "space", "o", "z", "escape")
        await calm(pilot)
        assert is_on(app, GlossaryScreen)


async def test_help_and_palette_know_the_glossary_and_the_review(app: DuizhaoApp, shown: Any, calm: Any) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await calm(pilot)
        await pilot.press("t", "f1")
        await calm(pilot)
        assert "Merge the marked terms into this one" in shown(app)
        await pilot.press("end")
        await calm(pilot)
        assert "candidate: suggested, never enforced" in shown(app)
        await pilot.press("escape", "ctrl+p", *"retire")
        await pilot.pause(0.4)
        assert "Retire the term: still recognised" in shown(app)
        await pilot.press("escape")
        await calm(pilot)
        review(app)
        await calm(pilot)
        await pilot.press("f1")
        await calm(pilot)
        assert "Write what was accepted into the glossary" in shown(app)
        assert "undecided" in shown(app)
