from pathlib import Path

import pytest

from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.formats.xliff import FORMAT
from duizhao.model import (
    Code,
    Document,
    Languages,
    Note,
    Origin,
    Segment,
    Span,
    State,
    TermEntry,
    TermHit,
    Unit,
    Waiver,
)

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden" / "formats"

CONFERENCE = Document(
    id="belt-and-road-conference",
    languages=Languages(source="zh-Hans", target="en"),
    origin=Origin(file="sources/belt-and-road-conference.zh.txt", format="markdown", sha256="3f" * 32),
    properties=(("markdown:eol", "\r\n"),),
    units=(
        Unit(
            id="u1",
            kind="heading",
            segments=(
                Segment(
                    id="u1.1",
                    source="科技创新点亮“一带一路”共建之路",
                    target="Innovation lights up the Belt & Road",
                    state=State.FINAL,
                    locked=True,
                ),
            ),
        ),
        Unit(
            id="u2",
            segments=(
                Segment(
                    id="u2.1",
                    source="大会<1>6月10日</1>开幕。",
                    target="The conference opened on <1>June 10</1>.",
                    state=State.REVIEWED,
                    gap="\n  ",
                    codes=(Code(id="1", original="**", original_end="**"),),
                    notes=(Note(text="Not “meeting”: see the minutes.", author="Li Na"),),
                    waivers=(Waiver(check="numbers", fingerprint="ab12", reason="The year is in the headline."),),
                ),
                Segment(
                    id="u2.2",
                    source="<1>首次<2>面向</1>全球</2>征集<3/>,共188亿元。",
                    target="It <1>was <2>the</1> first</2> global call<3/>, worth 18.8 billion yuan.",
                    state=State.DRAFT,
                    codes=(
                        Code(id="1", original="<b>", original_end="</b>"),
                        Code(id="2", original="<i>", original_end="</i>"),
                        Code(id="3", original="![](a.png)"),
                    ),
                    match="memory",
                ),
                Segment(
                    id="u2.3",
                    source="签约\x0b项目<4/>不足一成。",
                    target="Fewer than <1>10%\x0b were signed. ",
                    state=State.REJECTED,
                    codes=(Code(id="1", original="<u>", original_end="</u>"), Code(id="4", original="")),
                    notes=(Note(text="“Under a tenth”, please."),),
                ),
            ),
            notes=(Note(text="Keep the two\nparagraphs together.", author="Editor"),),
            properties=(("markdown:style", "lead"),),
        ),
        Unit(
            id="u3",
            kind="list-item",
            segments=(
                Segment(id="u3.1", source=" 成都 ", state=State.NEW),
                Segment(id="u3.2", source="四川", target="Sichuan", state=State.TRANSLATED, match="draft"),
            ),
        ),
        Unit(id="u4", kind="table cell", segments=(Segment(id="签 1", source="签", target="sign", state=State.NEW),)),
    ),
)
TERM = TermEntry(source="一带一路", target="Belt and Road", admitted=("BRI",), cite="State Council", note="Initiative")
TERMS = {"u1.1": (TermHit(entry=TERM, span=Span(5, 9)),)}


def test_golden_file_is_written_byte_for_byte_and_read_back() -> None:
    golden = (GOLDEN / "conference.xlf").read_bytes()
    assert FORMAT.write(CONFERENCE, WriteOptions(terms=TERMS)) == golden
    assert FORMAT.read(golden, ReadOptions(name="elsewhere.xlf")) == CONFERENCE


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">', True),
        (b"\xef\xbb\xbf<!-- <xliff version='2.0'> --><x:xliff xmlns:x='u'\n version = '1.1'>", True),
        ('<xliff version="1.0">'.encode("utf-16"), True),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1">', False),
        (b'<xliff version="1.2', True),
        (b"<xliffs version='1.2'>", False),
        (b"<html>", False),
        (b"version='1.2' xliff", False),
        (b"", False),
    ],
)
def test_files_of_version_1_are_recognised_by_their_root(head: bytes, expected: bool) -> None:
    assert FORMAT.sniff(head) is expected
