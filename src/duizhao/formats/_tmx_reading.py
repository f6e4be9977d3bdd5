"""Reading TMX 1.1 to 1.4b, ours and that of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from duizhao.errors import FormatError
from duizhao.formats import _carried
from duizhao.formats._inline import Kind, Mark, RawPiece, assemble
from duizhao.formats._xml import (
    XML_LANG,
    attribute,
    child_elements,
    document_stem,
    local_name,
    location,
    parse,
    plain_attributes,
    text_of,
)
from duizhao.formats.format import ReadOptions
from duizhao.model import Document, Languages, Note, Segment, State, Unit

__all__ = ["AUTHOR", "CHARACTER_TYPE", "PREFIX", "SOURCE_LANGUAGE", "TARGET_LANGUAGE", "UNIT_PREFIX", "read"]

PREFIX = "x-duizhao-"
"""Begins the ``type`` of our ``prop`` elements."""
UNIT_PREFIX = "unit-"
"""Begins, after that, the name of entries on the first segment of a unit that are about the unit."""
AUTHOR = "author"
"""The entry behind a note: who wrote it."""
SOURCE_LANGUAGE = "source-language"
TARGET_LANGUAGE = "target-language"
CHARACTER_TYPE = "x-char-"
"""Begins the ``type`` of a ``ph`` that stands for a character XML cannot carry."""


def read(data: bytes, options: ReadOptions) -> Document:
    """Return the document in a file; see ``tmx`` for what becomes of what."""
    root = parse(data, options.name)
    if local_name(root) != "tmx":
        raise FormatError(
            "not-tmx",
            f"This is no TMX file: its root is <{local_name(root)}>.",
            hint="Name its format with --format, or export it as TMX again.",
            location=location(options.name, root),
        )
    header = next(child_elements(root, "header"), None)
    entries = [] if header is None else _entries(header)
    nodes = [unit for body in child_elements(root, "body") for unit in child_elements(body, "tu")]
    languages = _languages(nodes, entries, options, root)
    reading = _Reading(name=options.name, languages=languages)
    for number, node in enumerate(nodes, start=1):
        reading.read(node, number)
    document = Document(id=document_stem(options.name), units=tuple(reading.units()), languages=languages)
    return _carried.apply_to_document(document, entries, location(options.name, root if header is None else header))


def _languages(
    nodes: list[etree._Element], entries: _carried.Entries, options: ReadOptions, root: etree._Element
) -> Languages:
    """Return the file's tags that stand for the two languages asked for.

    A tag fits where its primary subtag does; an equal tag comes first, then one of the same script, then the
    most frequent. Raises FormatError where one of the two is nowhere.
    """
    own = dict(entries)
    if SOURCE_LANGUAGE in own and TARGET_LANGUAGE in own:
        return Languages(source=own[SOURCE_LANGUAGE], target=own[TARGET_LANGUAGE])
    counts = Counter(_language(variant) for node in nodes for variant in child_elements(node, "tuv"))
    chosen = []
    for wanted in (options.languages.source, options.languages.target):
        fitting = [tag for tag in counts if _primary(tag) == _primary(wanted)]
        if not fitting:
            there = ", ".join(tag for tag, _ in counts.most_common(8)) or "none"
            raise FormatError(
                "no-language-pair",
                f"No text is in “{wanted}”; the languages here are: {there}.",
                hint="Name the two languages in duizhao.yaml.",
                location=location(options.name, root),
            )
        chosen.append(max(fitting, key=lambda tag: (_closeness(tag, wanted), counts[tag])))
    return Languages(source=chosen[0], target=chosen[1])


_SCRIPTS = {"cn": "hans", "sg": "hans", "hans": "hans", "tw": "hant", "hk": "hant", "mo": "hant", "hant": "hant"}


def _closeness(tag: str, wanted: str) -> int:
    if tag.lower() == wanted.lower():
        return 2
    return int(bool(_script(tag)) and _script(tag) == _script(wanted))


def _script(tag: str) -> str:
    return next((_SCRIPTS[part] for part in _subtags(tag) if part in _SCRIPTS), "")


def _primary(tag: str) -> str:
    return _subtags(tag)[0]


def _subtags(tag: str) -> list[str]:
    return tag.lower().replace("_", "-").split("-")


def _language(node: etree._Element) -> str:
    """Return a variant's language; ``lang`` without a namespace is that of TMX 1.1."""
    return attribute(node, XML_LANG) or attribute(node, "lang")


def _entries(node: etree._Element) -> _carried.Entries:
    return [
        (attribute(prop, "type").removeprefix(PREFIX), text_of(prop))
        for prop in child_elements(node, "prop")
        if attribute(prop, "type").startswith(PREFIX)
    ]


@dataclass(slots=True, kw_only=True)
class _Reading:
    """The units read so far: our segments gathered under their unit, other units one segment each."""

    name: str
    languages: Languages
    gathered: list[tuple[Unit, list[Segment]]] = field(default_factory=list)
    segment_ids: set[str] = field(default_factory=set)
    places: dict[str, int] = field(default_factory=dict)

    def units(self) -> Iterator[Unit]:
        for unit, segments in self.gathered:
            yield replace(unit, segments=tuple(segments))

    def read(self, node: etree._Element, number: int) -> None:
        """Read one ``tu``. What is not in the source language is passed over."""
        variants = list(child_elements(node, "tuv"))
        source = self._variant(variants, self.languages.source)
        if source is None:
            return
        target = self._variant([variant for variant in variants if variant is not source], self.languages.target)
        where = location(self.name, node)
        entries = _entries(node)
        texts = assemble(_seg(source), _seg(target), _carried.codes_in(entries, where))
        segment = Segment(
            id=attribute(node, "tuid") or str(number),
            source=texts.source,
            target=texts.target,
            state=State.TRANSLATED if texts.target else State.NEW,
            codes=texts.codes,
            notes=tuple(_notes(node)),
        )
        segment = self._unique(_carried.apply_to_segment(segment, entries, where))
        unit_entries = [(n.removeprefix(UNIT_PREFIX), value) for n, value in entries if n.startswith(UNIT_PREFIX)]
        unit_id = next((_carried.decode_text(value) for name, value in entries if name == "unit"), None)
        if unit_id is None:
            unit = Unit(id=segment.id, segments=(), properties=_foreign_properties(node))
            self._add(unit, segment, where.line)
        elif unit_id in self.places:
            self.gathered[self.places[unit_id]][1].append(segment)
        else:
            unit = _carried.apply_to_unit(Unit(id=unit_id, segments=()), unit_entries, where)
            self._add(unit, segment, where.line)

    def _variant(self, variants: list[etree._Element], tag: str) -> etree._Element | None:
        return next((variant for variant in variants if _subtags(_language(variant)) == _subtags(tag)), None)

    def _add(self, unit: Unit, segment: Segment, line: int | None) -> None:
        while unit.id in self.places:
            unit = replace(unit, id=f"{unit.id}@{line}")
        self.places[unit.id] = len(self.gathered)
        self.gathered.append((unit, [segment]))

    def _unique(self, segment: Segment) -> Segment:
        """Return the segment under an id of its own: a ``tuid`` need not be unique."""
        wanted, number = segment.id, 1
        while wanted in self.segment_ids:
            number += 1
            wanted = f"{segment.id}#{number}"
        self.segment_ids.add(wanted)
        return replace(segment, id=wanted)


def _notes(node: etree._Element) -> Iterator[Note]:
    waiting: Note | None = None
    for child in child_elements(node, "note", "prop"):
        if local_name(child) == "note":
            if waiting is not None:
                yield waiting
            waiting = Note(text=text_of(child))
        elif waiting is not None and attribute(child, "type") == PREFIX + AUTHOR:
            yield replace(waiting, author=text_of(child))
            waiting = None
    if waiting is not None:
        yield waiting


def _foreign_properties(node: etree._Element) -> tuple[tuple[str, str], ...]:
    properties = {f"tmx:{name}": value for name, value in plain_attributes(node).items() if name != "tuid"}
    for prop in child_elements(node, "prop"):
        kind = attribute(prop, "type")
        if not kind.startswith(PREFIX):
            properties.setdefault(f"tmx:prop:{kind}", text_of(prop))
    return tuple(sorted(properties.items()))


def _seg(variant: etree._Element | None) -> list[RawPiece]:
    if variant is None:
        return []
    return [piece for seg in child_elements(variant, "seg") for piece in _Seg().pieces(seg)]


class _Seg:
    """Turns one ``seg`` into strings and marks; ``hi`` is seen through."""

    def __init__(self) -> None:
        self._pairs: dict[str, str] = {}
        self._unnumbered: Counter[str] = Counter()

    def pieces(self, node: etree._Element) -> Iterator[RawPiece]:
        if node.text:
            yield str(node.text)
        for child in node:
            make = self._makers().get(local_name(child))
            if make is None:
                yield from self.pieces(child)
            else:
                yield make(child)
            if child.tail:
                yield str(child.tail)

    def _makers(self) -> dict[str, Callable[[etree._Element], RawPiece]]:
        return {"bpt": self._begin, "ept": self._end, "it": self._isolated, "ph": self._place, "ut": self._place}

    def _begin(self, node: etree._Element) -> Mark:
        # i pairs the halves within a segment, x the codes across languages.
        number = attribute(node, "i")
        key = self._pairs[number] = attribute(node, "x") or number
        return Mark(family="bpt", key=key, kind="open", original=text_of(node))

    def _end(self, node: etree._Element) -> Mark:
        number = attribute(node, "i")
        return Mark(family="bpt", key=self._pairs.get(number, number), kind="close", original=text_of(node))

    def _isolated(self, node: etree._Element) -> Mark:
        kind: Kind = "close" if attribute(node, "pos") == "end" else "open"
        return Mark(family="it", key=self._key(node), kind=kind, original=text_of(node))

    def _place(self, node: etree._Element) -> RawPiece:
        said = attribute(node, "type")
        if said.startswith(CHARACTER_TYPE):
            try:
                return chr(int(said.removeprefix(CHARACTER_TYPE), 16))
            except (ValueError, OverflowError):
                pass
        return Mark(family=local_name(node), key=self._key(node), kind="standalone", original=text_of(node))

    def _key(self, node: etree._Element) -> str:
        """Return what ties an element to its like in the other language: ``x``, else how many came before it."""
        number = attribute(node, "x")
        if number:
            return number
        self._unnumbered[local_name(node)] += 1
        return f"{local_name(node)}-{self._unnumbered[local_name(node)]}"
