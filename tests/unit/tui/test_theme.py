"""What colours say, marks say as well, and both can be read."""

import unicodedata

import pytest
from textual.color import Color
from textual.theme import Theme

from duizhao.model import Severity, State, TermStatus, Verdict
from duizhao.text.width import width_cells
from duizhao.tui import theme

PREFIXES = ("state-", "severity-", "verdict-", "status-", "seal", "muted")
BACKGROUNDS = ("row-band", "row-current", "row-active")


@pytest.mark.parametrize("marks", [theme.STATE_MARKS, theme.SEVERITY_MARKS, theme.VERDICT_MARKS, theme.TERM_MARKS])
def test_no_two_marks_are_alike(marks: dict[str, str]) -> None:
    assert len(set(marks.values())) == len(marks)


def test_every_value_has_a_mark() -> None:
    assert set(theme.STATE_MARKS) == set(State)
    assert set(theme.SEVERITY_MARKS) == set(Severity)
    assert set(theme.VERDICT_MARKS) == set(Verdict)
    assert set(theme.TERM_MARKS) == set(TermStatus)


def test_marks_are_equally_wide_in_every_terminal() -> None:
    every = (theme.STATE_MARKS, theme.SEVERITY_MARKS, theme.VERDICT_MARKS, theme.TERM_MARKS)
    marks = "".join((*(mark for marks in every for mark in marks.values()), "▸"))
    assert {unicodedata.east_asian_width(mark) for mark in marks} <= {"N", "Na"}
    assert max(width_cells(mark) for mark in theme.STATE_MARKS.values()) <= 2


@pytest.mark.parametrize("each", [theme.DARK, theme.LIGHT], ids=lambda each: each.name)
def test_every_colour_of_text_can_be_read_on_every_ground(each: Theme) -> None:
    colours = {name: value for name, value in each.variables.items() if name.startswith(PREFIXES)}
    grounds = [each.background, each.panel, *(each.variables[name] for name in BACKGROUNDS)]
    faint = [
        f"{name} on {ground}"
        for name, value in {**colours, "foreground": each.foreground}.items()
        for ground in grounds
        if _contrast(Color.parse(str(value)), Color.parse(str(ground))) < 4.5
    ]
    assert faint == []


def test_both_themes_know_the_same_names() -> None:
    assert set(theme.DARK.variables) == set(theme.LIGHT.variables)
    assert set(theme.VARIABLE_DEFAULTS) <= set(theme.DARK.variables)


def test_switching_twice_comes_back() -> None:
    assert theme.other(theme.DARK.name) == theme.LIGHT.name
    assert theme.other(theme.other(theme.DARK.name)) == theme.DARK.name


def _contrast(one: Color, other: Color) -> float:
    """Contrast ratio of WCAG 2.1."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    parts = [c / 255 for c in (color.r, color.g, color.b)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
