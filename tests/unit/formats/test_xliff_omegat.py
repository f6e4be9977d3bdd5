from pathlib import Path

from duizhao.formats import xliff, xliff_omegat
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Document, Segment, State, Unit

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "formats"
CONFERENCE = xliff.FORMAT.read((GOLDEN / "conference.xlf").read_bytes(), ReadOptions(name="x"))


def exported(segment: Segment) -> bytes:
    document = Document(id="d", units=(Unit(id="u", segments=(segment,)),))
    return xliff_omegat.FORMAT.write(document, WriteOptions())


def returned(data: bytes) -> Segment:
    (segment,) = xliff.FORMAT.read(data, ReadOptions(name="x")).segments()
    return segment


def test_golden_file_for_omegat_is_written_byte_for_byte_and_read_back() -> None:
    golden = (GOLDEN / "conference.omegat.xlf").read_bytes()
    assert xliff_omegat.FORMAT.write(CONFERENCE, WriteOptions()) == golden
    assert xliff_omegat.FORMAT.read(golden, ReadOptions(name="x")) == CONFERENCE


def test_every_target_shows_the_source() -> None:
    data = exported(Segment(id="s", source="成都", target="Chengdu", state=State.TRANSLATED))
    assert '<target state="translated">成都</target>' in data.decode()


def test_a_target_nobody_touched_comes_back_as_it_was() -> None:
    for segment in (Segment(id="s", source="成都"), Segment(id="s", source="成", target="Cheng", state=State.REVIEWED)):
        assert returned(exported(segment)) == segment


def test_what_was_translated_comes_back_as_a_draft() -> None:
    data = exported(Segment(id="s", source="成都")).decode()
    assert '<target state="new">成都</target>' in data
    segment = returned(
        data.replace('<target state="new">成都</target>', '<target state="new">Chengdu</target>').encode()
    )
    assert (segment.target, segment.state) == ("Chengdu", State.DRAFT)


def test_the_plain_format_is_the_one_that_is_recognised() -> None:
    head = exported(Segment(id="s", source="成都"))[:4096]
    assert not xliff_omegat.FORMAT.sniff(head)
    assert xliff.FORMAT.sniff(head)
