"""YAML as people write it: every value knows its line, and what YAML would guess wrongly is refused.

The values are ``str``, ``bool``, ``None``, ``Unquoted``, ``list`` and ``Block``. A bare number or date is no text:
``1.10`` would come back as ``1.1``, and ``no`` as false.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import yaml

from duizhao.errors import Location, ProjectError

__all__ = ["DEEPEST", "Block", "Source", "Unquoted", "decode", "noun_of", "read_block", "read_events"]

_Choice = TypeVar("_Choice", bound=StrEnum)
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.2, clause 5.1: what is left over from the printable characters.
_NOT_IN_YAML = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DEEPEST = 200
"""Collections within collections; more would overflow somebody's stack."""
_NESTED_IN_A_LINE = re.compile(r"(?:[-?]\s+){100}")


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A bare scalar that YAML takes for a number or a date."""

    written: str
    noun: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file that values come from, for messages."""

    path: Path | str

    def refuse(self, code: str, message: str, *, line: int | None = None, hint: str = "") -> NoReturn:
        """Raise a ProjectError that points into the file."""
        raise ProjectError(code, message, hint=hint, location=Location(self.path, line))


class Block(dict[str, Any]):
    """A mapping of the file, with typed access. ``lines`` has the line of each key, from 1."""

    def __init__(self, source: Source, line: int) -> None:
        super().__init__()
        self.source = source
        self.line = line
        self.lines: dict[str, int] = {}

    def refuse(self, code: str, message: str, key: str = "", hint: str = "") -> NoReturn:
        """Raise a ProjectError that points at ``key``, or at the mapping."""
        self.source.refuse(code, message, line=self.lines.get(key, self.line), hint=hint)

    def only(self, known: Iterable[str], what: str) -> None:
        """Raise ProjectError where there is a key that is not among ``known``."""
        names = tuple(known)
        for key in self:
            if key not in names:
                self.refuse_unknown(key, names, what)

    def refuse_unknown(self, key: str, known: Sequence[str], what: str) -> NoReturn:
        """Raise the ProjectError for a key that is not among ``known``."""
        near = difflib.get_close_matches(key, known, n=1)
        hint = f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(known)}."
        self.refuse("unknown-key", f"“{key}” is not something {what} has.", key, hint)

    def text(self, key: str, default: str = "") -> str:
        """Return a text; ``default`` where the key is absent or has no value."""
        value = self.get(key)
        return default if value is None else self._as_text(key, value)

    def required_text(self, key: str, what: str, *, empty: bool = False) -> str:
        """Return a text that must be there, and must say something unless ``empty`` is allowed."""
        if self.get(key) is None:
            self.refuse("missing-key", f"{what} needs “{key}”.", key)
        value = self._as_text(key, self[key])
        if not value and not empty:
            self.refuse("empty-value", f"{what}: “{key}” is empty.", key)
        return value

    def flag(self, key: str) -> bool:
        """Return a truth value, False where the key is absent."""
        value = self.get(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        return self.refuse("wrong-type", f"“{key}” is true or false, not {noun_of(value)}.", key)

    def number(self, key: str, allowed: range) -> int:
        """Return a whole number, the lowest one allowed where the key is absent. It stands there without quotes."""
        value = self.get(key)
        if value is None:
            return allowed.start
        number: Any = yaml.safe_load(value.written) if isinstance(value, Unquoted) else None
        if number is not None and number in allowed:
            return int(number)
        written = f"“{value}”" if isinstance(value, str) else getattr(value, "written", noun_of(value))
        hint = f"Write one of {', '.join(map(str, allowed))}, without quotes."
        return self.refuse("wrong-number", f"“{key}” is a number, {_range(allowed)}, not {written}.", key, hint)

    def choice(self, key: str, kind: type[_Choice], default: _Choice) -> _Choice:
        """Return one of the values of an enumeration."""
        written = self.text(key, default.value)
        try:
            return kind(written)
        except ValueError:
            values = [member.value for member in kind]
            near = difflib.get_close_matches(written, values, n=1)
            hint = (f"Did you mean “{near[0]}”? " if near else "") + f"Known: {', '.join(values)}."
            self.refuse(f"unknown-{key}", f"There is no {key} “{written}”.", key, hint)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where the key is absent."""
        return tuple(self._as_text(key, item) for item in self._list(key, "texts"))

    def block(self, key: str) -> Block | None:
        """Return a nested mapping, None where the key is absent."""
        value = self.get(key)
        if value is None or isinstance(value, Block):
            return value
        return self.refuse("wrong-type", f"“{key}” has names and values below it, not {noun_of(value)}.", key)

    def blocks(self, key: str) -> Iterator[Block]:
        """Yield the mappings of a list, none where the key is absent."""
        for item in self._list(key, "entries"):
            if not isinstance(item, Block):
                self.refuse("wrong-type", f"“{key}” is a list of entries; {noun_of(item)} is none.", key)
            yield item

    def _list(self, key: str, of: str) -> list[Any]:
        value = self.get(key)
        if value is None or isinstance(value, list):
            return value or []
        return self.refuse(
            "wrong-type", f"“{key}” is a list of {of}, not {noun_of(value)}.", key, "Begin each with “- ”."
        )

    def _as_text(self, key: str, value: object) -> str:
        if isinstance(value, str):
            return value
        hint = ""
        if isinstance(value, Unquoted):
            hint = f'Put it in quotes: "{value.written}".'
        elif isinstance(value, bool):
            hint = "Put it in quotes if the word is meant."
        return self.refuse("wrong-type", f"“{key}” is a text, not {noun_of(value)}.", key, hint)


def decode(data: bytes, source: Source) -> str:
    """Return a file's text without its byte order mark. ProjectError where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source.refuse(
            "not-utf-8",
            "The file is not UTF-8.",
            line=data.count(b"\n", 0, error.start) + 1,
            hint="Save it as UTF-8 in your editor.",
        )


def read_block(text: str, source: Source) -> Block:
    """Parse a file that holds one mapping; an empty file is an empty one.

    ProjectError for bad syntax, a key that comes twice, a key that is no text, or anything that is no mapping.
    """
    _refuse_depth(text, source)
    loader = _loader_for(source)(text)
    try:
        value = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        _refuse_syntax(error, text, source)
    except yaml.YAMLError as error:
        _refuse_characters(error, text, source)
    finally:
        loader.dispose()
    if value is None:
        return Block(source, 1)
    if not isinstance(value, Block):
        source.refuse("wrong-type", f"The file holds {noun_of(value)} instead of names and values.", line=1)
    return value


def read_events(text: str, source: Source, lines_before: int = 0) -> Iterator[Any]:
    """Yield PyYAML's events of a text, which may be a piece of the file with so many lines before it.

    ProjectError, with the line in the file, for bad syntax. Collections may be nested to any depth.
    """
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        _refuse_syntax(error, text, source, lines_before)
    except yaml.YAMLError as error:
        _refuse_characters(error, text, source, lines_before)


def _refuse_depth(text: str, source: Source) -> None:
    """Refuse what would overflow libyaml's stack: no Python exception comes back from there."""
    if text.count("[") + text.count("{") < DEEPEST and not _NESTED_IN_A_LINE.search(text):
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                line = event.start_mark.line + 1 if event.start_mark else None
                source.refuse("bad-yaml", "This is not YAML we read: it is nested too deeply.", line=line)
    except yaml.YAMLError:
        # Reading tells what is wrong, and how deep it gets before that is harmless.
        return


def _loader_for(source: Source) -> type[yaml.SafeLoader]:
    class Loader(_Loader):  # type: ignore[valid-type,misc]  # chosen at run time: with libyaml or without
        pass

    Loader.add_constructor("tag:yaml.org,2002:map", _block_constructor(source))
    for tag, noun in (("int", "a number"), ("float", "a number"), ("timestamp", "a date")):
        Loader.add_constructor(f"tag:yaml.org,2002:{tag}", _unquoted_constructor(noun))
    return Loader


def _unquoted_constructor(noun: str) -> Callable[[Any, Any], Unquoted]:
    return lambda _loader, node: Unquoted(str(node.value), noun)


def _block_constructor(source: Source) -> Callable[[Any, Any], Iterator[Block]]:
    def construct(loader: Any, node: Any) -> Iterator[Block]:
        block = Block(source, node.start_mark.line + 1)
        # PyYAML fills collections after making them, so that a mapping may hold itself.
        yield block
        for key_node, value_node in node.value:
            key = _plain_text(key_node) or loader.construct_object(key_node, deep=True)
            line = key_node.start_mark.line + 1
            if not isinstance(key, Hashable) or not isinstance(key, str):
                source.refuse("bad-key", f"{noun_of(key).capitalize()} cannot be a name here.", line=line)
            if key in block:
                first = block.lines[key]
                source.refuse("duplicate-key", f"“{key}” is here twice, first in line {first}.", line=line)
            block[key] = _plain_text(value_node) or loader.construct_object(value_node)
            block.lines[key] = line

    return construct


def _plain_text(node: Any) -> str:
    """Return the text of a scalar that is one, without PyYAML's detour; empty for anything else."""
    is_text = isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str"
    return str(node.value) if is_text else ""


def _refuse_syntax(error: yaml.MarkedYAMLError, text: str, source: Source, lines_before: int = 0) -> NoReturn:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 + lines_before if mark else None
    problem = error.problem or error.context or "unknown problem"
    hint = "Texts with “: ” or “ #” in them, or that begin with a mark, need double quotes."
    lines = text.splitlines()
    if any(written.startswith(("<<<<<<< ", ">>>>>>> ")) for written in lines):
        hint = "There are conflict marks of a git merge in it. Settle the conflict first."
        line = next(
            n for n, written in enumerate(lines, 1 + lines_before) if written.startswith(("<<<<<<< ", ">>>>>>> "))
        )
    elif "end of stream" in problem and error.context_mark:
        # Where the file ends is not where it went wrong.
        line = error.context_mark.line + 1 + lines_before
        hint = 'A quotation mark in this line has no second one. A mark within quotes is written \\".'
    elif "tab" in problem or "\\t" in problem or "cannot start any token" in problem:
        hint = "YAML is indented with blanks, never with tabs, and texts that begin with a mark need quotes."
    source.refuse("bad-yaml", f"This is not YAML: {problem}.", line=line, hint=hint)


def _refuse_characters(error: yaml.YAMLError, text: str, source: Source, lines_before: int = 0) -> NoReturn:
    found = _NOT_IN_YAML.search(text)
    problem = f"the character U+{ord(found[0]):04X} may not stand in it" if found else str(error)
    source.refuse(
        "bad-yaml",
        f"This is not YAML: {problem}.",
        line=text.count("\n", 0, found.start()) + 1 + lines_before if found else None,
        hint=f'In double quotes it is written "\\u{ord(found[0]):04x}".' if found else "",
    )


def _range(numbers: range) -> str:
    return f"{numbers.start} to {numbers[-1]}"


def noun_of(value: object) -> str:
    """Return what a value of the file is, for messages: "a number"."""
    if isinstance(value, Unquoted):
        return value.noun
    nouns = {bool: "a truth value", str: "a text", list: "a list", Block: "names and values"}
    return "nothing" if value is None else nouns.get(type(value), f"a {type(value).__name__}")
