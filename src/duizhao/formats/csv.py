"""Bilingual CSV."""

from __future__ import annotations

import csv

from duizhao.formats._table import names_known_columns, read_table, write_table
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Document

__all__ = ["FORMAT", "Csv"]


class Csv:
    """CSV with a header that names any of ``id, source, target, state, note``.

    Read: comma, semicolon or tab, whichever makes most of the header, or what a first line ``sep=;`` says; UTF-8,
    UTF-16 or GB18030. Without an id column the rows are ``u1.1``, ``u2.1``, …; without a state a row with a target is a
    draft. Columns nobody knows are kept. Rows one after the other whose ids differ in their last number alone
    (``u6.1``, ``u6.2``) are one unit.

    Written: UTF-8 with a byte order mark, without which Excel garbles Chinese, and CR LF (RFC 4180). A cell that a
    spreadsheet would run as a formula (``= + - @`` at the start) gets an apostrophe before it, which is taken off again
    when a file whose header begins with the five columns comes back. Further columns (unit, kind, gap, locked, match,
    author, codes) appear where a segment needs them.

    Cannot carry: notes and properties of units and documents (but columns read from a table), origin, waivers,
    languages, and a blank line inside a note, which makes two notes of it.
    """

    id = "csv"
    aliases: tuple[str, ...] = ()
    title = "Bilingual CSV"
    suffixes: tuple[str, ...] = (".csv",)
    bilingual = True

    def sniff(self, head: bytes) -> bool:
        """Whether the first line names source and target, or more of our columns, between commas or semicolons."""
        text = head.decode("utf-8", errors="replace")
        return any(names_known_columns(text, delimiter) >= 2 for delimiter in ",;")

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Parse a CSV file. Raises FormatError with the line."""
        return read_table(data, options, ",;\t")

    def write(self, document: Document, options: WriteOptions) -> bytes:  # noqa: ARG002 - the protocol's signature
        """Serialise. The same document gives the same bytes."""
        return write_table(document, csv.excel).encode("utf-8-sig", errors="replace")


FORMAT = Csv()
