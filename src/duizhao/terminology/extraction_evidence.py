"""From aligned texts to pairs of runs with what speaks for each: everything before anybody weighs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from duizhao.terminology.extraction_chinese import ChineseSide, Segmenter, read_sources, source_runs
from duizhao.terminology.extraction_english import EnglishSide, read_targets, target_runs
from duizhao.terminology.extraction_grams import Floats, Mask, Numbers, Runs
from duizhao.terminology.extraction_pairs import FEATURES, Meetings, RunWords, features, meetings
from duizhao.terminology.extraction_stop_words import ENGLISH_WITHIN, SOURCE_STOP_WORDS
from duizhao.terminology.extraction_words import BilingualDictionary, learn_words
from duizhao.terminology.glossary import Glossary

__all__ = ["MEASURES", "Evidence", "Progress", "gather"]

Progress = Callable[[float], None]
"""Is told how much of the work is done, 0 to 1. What it raises ends the work."""

_LEAST_TARGET = 2
"""Segments an English run must stand in."""

MEASURES = (
    *FEATURES,
    "target_words",
    "difference_in_words",
    "grammar_within",
    "article_within",
    "target_extended",
    "capitalised",
    "general_last",
    "ends_like_participle",
)
"""What is known of a pair, a column each: of the pair, then of its English run."""
_ARTICLES = frozenset({"a", "an", "the", "to", "with", "by"})
"""Within a phrase these speak against its being a term."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Pairs of runs, sorted by the Chinese run, and what is known of them."""

    sources: ChineseSide
    targets: EnglishSide
    source_runs: Runs
    target_runs: Runs
    pairs: Meetings
    measures: NDArray[np.float32]
    """A row of ``MEASURES`` for each pair."""
    source_words: Floats
    """How many words each Chinese run has; two single characters count as one and a half, as in a name."""

    @cached_property
    def target_kinds(self) -> Callable[[int], tuple[int, ...]]:
        """Return the types of an English run's words."""
        runs, types = self.target_runs, self.targets.stream.types

        @cache
        def kinds(run: int) -> tuple[int, ...]:
            first = int(runs.firsts[run])
            return tuple(types[first : first + int(runs.lengths[run])].tolist())

        return kinds

    def source_text(self, run: int) -> str:
        """Return a Chinese run, folded."""
        stream = self.sources.stream
        first = int(self.source_runs.firsts[run])
        return "".join(stream.names[kind] for kind in stream.types[first : first + int(self.source_runs.lengths[run])])


def gather(
    texts: Sequence[tuple[str, str]],
    dictionary: BilingualDictionary | None = None,
    glossary: Glossary | None = None,
    *,
    minimum: int = 2,
    progress: Progress | None = None,
) -> Evidence:
    """Find what may be terms and their renderings in pairs of source and target texts.

    ``progress`` is told of each stage how much of the work is done.
    """
    tell = progress or _tell_nobody
    segmenter = Segmenter(dictionary.headwords if dictionary else ())
    sources = read_sources((source for source, _ in texts), segmenter)
    tell(0.2)
    targets = read_targets(target for _, target in texts)
    tell(0.3)
    known = _known_until(sources, texts, glossary) if glossary and glossary.entries else None
    here = source_runs(sources, minimum=minimum, known_until=known)
    there = target_runs(targets, minimum=min(minimum, _LEAST_TARGET))
    tell(0.45)
    keys = _keys_of_types(targets, dictionary)
    source_words = [[word for word in words if word not in SOURCE_STOP_WORDS] for words in sources.words]
    learnt, source_numbers, target_numbers = learn_words(source_words, _target_words(targets, keys), dictionary)
    words = (
        _source_run_words(sources, here, segmenter, source_numbers),
        _target_run_words(targets, there, keys, target_numbers),
    )
    tell(0.5)
    found = [Meetings(*[np.zeros(0, dtype=np.int64)] * 3)]
    of_pairs = [np.zeros((0, len(FEATURES)), dtype=np.float32)]
    for part in meetings((sources.stream, here), (targets.stream, there), minimum=min(minimum, _LEAST_TARGET)):
        found.append(part)
        frequencies = here.frequencies[part.source], there.frequencies[part.target]
        of_pairs.append(features(part, frequencies, words, learnt, segments=len(texts)))
        tell(0.5 + 0.2 * (int(part.source[-1]) + 1) / len(here) if len(part.source) else 0.5)
    pairs = Meetings(*map(np.concatenate, zip(*found, strict=True)))
    counts = _word_counts(words[0])
    of_targets = _target_measures(targets, there, np.diff(words[1].offsets))
    return Evidence(
        sources=sources,
        targets=targets,
        source_runs=here,
        target_runs=there,
        pairs=pairs,
        measures=np.column_stack((np.concatenate(of_pairs), _of_both(pairs, of_targets, counts))),
        source_words=counts,
    )


def _tell_nobody(done: float) -> None:
    pass


def _known_until(side: ChineseSide, texts: Sequence[tuple[str, str]], glossary: Glossary) -> Numbers:
    """Return for each token where the known term ends that it stands in, 0 where it stands in none."""
    stream = side.stream
    known = np.zeros(len(stream), dtype=np.int64)
    edges = np.searchsorted(stream.segments, np.arange(len(texts) + 1))
    for number, (source, _) in enumerate(texts):
        for hit in glossary.recognise(source):
            part = slice(int(edges[number]), int(edges[number + 1]))
            inside = (stream.starts[part] >= hit.span.start) & (stream.ends[part] <= hit.span.end)
            places = np.flatnonzero(inside) + part.start
            if len(places):
                known[places] = np.maximum(known[places], places[-1] + 1)
    return known


def _keys_of_types(side: EnglishSide, dictionary: BilingualDictionary | None) -> list[str]:
    """Return what the dictionary calls each type, empty for a barrier and for grammar."""
    stream = side.stream
    _, firsts = np.unique(stream.types, return_index=True)
    keys = [""]
    for kind, place in enumerate(firsts[1:].tolist(), start=1):
        form = side.texts[stream.segments[place]][stream.starts[place] : stream.ends[place]].lower()
        key = dictionary.key(form) if dictionary else stream.names[kind]
        keys.append("" if form in ENGLISH_WITHIN else key)
    return keys


def _target_words(side: EnglishSide, keys: Sequence[str]) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in side.texts]
    for kind, segment in zip(side.stream.types.tolist(), side.stream.segments.tolist(), strict=True):
        if keys[kind]:
            found[segment].append(keys[kind])
    return found


class _Listed(NamedTuple):
    rows: list[int]
    counts: list[int]
    weighty: list[bool]

    def words(self) -> RunWords:
        return RunWords(
            np.array(self.rows, dtype=np.int64),
            np.concatenate(([0], np.cumsum(self.counts))).astype(np.int64),
            np.array(self.weighty, dtype=np.bool_),
        )


def _source_run_words(side: ChineseSide, runs: Runs, segmenter: Segmenter, numbers: dict[str, int]) -> RunWords:
    listed = _Listed([], [], [])
    stream = side.stream
    for first, length in zip(runs.firsts.tolist(), runs.lengths.tolist(), strict=True):
        text = "".join(stream.names[kind] for kind in stream.types[first : first + length])
        words = [word for word in segmenter.words(text) if word in numbers]
        listed.rows.extend(numbers[word] for word in words)
        listed.weighty.extend(len(word) > 1 for word in words)
        listed.counts.append(len(words))
    return listed.words()


def _target_run_words(side: EnglishSide, runs: Runs, keys: Sequence[str], numbers: dict[str, int]) -> RunWords:
    listed = _Listed([], [], [])
    types = side.stream.types
    for first, length in zip(runs.firsts.tolist(), runs.lengths.tolist(), strict=True):
        words = [numbers[keys[kind]] for kind in types[first : first + length].tolist() if keys[kind]]
        listed.rows.extend(words)
        listed.weighty.extend([True] * len(words))
        listed.counts.append(len(words))
    return listed.words()


def _word_counts(words: RunWords) -> Floats:
    """Return how many English words each Chinese run may become: Chen Qingyang for 陈, 清, 扬."""
    runs = np.repeat(np.arange(len(words.offsets) - 1), np.diff(words.offsets))
    long = np.bincount(runs, weights=words.weighty, minlength=len(words.offsets) - 1)
    single = np.bincount(runs, weights=~words.weighty, minlength=len(words.offsets) - 1)
    return np.maximum(long + np.where(single > 0, (single + 1) / 2, 0.0), 1.0)


class _TargetMeasures(NamedTuple):
    content: Numbers
    grammar: Mask
    article: Mask
    extended: Floats
    capitalised: Floats
    general_last: Mask
    participle: Mask


def _target_measures(side: EnglishSide, runs: Runs, content: Numbers) -> _TargetMeasures:
    stream = side.stream
    names = np.array(stream.names)
    lasts = stream.types[runs.firsts + runs.lengths - 1]
    last_forms = [
        side.texts[stream.segments[place]][stream.starts[place] : stream.ends[place]].lower()
        for place in (runs.firsts + runs.lengths - 1).tolist()
    ]
    is_article = np.isin(names, list(_ARTICLES | {"th"}))  # the stem of "the"
    articles = np.concatenate(([0], np.cumsum(is_article[stream.types])))
    return _TargetMeasures(
        content=content,
        grammar=content < runs.lengths,
        article=articles[runs.firsts + runs.lengths] > articles[runs.firsts],
        extended=runs.extended,
        capitalised=side.capitalised[stream.types[runs.firsts]],
        general_last=side.general[lasts],
        participle=np.array([form.endswith(("ed", "ly")) for form in last_forms], dtype=np.bool_),
    )


def _of_both(pairs: Meetings, targets: _TargetMeasures, source_words: Floats) -> NDArray[np.float32]:
    content = targets.content[pairs.target].astype(np.float64)
    return np.stack(
        (
            content,
            np.abs(content - source_words[pairs.source]),
            targets.grammar[pairs.target],
            targets.article[pairs.target],
            targets.extended[pairs.target],
            targets.capitalised[pairs.target],
            targets.general_last[pairs.target],
            targets.participle[pairs.target],
        ),
        axis=1,
        dtype=np.float32,
    )
