import pytest

from duizhao.errors import ProjectError
from duizhao.model import State
from duizhao.storage.yaml_source import Block, Source, decode, noun_of, read_block, read_events

SOURCE = Source("a.yaml")


def read(text: str, method: str) -> object:
    block = read_block(text, SOURCE)
    if method == "blocks":
        return list(block.blocks("a"))
    if method == "choice":
        return block.choice("state", State, State.NEW)
    return getattr(block, method)("a") if method else block


def failure(text: str, method: str = "") -> ProjectError:
    with pytest.raises(ProjectError) as caught:
        read(text, method)
    return caught.value


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("a: b\nc: [\n", "bad-yaml", 3, "YAML"),
        ("a: b\n\tc: d\n", "bad-yaml", 2, "tabs"),
        ("a: b\n<<<<<<< ours\n", "bad-yaml", 2, "merge"),
        ("a: b: c\n", "bad-yaml", 1, "double quotes"),
        ("a: b\nc: 'd\ne: f\n", "bad-yaml", 2, "no second one"),
        ("a: b\nc: \x01\n", "bad-yaml", 2, "U+0001"),
        ("a: b\nc: !!python/name:os.system\n", "bad-yaml", 2, "constructor"),
        ("a: b\nc: d\na: e\n", "duplicate-key", 3, "line 1"),
        ("1: b\n", "bad-key", 1, "A number"),
        ("[a]: b\n", "bad-key", 1, "A list"),
        ("- a\n", "wrong-type", 1, "a list"),
        ("just words\n", "wrong-type", 1, "a text"),
        ("a: b\n---\nc: d\n", "bad-yaml", 2, "document"),
        ("a: *nobody\n", "bad-yaml", 1, "alias"),
    ],
)
def test_what_is_no_mapping_of_names_is_refused_with_its_line(
    text: str, code: str, line: int | None, words: str
) -> None:
    error = failure(text)
    assert error.code == code
    assert error.location is not None
    assert error.location.line == line
    assert words in error.message + error.hint


@pytest.mark.parametrize(
    ("text", "method", "words"),
    [
        ("x: y\na: 1.10\n", "text", 'Put it in quotes: "1.10"'),
        ("x: y\na: 2026-02-30\n", "text", 'Put it in quotes: "2026-02-30"'),
        ("x: y\na: no\n", "text", "a truth value"),
        ("x: y\na: [b]\n", "text", "a list"),
        ("x: y\na: !!set {b}\n", "text", "a set"),
        ("x: y\na: maybe\n", "flag", "true or false"),
        ("x: y\na: b\n", "texts", "Begin each with"),
        ("x: y\na: [1]\n", "texts", "a number"),
        ("x: y\na: b\n", "block", "names and values"),
        ("x: y\na: [b]\n", "blocks", "list of entries"),
        ("x: y\nstate: trnslated\n", "choice", "Did you mean “translated”?"),
        ("x: y\nstate: 中\n", "choice", "Known: new, draft"),
    ],
)
def test_values_of_the_wrong_kind_are_refused_with_their_line(text: str, method: str, words: str) -> None:
    error = failure(text, method)
    assert error.location is not None
    assert error.location.line == 2
    assert words in error.message + " " + error.hint


def test_what_is_left_blank_is_as_if_it_were_not_there() -> None:
    block = read_block("a:\nb: ~\n", SOURCE)
    assert (block.text("a"), block.flag("b"), block.texts("a"), block.block("a")) == ("", False, (), None)
    assert read_block("# nothing yet\n", SOURCE) == {}


def test_keys_know_their_lines() -> None:
    block = read_block("a: b\n\nc:\n  d: e\n", SOURCE)
    assert (block.lines, block["c"].lines, block["c"].line) == ({"a": 1, "c": 3}, {"d": 4}, 4)


def test_an_unknown_key_gets_a_suggestion() -> None:
    block = Block(SOURCE, 4)
    block["taget"] = "x"
    with pytest.raises(ProjectError) as caught:
        block.only(("source", "target"), "a term")
    assert caught.value.hint == "Did you mean “target”?"
    with pytest.raises(ProjectError) as caught:
        block.only(("whatever",), "a term")
    assert caught.value.hint == "Known here: whatever."


def test_bytes_that_are_not_utf_8_are_refused_with_their_line() -> None:
    assert decode(b"\xef\xbb\xbfa", SOURCE) == "a"
    with pytest.raises(ProjectError) as caught:
        decode(b"a\n\xff", SOURCE)
    assert caught.value.location is not None
    assert caught.value.location.line == 2


@pytest.mark.parametrize("text", ["a: " + "[" * 100_000, "- " * 200_000, "a: " + "{b: " * 100_000])
def test_a_file_nested_beyond_reason_is_refused(text: str) -> None:
    assert "too deeply" in failure(text).message


def test_many_brackets_side_by_side_are_no_nesting() -> None:
    assert len(read_block("a: [" + "[], " * 1000 + "]", SOURCE)["a"]) == 1000
    assert failure("a: [" + "[], " * 1000).code == "bad-yaml"


@pytest.mark.parametrize(("written", "number"), [("", 0), ("~", 0), ("0", 0), ("2", 2), ("2.0", 2), ("0x1", 1)])
def test_a_number_stands_without_quotes(written: str, number: int) -> None:
    assert read_block(f"a: {written}\n", SOURCE).number("a", range(3)) == number
    assert read_block("", SOURCE).number("a", range(1, 3)) == 1


@pytest.mark.parametrize("written", ["3", "-1", "1.5", '"1"', "one", "yes", "[1]", "2015-09-01", ".nan"])
def test_another_number_or_none_is_refused(written: str) -> None:
    with pytest.raises(ProjectError) as caught:
        read_block(f"x: y\na: {written}\n", SOURCE).number("a", range(3))
    assert str(caught.value).startswith("a.yaml:2: “a” is a number, 0 to 2, not ")
    assert caught.value.hint == "Write one of 0, 1, 2, without quotes."


def test_events_of_a_piece_tell_lines_of_the_file() -> None:
    with pytest.raises(ProjectError) as caught:
        list(read_events("a: b: c\n", SOURCE, lines_before=6))
    assert str(caught.value.location) == "a.yaml:7"
    with pytest.raises(ProjectError) as caught:
        list(read_events("a:\nb: \x01\n", SOURCE, lines_before=6))
    assert str(caught.value.location) == "a.yaml:8"


def test_things_have_names() -> None:
    values: list[object] = [None, True, "x", [], read_block("", SOURCE)]
    assert list(map(noun_of, values)) == [
        "nothing", "a truth value", "a text", "a list", "names and values",
    ]  # fmt: skip
