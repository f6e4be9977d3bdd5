"""Renaming a rendering: in the glossary, and in every translation that has it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from duizhao.errors import DuizhaoError, UsageError
from duizhao.model import EntryChange, Segment, State, TermEntry
from duizhao.storage.glossary_history import Rewrite
from duizhao.terminology import Glossary
from duizhao.terminology.rename import renamings
from duizhao.terminology.squeezing import term_key
from duizhao.text.plain_text import PlainText, plain_text
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.termbase_diff import file_diff
from duizhao.workbench.termbase_rewriting import Held

__all__ = ["OldBecomes", "RenamePlan", "make_plan", "renamed_entry"]


class OldBecomes(StrEnum):
    """What a rendering is in the glossary after another one has taken its place."""

    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"
    ADMITTED = "admitted"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamePlan:
    """What renaming would do."""

    old: str
    new: str
    changes: tuple[EntryChange, ...]
    rewrites: tuple[Rewrite, ...]
    """In the order of the documents and their segments."""
    held: tuple[Held, ...] = ()
    also: tuple[TermEntry, ...] = ()
    """Entries of other terms that have the old rendering too: they keep it."""
    problems: tuple[DuizhaoError, ...] = ()
    """Documents that could not be read, and so are left out."""
    sources: tuple[tuple[str, str, str], ...] = ()
    """Document, segment and Chinese of each rewrite, for people."""
    files: tuple[tuple[str, bytes | None, bytes], ...] = ()
    """Each glossary file, as it is and as it would be."""

    @property
    def label(self) -> str:
        """What a person would call it."""
        return f"rename “{self.old}” to “{self.new}”"

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that are rewritten, in order."""
        return tuple(dict.fromkeys(rewrite.document for rewrite in self.rewrites))

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff: the glossary files, then the segments, each under its id."""
        for file, before, after in self.files:
            yield from file_diff(file, before, after)
        document = ""
        for rewrite, (_, _, source) in zip(self.rewrites, self.sources, strict=True):
            if rewrite.document != document:
                document = rewrite.document
                yield f"--- a/segments/{document}.yaml"
                yield f"+++ b/segments/{document}.yaml"
            yield f"@@ {rewrite.segment_id} @@"
            for mark, text in ((" ", source), ("-", rewrite.before), ("+", rewrite.after)):
                yield from (mark + line for line in text.split("\n"))


def make_plan(
    opened: OpenProject,
    old: str,
    new: str,
    *,
    source: str = "",
    include_held: bool = False,
    old_becomes: OldBecomes = OldBecomes.DEPRECATED,
) -> RenamePlan:
    """Return what renaming would do. UsageError where no entry has the rendering, or several terms have it."""
    old, new = old.strip(), new.strip()
    if not new:
        raise UsageError("empty-rendering", "The new rendering is empty.", hint="To drop a term, delete its entry.")
    if old == new:
        raise UsageError("same-rendering", f"“{new}” is the rendering already.")
    entries, also = _entries_with(opened.glossary.entries, old, source)
    changes = []
    for entry in entries:
        after = renamed_entry(entry, old, new, old_becomes)
        if after != entry:
            changes.append(EntryChange(before=entry, after=after))
    plan = _Rewriting(opened, entries, old, new, include_held=include_held)
    plan.go_through()
    return RenamePlan(
        old=old,
        new=new,
        changes=tuple(changes),
        rewrites=tuple(plan.rewrites),
        held=tuple(plan.held),
        also=also,
        problems=tuple(plan.problems),
        sources=tuple(plan.sources),
        files=opened.glossary_store.edited(changes),
    )


def renamed_entry(entry: TermEntry, old: str, new: str, old_becomes: OldBecomes) -> TermEntry:
    """Return an entry in which ``new`` has the place of ``old``, and ``old`` the one that it gets.

    UsageError where ``old`` is deprecated or forbidden and ``new`` is not approved: it would take a bad place.
    """
    if old not in entry.renderings:
        if new in entry.renderings:
            return entry
        raise UsageError(
            "not-approved",
            f"“{old}” is not an approved rendering of {entry.source}, and neither is “{new}”.",
            hint=f"Approve “{new}” first, or rename to “{entry.target}”.",
        )
    lists: dict[str, Any] = {
        name: tuple(rendering for rendering in getattr(entry, name) if rendering != new)
        for name in ("admitted", "short", "deprecated", "forbidden")
    }
    target = entry.target
    if target == old:
        target = new
    elif target == new:
        # The two were both approved: only the other one goes.
        lists = {name: _without(renderings, old) for name, renderings in lists.items()}
    else:
        for name in ("admitted", "short"):
            lists[name] = tuple(new if rendering == old else rendering for rendering in lists[name])
    if old_becomes is not OldBecomes.NOTHING:
        lists[old_becomes.value] = (*_without(lists[old_becomes.value], old), old)
    return replace(entry, target=target, **lists)


def _without(renderings: tuple[str, ...], rendering: str) -> tuple[str, ...]:
    return tuple(other for other in renderings if other != rendering)


def _entries_with(
    entries: Sequence[TermEntry], old: str, source: str
) -> tuple[tuple[TermEntry, ...], tuple[TermEntry, ...]]:
    """Return the entries of the one term that is meant, and those of others with the same rendering."""
    having = [entry for entry in entries if old in (*entry.renderings, *entry.deprecated, *entry.forbidden)]
    if not having:
        raise _unknown(entries, old)
    if source:
        chosen = [entry for entry in having if term_key(entry.source) == term_key(source)]
        if not chosen:
            raise UsageError(
                "unknown-term",
                f"No entry of {source} has the rendering “{old}”.",
                hint=f"It is a rendering of {_listed(having)}.",
            )
    else:
        # Whose preferred rendering it is, is meant before those who merely admit it.
        ranks = ([e for e in having if e.target == old], [e for e in having if old in e.renderings], having)
        chosen = next(ranked for ranked in ranks if ranked)
    terms = {term_key(entry.source) for entry in chosen}
    if len(terms) > 1:
        raise UsageError(
            "ambiguous-rendering",
            f"“{old}” is a rendering of {len(terms)} terms: {_listed(chosen)}.",
            hint="Say which with --source.",
        )
    return tuple(chosen), tuple(entry for entry in having if old in entry.renderings and entry not in chosen)


def _unknown(entries: Iterable[TermEntry], old: str) -> UsageError:
    known = {rendering: None for entry in entries for rendering in entry.renderings}
    folded = [rendering for rendering in known if rendering.casefold() == old.casefold()]
    near = folded or difflib.get_close_matches(old, known, n=1)
    return UsageError(
        "unknown-rendering",
        f"No entry of the glossary has the rendering “{old}”.",
        hint=f"Did you mean “{near[0]}”?" if near else "duizhao glossary usage lists the terms.",
    )


def _listed(entries: Iterable[TermEntry]) -> str:
    return ", ".join(dict.fromkeys(entry.source for entry in entries))


class _Rewriting:
    """Collects the segments of a project that a rename concerns."""

    def __init__(
        self, opened: OpenProject, entries: Sequence[TermEntry], old: str, new: str, *, include_held: bool
    ) -> None:
        self._opened, self._entries, self._old, self._new = opened, entries, old, new
        self._include_held = include_held
        self.rewrites: list[Rewrite] = []
        self.sources: list[tuple[str, str, str]] = []
        self.held: list[Held] = []
        self.problems: list[DuizhaoError] = []

    def go_through(self) -> None:
        """Look at every segment of every document that can be read."""
        for document_id in self._opened.document_ids:
            try:
                document = self._opened.read(document_id)
            except DuizhaoError as error:
                self.problems.append(error)
                continue
            for segment in document.segments():
                if segment.target:
                    self._look_at(document_id, segment)

    def _look_at(self, document_id: str, segment: Segment) -> None:
        target = plain_text(segment.target, segment.codes)
        after, through_tags = self._renamed(segment, target)
        why = ""
        if not self._include_held and (segment.locked or segment.state is State.FINAL):
            why = "it is locked" if segment.locked else "it is final"
        if through_tags or (why and after != segment.target):
            held = why or "a tag stands inside the rendering"
            self.held.append(Held(document=document_id, segment_id=segment.id, why=held, target=segment.target))
        if after != segment.target and not why:
            self.rewrites.append(
                Rewrite(document=document_id, segment_id=segment.id, before=segment.target, after=after)
            )
            self.sources.append((document_id, segment.id, segment.source))

    def _renamed(self, segment: Segment, target: PlainText) -> tuple[str, bool]:
        """Return the target afterwards, and whether a rendering was left because a tag stands in it."""
        source = plain_text(segment.source, segment.codes)
        glossary: Glossary = self._opened.glossary
        for entry in self._entries:
            found = renamings(source.text, target.text, glossary, entry, self._old, self._new)
            if not found:
                continue
            after, left_at = segment.target, -1
            for replacement in reversed(found):
                span = replacement.span
                if left_at >= 0 and not target.text[span.end : left_at].strip():
                    # The article of a rendering that stays as it is.
                    continue
                fixes = target.fixes("", span, replacement.text)
                left_at = left_at if fixes else span.start
                for fix in fixes:
                    after = after[: fix.span.start] + fix.replacement + after[fix.span.end :]
            return after, left_at >= 0
        return segment.target, False
