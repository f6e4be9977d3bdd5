import pytest
import yaml

from duizhao.errors import ProjectError
from duizhao.storage.scalars import flow_scalar, is_plain, key, scalar, unquoted


@pytest.mark.parametrize(
    "text",
    [
        "第二届“一带一路”科技交流大会",
        "6月10日至12日,在成都",
        "$18.8 billion",
        "<1>bold</1>",
        "10:30前到达",
        "u6.1",
        "zh-Hans",
        "C#",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", '""'),
        ("10", '"10"'),
        ("1e5", '"1e5"'),
        ("yes", '"yes"'),
        ("NULL", '"NULL"'),
        ("2026-01-02", '"2026-01-02"'),
        ("note: this", '"note: this"'),
        ("end:", '"end:"'),
        ("a #b", '"a #b"'),
        ("- dash", '"- dash"'),
        (" blank", '" blank"'),
        ("blank ", '"blank "'),
        ("二\n行", '"二\\n行"'),
        ("tab\there", '"tab\\there"'),
        ("\x7f\x85\u2028\ufeff", '"\\u007f\\u0085\\u2028\\ufeff"'),
        ("a\u200bb", '"a\\u200bb"'),
        ('"quoted"', '"\\"quoted\\""'),
    ],
)
def test_what_yaml_would_take_for_something_else_is_quoted(text: str, written: str) -> None:
    assert scalar(text) == written
    assert unquoted(written) == text
    assert yaml.safe_load(f"a: {written}") == {"a": text}


def test_commas_and_brackets_need_quotes_between_brackets_only() -> None:
    assert scalar("one, two") == "one, two"
    assert flow_scalar("one, two") == '"one, two"'
    assert flow_scalar("BRI") == "BRI"


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ProjectError) as failure:
        scalar("broken \ud83d here")
    assert failure.value.code == "broken-character"


def test_a_name_that_yaml_would_not_find_the_end_of_is_refused() -> None:
    assert key("po:msgctxt") == "po:msgctxt"
    with pytest.raises(ProjectError) as failure:
        key("x" * 1001)
    assert failure.value.code == "name-too-long"


def can_be_unquoted(written: str) -> bool:
    try:
        unquoted(written)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("written", ["yes", "a: b", '"open', '"a" "b"', '"\\ud83d\\ude00"', "'single'"])
def test_what_is_not_canonical_is_not_unquoted(written: str) -> None:
    assert not can_be_unquoted(written)
    assert can_be_unquoted(scalar(written))


def test_chinese_is_plain() -> None:
    assert is_plain("习近平主席致贺信")
