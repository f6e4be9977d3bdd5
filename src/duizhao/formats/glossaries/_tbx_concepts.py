"""The concepts of a TBX file of any version and style, by what they say and not by how it is spelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from duizhao.formats._xml import XML_LANG, attribute, local_name, text_of

__all__ = ["Concept", "Term", "concepts_of", "primary_language"]

Categories = dict[str, list[str]]

_CONCEPTS = ("{*}termEntry", "{*}conceptEntry")
_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp", "termGrp"})
_HOLDERS = frozenset({"descrip", "descripNote", "admin", "adminNote", "termNote"})
_SOURCE_OF_DESCRIPTION = "source of a description"
_SAME_LANGUAGE = {"zho": "zh", "chi": "zh", "cmn": "zh", "eng": "en"}
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of one language, and what is said of it."""

    text: str
    categories: Categories

    def all(self, category: str) -> list[str]:
        """Return everything the term says in a data category."""
        return self.categories.get(category, [])

    def first(self, category: str) -> str:
        """Return the first thing it says there; empty where there is none."""
        return next(iter(self.all(category)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept with its terms in the two languages wanted."""

    line: int
    categories: Categories
    """Of the concept and of its sections in these languages."""
    chinese: tuple[tuple[Term, ...], ...]
    """By language section: a file may have one for each script or country."""
    english: tuple[Term, ...]
    languages: frozenset[str]
    """All that it has, by their primary subtags."""
    own_note: str = ""
    """The note with settings of ours."""
    is_verbatim: bool = False
    """Whether no white space in its texts is layout."""

    def all(self, category: str) -> list[str]:
        """Return everything said in a data category outside the terms."""
        return self.categories.get(category, [])

    @property
    def sources_of_descriptions(self) -> list[str]:
        """Where definitions come from."""
        return self.all(_SOURCE_OF_DESCRIPTION)

    def unused(self, known: Collection[str]) -> list[str]:
        """Return the names of the data categories that are not ``known``, anywhere in the concept."""
        terms = [*(term for section in self.chinese for term in section), *self.english]
        everywhere = [self.categories, *(term.categories for term in terms)]
        found = dict.fromkeys(name for categories in everywhere for name in categories)
        return [name for name in found if name not in known and name != _SOURCE_OF_DESCRIPTION]


def primary_language(tag: str) -> str:
    """Return a language tag's first part, of two letters where it has such a form."""
    primary = tag.replace("_", "-").split("-")[0].strip().lower()
    return _SAME_LANGUAGE.get(primary, primary)


def concepts_of(
    root: etree._Element, chinese: str, english: str, is_settings: Callable[[str], bool], *, is_verbatim: bool
) -> Iterator[Concept]:
    """Yield the concepts of a file; ``is_verbatim`` says that no white space in it is layout."""

    def tidy(text: str) -> str:
        return text if is_verbatim else _BLANKS.sub(" ", text).strip()

    for node in root.iter(*_CONCEPTS):
        sections = [child for child in node if local_name(child) in _LANGUAGES]
        by_language = [(primary_language(_language(section)), section) for section in sections]
        wanted = [section for language, section in by_language if language in {chinese, english}]
        categories = _merged([node, *wanted], tidy)
        notes = categories.get("note", [])
        own_note = next((note for note in notes if is_settings(note)), "")
        if own_note:
            notes.remove(own_note)
        line: Any = node.sourceline  # the stubs have it wrong
        yield Concept(
            line=line or 1,
            categories=categories,
            chinese=tuple(_terms(section, tidy) for language, section in by_language if language == chinese),
            english=tuple(
                term for language, section in by_language if language == english for term in _terms(section, tidy)
            ),
            languages=frozenset(language for language, _ in by_language),
            own_note=own_note,
            is_verbatim=is_verbatim,
        )


def _language(section: etree._Element) -> str:
    return attribute(section, XML_LANG) or attribute(section, "lang")


def _terms(section: etree._Element, tidy: Callable[[str], str]) -> tuple[Term, ...]:
    found = []
    for node in section:
        if local_name(node) in _TERMS:
            # In ``ntig`` the term stands one level lower, beside its notes.
            term = next(node.iter("{*}term"), None)
            text = tidy(text_of(term)) if term is not None else ""
            if text.strip():
                found.append(Term(text=text, categories=_merged([node], tidy)))
    return tuple(found)


def _merged(nodes: Iterable[etree._Element], tidy: Callable[[str], str]) -> Categories:
    merged: Categories = {}
    for node in nodes:
        for name, text in _categories(node):
            tidied = tidy(text)
            if tidied:
                merged.setdefault(name, []).append(tidied)
    return merged


def _categories(node: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield what an element itself says, groups opened; the terms and languages in it are another's."""
    for child in node:
        name = local_name(child)
        if name in _GROUPS:
            describes = name == "descripGrp"
            for inner, text in _categories(child):
                yield _SOURCE_OF_DESCRIPTION if describes and inner == "source" else inner, text
        elif name in _HOLDERS:
            yield attribute(child, "type", name), text_of(child)
        elif name not in _LANGUAGES | _TERMS | {"term"}:
            # Notes, elements of the DCT style, and whatever else there is: it is told by its name.
            yield name, text_of(child)
