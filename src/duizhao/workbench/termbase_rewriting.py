"""Rewriting targets along with the glossary, each document through its session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from duizhao.errors import DuizhaoError, LockedError
from duizhao.model import Change, Edit
from duizhao.storage.glossary_history import Rewrite
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.session import Session

__all__ = ["Held", "Rewriting", "rewriting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A segment that is left as it is."""

    document: str
    segment_id: str
    why: str
    """For people: "it is locked"."""
    target: str = ""
    """As it stands."""


class Rewriting:
    """The sessions of every document that is to be rewritten."""

    def __init__(self, sessions: dict[str, Session]) -> None:
        self._sessions = sessions

    def differing(self, rewrites: Iterable[Rewrite]) -> tuple[Held, ...]:
        """Return the segments that no longer read as the rewrites found them."""
        return tuple(held for held in map(self._problem, rewrites) if held is not None)

    def carry_out(self, rewrites: Sequence[Rewrite], label: str, group: str) -> tuple[Held, ...]:
        """Rewrite what still reads as it did, one edit a document; return what does not.

        State, notes and waivers stay. What reads as it should already is left alone.
        """
        held: list[Held] = []
        for document_id in dict.fromkeys(rewrite.document for rewrite in rewrites):
            session = self._sessions.get(document_id)
            changes = []
            for rewrite in rewrites:
                if rewrite.document != document_id or self._reads(rewrite, rewrite.after):
                    continue
                problem = self._problem(rewrite)
                if problem is not None or session is None:
                    held.extend([problem] if problem else [])
                    continue
                segment = session.segment(rewrite.segment_id)
                after = replace(segment, target=rewrite.after)
                changes.append(Change(unit=session.unit(segment.id).id, before=(segment,), after=(after,)))
            if changes and session is not None:
                session.do(Edit(label=label, changes=tuple(changes), group=group))
        return tuple(held)

    def _problem(self, rewrite: Rewrite) -> Held | None:
        session = self._sessions.get(rewrite.document)
        if session is None:
            why, target = "its document cannot be opened", ""
        elif rewrite.segment_id not in session.segment_ids:
            why, target = "it is not there any more", ""
        else:
            target = session.segment(rewrite.segment_id).target
            if target == rewrite.before:
                return None
            why = "it has been changed since"
        return Held(document=rewrite.document, segment_id=rewrite.segment_id, why=why, target=target)

    def _reads(self, rewrite: Rewrite, target: str) -> bool:
        session = self._sessions.get(rewrite.document)
        if session is None or rewrite.segment_id not in session.segment_ids:
            return False
        return session.segment(rewrite.segment_id).target == target


@contextmanager
def rewriting(opened: OpenProject, rewrites: Iterable[Rewrite], *, lenient: bool = False) -> Iterator[Rewriting]:
    """Open every document that is rewritten, and close those again, saved, that were not open before.

    LockedError, before anything is written, where one cannot be written; ``lenient`` leaves such a document out.
    """
    documents = list(dict.fromkeys(rewrite.document for rewrite in rewrites))
    before = {document_id for document_id in documents if opened.is_open(document_id)}
    sessions: dict[str, Session] = {}
    try:
        for document_id in documents:
            try:
                session = opened.open_session(document_id)
            except DuizhaoError:
                if not lenient:
                    raise
                continue
            if session.refusal is None:
                sessions[document_id] = session
            elif not lenient:
                raise _refusal(session.refusal, document_id)
        yield Rewriting(sessions)
    finally:
        for document_id in documents:
            if document_id not in before:
                opened.close_session(document_id)


def _refusal(refusal: LockedError, document_id: str) -> LockedError:
    return LockedError(
        refusal.code,
        f"Nothing has been changed, because {document_id} has to be rewritten too. {refusal.message}",
        hint=refusal.hint,
        location=refusal.location,
    )
