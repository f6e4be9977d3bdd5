from pathlib import Path

import pytest

from duizhao.errors import FormatError
from duizhao.formats.glossaries._tbx_reading import read_tbx
from duizhao.formats.glossaries.format import GlossaryOptions, ReadGlossary
from duizhao.model import Authority, Languages, PartOfSpeech, TermStatus

SUITE = Path(__file__).resolve().parents[5] / "shared" / "suites" / "okapi-terminology"


def file(*concepts: str) -> bytes:
    entries = "\n".join(f'<termEntry id="c{n}">{text}</termEntry>' for n, text in enumerate(concepts, start=1))
    return f'<martif type="TBX" xml:lang="en"><text><body>\n{entries}</body></text></martif>'.encode()


def language(tag: str, *terms: str) -> str:
    return f'<langSet xml:lang="{tag}">{"".join(f"<tig>{term}</tig>" for term in terms)}</langSet>'


def term(text: str, **notes: str) -> str:
    return f"<term>{text}</term>" + "".join(
        f'<termNote type="{name}">{said}</termNote>' for name, said in notes.items()
    )


def read(*concepts: str) -> ReadGlossary:
    return read_tbx(file(*concepts), GlossaryOptions(name="x.tbx"))


def test_a_status_decides_before_the_order() -> None:
    (entry,) = read(
        language("zh", term("一带一路"))
        + language(
            "en",
            term("OBOR", administrativeStatus="deprecatedTerm-admn-sts"),
            term("BRI", termType="acronym", administrativeStatus="admittedTerm-admn-sts"),
            term("Belt and Road", administrativeStatus="admittedTerm-admn-sts"),
            term("Belt and Road Initiative", administrativeStatus="preferredTerm-admn-sts", partOfSpeech="properNoun"),
            term("Silk Road plan", administrativeStatus="supersededTerm-admn-sts"),
        )
    ).entries
    assert (entry.target, entry.admitted, entry.short) == ("Belt and Road Initiative", ("Belt and Road",), ("BRI",))
    assert (entry.deprecated, entry.forbidden) == (("Silk Road plan",), ("OBOR",))
    assert entry.part_of_speech is PartOfSpeech.PROPER_NOUN
    assert (entry.status, entry.authority, entry.line) == (TermStatus.PREFERRED, Authority.IMPORTED, 2)


def test_without_a_status_the_first_full_form_is_preferred() -> None:
    (entry,) = read(
        language("zh", term("大模型"))
        + language("en-GB", term("LLM", termType="abbreviation"), term("large language model"), term("large model"))
    ).entries
    assert (entry.target, entry.admitted, entry.short) == ("large language model", ("large model",), ("LLM",))


def test_an_acronym_that_stands_alone_is_the_target() -> None:
    (entry,) = read(language("zh", term("疾控中心")) + language("en", term("CDC", termType="acronym"))).entries
    assert (entry.target, entry.short) == ("CDC", ())


def test_each_chinese_term_is_an_entry_and_scripts_are_the_same() -> None:
    read_glossary = read(
        language("zh-Hans", term("头盔"), term("安全帽"))
        + language("zh-Hant", term("頭盔"), term("鋼盔"))
        + language("en", term("helmet"))
    )
    assert [entry.source for entry in read_glossary.entries] == ["头盔", "安全帽", "鋼盔"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("supersededTerm-admn-sts", TermStatus.DEPRECATED),
        ("deprecatedTerm-admn-sts", TermStatus.DEPRECATED),
        ("proposed", TermStatus.CANDIDATE),
    ],
)
def test_a_concept_without_a_right_rendering_says_so(status: str, expected: TermStatus) -> None:
    (entry,) = read(language("zh", term("甲")) + language("en", term("a", administrativeStatus=status))).entries
    assert (entry.target, entry.status) == ("a", expected)


def test_texts_are_gathered_from_every_level() -> None:
    (entry,) = read(
        "<descrip type='subjectField'>law</descrip><note>one</note><descrip type='definition'>d1</descrip>"
        + language("zh", term("甲"))
        + '<langSet xml:lang="en"><descrip type="definition">d2</descrip>'
        "<tig><term>a</term><note>two</note><admin type='source'>book</admin></tig></langSet>"
    ).entries
    assert (entry.definition, entry.note, entry.cite, entry.domain) == ("d1 d2", "one two", "book", "law")


def test_concepts_that_cannot_be_used_are_told_with_their_lines() -> None:
    read_glossary = read(
        language("zh", term("甲")) + language("en", term("a")),
        language("zh", term("乙")),
        language("en", term("c")),
    )
    assert [entry.source for entry in read_glossary.entries] == ["甲"]
    assert [str(remark) for remark in read_glossary.remarks] == [
        "x.tbx:3: The concept has no English term.",
        "x.tbx:4: The concept has no Chinese term.",
    ]
    assert all(remark.leaves_out for remark in read_glossary.remarks)


def test_what_has_no_place_is_told_and_the_term_stays() -> None:
    read_glossary = read(
        "<descrip type='context'>c</descrip><note>duizhao: status=great; words_between=9</note>"
        + language("zh", term("甲", administrativeStatus="deprecatedTerm-admn-sts"))
        + language("en", term("a", administrativeStatus="mystery", partOfSpeech="nom"))
    )
    assert len(read_glossary.entries) == 1
    told = " ".join(remark.message for remark in read_glossary.remarks)
    for word in ("“context”", "“great”", "“mystery”", "“nom”", "A Chinese term is not to be used"):
        assert word in told
    assert not any(remark.leaves_out for remark in read_glossary.remarks)


def test_other_languages_are_refused_and_named() -> None:
    with pytest.raises(FormatError, match="no terms in “zh-Hans”; its languages are de, en") as caught:
        read(language("de", term("Helm")) + language("en", term("helmet")))
    assert caught.value.location


@pytest.mark.parametrize(
    ("data", "code"), [(b"<tmx/>", "not-tbx"), (b"<martif><text>", "not-well-formed"), (b"", "not-well-formed")]
)
def test_what_is_no_tbx_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_tbx(data, GlossaryOptions(name="x.tbx"))
    assert caught.value.code == code


def test_a_file_without_concepts_is_empty() -> None:
    assert read_tbx(file(), GlossaryOptions(name="x")).entries == ()


@pytest.mark.skipif(not SUITE.is_dir(), reason="the terminology suite is not beside the checkout")
@pytest.mark.parametrize(
    ("name", "target", "entries", "left_out"),
    [
        ("ibm_tbx", "fr", 6, 0),
        ("maryland", "fr", 2, 0),
        ("medtronic_TBX", "fr", 6, 0),
        ("oracle_TBX", "pt", 3, 0),
        ("sdl_tbx", "de", 194, 44),
        ("test01", "hu", 1, 0),
        ("test02_win1254", "tr", 1, 0),
    ],
)
def test_files_of_other_programs_are_read(name: str, target: str, entries: int, left_out: int) -> None:
    data = (SUITE / f"{name}.tbx").read_bytes()
    languages = Languages(source="en", target=target)
    read_glossary = read_tbx(data, GlossaryOptions(name=name, languages=languages))
    assert len(read_glossary.entries) == entries
    assert sum(len(remark.lines) for remark in read_glossary.remarks if remark.leaves_out) == left_out
    assert not any("  " in entry.definition or "\n" in entry.definition for entry in read_glossary.entries)
