import csv

import pytest

from duizhao.formats.glossaries._columns import OWN_COLUMNS
from duizhao.formats.glossaries._own_tables import own_entries, write_own_table
from duizhao.formats.glossaries._remarks import Remarks
from duizhao.formats.glossaries._rows import Row
from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus

RICH = TermEntry(
    source="一带一路",
    target="Belt and Road Initiative",
    admitted=("Belt and Road",),
    short=("BRI",),
    deprecated=("OBOR",),
    forbidden=("One Belt One Road", "Belt & Road"),
    introduce=True,
    part_of_speech=PartOfSpeech.PROPER_NOUN,
    words_between=1,
    case=Case.EXACT,
    status=TermStatus.CANDIDATE,
    definition="=1+1",
    note="two\nlines",
    cite="NDRC",
    domain="Belt and Road",
    authority=Authority.PROJECT,
)


def read(*rows: list[str], header: tuple[str, ...] = OWN_COLUMNS) -> tuple[list[TermEntry], list[str]]:
    remarks = Remarks("x.csv")
    entries = list(own_entries(header, [Row(tuple(row), n) for n, row in enumerate(rows, start=2)], remarks))
    return entries, [str(remark) for remark in remarks.collected()]


def test_everything_is_written_and_read() -> None:
    text = write_own_table([RICH], csv.excel)
    header, row = csv.reader(text.splitlines(keepends=True))
    assert tuple(header) == OWN_COLUMNS
    assert read(row) == ([RICH], [])


def test_a_formula_is_guarded() -> None:
    assert ",'=1+1," in write_own_table([RICH], csv.excel)


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("source", " ", "no Chinese term"),
        ("target", "", "no English term"),
        ("status", "forbiden", "no status “forbiden”; known are preferred, candidate"),
        ("case", "upper", "no case “upper”"),
        ("introduce", "perhaps", "neither yes nor no"),
        ("part_of_speech", "nom", "no part of speech “nom”"),
        ("words_between", "3", "none of 0, 1, 2"),
        ("authority", "mine", "no authority “mine”"),
    ],
)
def test_a_cell_that_means_nothing_costs_its_row_and_is_told(column: str, cell: str, told: str) -> None:
    good = {"source": "甲", "target": "a"}
    rows = [[cells.get(name, "") for name in OWN_COLUMNS] for cells in ({**good, column: cell}, good)]
    entries, remarks = read(*rows)
    assert [entry.source for entry in entries] == ["甲"]
    assert len(remarks) == 1
    assert remarks[0].startswith("x.csv:2: ")
    assert told in remarks[0]


def test_a_shield_needs_no_english() -> None:
    entries, remarks = read(["甲", "", "", "shield"], header=("source", "target", "admitted", "status"))
    assert (entries[0].status, remarks) == (TermStatus.SHIELD, [])


def test_a_row_longer_than_the_header_is_told() -> None:
    entries, remarks = read(["甲", "a", "", "left over"], header=("source", "target", "admitted"))
    assert (entries, remarks) == ([], ["x.csv:2: The row has 4 cells, the header 3."])
