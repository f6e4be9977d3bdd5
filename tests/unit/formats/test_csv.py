from pathlib import Path

import pytest

from duizhao.formats import csv
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Code, Document, Note, Segment, State, Unit

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "formats"


def news() -> Document:
    heading = Unit(id="u1", kind="heading", segments=(Segment(id="u1.1", source="“一带一路”新篇章"),))
    paragraph = Unit(
        id="u2",
        segments=(
            Segment(
                id="u2.1",
                source="气温<1>-5</1>度，晴。",
                target='-5 degrees, "clear".\nReally;',
                state=State.TRANSLATED,
                codes=(Code(id="1", original="**", original_end="**"),),
                notes=(Note(text="Celsius?", author="Li"),),
            ),
            Segment(id="u2.2", source="完。", target="=END()", state=State.FINAL, locked=True),
        ),
    )
    return Document(id="news", units=(heading, paragraph))


def test_the_csv_export_equals_the_golden_file_and_comes_back() -> None:
    written = csv.FORMAT.write(news(), WriteOptions())
    assert written == (GOLDEN / "news.csv").read_bytes()
    assert csv.FORMAT.read(written, ReadOptions(name="news.csv")) == news()


def test_excel_sees_that_it_is_utf8() -> None:
    assert csv.FORMAT.write(news(), WriteOptions()).startswith(b"\xef\xbb\xbfid,source,target,state,note")


def test_what_excel_saves_in_europe_and_in_china_is_read() -> None:
    text = "id;source;target\r\nu1.1;“一带一路”;Belt, Road\r\n"
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        (segment,) = csv.FORMAT.read(text.encode(encoding), ReadOptions(name="a.csv")).segments()
        assert (segment.source, segment.target) == ("“一带一路”", "Belt, Road")


@pytest.mark.parametrize(
    ("head", "sure"),
    [(b"id,source,target\n", True), (b"Source;Target\n", True), (b"a,b\n", False), (b"source\ttarget\n", False)],
)
def test_csv_is_recognised_by_its_header(head: bytes, sure: bool) -> None:
    assert csv.FORMAT.sniff(head) is sure
