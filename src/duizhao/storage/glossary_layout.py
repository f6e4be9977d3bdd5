"""Where entries of a commented glossary begin and end, and where a new one goes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from duizhao.model import TermEntry
from duizhao.storage.glossary_file import dump_entry
from duizhao.storage.glossary_splices import Splice, line_end, line_start
from duizhao.storage.glossary_tree import Mapping, Node, Scalar, Sequence

__all__ = ["Place", "place_for_new", "removed_entry", "text_of_new"]

_COMMENTED_OUT = re.compile(r"\s*#\s*-?\s*[a-z_]+:(?:\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where new entries go."""

    at: int
    indent: int = 0
    """Of their dashes."""
    before: str = ""
    """What has to stand before the first of them."""
    after: str = "\n"
    between: tuple[str, ...] = ()
    """Lines before each of them: empty ones, in a file that sets its entries apart."""
    cleared: tuple[Splice, ...] = ()
    """What has to go: the brackets of an empty list."""


def text_of_new(entry: TermEntry, indent: int) -> list[str]:
    """Return the lines of an entry that is added."""
    return [" " * indent + line for line in dump_entry(entry).rstrip("\n").split("\n")]


def place_for_new(text: str, tree: Node | None, terms: Sequence) -> Place:
    """Return where entries in block style are added: behind the last one and the comments that belong to it."""
    if terms.items:
        last = terms.items[-1]
        indent = _indent_of(text, last)
        at = _behind_comments(text, line_end(text, last.end), indent)
        apart = len(terms.items) > 1 and _stands_apart(text, last)
        return _place(text, at, indent=indent, between=("",) if apart else ())
    if not isinstance(tree, Mapping) or not tree.pairs:
        return _place(text, len(text), head="terms:\n")
    for key, value in tree.pairs:
        if isinstance(key, Scalar) and key.text == "terms":
            brackets = len(text[: value.start].rstrip(" "))
            cleared = (Splice(brackets, value.end),) if value.end > value.start else ()
            return _place(text, _behind_comments(text, line_end(text, value.end), 0), cleared=cleared)
    return _place(text, line_end(text, tree.end), head="terms:\n")


def removed_entry(text: str, terms: Sequence, position: int) -> Splice:
    """Return what takes an entry in block style away, its own comments and one of the gaps around it included.

    A comment right above an entry is its own, unless it heads a group of them or is an entry that somebody has
    commented out.
    """
    node = terms.items[position]
    start, indent = line_start(text, node.start), _indent_of(text, node)
    end = _behind_comments(text, line_end(text, node.end), indent)
    start = _with_own_comments(text, start, end, indent, is_alone=len(terms.items) == 1)
    following = text[end : line_end(text, end)]
    if not following.strip():
        if _line_before(text, start).strip() == "" and start:
            while start and not _line_before(text, start).strip():
                start -= len(_line_before(text, start))
        elif position == 0 and len(terms.items) > 1:
            while end < len(text) and not text[end : line_end(text, end)].strip():
                end = line_end(text, end)
    if end == len(text) and not text.endswith("\n") and start:
        # The file had no line break at its end, and has none now.
        start -= 2 if text[:start].endswith("\r\n") else 1
    return Splice(start, end)


def _place(
    text: str,
    at: int,
    *,
    indent: int = 0,
    head: str = "",
    between: tuple[str, ...] = (),
    cleared: tuple[Splice, ...] = (),
) -> Place:
    if at == len(text) and text and not text.endswith("\n"):
        return Place(at=at, indent=indent, before="\n" + head, after="", between=between, cleared=cleared)
    return Place(at=at, indent=indent, before=head, between=between, cleared=cleared)


def _with_own_comments(text: str, start: int, end: int, indent: int, *, is_alone: bool) -> int:
    above = start
    while _is_comment(line := _line_before(text, above)) and _indent(line) <= indent:
        above -= len(line)
    comments = text[above:start].splitlines()
    if not comments or any(map(_COMMENTED_OUT.match, comments)):
        return start
    previous, following = _line_before(text, above).strip(), text[end : line_end(text, end)].strip()
    heads_a_group = (not previous or previous.startswith("terms:")) and following.startswith("-")
    return start if heads_a_group and not is_alone else above


def _stands_apart(text: str, node: Node) -> bool:
    """Whether there is an empty line above an entry, or above its comments."""
    start = line_start(text, node.start)
    while _is_comment(line := _line_before(text, start)):
        start -= len(line)
    return start > 0 and not _line_before(text, start).strip()


def _indent_of(text: str, node: Node) -> int:
    """Return how far an entry's dash is indented."""
    return _indent(text[line_start(text, node.start) : line_end(text, node.start)])


def _behind_comments(text: str, at: int, indent: int) -> int:
    """Return where the comments end that begin at ``at`` and stand further right than a dash."""
    while _is_comment(line := text[at : line_end(text, at)]) and _indent(line) > indent:
        at = line_end(text, at)
    return at


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_comment(line: str) -> bool:
    return line.lstrip(" ").startswith("#")


def _line_before(text: str, at: int) -> str:
    """Return the line that ends at ``at``, with its line break; empty at the beginning of the text."""
    return text[line_start(text, max(at - 1, 0)) : at]
