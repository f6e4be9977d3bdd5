"""Which glossary format a file is in, and which one a name means."""

from __future__ import annotations

from duizhao.formats._detecting import called, choose, every, none_fits
from duizhao.formats.glossaries.format import GlossaryFormat
from duizhao.plugins import GLOSSARY_FORMATS

__all__ = ["detect", "known_suffixes", "resolve"]


def detect(name: str, head: bytes) -> GlossaryFormat:
    """Return the format of a file called ``name`` that begins with ``head`` (up to 4 KiB).

    The name's ending decides; among formats that share an ending (TBX 2 and 3), and for an ending nobody has, the
    content does. Raises FormatError, listing the formats, if nothing fits.
    """
    formats: list[GlossaryFormat] = every(GLOSSARY_FORMATS)
    found = choose(formats, name, head)
    if found is None:
        noun, advice = "glossary format", "name the format with --format"
        raise none_fits(formats, name, "unknown-glossary-format", noun, advice)
    return found


def resolve(name: str) -> GlossaryFormat:
    """Return the format with this id or alias, in any case. UsageError where there is none, naming those there are."""
    found: GlossaryFormat = called(GLOSSARY_FORMATS, name)
    return found


def known_suffixes() -> tuple[str, ...]:
    """Return every ending that a glossary file may have, with the dot."""
    return tuple(suffix for form in every(GLOSSARY_FORMATS) for suffix in form.suffixes)
