import csv
import io

import pytest

from duizhao.errors import FormatError
from duizhao.formats._table import names_known_columns, read_table, write_table
from duizhao.formats.format import ReadOptions
from duizhao.model import Code, Document, Note, Segment, State, Unit

OPTIONS = ReadOptions(name="a.csv")


def read(text: str, delimiters: str = ",;\t") -> Document:
    return read_table(text.encode(), OPTIONS, delimiters)


def only(text: str) -> Segment:
    (segment,) = read(text).segments()
    return segment


def rows(document: Document) -> list[list[str]]:
    return list(csv.reader(io.StringIO(write_table(document, csv.excel), newline="")))


def one(**fields: object) -> Document:
    segment = Segment(**{"id": "u1.1", "source": "甲", **fields})  # type: ignore[arg-type]  # the tests name its fields
    return Document(id="a", units=(Unit(id="u1", segments=(segment,)),))


@pytest.mark.parametrize(
    ("text", "segment"),
    [
        ("source,target\n甲,A\n", Segment(id="u1.1", source="甲", target="A", state=State.DRAFT)),
        ("Target ; SOURCE\nA;甲\n", Segment(id="u1.1", source="甲", target="A", state=State.DRAFT)),
        ("\ufeffID,Source\r\nx7,甲\r\n", Segment(id="x7", source="甲")),
        ("sep=;\r\nid;source\r\nx7;甲\r\n", Segment(id="x7", source="甲")),
        ("id\tsource\nx7\t甲\n", Segment(id="x7", source="甲")),
        ("source\n甲\n", Segment(id="u1.1", source="甲")),
        (
            'source,target\n"甲,""乙""\n丙","A,\r\n""B"""\n',
            Segment(id="u1.1", source='甲,"乙"\n丙', target='A,\r\n"B"', state=State.DRAFT),
        ),
        ("source,target,state\n甲,A, Final \n", Segment(id="u1.1", source="甲", target="A", state=State.FINAL)),
        ("source,note\n甲,check it\n", Segment(id="u1.1", source="甲", notes=(Note(text="check it"),))),
        ("source,target\n甲\n", Segment(id="u1.1", source="甲")),
        ("source,target\n甲,,,\n,\n", Segment(id="u1.1", source="甲")),
    ],
)
def test_a_header_of_any_of_the_columns_will_do(text: str, segment: Segment) -> None:
    assert only(text) == segment


def test_rows_whose_ids_differ_in_the_last_number_are_one_unit() -> None:
    units = read("id,source\nu1.1,甲\nu1.2,乙\nu2.1,丙\nodd,丁\n").units
    assert [(unit.id, len(unit.segments)) for unit in units] == [("u1", 2), ("u2", 1), ("odd", 1)]


def test_rows_of_a_unit_that_were_torn_apart_do_not_share_its_id() -> None:
    units = read("id,source\nu1.1,甲\nu2.1,乙\nu1.2,丙\nu3.1,丁\nu1.3,戊\n").units
    assert [unit.id for unit in units] == ["u1", "u2", "u1-u1.2", "u3", "u1-u1.3"]


def test_columns_nobody_knows_are_kept_and_written_again() -> None:
    text = "id,source,Comment,Länge\nu1.1,甲,first,1\nu1.2,乙,second,\n"
    document = read(text)
    assert document.units[0].properties == (
        ("column:Comment", "first"),
        ("column:Comment@u1.2", "second"),
        ("column:Länge", "1"),
    )
    assert [dict(zip(rows(document)[0], row, strict=True))["Comment"] for row in rows(document)[1:]] == [
        "first",
        "second",
    ]
    assert read(write_table(document, csv.excel)) == document


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "no-header", 1),
        ("甲,A\n乙,B\n", "no-header", 1),
        ("id,source,ID\n", "duplicate-column", 1),
        ("x,source,x\n", "duplicate-column", 1),
        ("id,source\na,甲\n\na,乙\n", "duplicate-id", 4),
        ("id,source\n,甲\n", "no-id", 2),
        ("source,state\n甲,done\n", "unknown-state", 2),
        ("source,locked\n甲,perhaps\n", "bad-flag", 2),
        ("source,codes\n甲,{\n", "bad-codes", 2),
        ('source,codes\n甲,"[[1, ""a"", null]]"\n', "bad-codes", 2),
        ("source,target\n甲,A,B\n", "too-many-cells", 2),
        ('source,target\n甲,"A" B\n', "table-syntax", 2),
        ('sep=,\nsource,target\n甲,"A\n', "table-syntax", 3),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(FormatError) as caught:
        read(text)
    assert caught.value.code == code
    assert str(caught.value.location) == f"a.csv:{line}"
    assert caught.value.hint


def test_an_unknown_state_lists_the_states() -> None:
    with pytest.raises(FormatError) as caught:
        read("source,state\n甲,done\n")
    assert all(state in caught.value.hint for state in State)


def test_a_plain_document_needs_the_five_columns_only() -> None:
    assert rows(one(target="A", state=State.TRANSLATED, notes=(Note(text="why"),))) == [
        ["id", "source", "target", "state", "note"],
        ["u1.1", "甲", "A", "translated", "why"],
    ]


def test_further_columns_appear_where_a_segment_needs_them() -> None:
    segment = Segment(
        id="s9",
        source="<1>甲</1>",
        gap=" ",
        locked=True,
        match="memory",
        codes=(Code(id="1", original="**", original_end="**"), Code(id="2", original="`")),
        notes=(Note(text="one", author="Li"), Note(text="two")),
    )
    document = Document(
        id="a", units=(Unit(id="u1", kind="heading", segments=(segment, Segment(id="s10", source="乙"))),)
    )
    assert rows(document)[0][5:] == ["unit", "kind", "gap", "locked", "match", "author", "codes"]
    assert read(write_table(document, csv.excel)) == document


def test_notes_whose_authors_were_muddled_lose_them_and_nothing_else() -> None:
    assert only('source,note,author\n甲,"a\n\nb",Li\n').notes == (Note(text="a"), Note(text="b"))


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5 degrees", "@home", "\tx", "'=x", "''-", "'quoted'", "1-2"])
def test_no_cell_we_write_runs_as_a_formula_and_each_comes_back(text: str) -> None:
    document = one(source=text, target=text, state=State.DRAFT)
    cell = rows(document)[1][1]
    assert cell.removeprefix("'") != cell or cell[0] not in "=+-@\t"
    assert read(write_table(document, csv.excel)) == document


def test_apostrophes_of_a_table_from_elsewhere_are_left_alone() -> None:
    assert only("source,target\n甲,'+1' is a like\n").target == "'+1' is a like"


def test_a_cell_may_be_longer_than_pythons_limit_which_stays_as_it_was() -> None:
    limit = csv.field_size_limit()
    assert len(only(f"source\n{'长' * (limit + 1)}\n").source) == limit + 1
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    ("header", "delimiter", "count"),
    [
        ("id,source", ",", 2),
        ('\ufeff"ID";Target\r\n甲;id', ";", 2),
        ("id,source", ";", 0),
        ("", ",", 0),
        ("note,note", ",", 1),
    ],
)
def test_known_columns_are_counted_in_the_first_line(header: str, delimiter: str, count: int) -> None:
    assert names_known_columns(header, delimiter) == count
