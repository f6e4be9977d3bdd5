"""The inline marks of a Markdown text as codes.

markdown-it parses inline text properly but keeps no positions of what it finds. Each of its inline rules is wrapped
here, so that what a rule consumed is recorded as it matches; what the text means is left to markdown-it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from duizhao.formats._splice import is_wide
from duizhao.model import Code

__all__ = ["Located", "parser", "with_codes"]

Rule = Callable[[StateInline, bool], bool]
_RULES = ("newline", "escape", "backticks", "strikethrough", "emphasis", "link", "image", "autolink", "html_inline")
_RECORD = "duizhao"
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_LOOKS_LIKE_A_TAG = re.compile(r"</?([0-9A-Za-z]+)/?>")
_VOID_ELEMENTS = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


@dataclass(frozen=True, slots=True)
class Located:
    """An inline text with the place of each of its characters in the file."""

    text: str
    """Lines joined with LF, without the marks of list, quote or table around them."""
    offsets: tuple[int, ...]
    """Of each character in the file, and one more for the end."""

    def raw(self, whole: str, start: int, end: int) -> str:
        """Return what stands in the file for ``text[start:end]``, marks of quotes and lists between lines included."""
        return whole[self.offsets[start] : self.offsets[end]]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: Literal["open", "close", "standalone", "html", "soft-break"]


@dataclass(slots=True)
class _Record:
    marks: list[_Mark] = field(default_factory=list)
    delimiters: dict[int, int] = field(default_factory=dict)
    """Where a token of emphasis or strike-through stands, by the token's identity."""


@cache
def parser() -> MarkdownIt:
    """Return CommonMark with tables and strike-through, its inline rules recording what they match."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    markdown.core.ruler.enableOnly(["normalize", "block"])
    active = dict(zip(markdown.inline.ruler.get_active_rules(), markdown.inline.ruler.getRules(""), strict=True))
    for name in _RULES:
        markdown.inline.ruler.at(name, _recording(name, active[name]))
    return markdown


def with_codes(located: Located, whole: str, env: MutableMapping[str, Any]) -> tuple[str, tuple[Code, ...]]:
    """Return the text to translate, its inline marks as tags and its soft line breaks taken out, and the codes.

    ``env`` is what the block parser left: link definitions. Escapes and entities stay as they are written.
    """
    text = located.text
    ids = _free_ids(text)
    parts: list[str] = []
    codes: list[Code] = []
    partners = _partners(text, marks := _marks(text, env))
    open_ids: dict[int, str] = {}
    end = 0
    for index, mark in enumerate(marks):
        parts.append(text[end : mark.start])
        end = mark.end
        partner = partners.get(index)
        if mark.role == "soft-break":
            parts.append(_joint(text[: mark.start], text[mark.end :]))
        elif partner is None:
            codes.append(Code(id=next(ids), original=located.raw(whole, mark.start, mark.end)))
            parts.append(f"<{codes[-1].id}/>")
        elif partner > index:
            closing = located.raw(whole, marks[partner].start, marks[partner].end)
            open_ids[partner] = next(ids)
            codes.append(
                Code(id=open_ids[partner], original=located.raw(whole, mark.start, mark.end), original_end=closing)
            )
            parts.append(f"<{codes[-1].id}>")
        else:
            parts.append(f"</{open_ids[index]}>")
    return "".join([*parts, text[end:]]), tuple(codes)


def _recording(name: str, rule: Rule) -> Rule:
    def recording_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
        record: _Record | None = state.env.get(_RECORD)
        if silent or record is None:
            return rule(state, silent)
        start = state.pos
        tokens_before = len(state.tokens)
        if name == "image":
            # Its alternative text is parsed as a text of its own, whose positions would mean nothing here.
            state.env[_RECORD] = None
        matched = rule(state, silent)
        state.env[_RECORD] = record
        if matched:
            _note(record, name, state, start, state.tokens[tokens_before:])
        return matched

    return recording_rule


def _note(record: _Record, name: str, state: StateInline, start: int, tokens: list[Token]) -> None:
    end = state.pos
    if name in {"emphasis", "strikethrough"}:
        at = end
        for token in reversed(tokens):
            at -= len(token.content)
            if at < start:
                break
            record.delimiters[id(token)] = at
    elif name in {"link", "image"}:
        label_start = start + (2 if name == "image" else 1)
        label_end = state.md.helpers.parseLinkLabel(state, label_start - 1, name == "link")
        if label_end > label_start:
            record.marks += [_Mark(start, label_start, "open"), _Mark(label_end, end, "close")]
        else:
            record.marks.append(_Mark(start, end, "standalone"))
    elif any(token.type in {"softbreak", "hardbreak"} for token in tokens):
        start = len(state.src[:start].rstrip(" "))
        role: Literal["soft-break", "standalone"] = "soft-break" if tokens[-1].type == "softbreak" else "standalone"
        record.marks.append(_Mark(start, end, role))
    elif name in {"backticks", "autolink", "html_inline"} and any(token.type != "text" for token in tokens):
        record.marks.append(_Mark(start, end, "html" if name == "html_inline" else "standalone"))


def _marks(text: str, env: MutableMapping[str, Any]) -> list[_Mark]:
    record = _Record()
    tokens = parser().inline.parse(text, parser(), {**env, _RECORD: record}, [])
    for token in tokens:
        at = record.delimiters.get(id(token))
        if at is None or not token.nesting:
            continue
        width = len(token.markup)
        # markdown-it makes the inner of the two asterisks that open a strong emphasis its token.
        start = at - 1 if token.type == "strong_open" else at
        record.marks.append(_Mark(start, start + width, "open" if token.nesting > 0 else "close"))
    return sorted(record.marks, key=lambda mark: mark.start)


def _partners(text: str, marks: list[_Mark]) -> dict[int, int]:
    """Return which mark closes which, both ways. HTML tags pair where they nest; otherwise each stands alone."""
    partners: dict[int, int] = {}
    stack: list[int] = []
    for index, mark in enumerate(marks):
        if mark.role == "open":
            stack.append(index)
        elif mark.role == "close":
            while stack and marks[stack[-1]].role == "html":
                stack.pop()
            if stack:
                opener = stack.pop()
                partners |= {opener: index, index: opener}
        elif mark.role == "html":
            tag = text[mark.start : mark.end]
            if _opens_element(tag):
                stack.append(index)
            elif stack and tag.startswith("</") and _is_opened_by(text, marks[stack[-1]], tag):
                opener = stack.pop()
                partners |= {opener: index, index: opener}
    return partners


def _opens_element(tag: str) -> bool:
    name = _TAG_NAME.match(tag)
    return bool(name) and not tag.startswith("</") and not tag.endswith("/>") and _name(tag) not in _VOID_ELEMENTS


def _is_opened_by(text: str, opener: _Mark, tag: str) -> bool:
    return opener.role == "html" and _name(text[opener.start : opener.end]) == _name(tag)


def _name(tag: str) -> str:
    match = _TAG_NAME.match(tag)
    return match.group(1).lower() if match else ""


def _free_ids(text: str) -> Iterator[str]:
    taken = {match.group(1) for match in _LOOKS_LIKE_A_TAG.finditer(text)}
    return (str(number) for number in count(1) if str(number) not in taken)


def _joint(before: str, after: str) -> str:
    left, right = before.rstrip("*_~`")[-1:], after.lstrip("*_~`")[:1]
    return "" if left and right and is_wide(left) and is_wide(right) else " "
