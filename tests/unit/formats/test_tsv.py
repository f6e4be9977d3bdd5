from pathlib import Path

import pytest

from duizhao.errors import FormatError
from duizhao.formats import tsv
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Document, Segment, State, Unit

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "formats"
OPTIONS = ReadOptions(name="news.tsv")


def news() -> Document:
    segments = (
        Segment(id="u1.1", source="甲\t乙", target='He said, "A, B".', state=State.DRAFT, match="draft"),
        Segment(id="u1.2", source="丙\n丁", target="C; D", state=State.REVIEWED, gap="　"),
    )
    return Document(id="news", units=(Unit(id="u1", segments=segments),))


def test_the_tsv_export_equals_the_golden_file_and_comes_back() -> None:
    written = tsv.FORMAT.write(news(), WriteOptions())
    assert written == (GOLDEN / "news.tsv").read_bytes()
    assert tsv.FORMAT.read(written, OPTIONS) == news()


def test_programs_find_no_byte_order_mark() -> None:
    assert tsv.FORMAT.write(news(), WriteOptions()).startswith(b"id\tsource\ttarget\tstate\tnote")


def test_commas_separate_nothing_in_a_tsv() -> None:
    (segment,) = tsv.FORMAT.read("source\ttarget\n甲,乙\tA, B\n".encode(), OPTIONS).segments()
    assert (segment.source, segment.target) == ("甲,乙", "A, B")
    with pytest.raises(FormatError, match="no column"):
        tsv.FORMAT.read(b"source,target\n", OPTIONS)


@pytest.mark.parametrize(
    ("head", "sure"),
    [(b"source\ttarget\n", True), (b"\xef\xbb\xbfID\tNote\r\n", True), (b"a\tb\n", False), (b"source,target\n", False)],
)
def test_tsv_is_recognised_by_its_header(head: bytes, sure: bool) -> None:
    assert tsv.FORMAT.sniff(head) is sure
