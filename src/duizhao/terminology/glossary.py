"""A glossary, as the rest of the program sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from duizhao.model import Span, TermEntry, TermHit, TermStatus, TermUse, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Glossary"]


class Glossary:
    """An immutable set of term entries."""

    def __init__(self, entries: Iterable[TermEntry] = ()) -> None:
        self._entries = tuple(entries)

    @property
    def entries(self) -> tuple[TermEntry, ...]:
        """Every entry, in the order given."""
        return self._entries

    def __repr__(self) -> str:
        return f"<Glossary of {len(self._entries)} entries>"

    def recognise(self, source: str) -> tuple[TermHit, ...]:
        """Return the terms of ``source`` in order, leftmost first and longest at each place."""
        by_source: dict[str, list[TermEntry]] = {}
        for entry in self._entries:
            if entry.source:
                by_source.setdefault(entry.source, []).append(entry)
        if not by_source:
            return ()
        pattern = "|".join(map(re.escape, sorted(by_source, key=len, reverse=True)))
        return tuple(
            TermHit(entry=entry, span=Span(*found.span()))
            for found in re.finditer(pattern, source)
            for entry in by_source[found.group()]
            if entry.status is not TermStatus.SHIELD
        )

    def uses(self, source: str, target: str) -> tuple[TermUse, ...]:
        """Return what became of each hit of ``source`` in ``target``, in the order of the hits."""
        return tuple(self._use(hit, target) for hit in self.recognise(source))

    def forbidden_in(self, target: str) -> tuple[tuple[TermEntry, str, Span], ...]:
        """Return every forbidden rendering in ``target`` with its entry and place, in order."""
        found = [
            (entry, rendering, Span(*match.span()))
            for entry in self._entries
            for rendering in entry.forbidden
            for match in _occurrences(rendering, target)
        ]
        return tuple(sorted(found, key=lambda item: item[2]))

    def _use(self, hit: TermHit, target: str) -> TermUse:
        for verdict, renderings in (
            (Verdict.FORBIDDEN, hit.entry.forbidden),
            (Verdict.SATISFIED, hit.entry.renderings),
        ):
            for rendering in renderings:
                for match in _occurrences(rendering, target):
                    return TermUse(
                        hit=hit, verdict=verdict, rendering=rendering, target_span=Span(*match.span())
                    )
        return TermUse(hit=hit, verdict=Verdict.MISSING)


def _occurrences(rendering: str, target: str) -> Iterable[re.Match[str]]:
    return re.finditer(rf"\b{re.escape(rendering)}\b", target, re.IGNORECASE)
