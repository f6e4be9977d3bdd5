from duizhao.formats.glossaries.format import GlossaryOptions
from duizhao.formats.glossaries.tbx_basic import FORMAT
from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus

OPTIONS = GlossaryOptions(name="x.tbx")
ENTRIES = (
    TermEntry(
        source="一带一路",
        target="Belt and Road Initiative",
        admitted=("Belt and Road",),
        short=("BRI",),
        deprecated=("Silk Road plan",),
        forbidden=("OBOR", "Belt & Road"),
        introduce=True,
        part_of_speech=PartOfSpeech.PROPER_NOUN,
        words_between=1,
        case=Case.EXACT,
        definition="an initiative",
        note="two\n  lines ",
        cite="NDRC",
        domain="Politics",
        authority=Authority.PROJECT,
    ),
    TermEntry(source="甲", target="a", status=TermStatus.CANDIDATE, admitted=("b",), authority=Authority.IMPORTED),
    TermEntry(source="乙", target="old", status=TermStatus.DEPRECATED, admitted=("older",), forbidden=("oldest",)),
    TermEntry(source="国防部长", target="", status=TermStatus.SHIELD, note="duizhao: not a setting"),
)


def test_everything_comes_back() -> None:
    written = FORMAT.write(ENTRIES, OPTIONS)
    read = FORMAT.read(written.data, OPTIONS)
    assert written.losses == ()
    assert read.entries == ENTRIES
    assert (read.remarks, read.is_whole) == ((), True)


def test_its_own_files_are_recognised() -> None:
    assert FORMAT.sniff(FORMAT.write(ENTRIES, OPTIONS).data[:4096])


def test_version_three_is_another_format() -> None:
    assert not FORMAT.sniff(b'<tbx style="dca" type="TBX-Basic">')
