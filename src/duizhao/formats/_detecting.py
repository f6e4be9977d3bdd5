"""Choosing among formats, of documents or of glossaries: by name and content of a file, or by what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, Protocol, TypeVar

from duizhao import plugins
from duizhao.errors import FormatError, Location

__all__ = ["called", "choose", "every", "none_fits"]


class _Detectable(Protocol):
    id: str
    aliases: tuple[str, ...]
    suffixes: tuple[str, ...]

    def sniff(self, head: bytes) -> bool: ...


_Form = TypeVar("_Form", bound=_Detectable)


def every(room: plugins.Room) -> list[Any]:
    """Return all formats of a room, by id."""
    return [plugins.load(room, format_id) for format_id in plugins.ids(room)]


def choose(formats: Sequence[_Form], name: str, head: bytes) -> _Form | None:
    """Return the format of a file called ``name`` that begins with ``head``; None where nothing fits.

    The name's ending decides; among formats that share an ending, and for an ending nobody has, the content does.
    """
    candidates = _with_longest_suffix(PurePath(name).name.lower(), formats)
    if len(candidates) == 1:
        return candidates[0]
    for candidate in candidates or formats:
        if candidate.sniff(head):
            return candidate
    # Nothing in it says which of them it is; the reader of the first will say what is wrong with it.
    return candidates[0] if candidates else None


def none_fits(formats: Sequence[_Detectable], name: str, code: str, noun: str, advice: str) -> FormatError:
    """Return the error for a file that is in no format, listing those there are behind ``advice``."""
    known = ", ".join(f"{form.id} ({' '.join(form.suffixes)})" for form in formats)
    return FormatError(
        code,
        f"Neither its name nor its content says which {noun} this is.",
        hint=f"Give it the ending of its format, or {advice}: {known}.",
        location=Location(name),
    )


def called(room: plugins.Room, name: str) -> Any:
    """Return the format with this id or alias, in any case. UsageError where there is none, naming those there are."""
    wanted = name.strip().lower().lstrip(".")
    if wanted not in plugins.ids(room):
        for form in every(room):
            if wanted in form.aliases:
                return form
    return plugins.load(room, wanted)


def _with_longest_suffix(name: str, formats: Sequence[_Form]) -> list[_Form]:
    endings = {form.id: max((len(s) for s in form.suffixes if name.endswith(s)), default=0) for form in formats}
    longest = max(endings.values(), default=0)
    return [form for form in formats if longest and endings[form.id] == longest]
