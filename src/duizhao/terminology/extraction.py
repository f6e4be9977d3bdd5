"""Bilingual term extraction: what a glossary may want, from texts that are aligned.

Runs of Chinese that come up again (``extraction_chinese``) and of English (``extraction_english``) are brought together
by how often they meet and by which of their words translate each other (``extraction_words``), and judged
(``extraction_scoring``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from duizhao.model import Span
from duizhao.terminology.extraction_evidence import Evidence, Progress, gather
from duizhao.terminology.extraction_forms import source_form, span_of, target_form
from duizhao.terminology.extraction_grams import Numbers
from duizhao.terminology.extraction_scoring import Judged, judge
from duizhao.terminology.extraction_words import BilingualDictionary
from duizhao.terminology.glossary import Glossary
from duizhao.terminology.squeezing import term_key
from duizhao.text.scripts import has_han

__all__ = ["BilingualDictionary", "Context", "Progress", "TermCandidate", "extract"]

_CONTEXTS = 5
_TOLD_EVERY = 500
_WRITING_BEGINS = 0.75
"""How much of the work is done when candidates begin to be written."""
_LEAST_SCORE = 0.05
"""What is less likely than this is not shown at all."""
_SAME_PLACES = 0.8
"""Two runs of which one holds the other, and that stand together so often, are one term."""
_LONGER_IS_WORTH = 0.8
"""Of one term's two runs the longer is kept, unless it is so much less likely."""
_NEARLY_AS_GOOD = 0.95
"""Of two runs with one rendering the longer is kept where it meets it nearly as regularly."""
_BETTER = 1.2
"""The same, where not all its words are translated."""
_EXPLAINED = 0.3
"""From here up a word counts as translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A segment in which a term and its rendering stand."""

    document: str
    segment: str
    source_span: Span
    target_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCandidate:
    """What may be a term, with what is probably its rendering."""

    source: str
    target: str
    others: tuple[str, ...]
    """Other renderings that are not much less likely, the likeliest first."""
    frequency: int
    """Segments in which the source stands as a word, outside of known terms; those that are the same count once."""
    together: int
    """Of them, segments in which the target stands too."""
    score: float
    """The chance, 0 to 1, that the target is right and the source a term."""
    contexts: tuple[Context, ...]
    """At most five, from as many segments, in their order."""


def extract(
    pairs: Sequence[tuple[str, str]],
    *,
    dictionary: BilingualDictionary | None = None,
    glossary: Glossary | None = None,
    places: Sequence[tuple[str, str]] | None = None,
    minimum: int = 2,
    progress: Progress | None = None,
) -> tuple[TermCandidate, ...]:
    """Return what may be terms in pairs of source and target texts, best first.

    A candidate's source stands in at least ``minimum`` (2 or more) of the texts; pairs that are the same count once,
    and their order makes no difference. What the glossary has is left out, and so is what stands nowhere but inside its
    terms. ``places`` gives document and segment of each pair, for the contexts. 100,000 pairs of a sentence take a
    minute and a gigabyte. ValueError where ``minimum`` is less than 2: nothing speaks for what came up once.
    """
    if minimum < 2:
        raise ValueError("minimum must be at least 2")
    texts = _Texts(pairs, places)
    evidence = gather(texts.pairs, dictionary, glossary, minimum=minimum, progress=progress)
    judged = judge(evidence)
    known = {term_key(entry.source) for entry in glossary.entries} if glossary else set()
    writing = _Writing(evidence, judged, texts)
    kept = _kept(evidence, judged)
    found = []
    for number, row in enumerate(kept):
        found.append(writing.candidate(row))
        if progress and number % _TOLD_EVERY == 0:
            progress(_WRITING_BEGINS + (1 - _WRITING_BEGINS) * number / len(kept))
    if progress:
        progress(1.0)
    return tuple(
        sorted(
            (one for one in found if term_key(one.source) not in known and has_han(one.source)),
            key=lambda one: (-one.score, -one.together, one.source),
        )
    )


def _kept(evidence: Evidence, judged: Judged) -> list[int]:
    """Return the rows that are likely enough and no part, nor an extension, of a better one at the same places."""
    rows = np.flatnonzero(judged.score >= _LEAST_SCORE).tolist()
    texts = {row: evidence.source_text(int(judged.source[row])) for row in rows}
    by_text = {text: row for row, text in texts.items()}
    dropped: set[int] = set()
    for row in sorted(rows, key=lambda row: -len(texts[row])):
        if row in dropped:
            continue
        parts = {by_text[part] for part in _parts(texts[row]) if part in by_text}
        better = {part: _is_better(evidence, judged, row, part) for part in parts - dropped}
        if False in better.values():
            dropped.add(row)
        else:
            dropped.update(part for part, is_better in better.items() if is_better)
    return [row for row in rows if row not in dropped]


def _is_better(evidence: Evidence, judged: Judged, row: int, part: int) -> bool | None:
    """Whether of two rows that are one term the longer is better; None where they are two terms."""
    if judged.target[part] == judged.target[row]:
        # 陈清扬 rather than 清扬 for Chen Qingyang; 社交距离 rather than 保持社交距离 for social distancing
        least = _NEARLY_AS_GOOD if judged.explained[row] >= _EXPLAINED else _BETTER
        if judged.dice[row] >= least * judged.dice[part]:
            return True
        is_word = evidence.source_words[judged.source[row]] == 1
        return None if is_word and judged.explained[row] >= _EXPLAINED else False
    if _stands_with(evidence, int(judged.source[part]), int(judged.source[row])):
        return bool(judged.score[row] >= _LONGER_IS_WORTH * judged.score[part])
    return None


def _stands_with(evidence: Evidence, part: int, whole: int) -> bool:
    """Whether a run nearly always stands in the segments of another."""
    runs, segments = evidence.source_runs, evidence.sources.stream.segments
    least = _SAME_PLACES * runs.frequencies[part]
    if runs.frequencies[whole] < least:
        return False
    shared = np.isin(segments[runs.places(part)], segments[runs.places(whole)], assume_unique=True)
    return bool(shared.sum() >= least)


def _parts(text: str) -> Iterator[str]:
    return (
        text[start:end]
        for start in range(len(text))
        for end in range(start + 2, len(text) + 1)
        if end - start < len(text)
    )


class _Texts:
    """The pairs as they are worked on: each once, sorted, so that nothing depends on the order they came in."""

    def __init__(self, pairs: Sequence[tuple[str, str]], places: Sequence[tuple[str, str]] | None) -> None:
        first = {pair: number for number, pair in reversed(list(enumerate(pairs)))}
        self.pairs = sorted(first)
        self.sources = [source for source, _ in self.pairs]
        self.numbers = [first[pair] for pair in self.pairs]
        """For each pair its number among the pairs as they were given."""
        self._places = places

    def place(self, number: int) -> tuple[str, str]:
        """Return document and segment of a pair as it was given."""
        return self._places[number] if self._places else ("", str(number))


class _Writing:
    """Makes candidates of rows."""

    def __init__(self, evidence: Evidence, judged: Judged, texts: _Texts) -> None:
        self._evidence = evidence
        self._judged = judged
        self._texts = texts

    def candidate(self, row: int) -> TermCandidate:
        """Return a row as it is shown."""
        evidence, judged = self._evidence, self._judged
        run = int(judged.source[row])
        here = evidence.source_runs.places(run)
        target = self._target(int(judged.target[row]), here)
        others = (self._target(other, here) for other in judged.others[row])
        length = int(evidence.source_runs.lengths[run])
        return TermCandidate(
            source=source_form(evidence.sources, self._texts.sources, here.tolist(), length),
            target=target,
            others=tuple(dict.fromkeys(other for other in others if other != target)),
            frequency=len(here),
            together=int(judged.together[row]),
            score=round(float(judged.score[row]), 3),
            contexts=self._contexts(run, int(judged.target[row])),
        )

    def _target(self, run: int, here: Numbers) -> str:
        """Return how a rendering is written where the term stands."""
        evidence = self._evidence
        segments = evidence.sources.stream.segments[here]
        places = evidence.target_runs.places(run)
        beside = places[np.isin(evidence.targets.stream.segments[places], segments)]
        return target_form(evidence.targets, beside.tolist(), int(evidence.target_runs.lengths[run]))

    def _contexts(self, source: int, target: int) -> tuple[Context, ...]:
        sources, targets = self._evidence.sources.stream, self._evidence.targets.stream
        source_runs, target_runs = self._evidence.source_runs, self._evidence.target_runs
        there = {int(targets.segments[place]): place for place in target_runs.places(target).tolist()}
        both = sorted(
            (self._texts.numbers[segment], place, there[segment])
            for place in source_runs.places(source).tolist()
            if (segment := int(sources.segments[place])) in there
        )
        found = []
        for number, source_place, target_place in both[:_CONTEXTS]:
            document, segment_id = self._texts.place(number)
            found.append(
                Context(
                    document=document,
                    segment=segment_id,
                    source_span=span_of(sources, source_place, int(source_runs.lengths[source])),
                    target_span=span_of(targets, target_place, int(target_runs.lengths[target])),
                )
            )
        return tuple(found)
