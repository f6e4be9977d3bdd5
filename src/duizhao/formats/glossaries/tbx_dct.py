"""TBX-Basic of version 3 (ISO 30042:2019), data categories as elements of namespaces."""

from __future__ import annotations

from collections.abc import Sequence

from duizhao.formats._xml import begins_with
from duizhao.formats.glossaries._tbx_reading import read_tbx
from duizhao.formats.glossaries._tbx_vocabulary import DCT, has_style
from duizhao.formats.glossaries._tbx_writing import write_tbx
from duizhao.formats.glossaries.format import GlossaryOptions, ReadGlossary, WrittenGlossary
from duizhao.model import TermEntry

__all__ = ["FORMAT", "TbxDct"]


class TbxDct:
    """See the module. Everything comes back, control characters excepted, which no XML can hold."""

    id = "tbx-dct"
    aliases: tuple[str, ...] = ("tbx3-dct",)
    title = "TBX-Basic in DCT style (TBX 3)"
    suffixes: tuple[str, ...] = (".dct.tbx", ".tbx")

    def sniff(self, head: bytes) -> bool:
        """Whether the root is ``tbx`` and says that its style is DCT."""
        return begins_with(head, "tbx") and has_style(head, "dct")

    def read(self, data: bytes, options: GlossaryOptions) -> ReadGlossary:
        """Parse TBX of any version and style. Raises FormatError, with the line, for what is none."""
        return read_tbx(data, options)

    def write(self, entries: Sequence[TermEntry], options: GlossaryOptions) -> WrittenGlossary:
        """Serialise. The same entries give the same bytes."""
        return write_tbx(entries, options, DCT)


FORMAT = TbxDct()
