from fractions import Fraction

import pytest

from duizhao.text.english_quantities import english_quantities


def found(text: str) -> list[tuple[str, Fraction, str]]:
    return [(quantity.span.of(text), quantity.value, quantity.kind.value) for quantity in english_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18.8 billion yuan", [("18.8 billion", 18_800_000_000, "number")]),
        ("$1.2bn", [("$1.2bn", 1_200_000_000, "number")]),
        ("$3m", [("$3m", 3_000_000, "number")]),
        ("1,000 people", [("1,000", 1000, "number")]),
        ("twenty-eight documents", [("twenty-eight", 28, "number")]),
        ("two hundred and one", [("two hundred and one", 201, "number")]),
        ("three and four", [("three", 3, "number"), ("four", 4, "number")]),
        ("two million three hundred", [("two million three hundred", 2_000_300, "number")]),
        ("three dozen", [("three dozen", 36, "number")]),
        ("half a million", [("half a million", 500_000, "number")]),
        ("a dozen", [("dozen", 12, "number")]),
        ("fifty percent", [("fifty percent", Fraction(1, 2), "percent")]),
        ("5 per cent", [("5 per cent", Fraction(1, 20), "percent")]),
        ("2 percentage points", [("2 percentage points", Fraction(1, 50), "percent")]),
        ("two-thirds", [("two-thirds", Fraction(2, 3), "fraction")]),
        ("3/4 and ½", [("3/4", Fraction(3, 4), "fraction"), ("½", Fraction(1, 2), "fraction")]),
        ("the second, the 28th", [("second", 2, "ordinal"), ("28th", 28, "ordinal")]),
        ("the twenty-first century", [("twenty-first", 21, "ordinal")]),
        ("the third edition", [("third", 3, "ordinal")]),
        ("June 10, 2025", [("June", 6, "month"), ("10", 10, "number"), ("2025", 2025, "year")]),
        ("2025-06-13", [("2025", 2025, "year"), ("06", 6, "month"), ("13", 13, "day")]),
        ("In March, it may march", [("March", 3, "month")]),
        ("the 1990s and the eighties", [("1990s", 1990, "decade"), ("eighties", 80, "decade")]),
        ("at 2:30 p.m.", [("2:30 p.m.", Fraction(29, 2), "time")]),
        ("tripled, a twofold rise", [("tripled", 3, "multiple"), ("twofold", 2, "multiple")]),
        ("10 to 20 million", [("10", 10_000_000, "number"), ("20 million", 20_000_000, "number")]),
        (
            "between 14 and 22 million",
            [("14", 14_000_000, "number"), ("22 million", 22_000_000, "number")],
        ),
        ("14-22 million", [("14", 14_000_000, "number"), ("22 million", 22_000_000, "number")]),
        ("14 and 22 million", [("14", 14, "number"), ("22 million", 22_000_000, "number")]),
        ("3K and 3k", [("3K", 3000, "number"), ("3k", 3000, "number")]),
        ("3 km, 3kg", [("3", 3, "number"), ("3", 3, "number")]),
        ("26 to 32 kilobases", [("26", 26_000, "number"), ("32", 32_000, "number")]),
        (".08%", [(".08%", Fraction(8, 10_000), "percent")]),
        ("(Fig.2)", [("2", 2, "number")]),
        ("a hundred and two", [("hundred and two", 102, "number")]),
        ("several hundred million", [("hundred million", 100_000_000, "number")]),
        ("March 5", [("March", 3, "month"), ("5", 5, "number")]),
        ("the last third of the genome", [("third", Fraction(1, 3), "fraction")]),
        ("open 24/7", [("24", 24, "number"), ("7", 7, "number")]),
        ("on Wednesday", []),
        ("5-10%", [("5", Fraction(1, 20), "percent"), ("10%", Fraction(1, 10), "percent")]),
        ("version 3.11.2, 1/0, 99:99", []),
        ("He may march often", []),
    ],
)
def test_quantities_have_value_place_and_kind(text: str, expected: list[tuple[str, Fraction, str]]) -> None:
    assert found(text) == expected


def test_a_length_in_metres_is_no_million() -> None:
    assert [quantity.value for quantity in english_quantities("1.8 m apart")] == [Fraction(9, 5)]


@pytest.mark.parametrize("text", ["five dimensions", "second", "COVID-19", "thousands of people", "one", "half"])
def test_single_words_and_names_need_no_counterpart(text: str) -> None:
    assert [quantity.mandatory for quantity in english_quantities(text)] in ([False], [])


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("4K", [(4,)]),
        ("42.000", [(42_000,)]),
        ("42.5", [()]),
        ("42.000%", [()]),
        ("in their 50s", [(59, 60)]),
        ("the 50s", [()]),
    ],
)
def test_what_may_be_read_in_two_ways_says_so(text: str, alternatives: list[tuple[int, ...]]) -> None:
    assert [quantity.alternatives for quantity in english_quantities(text)] == alternatives


@pytest.mark.parametrize("text", ["June Almeida", "the March Madness", "Theresa May said", "public enemy number 1"])
def test_names_with_a_month_and_ranks_need_no_counterpart(text: str) -> None:
    assert [quantity.mandatory for quantity in english_quantities(text)] == [False]
