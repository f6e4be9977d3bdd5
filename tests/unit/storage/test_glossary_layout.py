import pytest

from duizhao.model import TermEntry
from duizhao.storage.glossary_layout import place_for_new, removed_entry, text_of_new
from duizhao.storage.glossary_splices import spliced
from duizhao.storage.glossary_tree import Mapping, Sequence, read_tree
from duizhao.storage.yaml_source import Source


def without(text: str, position: int) -> str:
    """Return a glossary without one of its entries."""
    root = read_tree(text, Source("a.yaml"))
    assert isinstance(root, Mapping)
    terms = root.pairs[-1][1]
    assert isinstance(terms, Sequence)
    return spliced(text, [removed_entry(text, terms, position)])


A, B, C = (f"- source: {source}\n  target: {source}\n" for source in "abc")
HEAD = "terms:\n"


@pytest.mark.parametrize(
    ("before", "position", "after"),
    [
        (HEAD + A + B + C, 1, HEAD + A + C),
        (HEAD + A + "# of b\n" + B + C, 1, HEAD + A + C),
        (HEAD + A + "# a group\n\n" + B + C, 1, HEAD + A + "# a group\n\n" + C),
        (HEAD + A + "\n# a group\n" + B + C, 1, HEAD + A + "\n# a group\n" + C),
        (HEAD + A + "\n# of b\n" + B + "\n" + C, 1, HEAD + A + "\n" + C),
        (HEAD + A + "\n" + B + "\n" + C, 1, HEAD + A + "\n" + C),
        (HEAD + A + "\n" + B, 1, HEAD + A),
        (HEAD + A + "\n" + B, 0, HEAD + B),
        (HEAD + A + "  # inside, of a\n" + B, 0, HEAD + B),
        (HEAD + A + "  # of a\n# of b\n" + B + "# of c\n" + C, 1, HEAD + A + "  # of a\n# of c\n" + C),
        (HEAD + A + "# - source: not now\n#   target: x\n" + B, 1, HEAD + A + "# - source: not now\n#   target: x\n"),
        (HEAD + "# the only one\n" + A, 0, HEAD),
        (HEAD + "# all of them\n" + A + B, 0, HEAD + "# all of them\n" + B),
        (HEAD + A + B.rstrip("\n"), 1, (HEAD + A).rstrip("\n")),
    ],
)
def test_an_entry_goes_with_what_belongs_to_it(before: str, position: int, after: str) -> None:
    assert without(before, position) == after


def place(text: str) -> tuple[str, str]:
    """Return the text before and behind the place for a new entry, with what is put before it."""
    root = read_tree(text, Source("a.yaml"))
    terms = Sequence(start=0, end=0, line=1, is_flow=False, anchor=None, items=[])
    if isinstance(root, Mapping) and isinstance(root.pairs[-1][1], Sequence):
        terms = root.pairs[-1][1]
    found = place_for_new(text, root, terms)
    before = spliced(text[: found.at], found.cleared)
    return before + found.before + "".join(f"{line}\n" for line in found.between), text[found.at :]


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        (HEAD + A, HEAD + A, ""),
        (HEAD + A + "  # of a\n# the end\n", HEAD + A + "  # of a\n", "# the end\n"),
        (HEAD + A + "\n" + B, HEAD + A + "\n" + B + "\n", ""),
        (HEAD + A + "\n# of b\n" + B, HEAD + A + "\n# of b\n" + B + "\n", ""),
        (HEAD, HEAD, ""),
        ("terms: []  # none yet\ndomain: x\n", "terms:  # none yet\n", "domain: x\n"),
        ("domain: x\n# a remark\n", "domain: x\nterms:\n", "# a remark\n"),
        ("# nothing yet\n", "# nothing yet\nterms:\n", ""),
        ("domain: x", "domain: x\nterms:\n", ""),
    ],
)
def test_a_new_entry_goes_behind_the_last(text: str, before: str, behind: str) -> None:
    assert place(text) == (before, behind)


def test_a_new_entry_is_indented_as_the_others() -> None:
    assert text_of_new(TermEntry(source="一", target="one"), 2) == ["  - source: 一", "    target: one"]
