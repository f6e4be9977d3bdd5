from duizhao.formats.glossaries._rows import rows_of


def cells(text: str, delimiters: str = ",;\t|") -> list[tuple[str, ...]]:
    return [row.cells for row in rows_of(text, delimiters)]


def test_the_delimiter_that_makes_most_of_the_header_is_taken() -> None:
    assert cells("中文;英文;a,b,c,d\n甲;first, second;x\n")[1] == ("甲", "first, second", "x")
    assert cells("sep=|\nsource|target\n甲|a;b\n")[1] == ("甲", "a;b")


def test_without_a_header_the_delimiter_in_most_lines_is_taken() -> None:
    assert cells("甲\tfirst, second\n乙\tb\n丙\tc\n")[0] == ("甲", "first, second")


def test_quoted_cells_hold_line_breaks_and_rows_know_their_first_line() -> None:
    rows = list(rows_of('a,b\r\n甲,"two\r\nlines"\r\n\r\n乙,b\r\n', ","))
    assert [(row.line, row.cells[1]) for row in rows] == [(1, "b"), (2, "two\r\nlines"), (5, "b")]


def test_a_quote_that_is_never_closed_costs_its_own_row() -> None:
    rows = list(rows_of('source,target\n甲,"broken\n乙,b\n丙,c\n', ","))
    assert [row.cells for row in rows] == [("source", "target"), (), ("乙", "b"), ("丙", "c")]
    assert rows[1].line == 2
    assert "double quotes" in rows[1].problem


def test_tabs_separate_even_where_quotes_make_no_sense() -> None:
    assert cells('"三错开"原则\t"Three staggered" principle\n', "\t") == [
        ('"三错开"原则', '"Three staggered" principle')
    ]


def test_an_empty_file_has_no_rows() -> None:
    assert cells("") == []
    assert cells("\n\n,,\n") == []
