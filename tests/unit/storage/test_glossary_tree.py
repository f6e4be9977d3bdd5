import pytest

from duizhao.errors import ProjectError
from duizhao.storage.glossary_tree import Mapping, Scalar, Sequence, read_tree, value_of
from duizhao.storage.yaml_source import Source, Unquoted, read_block

SOURCE = Source("a.yaml")

TEXT = """\
# comment
a: &x foo bar # trailing
b: *x
c:
d: |
  one
  two

# between
e: {f: "g", h: [1, 'x', ~, yes]}
"""


def test_every_node_knows_its_place() -> None:
    root = read_tree(TEXT, SOURCE)
    assert isinstance(root, Mapping)
    places = {
        key.text: (value.line, TEXT[value.start : value.end]) for key, value in root.pairs if isinstance(key, Scalar)
    }
    assert places == {
        "a": (2, "&x foo bar"),
        "b": (3, "*x"),
        "c": (4, ""),
        "d": (5, "|\n  one\n  two"),
        "e": (10, "{f: \"g\", h: [1, 'x', ~, yes]}"),
    }
    flow = root.pairs[4][1]
    assert isinstance(flow, Mapping)
    assert isinstance(flow.pairs[1][1], Sequence)
    assert flow.is_flow
    assert not root.is_flow


def test_a_piece_of_a_file_knows_its_lines_there() -> None:
    root = read_tree("- a\n- b\n", SOURCE, lines_before=7)
    assert isinstance(root, Sequence)
    assert [item.line for item in root.items] == [8, 9]
    with pytest.raises(ProjectError) as failure:
        read_tree("- a\n- 'b\n", SOURCE, lines_before=7)
    assert str(failure.value.location).startswith("a.yaml:")
    assert int(str(failure.value.location).split(":")[1]) > 8


def test_values_are_those_of_the_other_reader() -> None:
    problems: list[ProjectError] = []
    root = read_tree(TEXT, SOURCE)
    assert root is not None
    value = value_of(root, SOURCE, problems)
    assert (value, value.lines) == (read_block(TEXT, SOURCE), read_block(TEXT, SOURCE).lines)
    assert problems == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.10", Unquoted("1.10", "a number")),
        ("2015-09-01", Unquoted("2015-09-01", "a date")),
        ("No", False),
        ("on", True),
        ("~", None),
        ("", None),
        ("'no'", "no"),
        ("!!str 1", "1"),
        ("!!int '1'", Unquoted("1", "a number")),
        ("=", "="),
    ],
)
def test_what_a_scalar_is_taken_for(written: str, value: object) -> None:
    root = read_tree(f"[{written}]" if written else "- ", SOURCE)
    assert root is not None
    assert value_of(root, SOURCE, []) == [value]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_file_may_say_nothing(text: str) -> None:
    root = read_tree(text, SOURCE)
    assert root is None or value_of(root, SOURCE, []) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: *x\n", "nothing is called “&x” before this"),
        ("a: &x 1\nb: &x 2\n", "“&x” is here twice"),
        ("a: 1\n---\nb: 2\n", "a second document begins here"),
        ("a: !!set {b}\n", "means nothing here"),
        ("a: 'b\n", "This is not YAML"),
        ("[" * 300 + "]" * 300, "nested too deeply"),
        ("- " * 300 + "a", "nested too deeply"),
        ("a: \x01\n", "U+0001"),
    ],
)
def test_what_is_no_yaml_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(ProjectError) as failure:
        read_tree(text, SOURCE)
    assert words in failure.value.message
    assert failure.value.location is not None
    assert failure.value.location.line


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3),
        ("a: x\n2: y\n", "bad-key", 2),
        ("a: &x [*x]\n", "bad-yaml", 1),
        ("a: !mine x\n", "bad-yaml", 1),
    ],
)
def test_what_one_entry_says_wrongly_is_collected(text: str, code: str, line: int) -> None:
    problems: list[ProjectError] = []
    root = read_tree(text, SOURCE)
    assert root is not None
    value = value_of(root, SOURCE, problems)
    assert "a" in value
    assert [(problem.code, problem.location and problem.location.line) for problem in problems] == [(code, line)]
