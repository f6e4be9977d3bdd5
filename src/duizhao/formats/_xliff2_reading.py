"""Reading XLIFF 2.0, 2.1 and 2.2, ours and that of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from duizhao.errors import FormatError
from duizhao.formats import _carried
from duizhao.formats._inline import Kind, Mark, RawPiece, assemble
from duizhao.formats._xliff2_vocabulary import (
    CATEGORY,
    METADATA,
    NAMESPACE,
    OWN,
    SEGMENT_CATEGORY,
    SUBSTATE_PREFIX,
    TYPE_PREFIX,
)
from duizhao.formats._xml import (
    attribute,
    child_elements,
    document_stem,
    local_name,
    location,
    namespace,
    parse,
    plain_attributes,
    text_of,
)
from duizhao.formats.format import ReadOptions
from duizhao.model import Document, Languages, Note, Properties, Segment, State, Unit

__all__ = ["read"]

_NAMESPACES = (NAMESPACE, "urn:oasis:names:tc:xliff:document:2.2")
_STATES = {"translated": State.TRANSLATED, "reviewed": State.REVIEWED, "final": State.FINAL}
_READ_ATTRIBUTES = {"id", "translate", "type", "canResegment"}


def read(data: bytes, options: ReadOptions) -> Document:
    """Return the document in a file; see ``xliff2`` for what becomes of what."""
    root = parse(data, options.name)
    _check_root(root, options.name)
    languages = Languages(
        source=attribute(root, "srcLang", options.languages.source),
        target=attribute(root, "trgLang", options.languages.target),
    )
    document = Document(id=document_stem(options.name), units=(), languages=languages)
    units: list[Unit] = []
    taken = _Taken(name=options.name)
    for number, file in enumerate(child_elements(root, "file"), start=1):
        entries, _ = _entries(file)
        if number == 1 and entries:
            document = _carried.apply_to_document(document, entries, location(options.name, file))
        nodes = list(_units_of(file))
        clashes = any(attribute(node, "id") in taken.units for node in nodes)
        for node in nodes:
            reader = _UnitReader(node, options.name, ours=bool(entries), prefix=f"{number}:" if clashes else "")
            units.append(taken.take(reader.read(), node))
    return replace(document, units=tuple(units))


def _check_root(root: etree._Element, name: str) -> None:
    if local_name(root) == "xliff" and namespace(root) in _NAMESPACES:
        return
    if local_name(root) == "xliff":
        message, hint = f"This is XLIFF {attribute(root, 'version', '1')}, not 2.", "Read it with --format xliff."
    else:
        message = f"This is no XLIFF file: its root is <{local_name(root)}>."
        hint = "Name its format with --format, or export it as XLIFF again."
    raise FormatError("not-xliff", message, hint=hint, location=location(name, root))


@dataclass(slots=True, kw_only=True)
class _Taken:
    """The ids that are in use."""

    name: str
    units: set[str] = field(default_factory=set)
    segments: set[str] = field(default_factory=set)

    def take(self, unit: Unit, node: etree._Element) -> Unit:
        """Return the unit. Raises FormatError where one of its ids is in use."""
        for kind, ids, wanted in (
            ("unit", self.units, [unit.id]),
            ("segment", self.segments, [segment.id for segment in unit.segments]),
        ):
            for model_id in wanted:
                if model_id in ids:
                    raise FormatError(
                        "duplicate-id",
                        f"Two {kind}s have the id “{model_id}”.",
                        hint="Targets could not be told apart: export the file again from where it came.",
                        location=location(self.name, node),
                    )
                ids.add(model_id)
        return unit


def _units_of(node: etree._Element) -> Iterator[etree._Element]:
    waiting = list(child_elements(node, "unit", "group"))[::-1]
    while waiting:
        found = waiting.pop()
        if local_name(found) == "unit":
            yield found
        else:
            waiting += list(child_elements(found, "unit", "group"))[::-1]


def _entries(node: etree._Element) -> tuple[_carried.Entries, dict[str, _carried.Entries]]:
    """Return our entries on a file or unit, and those on its segments by the id a segment has in the file."""
    own: _carried.Entries = []
    by_segment: dict[str, _carried.Entries] = {}
    for metadata in node.findall(f"{{{METADATA}}}metadata"):
        for group in child_elements(metadata, "metaGroup"):
            if attribute(group, "category") != CATEGORY:
                continue
            own += _metas(group)
            for inner in child_elements(group, "metaGroup"):
                if attribute(inner, "category") == SEGMENT_CATEGORY:
                    entries = _metas(inner)
                    segment_id = next((value for name, value in entries if name == "segment"), "")
                    by_segment[segment_id] = entries
    return own, by_segment


def _metas(group: etree._Element) -> _carried.Entries:
    return [(attribute(meta, "type"), text_of(meta)) for meta in child_elements(group, "meta")]


class _UnitReader:
    def __init__(self, node: etree._Element, name: str, *, ours: bool, prefix: str) -> None:
        self._node = node
        self._where = location(name, node)
        self._ours = ours
        self._prefix = prefix
        self._entries, self._by_segment = _entries(node)
        self._data = {
            attribute(data, "id"): "".join(p for p in _Inline({}).pieces(data) if isinstance(p, str))
            for holder in child_elements(node, "originalData")
            for data in child_elements(holder, "data")
        }
        self._notes = [
            (attribute(note, f"{{{OWN}}}segment"), Note(text=text_of(note), author=attribute(note, f"{{{OWN}}}author")))
            for holder in child_elements(node, "notes")
            for note in child_elements(holder, "note")
        ]

    def read(self) -> Unit:
        node = self._node
        said = attribute(node, "type")
        segments = tuple(self._segments())
        if not segments:
            raise FormatError("no-segment", "This unit has no <segment>.", location=self._where)
        ids = {attribute(segment, "id") for segment in child_elements(node, "segment")} - {""}
        unit = Unit(
            id=self._prefix + attribute(node, "id"),
            segments=segments,
            kind=said.removeprefix(TYPE_PREFIX) if said.startswith(TYPE_PREFIX) else "paragraph",
            notes=tuple(note for about, note in self._notes if about not in ids),
            properties=self._properties(),
        )
        return _carried.apply_to_unit(unit, self._entries, self._where)

    def _properties(self) -> Properties:
        attributes = plain_attributes(self._node)
        properties = {f"xliff2:{name}": value for name, value in attributes.items() if name not in _READ_ATTRIBUTES}
        said = attribute(self._node, "type")
        if said and not said.startswith(TYPE_PREFIX):
            properties["xliff2:type"] = said
        return tuple(sorted(properties.items()))

    def _segments(self) -> Iterator[Segment]:
        waiting: Segment | None = None
        number = 0
        for node in child_elements(self._node, "segment", "ignorable"):
            if local_name(node) == "segment":
                if waiting is not None:
                    yield waiting
                number += 1
                waiting = self._segment(node, number)
            elif waiting is not None:
                gap = "".join(piece for piece in self._pieces(node, "source") if isinstance(piece, str))
                waiting = replace(waiting, gap=waiting.gap + gap)
        if waiting is not None:
            yield waiting

    def _segment(self, node: etree._Element, number: int) -> Segment:
        xliff_id = attribute(node, "id")
        entries = self._by_segment.get(xliff_id, [])
        texts = assemble(
            self._pieces(node, "source"), self._pieces(node, "target"), _carried.codes_in(entries, self._where)
        )
        if self._ours and xliff_id:
            segment_id = xliff_id
        else:
            # Segment ids of others are unique in their unit alone.
            segment_id = f"{self._prefix}{attribute(self._node, 'id')}.{xliff_id or number}"
        segment = Segment(
            id=segment_id,
            source=texts.source,
            target=texts.target,
            state=_state(node, texts.target),
            locked=attribute(self._node, "translate") == "no",
            codes=texts.codes,
            notes=tuple(note for about, note in self._notes if about and about == xliff_id),
        )
        return _carried.apply_to_segment(segment, entries, self._where)

    def _pieces(self, node: etree._Element, name: str) -> Sequence[RawPiece]:
        inline = _Inline(self._data)
        return [piece for side in child_elements(node, name) for piece in inline.pieces(side)]


def _state(node: etree._Element, target: str) -> State:
    said = attribute(node, "state", "initial")
    if said in _STATES:
        return _STATES[said]
    detail = attribute(node, "subState").removeprefix(SUBSTATE_PREFIX)
    if detail in {State.NEW, State.DRAFT, State.REJECTED}:
        return State(detail)
    return State.DRAFT if target else State.NEW


class _Inline:
    """Turns the content of a source or target into strings and marks; annotations are seen through."""

    def __init__(self, data: dict[str, str]) -> None:
        self._data = data
        self._references: dict[str, dict[str, str]] = {}

    def pieces(self, node: etree._Element) -> Iterator[RawPiece]:
        if node.text:
            yield str(node.text)
        for child in node:
            yield from self._element(child)
            if child.tail:
                yield str(child.tail)

    def _element(self, node: etree._Element) -> Iterator[RawPiece]:
        name = local_name(node)
        if name == "cp":
            yield from _character(node)
        elif name == "pc":
            key = attribute(node, "id")
            yield self._mark(node, key, "open", "dataRefStart")
            yield from self.pieces(node)
            yield self._mark(node, key, "close", "dataRefEnd")
        elif name == "sc":
            yield self._mark(node, attribute(node, "id"), "open", "dataRef")
        elif name == "ec":
            yield self._mark(node, attribute(node, "startRef") or attribute(node, "id"), "close", "dataRef")
        elif name == "ph":
            yield self._mark(node, attribute(node, "id"), "standalone", "dataRef")
        else:
            yield from self.pieces(node)

    def _mark(self, node: etree._Element, key: str, kind: Kind, reference: str) -> Mark:
        original = self._data.get(attribute(node, reference))
        if original is None:
            original = "" if reference in node.attrib else _tag_text(node, kind)
        return Mark(family="", key=key, kind=kind, original=original)


def _character(node: etree._Element) -> Iterator[str]:
    try:
        yield chr(int(attribute(node, "hex"), 16))
    except (ValueError, OverflowError):
        return


def _tag_text(node: etree._Element, kind: str) -> str:
    """Return a tag as text: what stands for content that the file keeps elsewhere."""
    name = local_name(node)
    if name == "pc" and kind == "close":
        return "</pc>"
    written = "".join(f' {key}="{value}"' for key, value in plain_attributes(node).items())
    return f"<{name}{written}{'' if name == 'pc' else '/'}>"
