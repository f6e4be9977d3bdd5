"""GNU gettext PO."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from duizhao.errors import FormatError, Location
from duizhao.formats._decode import decode
from duizhao.formats._po_extras import Extras, dump
from duizhao.formats._po_messages import EntryWriter, UnitReader
from duizhao.formats._po_syntax import Entry, PoFile, parse, render_entries
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Document, Languages, Origin

__all__ = ["FORMAT", "Po"]

_OURS = "X-Duizhao"
_HEADER, _COMMENT, _TAIL = "po:header", "po:comment", "po:tail"
_HEADER_BYTES = re.compile(rb"\s*\"\".*?(?=^\s*msgid|\Z)", re.MULTILINE | re.DOTALL)
_CHARSET = re.compile(r"charset=([A-Za-z0-9_.:-]+)")
_REVISION = re.compile(r"(?i)^(PO-Revision-Date:)[^\n]*", re.MULTILINE)
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
_FIELD = r"(?im)^{}:[ \t]*(\S+)[ \t]*$"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


class Po:
    """GNU gettext PO: Chinese msgid, English msgstr.

    A segment is an entry. Its id is the msgctxt, so that two segments with the same source stay two entries; a target
    that is not to be used yet (draft, rejected) is fuzzy; notes are translators' comments; what PO has no field for
    stands in one extracted comment, ``#. duizhao: {…}``, in JSON, and the document's own data in the header field
    ``X-Duizhao``. Everything a document has comes back. Glossary terms are written as ``#. term: 一带一路 = Belt and
    Road`` and not read.

    In a catalogue from elsewhere each message is a unit of kind ``message``, with a segment for each plural form, and
    an id made of its msgctxt and msgid. Its msgctxt, plural, flags, references and previous strings are properties of
    the unit (``po:…``), its extracted comments a note of the author ``developer``, obsolete entries and the header
    properties of the document; all are written back where they were, obsolete entries at the end. The text is
    rewritten in UTF-8, without line wrapping: the references of an entry on one line, comments before flags. What
    polib does not read is dropped: an empty line where a comment begins or in an extracted comment, and extracted
    comments and references of obsolete entries. What only msgfmt reads (several domains or several strings on a line,
    octal escapes, more than ten plural forms) is refused.
    """

    id = "po"
    aliases: tuple[str, ...] = ("pot", "gettext")
    title = "GNU gettext PO"
    suffixes: tuple[str, ...] = (".po", ".pot")
    bilingual = True

    def sniff(self, head: bytes) -> bool:
        """Whether the first thing that is no comment is a msgid or msgctxt."""
        lines = head.removeprefix(b"\xef\xbb\xbf").lstrip().splitlines()
        first = next((line for line in lines if line.strip() and not line.lstrip().startswith(b"#")), b"")
        return re.match(rb"\s*(?:msgid|msgctxt|domain)\s+\"", first) is not None

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Parse a PO file. Raises FormatError with line and column."""
        catalogue = parse(decode(data, options.name, _declared_charset(data)).text, options.name)
        header: Entry | None = None
        units = UnitReader(options.name)
        for entry in catalogue.entries:
            if entry.obsolete:
                continue
            if entry.msgid or entry.context is not None:
                units.take(entry)
            elif header is None and entry.plural is None:
                header = entry
            else:
                raise FormatError(
                    "two-headers",
                    "A second entry has an empty msgid.",
                    hint="Only the header may; msgcat --use-first joins catalogues.",
                    location=Location(options.name, entry.line),
                )
        document = _document(header, options)
        tail = _tail(catalogue)
        properties = [*document.properties, (_TAIL, tail)] if tail else document.properties
        return Document(
            id=document.id,
            units=units.units(),
            languages=document.languages,
            origin=document.origin,
            properties=tuple(sorted(properties)),
        )

    def write(self, document: Document, options: WriteOptions) -> bytes:
        """Serialise. Without ``options.written_at`` the revision date is what the file said, or the year 1970."""
        native, rest = _native_properties(document)
        writer = EntryWriter(options.terms)
        entries = [entry for unit in document.units for entry in writer.entries(unit)]
        header = _header(document, native.get(_HEADER), rest, has_plurals=any(entry.plural for entry in entries))
        if options.written_at is not None:
            written_at = options.written_at if options.written_at.tzinfo else options.written_at.astimezone()
            header = _REVISION.sub(lambda match: f"{match[1]} {written_at:%Y-%m-%d %H:%M%z}", header)
        comment = f"{native[_COMMENT]}\n" if _COMMENT in native else ""
        tail = f"\n{native[_TAIL]}\n" if _TAIL in native else ""
        text = comment + render_entries([Entry(msgid="", msgstr=(header,)), *entries]) + tail
        return text.encode("utf-8", errors="replace")


FORMAT = Po()


def _declared_charset(data: bytes) -> str:
    """Return the encoding the header names; empty where there is no header or, in a template, no encoding yet."""
    _, keyword, rest = data.partition(b"msgid")
    header = _HEADER_BYTES.match(rest) if keyword else None
    charset = _CHARSET.search(header.group().decode("latin-1")) if header else None
    return charset.group(1) if charset and charset.group(1) != "CHARSET" else ""


def _document(header: Entry | None, options: ReadOptions) -> Document:
    """Return a document without units: what the header says of it."""
    text = header.msgstr[0] if header else ""
    lines = text.split("\n")
    ours = [line.partition(":")[2] for line in lines if line.startswith(f"{_OURS}:")]
    theirs = "\n".join(line for line in lines if not line.startswith(f"{_OURS}:"))
    extras = Extras.load(ours[0] if ours else "", options.name, header.line if header else 0)
    languages = _languages(extras, theirs, options.languages)
    origin = extras.texts("origin")
    properties = list(extras.pairs("properties"))
    if theirs.strip() and not extras.flag("header"):
        properties.append((_HEADER, _in_utf8(theirs.rstrip("\n") + "\n")))
    comment = _comment_of(header) if header else ""
    if comment:
        properties.append((_COMMENT, comment))
    return Document(
        id=extras.text("id") or PurePath(options.name).stem,
        units=(),
        languages=languages,
        origin=Origin(file=origin[0], format=origin[1], sha256=origin[2]) if len(origin) == 3 else None,
        properties=tuple(properties),
    )


def _languages(extras: Extras, header: str, default: Languages) -> Languages:
    stated = extras.texts("languages")
    if len(stated) == 2:
        return Languages(source=stated[0], target=stated[1])
    return Languages(
        source=_tag(header, "X-Source-Language") or default.source,
        target=_tag(header, "Language") or default.target,
    )


def _tag(header: str, name: str) -> str:
    match = re.search(_FIELD.format(name), header)
    return match.group(1).replace("_", "-") if match and _TAG.fullmatch(match.group(1)) else ""


def _header(document: Document, kept: str | None, properties: list[list[str]], *, has_plurals: bool) -> str:
    """Return the header's text: the one the file came with or, for a document from elsewhere, what msgfmt wants."""
    values: dict[str, Any] = {"id": document.id, "languages": [document.languages.source, document.languages.target]}
    if document.origin:
        values["origin"] = [document.origin.file, document.origin.format, document.origin.sha256]
    if properties:
        values["properties"] = properties
    if kept is None:
        # Says that the fields around it are of our making, and no property of the document.
        values["header"] = True
    lines = [
        f"Project-Id-Version: {_field(document.id)}",
        f"PO-Revision-Date: {_NO_DATE:%Y-%m-%d %H:%M%z}",
        "Last-Translator: ",
        "Language-Team: ",
        f"Language: {_field(document.languages.target.replace('-', '_'))}",
        f"X-Source-Language: {_field(document.languages.source.replace('-', '_'))}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    if has_plurals:
        lines.append("Plural-Forms: nplurals=2; plural=(n != 1);")
    own = "".join(f"{line}\n" for line in lines)
    return f"{own if kept is None else kept}{_OURS}: {dump(values)}\n"


def _field(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1] or "-"


def _native_properties(document: Document) -> tuple[dict[str, str], list[list[str]]]:
    """Split a document's properties into those a PO file has a place for, and the rest."""
    native: dict[str, str] = {}
    rest = []
    for name, value in document.properties:
        if name not in native and _has_place(name, value):
            native[name] = value
        else:
            rest.append([name, value])
    return native, rest


def _has_place(name: str, value: str) -> bool:
    """Whether a property would be read back as it is if it were written into the file."""
    if name == _HEADER:
        has_ours = any(line.startswith(f"{_OURS}:") for line in value.split("\n"))
        is_whole = value.strip() != "" and value == value.rstrip("\n") + "\n"
        return is_whole and not has_ours and _in_utf8(value) == value
    if name not in {_COMMENT, _TAIL}:
        return False
    try:
        if name == _TAIL:
            return _tail(parse(value, "")) == value != "" and not _entries_in_use(value)
        entries = parse(f'{value}\nmsgid ""\nmsgstr ""\n', "").entries
    except FormatError:
        return False
    return len(entries) == 1 and not entries[0].obsolete and _comment_of(entries[0]) == value != ""


def _entries_in_use(text: str) -> bool:
    return any(not entry.obsolete for entry in parse(text, "").entries)


def _comment_of(header: Entry) -> str:
    """Return the comment lines of the header, marks included."""
    whole = replace(header, msgstr=("",))
    return render_entries([whole]).removesuffix(render_entries([Entry(msgid="", msgstr=("",))])).rstrip("\n")


def _tail(catalogue: PoFile) -> str:
    """Return the obsolete entries and what comments stand after the last entry, as text."""
    obsolete = render_entries(entry for entry in catalogue.entries if entry.obsolete)
    return "\n".join(part for part in (obsolete, *catalogue.trailing) if part).rstrip("\n")


def _in_utf8(header: str) -> str:
    return _CHARSET.sub("charset=UTF-8", header)
