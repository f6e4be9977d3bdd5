"""An alignment on disk, open for its one writer or for reading."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.errors import DuizhaoError, EnvironmentFailure, Location, LockedError, ProjectError
from duizhao.model import AlignedBead, Alignment, AlignmentEdit, BeadChange
from duizhao.storage.alignment_file import dump_alignment, load_alignment
from duizhao.storage.alignment_records import ALIGNMENT_EDITS
from duizhao.storage.atomic import make_folder, read_bytes, write_atomically
from duizhao.storage.journal import History, Stacks, read_history
from duizhao.storage.layout import AlignmentFiles
from duizhao.storage.locks import WriterLock
from duizhao.storage.records import Record
from duizhao.storage.writing import JournalledFile, damage, read_together, sha256_of

__all__ = ["AlignmentMemory", "AlignmentStore", "add_alignment"]


@dataclass(frozen=True, slots=True)
class _Restored:
    """An alignment with everything its journal holds."""

    beads: tuple[AlignedBead, ...]
    stacks: Stacks[AlignmentEdit]
    folded: Stacks[AlignmentEdit]
    """What of the history before the last fold still fits the file."""
    records: tuple[Record[AlignmentEdit], ...]
    """What the file does not hold, and fits it."""
    lost: int
    """Records that do not fit a file that has changed meanwhile."""


class AlignmentMemory:
    """What is good to know about an alignment, and costs nothing to lose."""

    def __init__(self, files: AlignmentFiles) -> None:
        self._path = files.memory
        self.position = 0
        """The bead in focus when it was last closed."""
        self.written: dict[str, str] = {}
        """Hashes of the files that finishing has written, by name."""
        # Whatever is wrong with it: it is as if it were not there.
        with suppress(DuizhaoError, ValueError, TypeError, AttributeError, RecursionError):
            held = json.loads(read_bytes(self._path) or b"{}")
            self.position = max(0, int(held.get("position", 0)))
            self.written = {str(name): str(value) for name, value in held.get("written", {}).items()}

    def keep(self) -> None:
        """Write it down, if the disk lets us."""
        with suppress(EnvironmentFailure):
            make_folder(self._path.parent)
            held = {"position": self.position, "written": self.written}
            write_atomically(self._path, json.dumps(held, ensure_ascii=False).encode())


class AlignmentStore(JournalledFile[AlignmentEdit]):
    """One alignment, its journal and its lock.

    ``alignment`` is the alignment with every edit appended so far; ``done`` and ``undone`` are what can be undone
    and redone, the next to undo or redo last. Edits reach the disk through ``append``, the alignment's file through
    ``save``. Opening writes at most the journal.
    """

    compacted_above_bytes = 16_000_000

    def __init__(self, files: AlignmentFiles) -> None:
        """Open an alignment. ProjectError where its file is missing or broken; it is not locked then."""
        super().__init__(files, ALIGNMENT_EDITS)
        self._files = files
        self._rescued: Path | None = None
        try:
            data, journal = read_together(files)
            self._base = _load(data, files)
            self._base_sha256 = sha256_of(data)
            history = read_history(ALIGNMENT_EDITS, journal, self._base_sha256, files.journal)
            restored = _restore(self._base.beads, history)
            self.conflicts: tuple[str, ...] = damage(history)
            """What opening could not bring together, a line each."""
            if restored.lost:
                self.conflicts += (self._keep_lost(restored.lost, journal),)
            if not self.read_only and journal:
                self._settle_journal(restored, history, journal)
        except BaseException:
            self._lock.release()
            raise
        self._stacks = restored.stacks
        self._is_unfolded = bool(restored.records)
        self.recovered = len(restored.records)
        """Edits that the journal held and the file did not: what a crash would have lost."""
        self._beads = list(restored.beads)
        self._memory = AlignmentMemory(files)

    @property
    def alignment(self) -> Alignment:
        """The alignment with every edit appended so far."""
        return replace(self._base, beads=tuple(self._beads))

    @property
    def position(self) -> int:
        """The bead in focus when the alignment was last closed; 0 where nobody knows."""
        return self._memory.position

    def save(self, alignment: Alignment) -> None:
        """Write the alignment's file; nothing is written where nothing has changed.

        LockedError for a read-only store, EnvironmentFailure where the disk refuses. ProjectError where somebody has
        changed the file meanwhile: it stays as it is, and ours is kept below ``.duizhao/rescued/``. The journal has
        every edit in either case.
        """
        self._refuse_read_only()
        standing = read_bytes(self._files.file)
        data = dump_alignment(alignment)
        if standing is not None and standing != data and sha256_of(standing) != self._base_sha256:
            self._refuse_changed(data)
        # A file that a person has reshaped stays as it is until the alignment changes.
        if standing is None or (standing != data and alignment != self._base):
            self._replace_file(data)
            standing = data
        sha256 = sha256_of(standing)
        if self._journal.length and (self._is_unfolded or sha256 != self._base_sha256):
            # The file is written; "folding" already says so where this cannot be.
            with suppress(EnvironmentFailure):
                self._journal.mark("folded", sha256)
        self._base, self._base_sha256, self._is_unfolded = alignment, sha256, False

    def close(self, position: int | None = None) -> None:
        """Give the lock back, and remember the bead in focus. Does not save."""
        if self._lock.is_held and position is not None and position != self._memory.position:
            # Finishing may have written its own part of it.
            self._memory = AlignmentMemory(self._files)
            self._memory.position = position
            self._memory.keep()
        super().close()

    def _follow(self, effect: AlignmentEdit) -> None:
        for change in effect.changes:
            self._beads[change.at : change.at + len(change.before)] = change.after

    def _refuse_changed(self, data: bytes) -> None:
        if self._rescued is None:
            self._rescued = self._files.set_aside(data, ".yaml")
        else:
            write_atomically(self._rescued, data)
        raise ProjectError(
            "alignment-changed",
            "The file has been changed by somebody else since it was opened, so it was left as it is.",
            hint=f"Your version is in {self._rescued}. Close the alignment and open it again to go on from the file.",
            location=Location(self._files.file),
        )

    def _keep_lost(self, lost: int, journal: bytes) -> str:
        changes = "1 change" if lost == 1 else f"{lost} changes"
        told = f"{changes} made here no longer fit the file, which is another one now"
        if self.read_only:
            return f"{told}."
        return f"{told}; see {self._files.set_aside(journal, '.jsonl')}."

    def _settle_journal(self, restored: _Restored, history: History[AlignmentEdit], journal: bytes) -> None:
        """Make the journal say what we restored from it; what that loses has been kept."""
        if history.damaged:
            self._files.set_journal_aside(journal)
        folded = tuple(restored.folded.done), tuple(restored.folded.undone)
        is_as_read = folded == (history.done, history.undone) and restored.records == history.unfolded
        if history.damaged or history.folded_sha256 != self._base_sha256 or not is_as_read:
            self._journal.rewrite(self._base_sha256, *folded, restored.records)
        elif history.sound_length < len(journal):
            self._journal.truncate(history.sound_length)


def add_alignment(files: AlignmentFiles, alignment: Alignment, *, replace: bool = False) -> None:
    """Write a new alignment.

    ProjectError where there is one already, unless ``replace`` says so: the old one and its journal are then kept
    below ``.duizhao/rescued/``. LockedError where somebody has it open.
    """
    data = dump_alignment(alignment)
    lock = WriterLock(files)
    holder = lock.take()
    if holder:
        hint = "Make the folder writable, or copy the files." if lock.is_refused else "Close it there first."
        message = f"{files.name} cannot be written: {holder}."
        raise LockedError("alignment-locked", message, hint=hint, location=Location(files.file))
    try:
        standing = read_bytes(files.file)
        if standing is not None and not replace:
            raise ProjectError(
                "alignment-exists",
                f"There is an alignment “{files.alignment_id}” already.",
                location=Location(files.file),
            )
        make_folder(files.file.parent)
        journal = read_bytes(files.journal)
        if standing is not None and standing != data:
            files.set_aside(standing, ".yaml")
        if journal is not None:
            files.set_aside(journal, ".jsonl")
            files.journal.unlink()
        write_atomically(files.file, data)
    finally:
        lock.release()


def _load(data: bytes, files: AlignmentFiles) -> Alignment:
    alignment = load_alignment(data, files.file)
    if alignment.id != files.alignment_id:
        raise ProjectError(
            "wrong-alignment-id",
            f"The file says it is the alignment “{alignment.id}”.",
            hint=f"Write “alignment: {files.alignment_id}”, or rename the file.",
            location=Location(files.file, 1),
        )
    return alignment


def _restore(beads: Sequence[AlignedBead], history: History[AlignmentEdit]) -> _Restored:
    """Bring a file's beads and its journal together: every edit is done that finds the beads it was made on."""
    folded = Stacks(
        _applicable(beads, history.done, [edit.inverse() for edit in history.done]),
        _applicable(beads, history.undone, history.undone),
    )
    stacks = Stacks(folded.done, folded.undone)
    live = list(beads)
    records: list[Record[AlignmentEdit]] = []
    for record in history.unfolded:
        # What takes an edit back that did not fit has nothing to take back either.
        fitting = record if stacks.allow(record) else Record("do", record.effect)
        if not _applied(live, fitting.effect):
            continue
        stacks.push(fitting)
        records.append(fitting)
    return _Restored(tuple(live), stacks, folded, tuple(records), len(history.unfolded) - len(records))


def _applicable(
    beads: Iterable[AlignedBead], edits: Sequence[AlignmentEdit], steps: Sequence[AlignmentEdit]
) -> list[AlignmentEdit]:
    live = list(beads)
    fitting = [edit for edit, step in zip(reversed(edits), reversed(steps), strict=True) if _applied(live, step)]
    return fitting[::-1]


def _applied(beads: list[AlignedBead], edit: AlignmentEdit) -> bool:
    """Do an edit, or nothing of it where the beads are not those it was made on."""
    done: list[BeadChange] = []
    for change in edit.changes:
        end = change.at + len(change.before)
        if change.at > len(beads) or tuple(beads[change.at : end]) != change.before:
            for earlier in reversed(done):
                beads[earlier.at : earlier.at + len(earlier.after)] = earlier.before
            return False
        beads[change.at : end] = change.after
        done.append(change)
    return True
