"""What the documents say of a glossary: what they never use, and what they spell otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from duizhao.model import TermEntry, TermStatus
from duizhao.terminology.lint_rules import LintFinding, found
from duizhao.terminology.recognition import Recogniser
from duizhao.terminology.squeezing import squeeze, term_key

__all__ = ["use_findings"]

_SHORTEST_TYPO = 4
_OCCURRENCES = 3
"""Occurrences of a shadowed name that are looked at for what stands around it."""
_MOST_LOOKED_AT = 2000
"""Unused terms that are compared with the documents; a whole imported dictionary would take minutes."""


class _Documents:
    """Source texts as one, for searching names in."""

    def __init__(self, sources: Iterable[str], recogniser: Recogniser) -> None:
        self._texts = tuple(dict.fromkeys(sources))
        squeezed = [squeeze(text).text for text in self._texts]
        self.joined = "\n".join(squeezed)
        self._starts = list(accumulate((len(text) + 1 for text in squeezed), initial=0))
        self._places = [recogniser.places(text) for text in self._texts]

    def used(self) -> set[str]:
        """Return the names that are recognised somewhere."""
        entries = {id(entry): entry for places in self._places for _, found_here in places for entry in found_here}
        return {term_key(entry.source) for entry in entries.values()}

    def longer(self, key: str) -> list[str]:
        """Return the terms that the first occurrences of a name stand inside of."""
        terms: dict[str, None] = {}
        at = self.joined.find(key)
        for _ in range(_OCCURRENCES):
            if at < 0:
                break
            for _, entries in self._places[bisect_right(self._starts, at) - 1]:
                terms.update((entry.source, None) for entry in entries if key in term_key(entry.source))
            at = self.joined.find(key, at + 1)
        return list(terms)


def use_findings(entries: Sequence[TermEntry], sources: Iterable[str]) -> Iterator[LintFinding]:
    """Yield what of the entries stands in no source text, and why that may be; shields ask for no use."""
    documents = _Documents(sources, Recogniser(entries))
    used, names = documents.used(), {term_key(entry.source) for entry in entries}
    looked_at = 0
    for entry in entries:
        key = term_key(entry.source)
        # An entry that another of its name overrules is used as little as it can be; that is told already.
        if not key or key in used or entry.status is TermStatus.SHIELD:
            continue
        if key in documents.joined:
            longer = documents.longer(key)
            inside = f"inside longer terms ({'、'.join(longer)})" if longer else "inside shields"
            message = f"{entry.source} stands in the documents, but always {inside}."
            yield found(entry, "glossary-shadowed", message)
            continue
        looked_at += 1
        meant = _meant(key, documents.joined) if len(key) >= _SHORTEST_TYPO and looked_at <= _MOST_LOOKED_AT else ""
        # Another term of the glossary is one in its own right.
        if meant and meant not in names:
            message = f"{entry.source} stands in no document, but {meant} does; is it misspelt?"
            yield found(entry, "glossary-typo", message, subject=meant)
        else:
            yield found(entry, "glossary-unused", f"{entry.source} stands in no document.")


def _meant(key: str, text: str) -> str:
    """Return what stands in the text and is one other character away from a name; empty if nothing does.

    One half of the name is right then, so only the places of its halves are looked at.
    """
    middle = len(key) // 2
    for half, offset in ((key[:middle], 0), (key[middle:], middle)):
        at = text.find(half)
        while at >= 0:
            candidate = text[max(0, at - offset) : max(0, at - offset) + len(key)]
            if len(candidate) == len(key) and "\n" not in candidate and _one_apart(candidate, key):
                return candidate
            at = text.find(half, at + 1)
    return ""


def _one_apart(one: str, other: str) -> bool:
    # Numbers and letters that differ are other things: 6月 and 7月, 4G and 5G.
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and all(ord(character) > 0x2FFF for character in differing[0])
