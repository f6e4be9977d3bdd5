"""A glossary, as the rest of the program sees it."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from duizhao.model import Span, TermEntry, TermHit, TermUse
from duizhao.terminology.recognition import Recogniser
from duizhao.terminology.rendering import EnglishText, first_stem
from duizhao.terminology.verification import forbidden_phrases, verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Glossary"]


class Glossary:
    """An immutable set of term entries. The automaton is built on first use."""

    def __init__(self, entries: Iterable[TermEntry] = ()) -> None:
        self._entries = tuple(entries)

    @property
    def entries(self) -> tuple[TermEntry, ...]:
        """Every entry, in the order given."""
        return self._entries

    def __repr__(self) -> str:
        return f"<Glossary of {len(self._entries)} entries>"

    @cached_property
    def _recogniser(self) -> Recogniser:
        return Recogniser(self._entries)

    @cached_property
    def _forbidding(self) -> dict[str, list[TermEntry]]:
        """Entries by the stems of the first words of what they forbid."""
        forbidding: dict[str, list[TermEntry]] = {}
        for entry in self._entries:
            for key in {first_stem(rendering) for rendering in entry.forbidden}:
                forbidding.setdefault(key, []).append(entry)
        return forbidding

    def recognise(self, source: str) -> tuple[TermHit, ...]:
        """Return the terms of ``source`` in order, leftmost first and longest at each place.

        Entries of the same name give a hit each, with the same span. Shields give none.
        """
        return self._recogniser.recognise(source)

    def mentions(self, source: str) -> tuple[TermHit, ...]:
        """Return the terms of ``source`` and, with the same span, those that stand inside them.

        The initiative is mentioned in the name of its conference: only the longer term asks for a rendering, but what
        the shorter forbids is wrong here too.
        """
        return tuple(
            TermHit(entry=entry, span=hit.span)
            for hit in self.recognise(source)
            for entry in (hit.entry, *self._recogniser.inside(hit.entry.source))
        )

    def uses(self, source: str, target: str) -> tuple[TermUse, ...]:
        """Return what became of the terms of ``source`` in ``target``, in source order.

        Of entries of the same name, one that is satisfied speaks for all. Mentions beyond the number of renderings
        are satisfied with the span of another mention.
        """
        return self._uses(source, target)

    @cached_property
    def _uses(self) -> Callable[[str, str], tuple[TermUse, ...]]:
        # Two checks and a pane ask about the same pair at every keystroke.
        return lru_cache(maxsize=256)(lambda source, target: verify(self._recogniser.places(source), target))

    def forbidden_in(self, target: str, source: str | None = None) -> tuple[tuple[TermEntry, str, Span], ...]:
        """Return every forbidden rendering in ``target`` with its entry and place, in order.

        With ``source``, only what its ``mentions`` forbid. What stands inside an allowed rendering (of any
        entry; with ``source``, of its terms) is not forbidden.
        """
        english = EnglishText(target)
        if source is None:
            suspects = {id(entry): entry for stem in english.stems() for entry in self._forbidding.get(stem, ())}
            return forbidden_phrases(suspects.values(), english, self._entries)
        entries = {id(hit.entry): hit.entry for hit in self.mentions(source)}.values()
        return forbidden_phrases(entries, english, entries)
