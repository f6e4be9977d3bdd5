"""What the documents say of a glossary: what they never use, and what they spell otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from duizhao.model import TermEntry, TermStatus
from duizhao.terminology.lint_rules import LintFinding, found
from duizhao.terminology.recognition import Recogniser
from duizhao.terminology.squeezing import squeeze, term_key

__all__ = ["use_findings"]

_SHORTEST_TYPO = 4
_MOST_LOOKED_AT = 2000
"""Unused terms that are compared with the documents; a whole imported dictionary would take minutes."""


def use_findings(entries: Sequence[TermEntry], sources: Iterable[str]) -> Iterator[LintFinding]:
    """Yield what of the entries stands in no source text, and why that may be; shields ask for no use."""
    texts = tuple(dict.fromkeys(sources))
    recogniser = Recogniser(entries)
    used = {id(entry) for text in texts for _, alternatives in recogniser.places(text) for entry in alternatives}
    names = {term_key(entry.source) for entry in entries}
    used_names = {term_key(entry.source) for entry in entries if id(entry) in used}
    squeezed = "\n".join(squeeze(text).text for text in texts)
    looked_at = 0
    for entry in entries:
        key = term_key(entry.source)
        # An entry that another of its name overrules is used as little as it can be; that is told already.
        if not key or key in used_names or entry.status is TermStatus.SHIELD:
            continue
        if key in squeezed:
            longer = _longer(key, recogniser, texts)
            inside = f"inside longer terms ({'、'.join(longer)})" if longer else "inside shields"
            message = f"{entry.source} stands in the documents, but always {inside}."
            yield found(entry, "glossary-shadowed", message)
            continue
        looked_at += 1
        meant = _meant(key, squeezed) if len(key) >= _SHORTEST_TYPO and looked_at <= _MOST_LOOKED_AT else ""
        # Another term of the glossary is one in its own right.
        if meant and meant not in names:
            message = f"{entry.source} stands in no document, but {meant} does; is it misspelt?"
            yield found(entry, "glossary-typo", message, subject=meant)
        else:
            yield found(entry, "glossary-unused", f"{entry.source} stands in no document.")


def _longer(key: str, recogniser: Recogniser, texts: Iterable[str]) -> list[str]:
    """Return the first terms that a name stands inside of, three at most."""
    found_terms: dict[str, None] = {}
    for text in texts:
        if key in squeeze(text).text:
            for _, alternatives in recogniser.places(text):
                found_terms.update((entry.source, None) for entry in alternatives if key in term_key(entry.source))
        if len(found_terms) >= 3:
            break
    return list(found_terms)[:3]


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
