"""Alignments on disk: nothing is lost, nothing of somebody else's is overwritten."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.errors import EnvironmentFailure, LockedError, ProjectError
from duizhao.model import AlignedBead, Alignment, AlignmentEdit, BeadChange, Hold, Sentence
from duizhao.storage import writing
from duizhao.storage.alignment_file import dump_alignment, load_alignment
from duizhao.storage.alignments import AlignmentMemory, AlignmentStore, add_alignment
from duizhao.storage.layout import AlignmentFiles, alignment_ids


def bead(n: int, **others: object) -> AlignedBead:
    made = AlignedBead(source=(Sentence(text=f"第{n}句。"),), target=(Sentence(text=f"Sentence {n}."),), score=0.5)
    return replace(made, **others)  # type: ignore[arg-type]  # any field


TALK = Alignment(id="talk", beads=tuple(map(bead, range(4))))


def accept(alignment: Alignment, at: int) -> AlignmentEdit:
    before = alignment.beads[at]
    change = BeadChange(at=at, before=(before,), after=(replace(before, hold=Hold.ACCEPTED),))
    return AlignmentEdit(label="accept", changes=(change,))


def merge(alignment: Alignment, at: int) -> AlignmentEdit:
    one, two = alignment.beads[at : at + 2]
    made = AlignedBead(source=one.source + two.source, target=one.target + two.target, score=0.5, hold=Hold.CHANGED)
    return AlignmentEdit(label="merge", changes=(BeadChange(at=at, before=(one, two), after=(made,)),))


@pytest.fixture(params=[True, False], ids=["project", "folder"])
def files(tmp_path: Path, request: pytest.FixtureRequest) -> AlignmentFiles:
    """An alignment of four beads, in a project and beside a file."""
    made = AlignmentFiles(tmp_path, "talk", in_project=request.param)
    add_alignment(made, TALK)
    return made


def crash(store: AlignmentStore) -> None:
    """Leave as a killed process does: no save, nothing tidied; the kernel takes the lock back."""
    store._journal.close()
    store._lock.release()


def rescued(files: AlignmentFiles) -> list[Path]:
    return sorted((files.root / ".duizhao" / "rescued").glob("*"))


def test_the_file_stands_where_people_look_for_it(tmp_path: Path) -> None:
    assert AlignmentFiles(tmp_path, "talk").file == tmp_path / "alignments" / "talk.yaml"
    assert AlignmentFiles(tmp_path, "talk", in_project=False).file == tmp_path / "talk.alignment.yaml"


def test_alignments_are_listed(files: AlignmentFiles) -> None:
    assert alignment_ids(files.root, in_project=files.in_project) == ("talk",)
    assert alignment_ids(files.root / "nowhere", in_project=files.in_project) == ()


def test_an_edit_is_on_disk_before_it_is_saved(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    before = files.file.read_bytes()
    store.append("do", accept(TALK, 1))
    assert files.file.read_bytes() == before
    crash(store)
    again = AlignmentStore(files)
    assert again.alignment.beads[1].hold is Hold.ACCEPTED
    assert again.recovered == 1
    again.close()


def test_saving_folds_the_journal_and_keeps_the_history(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    first, second = merge(TALK, 0), accept(TALK, 3)
    store.append("do", second)
    store.append("do", first)
    store.append("undo", first)
    store.save(store.alignment)
    store.close()
    assert load_alignment(files.file.read_bytes(), "x").beads[3].hold is Hold.ACCEPTED
    again = AlignmentStore(files)
    assert (again.done, again.undone, again.recovered) == ((second,), (first,), 0)
    again.append("redo", first)
    assert len(again.alignment.beads) == 3
    again.close()


def test_saving_without_a_change_changes_no_byte(files: AlignmentFiles) -> None:
    reshaped = b"# mine\n" + files.file.read_bytes()
    files.file.write_bytes(reshaped)
    store = AlignmentStore(files)
    edit = accept(TALK, 0)
    store.append("do", edit)
    store.append("undo", edit)
    store.save(store.alignment)
    store.close()
    assert files.file.read_bytes() == reshaped


def test_an_edit_that_is_not_the_next_to_undo_is_refused(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    with pytest.raises(ValueError, match="not the next"):
        store.append("undo", accept(TALK, 0))
    store.close()


@pytest.mark.parametrize("crashed_at", ["replacing the file", "marking it"])
def test_a_crash_while_saving_loses_nothing(
    files: AlignmentFiles, monkeypatch: pytest.MonkeyPatch, crashed_at: str
) -> None:
    class Killed(BaseException):
        pass

    def die(*_args: object) -> None:
        raise Killed

    store = AlignmentStore(files)
    edit = accept(TALK, 2)
    store.append("do", edit)
    with monkeypatch.context() as patch:
        if "replacing" in crashed_at:
            patch.setattr(writing, "write_atomically", die)
        else:
            marks = store._journal.mark
            patch.setattr(store._journal, "mark", lambda name, sha: marks(name, sha) if name == "folding" else die())
        with pytest.raises(Killed):
            store.save(store.alignment)
    crash(store)
    again = AlignmentStore(files)
    assert again.alignment.beads[2].hold is Hold.ACCEPTED
    assert again.done == (edit,)
    assert again.recovered == (1 if "replacing" in crashed_at else 0)
    again.close()


def test_a_second_opener_may_only_read(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    second = AlignmentStore(files)
    assert second.read_only
    assert second.refusal
    assert "talk is open for writing elsewhere" in second.refusal.message
    with pytest.raises(LockedError):
        second.append("do", accept(TALK, 0))
    with pytest.raises(LockedError):
        second.save(TALK)
    second.close(3)
    store.close(2)
    assert AlignmentMemory(files).position == 2
    with pytest.raises(LockedError, match="has been closed"):
        store.append("do", accept(TALK, 0))


def test_another_process_holds_the_lock(files: AlignmentFiles) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom duizhao.storage.alignments import AlignmentStore\n"
        "from duizhao.storage.layout import AlignmentFiles\n"
        f"store = AlignmentStore(AlignmentFiles(Path({str(files.root)!r}), 'talk', {files.in_project}))\n"
        "print(store.read_only, flush=True)\nsys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "False\n"
        store = AlignmentStore(files)
        assert store.read_only
        assert str(other.pid) in store.holder
        store.close()
        other.communicate("")
    free = AlignmentStore(files)
    assert not free.read_only
    free.close()


def test_a_document_of_the_same_name_has_a_lock_of_its_own(tmp_path: Path) -> None:
    files = AlignmentFiles(tmp_path, "talk")
    assert ".duizhao/locks/alignments/talk.lock" in files.lock.as_posix()
    assert ".duizhao/journal/alignments/talk.jsonl" in files.journal.as_posix()


def test_a_file_changed_underneath_is_not_overwritten(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    store.append("do", accept(TALK, 0))
    theirs = dump_alignment(replace(TALK, beads=(*TALK.beads[:3], bead(3, hold=Hold.ACCEPTED))))
    files.file.write_bytes(theirs)
    with pytest.raises(ProjectError, match="changed by somebody else"):
        store.save(store.alignment)
    with pytest.raises(ProjectError, match="changed by somebody else") as caught:
        store.save(store.alignment)
    assert files.file.read_bytes() == theirs
    (kept,) = rescued(files)
    assert str(kept) in caught.value.hint
    assert load_alignment(kept.read_bytes(), kept) == store.alignment
    store.close()


def test_what_was_done_before_the_file_changed_is_done_again_where_it_fits(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    fits, lost = accept(TALK, 0), accept(TALK, 3)
    store.append("do", fits)
    store.append("do", lost)
    crash(store)
    journal = files.journal.read_bytes()
    files.file.write_bytes(dump_alignment(replace(TALK, beads=(*TALK.beads[:3], bead(9)))))
    again = AlignmentStore(files)
    assert [b.hold for b in again.alignment.beads] == [Hold.ACCEPTED, Hold.FREE, Hold.FREE, Hold.FREE]
    assert again.done == (fits,)
    assert "1 change made here no longer fit" in again.conflicts[0]
    assert rescued(files)[0].read_bytes() == journal
    again.save(again.alignment)
    again.close()
    last = AlignmentStore(files)
    assert (last.done, last.conflicts, last.recovered) == ((fits,), (), 0)
    last.close()


def test_history_that_no_longer_fits_is_left_out(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    edits = [accept(TALK, 0), accept(TALK, 3)]
    for edit in edits:
        store.append("do", edit)
    store.save(store.alignment)
    store.close()
    files.file.write_bytes(dump_alignment(replace(TALK, beads=(bead(0, hold=Hold.ACCEPTED), *map(bead, (1, 2, 9))))))
    again = AlignmentStore(files)
    assert again.done == (edits[0],)
    again.append("undo", edits[0])
    assert again.alignment.beads[0] == bead(0)
    again.close()


def test_an_edit_that_does_not_fit_as_a_whole_does_nothing(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    both = AlignmentEdit(label="accept", changes=(*accept(TALK, 0).changes, *accept(TALK, 3).changes))
    store.append("do", both)
    crash(store)
    files.file.write_bytes(dump_alignment(replace(TALK, beads=(*TALK.beads[:3], bead(9)))))
    again = AlignmentStore(files)
    assert again.alignment.beads[0] == bead(0)
    again.close()


def test_a_file_that_is_gone_is_written_again(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    store.append("do", accept(TALK, 0))
    files.file.unlink()
    store.save(store.alignment)
    assert load_alignment(files.file.read_bytes(), "x").beads[0].hold is Hold.ACCEPTED
    store.close()


def test_a_damaged_line_costs_that_line_alone(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    for at in range(3):
        store.append("do", accept(TALK, at))
    crash(store)
    lines = files.journal.read_bytes().splitlines(keepends=True)
    bad = b"".join((*lines[:3], b"\x00" * 9 + lines[3][9:], *lines[4:]))
    files.journal.write_bytes(bad)
    again = AlignmentStore(files)
    assert [b.is_held for b in again.alignment.beads] == [True, False, True, False]
    assert "damaged in line 4" in again.conflicts[0]
    assert files.journal.with_name("talk.jsonl.bad-1").read_bytes() == bad
    again.close()
    last = AlignmentStore(files)
    assert (last.alignment, last.conflicts) == (again.alignment, ())
    last.close()


def test_a_torn_last_line_is_cut_off(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    edit = accept(TALK, 0)
    store.append("do", edit)
    crash(store)
    whole = files.journal.read_bytes()
    files.journal.write_bytes(whole + whole.splitlines()[-1][:-9])
    again = AlignmentStore(files)
    assert (again.done, again.conflicts) == ((edit,), ())
    assert files.journal.read_bytes() == whole
    again.close()


def test_a_full_disk_changes_nothing(files: AlignmentFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    store = AlignmentStore(files)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(EnvironmentFailure):
            store.append("do", accept(TALK, 0))
        with pytest.raises(EnvironmentFailure):
            store.save(replace(TALK, beads=TALK.beads[:1]))
    assert store.alignment == TALK
    assert files.file.read_bytes() == dump_alignment(TALK)
    store.append("do", accept(TALK, 0))
    store.close()


def test_a_long_journal_is_shortened(files: AlignmentFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AlignmentStore, "compacted_above_bytes", 3_000)
    store = AlignmentStore(files)
    edit = accept(TALK, 0)
    for _ in range(20):
        store.append("do", edit)
        store.append("undo", edit)
    store.append("do", edit)
    store.save(store.alignment)
    length = files.journal.stat().st_size
    store.close()
    assert files.journal.stat().st_size < length
    again = AlignmentStore(files)
    assert again.done == (edit,)
    again.close()


def test_a_file_with_another_id_is_refused(files: AlignmentFiles) -> None:
    files.file.write_bytes(dump_alignment(replace(TALK, id="walk")))
    with pytest.raises(ProjectError, match="walk"):
        AlignmentStore(files)
    files.file.write_bytes(dump_alignment(TALK))
    free = AlignmentStore(files)
    assert not free.read_only
    free.close()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="There is no alignment “talk”"):
        AlignmentStore(AlignmentFiles(tmp_path, "talk"))


@pytest.mark.parametrize("name", ["", "a/b", "..", "x" * 200])
def test_a_bad_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProjectError, match="name of an alignment"):
        AlignmentFiles(tmp_path, name)


def test_an_alignment_is_not_overwritten_unless_asked(files: AlignmentFiles) -> None:
    store = AlignmentStore(files)
    store.append("do", accept(TALK, 0))
    with pytest.raises(LockedError):
        add_alignment(files, TALK, replace=True)
    store.close()
    old = files.file.read_bytes(), files.journal.read_bytes()
    other = replace(TALK, beads=TALK.beads[:2])
    with pytest.raises(ProjectError, match="already"):
        add_alignment(files, other)
    add_alignment(files, other, replace=True)
    assert {path.read_bytes() for path in rescued(files)} == set(old)
    again = AlignmentStore(files)
    assert (again.alignment, again.done) == (other, ())
    again.close()


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"position": "x"}', b'{"position": -3}', b'{"written": 1}'])
def test_a_broken_memory_costs_nothing(files: AlignmentFiles, content: bytes) -> None:
    files.memory.parent.mkdir(parents=True, exist_ok=True)
    files.memory.write_bytes(content)
    assert AlignmentMemory(files).position == 0
    store = AlignmentStore(files)
    store.close(1)
    assert AlignmentMemory(files).position == 1
