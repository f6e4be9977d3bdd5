"""XLIFF 1.2 (OASIS, 2008): what most translation programs exchange.

Written, and valid against the strict schema: one ``file`` a document, one ``group`` a unit, one ``trans-unit`` a
segment, so that every program shows sentences. Ids are the segments' own.

======================  =========================================================================
``approved="yes"``      the state is done: translated, reviewed or final
``target/@state``       new → new, draft → needs-review-translation, translated → translated,
                        reviewed → signed-off, final → final,
                        rejected → needs-translation with state-qualifier x-rejected
``translate="no"``      locked: programs that cannot lock then leave the segment alone, which is the point
``bpt``/``ept``, ``ph`` codes, with their originals as content
``x ctype="x-char-…"``  a character XML cannot carry
``note``                notes, ``from`` their author; glossary terms ``from="duizhao:term"``, not read back
``context-group``       the rest (gap, match, waivers, properties), ``context-type="x-duizhao-…"``
======================  =========================================================================

An empty target of a new segment is not written, as the specification has it for what is not translated yet
(clause 2.2.4); ``xliff-omegat`` is for the one program that needs the source there.

Read from others: a trans-unit is a unit; ``seg-source`` gives its segments. Targets that nobody has approved or
given a finished state are drafts. ``alt-trans`` and binary units are left out.
"""

from __future__ import annotations

from duizhao.formats import _xliff_reading, _xliff_writing
from duizhao.formats._xml import begins_with
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Document

__all__ = ["FORMAT", "Xliff"]


class Xliff:
    """See the module."""

    id = "xliff"
    aliases: tuple[str, ...] = ("xlf", "xliff1", "xliff-1.2")
    title = "XLIFF 1.2"
    suffixes: tuple[str, ...] = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff")
    bilingual = True

    def sniff(self, head: bytes) -> bool:
        """Whether the root is ``xliff`` and its version begins with 1."""
        return begins_with(head, "xliff", version="1")

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Parse a file of XLIFF 1.0 to 1.2."""
        return _xliff_reading.read(data, options)

    def write(self, document: Document, options: WriteOptions) -> bytes:
        """Serialise as XLIFF 1.2."""
        lines = _xliff_writing.lines(document, options, fill_targets=False)
        return "".join(f"{line}\n" for line in lines).encode()


FORMAT = Xliff()
