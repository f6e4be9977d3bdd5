"""Which glossary format a file is in, and which one a name means."""

from __future__ import annotations

from pathlib import PurePath

from duizhao import plugins
from duizhao.errors import FormatError, Location
from duizhao.formats.glossaries.format import GlossaryFormat

__all__ = ["detect", "known_suffixes", "resolve"]


def detect(name: str, head: bytes) -> GlossaryFormat:
    """Return the format of a file called ``name`` that begins with ``head`` (up to 4 KiB).

    The name's ending decides; among formats that share an ending (TBX 2 and 3), and for an ending nobody has, the
    content does. Raises FormatError, listing the formats, if nothing fits.
    """
    formats = [_load(format_id) for format_id in plugins.ids(plugins.GLOSSARY_FORMATS)]
    candidates = _with_longest_suffix(PurePath(name).name.lower(), formats)
    if len(candidates) == 1:
        return candidates[0]
    for candidate in candidates or formats:
        if candidate.sniff(head):
            return candidate
    if candidates:
        # Nothing in it says which of them it is; the reader of the first will say what is wrong with it.
        return candidates[0]
    known = ", ".join(f"{form.id} ({' '.join(form.suffixes)})" for form in formats)
    raise FormatError(
        "unknown-glossary-format",
        "Neither its name nor its content says which glossary format this is.",
        hint=f"Give it the ending of its format, or name the format with --format: {known}.",
        location=Location(name),
    )


def resolve(name: str) -> GlossaryFormat:
    """Return the format with this id or alias, in any case. UsageError where there is none, naming those there are."""
    wanted = name.strip().lower().lstrip(".")
    format_ids = plugins.ids(plugins.GLOSSARY_FORMATS)
    if wanted not in format_ids:
        for format_id in format_ids:
            if wanted in _load(format_id).aliases:
                return _load(format_id)
    return _load(wanted)


def known_suffixes() -> tuple[str, ...]:
    """Return every ending that a glossary file may have, with the dot."""
    return tuple(suffix for format_id in plugins.ids(plugins.GLOSSARY_FORMATS) for suffix in _load(format_id).suffixes)


def _load(format_id: str) -> GlossaryFormat:
    loaded: GlossaryFormat = plugins.load(plugins.GLOSSARY_FORMATS, format_id)
    return loaded


def _with_longest_suffix(name: str, formats: list[GlossaryFormat]) -> list[GlossaryFormat]:
    endings = {form.id: max((len(s) for s in form.suffixes if name.endswith(s)), default=0) for form in formats}
    longest = max(endings.values(), default=0)
    return [form for form in formats if longest and endings[form.id] == longest]
