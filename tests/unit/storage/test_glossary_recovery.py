import pytest

from duizhao.storage.glossary_file import read_glossary
from duizhao.storage.glossary_recovery import pieces_of

SOUND = """\
domain: Numbers
terms:
# the first
- source: 一
  target: one
- source: 二
  target: two
  note: |
    - source: not an entry
- source: 三
  target: three
"""


def test_a_file_is_cut_at_its_entries() -> None:
    cut = pieces_of(SOUND + "authority: project\n")
    assert cut is not None
    head, pieces = cut
    assert [(piece.name, piece.lines_before) for piece in pieces] == [("一", 3), ("二", 5), ("三", 9)]
    assert "".join(piece.text for piece in pieces) in SOUND
    assert [line for line in head.split("\n") if line] == ["domain: Numbers", "authority: project"]
    assert head.split("\n").index("authority: project") == 11


@pytest.mark.parametrize(
    ("old", "new", "lost", "line"),
    [
        ("target: one", 'target: "one', "一", 5),
        ("target: two", "target: two: too", "二", 7),
        ("target: two", "\ttarget: two", "二", 7),
        ("target: three", "target: [three", "三", 11),
        ("target: three", "target: @three", "三", 11),
        ("target: one", "target: *nobody", "一", 5),
    ],
)
def test_a_slip_of_the_pen_costs_one_entry(old: str, new: str, lost: str, line: int) -> None:
    read = read_glossary(SOUND.replace(old, new).encode(), "a.yaml")
    assert [entry.source for entry in read.entries] == [source for source in "一二三" if source != lost]
    assert all(entry.domain == "Numbers" for entry in read.entries)
    (problem,) = read.problems
    assert f"the entry {lost} is left out" in problem.message
    assert problem.location is not None
    assert abs((problem.location.line or 0) - line) <= 1


def test_entries_keep_their_lines_and_other_mistakes_are_told_too() -> None:
    text = SOUND.replace("target: one", 'target: "one').replace("target: three", "traget: three")
    read = read_glossary(text.encode(), "a.yaml")
    assert [(entry.source, entry.line) for entry in read.entries] == [("二", 6)]
    assert [problem.code for problem in read.problems] == ["bad-yaml", "unknown-key"]
    assert [problem.location and problem.location.line for problem in read.problems][1] == 11


def test_a_merge_conflict_costs_what_it_touches() -> None:
    text = SOUND.replace("  target: two\n", "<<<<<<< ours\n  target: two\n=======\n  target: pair\n>>>>>>> theirs\n")
    read = read_glossary(text.encode(), "a.yaml")
    assert [entry.source for entry in read.entries] == ["一", "三"]
    (problem,) = read.problems
    assert "git merge" in problem.hint
    assert problem.location is not None
    assert problem.location.line == 7


@pytest.mark.parametrize("text", ["terms: [", "domain: 'x\nterms:\n- source: 一\n  target: one\n", ": :\n"])
def test_a_file_that_cannot_be_cut_is_one_problem(text: str) -> None:
    read = read_glossary(text.encode(), "a.yaml")
    assert (read.entries, len(read.problems)) == ((), 1)


def test_windows_line_breaks_and_indented_entries_are_cut_too() -> None:
    text = SOUND.replace("\n", "\r\n").replace("target: one", 'target: "one')
    assert [entry.source for entry in read_glossary(text.encode(), "a.yaml").entries] == ["二", "三"]
    head, *entries = SOUND.replace("target: one", 'target: "one').split("# the first\n")
    indented = head + "".join(f"    {line}\n" for line in "".join(entries).splitlines())
    assert [entry.source for entry in read_glossary(indented.encode(), "a.yaml").entries] == ["二", "三"]
