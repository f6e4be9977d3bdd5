"""Finding what the glossary may want in what has been translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from duizhao.alignment.dictionary import Dictionary, gloss_stem
from duizhao.errors import DuizhaoError, UsageError
from duizhao.model import EntryChange, State, TermEntry, TermStatus
from duizhao.storage.dictionary_file import load_dictionary
from duizhao.storage.glossary_file import dump_glossary
from duizhao.terminology.extraction import BilingualDictionary, Context, Progress, TermCandidate, extract
from duizhao.text.plain_text import PlainText, plain_text
from duizhao.workbench.opening import OpenProject

__all__ = [
    "LEAST_SEGMENTS",
    "Extracted",
    "candidate_entries",
    "candidates_yaml",
    "dictionary_for_extraction",
    "extract_terms",
    "find_terms",
]

LEAST_SEGMENTS = 2
"""In fewer segments nothing speaks for a term."""
_DOMAIN = "Extracted terms"
_MOST_DOCUMENTS = 3
"""Named in the source of an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What looking for terms found."""

    candidates: tuple[TermCandidate, ...]
    """Best first."""
    segments: int
    """Translated segments that were looked at."""
    untranslated: int
    """Segments that were not, because there is no translation, or only a rejected one."""
    problems: tuple[DuizhaoError, ...] = ()
    """Documents and glossary files that could not be read and were left out."""


def extract_terms(
    opened: OpenProject,
    documents: Iterable[str] = (),
    *,
    minimum: int = LEAST_SEGMENTS,
    progress: Progress | None = None,
) -> tuple[TermCandidate, ...]:
    """Return what may be terms, best first, without what the glossary has; see ``find_terms``."""
    return find_terms(opened, documents, minimum=minimum, progress=progress).candidates


def find_terms(
    opened: OpenProject,
    documents: Iterable[str] = (),
    *,
    minimum: int = LEAST_SEGMENTS,
    progress: Progress | None = None,
) -> Extracted:
    """Look for terms in the named documents, or all; spans of contexts are in the texts as they are stored.

    Takes a second for a few thousand segments: use a worker. ``progress`` is told how much is done, 0 to 1; what it
    raises ends the search. UsageError for a document that there is not, or a ``minimum`` of less than 2;
    EnvironmentFailure where the dictionary is not installed.
    """
    if minimum < LEAST_SEGMENTS:
        raise UsageError(
            "minimum-too-small",
            f"A term must stand in at least {LEAST_SEGMENTS} segments, not {minimum}: nothing speaks for fewer.",
            hint=f"Ask for {LEAST_SEGMENTS} or more.",
        )
    reading = _Reading()
    for document_id in opened.select(documents):
        reading.read(opened, document_id)
    found = extract(
        [(source.text, target.text) for source, target in reading.texts],
        dictionary=dictionary_for_extraction() if reading.texts else None,
        glossary=opened.glossary,
        places=reading.places,
        minimum=minimum,
        progress=progress,
    )
    return Extracted(
        candidates=tuple(map(reading.with_stored_spans, found)),
        segments=len(reading.texts),
        untranslated=reading.untranslated,
        problems=(*opened.glossary_problems, *reading.problems),
    )


def dictionary_for_extraction() -> BilingualDictionary:
    """Return CC-CEDICT as extraction asks it. EnvironmentFailure where it is not installed."""
    return _Cedict(load_dictionary())


def candidate_entries(candidates: Iterable[TermCandidate], file: str = "") -> tuple[EntryChange, ...]:
    """Return the additions that put candidates into a glossary file, to be suggested until somebody confirms them."""
    return tuple(EntryChange(before=None, after=_entry(candidate, file)) for candidate in candidates)


def candidates_yaml(candidates: Iterable[TermCandidate]) -> bytes:
    """Return a glossary file of candidates."""
    return dump_glossary(_DOMAIN, [change.after for change in candidate_entries(candidates) if change.after])


def _entry(candidate: TermCandidate, file: str) -> TermEntry:
    names = list(dict.fromkeys(context.document for context in candidate.contexts))
    named = ", ".join(names[:_MOST_DOCUMENTS]) + (", …" if len(names) > _MOST_DOCUMENTS else "")
    return TermEntry(
        source=candidate.source,
        target=candidate.target,
        status=TermStatus.CANDIDATE,
        cite=f"as translated in {named}",
        file=file,
    )


class _Reading:
    """The translated segments of some documents."""

    def __init__(self) -> None:
        self.texts: list[tuple[PlainText, PlainText]] = []
        self.places: list[tuple[str, str]] = []
        self.untranslated = 0
        self.problems: list[DuizhaoError] = []
        self._numbers: dict[tuple[str, str], int] = {}

    def read(self, opened: OpenProject, document_id: str) -> None:
        """Take in a document; one that cannot be read is a problem, not the end."""
        try:
            document = opened.read(document_id)
        except DuizhaoError as error:
            self.problems.append(error)
            return
        for segment in document.segments():
            if not segment.target.strip() or segment.state is State.REJECTED:
                self.untranslated += 1
                continue
            place = (document_id, segment.id)
            self._numbers[place] = len(self.texts)
            self.places.append(place)
            self.texts.append((plain_text(segment.source, segment.codes), plain_text(segment.target, segment.codes)))

    def with_stored_spans(self, candidate: TermCandidate) -> TermCandidate:
        """Return a candidate whose contexts have their spans in the stored texts, tags included."""
        return replace(candidate, contexts=tuple(map(self._stored, candidate.contexts)))

    def _stored(self, context: Context) -> Context:
        source, target = self.texts[self._numbers[context.document, context.segment]]
        return replace(
            context, source_span=source.stored(context.source_span), target_span=target.stored(context.target_span)
        )


class _Cedict:
    """CC-CEDICT as extraction asks it."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary

    @property
    def headwords(self) -> Sequence[str]:
        return self._dictionary.headwords

    def translations(self, word: str) -> Mapping[str, float]:
        return self._dictionary.translations(word)

    def key(self, word: str) -> str:
        return gloss_stem(word)
