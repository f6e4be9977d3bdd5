"""What has been done to the glossary, a JSON object a line, on disk before a file is touched.

``{"glossary": 1}`` comes first. ``{"do": step}``, ``{"undo": step}`` or ``{"redo": step}`` says what is about to
happen to the files, and ``{"done": id}`` that it has; a step that is not followed by it was cut short, and says how to
go on.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from duizhao.errors import Location, ProjectError
from duizhao.model import Authority, Case, EntryChange, PartOfSpeech, TermEntry, TermStatus
from duizhao.storage.atomic import disk_errors, read_bytes, sync_folder, write_atomically
from duizhao.storage.records import Action, text_from_json
from duizhao.storage.writing import sha256_of

__all__ = ["GlossaryHistory", "Patch", "Rewrite", "Step", "entry_from_json", "entry_to_json"]

_VERSION = 1
_ACTIONS: tuple[Action, ...] = ("do", "undo", "redo")
_ENUMERATIONS = {"case": Case, "status": TermStatus, "authority": Authority, "part_of_speech": PartOfSpeech}
_LISTS = frozenset({"admitted", "short", "deprecated", "forbidden"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """A target that a step changed along with the glossary."""

    document: str
    segment_id: str
    before: str
    after: str

    def inverse(self) -> Rewrite:
        """Return the rewrite that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """One file before and after, as the part that differs."""

    file: str
    before: str
    """Hash of the file before; empty where there was none."""
    after: str
    """Hash of the file afterwards; empty where there is none."""
    start: int
    """Where the difference begins, in characters."""
    removed: str
    inserted: str

    @classmethod
    def between(cls, file: str, old: bytes | None, new: bytes | None) -> Patch:
        """Return the patch that makes ``new`` of ``old``; None stands for no file."""
        before, after = (old or b"").decode(), (new or b"").decode()
        start = _common(before, after)
        behind = _common(before[start:][::-1], after[start:][::-1])
        return cls(
            file=file,
            before="" if old is None else sha256_of(old),
            after="" if new is None else sha256_of(new),
            start=start,
            removed=before[start : len(before) - behind],
            inserted=after[start : len(after) - behind],
        )

    def inverse(self) -> Patch:
        """Return the patch that takes this one back."""
        return replace(self, before=self.after, after=self.before, removed=self.inserted, inserted=self.removed)

    def fits(self, data: bytes | None) -> bool:
        """Whether the file is as this patch found it."""
        return self.before == ("" if data is None else sha256_of(data))

    def has_made(self, data: bytes | None) -> bool:
        """Whether the file is as this patch leaves it."""
        return self.after == ("" if data is None else sha256_of(data))

    def apply(self, data: bytes | None) -> bytes | None:
        """Return the file afterwards, given one that the patch fits."""
        if not self.after:
            return None
        text = (data or b"").decode()
        return (text[: self.start] + self.inserted + text[self.start + len(self.removed) :]).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of maintaining the glossary, as it was last done or taken back."""

    id: str
    label: str
    """What a person would call it."""
    changes: tuple[EntryChange, ...]
    patches: tuple[Patch, ...]
    rewrites: tuple[Rewrite, ...] = ()

    def inverse(self) -> Step:
        """Return the step that takes this one back."""
        return replace(
            self,
            changes=tuple(change.inverse() for change in reversed(self.changes)),
            patches=tuple(patch.inverse() for patch in self.patches),
            rewrites=tuple(rewrite.inverse() for rewrite in reversed(self.rewrites)),
        )


class GlossaryHistory:
    """The steps in force and those taken back. For the holder of the glossary's lock, or for reading."""

    compacted_above_bytes = 4_000_000

    def __init__(self, path: Path) -> None:
        """Read the history. ProjectError where a newer duizhao wrote it; what is damaged is passed over."""
        self._path = path
        self.done: list[Step] = []
        """Steps in force, the next to undo last."""
        self.undone: list[Step] = []
        """Steps taken back, as they were done, the next to redo last."""
        self.cut_short: tuple[Action, Step] | None = None
        """A step whose end is not on record: files may be as before it, after it or between."""
        data = read_bytes(path) or b""
        for number, line in enumerate(data.split(b"\n"), 1):
            try:
                self._follow(json.loads(line), number)
            except (ValueError, LookupError, TypeError, AttributeError):
                continue
        self._needs_line_break = bool(data) and not data.endswith(b"\n")
        self._length = len(data)

    def begin(self, action: Action, step: Step) -> None:
        """Put on disk what is about to be done to the files. EnvironmentFailure where the disk refuses."""
        self._append({action: _step_to_json(step)})
        self.cut_short = (action, step)

    def finish(self) -> None:
        """Put on disk that the step begun last is done; nothing happens where there is none."""
        if self.cut_short is not None:
            action, step = self.cut_short
            self._append({"done": step.id})
            self._push(action, step)
            if self._length > self.compacted_above_bytes:
                self._compact()

    def _follow(self, written: dict[str, Any], number: int) -> None:
        ((name, value),) = written.items()
        if name == "glossary" and value != _VERSION:
            raise ProjectError(
                "newer-history",
                f"A newer duizhao wrote the glossary's history (version {value}).",
                hint="Use that duizhao, or move the file away: the glossary itself is untouched by that.",
                location=Location(self._path, number),
            )
        action = next((action for action in _ACTIONS if action == name), None)
        if action is not None:
            self.cut_short = (action, _step_from_json(value))
        elif name == "done" and self.cut_short is not None and self.cut_short[1].id == value:
            self._push(*self.cut_short)

    def _push(self, action: Action, step: Step) -> None:
        self.cut_short = None
        if action == "do":
            self.done.append(step)
            self.undone.clear()
            return
        origin, destination = (self.done, self.undone) if action == "undo" else (self.undone, self.done)
        # Behind a damaged line the stacks may not fit.
        origin[:] = [other for other in origin if other.id != step.id]
        destination.append(step.inverse() if action == "undo" else step)

    def _append(self, record: dict[str, Any]) -> None:
        lines = _line(record)
        if not self._length:
            lines = _line({"glossary": _VERSION}) + lines
        elif self._needs_line_break:
            lines = b"\n" + lines
        with disk_errors(self._path, "written"):
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            descriptor = os.open(self._path, flags, 0o666)
            try:
                length = os.fstat(descriptor).st_size
                try:
                    os.write(descriptor, lines)
                    os.fsync(descriptor)
                except OSError:
                    os.ftruncate(descriptor, length)
                    raise
            finally:
                os.close(descriptor)
        if not self._length:
            sync_folder(self._path.parent)
        self._length += len(lines)
        self._needs_line_break = False

    def _compact(self) -> None:
        """Forget the oldest steps, so that what is left is half as long as it may be."""
        limit = self.compacted_above_bytes // 2
        lines = [_line({"do": _step_to_json(step)}) + _line({"done": step.id}) for step in self.done]
        lines += [_line({"do": _step_to_json(step)}) + _line({"done": step.id}) for step in reversed(self.undone)]
        lines += [_line({"undo": _step_to_json(step.inverse())}) + _line({"done": step.id}) for step in self.undone]
        forgotten = 0
        while forgotten < len(self.done) - 1 and sum(map(len, lines[forgotten:])) > limit:
            forgotten = (forgotten + len(self.done)) // 2
        data = _line({"glossary": _VERSION}) + b"".join(lines[forgotten:])
        write_atomically(self._path, data)
        del self.done[:forgotten]
        self._length = len(data)


def entry_to_json(entry: TermEntry) -> dict[str, Any]:
    """Return an entry as what ``json`` can write; what is at its default is left out."""
    return {name: value for name, value in asdict(entry).items() if value or name in {"source", "target"}}


def entry_from_json(written: dict[str, Any]) -> TermEntry:
    """Return the entry that ``entry_to_json`` wrote. ValueError, LookupError or TypeError for anything else."""
    values: dict[str, Any] = {}
    for field in fields(TermEntry):
        if field.name not in written:
            continue
        value = written[field.name]
        if field.name in _ENUMERATIONS:
            value = _ENUMERATIONS[field.name](value)
        elif field.name in _LISTS:
            value = tuple(map(text_from_json, value))
        elif field.name in {"introduce", "words_between", "line"}:
            if not isinstance(value, int):
                raise TypeError(value)
        else:
            value = text_from_json(value)
        values[field.name] = value
    return TermEntry(**values)


def _common(first: str, second: str) -> int:
    """Return how many characters two texts have in common at their beginnings."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _step_to_json(step: Step) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": step.id,
        "label": step.label,
        "changes": [
            [None if entry is None else entry_to_json(entry) for entry in (change.before, change.after)]
            for change in step.changes
        ],
        "files": [asdict(patch) for patch in step.patches],
    }
    if step.rewrites:
        written["rewrites"] = [asdict(rewrite) for rewrite in step.rewrites]
    return written


def _step_from_json(written: dict[str, Any]) -> Step:
    return Step(
        id=text_from_json(written["id"]),
        label=text_from_json(written["label"]),
        changes=tuple(
            EntryChange(
                before=None if before is None else entry_from_json(before),
                after=None if after is None else entry_from_json(after),
            )
            for before, after in written["changes"]
        ),
        patches=tuple(Patch(**patch) for patch in written["files"]),
        rewrites=tuple(Rewrite(**rewrite) for rewrite in written.get("rewrites", ())),
    )


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
