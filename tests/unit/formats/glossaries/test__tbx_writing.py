import pytest
from lxml import etree

from duizhao.formats.glossaries._tbx_vocabulary import DCA, DCT, V2, Dialect
from duizhao.formats.glossaries._tbx_writing import write_tbx
from duizhao.formats.glossaries.format import GlossaryOptions
from duizhao.model import PartOfSpeech, TermEntry, TermStatus

OPTIONS = GlossaryOptions()
RICH = TermEntry(
    source="一带一路",
    target="Belt and Road Initiative",
    admitted=("Belt and Road",),
    short=("BRI", "the Initiative"),
    deprecated=("Silk Road plan",),
    forbidden=("OBOR",),
    part_of_speech=PartOfSpeech.PROPER_NOUN,
    definition="a < b",
    note="n",
    cite="NDRC",
    domain="Politics",
)


def tree(*entries: TermEntry, dialect: Dialect = V2) -> etree._Element:
    return etree.fromstring(write_tbx(entries, OPTIONS, dialect).data)


def test_each_rendering_says_what_it_is() -> None:
    terms = [
        (term.findtext("term"), [note.text for note in term.findall("termNote")]) for term in tree(RICH).iter("tig")
    ]
    assert terms == [
        ("一带一路", []),
        ("Belt and Road Initiative", ["fullForm", "properNoun", "preferredTerm-admn-sts"]),
        ("Belt and Road", ["properNoun", "admittedTerm-admn-sts"]),
        ("BRI", ["acronym", "properNoun", "admittedTerm-admn-sts"]),
        ("the Initiative", ["shortForm", "properNoun", "admittedTerm-admn-sts"]),
        ("Silk Road plan", ["properNoun", "supersededTerm-admn-sts"]),
        ("OBOR", ["properNoun", "deprecatedTerm-admn-sts"]),
    ]


def test_texts_stand_where_tbx_wants_them() -> None:
    root = tree(RICH)
    assert root.findtext(".//termEntry/descrip[@type='subjectField']") == "Politics"
    assert root.findtext(".//termEntry/descripGrp/descrip[@type='definition']") == "a < b"
    assert root.findtext(".//termEntry/note") == "n"
    assert root.findtext(".//tig/admin[@type='source']") == "NDRC"
    assert [section.get("{http://www.w3.org/XML/1998/namespace}lang") for section in root.iter("langSet")] == [
        "zh-Hans",
        "en",
    ]


def test_what_nobody_has_approved_has_no_status() -> None:
    root = tree(TermEntry(source="甲", target="a", status=TermStatus.CANDIDATE))
    assert root.find(".//termNote") is None
    assert root.findtext(".//note") == "duizhao: status=candidate"


def test_a_shield_has_chinese_alone_and_keeps_its_source() -> None:
    root = tree(TermEntry(source="甲", target="", status=TermStatus.SHIELD, cite="c"))
    assert len(root.findall(".//langSet")) == 1
    assert root.findtext(".//admin") == "c"


@pytest.mark.parametrize(("dialect", "name"), [(DCA, "termNote"), (DCT, "administrativeStatus")])
def test_version_three_writes_in_its_namespaces(dialect: Dialect, name: str) -> None:
    root = tree(RICH, dialect=dialect)
    assert root.tag == "{urn:iso:std:iso:30042:ed-2}tbx"
    assert len(list(root.iter("{*}conceptEntry"))) == 1
    assert next(root.iter(f"{{*}}{name}"), None) is not None


def test_control_characters_are_told() -> None:
    written = write_tbx([TermEntry(source="甲", target="a\x01")], OPTIONS, V2)
    assert "a\ufffd" in written.data.decode()
    assert [str(loss) for loss in written.losses] == ["control characters, which became U+FFFD (甲)"]
