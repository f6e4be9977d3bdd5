"""Plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from duizhao.formats._decode import Decoded, decode
from duizhao.formats._splice import Piece, is_wide, join_targets, render_codes, replacements, splice
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Document, Segment, Span, Unit
from duizhao.text.codes import without_codes

__all__ = ["FORMAT", "Text", "guess_kind", "pieces_of"]

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
# What indents and pads a line: white space (the ideographic space included), byte order marks, zero width spaces.
_PADDING = " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u200b" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_CLOSERS = "”’」』）)》〉】]\"'*_"
_FINAL = "。！？!?…；;：:，,、.—"
_HEADING_CELLS = 60
_NARROWEST_WRAP = 30
_CAPTION_CELLS = 90
_TIME_STAMP = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:[\sT]*\d{1,2}:\d{2}(?::\d{2})?)?")
_LABELLED = re.compile(
    r"(?:更新时间|更新|发布时间|发布日期|发表时间|时间|日期|来源|原标题|作者|记者|通讯员"
    r"|编辑|责任编辑|责编|编审|校对|审核|监制"
    r"|updated?|published|date|source|author|byline|editor)\s*[:：].*",
    re.IGNORECASE,
)
_NUMERAL = "[一二三四五六七八九十百]"
_CHAPTER = rf"第(?:{_NUMERAL}|\d){{1,5}}[章节篇部回]"
_SECTION_NUMBER = re.compile(rf"(?:\d{{1,3}}|[IVXLC]{{1,6}}|{_NUMERAL}{{1,4}})[.．、]?|{_CHAPTER}")
_NUMBERED_HEADING = re.compile(rf"{_NUMERAL}{{1,3}}、|[(（]{_NUMERAL}{{1,3}}[)）]|{_CHAPTER}")
_CAPTION = re.compile(
    rf"图(?:{_NUMERAL}|\d){{1,3}}[ 　:：.]"
    r"|.*(?:供图|摄影|摄|图片来源\S*|/图|Photo by .*|Courtesy of .*)[)）]?$"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """The part of a line between its padding."""

    span: Span
    text: str


class Text:
    """Plain text, one language a file.

    A unit is a line with something on it, which is how Chinese text is usually kept: a paragraph a line. Where the file
    is hard-wrapped, a unit is a block between blank lines and its line breaks are taken out. A file is hard-wrapped if
    it has a blank line, and if most of the lines that another line of their block follows stop in the middle of a
    sentence and are at least 60 % as wide as the widest, which has at least 30 cells. Units are ``u1``, ``u2``, … in
    order; their kinds (heading, caption, metadata, paragraph) are guesses.

    Encodings: UTF-8 and UTF-16 by their byte order mark, otherwise UTF-8, otherwise GB18030. ``write`` lays the
    targets over ``WriteOptions.original`` and keeps every byte that does not belong to a translated unit, the encoding
    included as long as it can hold the targets. Without an original it writes UTF-8, with a blank line around
    paragraphs.
    """

    id = "text"
    aliases: tuple[str, ...] = ("txt",)
    title = "Plain text"
    suffixes: tuple[str, ...] = (".txt", ".text")
    bilingual = False

    def sniff(self, head: bytes) -> bool:  # noqa: ARG002 - anything may be plain text, so nothing surely is
        """Return False: the name alone can tell."""
        return False

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Parse a text file. Raises FormatError where the bytes are in no encoding we know."""
        units = tuple(piece.unit for piece in pieces_of(decode(data, options.name).text))
        return Document(id=PurePath(options.name).stem, units=units, languages=options.languages)

    def write(self, document: Document, options: WriteOptions) -> bytes:
        """Return the finished text. Raises FormatError naming the unit that the original no longer has."""
        is_ours = document.origin is None or document.origin.format == self.id
        if options.original is None or not is_ours:
            return _compose(document, with_codes=is_ours).encode("utf-8", errors="replace")
        name = document.origin.file if document.origin else document.id
        original = decode(options.original, name)
        return _lay_over(document, original)


FORMAT = Text()


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Return the units of a text and where each stands."""
    lines = _lines(text)
    groups = _blocks(lines) if _is_hard_wrapped(lines) else [[line] for line in lines if line.text]
    pieces = []
    for number, group in enumerate(groups, start=1):
        span = Span(group[0].span.start, group[-1].span.end)
        source = _unwrap([line.text for line in group])
        unit = Unit(id=f"u{number}", segments=(Segment(id=f"u{number}.1", source=source),), kind=guess_kind(source))
        pieces.append(Piece(unit=unit, span=span))
    return tuple(pieces)


def guess_kind(text: str) -> str:
    """Return what a line of an article probably is: ``metadata``, ``caption``, ``heading`` or ``paragraph``."""
    cells = _cells(text[: _CAPTION_CELLS + 1])
    if cells <= _CAPTION_CELLS and (_LABELLED.fullmatch(text) or _TIME_STAMP.fullmatch(text)):
        return "metadata"
    if text.startswith("图为") or (cells <= _CAPTION_CELLS and _CAPTION.match(text)):
        return "caption"
    if cells > _HEADING_CELLS:
        return "paragraph"
    stops = _stops(text)
    if _SECTION_NUMBER.fullmatch(text) or (_NUMBERED_HEADING.match(text) and not stops):
        return "heading"
    return "paragraph" if stops else "heading"


def _lay_over(document: Document, original: Decoded) -> bytes:
    pieces = pieces_of(original.text)
    newline = "\r\n" if "\r\n" in original.text else "\n"

    def render(text: str, segment: Segment, _: Unit) -> str:
        return render_codes(text.replace("\r\n", "\n").replace("\n", newline), segment)

    texts = replacements(document, pieces, render)
    return original.encode(splice(original.text, pieces, texts))


def _compose(document: Document, *, with_codes: bool) -> str:
    """Return the finished text where there is no original: headings together, a blank line around paragraphs."""

    def render(text: str, segment: Segment, _: Unit) -> str:
        return render_codes(text, segment) if with_codes else without_codes(text, segment.codes)

    texts = [join_targets(unit, document.languages.target, render) for unit in document.units]
    if not texts:
        return ""
    parts = [texts[0]]
    for (before, after), text in zip(pairwise(document.units), texts[1:], strict=True):
        are_paragraphs = "paragraph" in {before.kind, after.kind}
        parts += ["\n\n" if are_paragraphs else "\n", text]
    return "".join([*parts, "\n"])


def _lines(text: str) -> list[_Line]:
    lines = []
    for match in _LINE.finditer(text):
        content = match.group(1)
        inner = content.strip(_PADDING)
        start = match.start() + len(content) - len(content.lstrip(_PADDING)) if inner else match.start()
        lines.append(_Line(Span(start, start + len(inner)), inner))
    return lines


def _blocks(lines: list[_Line]) -> list[list[_Line]]:
    blocks: list[list[_Line]] = [[]]
    for line in lines:
        if line.text:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _is_hard_wrapped(lines: list[_Line]) -> bool:
    blocks = _blocks(lines)
    inner = [line.text for block in blocks for line in block[:-1]]
    if len(blocks) < 2 or not inner:
        return False
    widest = max(map(_cells, inner))
    wrapped = sum(not _ends_sentence(text) and _cells(text) >= 0.6 * widest for text in inner)
    return widest >= _NARROWEST_WRAP and 2 * wrapped > len(inner)


def _unwrap(lines: list[str]) -> str:
    """Join the lines of a block: with a blank, but with nothing between two wide characters, as Chinese is set."""
    text = lines[0]
    for line in lines[1:]:
        text += line if is_wide(text[-1]) and is_wide(line[0]) else f" {line}"
    return text


def _stops(text: str) -> bool:
    """Whether the line ends with a mark that no heading ends with."""
    return text.rstrip(_CLOSERS)[-1:] in _FINAL and bool(text.rstrip(_CLOSERS))


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in {*"。！？!?….；;：:"}


def _cells(text: str) -> int:
    return sum(2 if is_wide(character) else 1 for character in text)
