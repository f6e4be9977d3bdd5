"""What one undo takes back."""

import pytest

from duizhao.tui import typing_steps
from duizhao.tui.typing_steps import Keystroke, TypingSteps


def typed(steps: TypingSteps, text: str, at: int = 0) -> list[int]:
    return [
        steps.number(Keystroke(inserted=character, replaces=False, at=at + place))
        for place, character in enumerate(text)
    ]


def test_every_word_is_a_step_and_takes_its_blank_along() -> None:
    assert typed(TypingSteps(), "ab cd, ef") == [1, 1, 1, 2, 2, 2, 2, 3, 3]


def test_chinese_is_cut_at_its_punctuation() -> None:
    assert typed(TypingSteps(), "科技,合作。大会") == [1, 1, 1, 2, 2, 2, 3, 3]


def test_a_run_of_deletions_is_one_step() -> None:
    steps = TypingSteps()
    typed(steps, "abc")
    deletions = [steps.number(Keystroke(inserted="", replaces=True, at=at)) for at in (2, 1)]
    assert deletions == [2, 2]
    assert typed(steps, "x", 1) == [3]


@pytest.mark.parametrize("passage", ["\n", "pasted words"])
def test_a_line_end_and_a_paste_stand_alone(passage: str) -> None:
    steps = TypingSteps()
    typed(steps, "a")
    assert steps.number(Keystroke(inserted=passage, replaces=False, at=1)) == 2
    assert steps.number(Keystroke(inserted=passage, replaces=False, at=1 + len(passage))) == 3
    assert typed(steps, "b", 1 + 2 * len(passage)) == [4]


def test_a_letter_elsewhere_or_over_a_selection_begins_a_step() -> None:
    steps = TypingSteps()
    assert typed(steps, "ab") == [1, 1]
    assert typed(steps, "c", 0) == [2]
    assert steps.number(Keystroke(inserted="d", replaces=True, at=1)) == 3


def test_a_pause_and_an_end_begin_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(typing_steps, "monotonic", lambda: now)
    steps = TypingSteps()
    assert typed(steps, "a") == [1]
    now += 1.4
    assert typed(steps, "b", 1) == [1]
    now += 1.6
    assert typed(steps, "c", 2) == [2]
    steps.end()
    assert typed(steps, "d", 3) == [3]
