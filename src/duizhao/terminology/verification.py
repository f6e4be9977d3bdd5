"""What a target makes of the terms of its source.

Each mention wants a rendering of its own, and one phrase of the target serves one mention. Phrases are given out
longest first, so that the conference's full name is not spent on the initiative in it. When a term has more mentions
than renderings, the mentions left over share one: a pronoun or a short form has taken their place, as it should.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from duizhao.model import Span, TermEntry, TermHit, TermStatus, TermUse, Verdict
from duizhao.terminology.rendering import ANY_FORM, EnglishText, Manner, english_text, is_literally, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from duizhao.terminology.recognition import JudgedPlace

__all__ = ["Forbidden", "forbidden_phrases", "verify"]

Forbidden = tuple[TermEntry, str, Span]
"""An entry, the rendering it forbids, and where that stands in the target."""

_Phrase = tuple[Span, TermEntry, str]
"""Where a rendering stands in the target, whose it is, and how the entry writes it."""


@dataclass(slots=True)
class _Concept:
    """What the source mentions, whatever it calls it: names with the same preferred rendering are one concept."""

    places: list[JudgedPlace] = field(default_factory=list)
    phrases: list[_Phrase] = field(default_factory=list)
    """Renderings in the target that would serve."""
    granted: list[_Phrase] = field(default_factory=list)

    @property
    def is_doubtful(self) -> bool:
        """Whether every mention may be none."""
        return all(word for _, _, word in self.places)


def verify(places: Sequence[JudgedPlace], target: str) -> tuple[TermUse, ...]:
    """Return what became of each place, in order.

    Where entries share a name, one that is satisfied speaks for all; where none is, each has its say. A mention left
    over by the count is satisfied with the same ``target_span`` as another mention of its concept. Doubtful mentions
    are served last and forbid nothing.
    """
    if not places:
        return ()
    english = english_text(target)
    forbidding = _distinct(entry for _, alternatives, word in places if not word for entry in _enforced(alternatives))
    forbidden = list(forbidden_phrases(forbidding, english, forbidding))
    concepts = _concepts(places, english, forbidden)
    _grant(concepts)
    uses: list[TermUse] = []
    for concept in concepts:
        uses.extend(_concept_uses(concept, forbidden))
    return tuple(sorted(uses, key=lambda use: use.hit.span))


def forbidden_phrases(
    entries: Iterable[TermEntry], target: EnglishText, allowing: Iterable[TermEntry]
) -> tuple[Forbidden, ...]:
    """Return the forbidden renderings of ``entries`` in the target, in order, the longest where two overlap.

    A phrase inside an allowed rendering of one of ``allowing`` is none. Where the two are the same phrase, the one that
    writes it letter for letter has the say: “Academy of Science” may be wrong though “Academy of Sciences” is right.
    """
    found = [
        (entry, rendering, span)
        for entry in entries
        for rendering in entry.forbidden
        for span in occurrences(rendering, target, ANY_FORM)
    ]
    if not found:
        return ()
    allowed = [
        (span, rendering)
        for entry in allowing
        for rendering in entry.renderings
        for span in occurrences(rendering, target, Manner.of(entry))
    ]
    found.sort(key=lambda item: (item[2].start - item[2].end, item[2].start))
    kept: list[Forbidden] = []
    for item in found:
        span = item[2]
        is_allowed = _is_allowed(item, allowed, target.text)
        is_told = any(span.overlaps(other) and (span != other or entry is item[0]) for entry, _, other in kept)
        if not is_allowed and not is_told:
            kept.append(item)
    return tuple(sorted(kept, key=lambda item: item[2]))


def _is_allowed(item: Forbidden, allowed: Iterable[tuple[Span, str]], target: str) -> bool:
    _, rendering, span = item
    around = [(right, each) for right, each in allowed if right.start <= span.start and span.end <= right.end]
    if any(right != span or is_literally(each, right.of(target)) for right, each in around):
        return True
    return bool(around) and not is_literally(rendering, span.of(target))


def _enforced(entries: tuple[TermEntry, ...]) -> tuple[TermEntry, ...]:
    """Return the entries of one name that ask for something; the candidates where there are no others."""
    return tuple(entry for entry in entries if entry.status is not TermStatus.CANDIDATE) or entries


def _distinct(entries: Iterable[TermEntry]) -> tuple[TermEntry, ...]:
    return tuple({id(entry): entry for entry in entries}.values())


def _concepts(places: Iterable[JudgedPlace], target: EnglishText, forbidden: Sequence[Forbidden]) -> list[_Concept]:
    concepts: dict[tuple[str, ...], _Concept] = {}
    for place in places:
        key = tuple(sorted({entry.target.casefold() for entry in _enforced(place[1])}))
        concepts.setdefault(key, _Concept()).places.append(place)
    for concept in concepts.values():
        entries = _distinct(entry for _, alternatives, _ in concept.places for entry in _enforced(alternatives))
        wrong = [span for entry, _, span in forbidden if any(entry is own for own in entries)]
        concept.phrases.extend(
            (span, entry, rendering)
            for entry in entries
            for rendering in (*entry.renderings, *entry.deprecated)
            for span in occurrences(rendering, target, Manner.of(entry))
            # "Belt and Road" does not excuse the "Belt and Road Strategy" around it.
            if not any(map(span.overlaps, wrong))
        )
    return list(concepts.values())


def _grant(concepts: Iterable[_Concept]) -> None:
    """Give each concept phrases of its own: longest first, then to whom has the fewest to choose from."""
    bids = [
        (concept.is_doubtful, span, len(concept.phrases), order, concept, entry, rendering)
        for order, concept in enumerate(concepts)
        for span, entry, rendering in concept.phrases
    ]
    bids.sort(key=lambda bid: (bid[0], bid[1].start - bid[1].end, bid[2], bid[3], bid[1].start, _is_old(*bid[5:])))
    taken: list[Span] = []
    for _, span, _, _, concept, entry, rendering in bids:
        if len(concept.granted) < len(concept.places) and not any(map(span.overlaps, taken)):
            taken.append(span)
            concept.granted.append((span, entry, rendering))
    for concept in concepts:
        concept.granted.sort(key=lambda phrase: phrase[0])


def _is_old(entry: TermEntry, rendering: str) -> bool:
    return entry.status is TermStatus.DEPRECATED or (
        rendering in entry.deprecated and rendering not in entry.renderings
    )


def _concept_uses(concept: _Concept, forbidden: list[Forbidden]) -> Iterable[TermUse]:
    """Yield the uses of a concept's mentions; a forbidden phrase that serves a mention is taken off the list."""
    for number, (span, entries, word) in enumerate(concept.places):
        enforced = _enforced(entries)
        if number < len(concept.granted):
            yield _rendered(span, enforced, word, concept.granted[number])
            continue
        wrong = next((item for item in forbidden if not word and any(item[0] is entry for entry in enforced)), None)
        if wrong is not None:
            forbidden.remove(wrong)
            entry, rendering, found = wrong
            hit = TermHit(entry=entry, span=span)
            yield TermUse(hit=hit, verdict=Verdict.FORBIDDEN, rendering=rendering, target_span=found)
        elif concept.granted:
            yield _rendered(span, enforced, word, concept.granted[-1])
        else:
            for entry in entries:
                yield TermUse(hit=TermHit(entry=entry, span=span, inside=word), verdict=_unrendered(entry, word))


def _unrendered(entry: TermEntry, word: str) -> Verdict:
    if entry.status is TermStatus.CANDIDATE:
        return Verdict.SUGGESTED
    return Verdict.DOUBTFUL if word else Verdict.MISSING


def _rendered(span: Span, entries: Sequence[TermEntry], word: str, phrase: _Phrase) -> TermUse:
    found, entry, rendering = phrase
    # A synonym's rendering may serve; the hit still belongs to a name that stands in the source.
    own = next((candidate for candidate in entries if candidate is entry), None)
    own = own or next((candidate for candidate in entries if candidate.target == entry.target), entries[0])
    return TermUse(
        hit=TermHit(entry=own, span=span, inside=word),
        verdict=Verdict.DEPRECATED if _is_old(entry, rendering) else Verdict.SATISFIED,
        rendering=rendering,
        target_span=found,
    )
