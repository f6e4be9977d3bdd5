"""Glossaries in CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from duizhao.formats.glossaries._own_tables import write_own_table
from duizhao.formats.glossaries._tables import has_header, read_table
from duizhao.formats.glossaries.format import GlossaryOptions, ReadGlossary, WrittenGlossary
from duizhao.model import TermEntry

__all__ = ["FORMAT", "Csv"]


class Csv:
    """CSV: a row a term, the columns being the keys of a glossary file and its domain and authority.

    Read, whoever made it: comma, semicolon, tab or bar, whichever makes most of the header, or what a first line
    ``sep=;`` says; UTF-8, UTF-16 or GB18030; columns in any order and by many names, in English and Chinese. Without a
    header, and where source and target alone are named, the script tells which side is Chinese.

    Written for Excel: UTF-8 with a byte order mark, CR LF, and an apostrophe before a cell that a spreadsheet would run
    as a formula, which is taken off again. Everything comes back.
    """

    id = "csv"
    aliases: tuple[str, ...] = ("excel",)
    title = "Glossary in CSV"
    suffixes: tuple[str, ...] = (".csv",)

    def sniff(self, head: bytes) -> bool:
        """Whether the first line names columns between commas or semicolons."""
        return has_header(head, ",;")

    def read(self, data: bytes, options: GlossaryOptions) -> ReadGlossary:
        """Parse a CSV file. Raises FormatError where there is no Chinese and English in it."""
        return read_table(data, options, ",;\t|")

    def write(self, entries: Sequence[TermEntry], options: GlossaryOptions) -> WrittenGlossary:  # noqa: ARG002 - the protocol's signature
        """Serialise. The same entries give the same bytes."""
        return WrittenGlossary(data=write_own_table(entries, csv.excel).encode("utf-8-sig", errors="replace"))


FORMAT = Csv()
