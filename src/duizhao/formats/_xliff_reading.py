"""Reading XLIFF 1.0 to 1.2, ours and that of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from duizhao.errors import FormatError
from duizhao.formats import _carried
from duizhao.formats._inline import Mark, RawPiece, assemble
from duizhao.formats._xliff_vocabulary import (
    CHARACTER_TYPE,
    ENTRY_PREFIX,
    KIND_OF_RESTYPE,
    NOTE_PREFIX,
    TOOL,
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

_ROOT_NAMESPACES = ("", "urn:oasis:names:tc:xliff:document:1.1", "urn:oasis:names:tc:xliff:document:1.2")
_DONE = {"translated": State.TRANSLATED, "signed-off": State.REVIEWED, "final": State.FINAL}
_READ_ATTRIBUTES = {"id", "approved", "translate", "restype"}
"""Attributes of a trans-unit that the model holds; the rest become properties."""


def read(data: bytes, options: ReadOptions) -> Document:
    """Return the document in a file; see ``xliff`` for what becomes of what."""
    root = parse(data, options.name)
    _check_root(root, options.name)
    files = list(child_elements(root, "file"))
    document = Document(id=document_stem(options.name), units=(), languages=_languages(files, options))
    reading = _Reading(options.name)
    for number, file in enumerate(files, start=1):
        reading.read_file(file, number)
    if files and _is_ours(files[0]):
        entries = [
            (attribute(note, "from").removeprefix(NOTE_PREFIX), text_of(note))
            for header in child_elements(files[0], "header")
            for note in child_elements(header, "note")
            if attribute(note, "from").startswith(NOTE_PREFIX)
        ]
        document = _carried.apply_to_document(document, entries, location(options.name, files[0]))
    return replace(document, units=tuple(reading.units))


def _check_root(root: etree._Element, name: str) -> None:
    if local_name(root) == "xliff" and namespace(root) in _ROOT_NAMESPACES:
        return
    if local_name(root) == "xliff":
        message, hint = f"This is XLIFF {attribute(root, 'version', '2')}, not 1.2.", "Read it with --format xliff2."
    else:
        message = f"This is no XLIFF file: its root is <{local_name(root)}>."
        hint = "Name its format with --format, or export it as XLIFF again."
    raise FormatError("not-xliff", message, hint=hint, location=location(name, root))


def _languages(files: list[etree._Element], options: ReadOptions) -> Languages:
    source = next((tag for file in files if (tag := attribute(file, "source-language"))), options.languages.source)
    target = next((tag for file in files if (tag := attribute(file, "target-language"))), options.languages.target)
    return Languages(source=source, target=target)


def _is_ours(file: etree._Element) -> bool:
    return attribute(file, "tool-id") == TOOL


@dataclass(slots=True)
class _Reading:
    """The units read so far, and the ids they have taken."""

    name: str
    units: list[Unit] = field(default_factory=list)
    unit_ids: set[str] = field(default_factory=set)
    segment_ids: set[str] = field(default_factory=set)

    def read_file(self, file: etree._Element, number: int) -> None:
        found = list(_units_of(file))
        clashes = any(attribute(node, "id") in self.unit_ids for node, _ in found)
        prefix = f"{number}:" if clashes else ""
        for node, members in found:
            unit = self._our_unit(node, members) if local_name(node) == "group" else self._foreign_unit(node, prefix)
            self._take(unit, node)

    def _take(self, unit: Unit, node: etree._Element) -> None:
        if unit.id in self.unit_ids:
            raise self._duplicate(unit.id, node)
        self.unit_ids.add(unit.id)
        for segment in unit.segments:
            if segment.id in self.segment_ids:
                raise self._duplicate(segment.id, node)
            self.segment_ids.add(segment.id)
        self.units.append(unit)

    def _duplicate(self, model_id: str, node: etree._Element) -> FormatError:
        return FormatError(
            "duplicate-id",
            f"The id “{model_id}” stands on two units of one file.",
            hint="Ids must be unique within a <file>: targets could not be told apart.",
            location=location(self.name, node),
        )

    def _our_unit(self, group: etree._Element, members: list[etree._Element]) -> Unit:
        where = location(self.name, group)
        restype = attribute(group, "restype")
        kind = KIND_OF_RESTYPE.get(restype, restype.removeprefix("x-") or "paragraph")
        segments = tuple(self._segment(member) for member in members)
        unit = Unit(id=attribute(group, "id"), segments=segments, kind=kind, notes=_notes(group))
        return _carried.apply_to_unit(unit, _entries(group), where)

    def _segment(self, node: etree._Element) -> Segment:
        """Read a trans-unit that is one segment."""
        where = location(self.name, node)
        entries = _entries(node)
        source = next(child_elements(node, "source"), None)
        if source is None:
            raise FormatError("no-source", "This unit has no <source>.", location=where)
        target = next(child_elements(node, "target"), None)
        target_pieces = [] if target is None else list(_raw(target))
        texts = assemble(list(_raw(source)), target_pieces, _carried.codes_in(entries, where))
        target_text = texts.target
        kept = next((_carried.decode_text(value) for name, value in entries if name == "target"), None)
        if kept is not None and target_text == texts.source:
            target_text = kept
        if attribute(node, "approved") == "yes" or (target is not None and attribute(target, "state") != "new"):
            # Another program has moved the unit on since.
            entries = [entry for entry in entries if entry[0] != "state"]
        segment = Segment(
            id=attribute(node, "id"),
            source=texts.source,
            target=target_text,
            state=_state(node, target, target_text),
            locked=attribute(node, "translate") == "no",
            codes=texts.codes,
            notes=_notes(node),
        )
        return _carried.apply_to_segment(segment, entries, where)

    def _foreign_unit(self, node: etree._Element, prefix: str) -> Unit:
        unit_id = prefix + attribute(node, "id")
        seg_source = next(child_elements(node, "seg-source"), None)
        segments: tuple[Segment, ...] = ()
        if seg_source is not None:
            segments = tuple(self._marked_segments(node, seg_source, unit_id))
        if segments:
            notes = _notes(node)
        else:
            segment = self._segment(node)
            notes, segments = segment.notes, (replace(segment, id=prefix + segment.id, notes=()),)
        restype = attribute(node, "restype")
        return Unit(
            id=unit_id,
            segments=segments,
            kind=KIND_OF_RESTYPE.get(restype, restype.removeprefix("x-") or "paragraph"),
            notes=notes,
            properties=_foreign_properties(node),
        )

    def _marked_segments(self, node: etree._Element, seg_source: etree._Element, unit_id: str) -> Iterator[Segment]:
        """Yield the segments that ``mrk mtype="seg"`` marks; text between them is the gap before the next."""
        target = next(child_elements(node, "target"), None)
        targets: dict[str, list[RawPiece]] = {}
        if target is not None:
            targets = {mid: run for mid, run in _runs(target) if mid is not None}
        found: list[tuple[str, list[RawPiece], str]] = []
        for mid, run in _runs(seg_source):
            if mid is not None:
                found.append((mid, run, ""))
            elif found:
                text = "".join(piece for piece in run if isinstance(piece, str))
                found[-1] = (*found[-1][:2], found[-1][2] + text)
        for position, (mid, run, gap) in enumerate(found, start=1):
            texts = assemble(run, targets.get(mid, []))
            yield Segment(
                id=f"{unit_id}.{mid or position}",
                source=texts.source,
                target=texts.target,
                state=_state(node, target, texts.target),
                locked=attribute(node, "translate") == "no",
                gap=gap,
                codes=texts.codes,
            )


def _units_of(file: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """Yield what becomes units: our groups with their members, or every trans-unit of another program."""
    ours = _is_ours(file)
    for body in child_elements(file, "body"):
        waiting = list(child_elements(body, "group", "trans-unit"))[::-1]
        while waiting:
            node = waiting.pop()
            if local_name(node) == "trans-unit":
                yield node, []
                continue
            members = list(child_elements(node, "group", "trans-unit"))
            if ours and members and all(local_name(member) == "trans-unit" for member in members):
                yield node, members
            else:
                waiting += members[::-1]


def _state(unit: etree._Element, target: etree._Element | None, text: str) -> State:
    said = "" if target is None else attribute(target, "state")
    approved = attribute(unit, "approved") == "yes"
    if said in _DONE:
        return _DONE[said]
    qualifier = "" if target is None else attribute(target, "state-qualifier")
    if approved and text:
        return State.TRANSLATED
    if qualifier.removeprefix("x-").startswith("rejected"):
        return State.REJECTED
    return State.DRAFT if text or said.startswith("needs-review") else State.NEW


def _entries(node: etree._Element) -> _carried.Entries:
    return [
        (attribute(context, "context-type").removeprefix(ENTRY_PREFIX), text_of(context))
        for group in child_elements(node, "context-group")
        for context in child_elements(group, "context")
        if attribute(context, "context-type").startswith(ENTRY_PREFIX)
    ]


def _notes(node: etree._Element) -> tuple[Note, ...]:
    return tuple(
        Note(text=text_of(note), author=attribute(note, "from"))
        for note in child_elements(node, "note")
        if not attribute(note, "from").startswith(NOTE_PREFIX)
    )


def _foreign_properties(node: etree._Element) -> Properties:
    attributes = plain_attributes(node)
    properties = {f"xliff:{name}": value for name, value in attributes.items() if name not in _READ_ATTRIBUTES}
    for group in child_elements(node, "context-group"):
        for context in child_elements(group, "context"):
            context_type = attribute(context, "context-type")
            if not context_type.startswith(ENTRY_PREFIX):
                properties.setdefault(f"xliff:context:{context_type}", text_of(context))
    return tuple(sorted(properties.items()))


def _raw(node: etree._Element) -> Iterator[RawPiece]:
    """Yield the content of a source or target as strings and marks; markers around text are seen through."""
    return (piece for _, run in _runs(node, segmented=False) for piece in run)


def _runs(node: etree._Element, *, segmented: bool = True) -> Iterator[tuple[str | None, list[RawPiece]]]:
    """Yield runs of pieces: ``(mid, run)`` inside ``mrk mtype="seg"``, ``(None, run)`` outside, in order."""
    run: list[RawPiece] = []
    mid: str | None = None
    for event in _events(node):
        if isinstance(event, str | Mark):
            run.append(event)
        elif segmented:
            if run or mid is not None:
                yield mid, run
            run, mid = [], event[0]
    if run:
        yield mid, run


def _events(node: etree._Element) -> Iterator[RawPiece | tuple[str | None]]:
    """Yield strings, marks, and one-tuples where a segment's marker opens (its mid) or closes (None)."""
    if node.text:
        yield str(node.text)
    for child in node:
        name = local_name(child)
        if name == "mrk" and attribute(child, "mtype") == "seg":
            yield (attribute(child, "mid"),)
            yield from _events(child)
            yield (None,)
        elif name == "g":
            key = attribute(child, "id")
            yield Mark(family="g", key=key, kind="open", original=_tag_text(child))
            yield from _events(child)
            yield Mark(family="g", key=key, kind="close", original="</g>")
        elif name == "x" and attribute(child, "ctype").startswith(CHARACTER_TYPE):
            yield _character(child)
        elif name in _MARKS:
            yield _MARKS[name](child)
        else:
            yield from _events(child)
        if child.tail:
            yield str(child.tail)


def _character(node: etree._Element) -> RawPiece:
    try:
        return chr(int(attribute(node, "ctype").removeprefix(CHARACTER_TYPE), 16))
    except (ValueError, OverflowError):
        return _standalone(node)


def _half(node: etree._Element) -> Mark:
    name = local_name(node)
    return Mark(
        family="bx" if name in {"bx", "ex"} else "bpt",
        key=attribute(node, "rid") or attribute(node, "id"),
        kind="open" if name in {"bx", "bpt"} else "close",
        original=_tag_text(node) if name in {"bx", "ex"} else text_of(node),
    )


def _isolated(node: etree._Element) -> Mark:
    return Mark(
        family="it",
        key=attribute(node, "rid") or attribute(node, "id"),
        kind="close" if attribute(node, "pos") == "close" else "open",
        original=text_of(node),
    )


def _standalone(node: etree._Element) -> Mark:
    original = _tag_text(node) if local_name(node) == "x" else text_of(node)
    return Mark(family=local_name(node), key=attribute(node, "id"), kind="standalone", original=original)


_MARKS = {
    "bpt": _half,
    "ept": _half,
    "bx": _half,
    "ex": _half,
    "it": _isolated,
    "ph": _standalone,
    "x": _standalone,
}


def _tag_text(node: etree._Element) -> str:
    """Return an element's start tag as text: what stands for content that the file keeps in its skeleton."""
    written = "".join(f' {name}="{value}"' for name, value in plain_attributes(node).items())
    return f"<{local_name(node)}{written}{'' if local_name(node) == 'g' else '/'}>"
