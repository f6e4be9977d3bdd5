"""TBX-Basic of version 2 (ISO 30042:2008): what OmegaT and the Translate Toolkit read.

A file of the dialect's data categories alone, valid by the core structure (``TBXcoreStructV02.dtd``).
"""

from __future__ import annotations

from collections.abc import Sequence

from duizhao.formats._xml import begins_with
from duizhao.formats.glossaries._tbx_reading import read_tbx
from duizhao.formats.glossaries._tbx_vocabulary import V2
from duizhao.formats.glossaries._tbx_writing import write_tbx
from duizhao.formats.glossaries.format import GlossaryOptions, ReadGlossary, WrittenGlossary
from duizhao.model import TermEntry

__all__ = ["FORMAT", "TbxBasic"]


class TbxBasic:
    """See the module. Everything comes back, control characters excepted, which no XML can hold."""

    id = "tbx-basic"
    aliases: tuple[str, ...] = ("tbx", "tbx2", "tbx-v2")
    title = "TBX-Basic (TBX 2)"
    suffixes: tuple[str, ...] = (".tbx",)

    def sniff(self, head: bytes) -> bool:
        """Whether the root is ``martif``."""
        return begins_with(head, "martif")

    def read(self, data: bytes, options: GlossaryOptions) -> ReadGlossary:
        """Parse TBX of any version and style. Raises FormatError, with the line, for what is none."""
        return read_tbx(data, options)

    def write(self, entries: Sequence[TermEntry], options: GlossaryOptions) -> WrittenGlossary:
        """Serialise. The same entries give the same bytes."""
        return write_tbx(entries, options, V2)


FORMAT = TbxBasic()
