import pytest

from duizhao.tui.word_motion import word_left, word_right


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the Belt and Road", "the Belt and "),
        ("the Belt and ", "the Belt "),
        ("China’s", ""),
        ("well-known", ""),
        ("end...", "end"),
        ("第二届科技交流大会", "第二届科技交流大"),
        ("大会,在成都", "大会,在成"),
        ("大会,", "大会"),
        ("in 成都 2025", "in 成都 "),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_word_to_the_left(before: str, after: str) -> None:
    assert before[: word_left(before, len(before))] == after


@pytest.mark.parametrize(
    ("text", "rest"),
    [("the Belt", " Belt"), (" the Belt", " Belt"), ("科技大会", "技大会"), ("…, and", " and"), ("a", ""), ("", "")],
)
def test_a_word_to_the_right(text: str, rest: str) -> None:
    assert text[word_right(text, 0) :] == rest


def test_a_quotation_mark_beside_a_word_is_not_part_of_it() -> None:
    text = "he said 'yes"
    assert text[: word_left(text, len(text))] == "he said '"
