from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from duizhao.errors import EnvironmentFailure, LockedError, ProjectError
from duizhao.model import Change, Document, Edit, Note, Segment, State, apply
from duizhao.storage import writing
from duizhao.storage.documents import DocumentStore, Saved
from duizhao.storage.project import Project
from duizhao.storage.segments_file import dump_document, load_document

Typing = Callable[..., Edit]


def on_disk(project: Project) -> Path:
    return project.root / "segments" / "talk.yaml"


def journal(project: Project) -> Path:
    return project.root / ".duizhao" / "journal" / "talk.jsonl"


def change_on_disk(project: Project, segment_id: str, target: str) -> None:
    """What a ``git pull`` does: the file is another one now, and nobody has told us."""
    before = load_document(on_disk(project).read_bytes(), "talk.yaml")
    after = before.map_segments(
        lambda s: replace(s, target=target, state=State.TRANSLATED) if s.id == segment_id else s
    )
    on_disk(project).write_bytes(dump_document(after))


def crash(store: DocumentStore) -> None:
    """Leave as a killed process does: no save, nothing tidied; the kernel takes the lock back."""
    store._journal.close()
    store._lock.release()


def test_an_edit_is_readable_before_it_is_saved(project: Project, document: Document, typing: Typing) -> None:
    store = project.open_document("talk")
    before = on_disk(project).read_bytes()
    store.append("do", typing(document, "u1.1", "Hello"))
    assert on_disk(project).read_bytes() == before
    assert project.read("talk").segment("u1.1").target == "Hello"
    assert store.document == project.read("talk")
    store.close()


def test_what_a_crash_left_in_the_journal_is_recovered(project: Project, document: Document, typing: Typing) -> None:
    store = project.open_document("talk")
    edit = typing(document, "u1.1", "Hello")
    store.append("do", edit)
    crash(store)
    again = project.open_document("talk")
    assert again.recovered == 1
    assert again.done == (edit,)
    assert again.document.segment("u1.1").target == "Hello"
    again.save(again.document)
    again.close()
    last = project.open_document("talk")
    assert (last.recovered, last.done, last.conflicts) == (0, (edit,), ())
    last.close()


def test_undo_and_redo_survive_a_restart(project: Project, document: Document, typing: Typing) -> None:
    store = project.open_document("talk")
    first = typing(document, "u1.1", "One")
    second = typing(apply(document, first), "u1.1", "One two")
    store.append("do", first)
    store.append("do", second)
    store.save(store.document)
    store.append("undo", second)
    store.append("undo", first)
    store.append("redo", first)
    crash(store)
    again = project.open_document("talk")
    assert (again.done, again.undone) == ((first,), (second,))
    assert again.document.segment("u1.1").target == "One"
    assert again.recovered == 3
    again.close()


def test_an_edit_out_of_turn_is_refused_and_not_written(project: Project, document: Document, typing: Typing) -> None:
    store = project.open_document("talk")
    with pytest.raises(ValueError, match="not the next to undo"):
        store.append("undo", typing(document, "u1.1", "x"))
    assert not journal(project).exists()
    store.close()


def test_saving_what_has_not_changed_changes_no_byte(project: Project) -> None:
    reshaped = b"# my remark\n" + on_disk(project).read_bytes().replace(b"\n", b"\r\n")
    on_disk(project).write_bytes(reshaped)
    store = project.open_document("talk")
    saved = store.save(store.document)
    store.close()
    assert on_disk(project).read_bytes() == reshaped
    assert saved == Saved(document=store.document)


def test_a_second_opener_reads_and_learns_who_writes(project: Project, document: Document, typing: Typing) -> None:
    writer = project.open_document("talk")
    reader = project.open_document("talk")
    assert reader.read_only
    assert f"process {os.getpid()} on " in reader.holder
    assert not writer.read_only
    with pytest.raises(LockedError):
        reader.append("do", typing(document, "u1.1", "x"))
    with pytest.raises(LockedError):
        reader.save(document)
    reader.close()
    writer.append("do", typing(document, "u1.1", "still mine"))
    writer.close()
    with pytest.raises(LockedError):
        writer.save(document)
    after = project.open_document("talk")
    assert not after.read_only
    after.close()


def test_a_project_nobody_can_write_opens_read_only(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    store = project.open_document("talk")
    assert store.read_only
    assert store.refusal is not None
    assert store.refusal.message == "talk can only be read: its folder cannot be written (Read-only file system)."
    assert store.document.segment("u1.1").source == "第1句。"
    store.close()


def test_a_change_on_disk_is_merged_when_saving(project: Project, document: Document, typing: Typing) -> None:
    store = project.open_document("talk")
    mine = typing(document, "u1.1", "mine")
    store.append("do", mine)
    change_on_disk(project, "u2.1", "theirs")
    saved = store.save(store.document)
    assert (saved.merged, saved.conflicting) == (("u2.1",), ())
    assert [s.target for s in saved.document.segments()] == ["", "mine", "theirs", "", ""]
    assert store.done == (mine,)
    assert load_document(on_disk(project).read_bytes(), "") == saved.document
    store.close()


def test_a_segment_changed_on_both_sides_keeps_ours_and_their_text(
    project: Project, document: Document, typing: Typing
) -> None:
    store = project.open_document("talk")
    store.append("do", typing(document, "u1.1", "mine"))
    change_on_disk(project, "u1.1", "theirs")
    saved = store.save(store.document)
    assert saved.conflicting == ("u1.1",)
    segment = saved.document.segment("u1.1")
    assert segment.target == "mine"
    assert segment.notes == (Note(text="changed on disk: theirs"),)
    # The segment is not the one the edit left any more, so it cannot be taken back.
    assert store.done == ()
    store.close()
    again = project.open_document("talk")
    assert (again.recovered, again.done, again.document) == (0, (), saved.document)
    again.close()


def test_a_pull_between_two_sessions_keeps_the_edits_that_still_fit(
    project: Project, document: Document, typing: Typing
) -> None:
    store = project.open_document("talk")
    first = typing(document, "u1.1", "mine")
    second = typing(document, "u2.1", "mine too")
    store.append("do", first)
    store.append("do", second)
    crash(store)
    change_on_disk(project, "u1.1", "theirs")
    read = project.read("talk")
    again = project.open_document("talk")
    assert read == again.document
    assert [s.target for s in again.document.segments()] == ["", "theirs", "mine too", "", ""]
    assert again.document.segment("u1.1").notes[0].text.endswith("mine")
    assert again.conflicts == ("u1.1: the file says “theirs”, here it read “mine”",)
    assert again.recovered == 2
    assert len(list((project.root / ".duizhao" / "rescued").iterdir())) == 1
    for edit in reversed(again.done):
        again.append("undo", edit)
    assert again.document == load_document(on_disk(project).read_bytes(), "")
    again.close()
    last = project.open_document("talk")
    assert (last.conflicts, len(last.undone)) == ((), 2)
    last.close()


def test_a_reverted_file_stays_reverted(project: Project, document: Document, typing: Typing) -> None:
    old = on_disk(project).read_bytes()
    store = project.open_document("talk")
    store.append("do", typing(document, "u1.1", "regretted"))
    store.save(store.document)
    store.close()
    on_disk(project).write_bytes(old)
    again = project.open_document("talk")
    assert (again.document, again.recovered, again.conflicts) == (document, 0, ())
    assert again.done == ()
    again.close()


@pytest.mark.parametrize("crashed_at", ["replacing the file", "marking it"])
def test_a_crash_while_saving_loses_nothing(
    project: Project, document: Document, typing: Typing, monkeypatch: pytest.MonkeyPatch, crashed_at: str
) -> None:
    class Killed(BaseException):
        pass

    def die(*_args: object, **_kwargs: object) -> None:
        raise Killed

    store = project.open_document("talk")
    edit = typing(document, "u1.1", "mine")
    store.append("do", edit)
    with monkeypatch.context() as patch:
        if crashed_at == "replacing the file":
            patch.setattr(writing, "write_atomically", die)
        else:
            patch.setattr(store, "_fold", die)
        with pytest.raises(Killed):
            store.save(store.document)
    crash(store)
    again = project.open_document("talk")
    assert again.document.segment("u1.1").target == "mine"
    assert again.done == (edit,)
    assert again.recovered == (1 if "replacing" in crashed_at else 0)
    assert again.conflicts == ()
    again.close()


def test_a_torn_last_line_is_cut_off(project: Project, document: Document, typing: Typing) -> None:
    store = project.open_document("talk")
    edit = typing(document, "u1.1", "mine")
    store.append("do", edit)
    crash(store)
    whole = journal(project).read_bytes()
    journal(project).write_bytes(whole + whole.splitlines()[-1][:-9])
    assert project.read("talk").segment("u1.1").target == "mine"
    again = project.open_document("talk")
    assert (again.done, again.conflicts) == ((edit,), ())
    assert journal(project).read_bytes() == whole
    again.append("undo", edit)
    crash(again)
    assert project.read("talk") == document


def test_a_damaged_line_costs_that_line_alone(project: Project, document: Document, typing: Typing) -> None:
    store = project.open_document("talk")
    for segment_id in ("u0.1", "u1.1", "u2.1"):
        store.append("do", typing(document, segment_id, f"target of {segment_id}"))
    crash(store)
    lines = journal(project).read_bytes().splitlines(keepends=True)
    bad = b"".join((*lines[:3], b"\x00" * 9 + lines[3][9:], *lines[4:]))
    journal(project).write_bytes(bad)
    again = project.open_document("talk")
    targets = [s.target for s in again.document.segments()]
    assert targets == ["target of u0.1", "", "target of u2.1", "", ""]
    assert again.conflicts == ("The journal was damaged in line 4; the rest of it has been read, and a copy is kept.",)
    assert journal(project).with_name("talk.jsonl.bad-1").read_bytes() == bad
    again.close()
    last = project.open_document("talk")
    assert (last.document, last.conflicts) == (again.document, ())
    last.close()


def test_a_full_disk_leaves_journal_and_file_as_they_were(
    project: Project, document: Document, typing: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    store = project.open_document("talk")
    edit = typing(document, "u1.1", "first")
    store.append("do", edit)
    before = (journal(project).read_bytes(), on_disk(project).read_bytes())
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(EnvironmentFailure) as failure:
            store.append("do", typing(store.document, "u2.1", "second"))
        with pytest.raises(EnvironmentFailure):
            store.save(store.document)
    assert failure.value.code == "disk-full"
    assert "room" in failure.value.hint
    assert (journal(project).read_bytes(), on_disk(project).read_bytes()) == before
    assert store.done == (edit,)
    assert store.save(store.document).document.segment("u1.1").target == "first"
    store.close()
    assert not list(on_disk(project).parent.glob(".*"))


def test_a_file_broken_on_disk_is_not_overwritten(project: Project, document: Document, typing: Typing) -> None:
    store = project.open_document("talk")
    store.append("do", typing(document, "u1.1", "mine"))
    broken = b"<<<<<<< ours\n" + on_disk(project).read_bytes()
    on_disk(project).write_bytes(broken)
    with pytest.raises(ProjectError, match="not YAML"):
        store.save(store.document)
    assert on_disk(project).read_bytes() == broken
    on_disk(project).write_bytes(dump_document(document))
    assert store.save(store.document).document.segment("u1.1").target == "mine"
    store.close()


def test_a_file_deleted_meanwhile_is_written_again(project: Project, document: Document, typing: Typing) -> None:
    store = project.open_document("talk")
    store.append("do", typing(document, "u1.1", "mine"))
    on_disk(project).unlink()
    store.save(store.document)
    store.close()
    assert project.read("talk").segment("u1.1").target == "mine"


def test_versions_that_cannot_be_merged_are_both_kept(project: Project, document: Document, typing: Typing) -> None:
    store = project.open_document("talk")
    store.append("do", typing(document, "u3.1", "mine"))
    other = replace(
        document,
        units=(*document.units[:3], replace(document.units[3], segments=(Segment(id="u3.9", source="换了。"),))),
    )
    on_disk(project).write_bytes(dump_document(other))
    with pytest.raises(ProjectError) as failure:
        store.save(store.document)
    assert failure.value.code == "irreconcilable"
    assert load_document(on_disk(project).read_bytes(), "") == other
    (rescued,) = (project.root / ".duizhao" / "rescued").iterdir()
    assert load_document(rescued.read_bytes(), "") == store.document
    assert str(rescued) in failure.value.hint
    store.close()


def test_a_long_journal_is_shortened_and_undo_still_works(
    project: Project, document: Document, typing: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DocumentStore, "compacted_above_bytes", 4_000)
    store = project.open_document("talk")
    word = typing(document, "u0.1", "before")
    store.append("do", word)
    for n in range(1, 60):
        store.append("do", typing(store.document, "u1.1", "x" * n, "typing"))
    last = typing(store.document, "u2.1", "after")
    store.append("do", last)
    store.append("undo", last)
    long = journal(project).stat().st_size
    crash_free = store.save(store.document).document
    store.close()
    assert journal(project).stat().st_size < min(long, 4_000)
    again = project.open_document("talk")
    assert (again.document, again.recovered, again.undone) == (crash_free, 0, (last,))
    typed = again.done[-1]
    assert (typed.group, len(again.done), len(typed.changes)) == ("typing", 2, 1)
    again.append("undo", typed)
    assert again.document == apply(document, word)
    again.close()


def test_the_oldest_history_goes_when_there_is_too_much(
    project: Project, document: Document, typing: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DocumentStore, "compacted_above_bytes", 4_000)
    store = project.open_document("talk")
    for n in range(40):
        store.append("do", typing(store.document, "u1.1", f"version {n}"))
    store.save(store.document)
    kept = store.done
    store.close()
    assert journal(project).stat().st_size <= 2_000
    again = project.open_document("talk")
    assert again.done
    assert again.done == kept[-len(again.done) :]
    again.close()


def test_compaction_can_wait_for_a_disk_with_room(
    project: Project, document: Document, typing: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DocumentStore, "compacted_above_bytes", 10)
    store = project.open_document("talk")
    store.append("do", typing(document, "u1.1", "mine"))
    store.save(store.document)

    def refuse(*_args: Any) -> None:
        raise EnvironmentFailure("disk-full", "full")

    monkeypatch.setattr(store._journal, "rewrite", refuse)
    store.close()
    assert project.read("talk").segment("u1.1").target == "mine"


def test_a_copied_file_must_say_its_own_id(project: Project) -> None:
    (project.root / "segments" / "copy.yaml").write_bytes(on_disk(project).read_bytes())
    with pytest.raises(ProjectError) as failure:
        project.open_document("copy")
    assert failure.value.code == "wrong-document-id"
    assert "document: copy" in failure.value.hint


def test_opening_a_broken_document_does_not_lock_it(project: Project) -> None:
    good = on_disk(project).read_bytes()
    on_disk(project).write_bytes(good.replace(b"state: new", b"state: knew", 1))
    with pytest.raises(ProjectError) as failure:
        project.open_document("talk")
    assert failure.value.location is not None
    assert failure.value.location.line == 9
    on_disk(project).write_bytes(good)
    store = project.open_document("talk")
    assert not store.read_only
    store.close()


def test_a_split_survives(project: Project, document: Document) -> None:
    before = document.segment("u1.1")
    after = (replace(before, source="第1", gap=""), Segment(id="u1.2", source="句。"))
    split = Edit(label="split", changes=(Change(unit="u1", before=(before,), after=after),))
    store = project.open_document("talk")
    store.append("do", split)
    crash(store)
    again = project.open_document("talk")
    assert again.document.units[1].segments == after
    again.save(again.document)
    again.append("undo", split)
    assert again.document == document
    again.close()


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from duizhao.model import Change, Edit
from duizhao.storage.project import Project

store = Project.open(Path(sys.argv[1])).open_document("talk")
assert not store.read_only, store.holder
number = int(sys.argv[2])
while True:
    number += 1
    segment = store.document.segment(f"u{number % 3}.1")
    change = Change(unit=segment.id[:2], before=(segment,), after=(replace(segment, target=str(number)),))
    store.append("do", Edit(label="type", changes=(change,)))
    print(number, flush=True)
    if number % 7 == 0:
        store.save(store.document)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_a_killed_writer_has_lost_nothing_it_reported(project: Project) -> None:
    dice = random.Random(20260101)
    reported = 0
    for _round in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(project.root), str(reported)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(dice.uniform(0.005, 0.12))
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        numbers = [int(line) for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
        reported = numbers[-1]
        store = project.open_document("talk")
        assert not store.read_only
        assert store.conflicts == ()
        targets = [int(s.target or 0) for s in store.document.segments()][:3]
        # The edit after the last one reported may have reached the disk as well, but none before may be missing.
        assert max(targets) in {reported, reported + 1}
        assert len({reported - 2, reported - 1, reported} & set(targets)) >= 2
        assert len(store.done) == max(targets)
        reported = max(targets)
        store.close()
