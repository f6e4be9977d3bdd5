"""Which Chinese run and which English run come together, and what speaks for their being each other's translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from duizhao.terminology.extraction_grams import Floats, Mask, Numbers, Runs, Stream
from duizhao.terminology.extraction_words import WordPairs

__all__ = ["FEATURES", "Meetings", "RunWords", "features", "meetings"]

_CHUNK = 2_000_000
"""Meetings of runs looked at at a time; each takes some 40 bytes."""
_LEAST_SHARE = 0.15
"""Of the segments of the Chinese run: a translation that stands in fewer is not seen as one."""
_RIVALS = 20
"""English runs that are looked at closely for each Chinese one."""


class Meetings(NamedTuple):
    """Pairs of a Chinese and an English run, sorted by the Chinese run."""

    source: Numbers
    target: Numbers
    together: Numbers
    """In how many segments both stand."""


def meetings(sources: tuple[Stream, Runs], targets: tuple[Stream, Runs], *, minimum: int) -> Iterator[Meetings]:
    """Yield, a number of Chinese runs at a time, the pairs that meet in ``minimum`` segments and often enough."""
    (source_stream, source_runs), (target_stream, target_runs) = sources, targets
    by_segment, edges = _by_segment(target_stream, target_runs, int(source_stream.segments[-1]) + 1)
    segments = source_stream.segments[source_runs.positions]
    sizes = edges[segments + 1] - edges[segments]
    work = np.concatenate(([0], np.cumsum(sizes)))[source_runs.offsets]
    start = 0
    while start < len(source_runs):
        end = max(start + 1, int(np.searchsorted(work, work[start] + _CHUNK, side="right")) - 1)
        part = slice(int(source_runs.offsets[start]), int(source_runs.offsets[end]))
        frequencies = source_runs.frequencies[start:end]
        numbers = np.repeat(np.arange(start, end), frequencies)
        met = by_segment[_ranges(edges[segments[part]], sizes[part])]
        keys, counts = np.unique(np.repeat(numbers, sizes[part]) * len(target_runs) + met, return_counts=True)
        source, target = keys // max(len(target_runs), 1), keys % max(len(target_runs), 1)
        here, there = source_runs.frequencies[source], target_runs.frequencies[target]
        kept = (counts >= minimum) & (counts >= _LEAST_SHARE * here)
        yield _best(Meetings(source[kept], target[kept], counts[kept]), (2 * counts / (here + there))[kept])
        start = end


def _by_segment(stream: Stream, runs: Runs, segments: int) -> tuple[Numbers, Numbers]:
    """Return the runs of each segment, one segment behind the other, and where each segment's begin."""
    at = stream.segments[runs.positions]
    numbers = np.repeat(np.arange(len(runs)), runs.frequencies)
    order = np.argsort(at, kind="stable")
    edges = np.concatenate(([0], np.cumsum(np.bincount(at, minlength=segments))))
    return numbers[order], edges


def _ranges(starts: Numbers, lengths: Numbers) -> Numbers:
    offsets = np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(starts, lengths) + np.arange(int(lengths.sum()), dtype=np.int64) - offsets


def _best(pairs: Meetings, quality: Floats) -> Meetings:
    """Keep for each Chinese run the English ones of the best quality."""
    order = np.lexsort((pairs.target, -quality, pairs.source))
    source = pairs.source[order]
    first = np.searchsorted(source, source, side="left")
    kept = order[np.arange(len(order)) - first < _RIVALS]
    kept = kept[np.lexsort((pairs.target[kept], pairs.source[kept]))]
    return Meetings(pairs.source[kept], pairs.target[kept], pairs.together[kept])


@dataclass(frozen=True, slots=True)
class RunWords:
    """The words of each run, as the learnt pairs number them: run ``i`` has ``words[offsets[i]:offsets[i + 1]]``."""

    words: Numbers
    offsets: Numbers
    weighty: Mask
    """Whether each of ``words`` must be translated: a single character may be but a part of an unknown word."""


FEATURES = (
    "together",
    "dice",
    "given_source",
    "given_target",
    "explained_target",
    "explained_source",
    "least_explained_target",
    "least_explained_source",
    "least_explained_long_word",
    "significance",
)


def features(
    pairs: Meetings,
    frequencies: tuple[Numbers, Numbers],
    words: tuple[RunWords, RunWords],
    learnt: WordPairs,
    *,
    segments: int,
) -> NDArray[np.float32]:
    """Return a row of ``FEATURES`` for each pair, given the ``frequencies`` of its two runs."""
    here, there = frequencies
    together = pairs.together.astype(np.float64)
    explained_target, least_target, explained_source, least_source, least_long = _explained(pairs, words, learnt)
    return np.stack(
        (
            np.log2(together),
            2 * together / (here + there),
            together / (here + 0.5),
            together / (there + 0.5),
            explained_target,
            explained_source,
            least_target,
            least_source,
            least_long,
            np.minimum(np.log(np.maximum(together * segments / (here * there), 1.0)), 8.0),
        ),
        axis=1,
        dtype=np.float32,
        casting="same_kind",
    )


def _explained(
    pairs: Meetings, words: tuple[RunWords, RunWords], learnt: WordPairs
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Return how far each side's words come from the other's.

    Mean and least over the target's words, mean and least over the source's, least over the source's weighty ones.
    """
    sources, targets = words
    width = sources.offsets[pairs.source + 1] - sources.offsets[pairs.source]
    height = targets.offsets[pairs.target + 1] - targets.offsets[pairs.target]
    cells = width * height
    pair = np.repeat(np.arange(len(cells)), cells)
    cell = np.arange(int(cells.sum()), dtype=np.int64) - np.repeat(np.cumsum(cells) - cells, cells)
    row, column = cell // np.maximum(height[pair], 1), cell % np.maximum(height[pair], 1)
    chance_target, chance_source = learnt.chances(
        sources.words[sources.offsets[pairs.source[pair]] + row],
        targets.words[targets.offsets[pairs.target[pair]] + column],
    )
    by_column = _ranges_of(height)
    by_row = _ranges_of(width)
    of_columns = np.bincount(by_column.starts[pair] + column, weights=chance_source, minlength=by_column.total)
    of_rows = np.bincount(by_row.starts[pair] + row, weights=chance_target, minlength=by_row.total)
    translated, translating = np.minimum(of_rows, 1.0), np.minimum(of_columns, 1.0)
    is_weighty = sources.weighty[_ranges(sources.offsets[pairs.source], width)]
    return (
        *_mean_and_least(translating, height),
        *_mean_and_least(translated, width),
        _least(np.where(is_weighty, translated, 1.0), width),
    )


class _Ranges(NamedTuple):
    starts: Numbers
    total: int


def _ranges_of(sizes: Numbers) -> _Ranges:
    return _Ranges(np.cumsum(sizes) - sizes, int(sizes.sum()))


def _mean_and_least(values: Floats, sizes: Numbers) -> tuple[Floats, Floats]:
    """Return mean and minimum of consecutive groups; 0 for an empty one."""
    totals = np.bincount(np.repeat(np.arange(len(sizes)), sizes), weights=values, minlength=len(sizes))
    return totals / np.maximum(sizes, 1), np.where(sizes == 0, 0.0, _least(values, sizes))


def _least(values: Floats, sizes: Numbers) -> Floats:
    """Return the minimum of consecutive groups; 1 for an empty one."""
    if not len(sizes):
        return np.zeros(0)
    starts = np.cumsum(sizes) - sizes
    return np.where(sizes == 0, 1.0, np.minimum.reduceat(np.append(values, 1.0), starts))
