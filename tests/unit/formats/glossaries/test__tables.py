import pytest

from duizhao.errors import FormatError
from duizhao.formats.glossaries._tables import has_header, read_table
from duizhao.formats.glossaries.format import GlossaryOptions, ReadGlossary


def read(text: str) -> ReadGlossary:
    return read_table(text.encode(), GlossaryOptions(name="x.csv"), ",;\t")


def test_whose_table_it_is_shows_in_the_header() -> None:
    ours = read("source,target,admitted\n甲,a; b,c\n")
    others = read("source,target,note\n甲,a; b,c\n")
    assert (ours.entries[0].target, ours.entries[0].admitted) == ("a; b", ("c",))
    assert (others.entries[0].target, others.entries[0].admitted) == ("a", ("b",))


def test_only_a_table_with_every_column_is_whole() -> None:
    assert not read("source,target,admitted\n甲,a,\n").is_whole
    header = "source,target,admitted,short,deprecated,forbidden,introduce,part_of_speech,words_between,case,status"
    assert read(f"{header},definition,note,cite\n甲,a\n").is_whole


def test_columns_without_a_place_are_named() -> None:
    assert [str(remark) for remark in read("id,zh,en\n1,甲,a\n").remarks] == [
        "x.csv:1: Left out are columns that a glossary has no place for: “id”."
    ]


def test_a_table_without_a_header_begins_with_a_term() -> None:
    assert [(entry.source, entry.line) for entry in read("a,甲\nb,乙\n").entries] == [("甲", 1), ("乙", 2)]


@pytest.mark.parametrize(
    "text", ["", "just words\n", "one,two\nthree,four\n", "note,comment,pos\na,b,c\n", "zh,note\n甲,\n"]
)
def test_what_has_not_both_languages_is_refused(text: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(text)
    assert caught.value.code == "no-columns"
    assert "header" in caught.value.hint


def test_a_header_is_seen_from_the_beginning_alone() -> None:
    assert has_header("中文;英文\n甲;a".encode("gb18030"), ",;")
    assert not has_header("甲;a\n".encode(), ",;")
