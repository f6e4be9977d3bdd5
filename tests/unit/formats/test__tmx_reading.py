import pytest

from duizhao.errors import FormatError
from duizhao.formats import tmx
from duizhao.formats.format import ReadOptions
from duizhao.model import Code, Document, Languages, Note, Segment, State

HEADER = '<header creationtool="x" srclang="en"/>'


def wrap(units: str, header: str = HEADER) -> bytes:
    return f'<tmx version="1.4">{header}<body>{units}</body></tmx>'.encode()


def pair(source: str, target: str = "good", attributes: str = "", before: str = "") -> str:
    return (
        f'<tu {attributes}>{before}<tuv xml:lang="EN-US"><seg>{target}</seg></tuv>'
        f'<tuv xml:lang="zh-CN"><seg>{source}</seg></tuv></tu>'
    )


def read(data: bytes, languages: Languages | None = None) -> Document:
    return tmx.FORMAT.read(data, ReadOptions(name="memory.tmx", languages=languages or Languages()))


def read_segment(units: str) -> Segment:
    (only,) = read(wrap(units)).segments()
    return only


def refusal(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read(data)
    return caught.value


def test_pairs_are_confirmed_translations_whatever_their_direction() -> None:
    document = read(wrap(pair("好") + pair("坏", "bad", 'tuid="t9"')))
    assert document.id == "memory"
    assert document.languages == Languages(source="zh-CN", target="EN-US")
    first, second = document.segments()
    assert (first.id, first.source, first.target, first.state) == ("1", "好", "good", State.TRANSLATED)
    assert second.id == "t9"


def test_of_several_varieties_the_one_of_the_script_asked_for_is_taken() -> None:
    variants = "".join(
        f'<tuv xml:lang="{tag}"><seg>{tag}</seg></tuv>' for tag in ("fr", "zh-TW", "zh_cn", "en-GB", "en-US", "en")
    )
    taken = read(wrap(f"<tu>{variants}</tu>"))
    assert taken.languages == Languages(source="zh_cn", target="en")
    taken = read(wrap(f"<tu>{variants}</tu>"), Languages(source="zh-Hant", target="en-US"))
    assert [(s.source, s.target) for s in taken.segments()] == [("zh-TW", "en-US")]


def test_the_most_frequent_variety_is_taken_where_none_is_asked_for() -> None:
    british = pair("好").replace("EN-US", "en-GB")
    assert read(wrap(pair("好") + british * 2)).languages.target == "en-GB"


def test_no_pair_of_the_two_languages_says_which_there_are() -> None:
    error = refusal(wrap('<tu><tuv xml:lang="fr"><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>'))
    assert error.code == "no-language-pair"
    assert "fr, de" in error.message
    assert "none" in refusal(wrap("")).message


def test_units_without_the_source_are_passed_over_and_without_the_target_are_new() -> None:
    only = '<tu><tuv xml:lang="{}"><seg>{}</seg></tuv></tu>'
    document = read(wrap(pair("好") + only.format("EN-US", "lost") + only.format("zh-CN", "坏")))
    assert [(s.source, s.target, s.state) for s in document.segments()] == [
        ("好", "good", State.TRANSLATED),
        ("坏", "", State.NEW),
    ]


def test_inline_elements_of_tmx_become_codes() -> None:
    segment = read_segment(
        pair(
            '<bpt i="1" x="5">&lt;b></bpt>好<ept i="1">&lt;/b></ept><ph>{0}</ph><hi type="t">的</hi>'
            '<it pos="begin" x="7">&lt;i></it><ut>\\u</ut>',
            '<ph>{0}</ph><bpt i="2" x="5">&lt;b></bpt>good<ept i="2">&lt;/b></ept><it pos="end">&lt;/i></it>',
        )
    )
    assert segment.source == "<5>好</5><1/>的<7/><2/>"
    assert segment.target == "<1/><5>good</5><3/>"
    assert segment.codes == (
        Code(id="5", original="<b>", original_end="</b>"),
        Code(id="1", original="{0}"),
        Code(id="7", original="<i>"),
        Code(id="2", original="\\u"),
        Code(id="3", original="</i>"),
    )


def test_a_character_element_that_says_no_character_is_a_code() -> None:
    segment = read_segment(pair('好<ph type="x-char-zz" x="1"/>'))
    assert segment.source == "好<1/>"


def test_notes_properties_and_attributes_are_kept() -> None:
    before = "<note>old</note><note>new</note><prop type='domain'>law</prop><prop type='domain'>again</prop>"
    document = read(wrap(pair("好", attributes='tuid="1" changeid="Li"', before=before)))
    (unit,) = document.units
    assert unit.properties == (("tmx:changeid", "Li"), ("tmx:prop:domain", "law"))
    assert unit.segments[0].notes == (Note(text="old"), Note(text="new"))


def test_ids_that_are_not_unique_are_made_so() -> None:
    document = read(wrap(pair("甲", attributes='tuid="1"') + pair("乙", attributes='tuid="1"')))
    assert [segment.id for segment in document.segments()] == ["1", "1#2"]


def test_a_unit_that_has_the_id_of_one_of_ours_gets_its_own() -> None:
    ours = pair("甲", attributes='tuid="u1.1"', before='<prop type="x-duizhao-unit">2</prop>')
    document = read(wrap(ours + "\n" + pair("乙")))
    assert [unit.id for unit in document.units] == ["2", "2@2"]


def test_utf_16_and_the_language_attribute_of_version_1_1() -> None:
    data = wrap(pair("好")).decode().replace("xml:lang", "lang")
    document = read(
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tmx SYSTEM "tmx11.dtd">' + data).encode("utf-16")
    )
    assert [segment.source for segment in document.segments()] == ["好"]


def test_another_root_than_tmx_is_refused() -> None:
    assert refusal(b"<xliff/>").code == "not-tmx"


def test_a_file_without_a_header_is_read() -> None:
    assert read(wrap(pair("好"), header="")).units
