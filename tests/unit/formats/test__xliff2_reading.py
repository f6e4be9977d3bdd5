import pytest

from duizhao.errors import FormatError
from duizhao.formats import xliff2
from duizhao.formats.format import ReadOptions
from duizhao.model import Code, Document, Languages, Note, Segment, State, Unit

XMLNS = 'xmlns="urn:oasis:names:tc:xliff:document:2.0"'


def wrap(*files: str) -> bytes:
    body = "".join(f'<file id="f{number}">{units}</file>' for number, units in enumerate(files, start=1))
    return f'<xliff version="2.0" srcLang="zh-CN" trgLang="en-GB" {XMLNS}>{body}</xliff>'.encode()


def read(data: bytes) -> Document:
    return xliff2.FORMAT.read(data, ReadOptions(name="job.xlf"))


def read_unit(content: str, attributes: str = "") -> Unit:
    (only,) = read(wrap(f'<unit id="7" {attributes}>{content}</unit>')).units
    return only


def read_segment(content: str, attributes: str = "") -> Segment:
    (only,) = read_unit(f"<segment {attributes}>{content}</segment>").segments
    return only


def refusal(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read(data)
    return caught.value


def test_a_foreign_file_gives_languages_units_and_segment_ids() -> None:
    document = read(wrap('<group id="g"><unit id="7"><segment id="s1"><source>好</source></segment></unit></group>'))
    assert document.id == "job"
    assert document.languages == Languages(source="zh-CN", target="en-GB")
    assert [unit.id for unit in document.units] == ["7"]
    assert [segment.id for segment in document.segments()] == ["7.s1"]


def test_segments_without_ids_are_numbered_and_ignorables_are_gaps() -> None:
    unit = read_unit(
        "<ignorable><source>!</source></ignorable>"
        "<segment><source>甲。</source></segment><ignorable><source> </source></ignorable>"
        '<ignorable><source><cp hex="000B"/></source></ignorable><segment><source>乙。</source></segment>'
    )
    assert [(segment.id, segment.gap) for segment in unit.segments] == [("7.1", " \x0b"), ("7.2", "")]


@pytest.mark.parametrize(
    ("attributes", "target", "state"),
    [
        ("", "", State.NEW),
        ("", "<target>good</target>", State.DRAFT),
        ('state="translated"', "<target>good</target>", State.TRANSLATED),
        ('state="reviewed" subState="x:y"', "<target>good</target>", State.REVIEWED),
        ('state="final" subState="duizhao:rejected"', "<target>good</target>", State.FINAL),
        ('state="initial" subState="duizhao:rejected"', "<target>good</target>", State.REJECTED),
        ('state="initial" subState="x:y"', "<target>good</target>", State.DRAFT),
    ],
)
def test_states_of_version_2(attributes: str, target: str, state: State) -> None:
    assert read_segment(f"<source>好</source>{target}", attributes).state is state


def test_inline_elements_of_version_2_become_codes() -> None:
    unit = read_unit(
        '<originalData><data id="d1">&lt;b></data><data id="d2">&lt;/b></data></originalData><segment><source>'
        '<pc id="a-1" dataRefStart="d1" dataRefEnd="d2">好</pc><ph id="p" equiv="br"/>'
        '<sc id="3" dataRef="d1"/>x<ec startRef="3" dataRef="d2"/><pc id="4">y</pc>'
        '<mrk id="m" type="term">科</mrk><sm id="n" type="comment" value="v"/>技<em startRef="n"/>'
        '<sc id="5" isolated="yes" dataRef="gone"/></source></segment>'
    )
    (segment,) = unit.segments
    assert segment.source == "<1>好</1><p/><3>x</3><4>y</4>科技<5/>"
    assert segment.codes == (
        Code(id="1", original="<b>", original_end="</b>"),
        Code(id="p", original='<ph id="p" equiv="br"/>'),
        Code(id="3", original="<b>", original_end="</b>"),
        Code(id="4", original='<pc id="4">', original_end="</pc>"),
        Code(id="5", original=""),
    )


def test_a_code_point_that_is_none_is_dropped() -> None:
    assert read_segment('<source>a<cp hex="FFFFFFFF"/>b<cp/></source>').source == "ab"


def test_notes_lock_and_foreign_attributes_of_a_unit() -> None:
    unit = read_unit(
        "<notes><note>look</note></notes><segment><source>好</source></segment>",
        'name="title" type="acme:menu" translate="no"',
    )
    assert unit.notes == (Note(text="look"),)
    assert unit.properties == (("xliff2:name", "title"), ("xliff2:type", "acme:menu"))
    assert unit.kind == "paragraph"
    assert unit.segments[0].locked


def test_metadata_of_other_programs_is_passed_over() -> None:
    mda = 'xmlns:m="urn:oasis:names:tc:xliff:metadata:2.0"'
    metadata = '<m:metadata {}><m:metaGroup category="{}">{}</m:metaGroup></m:metadata>'
    inner = '<m:metaGroup category="acme"><m:meta type="kind">b</m:meta></m:metaGroup>'
    content = "<segment><source>好</source></segment>"
    foreign = metadata.format(mda, "acme", '<m:meta type="kind">a</m:meta>')
    assert read_unit(foreign + content).kind == "paragraph"
    assert read_unit(metadata.format(mda, "duizhao", inner) + content).kind == "paragraph"


def test_unit_ids_that_clash_between_files_are_told_apart() -> None:
    unit = '<unit id="1"><segment id="s"><source>好</source></segment></unit>'
    document = read(wrap(unit, unit))
    assert [unit.id for unit in document.units] == ["1", "2:1"]
    assert [segment.id for segment in document.segments()] == ["1.s", "2:1.s"]


def test_ids_that_clash_in_one_file_of_version_2_are_refused() -> None:
    unit = '<unit id="1">\n<segment id="s"><source>好</source></segment></unit>'
    error = refusal(wrap(unit + unit))
    assert (error.code, str(error)) == ("duplicate-id", "job.xlf:2: Two units have the id “1”.")
    segment = '<segment id="s"><source>好</source></segment>'
    assert "Two segments" in refusal(wrap(f'<unit id="1">{segment}{segment}</unit>')).message


def test_a_unit_without_a_segment_is_refused() -> None:
    assert refusal(wrap('<unit id="1"><ignorable><source/></ignorable></unit>')).code == "no-segment"


@pytest.mark.parametrize(("data", "hint"), [(b'<xliff version="1.2"/>', "--format xliff."), (b"<tmx/>", "--format")])
def test_another_root_than_version_2_is_refused_with_a_way_out(data: bytes, hint: str) -> None:
    error = refusal(data)
    assert error.code == "not-xliff"
    assert hint in error.hint


def test_version_2_2_is_read() -> None:
    data = wrap('<unit id="1"><segment><source>好</source></segment></unit>')
    assert read(data.replace(b"document:2.0", b"document:2.2")).units
