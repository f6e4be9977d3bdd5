from pathlib import Path

import pytest

from duizhao.formats import xliff
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.formats.xliff2 import FORMAT
from duizhao.model import Span, TermEntry, TermHit

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "formats"
CONFERENCE = xliff.FORMAT.read((GOLDEN / "conference.xlf").read_bytes(), ReadOptions(name="x"))
TERM = TermEntry(source="一带一路", target="Belt and Road", admitted=("BRI",), cite="State Council", note="Initiative")


def test_golden_xliff2_is_written_byte_for_byte_and_read_back() -> None:
    golden = (GOLDEN / "conference.xliff2.xlf").read_bytes()
    terms = {"u1.1": (TermHit(entry=TERM, span=Span(5, 9)),)}
    assert FORMAT.write(CONFERENCE, WriteOptions(terms=terms)) == golden
    assert FORMAT.read(golden, ReadOptions(name="x")) == CONFERENCE


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh">', True),
        (b'<xliff version="1.2" its:version="2.0">', False),
        (b"<tmx version='2'>", False),
        (b"", False),
    ],
)
def test_files_of_version_2_are_recognised_by_their_root(head: bytes, expected: bool) -> None:
    assert FORMAT.sniff(head) is expected
