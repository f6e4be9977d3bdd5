"""Which format a file is in, and which format a name means."""

from __future__ import annotations

from pathlib import PurePath

from duizhao import plugins
from duizhao.errors import FormatError, Location
from duizhao.formats.format import Format

__all__ = ["detect", "resolve"]


def detect(name: str, head: bytes) -> str:
    """Return the id of the format of a file called ``name`` that begins with ``head`` (up to 4 KiB).

    The name's ending decides; among formats that share an ending (XLIFF 1.2 and 2), and for an ending nobody has,
    the content does. Raises FormatError, listing the formats, if nothing fits.
    """
    formats = [_load(format_id) for format_id in plugins.ids(plugins.FORMATS)]
    candidates = _with_longest_suffix(PurePath(name).name.lower(), formats)
    if len(candidates) == 1:
        return candidates[0].id
    for candidate in candidates or formats:
        if candidate.sniff(head):
            return candidate.id
    if candidates:
        # Nothing in it says which of them it is; the reader of the first will say what is wrong with it.
        return candidates[0].id
    known = ", ".join(f"{form.id} ({' '.join(form.suffixes)})" for form in formats)
    raise FormatError(
        "unknown-format",
        "Neither its name nor its content says which format this is.",
        hint=f"Give it the ending of its format, or import it with --format: {known}.",
        location=Location(name),
    )


def resolve(name: str) -> Format:
    """Return the format with this id or alias, in any case. UsageError where there is none, naming those there are."""
    wanted = name.strip().lower().lstrip(".")
    format_ids = plugins.ids(plugins.FORMATS)
    if wanted not in format_ids:
        for format_id in format_ids:
            if wanted in _load(format_id).aliases:
                return _load(format_id)
    return _load(wanted)


def _load(format_id: str) -> Format:
    loaded: Format = plugins.load(plugins.FORMATS, format_id)
    return loaded


def _with_longest_suffix(name: str, formats: list[Format]) -> list[Format]:
    endings = {form.id: max((len(s) for s in form.suffixes if name.endswith(s)), default=0) for form in formats}
    longest = max(endings.values(), default=0)
    return [form for form in formats if longest and endings[form.id] == longest]
