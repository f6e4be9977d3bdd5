"""Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from markdown_it.token import Token

from duizhao.formats._decode import decode
from duizhao.formats._markdown_inline import Located, parser, with_codes
from duizhao.formats._splice import Piece, join_targets, render_codes, replacements, splice
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Document, Segment, Span, Unit
from duizhao.text.codes import tags, without_codes

__all__ = ["FORMAT", "Markdown", "pieces_of"]

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n?|\n)(?:.*(?:\r\n?|\n))*?(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)"
    r"|\+\+\+[ \t]*(?:\r\n?|\n)(?:.*(?:\r\n?|\n))*?\+\+\+[ \t]*(?:\r\n?|\n|\Z)"
)
_TASK_BOX = re.compile(r"\[[ xX]\][ \t]+")
_BARE_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_LINE_BREAKS = re.compile(r"[ \t]*[\r\n]+[ \t]*")
# What would turn the first line of a translated paragraph into another kind of block.
_BLOCK_START = re.compile(
    r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+*](?:\s|$)|>|```|~~~|\[[^\]]*\]:|(?:[-*_=]\s*)+$)"
)


class Markdown:
    """CommonMark with tables and strike-through, one language a file.

    Units are headings, paragraphs, list items, paragraphs of block quotes and table cells, ``u1``, ``u2``, … in order.
    Emphasis, links and images are pairs of codes around the words to translate (of an image, its alternative text);
    inline code, inline HTML and hard line breaks are codes; destinations and titles of links stay inside their code.
    Soft line breaks are taken out. Code blocks, HTML blocks, link definitions and front matter are not translated.

    ``write`` lays the targets over ``WriteOptions.original`` and keeps every byte that does not belong to a translated
    unit. A target is Markdown: emphasis in it is emphasis. What would make another block of it (a ``#`` or ``1.`` at
    the start, a ``|`` in a table cell) is escaped, and a line break becomes a blank. Without an original the units are
    written as headings, list items, quotes and paragraphs; that loses what stood between them.
    """

    id = "markdown"
    aliases: tuple[str, ...] = ("md",)
    title = "Markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mkd")
    bilingual = False

    def sniff(self, head: bytes) -> bool:  # noqa: ARG002 - plain text may look like Markdown, so nothing surely is
        """Return False: the name alone can tell."""
        return False

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Parse a Markdown file. Raises FormatError where the bytes are in no encoding we know."""
        units = tuple(piece.unit for piece in pieces_of(decode(data, options.name).text))
        return Document(id=PurePath(options.name).stem, units=units, languages=options.languages)

    def write(self, document: Document, options: WriteOptions) -> bytes:
        """Return the finished text. Raises FormatError naming the unit that the original no longer has."""
        is_ours = document.origin is None or document.origin.format == self.id
        if options.original is None or not is_ours:
            return _compose(document, keep_codes=is_ours).encode("utf-8", errors="replace")
        original = decode(options.original, document.origin.file if document.origin else document.id)
        pieces = pieces_of(original.text)
        texts = replacements(document, pieces, _render)
        for piece in pieces:
            if piece.unit.id in texts and _starts_a_block(original.text, piece):
                texts[piece.unit.id] = _guard_start(texts[piece.unit.id])
        return original.encode(splice(original.text, pieces, texts))


FORMAT = Markdown()


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Return the units of a Markdown text and where each stands."""
    env: dict[str, Any] = {}
    body = _without_front_matter(text).replace("\0", "\ufffd")
    lines = [(match.start(), match.group(1)) for match in _LINE.finditer(body)]
    tokens = parser().parse("\n".join(line for _, line in lines), env)
    pieces: list[Piece] = []
    for located, kind in _inline_texts(tokens, lines):
        box = _TASK_BOX.match(located.text) if kind == "list-item" else None
        inner = Located(located.text[box.end() :], located.offsets[box.end() :]) if box else located
        source, codes = with_codes(inner, text, env)
        if not without_codes(source, codes).strip():
            continue
        unit_id = f"u{len(pieces) + 1}"
        segment = Segment(id=f"{unit_id}.1", source=source, codes=codes)
        unit = Unit(id=unit_id, segments=(segment,), kind=kind)
        pieces.append(Piece(unit=unit, span=Span(inner.offsets[0], inner.offsets[-1])))
    return tuple(pieces)


def _inline_texts(tokens: list[Token], lines: list[tuple[int, str]]) -> Iterator[tuple[Located, str]]:
    """Yield every inline text that can be found again in the lines, with the kind of its unit, in order."""
    containers: list[str] = []
    row: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type in {"list_item_open", "blockquote_open"}:
            containers.append("list-item" if token.type == "list_item_open" else "quote")
        elif token.type in {"list_item_close", "blockquote_close"}:
            containers.pop()
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row:
            yield from ((cell, "table-cell") for cell in _locate_row(row, lines) if cell.text)
        elif token.type == "inline":
            opener = tokens[index - 1]
            if opener.tag in {"td", "th"}:
                row.append(token)
                continue
            is_heading = opener.type == "heading_open"
            located = _locate(token, lines, opener.markup if is_heading else "")
            if located and located.text:
                yield located, "heading" if is_heading else (containers or ["paragraph"])[-1]


def _locate(token: Token, lines: list[tuple[int, str]], heading_mark: str) -> Located | None:
    """Find a token's lines in the file: each ends its line, but for the closing marks of a ``#`` heading."""
    first = token.map[0] if token.map else 0
    texts: list[str] = []
    offsets: list[int] = []
    for number, content in enumerate(token.content.split("\n")):
        start, line = lines[first + number]
        wanted = content.lstrip(" \t")
        if heading_mark.startswith("#"):
            at = line.find(wanted, line.index(heading_mark) + len(heading_mark))
        else:
            at = len(line.rstrip()) - len(wanted.rstrip())
        if at < 0 or line[at : at + len(wanted)] != wanted:
            return None
        texts.append(wanted)
        offsets += range(start + at, start + at + len(wanted) + 1)
    return Located("\n".join(texts), tuple(offsets))


def _locate_row(cells: list[Token], lines: list[tuple[int, str]]) -> list[Located]:
    """Find the cells of a table row, whatever marks of quotes and lists stand before it in its line."""
    start, line = lines[cells[0].map[0] if cells[0].map else 0]
    wanted = [cell.content.strip() for cell in cells]
    for skipped in range(len(line)):
        found = _split_row(line, skipped, start)[: len(wanted)]
        if [cell.text for cell in found] + [""] * (len(wanted) - len(found)) == wanted:
            return found
    return []


def _split_row(line: str, skipped: int, start: int) -> list[Located]:
    """Split a row at the pipes that no backslash escapes, as GFM tables are."""
    cells: list[tuple[list[str], list[int]]] = [([], [])]
    position = skipped
    while position < len(line):
        if line.startswith("\\|", position):
            cells[-1][0].append("|")
            cells[-1][1].append(start + position)
            position += 2
            continue
        if line[position] == "|":
            cells[-1][1].append(start + position)
            cells.append(([], []))
        else:
            cells[-1][0].append(line[position])
            cells[-1][1].append(start + position)
        position += 1
    cells[-1][1].append(start + len(line))
    located = [_stripped("".join(characters), offsets) for characters, offsets in cells]
    if not located[0].text:
        located.pop(0)
    return located


def _stripped(text: str, offsets: list[int]) -> Located:
    begin = len(text) - len(text.lstrip())
    end = max(begin, len(text.rstrip()))
    return Located(text[begin:end], tuple(offsets[begin : end + 1]))


def _without_front_matter(text: str) -> str:
    """Return the text with its front matter blanked out, so that every offset stays what it was."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return text
    return re.sub(r"[^\r\n]", " ", match.group()) + text[match.end() :]


def _render(text: str, segment: Segment, unit: Unit) -> str:
    """Return a target as Markdown: codes as they were, line breaks as blanks, pipes escaped inside a table."""
    parts = []
    end = 0
    for tag in tags(text, segment.codes):
        parts += [_literal(text[end : tag.span.start], unit), render_codes(tag.span.of(text), segment)]
        end = tag.span.end
    return "".join([*parts, _literal(text[end:], unit)])


def _literal(text: str, unit: Unit) -> str:
    one_line = _LINE_BREAKS.sub(" ", text)
    return _BARE_PIPE.sub(r"\1\\|", one_line) if unit.kind == "table-cell" else one_line


def _starts_a_block(text: str, piece: Piece) -> bool:
    if piece.unit.kind == "table-cell":
        return False
    return piece.unit.kind != "heading" or not text[: piece.span.start].rstrip(" \t").endswith("#")


def _guard_start(text: str) -> str:
    text = text.strip()
    match = _BLOCK_START.match(text)
    return f"{text[: match.end()]}\\{text[match.end() :]}" if match else text


def _compose(document: Document, *, keep_codes: bool) -> str:
    def render(text: str, segment: Segment, unit: Unit) -> str:
        return _render(text, segment, unit) if keep_codes else _literal(without_codes(text, segment.codes), unit)

    marks = {"heading": "## ", "list-item": "- ", "quote": "> "}
    texts = (
        marks.get(unit.kind, "") + _guard_start(join_targets(unit, document.languages.target, render))
        for unit in document.units
    )
    return "".join(f"{text}\n\n" for text in texts)[:-1]
