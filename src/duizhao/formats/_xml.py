"""XML for the exchange formats: a parser that trusts nothing, and the escapes a writer needs.

Trees are parsed with entities of the file's own expanded (libxml2 bounds their growth), nothing fetched, nothing
read from disk. Writing is by escaped strings: ten times as fast as a tree, and the layout stays ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePath
from typing import Any

from lxml import etree

from duizhao.errors import FormatError, Location

__all__ = [
    "UNCARRIABLE",
    "XML_DECLARATION",
    "XML_LANG",
    "attribute",
    "begins_with",
    "child_elements",
    "document_stem",
    "element",
    "escape_attribute",
    "escape_text",
    "is_carriable",
    "local_name",
    "location",
    "namespace",
    "open_tag",
    "parse",
    "plain_attributes",
    "root_tag",
    "text_of",
]

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
# The stubs know only the booleans, of which True reads files from disk.
_INTERNAL: Any = "internal"

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

UNCARRIABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML 1.0 document may contain, not even as a character reference (XML 1.0, production 2)."""

_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
# A parser turns a bare carriage return into a line feed, and in attributes tabs and line feeds into blanks.
_TEXT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)
_ROOT = re.compile(r"<[A-Za-z_][^<]*")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_POSITION_IN_MESSAGE = re.compile(r",? *line \d+, column \d+\s*$")


def is_carriable(*texts: str) -> bool:
    """Whether XML can hold every character of the texts."""
    return not any(UNCARRIABLE.search(text) for text in texts)


def escape_text(text: str) -> str:
    """Return text as element content. What XML cannot carry becomes U+FFFD: escape it first where it matters."""
    if not _SPECIAL.search(text):
        return text
    return UNCARRIABLE.sub("\ufffd", text).translate(_TEXT_ESCAPES)


def escape_attribute(text: str) -> str:
    """Return text as a double-quoted attribute's value, under the same limit as ``escape_text``."""
    if not _SPECIAL.search(text):
        return text
    return UNCARRIABLE.sub("\ufffd", text).translate(_ATTRIBUTE_ESCAPES)


def open_tag(name: str, attributes: Mapping[str, str | None], end: str = ">") -> str:
    """Return a start tag; attributes that are None are left out."""
    written = "".join(f' {key}="{escape_attribute(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{written}{end}"


def element(name: str, attributes: Mapping[str, str | None], content: str = "") -> str:
    """Return an element around content that is already escaped."""
    if not content:
        return open_tag(name, attributes, "/>")
    return f"{open_tag(name, attributes)}{content}</{name}>"


def parse(data: bytes, name: str) -> etree._Element:
    """Return the root of an XML file, comments and processing instructions dropped.

    Raises FormatError, with line and column, where the file is not well-formed, refers to entities outside
    itself, or expands beyond what libxml2 holds to be sane.
    """
    parser = etree.XMLParser(
        resolve_entities=_INTERNAL,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _syntax_error(error, name) from None


def _syntax_error(error: etree.XMLSyntaxError, name: str) -> FormatError:
    line, column = error.position
    said = _POSITION_IN_MESSAGE.sub("", " ".join((error.msg or "it cannot be parsed").split()))
    if said.startswith("Entity "):
        code, hint = "unknown-entity", "Entities must be defined in the file itself; nothing outside is read."
    elif "amplification" in said or "loop" in said:
        code, hint = "entity-bomb", "The file's entities expand without measure. Do not trust where it came from."
    elif "too long" in said or "huge" in said.lower():
        code, hint = "too-large", "Split the file: one text or one nesting in it is beyond any real translation file."
    elif "encoding" in said.lower():
        code, hint = "unknown-encoding", "Save the file as UTF-8, or name its real encoding in the first line."
    else:
        code, hint = "not-well-formed", "Open it in the program that made it and export it again."
    return FormatError(
        code, f"The XML is broken: {said}.", hint=hint, location=Location(name, max(line, 1), max(column, 1))
    )


def location(name: str, node: etree._Element) -> Location:
    """Return where an element stands."""
    line: Any = node.sourceline  # the stubs have it wrong
    return Location(name, line)


def local_name(node: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(node.tag).rpartition("}")[2]


def namespace(node: etree._Element) -> str:
    """Return an element's namespace; empty if it has none."""
    return str(node.tag).rpartition("}")[0].lstrip("{")


def child_elements(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children in the parent's own namespace that bear one of the names."""
    return node.iterchildren(*_qualified(namespace(node), names))


@cache
def _qualified(home: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{{{home}}}{name}" if home else name for name in names)


def attribute(node: etree._Element, name: str, default: str = "") -> str:
    """Return an attribute's value as text."""
    value = node.get(name)
    return default if value is None else str(value)


def plain_attributes(node: etree._Element) -> dict[str, str]:
    """Return the attributes that are in no namespace."""
    return {str(name): str(value) for name, value in node.attrib.items() if not str(name).startswith("{")}


def text_of(node: etree._Element) -> str:
    """Return all text inside an element, tags left out."""
    return "".join(str(part) for part in node.itertext())


def root_tag(head: bytes) -> str:
    """Return the root's start tag, as far as it is in the first bytes of a file; empty if there is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", errors="ignore")
    else:
        text = head.decode("utf-8", errors="ignore").lstrip("\ufeff")
    text = _COMMENT.sub("", text)
    if not text.lstrip().startswith("<"):
        return ""
    found = _ROOT.search(text)
    return found[0] if found else ""


def begins_with(head: bytes, root: str, version: str = "") -> bool:
    """Whether a file that begins with ``head`` has this root, and a version that begins so."""
    found = re.match(r"<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])", root_tag(head))
    if found is None or found[1] != root:
        return False
    return not version or bool(re.search(rf"""\sversion\s*=\s*["']{version}""", root_tag(head)))


def document_stem(name: str) -> str:
    """Return the document id for a file that carries none."""
    return PurePath(name.replace("\\", "/")).stem or "document"
