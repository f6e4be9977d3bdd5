from itertools import pairwise

import pytest

from duizhao.text.english_sentences import english_ends


def pieces(line: str) -> list[str]:
    cuts = [0, *(end for end in english_ends(line) if end < len(line)), len(line)]
    return [line[start:end].strip() for start, end in pairwise(cuts)]


@pytest.mark.parametrize(
    "parts",
    [
        ["He left.", "She stayed."],
        ["Turnover reached 18.8 billion yuan.", "It grew by 3.5 percent."],
        ["“We are ready.”", "They left."],
        ['He said, "We are ready."', '"So are we."'],
        ["He left (at last!).", "She stayed."],
        ["(The speech was long.)", "Everyone clapped."],
        ["Is it true?", "No!", "Never..."],
        ["It was founded by Acme Inc.", "The company grew."],
        ["They met at 5 p.m.", "It was dark."],
        ["He moved to the U.S.", "He liked it."],
        ["He answered no.", "They went home."],
        ["They chose plan B.", "The plan failed."],
        ["This has been shown.[12]", "Others disagree.[3][4]"],
        ["“Who?”", "The room was silent."],
        ["He stopped...", "Then he ran."],
        ["They met on June 10.", "2025 was a good year."],
    ],
)
def test_sentences_end_where_a_reader_expects(parts: list[str]) -> None:
    assert pieces(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "line",
    [
        "Mr. and Mrs. Smith met Dr. Wang at St. Paul's.",
        "J. K. Rowling wrote it.",
        "The U.S. Department of State agreed.",
        "Use tools, e.g. Python, i.e. a language.",
        "See No. 5 and Fig. 3 on p. 12.",
        "Acme Inc. and Sons Ltd. merged in Jan. 2024.",
        "It opened at 9 a.m. Beijing time.",
        "Man vs. Nature is a topic.",
        "“Who?” he asked.",
        "'Stop!' Trinket shouted.",
        "“Is that so?” President Xi asked.",
        "He (the boss!) left.",
        "He cited a study (Smith et al. The study is old.) and left.",
        "Well . . . nothing happened.",
        "I... I can't remember.",
        "I was... thinking.",
        "1. Introduction",
        "A. First choice",
        "Visit example.com and read README.md today.",
        "Version 3.11.2 is out",
        "He wants to buy a Yahoo! account.",
    ],
)
def test_these_are_one_english_sentence(line: str) -> None:
    assert pieces(line) == [line]


def test_a_touching_quotation_starts_a_sentence_of_its_own() -> None:
    assert pieces('"We won."“We lost.”') == ['"We won."', "“We lost.”"]


def test_marks_alone_are_no_second_sentence() -> None:
    assert pieces("Really? — ?!") == ["Really? — ?!"]


def test_a_mark_at_the_start_of_the_line_raises_nothing() -> None:
    assert pieces(". Then") == [".", "Then"]
