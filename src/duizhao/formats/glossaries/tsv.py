"""Glossaries in TSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from duizhao.formats.glossaries._own_tables import write_own_table
from duizhao.formats.glossaries._tables import has_header, read_table
from duizhao.formats.glossaries.format import GlossaryOptions, ReadGlossary, WrittenGlossary
from duizhao.model import TermEntry

__all__ = ["FORMAT", "Tsv"]


class Tsv:
    """Tab-separated values: the columns, and what is read and carried, are those of CSV.

    Quoting is Excel's: a cell with a tab, a line break or a double quote in it stands between double quotes. Written in
    UTF-8 without a byte order mark: this is the table for programs, and CSV the one for spreadsheets. OmegaT has a
    format of its own.
    """

    id = "tsv"
    aliases: tuple[str, ...] = ("tab",)
    title = "Glossary in TSV"
    suffixes: tuple[str, ...] = (".tsv", ".tab", ".txt")

    def sniff(self, head: bytes) -> bool:
        """Whether the first line names columns between tabs."""
        return has_header(head, "\t")

    def read(self, data: bytes, options: GlossaryOptions) -> ReadGlossary:
        """Parse a TSV file. Raises FormatError where there is no Chinese and English in it."""
        return read_table(data, options, "\t")

    def write(self, entries: Sequence[TermEntry], options: GlossaryOptions) -> WrittenGlossary:  # noqa: ARG002 - the protocol's signature
        """Serialise. The same entries give the same bytes."""
        return WrittenGlossary(data=write_own_table(entries, csv.excel_tab).encode("utf-8", errors="replace"))


FORMAT = Tsv()
