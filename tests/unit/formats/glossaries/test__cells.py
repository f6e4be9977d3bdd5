import pytest

from duizhao.formats.glossaries._cells import alternatives, joined, separated


@pytest.mark.parametrize(
    "renderings",
    [
        (),
        ("BRI",),
        ("Belt and Road Initiative", "BRI"),
        ("a | b",),
        ("a; b", "c"),
        ("[1]",),
        (" edge",),
        ("two\nlines",),
    ],
)
def test_what_is_joined_comes_apart_again(renderings: tuple[str, ...]) -> None:
    assert separated(joined(renderings)) == renderings


def test_a_cell_of_plain_renderings_reads_well() -> None:
    assert joined(("Belt and Road Initiative", "BRI")) == "Belt and Road Initiative | BRI"


def test_people_may_write_semicolons_of_either_width() -> None:
    assert separated(" BRI;  B&R ； OBOR | ") == ("BRI", "B&R", "OBOR")


def test_a_bracket_that_opens_no_list_is_text() -> None:
    assert separated("[sic] | [1, 2]") == ("[sic]", "[1, 2]")


def test_another_programs_alternatives_may_stand_around_a_colon() -> None:
    assert alternatives("可传染 : 有传染性") == ("可传染", "有传染性")
    assert alternatives("ISO 9001:2015") == ("ISO 9001:2015",)
    assert alternatives("a; a ;b") == ("a", "b")
