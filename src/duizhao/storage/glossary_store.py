"""The glossary files of a project, changed several at a time as one step that can be taken back."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from duizhao.errors import DuizhaoError, EnvironmentFailure, Location, LockedError, ProjectError, UsageError
from duizhao.model import EntryChange, TermEntry
from duizhao.storage.atomic import disk_errors, make_folder, read_bytes, sync_folder, write_atomically
from duizhao.storage.glossary_edits import edit_glossary
from duizhao.storage.glossary_file import GlossaryFile, LoadedGlossary, read_glossary
from duizhao.storage.glossary_history import GlossaryHistory, Patch, Rewrite, Step
from duizhao.storage.layout import GLOSSARY, WriterFiles
from duizhao.storage.locks import WriterLock
from duizhao.storage.records import Action
from duizhao.storage.writing import sha256_of

__all__ = ["GlossaryFiles", "GlossaryStore", "Writing"]

_SUFFIXES = (".yaml", ".yml")
_PATIENCE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class GlossaryFiles(WriterFiles):
    """What belongs to the glossary below ``.duizhao/``."""

    root: Path

    @property
    def kind(self) -> str:
        """The glossary."""
        return "glossary"

    @property
    def name(self) -> str:
        """The same, as the beginning of a sentence."""
        return "The glossary"

    @property
    def file(self) -> Path:
        """The folder of its files."""
        return self.root / GLOSSARY

    @property
    def private_name(self) -> PurePosixPath:
        """Apart from the documents'."""
        return PurePosixPath("history")

    @property
    def journal(self) -> Path:
        """What has been done to it."""
        return self._private(GLOSSARY, ".jsonl")

    @property
    def lock(self) -> Path:
        """What its one writer holds."""
        return self._private(GLOSSARY, ".lock")

    @property
    def holder(self) -> Path:
        """Who that is."""
        return self._private(GLOSSARY, ".json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A step whose files are written; it is over when the block that has it ends."""

    action: Action
    step: Step
    """As it is done now: a step that is taken back is inverted."""


class GlossaryStore:
    """Every file below ``glossary/``, read once and written under a lock that is held for a step and no longer.

    A step is in the history, on disk, before the first file is touched. What was cut short is finished by
    ``recovered``.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._private = GlossaryFiles(root)
        # By file: the mark of its last writing, and what it says.
        self._read: dict[str, tuple[tuple[int, ...], GlossaryFile]] = {}
        # By hash: what a file that has just been edited says.
        self._edited: dict[str, GlossaryFile] = {}

    @property
    def files(self) -> tuple[str, ...]:
        """The files on disk, relative to the project, sorted."""
        folder = self._root / GLOSSARY
        if not folder.is_dir():
            return ()
        names = (path.name for path in folder.iterdir() if path.suffix in _SUFFIXES and path.is_file())
        return tuple(f"{GLOSSARY}/{name}" for name in sorted(names) if not name.startswith("."))

    def read(self) -> LoadedGlossary:
        """Read what has changed on disk; a mistake is a problem and costs its entry, and the rest is in force."""
        entries: list[TermEntry] = []
        problems: list[DuizhaoError] = []
        for file in self.files:
            try:
                read = self.read_file(file)
            except EnvironmentFailure as error:
                problems.append(error)
                continue
            entries.extend(read.entries)
            problems.extend(read.problems)
        return LoadedGlossary(entries=tuple(entries), problems=tuple(problems))

    def read_file(self, file: str) -> GlossaryFile:
        """Return what one file says. EnvironmentFailure where it cannot be read."""
        path = self._root / file
        stamp = _stamp(path)
        known = self._read.get(file)
        if known is None or known[0] != stamp:
            data = read_bytes(path) or b""
            edited = self._edited.pop(sha256_of(data), None)
            known = self._read[file] = (stamp, edited or read_glossary(data, path, file))
        return known[1]

    def edited(self, changes: Sequence[EntryChange]) -> tuple[tuple[str, bytes | None, bytes], ...]:
        """Return each file that the changes touch, as it is and as it would be. Errors as of ``applying``."""
        return self._plan(changes)[0]

    @contextmanager
    def applying(
        self, changes: Sequence[EntryChange], label: str, rewrites: Iterable[Rewrite] = ()
    ) -> Iterator[Writing | None]:
        """Change the glossary files; in the block, the caller makes the rewrites. None where nothing changes.

        Nothing has been written where this raises: ProjectError where an entry is no longer as its change has it or a
        file cannot be changed, LockedError where somebody else writes, EnvironmentFailure where the disk refuses the
        history. A disk that refuses later leaves a step that can be taken back, or finished by ``recovered``.
        """
        with self._locked() as history:
            files, placed = self._plan(changes)
            step = Step(
                id=secrets.token_hex(6),
                label=label,
                changes=placed,
                patches=tuple(Patch.between(*file) for file in files),
                rewrites=tuple(rewrites),
            )
            if not step.patches and not step.rewrites:
                yield None
                return
            with self._step(history, "do", step) as writing:
                yield writing

    def next_to_undo(self) -> Step | None:
        """Return the last step as it was done."""
        return next(reversed(GlossaryHistory(self._private.journal).done), None)

    def next_to_redo(self) -> Step | None:
        """Return the step taken back last, as it was done."""
        return next(reversed(GlossaryHistory(self._private.journal).undone), None)

    @contextmanager
    def undoing(self) -> Iterator[Writing | None]:
        """Take the last step back; None where there is none.

        Files come back as they were, byte for byte, where nobody has changed them since, and otherwise entry by
        entry. Errors as of ``applying``.
        """
        with self._locked() as history:
            if not history.done:
                yield None
                return
            with self._step(history, "undo", self._retaken(history.done[-1].inverse())) as writing:
                yield writing

    @contextmanager
    def redoing(self) -> Iterator[Writing | None]:
        """Do the last step taken back again, as ``undoing`` takes it back."""
        with self._locked() as history:
            if not history.undone:
                yield None
                return
            with self._step(history, "redo", self._retaken(history.undone[-1])) as writing:
                yield writing

    @contextmanager
    def recovered(self) -> Iterator[Writing | None]:
        """Finish what a crash cut short; None where nothing was, or where somebody is still at it.

        Files that have been changed since are left alone.
        """
        path = self._private.journal
        if not path.exists() or GlossaryHistory(path).cut_short is None:
            yield None
            return
        with suppress(LockedError), self._locked(patience=0, recover=False) as history:
            if history.cut_short is not None:
                action, step = history.cut_short
                self._write(step.patches)
                yield Writing(action=action, step=step)
                history.finish()
                return
        yield None

    @contextmanager
    def _step(self, history: GlossaryHistory, action: Action, step: Step) -> Iterator[Writing]:
        """Carry a step out: in the history, then in the files, and on record as done when its block has ended well."""
        history.begin(action, step)
        self._write(step.patches)
        yield Writing(action=action, step=step)
        history.finish()

    def _plan(
        self, changes: Sequence[EntryChange]
    ) -> tuple[tuple[tuple[str, bytes | None, bytes], ...], tuple[EntryChange, ...]]:
        """Return the files that change, and the changes with the places, domains and authorities that entries get."""
        files = []
        read: dict[str, GlossaryFile] = {}
        for file, own in self._by_file(changes).items():
            old = read_bytes(self._root / file)
            edited = edit_glossary(old, own, self._root / file, file)
            read[file] = edited.read
            if edited.data != old:
                self._edited[sha256_of(edited.data)] = edited.read
                files.append((file, old, edited.data))
        standing = {file: {entry: entry for entry in what.entries} for file, what in read.items()}
        placed = []
        for change in changes:
            after = change.after
            if after is not None:
                file = self._goal(change)
                after = replace(after, file=file, domain=read[file].domain, authority=read[file].authority)
                after = standing[file].get(after, after)
            placed.append(EntryChange(before=change.before, after=after))
        return tuple(files), tuple(placed)

    def _retaken(self, step: Step) -> Step:
        """Return a step with the patches that it takes now."""
        patches = []
        by_file = self._by_file(step.changes)
        for patch in step.patches:
            old = read_bytes(self._root / patch.file)
            if patch.fits(old) or patch.has_made(old):
                patches.append(patch)
                continue
            path = self._root / patch.file
            try:
                edited = edit_glossary(old, by_file.get(patch.file, ()), path, patch.file)
            except ProjectError as error:
                message = f"“{step.label}” cannot be taken back or done again. {error.message}"
                hint = "Make the change by hand." if error.code == "entry-changed" else error.hint
                raise ProjectError(error.code, message, hint=hint, location=error.location) from error
            patches.append(Patch.between(patch.file, old, edited.data))
        return replace(step, patches=tuple(patches))

    def _by_file(self, changes: Sequence[EntryChange]) -> dict[str, list[EntryChange]]:
        """Return the changes by file; an entry that moves is deleted in one and added in the other."""
        by_file: dict[str, list[EntryChange]] = {}
        for change in changes:
            before, after = change.before, change.after
            if before is not None and not before.file:
                raise UsageError("no-file", f"The entry {before.source} does not say which file it stands in.")
            origin = self._checked(before.file) if before is not None else ""
            goal = self._goal(change) if after is not None else origin
            if before is not None and after is not None and origin != goal:
                by_file.setdefault(origin, []).append(EntryChange(before=before, after=None))
                by_file.setdefault(goal, []).append(EntryChange(before=None, after=after))
            elif before is not None or after is not None:
                by_file.setdefault(goal, []).append(change)
        return by_file

    def _goal(self, change: EntryChange) -> str:
        """Return the file that a change's entry is in afterwards."""
        for entry in (change.after, change.before):
            if entry is not None and entry.file:
                return self._checked(entry.file)
        return next(iter(self.files), f"{GLOSSARY}/terms.yaml")

    def _checked(self, file: str) -> str:
        path = PurePosixPath(file)
        if path.parent != PurePosixPath(GLOSSARY) or path.suffix not in _SUFFIXES or path.name.startswith("."):
            raise UsageError(
                "not-a-glossary-file",
                f"“{file}” cannot be a glossary file.",
                hint=f"Glossary files are called {GLOSSARY}/NAME.yaml.",
            )
        return str(path)

    @contextmanager
    def _locked(self, *, patience: float = _PATIENCE_SECONDS, recover: bool = True) -> Iterator[GlossaryHistory]:
        make_folder(self._private.journal.parent)
        lock = WriterLock(self._private)
        until = time.monotonic() + patience
        while holder := lock.take():
            if lock.is_refused or time.monotonic() >= until:
                raise LockedError(
                    "glossary-locked",
                    f"The glossary cannot be written: {holder}.",
                    hint="Make the folder writable." if lock.is_refused else "Try again in a moment.",
                    location=Location(self._private.file),
                )
            time.sleep(0.05)
        try:
            history = GlossaryHistory(self._private.journal)
            if recover and history.cut_short is not None:
                self._write(history.cut_short[1].patches)
                history.finish()
            yield history
        finally:
            lock.release()

    def _write(self, patches: Iterable[Patch]) -> None:
        """Write the files that are as their patches found them."""
        for patch in patches:
            path = self._root / patch.file
            data = read_bytes(path)
            if not patch.fits(data):
                continue
            new = patch.apply(data)
            if new is None:
                with disk_errors(path, "deleted"):
                    path.unlink()
                sync_folder(path.parent)
            else:
                make_folder(path.parent)
                write_atomically(path, new)


def _stamp(path: Path) -> tuple[int, ...]:
    with disk_errors(path, "read"):
        stat = path.stat()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
