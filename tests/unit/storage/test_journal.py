from pathlib import Path

import pytest

from duizhao.errors import EnvironmentFailure, ProjectError
from duizhao.model import Change, Edit, Segment
from duizhao.storage.journal import History, Journal, Stacks, compact, read_history
from duizhao.storage.records import SEGMENT_EDITS, Record


def typed(before: str, after: str, group: str = "", unit: str = "u") -> Edit:
    segments = [Segment(id=f"{unit}.1", source="源", target=target) for target in (before, after)]
    return Edit(label="type", group=group, changes=(Change(unit=unit, before=(segments[0],), after=(segments[1],)),))


ONE, TWO = typed("", "a"), typed("a", "b")


def read(path: Path, disk: str) -> History[Edit]:
    return read_history(SEGMENT_EDITS, path.read_bytes(), disk, path)


def test_what_is_behind_the_last_fold_is_unfolded(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    journal = Journal(path, SEGMENT_EDITS)
    assert journal.length == 0
    journal.append(Record("do", ONE), "hash0")
    journal.mark("folding", "hash1")
    journal.mark("folded", "hash1")
    journal.append(Record("do", TWO), "unused")
    journal.append(Record("undo", TWO), "unused")
    assert journal.length == path.stat().st_size
    journal.close()
    assert Journal(path, SEGMENT_EDITS).length == path.stat().st_size
    history = read(path, "hash1")
    assert history.folded_sha256 == "hash1"
    assert (history.done, history.undone) == ((ONE,), ())
    assert history.unfolded == (Record("do", TWO), Record("undo", TWO))
    assert history.damaged == ()


def test_a_fold_counts_when_the_file_proves_it(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "a.jsonl", SEGMENT_EDITS)
    journal.append(Record("do", ONE), "hash0")
    journal.mark("folding", "hash1")
    journal.close()
    assert read(tmp_path / "a.jsonl", "hash1").done == (ONE,)
    assert read(tmp_path / "a.jsonl", "hash0").unfolded == (Record("do", ONE),)


def test_no_journal_says_nothing() -> None:
    assert read_history(SEGMENT_EDITS, b"", "hash") == History()


def test_the_shortest_journal_says_the_same() -> None:
    data = compact(SEGMENT_EDITS, "h", [ONE], [TWO], [Record("redo", TWO)])
    history = read_history(SEGMENT_EDITS, data, "h")
    assert (history.done, history.undone, history.unfolded) == ((ONE,), (TWO,), (Record("redo", TWO),))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b"1",
        b'{"a": 1}',
        b'{"do": {}}',
        b'{"do": 1}',
        b'{"folded": 1}',
        b'{"do": 1, "x": 2}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_a_bad_line_is_counted_and_the_rest_is_read(line: bytes) -> None:
    lines = compact(SEGMENT_EDITS, "h", [ONE], [], [Record("do", TWO)]).splitlines(keepends=True)
    history = read_history(SEGMENT_EDITS, b"".join((*lines[:2], line + b"\n", *lines[2:])), "h")
    assert history.damaged == (3,)
    assert (history.done, history.unfolded) == ((ONE,), (Record("do", TWO),))


def test_an_undo_of_what_was_not_done_last_is_damage() -> None:
    history = read_history(SEGMENT_EDITS, compact(SEGMENT_EDITS, "h", [ONE], [], [Record("undo", TWO)]), "h")
    assert history.damaged == (4,)
    assert history.unfolded == (Record("undo", TWO),)


def test_a_journal_of_the_future_is_left_alone() -> None:
    with pytest.raises(ProjectError) as failure:
        read_history(SEGMENT_EDITS, b'{"journal": 2}\n', "h", "a.jsonl")
    assert failure.value.code == "newer-journal"


def test_broken_characters_do_not_get_in(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "a.jsonl", SEGMENT_EDITS)
    with pytest.raises(ProjectError) as failure:
        journal.append(Record("do", typed("", "\udc80")), "h")
    assert failure.value.code == "broken-character"
    assert not (tmp_path / "a.jsonl").exists()


def test_a_journal_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure):
        Journal(tmp_path / "missing" / "a.jsonl", SEGMENT_EDITS).append(Record("do", ONE), "h")
    with pytest.raises(EnvironmentFailure):
        Journal(tmp_path / "missing.jsonl", SEGMENT_EDITS).truncate(0)


def test_stacks_follow_what_is_done() -> None:
    stacks = Stacks([ONE], [TWO])
    assert not stacks.allow(Record("undo", TWO))
    with pytest.raises(ValueError, match="next to redo"):
        stacks.push(Record("redo", ONE))
    stacks.push(Record("redo", TWO))
    stacks.push(Record("undo", TWO))
    assert (stacks.done, stacks.undone) == ([ONE], [TWO])
    stacks.push(Record("do", TWO))
    assert (stacks.done, stacks.undone) == ([ONE, TWO], [])
