"""TBX of version 2 and 3, of any dialect and either style, as glossary entries.

A concept is an entry for each of its Chinese terms. Its English terms are ranked by administrative status, then by
their order; where there is none with a status, the first full form is the preferred one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from lxml import etree

from duizhao.errors import FormatError, Location
from duizhao.formats._xml import local_name, parse, text_of
from duizhao.formats.glossaries._remarks import Remarks
from duizhao.formats.glossaries._tbx_concepts import Concept, Term, concepts_of, primary_language
from duizhao.formats.glossaries._tbx_vocabulary import MADE_HERE, is_settings, is_short, settings_in, standing_in
from duizhao.formats.glossaries._words import Standing, part_of_speech
from duizhao.formats.glossaries.format import GlossaryOptions, ReadGlossary
from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus
from duizhao.text.scripts import fold

__all__ = ["read_tbx"]

Choice = TypeVar("Choice", bound=StrEnum)

_STATUS = ("administrativeStatus", "normativeAuthorization")
_NOTES = ("note", "usageNote")
_SOURCES = ("source", "sourceIdentifier", "entrySource")
_KNOWN = frozenset(
    {*_STATUS, *_NOTES, *_SOURCES, "definition", "subjectField", "partOfSpeech", "termType", "abbreviatedFormFor"}
)
_RIGHT = (Standing.PREFERRED, None, Standing.ADMITTED, Standing.CANDIDATE)
"""In which order the preferred rendering is looked for."""


def read_tbx(data: bytes, options: GlossaryOptions) -> ReadGlossary:
    """Read a file. FormatError where it is no TBX, or holds not a concept in both languages' reach."""
    root = parse(data, options.name)
    if local_name(root) not in {"martif", "tbx"}:
        raise FormatError(
            "not-tbx",
            f"This is no TBX: its root is “{local_name(root)}”.",
            hint="TBX 2 has the root martif, TBX 3 the root tbx.",
            location=Location(options.name, 1),
        )
    is_ours = _is_ours(root)
    languages = primary_language(options.languages.source), primary_language(options.languages.target)
    concepts = list(concepts_of(root, *languages, is_settings, is_verbatim=is_ours))
    _refuse_other_languages(concepts, options)
    remarks = Remarks(options.name)
    entries = tuple(entry for concept in concepts for entry in _entries(concept, remarks))
    return ReadGlossary(entries=entries, remarks=remarks.collected(), is_whole=is_ours)


def _is_ours(root: etree._Element) -> bool:
    return any(text_of(node) == MADE_HERE for node in root.iter("{*}p"))


def _refuse_other_languages(concepts: Sequence[Concept], options: GlossaryOptions) -> None:
    missing = [
        tag
        for tag in (options.languages.source, options.languages.target)
        if not any(primary_language(tag) in concept.languages for concept in concepts)
    ]
    if not concepts or not missing or all(concept.own_note for concept in concepts):
        return
    found = ", ".join(sorted({language for concept in concepts for language in concept.languages}))
    raise FormatError(
        "other-languages",
        f"It has no terms in “{missing[0]}”; its languages are {found}.",
        hint="The project's languages are set in duizhao.yaml.",
        location=Location(options.name, concepts[0].line),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranked:
    """The English terms of a concept, by what they are to its entries."""

    target: Term | None
    admitted: tuple[str, ...]
    short: tuple[str, ...]
    deprecated: tuple[str, ...]
    forbidden: tuple[str, ...]
    status: TermStatus


def _entries(concept: Concept, remarks: Remarks) -> Iterator[TermEntry]:
    """Yield an entry for each Chinese term; what cannot be used is told."""
    settings = settings_in(concept.own_note)
    status = _chosen(settings, "status", TermStatus, concept, remarks)
    ranked = _ranked(concept, status, remarks)
    sources = list(_sources(concept, remarks))
    for name in concept.unused(_KNOWN):
        remarks.tell(concept.line, f"Left out is the data category “{name}”.")
    if not sources:
        remarks.leave_out(concept.line, "The concept has no Chinese term.")
    elif ranked.target is None and ranked.status is not TermStatus.SHIELD:
        remarks.leave_out(concept.line, "The concept has no English term.")
    else:
        for source in sources:
            yield TermEntry(
                source=source,
                target=ranked.target.text if ranked.target else "",
                admitted=ranked.admitted,
                short=ranked.short,
                deprecated=ranked.deprecated,
                forbidden=ranked.forbidden,
                introduce=settings.get("introduce") == "yes",
                part_of_speech=_part_of_speech(concept, remarks),
                words_between=_words_between(settings),
                case=_chosen(settings, "case", Case, concept, remarks) or Case.INITIAL,
                status=ranked.status,
                definition=_joined(concept.all("definition")),
                note=_joined(_notes(concept)),
                cite=_cite(concept, ranked.target),
                domain=_joined(concept.all("subjectField"), "; "),
                authority=_authority(settings, concept, remarks),
                line=concept.line,
            )


def _authority(settings: dict[str, str], concept: Concept, remarks: Remarks) -> Authority:
    chosen = _chosen(settings, "authority", Authority, concept, remarks)
    return chosen or (Authority.DOMAIN if concept.is_verbatim else Authority.IMPORTED)


def _words_between(settings: dict[str, str]) -> int:
    written = settings.get("words_between", "")
    return int(written) if written in {"1", "2"} else 0


def _ranked(concept: Concept, status: TermStatus | None, remarks: Remarks) -> _Ranked:
    standings = [(term, _standing(term, concept, remarks)) for term in concept.english]
    target = _target(standings, status)
    rest = [(term, standing) for term, standing in standings if term is not target]
    if not concept.is_verbatim and target is not None:
        rest = [(term, standing) for term, standing in rest if term.text != target.text]
    right = [term for term, standing in rest if standing in _RIGHT]
    return _Ranked(
        target=target,
        admitted=tuple(term.text for term in right if not _is_short(term)),
        short=tuple(term.text for term in right if _is_short(term)),
        deprecated=tuple(term.text for term, standing in rest if standing is Standing.DEPRECATED),
        forbidden=tuple(term.text for term, standing in rest if standing is Standing.FORBIDDEN),
        status=status or _status(next((standing for term, standing in standings if term is target), None)),
    )


def _target(standings: Sequence[tuple[Term, Standing | None]], status: TermStatus | None) -> Term | None:
    """Return the preferred rendering."""
    if status is not None:
        # A file of ours: it comes first, and only a shield may lack it.
        first, standing = next(iter(standings), (None, None))
        return None if status is TermStatus.SHIELD and standing is not None else first
    full = [pair for pair in standings if not _is_short(pair[0])]
    for wanted in (*_RIGHT, Standing.DEPRECATED, Standing.FORBIDDEN):
        for pairs in (full, standings):
            for term, standing in pairs:
                if standing is wanted:
                    return term
    return None


def _is_short(term: Term) -> bool:
    return is_short(term.first("termType")) or bool(term.all("abbreviatedFormFor"))


def _status(standing: Standing | None) -> TermStatus:
    """Return the status of an entry whose preferred rendering has this standing."""
    if standing in {Standing.DEPRECATED, Standing.FORBIDDEN}:
        return TermStatus.DEPRECATED
    return TermStatus.CANDIDATE if standing is Standing.CANDIDATE else TermStatus.PREFERRED


def _standing(term: Term, concept: Concept, remarks: Remarks) -> Standing | None:
    for category in _STATUS:
        written = term.first(category)
        known = standing_in(written)
        if written and known is None:
            remarks.tell(concept.line, f"Nobody knows the status “{written}”: it is left out.")
        if known is not None:
            return known
    return None


def _sources(concept: Concept, remarks: Remarks) -> Iterator[str]:
    """Yield the Chinese terms; one of a further section that differs in script alone is the same."""
    seen: set[str] = set()
    for section in concept.chinese:
        new = [term for term in section if fold(term.text) not in seen]
        seen.update(fold(term.text) for term in section)
        for term in new:
            if _standing(term, concept, remarks) in {Standing.DEPRECATED, Standing.FORBIDDEN}:
                remarks.tell(concept.line, "A Chinese term is not to be used, which a glossary entry cannot say.")
            yield term.text


def _part_of_speech(concept: Concept, remarks: Remarks) -> PartOfSpeech | None:
    terms = [*concept.english, *(term for section in concept.chinese for term in section)]
    written = [term.first("partOfSpeech") for term in terms if term.first("partOfSpeech")]
    known = next((part for part in map(part_of_speech, written) if part), None)
    if written and known is None:
        remarks.tell(concept.line, f"Nobody knows the part of speech “{written[0]}”: it is left out.")
    return known


def _notes(concept: Concept) -> list[str]:
    terms = [*(term for section in concept.chinese for term in section), *concept.english]
    said = [concept.all(name) for name in _NOTES] + [term.all(name) for term in terms for name in _NOTES]
    return [note for notes in said for note in notes]


def _cite(concept: Concept, target: Term | None) -> str:
    """Return where the rendering comes from: what is said of itself, of other terms, of the concept."""
    chinese = [term for section in concept.chinese for term in section]
    holders: Iterable[Iterable[str]] = (
        _said([target] if target else []),
        _said(concept.english),
        _said(chinese),
        [text for name in _SOURCES for text in concept.all(name)],
        concept.sources_of_descriptions,
    )
    for said in holders:
        if cite := _joined(said, "; "):
            return cite
    return ""


def _joined(texts: Iterable[str], between: str = " ") -> str:
    return between.join(dict.fromkeys(texts))


def _said(terms: Iterable[Term]) -> list[str]:
    return [text for term in terms for name in _SOURCES for text in term.all(name)]


def _chosen(
    settings: dict[str, str], name: str, kind: type[Choice], concept: Concept, remarks: Remarks
) -> Choice | None:
    written = settings.get(name, "")
    try:
        return kind(written) if written else None
    except ValueError:
        remarks.tell(concept.line, f"There is no {name} “{written}”: it is left out.")
        return None
