import pytest

from duizhao.errors import FormatError
from duizhao.formats._po_extras import Extras, dump, is_fuzzy, read_segments, segment_extras, shaped_notes
from duizhao.model import Code, Note, Segment, State, Waiver


def extras(text: str) -> Extras:
    return Extras.load(text, "a.po", 7)


def test_what_is_dumped_is_one_printable_line() -> None:
    values = {"a": "成都\n\x85\u2028"}
    line = dump(values)
    assert line == '{"a": "成都\\n\\u0085\\u2028"}'
    assert extras(line).values == values


def test_a_plain_segment_needs_no_extras() -> None:
    assert segment_extras(Segment(id="a", source="甲"), fuzzy=False) == {}
    assert segment_extras(Segment(id="a", source="甲", target="A", state=State.TRANSLATED), fuzzy=False) == {}
    assert segment_extras(Segment(id="a", source="甲", target="A", state=State.DRAFT), fuzzy=True) == {}


def test_everything_a_segment_has_comes_back() -> None:
    segment = Segment(
        id="a",
        source="甲",
        target="A",
        state=State.REVIEWED,
        locked=True,
        gap="　",
        match="memory",
        codes=(Code(id="1", original="<b>", original_end="</b>"), Code(id="2", original="<br/>")),
        waivers=(Waiver(check="numbers", fingerprint="f", reason="as the client wants"),),
    )
    carried = extras(dump(segment_extras(segment, fuzzy=False)))
    bare = Segment(id="a", source="甲", target="A")
    assert read_segments([bare], [carried], fuzzy=False) == (segment,)


@pytest.mark.parametrize(
    ("stated", "target", "fuzzy", "state"),
    [
        ('{"state": "rejected"}', "A", True, State.REJECTED),
        ('{"state": "rejected"}', "A", False, State.TRANSLATED),
        ('{"state": "final"}', "A", False, State.FINAL),
        ('{"state": "final"}', "A", True, State.DRAFT),
        ('{"state": "draft"}', "", False, State.DRAFT),
        ("", "", False, State.NEW),
    ],
)
def test_a_state_is_believed_only_if_the_fuzzy_flag_agrees(stated: str, target: str, fuzzy: bool, state: State) -> None:
    (segment,) = read_segments([Segment(id="a", source="甲", target=target)], [extras(stated)], fuzzy=fuzzy)
    assert segment.state is state


def test_only_targets_make_an_entry_fuzzy() -> None:
    assert is_fuzzy([("A", State.TRANSLATED), ("B", State.DRAFT)])
    assert not is_fuzzy([("", State.REJECTED), ("B", State.FINAL)])


@pytest.mark.parametrize(
    "notes",
    [
        (),
        (Note(text="one"),),
        (Note(text="one\n\ntwo"), Note(text="three", author="Li")),
        (Note(text=""), Note(text="a\rb", author="Li"), Note(text="c")),
    ],
)
def test_notes_come_back_from_comments(notes: tuple[Note, ...]) -> None:
    lines, shape = shaped_notes(notes)
    assert extras(dump({"notes": shape})).notes("notes", lines) == notes


def test_comment_lines_somebody_added_become_a_note() -> None:
    lines, shape = shaped_notes((Note(text="one", author="Li"),))
    assert extras(dump({"notes": shape})).notes("notes", [*lines, "by hand"]) == (
        Note(text="one", author="Li"),
        Note(text="by hand"),
    )


@pytest.mark.parametrize(
    "damaged",
    [
        "{",
        "[]",
        '{"state": "done"}',
        '{"state": 1}',
        '{"locked": "yes"}',
        '{"gap": null}',
        '{"codes": [["1"], 2]}',
        '{"codes": [["1", "a", 3]]}',
        '{"codes": [["1", "a", null, null]]}',
        '{"waivers": "x"}',
    ],
)
def test_a_damaged_comment_is_refused_with_its_line(damaged: str) -> None:
    with pytest.raises(FormatError, match="damaged") as caught:
        read_segments([Segment(id="a", source="甲")], [extras(damaged)], fuzzy=False)
    assert str(caught.value.location) == "a.po:7"
    assert "delete" in caught.value.hint
