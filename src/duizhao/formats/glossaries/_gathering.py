"""Readings of one Chinese term, gathered into its entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duizhao.formats.glossaries._remarks import Remarks
from duizhao.formats.glossaries._words import Standing
from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus

__all__ = ["Reading", "gathered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one row says of one Chinese term."""

    source: str
    renderings: tuple[str, ...]
    """Of the standing; at least one."""
    line: int
    standing: Standing | None = None
    admitted: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    part_of_speech: PartOfSpeech | None = None
    is_exact: bool = False
    definition: str = ""
    note: str = ""
    cite: str = ""
    domain: str = ""


def gathered(readings: Iterable[Reading], remarks: Remarks, *, is_usual: bool = False) -> tuple[TermEntry, ...]:
    """Return an entry for each Chinese term of a domain, in the order of their first rows.

    Several rows of a term are told unless that is how the format is meant to be.
    """
    by_term: dict[tuple[str, str], list[Reading]] = {}
    for reading in readings:
        of_term = by_term.setdefault((reading.source, reading.domain), [])
        if of_term and not is_usual:
            remarks.tell(
                reading.line, "Its Chinese stands in an earlier row already: what it says is added to that entry."
            )
        of_term.append(reading)
    entries = (_entry_of(of_term, remarks) for of_term in by_term.values())
    return tuple(entry for entry in entries if entry is not None)


def _entry_of(readings: Sequence[Reading], remarks: Remarks) -> TermEntry | None:
    first = readings[0]
    ranked = {standing: _renderings(readings, standing) for standing in (*Standing, None)}
    chosen = ranked[Standing.PREFERRED] + ranked[None] + ranked[Standing.ADMITTED]
    status, deprecated = TermStatus.PREFERRED, ranked[Standing.DEPRECATED]
    if not chosen and ranked[Standing.CANDIDATE]:
        status, chosen = TermStatus.CANDIDATE, ranked[Standing.CANDIDATE]
    elif not chosen and deprecated:
        status, chosen, deprecated = TermStatus.DEPRECATED, deprecated, ()
    if not chosen:
        for reading in readings:
            remarks.leave_out(reading.line, "The row forbids a rendering of a term that no row gives another one.")
        return None
    short = _joint(reading.short for reading in readings)
    right = tuple(dict.fromkeys([*chosen, *_joint(reading.admitted for reading in readings)]))
    wrong = _joint([ranked[Standing.FORBIDDEN], *(reading.forbidden for reading in readings)])
    return TermEntry(
        source=first.source,
        target=right[0],
        admitted=tuple(rendering for rendering in right[1:] if rendering not in short),
        short=tuple(rendering for rendering in short if rendering != right[0]),
        deprecated=_joint([deprecated, *(reading.deprecated for reading in readings)]),
        forbidden=wrong,
        part_of_speech=next((r.part_of_speech for r in readings if r.part_of_speech), None),
        case=Case.EXACT if any(reading.is_exact for reading in readings) else Case.INITIAL,
        status=status,
        definition=_joined(reading.definition for reading in readings),
        note=_joined(reading.note for reading in readings),
        cite=_joined((reading.cite for reading in readings), "; "),
        domain=first.domain,
        authority=Authority.IMPORTED,
        line=first.line,
    )


def _renderings(readings: Iterable[Reading], standing: Standing | None) -> tuple[str, ...]:
    return _joint(reading.renderings for reading in readings if reading.standing is standing)


def _joint(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rendering for renderings in lists for rendering in renderings))


def _joined(texts: Iterable[str], between: str = " ") -> str:
    return between.join(dict.fromkeys(text for text in texts if text))
