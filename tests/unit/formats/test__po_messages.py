from dataclasses import replace

import pytest

from duizhao.errors import FormatError
from duizhao.formats._po_messages import EntryWriter, UnitReader
from duizhao.formats._po_syntax import Entry, parse, render_entries
from duizhao.model import Note, Segment, Span, State, TermEntry, TermHit, Unit


def read(text: str) -> tuple[Unit, ...]:
    reader = UnitReader("a.po")
    for entry in parse(text, "a.po").entries:
        reader.take(entry)
    return reader.units()


def entries(*units: Unit, terms: dict[str, tuple[TermHit, ...]] | None = None) -> list[Entry]:
    writer = EntryWriter(terms or {})
    return [entry for unit in units for entry in writer.entries(unit)]


PLURAL = """\
# care!
#. how many
#: a.c:1
#, c-format
msgctxt "list"
msgid "%d个文件"
msgid_plural "%d个文件（复数）"
msgstr[0] "%d file"
msgstr[1] "%d files"
"""


def test_a_plural_message_is_a_unit_with_a_segment_a_form() -> None:
    (unit,) = read(PLURAL)
    assert unit.kind == "message"
    assert [(segment.source, segment.target, segment.state) for segment in unit.segments] == [
        ("%d个文件", "%d file", State.TRANSLATED),
        ("%d个文件（复数）", "%d files", State.TRANSLATED),
    ]
    assert unit.notes == (Note(text="how many", author="developer"),)
    assert unit.segments[0].notes == (Note(text="care!"),)
    assert dict(unit.properties) == {
        "po:msgctxt": "list",
        "po:msgid-plural": "%d个文件（复数）",
        "po:flags": "c-format",
        "po:references": "a.c:1",
    }
    assert entries(unit) == list(parse(PLURAL, "a.po").entries)


def test_forms_of_a_plural_keep_their_own_states() -> None:
    (unit,) = read(PLURAL)
    first, second = unit.segments
    unit = replace(unit, segments=(first, replace(second, state=State.REJECTED, notes=(Note(text="no"),))))
    (entry,) = entries(unit)
    assert entry.flags == ("fuzzy", "c-format")
    reader = UnitReader("a.po")
    reader.take(entry)
    assert reader.units() == (unit,)


def test_ids_of_messages_do_not_depend_on_their_order() -> None:
    one, two = 'msgid "甲"\nmsgstr ""\n', '\nmsgctxt "x"\nmsgid "甲"\nmsgstr ""\n'
    assert {unit.id for unit in read(one + two)} == {unit.id for unit in read(two + one)}
    assert len({unit.id for unit in read(one + two)}) == 2


def test_a_message_that_is_there_twice_is_read_twice_and_written_so_that_msgfmt_takes_it() -> None:
    units = read('msgid "甲"\nmsgstr "A"\n\nmsgid "甲"\nmsgstr "B"\n')
    assert units[1].id == f"{units[0].id}-2"
    first, second = entries(*units)
    assert (first.context, second.context) == (None, units[1].segments[0].id)
    reader = UnitReader("a.po")
    reader.take(first)
    reader.take(second)
    assert reader.units() == units


def test_segments_of_a_unit_are_entries_with_their_ids_as_context() -> None:
    unit = Unit(
        id="u1",
        segments=(Segment(id="u1.1", source="甲。", gap=" "), Segment(id="odd", source="甲。", target="A.")),
        kind="heading",
        properties=(("x", "y"),),
    )
    first, second = entries(unit)
    assert (first.context, second.context) == ("u1.1", "odd")
    assert first.extracted == (
        'duizhao: {"segment": "u1.1", "kind": "heading", "properties": [["x", "y"]], "gap": " "}',
    )
    assert second.extracted == ('duizhao: {"segment": "odd", "unit": "u1", "state": "new"}',)
    assert second.flags == ("fuzzy",)


def test_a_context_that_a_message_has_already_is_numbered() -> None:
    message = Unit(
        id="m1", kind="message", segments=(Segment(id="m1.1", source="甲"),), properties=(("po:msgctxt", "u1.1"),)
    )
    unit = Unit(id="u1", segments=(Segment(id="u1.1", source="甲"),))
    made = entries(message, unit)
    assert [entry.context for entry in made] == ["u1.1", "u1.1 (2)"]
    reader = UnitReader("a.po")
    for entry in made:
        reader.take(entry)
    assert reader.units() == (message, unit)


def test_terms_are_written_once_and_not_read_back() -> None:
    entry = TermEntry(source="一带一路", target="Belt and Road")
    hits = (TermHit(entry=entry, span=Span(0, 4)), TermHit(entry=entry, span=Span(5, 9)))
    shield = TermHit(entry=TermEntry(source="带", target=""), span=Span(1, 2))
    unit = Unit(id="u1", segments=(Segment(id="u1.1", source="一带一路"),))
    (message,) = read('msgid "一带一路"\nmsgstr ""\n')
    for written in (unit, message):
        (made,) = entries(written, terms={written.segments[0].id: (*hits, shield)})
        assert made.extracted[0] == "term: 一带一路 = Belt and Road"
        assert len(made.extracted) == 2
        reader = UnitReader("a.po")
        reader.take(made)
        assert reader.units() == (written,)


def test_a_developers_comment_that_looks_like_ours_is_not_taken_for_ours() -> None:
    (unit,) = read('#. term: the word on the button\nmsgid "甲"\nmsgstr ""\n')
    assert unit.notes == (Note(text="term: the word on the button", author="developer"),)
    reader = UnitReader("a.po")
    reader.take(entries(unit)[0])
    assert reader.units() == (unit,)


def test_references_on_several_lines_are_one_list_and_previous_strings_are_kept() -> None:
    text = '#: a.c:1\n#: b.c:2 c.c\n#| msgctxt "x"\n#| msgid ""\n#| "旧\\n"\n#| "的"\nmsgid "甲"\nmsgstr ""\n'
    (unit,) = read(text)
    assert dict(unit.properties) == {
        "po:references": "a.c:1 b.c:2 c.c",
        "po:previous-msgctxt": "x",
        "po:previous-msgid": "旧\n的",
    }
    assert entries(unit) == list(parse(text, "a.po").entries)


def test_a_developers_note_with_an_empty_line_comes_back() -> None:
    (unit,) = read('msgid "甲"\nmsgstr ""\n')
    unit = replace(unit, notes=(Note(text="one\n\ntwo", author="developer"),))
    (entry,) = entries(unit)
    reader = UnitReader("a.po")
    reader.take(parse(render_entries([entry]), "a.po").entries[0])
    assert reader.units() == (unit,)


def test_a_sorted_file_still_finds_its_units_together() -> None:
    text = "".join(
        f'#. duizhao: {{"segment": "{name}"}}\nmsgctxt "{name}"\nmsgid "{name}"\nmsgstr ""\n\n'
        for name in ("u1.1", "u2.1", "u1.2")
    )
    assert [(unit.id, len(unit.segments)) for unit in read(text)] == [("u1", 2), ("u2", 1)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('{"segment": "u1.1"}', '{"segment": "u1.1"}'),
        ('{"unit": "u1"}', '{"unit": "u1"}'),
        ("{}", '{"ids": ["a", "b"]}'),
    ],
)
def test_ids_that_are_taken_or_too_many_are_refused_with_the_line(first: str, second: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(f'#. duizhao: {first}\nmsgid "a"\nmsgstr ""\n\n#. duizhao: {second}\nmsgid "b"\nmsgstr ""\n')
    assert caught.value.code == "duplicate-id"
    assert caught.value.location is not None
    assert caught.value.location.line == 5
