"""What a segment has and PO has no field for, as one line of JSON in an extracted comment."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from duizhao.errors import FormatError, Location
from duizhao.formats._po_syntax import fits_comment
from duizhao.model import Code, Note, Properties, Segment, State, Waiver

__all__ = ["PREFIX", "TERM_PREFIX", "Extras", "dump", "is_fuzzy", "read_segments", "segment_extras", "shaped_notes"]

PREFIX = "duizhao: "
TERM_PREFIX = "term: "
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029]")
_PENDING = frozenset({State.NEW, State.DRAFT, State.REJECTED})


def dump(values: dict[str, Any]) -> str:
    """Return one line of JSON."""
    text = json.dumps(values, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@dataclass(frozen=True, slots=True)
class Extras:
    """The object of one comment. Every reading method raises FormatError where a value is not of its kind."""

    values: dict[str, Any]
    name: str
    """Of the file, for messages."""
    line: int

    @classmethod
    def load(cls, text: str, name: str, line: int) -> Extras:
        """Parse what ``dump`` made; an empty text holds nothing."""
        try:
            values = json.loads(text or "{}")
        except (ValueError, RecursionError):
            values = None
        extras = cls({}, name, line)
        return replace(extras, values=extras.of(values, dict))

    def of(self, value: Any, kind: type) -> Any:
        """Return ``value`` if it is of that kind."""
        if not isinstance(value, kind):
            raise FormatError(
                "po-comment",
                f"The comment “{PREFIX}…” of this entry is damaged.",
                hint="Restore it from the export, or delete that one line.",
                location=Location(self.name, self.line or None),
            )
        return value

    def text(self, key: str, default: str = "") -> str:
        """Return a text."""
        text: str = self.of(self.values.get(key, default), str)
        return text

    def flag(self, key: str) -> bool:
        """Return a truth value, False if absent."""
        flag: bool = self.of(self.values.get(key, False), bool)
        return flag

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self.of(text, str) for text in self.of(self.values.get(key, []), list))

    def rows(self, key: str, *kinds: type) -> list[tuple[Any, ...]]:
        """Return a list of rows whose values are of ``kinds``; a row may leave out values at its end."""
        rows = []
        for row in self.of(self.values.get(key, []), list):
            padded = [*self.of(row, list), *(kind() for kind in kinds[len(row) :])]
            self.of(padded if len(padded) == len(kinds) else None, list)
            rows.append(tuple(self.of(value, kind) for value, kind in zip(padded, kinds, strict=True)))
        return rows

    def pairs(self, key: str) -> Properties:
        """Return properties."""
        return tuple((name, value) for name, value in self.rows(key, str, str))

    def forms(self, count: int) -> list[Extras]:
        """Return the objects of the plural forms; those that are missing hold nothing."""
        values = self.of(self.values.get("forms", []), list)
        return [replace(self, values=self.of(value, dict)) for value in [*values, *[{}] * count][:count]]

    def state(self) -> State | None:
        """Return the state, None if absent."""
        state = self.text("state")
        if state and state not in set(State):
            self.of(None, str)
        return State(state) if state else None

    def notes(self, key: str, comments: Sequence[str] = ()) -> tuple[Note, ...]:
        """Turn comment lines back into notes; lines that somebody added are a note of their own, at the end."""
        notes = []
        taken = 0
        for count, author, text in self.rows(key, int, str, str):
            chunk = text if count <= 0 else "\n".join(comments[taken : taken + count])
            taken += max(0, count)
            if count <= 0 or chunk.strip():
                notes.append(Note(text=chunk, author=author))
        rest = "\n".join(comments[taken:])
        return (*notes, Note(text=rest)) if rest.strip() else tuple(notes)

    def codes(self) -> tuple[Code, ...]:
        """Return the codes of a segment."""
        codes = []
        for code_id, original, end in self.rows("codes", str, str, object):
            original_end = None if end is None else self.of(end, str)
            codes.append(Code(id=code_id, original=original, original_end=original_end))
        return tuple(codes)


def is_fuzzy(segments: Iterable[tuple[str, State]]) -> bool:
    """Whether an entry with these targets and states is marked fuzzy: there is a target that is not to be used yet."""
    return any(bool(target) and state in _PENDING for target, state in segments)


def segment_extras(segment: Segment, *, fuzzy: bool) -> dict[str, Any]:
    """Return what the PO entry does not say about a segment; nothing for most. Notes are left to ``shaped_notes``."""
    values: dict[str, Any] = {}
    if segment.state is not _plain_state(segment.target, fuzzy=fuzzy):
        values["state"] = segment.state.value
    if segment.locked:
        values["locked"] = True
    if segment.gap:
        values["gap"] = segment.gap
    if segment.match:
        values["match"] = segment.match
    if segment.codes:
        values["codes"] = [[code.id, code.original, code.original_end] for code in segment.codes]
    if segment.waivers:
        values["waivers"] = [[waiver.check, waiver.fingerprint, waiver.reason] for waiver in segment.waivers]
    return values


def shaped_notes(notes: Sequence[Note], *, in_comments: bool = True) -> tuple[list[str], list[list[Any]]]:
    """Return the comment lines of notes, and their shape.

    Of each note, the shape has ``[lines, author]`` or, where no comment can carry it, ``[0, author, text]``. It is
    empty where it says nothing: for one note without an author.
    """
    lines: list[str] = []
    shape: list[list[Any]] = []
    for note in notes:
        if in_comments and fits_comment(note.text):
            note_lines = note.text.split("\n")
            lines += note_lines
            shape.append([len(note_lines), note.author])
        else:
            shape.append([0, note.author, note.text])
    return lines, [] if lines and shape == [[len(lines), ""]] else shape


def read_segments(segments: Sequence[Segment], extras: Sequence[Extras], *, fuzzy: bool) -> tuple[Segment, ...]:
    """Complete the segments of one entry by what its comment says.

    States in the comment are believed only as long as the entry is as fuzzy as they make it: a translator who worked
    on the file with another program cannot be expected to keep them up to date.
    """
    plain = [_plain_state(segment.target, fuzzy=fuzzy) for segment in segments]
    states = [extra.state() or state for extra, state in zip(extras, plain, strict=True)]
    if is_fuzzy((segment.target, state) for segment, state in zip(segments, states, strict=True)) != fuzzy:
        states = plain
    return tuple(
        replace(
            segment,
            state=state,
            locked=extra.flag("locked"),
            gap=extra.text("gap"),
            codes=extra.codes(),
            waivers=tuple(
                Waiver(check=check, fingerprint=fingerprint, reason=reason)
                for check, fingerprint, reason in extra.rows("waivers", str, str, str)
            ),
            match=extra.text("match"),
        )
        for segment, state, extra in zip(segments, states, extras, strict=True)
    )


def _plain_state(target: str, *, fuzzy: bool) -> State:
    """Return what any reader of PO would make of an entry."""
    if not target:
        return State.NEW
    return State.DRAFT if fuzzy else State.TRANSLATED
