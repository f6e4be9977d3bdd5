"""What a translator probably wrote for a term where none of its renderings stands.

Two kinds of evidence. *Likeness*: a phrase shares words with a rendering, is spelled like it, or abbreviates it.
*Association*: who deviates does so more than once, so a phrase that comes back where the term is missing, and seldom
elsewhere, is what the term was made into (Dice's coefficient of phrase and term over the segments).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rapidfuzz.fuzz import ratio

from duizhao.model import Span
from duizhao.text.inflection import stem
from duizhao.text.spelling import american

__all__ = ["Missing", "associated_phrases", "likest_phrase"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PLAIN_GAPS = frozenset({" ", "-"})
_LOOSE = " \t\n\u00a0-\u2010\u2011“”‘’\"'«»"
"""May stand between the words of one phrase."""
_Term = TypeVar("_Term", bound=Hashable)
_LONGEST = 6
"""Words of a phrase."""
_LIKE_ENOUGH = 0.5
_SPELLED_ALIKE = 0.78
_CLOSED_ALIKE = 0.85
"""Letters of two phrases without their blanks: coronavirus, corona virus."""
_ASSOCIATED_ENOUGH = 0.4


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return stem(american(word.lower()))


_GRAMMAR = frozenset(map(_stem, {
    *("a", "an", "the", "and", "or", "but", "nor", "of", "for", "in", "on", "at", "to", "with", "from", "by", "as"),
    *("into", "over", "under", "than", "that", "this", "these", "those", "which", "who", "is", "are", "was", "were"),
    *("be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "its", "their", "it", "they", "we"),
    *("not", "no", "also", "such", "more", "most", "all", "he", "she", "his", "her", "our", "s", "there"),
    *("now", "then", "may", "might", "must", "should", "through", "during", "between", "among", "about", "after"),
    *("before", "when", "where", "while", "if", "so", "do", "does", "did", "being", "any", "some", "other", "one"),
}))  # fmt: skip
"""Words that no phrase begins or ends with."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A text in which a term is not rendered."""

    text: int
    """Which of the texts it is."""
    taken: tuple[Span, ...] = ()
    """What renders other terms there."""


@dataclass(frozen=True, slots=True)
class _Words:
    stems: tuple[str, ...]
    spans: tuple[Span, ...]
    follows: tuple[bool, ...]
    """Whether nothing but a blank or a hyphen stands between a word and the one before it."""


def likest_phrase(target: str, renderings: Iterable[str], taken: Iterable[Span] = ()) -> Span | None:
    """Return the phrase of up to six words that is most like one of the renderings; None where none is like any.

    ``taken`` are the places of other terms, which the phrase keeps clear of.
    """
    words = _words(target)
    taken = tuple(taken)
    best: tuple[float, Span] | None = None
    for rendering in renderings:
        for score, span in _like(words, target, rendering):
            if (best is None or score > best[0]) and not any(map(span.overlaps, taken)):
                best = (score, span)
    return best[1] if best else None


def associated_phrases(
    missing: Mapping[_Term, Sequence[Missing]], texts: Sequence[str]
) -> dict[tuple[_Term, int], Span]:
    """Return, for a term and a text in which it is missing, the phrase there that keeps company with the term.

    A phrase must come back in two texts that miss the term. Cost: one pass over ``texts``.
    """
    chances = {term: _repeated(places, texts) for term, places in missing.items() if len(places) > 1}
    wanted = {phrase for counts in chances.values() for phrase in counts}
    everywhere = _frequencies(wanted, texts)
    found: dict[tuple[_Term, int], Span] = {}
    for term, counts in chances.items():
        total = len({place.text for place in missing[term]})
        scores = {phrase: 2 * together / (total + everywhere[phrase]) for phrase, together in counts.items()}
        for place in missing[term]:
            ranked = [
                (scores[phrase], len(phrase), -span.start, span)
                for phrase, span in _phrases(_words(texts[place.text]), place.taken)
                if scores.get(phrase, 0) >= _ASSOCIATED_ENOUGH
            ]
            if ranked:
                found[term, place.text] = max(ranked)[-1]
    return found


@lru_cache(maxsize=64)
def _words(text: str) -> _Words:
    stems, spans, follows = [], [], []
    end = 0
    for found in _WORD.finditer(text):
        start = found.start()
        stems.append(_stem(found.group()))
        spans.append(Span(start, found.end()))
        follows.append(text[end:start] in _PLAIN_GAPS or not text[end:start].strip(_LOOSE))
        end = found.end()
    return _Words(tuple(stems), tuple(spans), tuple(follows))


@lru_cache(maxsize=4096)
def _wanted(rendering: str) -> tuple[tuple[str, ...], str]:
    """Return the stems of a rendering's words, grammar left out, and its initials."""
    stems = _words(rendering).stems
    content = tuple(word for word in stems if word not in _GRAMMAR)
    initials = "".join(word[0] for word in content)
    return content or stems, initials if len(content) > 1 else ""


def _like(words: _Words, target: str, rendering: str) -> Iterator[tuple[float, Span]]:
    """Yield the phrases that share a word with a rendering or abbreviate it, with how like it they are, 0 to 1."""
    wanted, initials = _wanted(rendering)
    if not wanted:
        return
    nearness = [max((_alike(word, want), -at) for at, want in enumerate(wanted)) for word in words.stems]
    for position, (alike, _) in enumerate(nearness):
        span = words.spans[position]
        written = span.of(target).rstrip("s")
        if initials and written.isupper() and written.lower() == initials:
            yield 0.95, span
        if alike:
            for first in range(max(position - len(wanted) - 1, 0), position + 1):
                yield from _like_from(words, nearness, first, position, wanted)


def _like_from(
    words: _Words, nearness: Sequence[tuple[float, int]], first: int, including: int, wanted: Sequence[str]
) -> Iterator[tuple[float, Span]]:
    """Yield the phrases that begin at ``first`` and include a word that is alike."""
    if not _may_end(words.stems[first], wanted):
        return
    best: dict[int, float] = {}
    content, aligned, crosses_grammar = 0, 0, False
    for last in range(first, min(first + _LONGEST, len(words.stems))):
        if last > first and not words.follows[last]:
            return
        if words.stems[last] in _GRAMMAR:
            crosses_grammar = True
            continue
        alike, at = nearness[last]
        best[-at] = max(best.get(-at, 0.0), alike)
        aligned += bool(alike) and -at == content
        content += 1
        if last < including or not _may_end(words.stems[last], wanted):
            continue
        shared = sum(best.values()) / max(content, len(wanted))
        closed = ratio("".join(words.stems[first : last + 1]), "".join(wanted)) / 100
        shared = max(shared, closed) if closed >= _CLOSED_ALIKE else shared
        if shared >= _LIKE_ENOUGH:
            same_length = content == len(wanted) and not crosses_grammar
            yield (
                shared * 0.9 + 0.04 * same_length + 0.01 * aligned,
                Span(words.spans[first].start, words.spans[last].end),
            )


def _may_end(word: str, wanted: Sequence[str]) -> bool:
    """Whether a phrase may begin or end with a word: figures only where the rendering has them."""
    return word not in _GRAMMAR and (word in wanted or not word[0].isdigit())


@lru_cache(maxsize=65536)
def _alike(word: str, want: str) -> float:
    """Return 1 for the same word, something less for one spelled like it, and 0."""
    if word == want:
        return 1.0
    if min(len(word), len(want)) < 4 or word in _GRAMMAR:
        return 0.0
    likeness = ratio(word, want) / 100
    if word[:5] == want[:5] and min(len(word), len(want)) > 5:
        likeness = max(likeness, _SPELLED_ALIKE)
    return likeness if likeness >= _SPELLED_ALIKE else 0.0


def _phrases(words: _Words, taken: Sequence[Span] = ()) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Yield every phrase without grammar at its ends and clear of what is taken."""
    is_free = [
        word not in _GRAMMAR and not word[0].isdigit() and not any(map(span.overlaps, taken))
        for word, span in zip(words.stems, words.spans, strict=True)
    ]
    for first, begins in enumerate(is_free):
        if not begins:
            continue
        for last in range(first, min(first + _LONGEST, len(words.stems))):
            if last > first and not words.follows[last]:
                break
            if is_free[last]:
                yield words.stems[first : last + 1], Span(words.spans[first].start, words.spans[last].end)
            elif words.stems[last] not in _GRAMMAR:
                break


def _repeated(places: Iterable[Missing], texts: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return the phrases that stand in two or more of the texts, with the number of these."""
    counts: Counter[tuple[str, ...]] = Counter()
    for text, taken in {place.text: place.taken for place in places}.items():
        counts.update({phrase for phrase, _ in _phrases(_words(texts[text]), taken)})
    return {phrase: count for phrase, count in counts.items() if count > 1}


def _frequencies(wanted: Collection[tuple[str, ...]], texts: Iterable[str]) -> Counter[tuple[str, ...]]:
    """Return in how many texts each of the phrases stands."""
    lengths: dict[str, set[int]] = {}
    for phrase in wanted:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    counts: Counter[tuple[str, ...]] = Counter()
    for text in texts if wanted else ():
        stems = tuple(map(_stem, _WORD.findall(text)))
        counts.update({
            phrase
            for at, word in enumerate(stems)
            for length in lengths.get(word, ())
            if (phrase := stems[at : at + length]) in wanted
        })  # fmt: skip
    return counts
