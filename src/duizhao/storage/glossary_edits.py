"""Changing entries of a glossary file that a person has written, commented and laid out.

What does not change is not touched, down to the byte. Every result is read again and must say what was meant, or the
file stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence as Series
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from duizhao.errors import Location, ProjectError
from duizhao.model import EntryChange, TermEntry
from duizhao.storage.glossary_file import (
    ENTRY_KEYS,
    GlossaryFile,
    Value,
    dump_entry,
    dump_glossary,
    read_glossary,
    read_glossary_tree,
    values_of,
)
from duizhao.storage.glossary_layout import place_for_new, removed_entry, text_of_new
from duizhao.storage.glossary_splices import (
    CannotSpliceError,
    Splice,
    change_values,
    line_start,
    removed_from_flow,
    spliced,
    written,
)
from duizhao.storage.glossary_tree import Alias, Mapping, Node, Scalar, Sequence, read_tree
from duizhao.storage.yaml_source import Source, decode

__all__ = ["EditedGlossary", "edit_glossary"]

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedGlossary:
    """A glossary file after a change."""

    data: bytes
    read: GlossaryFile
    """What it says now."""


@dataclass(slots=True)
class _Plan:
    """What is to become of a file's entries."""

    items: list[TermEntry | None]
    """As they stand; None for one that cannot be read."""
    kept: dict[int, TermEntry]
    """New contents by position."""
    removed: set[int]
    added: list[TermEntry]

    def result(self, read: GlossaryFile) -> list[TermEntry | None]:
        """Return what the file is to say; domain and authority are the file's."""

        def here(entry: TermEntry) -> TermEntry:
            return replace(entry, domain=read.domain, authority=read.authority)

        kept = {position: here(entry) for position, entry in self.kept.items()}
        stay = [kept.get(n, item) for n, item in enumerate(self.items) if n not in self.removed]
        return [*stay, *map(here, self.added)]


def edit_glossary(data: bytes | None, changes: Series[EntryChange], path: Path | str, file: str = "") -> EditedGlossary:
    """Return a file with the changes made, in order; added entries go to its end. ``data`` is None for a new file.

    An entry's domain and authority are its file's, so a new file takes those of its first entry. ProjectError where
    the file is no YAML, where an entry is not there as the change has it, and for what no file can hold.
    """
    source = Source(path)
    if data is None:
        return _new_file(changes, source, file)
    text = decode(data, source)
    try:
        tree = read_tree(text, source)
    except ProjectError as error:
        hint = f"Put the file right in an editor first. {error.hint}".strip()
        raise ProjectError(error.code, error.message, hint=hint, location=error.location) from error
    read = read_glossary_tree(tree, source, file)
    plan = _planned(read, changes, source)
    wanted = plan.result(read)
    if wanted == plan.items:
        return EditedGlossary(data=data, read=read)
    has_mark = data.startswith(_MARK.encode())
    rewritten: set[int] = set()
    for _attempt in range(3):
        edited = _Editor(text, tree).edit(plan, rewritten)
        now = read_glossary(edited.encode(), path, file)
        if list(now.items) == wanted and _is_else_the_same(read, now):
            return EditedGlossary(data=(_MARK * has_mark + edited).encode(), read=now)
        rewritten = _next_attempt(plan, tree, rewritten, now, wanted)
    raise ProjectError(
        "cannot-edit",
        "The file is laid out in a way that this change does not fit into; nothing has been written.",
        hint="Make the change in an editor.",
        location=Location(path),
    )


def _is_else_the_same(before: GlossaryFile, after: GlossaryFile) -> bool:
    """Whether a file has the same head and no mistake that it did not have."""
    head = (after.domain, after.authority) == (before.domain, before.authority)
    return head and len(after.problems) <= len(before.problems)


def _new_file(changes: Series[EntryChange], source: Source, file: str) -> EditedGlossary:
    entries = _planned(GlossaryFile(domain=""), changes, source).added
    if not entries:
        return EditedGlossary(data=b"", read=GlossaryFile(domain=PurePath(source.path).stem))
    data = dump_glossary(entries[0].domain or PurePath(source.path).stem, entries, entries[0].authority)
    return EditedGlossary(data=data, read=read_glossary(data, source.path, file))


def _planned(read: GlossaryFile, changes: Series[EntryChange], source: Source) -> _Plan:
    plan = _Plan(list(read.items), {}, set(), [])
    new: list[TermEntry | None] = []
    current = _Current(read.items)
    for change in changes:
        if change.before is None:
            if change.after is not None:
                new.append(change.after)
                current.append(change.after)
            continue
        position = current.position_of(change.before)
        if position is None:
            raise ProjectError(
                "entry-changed",
                f"The entry {change.before.source} is no longer as it was when this change was made.",
                hint="Look at it again.",
                location=Location(source.path, change.before.line),
            )
        current.put(position, change.after)
        added = position - len(plan.items)
        if added >= 0:
            new[added] = change.after
        elif change.after is None:
            plan.removed.add(position)
        else:
            plan.kept[position] = change.after
    plan.added.extend(entry for entry in new if entry is not None)
    return plan


class _Current:
    """The entries while changes are made, one after the other; places do not move."""

    def __init__(self, items: Iterable[TermEntry | None]) -> None:
        self._items: list[TermEntry | None] = []
        self._by_source: dict[str, list[int]] = {}
        for item in items:
            self.append(item)

    def append(self, entry: TermEntry | None) -> None:
        """Put an entry behind the others."""
        self._items.append(None)
        self.put(len(self._items) - 1, entry)

    def put(self, position: int, entry: TermEntry | None) -> None:
        """Replace an entry; None deletes it."""
        self._items[position] = entry
        if entry is not None:
            self._by_source.setdefault(entry.source, []).append(position)

    def position_of(self, entry: TermEntry) -> int | None:
        """Return where an entry stands: in its line, or else where one that is equal stands next to it."""
        line = entry.line or 0
        places = [
            (abs((item.line or line) - line), position)
            for position in self._by_source.get(entry.source, ())
            if (item := self._items[position]) is not None and item == entry
        ]
        return min(places)[1] if places else None


def _next_attempt(
    plan: _Plan, tree: Node | None, rewritten: set[int], now: GlossaryFile, wanted: list[TermEntry | None]
) -> set[int]:
    """Return the entries to write anew: those that came out wrong, and in the end all that may have a part in it."""
    positions = [n for n in range(len(plan.items)) if n not in plan.removed]
    if not rewritten and len(now.items) == len(wanted) and list(now.items) != wanted:
        # An anchor that is gone, or says something else, shows where it is used.
        return {n for n, is_, should in zip(positions, now.items, wanted, strict=False) if is_ != should}
    with_aliases = {
        n for n in positions if plan.items[n] is not None and _has_alias(_terms_of(tree).items[n])
    }  # fmt: skip
    return set(plan.kept) | with_aliases | rewritten


def _has_alias(node: Node) -> bool:
    if isinstance(node, Mapping):
        return any(_has_alias(value) for _, value in node.pairs)
    return isinstance(node, Alias) or (isinstance(node, Sequence) and any(map(_has_alias, node.items)))


def _terms_of(tree: Node | None) -> Sequence:
    if isinstance(tree, Mapping):
        for key, value in tree.pairs:
            if isinstance(key, Scalar) and key.text == "terms" and isinstance(value, Sequence):
                return value
    return Sequence(start=0, end=0, line=1, is_flow=False, anchor=None, items=[])


class _Editor:
    """Makes the splices of a plan in a text."""

    def __init__(self, text: str, tree: Node | None) -> None:
        self._text = text
        self._tree = tree
        self._terms = _terms_of(tree)
        ending = re.search(r"\r?\n", text)
        self._line_break = ending[0] if ending else "\n"

    def edit(self, plan: _Plan, rewritten: set[int]) -> str:
        """Return the text with the plan carried out; the entries of ``rewritten`` are written anew."""
        splices: list[Splice] = []
        for position in sorted({*plan.kept, *rewritten}):
            before, after = plan.items[position], plan.kept.get(position, plan.items[position])
            if before is not None and after is not None and position not in plan.removed:
                splices += self._changed(self._terms.items[position], before, after, anew=position in rewritten)
        splices += self._removed(sorted(plan.removed))
        if plan.added:
            splices += self._added(plan.added, leaving=len(plan.items) - len(plan.removed))
        if self._line_break != "\n":
            splices = [replace(splice, text=splice.text.replace("\n", self._line_break)) for splice in splices]
        return spliced(self._text, splices)

    def _changed(self, node: Node, before: TermEntry, after: TermEntry, *, anew: bool) -> list[Splice]:
        if not anew and isinstance(node, Mapping):
            old, new = values_of(before), values_of(after)
            names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
            values: dict[str, Value | None] = {name: new.get(name) for name in names}
            try:
                return change_values(self._text, node, dict(sorted(values.items(), key=_canonically)))
            except CannotSpliceError:
                pass
        return [Splice(node.start, node.end, self._rewritten(node, after))]

    def _rewritten(self, node: Node, entry: TermEntry) -> str:
        if self._terms.is_flow or (isinstance(node, Mapping) and node.is_flow):
            return _in_braces(entry)
        indent = node.start - line_start(self._text, node.start)
        lines = dump_entry(entry).rstrip("\n").split("\n")
        return ("\n" + " " * indent).join(line[2:] for line in lines)

    def _removed(self, positions: list[int]) -> list[Splice]:
        if not self._terms.is_flow:
            return [removed_entry(self._text, self._terms, position) for position in positions]
        places = [(item.start, item.end) for item in self._terms.items]
        splices = []
        while positions:
            # Neighbours go together: each alone would leave its comma to the other.
            first = positions[0]
            behind = next(n for n in range(first, len(places) + 1) if n not in positions)
            splices.append(removed_from_flow(places, first, behind))
            positions = [n for n in positions if n >= behind]
        return splices

    def _added(self, entries: list[TermEntry], *, leaving: int) -> list[Splice]:
        terms = self._terms
        if terms.is_flow and terms.items:
            at = terms.items[-1].end
            return [Splice(at, at, ("" if not leaving else ", ") + ", ".join(map(_in_braces, entries)))]
        if isinstance(self._tree, Mapping) and self._tree.is_flow:
            inside = "[" + ", ".join(map(_in_braces, entries)) + "]"
            if terms.is_flow:
                return [Splice(terms.start, terms.end, inside)]
            at = self._tree.pairs[-1][1].end if self._tree.pairs else self._tree.end - 1
            return [Splice(at, at, (", " if self._tree.pairs else "") + f"terms: {inside}")]
        place = place_for_new(self._text, self._tree, terms)
        lines = [line for entry in entries for line in (*place.between, *text_of_new(entry, place.indent))]
        return [*place.cleared, Splice(place.at, place.at, place.before + "\n".join(lines) + place.after)]


def _canonically(item: tuple[str, Value | None]) -> int:
    return ENTRY_KEYS.index(item[0])


def _in_braces(entry: TermEntry) -> str:
    pairs = (f"{name}: {written(value, in_flow=True)}" for name, value in values_of(entry).items())
    return "{" + ", ".join(pairs) + "}"
