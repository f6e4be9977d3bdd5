"""Which format a file is in, and which format a name means."""

from __future__ import annotations

from duizhao.formats._detecting import called, choose, every, none_fits
from duizhao.formats.format import Format
from duizhao.plugins import FORMATS

__all__ = ["detect", "resolve"]


def detect(name: str, head: bytes) -> str:
    """Return the id of the format of a file called ``name`` that begins with ``head`` (up to 4 KiB).

    The name's ending decides; among formats that share an ending (XLIFF 1.2 and 2), and for an ending nobody has,
    the content does. Raises FormatError, listing the formats, if nothing fits.
    """
    formats: list[Format] = every(FORMATS)
    found = choose(formats, name, head)
    if found is None:
        raise none_fits(formats, name, "unknown-format", "format", "import it with --format")
    return found.id


def resolve(name: str) -> Format:
    """Return the format with this id or alias, in any case. UsageError where there is none, naming those there are."""
    found: Format = called(FORMATS, name)
    return found
