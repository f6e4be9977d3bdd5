from duizhao.formats.glossaries.format import GlossaryOptions
from duizhao.formats.glossaries.tsv import FORMAT
from duizhao.model import TermEntry

OPTIONS = GlossaryOptions(name="terms.tsv")


def test_programs_can_read_what_is_written() -> None:
    entry = TermEntry(source="甲", target="a", note='tab\there, "quotes"')
    data = FORMAT.write([entry], OPTIONS).data
    header, row = data.decode().splitlines()
    assert header.split("\t")[:3] == ["source", "target", "admitted"]
    assert row.startswith("甲\ta\t")
    assert FORMAT.read(data, OPTIONS).entries == (entry,)


def test_the_unicode_text_of_excel_is_read_and_recognised() -> None:
    data = "source\ttarget\r\n甲\ta, b\r\n".encode("utf-16")
    assert FORMAT.sniff(data)
    (entry,) = FORMAT.read(data, OPTIONS).entries
    assert (entry.source, entry.target) == ("甲", "a, b")
