from pathlib import Path

import pytest

from duizhao.text.sentences import split_sentences

MAC_DEV = Path(__file__).resolve().parents[4] / "shared" / "data" / "mac-dev"


def sentences(text: str, language: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, language)]


def test_spans_leave_surrounding_white_space_to_the_gap() -> None:
    text = "  论坛现场。 \u3000重庆市科技局 供图\n"
    assert split_sentences(text, "zh-Hans") == ((2, 7), (9, 18))


@pytest.mark.parametrize("text", ["", "   ", "\n\n\r\n", "\u3000"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert split_sentences(text, "zh") == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\u2028", "\u2029"])
def test_a_line_break_ends_a_sentence(newline: str) -> None:
    assert sentences(f"01{newline}川渝两地接力办会", "zh-Hans") == ["01", "川渝两地接力办会"]


@pytest.mark.parametrize("language", ["zh", "zh-Hans", "zh-Hant-TW", "ZH-CN"])
def test_every_tag_of_chinese_takes_chinese_rules(language: str) -> None:
    assert sentences("好。走。", language) == ["好。", "走。"]


def test_an_english_line_in_a_chinese_document_is_read_as_english() -> None:
    assert sentences("Dr. Li met Mr. Wang. They talked.\n好。", "zh") == [
        "Dr. Li met Mr. Wang.",
        "They talked.",
        "好。",
    ]


def test_full_width_marks_end_sentences_in_english_text_too() -> None:
    assert sentences("See 北京。Then go.", "en") == ["See 北京。", "Then go."]


@pytest.mark.skipif(not MAC_DEV.is_dir(), reason="the hand-split novels are not beside this checkout")
@pytest.mark.parametrize(("language", "floor"), [("zh", 0.975), ("en", 0.985)])
def test_hand_split_novels_are_split_alike(language: str, floor: float) -> None:
    found = expected = both = 0
    for path in sorted(MAC_DEV.glob(f"*.{language}")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        joiner = "" if language == "zh" else " "
        text = joiner.join(lines)
        gold, position = set(), 0
        for line in lines[:-1]:
            position += len(line)
            gold.add(position)
            position += len(joiner)
        ends = {span.end for span in split_sentences(text, language)} - {len(text)}
        found, expected, both = found + len(ends), expected + len(gold), both + len(ends & gold)
    assert 2 * both / (found + expected) > floor
