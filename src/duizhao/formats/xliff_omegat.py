"""XLIFF 1.2 for OmegaT: the source in every target.

OmegaT (measured: 3.6) takes the content of ``target`` for the text to translate and looks at nothing else of a unit.
A plain ``xliff`` export shows its user English where there is a translation, and nothing at all where there is none.
Here every target repeats its source, and an entry of ours keeps the real target: on return it is the target again
unless somebody has put another text in the source's place. The translations themselves go to OmegaT as a memory,
the ``tmx`` export in the OmegaT project's ``tm/auto`` folder. Locked segments OmegaT does not show.

All else is as in ``xliff``. For programs that look at ``source`` a copied source is a translation in the wrong
language, which is why this is a format of its own.
"""

from __future__ import annotations

from duizhao.formats import _xliff_reading, _xliff_writing
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Document

__all__ = ["FORMAT", "XliffForOmegaT"]


class XliffForOmegaT:
    """See the module."""

    id = "xliff-omegat"
    aliases: tuple[str, ...] = ("omegat",)
    title = "XLIFF 1.2 for OmegaT"
    suffixes: tuple[str, ...] = (".omegat.xlf",)
    bilingual = True

    def sniff(self, head: bytes) -> bool:
        """Return False: ``xliff`` recognises and reads these files as well."""
        del head
        return False

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Parse a file of XLIFF 1.0 to 1.2."""
        return _xliff_reading.read(data, options)

    def write(self, document: Document, options: WriteOptions) -> bytes:
        """Serialise as XLIFF 1.2 with the source in every target."""
        lines = _xliff_writing.lines(document, options, fill_targets=True)
        return "".join(f"{line}\n" for line in lines).encode()


FORMAT = XliffForOmegaT()
