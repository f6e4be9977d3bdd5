"""Bilingual TSV."""

from __future__ import annotations

import csv

from duizhao.formats._table import names_known_columns, read_table, write_table
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Document

__all__ = ["FORMAT", "Tsv"]


class Tsv:
    """Tab-separated values with a header that names any of ``id, source, target, state, note``.

    The columns, what is carried and what is not are those of CSV. Quoting is Excel's: a cell with a tab, a line break
    or a double quote in it stands between double quotes. Written in UTF-8 without a byte order mark: this is the table
    for programs, and CSV the one for spreadsheets.
    """

    id = "tsv"
    aliases: tuple[str, ...] = ("tab",)
    title = "Bilingual TSV"
    suffixes: tuple[str, ...] = (".tsv", ".tab")
    bilingual = True

    def sniff(self, head: bytes) -> bool:
        """Whether the first line names source and target, or more of our columns, between tabs."""
        return names_known_columns(head.decode("utf-8", errors="replace"), "\t") >= 2

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Parse a TSV file. Raises FormatError with the line."""
        return read_table(data, options, "\t")

    def write(self, document: Document, options: WriteOptions) -> bytes:  # noqa: ARG002 - the protocol's signature
        """Serialise. The same document gives the same bytes."""
        return write_table(document, csv.excel_tab).encode("utf-8", errors="replace")


FORMAT = Tsv()
