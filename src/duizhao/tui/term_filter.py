"""What the glossary's list is narrowed to: words, and conditions such as ``status:candidate``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duizhao.errors import UsageError
from duizhao.model import Severity, TermEntry
from duizhao.text.scripts import fold

__all__ = ["CONDITIONS", "TermFacts", "TermFilter", "haystack"]

CONDITIONS = ("status", "domain", "file", "authority", "lint", "uses")
"""Words before a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFacts:
    """What is known about an entry beside what it says."""

    severities: tuple[Severity, ...] = ()
    """Of what lint finds."""
    uses: int | None = None
    """Occurrences in the documents; None until they have been counted."""


def haystack(entry: TermEntry) -> str:
    """Return everything an entry says, as words are looked for in it."""
    texts = (
        entry.source,
        *entry.renderings,
        *entry.deprecated,
        *entry.forbidden,
        entry.definition,
        entry.note,
        entry.cite,
    )
    return fold("\n".join(texts)).lower()


class TermFilter:
    """Every word must be somewhere in the entry, and every condition hold."""

    def __init__(self, query: str) -> None:
        """UsageError for a condition that there is not.

        ``status:candidate``, ``domain:rail`` and ``file:`` go by a part of the value; ``lint:`` holds where lint finds
        something, ``lint:error`` where it finds an error; ``uses:0`` where no document has the term, ``uses:5`` where
        they have it five times or more.
        """
        self.words: list[str] = []
        self._conditions: list[Callable[[TermEntry, TermFacts], bool]] = []
        for part in query.split():
            name, colon, value = part.partition(":")
            if colon and name.lower() in CONDITIONS:
                self._conditions.append(_condition(name.lower(), value.lower()))
            else:
                self.words.append(fold(part).lower())

    @property
    def is_empty(self) -> bool:
        """Whether every entry matches."""
        return not self.words and not self._conditions

    def matching(
        self, entries: Sequence[TermEntry], haystacks: Sequence[str], facts: Callable[[int], TermFacts]
    ) -> list[int]:
        """Return the positions of the entries that match, in order; quick with a hundred thousand."""
        found: Sequence[int] = range(len(entries))
        for word in self.words:
            found = [at for at in found if word in haystacks[at]]
        for holds in self._conditions:
            found = [at for at in found if holds(entries[at], facts(at))]
        return list(found)


def _condition(name: str, value: str) -> Callable[[TermEntry, TermFacts], bool]:
    if name == "lint":
        return lambda _, facts: any(value in severity.value for severity in facts.severities)
    if name == "uses":
        return _use_condition(value)
    return lambda entry, _: value in str(getattr(entry, name)).lower()


def _use_condition(value: str) -> Callable[[TermEntry, TermFacts], bool]:
    if value and not value.isdecimal():
        raise UsageError(
            "bad-filter", f"“uses:{value}” is no number of uses.", hint="uses:0 for none, uses:5 for five or more."
        )
    fewest = int(value or 1)
    if fewest == 0:
        return lambda _, facts: facts.uses == 0
    return lambda _, facts: (facts.uses or 0) >= fewest
