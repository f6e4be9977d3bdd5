import pytest

from duizhao.errors import FormatError
from duizhao.formats.glossaries.format import GlossaryOptions, WrittenGlossary
from duizhao.formats.glossaries.omegat import FORMAT
from duizhao.model import Authority, Case, TermEntry, TermStatus

OPTIONS = GlossaryOptions(name="glossary.txt")
RICH = TermEntry(
    source="一带一路",
    target="Belt and Road Initiative",
    admitted=("Belt and Road",),
    short=("BRI",),
    deprecated=("OBOR",),
    forbidden=("One Belt One Road", "Belt & Road"),
    status=TermStatus.CANDIDATE,
    definition="an initiative",
    note="Always singular.",
    cite="NDRC (2015)",
)


def write(*entries: TermEntry) -> WrittenGlossary:
    return FORMAT.write(entries, OPTIONS)


def test_omegat_shows_what_is_right_and_says_beside_it_what_is_not() -> None:
    lines = write(RICH).data.decode().splitlines()
    assert lines[0] == "# Glossary in tab-separated format -*- coding: utf-8 -*-"
    assert [line.split("\t")[:2] for line in lines[2:]] == [
        ["一带一路", "Belt and Road Initiative"],
        ["一带一路", "Belt and Road"],
        ["一带一路", "BRI"],
    ]
    assert lines[2].split("\t")[2] == (
        "Always singular. [definition: an initiative] [status: candidate] [short: BRI] [formerly: OBOR] "
        "[not: One Belt One Road | Belt & Road] [from: NDRC (2015)]"
    )


def test_it_comes_back() -> None:
    written = write(RICH)
    assert written.losses == ()
    assert FORMAT.read(written.data, OPTIONS).entries == (RICH,)


@pytest.mark.parametrize(
    ("entry", "lost"),
    [
        (TermEntry(source="甲", target="a", case=Case.EXACT), "the case rule (甲)"),
        (TermEntry(source="甲", target="a", words_between=1), "how many words may stand in between (甲)"),
        (TermEntry(source="甲", target="a", introduce=True), "the rule of the first mention (甲)"),
        (TermEntry(source="甲", target="a", domain="d"), "the domain (甲)"),
        (TermEntry(source="甲", target="a", authority=Authority.PROJECT), "the authority (甲)"),
        (TermEntry(source="甲", target="", status=TermStatus.SHIELD), "terms without an English rendering (甲)"),
        (
            TermEntry(source="甲", target="a", note="x\ny"),
            "line breaks and blanks around notes, definitions and sources (甲)",
        ),
        (TermEntry(source="甲", target="a", note="x [not: y]"), "a note that ends like a label of ours (甲)"),
        (TermEntry(source="甲", target="a", forbidden=("[b]",)), "forbidden renderings with brackets or bars (甲)"),
        (TermEntry(source="#甲", target="a"), "a “#” that a term begins with (#甲)"),
        (
            TermEntry(source="甲\t乙", target="a"),
            "tabs, line breaks and blanks around terms, and repeated renderings (甲\t乙)",
        ),
    ],
)
def test_what_has_no_place_is_told(entry: TermEntry, lost: str) -> None:
    assert lost in [str(loss) for loss in write(entry).losses]


def test_two_entries_of_one_name_are_told_to_become_one() -> None:
    written = write(TermEntry(source="会议", target="meeting"), TermEntry(source="会议", target="conference"))
    assert "which of several entries" in str(written.losses[0])
    (entry,) = FORMAT.read(written.data, OPTIONS).entries
    assert (entry.target, entry.admitted) == ("meeting", ("conference",))


def test_a_glossary_that_omegat_has_written_is_read() -> None:
    data = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n飞沫\tdroplets\n飞沫\taerosol\tonly fine ones\n\n"
    read = FORMAT.read(data.encode(), OPTIONS)
    (entry,) = read.entries
    assert (entry.target, entry.admitted, entry.note) == ("droplets", ("aerosol",), "only fine ones")
    assert (entry.authority, entry.line, read.remarks) == (Authority.IMPORTED, 2, ())


def test_a_glossary_from_english_is_turned_round() -> None:
    (entry,) = FORMAT.read("droplets\t飞沫\tn".encode("gb18030"), OPTIONS).entries
    assert (entry.source, entry.target, entry.note) == ("飞沫", "droplets", "n")


def test_a_line_without_two_terms_is_told() -> None:
    read = FORMAT.read("飞沫\n甲\ta\n\tb\n".encode(), OPTIONS)
    assert len(read.entries) == 1
    assert [str(remark) for remark in read.remarks] == [
        "glossary.txt:1: The line has no two terms with a tab between them. Also line 3."
    ]


def test_a_file_without_chinese_is_refused() -> None:
    with pytest.raises(FormatError, match="Neither of its first two columns"):
        FORMAT.read(b"one\ttwo\n", OPTIONS)
