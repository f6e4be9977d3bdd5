import pytest

from duizhao.errors import FormatError
from duizhao.formats import xliff
from duizhao.formats.format import ReadOptions
from duizhao.model import Code, Document, Languages, Note, Segment, State, Unit

ATTRIBUTES = 'original="a.txt" source-language="zh-CN" target-language="en-GB" datatype="plaintext"'
XMLNS = 'xmlns="urn:oasis:names:tc:xliff:document:1.2"'


def wrap(units: str, attributes: str = ATTRIBUTES) -> bytes:
    return f'<xliff version="1.2" {XMLNS}><file {attributes}><body>{units}</body></file></xliff>'.encode()


def read(data: bytes) -> Document:
    return xliff.FORMAT.read(data, ReadOptions(name="client/job 7.xlf"))


def read_unit(unit: str) -> Unit:
    (only,) = read(wrap(unit)).units
    return only


def read_segment(unit: str) -> Segment:
    (only,) = read_unit(unit).segments
    return only


def refusal(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read(data)
    return caught.value


def test_a_file_says_its_languages_and_its_name_gives_the_id() -> None:
    document = read(wrap('<trans-unit id="1"><source>好</source></trans-unit>'))
    assert document.id == "job 7"
    assert document.languages == Languages(source="zh-CN", target="en-GB")
    assert document.origin is None


def test_languages_the_file_does_not_say_are_those_asked_for() -> None:
    data = wrap("", 'original="a" datatype="plaintext" source-language="zh-TW"')
    assert read(data).languages == Languages(source="zh-TW", target="en")


@pytest.mark.parametrize(
    ("unit", "target", "state"),
    [
        ("", "", State.NEW),
        ("", "<target/>", State.NEW),
        ("", '<target state="new">good</target>', State.DRAFT),
        ("", "<target>good</target>", State.DRAFT),
        ('approved="yes"', "<target>good</target>", State.TRANSLATED),
        ('approved="yes"', '<target state="needs-review-translation">good</target>', State.TRANSLATED),
        ('approved="yes"', "", State.NEW),
        ("", '<target state="translated">good</target>', State.TRANSLATED),
        ("", '<target state="signed-off">good</target>', State.REVIEWED),
        ('approved="no"', '<target state="final">good</target>', State.FINAL),
        ("", '<target state="needs-translation" state-qualifier="rejected-grammar">good</target>', State.REJECTED),
        ("", '<target state="needs-translation">good</target>', State.DRAFT),
        ("", '<target state="needs-review-l10n"/>', State.DRAFT),
    ],
)
def test_states_of_other_programs(unit: str, target: str, state: State) -> None:
    assert read_segment(f'<trans-unit id="1" {unit}><source>好</source>{target}</trans-unit>').state is state


def test_another_program_may_approve_what_we_called_new() -> None:
    entry = '<context-group><context context-type="x-duizhao-state">new</context></context-group>'
    unit = '<trans-unit id="1"{}><source>好</source><target state="{}">good</target>' + entry + "</trans-unit>"
    assert read_segment(unit.format("", "new")).state is State.NEW
    assert read_segment(unit.format(' approved="yes"', "new")).state is State.TRANSLATED
    assert read_segment(unit.format("", "final")).state is State.FINAL


def test_inline_elements_become_codes_shared_by_both_sides() -> None:
    segment = read_segment(
        '<trans-unit id="1"><source><g id="1" ctype="bold">好<x id="2"/></g><bpt id="3">[</bpt>的<ept id="3">]</ept>'
        '<ph id="4">{0}</ph><bx id="5" rid="9"/>a<ex id="6" rid="9"/></source>'
        '<target><ph id="4">{0}</ph><g id="1" ctype="bold"><x id="2"/>good</g></target></trans-unit>'
    )
    assert segment.source == "<1>好<2/></1><3>的</3><4/><9>a</9>"
    assert segment.target == "<4/><1><2/>good</1>"
    assert segment.codes == (
        Code(id="1", original='<g id="1" ctype="bold">', original_end="</g>"),
        Code(id="2", original='<x id="2"/>'),
        Code(id="3", original="[", original_end="]"),
        Code(id="4", original="{0}"),
        Code(id="9", original='<bx id="5" rid="9"/>', original_end='<ex id="6" rid="9"/>'),
    )


def test_a_tag_whose_other_half_is_elsewhere_stands_alone() -> None:
    segment = read_segment(
        '<trans-unit id="1"><source><it id="1" pos="open">&lt;b></it>好<it id="2" pos="close">&lt;/b></it></source>'
        "</trans-unit>"
    )
    assert segment.source == "<1/>好<2/>"
    assert segment.codes == (Code(id="1", original="<b>"), Code(id="2", original="</b>"))


def test_text_that_looks_like_a_tag_is_never_taken_for_one() -> None:
    segment = read_segment('<trans-unit id="1"><source>a &lt;1> <ph id="1">x</ph></source></trans-unit>')
    assert segment.source == "a <1> <2/>"
    assert segment.codes == (Code(id="2", original="x"),)


def test_markers_are_seen_through() -> None:
    unit = '<trans-unit id="1"><source>a<mrk mtype="term">b</mrk><o:y xmlns:o="urn:o">c</o:y></source></trans-unit>'
    assert read_segment(unit).source == "abc"


def test_a_damaged_character_element_is_a_code() -> None:
    segment = read_segment('<trans-unit id="1"><source><x id="1" ctype="x-char-zz"/></source></trans-unit>')
    assert segment.source == "<1/>"


def test_seg_source_gives_the_segments_and_the_gaps() -> None:
    unit = read_unit(
        '<trans-unit id="7" restype="heading" translate="no"><source>甲。 乙。</source>'
        '<seg-source> <g id="1"><mrk mtype="seg" mid="0">甲<x id="2"/>。</mrk> </g>'
        '<mrk mtype="seg" mid="1">乙。</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="1">B.</mrk><mrk mtype="seg" mid="0">A<x id="2"/>.</mrk></target>'
        '<note from="Li">both</note></trans-unit>'
    )
    first, second = unit.segments
    assert (first.id, first.source, first.target, first.gap) == ("7.0", "甲<2/>。", "A<2/>.", " ")
    assert (second.id, second.source, second.target, second.gap) == ("7.1", "乙。", "B.", "")
    assert unit.notes == (Note(text="both", author="Li"),)
    assert unit.kind == "heading"
    assert first.locked


def test_seg_source_without_markers_or_target_is_plain_text() -> None:
    assert read_segment('<trans-unit id="7"><source>甲</source><seg-source>甲</seg-source></trans-unit>').source == "甲"
    marked = '<seg-source><mrk mtype="seg">甲</mrk></seg-source>'
    assert read_segment(f'<trans-unit id="7"><source>甲</source>{marked}</trans-unit>').id == "7.1"


def test_groups_nest_and_what_we_do_not_model_is_kept_or_passed_over() -> None:
    document = read(
        wrap(
            '<group id="g"><group><trans-unit id="1" resname="Menu" maxwidth="9"><source>甲</source>'
            "<alt-trans><source>丙</source><target>C</target></alt-trans>"
            '<context-group><context context-type="sourcefile">a.c</context></context-group>'
            '</trans-unit></group><bin-unit id="b" mime-type="image/png"/></group>'
            '<trans-unit id="2"><source>乙</source></trans-unit>'
        )
    )
    assert [unit.id for unit in document.units] == ["1", "2"]
    assert document.units[0].properties == (
        ("xliff:context:sourcefile", "a.c"),
        ("xliff:maxwidth", "9"),
        ("xliff:resname", "Menu"),
    )
    assert document.units[0].segments[0].target == ""


def test_ids_that_clash_between_files_are_told_apart() -> None:
    unit = '<trans-unit id="1"><source>甲</source></trans-unit>'
    file = f"<file {ATTRIBUTES}><body>{unit}</body></file>"
    document = read(f'<xliff version="1.2" {XMLNS}>{file}{file}</xliff>'.encode())
    assert [unit.id for unit in document.units] == ["1", "2:1"]
    assert [segment.id for segment in document.segments()] == ["1", "2:1"]


def test_ids_that_clash_in_one_file_are_refused_with_their_line() -> None:
    unit = '\n<trans-unit id="1"><source>甲</source></trans-unit>'
    error = refusal(wrap(unit + unit))
    assert error.code == "duplicate-id"
    assert str(error) == "client/job 7.xlf:3: The id “1” stands on two units of one file."
    marks = '<seg-source><mrk mtype="seg" mid="1">a</mrk><mrk mtype="seg" mid="1">b</mrk></seg-source>'
    assert refusal(wrap(f'<trans-unit id="1"><source>ab</source>{marks}</trans-unit>')).code == "duplicate-id"


def test_a_unit_without_a_source_is_refused() -> None:
    assert refusal(wrap('<trans-unit id="1"/>')).code == "no-source"


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b'<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', "--format xliff2"),
        (b"<html/>", "--format"),
    ],
)
def test_another_root_is_refused_with_a_way_out(data: bytes, hint: str) -> None:
    error = refusal(data)
    assert error.code == "not-xliff"
    assert hint in error.hint


def test_a_damaged_entry_of_ours_is_refused() -> None:
    entry = '<context-group><context context-type="x-duizhao-waiver">["a"</context></context-group>'
    error = refusal(wrap(f'<trans-unit id="1"><source>好</source>{entry}</trans-unit>'))
    assert error.code == "bad-entry"
    assert error.location is not None
    assert error.location.line == 1


def test_version_1_1_and_files_without_a_namespace_are_read() -> None:
    data = wrap('<trans-unit id="1"><source>好</source></trans-unit>')
    assert read(data.replace(b"document:1.2", b"document:1.1")).units
    assert read(data.replace(XMLNS.encode(), b"")).units
