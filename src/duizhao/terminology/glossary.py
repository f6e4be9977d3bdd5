"""A glossary, as the rest of the program sees it."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from duizhao.model import Span, TermEntry, TermHit, TermUse
from duizhao.terminology.recognition import Recogniser
from duizhao.terminology.rendering import english_text
from duizhao.terminology.verification import forbidden_phrases, verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Glossary"]


class Glossary:
    """An immutable set of term entries. The automaton is built on first use."""

    def __init__(self, entries: Iterable[TermEntry] = (), *, words: Callable[[], Iterable[str]] = tuple) -> None:
        """``words`` is called when the automaton is built: the Chinese words that make a hit inside them doubtful.

        They are folded as ``text.scripts.fold`` does; without them only what stands in a person's name is doubtful.
        """
        self._entries = tuple(entries)
        self._words = words

    @property
    def entries(self) -> tuple[TermEntry, ...]:
        """Every entry, in the order given."""
        return self._entries

    def __repr__(self) -> str:
        return f"<Glossary of {len(self._entries)} entries>"

    @cached_property
    def _recogniser(self) -> Recogniser:
        return Recogniser(self._entries, self._words() if self._entries else ())

    def recognise(self, source: str) -> tuple[TermHit, ...]:
        """Return the terms of ``source`` in order, leftmost first and longest at each place.

        Entries in force of the same name give a hit each, with the same span; see ``authority``. Shields give none. A
        hit inside a longer word or name says so: it is doubtful.
        """
        return self._recogniser.recognise(source)

    def mentions(self, source: str) -> tuple[TermHit, ...]:
        """Return the terms of ``source`` and, with the same span, those that stand inside them; doubtful ones left out.

        The initiative is mentioned in the name of its conference: only the longer term asks for a rendering, but what
        the shorter forbids is wrong here too.
        """
        return tuple(
            TermHit(entry=entry, span=hit.span)
            for hit in self.recognise(source)
            if not hit.inside
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
        judged = self._recogniser.judged_places
        return lru_cache(maxsize=256)(lambda source, target: verify(judged(source), target))

    def forbidden_in(self, target: str, source: str) -> tuple[tuple[TermEntry, str, Span], ...]:
        """Return what the ``mentions`` of ``source`` forbid and ``target`` has, with its entry and place, in order.

        What stands inside an allowed rendering of one of them is not forbidden.
        """
        entries = {id(hit.entry): hit.entry for hit in self.mentions(source)}.values()
        return forbidden_phrases(entries, english_text(target), entries)
