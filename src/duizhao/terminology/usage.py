"""Every occurrence of a term in the documents, and how it was rendered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from duizhao.model import Document, Segment, Span, TermEntry, TermUse, Verdict
from duizhao.terminology.nearest import Missing, associated_phrases, likest_phrase
from duizhao.text.plain_text import PlainText, plain_text

if TYPE_CHECKING:
    from duizhao.terminology.glossary import Glossary

__all__ = ["EntryUsage", "Occurrence", "Rendered", "by_entry", "occurrences"]


class Rendered(StrEnum):
    """What the target makes of an occurrence."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    SHORT = "short"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"
    MISSING = "missing"
    """None of these; there may be a nearest phrase."""
    DOUBTFUL = "doubtful"
    """None of these, and perhaps no term at all."""
    UNTRANSLATED = "untranslated"
    """There is no target yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A term in the source of a segment."""

    document: str
    """Its id."""
    segment: str
    """Its id."""
    entry: TermEntry
    source_span: Span
    """In the stored source, tags included."""
    rendered: Rendered
    text: str = ""
    """The rendering as the target has it; where it is missing the nearest English phrase, or nothing."""
    target_span: Span | None = None
    """Where that stands in the stored target, tags included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryUsage:
    """All occurrences of one entry."""

    entry: TermEntry
    occurrences: tuple[Occurrence, ...]

    @property
    def counts(self) -> dict[Rendered, int]:
        """Number of occurrences by how they are rendered, in the order of ``Rendered``; only what there is."""
        counts = Counter(each.rendered for each in self.occurrences)
        return {rendered: counts[rendered] for rendered in Rendered if counts[rendered]}

    @property
    def documents(self) -> dict[str, int]:
        """Number of occurrences by document, in the order of the documents."""
        return dict(Counter(each.document for each in self.occurrences))

    @property
    def texts(self) -> dict[tuple[Rendered, str], int]:
        """Number of occurrences by how they are rendered and in which words, the most frequent first."""
        return dict(Counter((each.rendered, each.text) for each in self.occurrences).most_common())


@dataclass(slots=True)
class _Found:
    """The occurrences so far, and what is needed to look for the nearest phrase of those that are missing."""

    occurrences: list[Occurrence] = field(default_factory=list)
    targets: list[PlainText] = field(default_factory=list)
    missing: dict[Hashable, list[Missing]] = field(default_factory=dict)
    unknown: list[tuple[int, Hashable, int]] = field(default_factory=list)
    """Which occurrence, of which term, in which target: no phrase there is like a rendering."""


def occurrences(
    documents: Iterable[Document], glossary: Glossary, wanted: Callable[[TermEntry], bool] | None = None
) -> tuple[Occurrence, ...]:
    """Return every occurrence of the terms in the documents, in order; with ``wanted`` only those of some entries.

    Of entries of one name, the one that the target follows has the occurrence; where it follows none, each has it.
    """
    found = _Found()
    for document in documents:
        for segment in document.segments():
            _look_at(document.id, segment, glossary, wanted, found)
    phrases = associated_phrases(found.missing, [target.text for target in found.targets]) if found.unknown else {}
    for at, term, text in found.unknown:
        span = phrases.get((term, text))
        if span is not None:
            found.occurrences[at] = _with_phrase(found.occurrences[at], found.targets[text], span)
    return tuple(found.occurrences)


def by_entry(occurrences: Iterable[Occurrence]) -> tuple[EntryUsage, ...]:
    """Return the occurrences entry by entry, the entries in the order of their first one."""
    groups: dict[int, list[Occurrence]] = {}
    for occurrence in occurrences:
        groups.setdefault(id(occurrence.entry), []).append(occurrence)
    return tuple(EntryUsage(entry=group[0].entry, occurrences=tuple(group)) for group in groups.values())


def _look_at(
    document: str, segment: Segment, glossary: Glossary, wanted: Callable[[TermEntry], bool] | None, found: _Found
) -> None:
    target = plain_text(segment.target, segment.codes)
    is_translated = bool(target.text.strip())
    if is_translated:
        found.targets.append(target)
    source = plain_text(segment.source, segment.codes)
    hits = glossary.recognise(source.text)
    if not any(wanted is None or wanted(hit.entry) for hit in hits):
        return
    if not is_translated:
        found.occurrences.extend(
            Occurrence(
                document=document,
                segment=segment.id,
                entry=hit.entry,
                source_span=source.stored(hit.span),
                rendered=Rendered.UNTRANSLATED,
            )
            for hit in hits
            if wanted is None or wanted(hit.entry)
        )
        return
    uses = glossary.uses(source.text, target.text)
    taken = tuple(use.target_span for use in uses if use.target_span is not None)
    for use in uses:
        if wanted is None or wanted(use.hit.entry):
            occurrence = _occurrence(document, segment.id, use, source, target)
            if occurrence.rendered is Rendered.MISSING:
                occurrence = _with_likest(occurrence, taken, found)
            found.occurrences.append(occurrence)


def _occurrence(document: str, segment: str, use: TermUse, source: PlainText, target: PlainText) -> Occurrence:
    span = use.target_span
    return Occurrence(
        document=document,
        segment=segment,
        entry=use.hit.entry,
        source_span=source.stored(use.hit.span),
        rendered=_rendered(use),
        text=span.of(target.text) if span else "",
        target_span=target.stored(span) if span else None,
    )


def _rendered(use: TermUse) -> Rendered:
    entry = use.hit.entry
    if use.verdict is Verdict.SATISFIED:
        if use.rendering.casefold() == entry.target.casefold():
            return Rendered.PREFERRED
        return (
            Rendered.SHORT
            if use.rendering in entry.short and use.rendering not in entry.admitted
            else Rendered.ADMITTED
        )
    return {
        Verdict.DEPRECATED: Rendered.DEPRECATED,
        Verdict.FORBIDDEN: Rendered.FORBIDDEN,
        Verdict.DOUBTFUL: Rendered.DOUBTFUL,
    }.get(use.verdict, Rendered.MISSING)


def _with_likest(occurrence: Occurrence, taken: tuple[Span, ...], found: _Found) -> Occurrence:
    """Return a missing occurrence with the phrase that is like a rendering, or remember that none is."""
    entry, text = occurrence.entry, len(found.targets) - 1
    target = found.targets[text]
    term = id(entry)
    renderings = (*entry.renderings, *entry.deprecated, *entry.forbidden)
    span = likest_phrase(target.text, renderings, taken)
    if span is not None:
        return _with_phrase(occurrence, target, span)
    found.missing.setdefault(term, []).append(Missing(text, taken))
    found.unknown.append((len(found.occurrences), term, text))
    return occurrence


def _with_phrase(occurrence: Occurrence, target: PlainText, span: Span) -> Occurrence:
    return replace(occurrence, text=span.of(target.text), target_span=target.stored(span))
