"""XLIFF 2.1 (OASIS, 2018), which is also ISO 21720: the model of this program, one for one.

=====================  ==========================================================================
``unit``               a unit; ``type="duizhao:heading"`` its kind; ``translate="no"`` where all of it is locked
``segment``            a segment, with its own id
``ignorable``          a gap
``state``              translated, reviewed and final are themselves; the others are initial, and
                       ``subState`` tells duizhao:draft and duizhao:rejected from new
``pc``, ``ph``         codes; ``sc`` and ``ec`` for pairs that overlap; their originals in ``originalData``
``cp``                 a character XML cannot carry
``notes``              notes, with ``dz:author``, and ``dz:segment`` where they are a segment's
metadata module        the rest (id, match, waivers, properties), in the group ``duizhao``
glossary module        the glossary's terms; not read back
=====================  ==========================================================================

``canResegment="no"``: segments are identified by their ids for life. What XLIFF wants unique in a unit (segments and
inline codes share one space) is made so: a code 1 of the unit's second segment is ``2-1``.

Read from others: a segment's id is the unit's and its own; a target whose state is initial is a draft. Modules other
than ours are left out.
"""

from __future__ import annotations

from duizhao.formats import _xliff2_reading, _xliff2_writing
from duizhao.formats._xml import begins_with
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Document

__all__ = ["FORMAT", "Xliff2"]


class Xliff2:
    """See the module."""

    id = "xliff2"
    aliases: tuple[str, ...] = ("xlf2", "xliff-2.1", "xliff-2")
    title = "XLIFF 2.1"
    suffixes: tuple[str, ...] = (".xliff2.xlf", ".xlf", ".xliff")
    bilingual = True

    def sniff(self, head: bytes) -> bool:
        """Whether the root is ``xliff`` and its version begins with 2."""
        return begins_with(head, "xliff", version="2")

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Parse a file of XLIFF 2.0 to 2.2."""
        return _xliff2_reading.read(data, options)

    def write(self, document: Document, options: WriteOptions) -> bytes:
        """Serialise as XLIFF 2.1."""
        return "".join(f"{line}\n" for line in _xliff2_writing.lines(document, options)).encode()


FORMAT = Xliff2()
