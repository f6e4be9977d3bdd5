"""The maintainer's glossary: entries are added, changed, merged, retired, renamed, and every step can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from duizhao.errors import DuizhaoError, ProjectError, UsageError
from duizhao.model import Document, EntryChange, TermEntry, TermStatus
from duizhao.storage.glossary_history import Step
from duizhao.storage.glossary_store import Writing
from duizhao.terminology.lint import LintFinding, lint
from duizhao.terminology.squeezing import term_key
from duizhao.terminology.usage import EntryUsage, by_entry, occurrences
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.termbase_entries import merged_entry, refuse_unusable
from duizhao.workbench.termbase_fixes import fixing_changes
from duizhao.workbench.termbase_rename import OldBecomes, RenamePlan, make_plan
from duizhao.workbench.termbase_rewriting import Held, rewriting

__all__ = ["Renamed", "Termbase"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """What renaming did."""

    entries: tuple[TermEntry, ...]
    """As they stand now."""
    segments: int
    documents: int


class Termbase:
    """The glossary of an open project, for those who look after it.

    Entries change in their files, where comments and layout stay; the project and its open documents go on with the
    new glossary at once.
    """

    def __init__(self, opened: OpenProject) -> None:
        """Finish first what a crash cut short."""
        self._opened = opened
        self._store = opened.glossary_store
        self.left_alone: tuple[Held, ...] = ()
        """Segments that the last undo or redo could not bring back, because they have been changed since."""
        self._recover()

    @property
    def entries(self) -> tuple[TermEntry, ...]:
        """Every entry, file by file."""
        return self._opened.glossary.entries

    @property
    def problems(self) -> tuple[DuizhaoError, ...]:
        """What could not be read, one a mistake."""
        return self._opened.glossary_problems

    @property
    def files(self) -> tuple[str, ...]:
        """The glossary files, relative to the project, sorted."""
        return self._store.files

    def add(self, entry: TermEntry) -> TermEntry:
        """Add an entry to the end of its file, or of the first where it names none; return it as it stands there.

        UsageError where the file has it already, or where it lacks source or target.
        """
        refuse_unusable(entry)
        pair = entry.source + (f" → “{entry.target}”" if entry.target else "")
        for other in self.entries:
            same_file = other.file == (entry.file or next(iter(self.files), ""))
            if same_file and (term_key(other.source), other.target) == (term_key(entry.source), entry.target):
                raise UsageError(
                    "entry-exists",
                    f"{pair} is in {other.file}:{other.line} already.",
                    hint="Change that entry instead.",
                )
        return self.apply([EntryChange(before=None, after=entry)], f"add {entry.source}")[0]

    def change(self, before: TermEntry, after: TermEntry) -> TermEntry:
        """Replace an entry, also by one in another file; return it as it stands."""
        return self.apply([EntryChange(before=before, after=after)], f"change {before.source}")[0]

    def merge(self, kept: TermEntry, others: Sequence[TermEntry]) -> TermEntry:
        """Take over what other entries of the same name say, and delete them. UsageError for another name."""
        after = merged_entry(kept, others)
        deleted = [EntryChange(before=other, after=None) for other in others]
        return self.apply([EntryChange(before=kept, after=after), *deleted], f"merge {kept.source}")[0]

    def retire(self, entry: TermEntry) -> TermEntry:
        """Make an entry deprecated: still recognised in old texts, never asked for."""
        after = replace(entry, status=TermStatus.DEPRECATED)
        return self.apply([EntryChange(before=entry, after=after)], f"retire {entry.source}")[0]

    def delete(self, entry: TermEntry) -> None:
        """Delete an entry, and the comment that is its own."""
        self.apply([EntryChange(before=entry, after=None)], f"delete {entry.source}")

    def apply(self, changes: Sequence[EntryChange], label: str) -> tuple[TermEntry, ...]:
        """Make changes as one step; return the entries changed and added, as they stand.

        ProjectError where an entry is no longer as its change has it, UsageError for an entry that no file can hold,
        LockedError where another process writes. Nothing has been written then.
        """
        for change in changes:
            if change.after is not None:
                refuse_unusable(change.after)
        self._recover()
        try:
            with self._store.applying(changes, label) as writing:
                made = changes if writing is None else writing.step.changes
        finally:
            self._reload()
        return self._standing(made)

    def undo(self) -> str | None:
        """Take the last step back, its rewritten documents included; return its label, None where there is none.

        Segments changed since stay as they are and are in ``left_alone``. Errors as of ``apply``.
        """
        return self._travel(self._store.next_to_undo, self._store.undoing, "undo ")

    def redo(self) -> str | None:
        """Do the last step taken back again, as ``undo`` takes it back."""
        return self._travel(self._store.next_to_redo, self._store.redoing, "redo ")

    def lint(self) -> tuple[LintFinding, ...]:
        """Return what is wrong with the glossary; of use only where there are documents that can be read."""
        return self._lint(self.entries)

    def fix(self, findings: Iterable[LintFinding] | None = None) -> int:
        """Carry out the findings' fixes as one step, every safe one if left out; return how many could be."""
        changes, count = fixing_changes(self.entries, findings, self._lint)
        if changes:
            self.apply(changes, f"fix {count} lint findings" if count != 1 else "fix a lint finding")
        return count

    def fixes(self, findings: Iterable[LintFinding] | None = None) -> tuple[tuple[str, bytes | None, bytes], ...]:
        """Return each file that ``fix`` would change, as it is and as it would be."""
        changes, _ = fixing_changes(self.entries, findings, self._lint)
        return self._store.edited(changes)

    def usage(
        self, entries: Iterable[TermEntry] | None = None, documents: Iterable[str] = ()
    ) -> tuple[EntryUsage, ...]:
        """Return where entries are used and how they are rendered there; all entries, all documents, unless named.

        Documents that cannot be read are left out. UsageError for a document that there is not.
        """
        wanted = None if entries is None else set(map(_key, entries))
        found = occurrences(
            self._documents(self._opened.select(documents)),
            self._opened.glossary,
            None if wanted is None else lambda entry: _key(entry) in wanted,
        )
        return by_entry(found)

    def plan_rename(
        self,
        old: str,
        new: str,
        *,
        source: str = "",
        include_held: bool = False,
        old_becomes: OldBecomes = OldBecomes.DEPRECATED,
    ) -> RenamePlan:
        """Return what renaming would do. UsageError where no entry has the rendering, or several terms have it."""
        return make_plan(self._opened, old, new, source=source, include_held=include_held, old_becomes=old_becomes)

    def rename(self, plan: RenamePlan) -> Renamed:
        """Carry out a plan as one step, each document's part one edit in its own history.

        ProjectError where an entry or a segment has changed since the plan, LockedError where a document cannot be
        written: nothing has been written then.
        """
        self._recover()
        with rewriting(self._opened, plan.rewrites) as documents:
            if stale := documents.differing(plan.rewrites):
                raise ProjectError(
                    "plan-stale",
                    f"Segment {stale[0].segment_id} of {stale[0].document} has been changed since this was planned.",
                    hint="Plan it again.",
                )
            try:
                with self._store.applying(plan.changes, plan.label, plan.rewrites) as writing:
                    if writing is not None:
                        documents.carry_out(plan.rewrites, plan.label, _group(writing.step))
            finally:
                self._reload()
        return Renamed(entries=self._standing(plan.changes), segments=len(plan.rewrites), documents=len(plan.documents))

    def _travel(
        self,
        peek: Callable[[], Step | None],
        travel: Callable[[], AbstractContextManager[Writing | None]],
        prefix: str,
    ) -> str | None:
        self._recover()
        self.left_alone = ()
        step = peek()
        if step is None:
            return None
        known = set(self._opened.document_ids)
        with rewriting(self._opened, [rewrite for rewrite in step.rewrites if rewrite.document in known]) as documents:
            try:
                with travel() as writing:
                    if writing is not None:
                        rewrites = writing.step.rewrites
                        self.left_alone = documents.carry_out(rewrites, prefix + step.label, _group(step) + prefix)
            finally:
                self._reload()
        return step.label

    def _recover(self) -> None:
        with self._store.recovered() as writing:
            if writing is None:
                return
            with rewriting(self._opened, writing.step.rewrites, lenient=True) as documents:
                documents.carry_out(writing.step.rewrites, writing.step.label, _group(writing.step))
        self._reload()

    def _reload(self) -> None:
        self._opened.use_glossary(self._store.read())

    def _lint(self, entries: Sequence[TermEntry]) -> tuple[LintFinding, ...]:
        ids = self._opened.document_ids
        if not ids:
            return lint(entries)
        return lint(
            entries, sources=[segment.source for document in self._documents(ids) for segment in document.segments()]
        )

    def _standing(self, changes: Sequence[EntryChange]) -> tuple[TermEntry, ...]:
        """Return the entries that changes have made, as they stand now."""
        standing: dict[tuple[str, TermEntry], TermEntry] = {(entry.file, entry): entry for entry in self.entries}
        made = (change.after for change in changes if change.after is not None)
        return tuple(standing.get((entry.file, entry), entry) for entry in made)

    def _documents(self, ids: Iterable[str]) -> Iterable[Document]:
        for document_id in ids:
            try:
                yield self._opened.read(document_id)
            except DuizhaoError:
                # `check` and the overview report it.
                continue


def _key(entry: TermEntry) -> tuple[str, int | None, TermEntry]:
    return entry.file, entry.line, entry


def _group(step: Step) -> str:
    return f"glossary {step.id}"
