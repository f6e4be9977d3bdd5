from dataclasses import replace

from duizhao.model import Authority, Case, TermEntry
from duizhao.workbench.glossary_comparison import Comparison, compare

STANDING = TermEntry(
    source="一带一路",
    target="Belt and Road",
    admitted=("BRI",),
    forbidden=("OBOR", "B&R"),
    case=Case.EXACT,
    note="kept",
    domain="Politics",
    file="glossary/a.yaml",
    line=3,
)


def comparison(*imported: TermEntry, is_whole: bool = False, update: bool = False) -> Comparison:
    return compare(imported, [STANDING], is_whole=is_whole, update=update)


def new(source: str = "一带一路", target: str = "Belt and Road", file: str = "glossary/a.yaml") -> TermEntry:
    return TermEntry(source=source, target=target, file=file, authority=Authority.IMPORTED)


def test_what_leaves_things_empty_says_the_same() -> None:
    assert comparison(new()).identical == 1
    assert comparison(new(file="glossary/b.yaml")).identical == 1
    assert comparison(new(), is_whole=True).identical == 0


def test_the_other_script_is_the_same_term() -> None:
    standing = TermEntry(source="中国", target="China", file="glossary/a.yaml", line=1)
    found = compare([new("中國", "China")], [standing], is_whole=False, update=True)
    assert (found.identical, found.changes) == (1, [])


def test_a_difference_in_the_file_is_left_alone_unless_updates_are_wanted() -> None:
    imported = new(target="B&R")
    left = comparison(imported)
    assert left.changes == []
    assert left.conflicts[0].standing is STANDING
    (change,) = comparison(imported, update=True).changes
    assert change.before is STANDING
    assert change.after == replace(STANDING, target="B&R", forbidden=("OBOR",))


def test_a_whole_file_replaces_the_entry() -> None:
    (change,) = comparison(new(target="B&R"), is_whole=True, update=True).changes
    assert change.after
    assert (change.after.target, change.after.note, change.after.forbidden) == ("B&R", "", ())
    assert (change.after.domain, change.after.authority, change.after.line) == ("Politics", Authority.DOMAIN, 3)


def test_another_rendering_elsewhere_is_told_and_added() -> None:
    found = comparison(new(target="Silk Road", file="glossary/b.yaml"))
    assert [change.after for change in found.changes] == [new(target="Silk Road", file="glossary/b.yaml")]
    assert found.elsewhere[0].standing is STANDING
    assert comparison(replace(new(target="BRI", file="glossary/b.yaml"), note="n")).elsewhere == []


def test_a_term_that_comes_twice_is_added_once() -> None:
    found = comparison(new("甲", "a"), new("甲", "a"), new("甲", "b"))
    assert [change.after.target for change in found.changes if change.after] == ["a", "b"]
    assert found.identical == 1


def test_two_entries_of_one_name_are_compared_one_by_one() -> None:
    pair = [replace(STANDING, target="a", line=1), replace(STANDING, target="b", line=2)]
    found = compare([new(target="c"), new(target="d"), new(target="e")], pair, is_whole=False, update=True)
    assert [change.before and change.before.line for change in found.changes] == [1, 2, None]
