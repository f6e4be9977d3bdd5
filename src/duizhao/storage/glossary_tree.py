"""A glossary file as the tree that YAML makes of it, in which every node knows where it stands in the text.

Reading and editing both start here: what has no place cannot be changed without touching what stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from duizhao.errors import Location, ProjectError
from duizhao.storage.yaml_source import DEEPEST, Block, Source, Unquoted, read_events

__all__ = ["Alias", "Mapping", "Node", "Scalar", "Sequence", "read_tree", "value_of"]

_RESOLVERS: dict[str | None, list[tuple[str, Any]]] = yaml.SafeLoader.yaml_implicit_resolvers
_ANY_FIRST = _RESOLVERS.get(None, [])
_TRUE = frozenset({"yes", "true", "on"})
_TAG = "tag:yaml.org,2002:"
_NUMBERS_AND_DATES = {"int": "a number", "float": "a number", "timestamp": "a date"}


@dataclass(slots=True, eq=False)
class Scalar:
    """A text, a number, a truth value or nothing."""

    start: int
    """Offset in the text, here and below; where there is an anchor or a tag, it begins there."""
    end: int
    line: int
    """In the file, from 1, here and below."""
    text: str
    style: str
    """The mark it begins with: a quote, ``|`` or ``>``; empty for a plain one."""
    tag: str | None
    """Given by the file; None where the style decides."""
    anchor: str | None


@dataclass(slots=True, eq=False)
class Alias:
    """``*name``."""

    start: int
    end: int
    line: int
    node: Node | None
    """What it stands for; None for an anchor that it stands in itself."""


@dataclass(slots=True, eq=False)
class Sequence:
    """A list."""

    start: int
    end: int
    """Behind the last item, or behind the closing bracket."""
    line: int
    is_flow: bool
    anchor: str | None
    items: list[Node]


@dataclass(slots=True, eq=False)
class Mapping:
    """Names and values."""

    start: int
    end: int
    line: int
    is_flow: bool
    anchor: str | None
    pairs: list[tuple[Node, Node]]


Node = Scalar | Alias | Sequence | Mapping


def read_tree(text: str, source: Source, lines_before: int = 0) -> Node | None:
    """Return the one node of a file, None for an empty file. ProjectError, with the line, for what is no YAML.

    ``text`` may be a piece of the file with ``lines_before`` lines before it; offsets are in the piece.
    """
    reader = _Reader(text, source, lines_before)
    return reader.read()


class _Reader:
    def __init__(self, text: str, source: Source, lines_before: int) -> None:
        self._text = text
        self._source = source
        self._first_line = lines_before + 1
        self._events: Iterator[Any] = read_events(text, source, lines_before)
        self._anchors: dict[str, Node | None] = {}
        self._depth = 0

    def read(self) -> Node | None:
        root = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "a second document begins here; keep one in a file")
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event)
        return root

    def _node(self, event: Any) -> Node:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        mark = event.start_mark
        if kind is yaml.AliasEvent:
            if event.anchor not in self._anchors:
                self._refuse(event, f"nothing is called “&{event.anchor}” before this")
            return Alias(mark.index, event.end_mark.index, mark.line + self._first_line, self._anchors[event.anchor])
        if event.anchor:
            self._name(event, None)
        self._depth += 1
        if self._depth > DEEPEST:
            self._refuse(event, "it is nested too deeply")
        node = self._collection(event, mark)
        self._depth -= 1
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _collection(self, event: Any, mark: Any) -> Sequence | Mapping:
        kind = "seq" if type(event) is yaml.SequenceStartEvent else "map"
        if event.tag not in {None, "!", _TAG + kind}:
            self._refuse(event, f"the tag “{event.tag}” means nothing here")
        is_flow = bool(event.flow_style)
        line = mark.line + self._first_line
        events = self._events
        if kind == "seq":
            items: list[Node] = []
            while not isinstance(last := next(events), yaml.SequenceEndEvent):
                items.append(self._node(last))
            end = _end_of(last) if is_flow or not items else items[-1].end
            return Sequence(mark.index, end, line, is_flow, event.anchor, items)
        pairs: list[tuple[Node, Node]] = []
        while not isinstance(last := next(events), yaml.MappingEndEvent):
            pairs.append((self._node(last), self._node(next(events))))
        end = _end_of(last) if is_flow or not pairs else pairs[-1][1].end
        return Mapping(mark.index, end, line, is_flow, event.anchor, pairs)

    def _scalar(self, event: Any) -> Scalar:
        plain, quoted = event.implicit
        mark = event.start_mark
        start, end, style = mark.index, event.end_mark.index, event.style or ""
        if style in {"|", ">"}:
            # The parser counts the empty lines behind it in; they belong to the layout of the file.
            end = start + len(self._text[start:end].rstrip())
        tag = None if plain or quoted else event.tag
        node = Scalar(start, end, mark.line + self._first_line, event.value, style, tag, event.anchor)
        if event.anchor:
            self._name(event, node)
        return node

    def _name(self, event: Any, node: Node | None) -> None:
        if event.anchor in self._anchors:
            self._refuse(event, f"“&{event.anchor}” is here twice")
        self._anchors[event.anchor] = node

    def _refuse(self, event: Any, problem: str) -> None:
        self._source.refuse(
            "bad-yaml", f"This is not YAML we read: {problem}.", line=event.start_mark.line + self._first_line
        )


def _end_of(event: Any) -> int:
    return int(event.end_mark.index)


def value_of(node: Node, source: Source, problems: list[ProjectError]) -> Any:
    """Return what a node says: ``str``, ``bool``, ``None``, ``Unquoted``, ``list`` or ``Block``.

    A name that comes twice, or is no text, goes to ``problems``; the first of two names counts.
    """
    if type(node) is Scalar:
        return _scalar_value(node, source, problems)
    if type(node) is Mapping:
        return _block_of(node, source, problems)
    if type(node) is Sequence:
        return [value_of(item, source, problems) for item in node.items]
    if type(node) is Alias and node.node is not None:
        return value_of(node.node, source, problems)
    problems.append(_problem(source, node.line, "bad-yaml", "This is not YAML we read: it holds itself."))
    return None


def _block_of(node: Mapping, source: Source, problems: list[ProjectError]) -> Block:
    block = Block(source, node.line)
    for key_node, value_node in node.pairs:
        if type(key_node) is Scalar and _kind(key_node) == "str":
            key: object = key_node.text
        else:
            key = value_of(key_node, source, problems)
        if not isinstance(key, str):
            message = "Only a text can be a name here; put it in quotes."
            problems.append(_problem(source, key_node.line, "bad-key", message))
            continue
        if key in block:
            message = f"“{key}” is here twice, first in line {block.lines[key]}."
            problems.append(_problem(source, key_node.line, "duplicate-key", message, "Keep one of them."))
            continue
        block[key] = value_of(value_node, source, problems)
        block.lines[key] = key_node.line
    return block


def _scalar_value(node: Scalar, source: Source, problems: list[ProjectError]) -> Any:
    kind = _kind(node)
    if kind == "str":
        return node.text
    if kind == "null":
        return None
    if kind == "bool":
        return node.text.lower() in _TRUE
    noun = _NUMBERS_AND_DATES.get(kind)
    if noun is None:
        message = f"This is not YAML we read: the tag “{node.tag}” means nothing here."
        problems.append(_problem(source, node.line, "bad-yaml", message))
        return None
    return Unquoted(node.text, noun)


def _kind(node: Scalar) -> str:
    """Return the last word of a scalar's tag."""
    if node.tag is not None:
        return node.tag.removeprefix(_TAG)
    if node.style:
        return "str"
    text = node.text
    for tag, pattern in (*_RESOLVERS.get(text[:1], ()), *_ANY_FIRST):
        if pattern.match(text):
            kind = tag.removeprefix(_TAG)
            # "<<" and "=": nothing is merged here.
            return "str" if kind in {"merge", "value"} else kind
    return "str"


def _problem(source: Source, line: int, code: str, message: str, hint: str = "") -> ProjectError:
    return ProjectError(code, message, hint=hint, location=Location(source.path, line))
