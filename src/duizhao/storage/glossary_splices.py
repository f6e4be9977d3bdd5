"""Changing a few characters of a YAML file and leaving the others as a person wrote them.

Every function returns splices: what to put in place of which part of the text. CannotSpliceError says that a change
does not fit into the layout that stands there; whoever asked writes the whole entry anew then.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from duizhao.storage.glossary_file import ENTRY_KEYS, Value
from duizhao.storage.glossary_tree import Mapping, Node, Scalar, Sequence
from duizhao.storage.scalars import INVISIBLE, flow_scalar, scalar

__all__ = [
    "CannotSpliceError",
    "Splice",
    "change_values",
    "line_end",
    "line_start",
    "removed_from_flow",
    "spliced",
    "written",
]

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")


class CannotSpliceError(Exception):
    """The change does not fit into the layout of what stands there."""


@dataclass(frozen=True, slots=True)
class Splice:
    """``text`` in place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str = ""


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return the text with every splice made; offsets are in the text as given. Deletions may overlap."""
    parts = []
    at = 0
    for splice in sorted(splices, key=lambda splice: splice.start):
        parts += [text[at : splice.start], splice.text]
        at = max(at, splice.end)
    return "".join([*parts, text[at:]])


def line_start(text: str, at: int) -> int:
    """Return where the line begins that ``at`` is in."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the next line begins, or the length of the text."""
    return text.find("\n", at) + 1 or len(text)


def written(value: Value, *, in_flow: bool, style: str = "") -> str:
    """Return a value as YAML on one line; a text in quotes stays in quotes."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(flow_scalar, value))}]"
    if not isinstance(value, str):
        return str(value).lower()
    if style and style in "'\"" and not INVISIBLE.search(value) and "\n" not in value:
        return json.dumps(value, ensure_ascii=False) if style == '"' else "'" + value.replace("'", "''") + "'"
    return flow_scalar(value) if in_flow else scalar(value)


def change_values(text: str, entry: Mapping, values: dict[str, Value | None]) -> list[Splice]:
    """Return what gives keys of an entry new values; None takes the key away."""
    pairs = {key.text: (key, value) for key, value in entry.pairs if isinstance(key, Scalar)}
    splices: list[Splice] = []
    for key, value in values.items():
        if key in pairs:
            if value is None:
                splices.append(_removed_pair(text, entry, key))
            else:
                splices += _replaced(text, pairs[key][1], value, in_flow=entry.is_flow)
        elif value is not None:
            # Not behind what goes: two splices would meet in one place.
            before = [name for name in pairs if _rank(name) < _rank(key) and values.get(name, "") is not None]
            if not before:
                raise CannotSpliceError
            splices.append(_new_pair(text, entry, pairs[before[-1]][1], f"{key}: ", value))
    return splices


def removed_from_flow(items: list[tuple[int, int]], first: int, behind: int) -> Splice:
    """Return what takes the items from ``first`` to before ``behind`` out of a collection in brackets."""
    if behind < len(items):
        return Splice(items[first][0], items[behind][0])
    return Splice(items[first - 1][1] if first else items[0][0], items[-1][1])


def _rank(name: str) -> int:
    return ENTRY_KEYS.index(name)


def _removed_pair(text: str, entry: Mapping, name: str) -> Splice:
    places = [(key.start, value.end) for key, value in entry.pairs]
    position = next(n for n, (key, _) in enumerate(entry.pairs) if isinstance(key, Scalar) and key.text == name)
    if entry.is_flow:
        return removed_from_flow(places, position, position + 1)
    start, end = line_start(text, places[position][0]), line_end(text, places[position][1])
    # The first key shares its line with the dash.
    if text[start : places[position][0]].strip():
        raise CannotSpliceError
    return Splice(start, end)


def _new_pair(text: str, entry: Mapping, behind: Node, key: str, value: Value) -> Splice:
    if entry.is_flow:
        return Splice(behind.end, behind.end, f", {key}{written(value, in_flow=True)}")
    start = entry.pairs[0][0].start
    indent = " " * (start - line_start(text, start))
    return _new_line(text, behind.end, f"{indent}{key}{written(value, in_flow=False)}")


def _new_line(text: str, at: int, line: str) -> Splice:
    """Return what puts a line behind the one that ``at`` is in; a file without a last line break keeps none."""
    end = line_end(text, at)
    if end == len(text) and not text.endswith("\n"):
        return Splice(end, end, f"\n{line}")
    return Splice(end, end, f"{line}\n")


def _replaced(text: str, node: Node, value: Value, *, in_flow: bool) -> list[Splice]:
    if isinstance(node, Sequence) and isinstance(value, tuple):
        if all(isinstance(item, Scalar) for item in node.items) and node.items:
            return _changed_items(text, node, value)
        return [Splice(node.start, node.end, written(value, in_flow=True))] if node.is_flow else _below(node)
    if not isinstance(node, Scalar):
        # An alias, or a list where a text is to stand.
        if getattr(node, "is_flow", True):
            return [Splice(node.start, node.end, written(value, in_flow=in_flow))]
        return _below(node)
    return [_replaced_scalar(text, node, value, in_flow=in_flow)]


def _replaced_scalar(text: str, node: Scalar, value: Value, *, in_flow: bool) -> Splice:
    start = node.start
    if node.anchor or node.tag:
        match = _PROPERTIES.match(text, start, node.end)
        start = match.end() if match else start
    new = written(value, in_flow=in_flow, style=node.style)
    # Nothing stood there: ``note:`` ends at its colon.
    return Splice(start, node.end, f" {new}" if start == node.end and text[start - 1 : start] == ":" else new)


def _below(node: Node) -> list[Splice]:
    raise CannotSpliceError(node)


def _changed_items(text: str, node: Sequence, value: tuple[str, ...]) -> list[Splice]:
    """Return what makes a list of texts another one, item by item, so that comments beside the others stay."""
    items = [item for item in node.items if isinstance(item, Scalar)]
    splices: list[Splice] = []
    matcher = SequenceMatcher(None, [item.text for item in items], value, autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            continue
        new = value[new_start:new_end]
        both = min(end - start, len(new))
        splices += [
            _replaced_scalar(text, item, rendering, in_flow=node.is_flow)
            for item, rendering in zip(items[start : start + both], new[:both], strict=True)
        ]
        if both < end - start:
            splices += _removed_items(text, node, items, start + both, end)
        if both < len(new):
            splices += _new_items(text, node, items, start + both, new[both:])
    return splices


def _removed_items(text: str, node: Sequence, items: list[Scalar], first: int, behind: int) -> list[Splice]:
    if node.is_flow:
        return [removed_from_flow([(item.start, item.end) for item in items], first, behind)]
    for item in items[first:behind]:
        _dash(text, item)
    return [Splice(line_start(text, item.start), line_end(text, item.end)) for item in items[first:behind]]


def _new_items(
    text: str, node: Sequence, items: list[Scalar], position: int, renderings: tuple[str, ...]
) -> list[Splice]:
    new = [written(rendering, in_flow=node.is_flow) for rendering in renderings]
    if node.is_flow:
        if position:
            at = items[position - 1].end
            return [Splice(at, at, "".join(f", {rendering}" for rendering in new))]
        at = items[0].start
        return [Splice(at, at, "".join(f"{rendering}, " for rendering in new))]
    if position:
        dash = _dash(text, items[position - 1])
        return [_new_line(text, items[position - 1].end, "\n".join(dash + rendering for rendering in new))]
    dash, at = _dash(text, items[0]), line_start(text, items[0].start)
    return [Splice(at, at, "".join(f"{dash}{rendering}\n" for rendering in new))]


def _dash(text: str, item: Scalar) -> str:
    """Return what stands before an item on its line: blanks and its dash."""
    dash = text[line_start(text, item.start) : item.start]
    if dash.strip() != "-":
        raise CannotSpliceError
    return dash
