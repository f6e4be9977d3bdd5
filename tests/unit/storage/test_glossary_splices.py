import pytest

from duizhao.storage.glossary_file import Value
from duizhao.storage.glossary_splices import (
    CannotSpliceError,
    Splice,
    change_values,
    line_end,
    line_start,
    removed_from_flow,
    spliced,
    written,
)
from duizhao.storage.glossary_tree import Mapping, Sequence, read_tree
from duizhao.storage.yaml_source import Source


def changed(text: str, **values: Value | None) -> str:
    """Return a list of one entry after giving it other values."""
    root = read_tree(text, Source("a.yaml"))
    assert isinstance(root, Sequence)
    (entry,) = root.items
    assert isinstance(entry, Mapping)
    return spliced(text, change_values(text, entry, values))


def test_splices_are_made_in_any_order_and_deletions_may_overlap() -> None:
    assert spliced("abcdef", [Splice(4, 5, "X"), Splice(1, 2)]) == "acdXf"
    assert spliced("abcdef", [Splice(1, 4), Splice(2, 5)]) == "af"
    assert spliced("ab", [Splice(1, 1, "1"), Splice(1, 1, "2")]) == "a12b"


def test_lines_are_found() -> None:
    assert [line_start("a\nbc\n", at) for at in range(5)] == [0, 0, 2, 2, 2]
    assert [line_end("a\nbc", at) for at in range(4)] == [2, 2, 4, 4]


@pytest.mark.parametrize(
    ("value", "style", "in_flow", "line"),
    [
        ("joint lab", "", False, "joint lab"),
        ("a, b", "", False, "a, b"),
        ("a, b", "", True, '"a, b"'),
        ("joint lab", '"', False, '"joint lab"'),
        ("it's", "'", False, "'it''s'"),
        ("two\nlines", "'", False, '"two\\nlines"'),
        ("two\nlines", "|", False, '"two\\nlines"'),
        (("a", "b, c"), "", False, '[a, "b, c"]'),
        (True, "", False, "true"),
        (2, "", False, "2"),
    ],
)
def test_a_value_is_written_on_one_line_and_keeps_its_quotes(
    value: Value, style: str, in_flow: bool, line: str
) -> None:
    assert written(value, in_flow=in_flow, style=style) == line


ENTRY = """\
- source: 一 # the number
  target: "one"   # quoted
  # between
  forbidden:
  - uno   # Spanish
  - ein
  note: >-
    folded
    text
  cite:
"""


def test_a_value_changes_and_its_comment_stays() -> None:
    assert changed(ENTRY, target="a one") == ENTRY.replace('"one" ', '"a one" ')
    assert changed(ENTRY, note="short") == ENTRY.replace(">-\n    folded\n    text", "short")
    assert changed(ENTRY, cite="me") == ENTRY.replace("cite:", "cite: me")


def test_a_key_comes_in_its_canonical_place_and_goes_with_its_line() -> None:
    with_admitted = ENTRY.replace("  # between", "  admitted: [1]\n  # between".replace("[1]", '["1"]'))
    assert changed(ENTRY, admitted=("1",)) == with_admitted
    assert changed(with_admitted, admitted=None) == ENTRY
    assert changed(ENTRY, forbidden=None) == ENTRY.replace("  forbidden:\n  - uno   # Spanish\n  - ein\n", "")


def test_a_list_below_its_key_changes_item_by_item() -> None:
    assert changed(ENTRY, forbidden=("uno", "eins")) == ENTRY.replace("- ein", "- eins")
    assert changed(ENTRY, forbidden=("ein",)) == ENTRY.replace("  - uno   # Spanish\n", "")
    assert changed(ENTRY, forbidden=("uno", "ein", "un")) == ENTRY.replace("  - ein\n", "  - ein\n  - un\n")
    assert changed(ENTRY, forbidden=("un", "uno", "ein")) == ENTRY.replace("  - uno", "  - un\n  - uno")
    assert changed(ENTRY, forbidden=("a", "b", "c")) == ENTRY.replace("uno", "a").replace("- ein\n", "- b\n  - c\n")


FLOW = "- {source: 一, admitted: [a,  'b' , c], target: one}\n"


def test_what_stands_in_brackets_stays_there() -> None:
    assert changed(FLOW, admitted=("a", "c")) == FLOW.replace("'b' , ", "")
    assert changed(FLOW, admitted=("a", "b")) == FLOW.replace("'b' , c", "'b'")
    assert changed(FLOW, admitted=("b", "c", "d")) == FLOW.replace("a,  ", "").replace("c]", "c, d]")
    assert changed(FLOW, admitted=("x", "a", "it's", "c")) == FLOW.replace("[a,  'b'", "[x, a,  'it''s'")
    assert changed(FLOW, admitted=None) == "- {source: 一, target: one}\n"
    assert changed(FLOW, target="a, b", note="x: y") == FLOW.replace("one}", '"a, b", note: "x: y"}')


def test_items_go_out_of_brackets_with_one_comma() -> None:
    items = [(1, 2), (4, 5), (7, 8)]
    assert removed_from_flow(items, 0, 1) == Splice(1, 4)
    assert removed_from_flow(items, 1, 3) == Splice(2, 8)
    assert removed_from_flow(items, 0, 3) == Splice(1, 8)


def test_a_last_line_without_a_break_keeps_none() -> None:
    assert changed("- source: 一\n  target: one", cite="x") == "- source: 一\n  target: one\n  cite: x"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("- target: one\n  source: 一\n", {"target": None}),
        ("- target: one\n", {"source": "一"}),
        ("- source: 一\n  admitted:\n  -\n    a\n", {"admitted": ("a", "b")}),
    ],
)
def test_what_does_not_fit_is_left_to_whoever_asked(text: str, values: dict[str, Value | None]) -> None:
    with pytest.raises(CannotSpliceError):
        changed(text, **values)
