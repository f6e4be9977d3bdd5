from datetime import UTC, datetime
from pathlib import Path

import pytest

from duizhao.formats import xliff
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.formats.tmx import FORMAT
from duizhao.model import Document, Segment, Span, TermEntry, TermHit, Unit

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "formats"
CONFERENCE = xliff.FORMAT.read((GOLDEN / "conference.xlf").read_bytes(), ReadOptions(name="x"))
TERM = TermEntry(source="一带一路", target="Belt and Road", admitted=("BRI",))


def test_golden_tmx_is_written_byte_for_byte_and_read_back() -> None:
    golden = (GOLDEN / "conference.tmx").read_bytes()
    terms = {"u1.1": (TermHit(entry=TERM, span=Span(5, 9)),)}
    assert FORMAT.write(CONFERENCE, WriteOptions(terms=terms)) == golden
    assert FORMAT.read(golden, ReadOptions(name="x")) == CONFERENCE


def test_an_empty_target_teaches_no_memory_an_empty_translation() -> None:
    document = Document(id="d", units=(Unit(id="u", segments=(Segment(id="s", source="好"),)),))
    assert FORMAT.write(document, WriteOptions()).count(b"<tuv") == 1


def test_the_creation_date_is_in_utc_and_only_when_given() -> None:
    document = Document(id="d", units=())
    moment = datetime(2026, 6, 10, 8, 30, tzinfo=UTC)
    assert b'creationdate="20260610T083000Z"' in FORMAT.write(document, WriteOptions(written_at=moment))
    assert b"creationdate" not in FORMAT.write(document, WriteOptions())


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">', True),
        ("<tmx version='1.1'>".encode("utf-16"), True),
        (b"<tmxs>", False),
        (b"plain text about <tmx >", False),
    ],
)
def test_tmx_is_recognised_by_its_root(head: bytes, expected: bool) -> None:
    assert FORMAT.sniff(head) is expected
