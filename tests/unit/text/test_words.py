import pytest

from duizhao.text.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Belt-and-Road, China’s plan", ["The", "Belt-and-Road", "China’s", "plan"]),
        ("don't 'quote' it", ["don't", "quote", "it"]),
        ("It grew by 18.8% to 1,000 yuan.", ["It", "grew", "by", "18.8", "to", "1,000", "yuan"]),
        ("The U.S. and R&D", ["The", "U.S.", "and", "R&D"]),
        ("哮天Sirius智能机器狗GPS", ["Sirius", "GPS"]),
        ("AI—the future", ["AI", "the", "future"]),
        ("naïve cafe\u0301 COVID-19", ["naïve", "cafe\u0301", "COVID-19"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
        ("，。 —", []),
    ],
)
def test_words_keep_hyphens_and_inner_apostrophes(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


def test_spans_point_into_the_text() -> None:
    text = "“Belt and Road”合作"
    assert [word.span.of(text) for word in words(text)] == ["Belt", "and", "Road"]
    assert words(text)[0].span == (1, 5)
