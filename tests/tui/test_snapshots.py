"""The screens as pictures: colours, borders, highlights. Their texts are asserted elsewhere."""

from typing import Any

import pytest
from textual.pilot import Pilot

from duizhao.model import Span, WordMatch
from duizhao.terminology.extraction import Context, TermCandidate
from duizhao.tui.app import AlignmentApp, DuizhaoApp
from duizhao.workbench.alignment_session import AlignmentSession

SIZES = {"80x24": (80, 24), "120x40": (120, 40), "200x60": (200, 60)}


def at(size: str) -> Any:
    return pytest.param(SIZES[size], id=size)


def steps(calm: Any, *keys: str) -> Any:
    async def take(pilot: Pilot[None]) -> None:
        await calm(pilot)
        for key in keys:
            await pilot.press(key)
        await calm(pilot)
        pilot.app.clear_notifications()
        await calm(pilot)

    return take


@pytest.mark.parametrize("size", [at("80x24"), at("120x40")])
def test_picture_of_the_overview(translated: DuizhaoApp, size: tuple[int, int], snap_compare: Any, calm: Any) -> None:
    app = DuizhaoApp(translated.open_project)
    assert snap_compare(app, terminal_size=size, run_before=steps(calm))


@pytest.mark.parametrize("size", [at("80x24"), at("120x40"), at("200x60")])
def test_picture_of_the_workbench(translated: DuizhaoApp, size: tuple[int, int], snap_compare: Any, calm: Any) -> None:
    assert snap_compare(translated, terminal_size=size, run_before=steps(calm, "home", "down"))


def test_picture_of_the_light_theme(translated: DuizhaoApp, snap_compare: Any, calm: Any) -> None:
    assert snap_compare(translated, terminal_size=(80, 24), run_before=steps(calm, "f12", "home", "down", "enter"))


def test_picture_of_the_help(translated: DuizhaoApp, snap_compare: Any, calm: Any) -> None:
    assert snap_compare(translated, terminal_size=(80, 24), run_before=steps(calm, "f1"))


@pytest.mark.parametrize("key", ["s", "n"])
def test_picture_of_the_questions(translated: DuizhaoApp, key: str, snap_compare: Any, calm: Any) -> None:
    assert snap_compare(translated, terminal_size=(80, 24), run_before=steps(calm, key))


@pytest.fixture
def matched(aligned: AlignmentApp, monkeypatch: pytest.MonkeyPatch) -> AlignmentApp:
    """The alignment screen with matched words that no change of the engine moves."""
    words = {
        "三层": "three floors",
        "四十万": "400,000",
        "两千": "2,000",
        "读者": "readers",
        "借": "borrow",
        "天": "day",
    }

    def matches(session: AlignmentSession, bead: int) -> tuple[WordMatch, ...]:
        here = session.alignment.beads[bead]
        return tuple(
            WordMatch(
                source=i,
                source_span=Span(ours.text.index(zh), ours.text.index(zh) + len(zh)),
                target=j,
                target_span=Span(theirs.text.index(en), theirs.text.index(en) + len(en)),
                weight=1,
            )
            for i, ours in enumerate(here.source)
            for j, theirs in enumerate(here.target)
            for zh, en in words.items()
            if zh in ours.text and en in theirs.text
        )

    monkeypatch.setattr(AlignmentSession, "word_matches", matches)
    return aligned


@pytest.mark.parametrize("size", [at("80x24"), at("120x40"), at("200x60")])
def test_picture_of_the_alignment(matched: AlignmentApp, size: tuple[int, int], snap_compare: Any, calm: Any) -> None:
    keys = ("a", "down", "space", "up", "up", "up", "right", "down")
    assert snap_compare(matched, terminal_size=size, run_before=steps(calm, *keys))


def test_picture_of_the_alignment_in_the_light_theme(matched: AlignmentApp, snap_compare: Any, calm: Any) -> None:
    assert snap_compare(matched, terminal_size=(80, 24), run_before=steps(calm, "f12", "down"))


@pytest.mark.parametrize("key", ["s", "A", "f"])
def test_picture_of_the_questions_of_the_alignment(
    matched: AlignmentApp, key: str, snap_compare: Any, calm: Any
) -> None:
    assert snap_compare(matched, terminal_size=(80, 24), run_before=steps(calm, "down", key))


@pytest.fixture
def maintained(translated: DuizhaoApp, termbase: Any) -> DuizhaoApp:
    """The overview of a project with a glossary in two files."""
    app = DuizhaoApp(translated.open_project)
    app.__dict__["termbase"] = termbase
    return app


@pytest.mark.parametrize("size", [at("80x24"), at("120x40"), at("200x60")])
def test_picture_of_the_glossary(maintained: DuizhaoApp, size: tuple[int, int], snap_compare: Any, calm: Any) -> None:
    assert snap_compare(maintained, terminal_size=size, run_before=steps(calm, "t", "down"))


def test_picture_of_the_glossary_in_the_light_theme(maintained: DuizhaoApp, snap_compare: Any, calm: Any) -> None:
    assert snap_compare(maintained, terminal_size=(80, 24), run_before=steps(calm, "f12", "t", "space"))


@pytest.mark.parametrize("key", ["enter", "d", "R"])
def test_picture_of_the_questions_of_the_glossary(
    maintained: DuizhaoApp, key: str, snap_compare: Any, calm: Any
) -> None:
    assert snap_compare(maintained, terminal_size=(80, 24), run_before=steps(calm, "t", key))


@pytest.mark.parametrize("size", [at("80x24"), at("120x40")])
def test_picture_of_the_uses_of_a_term(
    maintained: DuizhaoApp, size: tuple[int, int], snap_compare: Any, calm: Any
) -> None:
    async def run(pilot: Pilot[None]) -> None:
        await steps(calm, "t")(pilot)
        await steps(calm, "u")(pilot)

    assert snap_compare(maintained, terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", [at("80x24"), at("120x40"), at("200x60")])
def test_picture_of_the_review(maintained: DuizhaoApp, size: tuple[int, int], snap_compare: Any, calm: Any) -> None:
    found = (("成都", "Chengdu", "u2.1", (17, 19), (52, 59)), ("合作", "Cooperation", "u1.1", (0, 2), (17, 28)))
    candidates = tuple(
        TermCandidate(
            source=source,
            target=target,
            others=("cooperate",) if source == "合作" else (),
            frequency=3,
            together=2,
            score=0.9,
            contexts=(Context(document="news", segment=segment, source_span=Span(*here), target_span=Span(*there)),),
        )
        for source, target, segment, here, there in found
    )

    async def run(pilot: Pilot[None]) -> None:
        await steps(calm, "t")(pilot)
        maintained._review(candidates)
        await steps(calm, "a")(pilot)

    assert snap_compare(maintained, terminal_size=size, run_before=run)


@pytest.mark.parametrize("keys", [("ctrl+d",), ("c",)], ids=["add", "confirm"])
def test_picture_of_the_questions_about_terms(
    translated: DuizhaoApp, termbase: Any, keys: tuple[str, ...], snap_compare: Any, calm: Any
) -> None:
    translated.__dict__["termbase"] = termbase
    assert snap_compare(translated, terminal_size=(80, 24), run_before=steps(calm, "home", "down", *keys))


def test_picture_of_a_term_that_is_offered(app: DuizhaoApp, snap_compare: Any, calm: Any) -> None:
    assert snap_compare(app, terminal_size=(80, 24), run_before=steps(calm, "down", "enter", *"The be"))
