"""Runs of tokens that come up again and again in a corpus, counted level by level.

A run of n tokens can be frequent only where both its runs of n-1 tokens are (Agrawal and Srikant 1994), so each level
looks at what the one before has left, as arrays: a corpus of millions of tokens takes seconds and no tables of strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

__all__ = ["BARRIER", "Branching", "Floats", "Level", "Mask", "Numbers", "Runs", "Stream", "branching", "frequent_runs"]

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

BARRIER = 0
"""The type of a token that no run may hold: punctuation, the end of a segment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """The tokens of one side of a corpus, one behind the other, a barrier first and last and between segments."""

    types: Numbers
    """Which word or character each token is; ``BARRIER`` for none."""
    segments: Numbers
    """Which segment it stands in; ascending."""
    starts: Numbers
    ends: Numbers
    """Its span in the segment's text."""
    names: Sequence[str]
    """What each type is; the first is the barrier's."""

    def __len__(self) -> int:
        return len(self.types)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """All frequent runs of ``length`` tokens: run ``i`` begins at each of ``positions[offsets[i]:offsets[i + 1]]``."""

    length: int
    positions: Numbers
    """Ascending within each run."""
    offsets: Numbers
    segments: Numbers
    """In how many segments each run stands."""

    @property
    def occurrences(self) -> Numbers:
        """How often each run stands anywhere."""
        return np.diff(self.offsets)

    @property
    def numbers(self) -> Numbers:
        """The run that each of ``positions`` belongs to."""
        return np.repeat(np.arange(len(self.segments)), self.occurrences)

    def where(self, stream: Stream, standing: Mask, *, minimum: int) -> Level:
        """Return the level with those occurrences alone, and without the runs that are left in too few segments."""
        numbers = self.numbers
        kept = standing & (_segment_counts(stream, self.positions, numbers, standing) >= minimum)[numbers]
        counts = np.bincount(numbers[kept], minlength=len(self.segments))
        segments = _segment_counts(stream, self.positions, numbers, kept)
        return Level(
            length=self.length,
            positions=self.positions[kept],
            offsets=np.concatenate(([0], np.cumsum(counts[counts > 0]))).astype(np.int64),
            segments=segments[counts > 0],
        )


def _segment_counts(stream: Stream, positions: Numbers, numbers: Numbers, standing: Mask) -> Numbers:
    """Return in how many segments each run stands, of the occurrences that count."""
    size = int(numbers[-1]) + 1 if len(numbers) else 0
    numbers, positions = numbers[standing], positions[standing]
    first = _first_in_segment(numbers, stream.segments[positions])
    return np.bincount(numbers, weights=first, minlength=size).astype(np.int64)


@dataclass(frozen=True, kw_only=True)
class Runs:
    """Runs of all lengths. Run ``i`` begins at ``positions[offsets[i]:offsets[i + 1]]``, once a segment, in order."""

    lengths: Numbers
    positions: Numbers
    offsets: Numbers
    extended: Floats
    """Share of a run's occurrences with its commonest neighbour: near 1 it is a part of something longer."""

    def __len__(self) -> int:
        return len(self.lengths)

    @cached_property
    def frequencies(self) -> Numbers:
        """In how many segments each run stands."""
        return np.diff(self.offsets)

    @cached_property
    def firsts(self) -> Numbers:
        """The first place of each run."""
        return self.positions[self.offsets[:-1]]

    def places(self, run: int) -> Numbers:
        """Return where a run stands, once a segment."""
        return self.positions[self.offsets[run] : self.offsets[run + 1]]

    @classmethod
    def of(cls, stream: Stream, levels: Iterable[Level]) -> Runs:
        """Bring the runs of several levels together, with their first place in every segment."""
        lengths, positions, extended = ([np.zeros(0, dtype=np.int64)] for _ in range(3))
        counts = [np.zeros(1, dtype=np.int64)]
        for level in levels:
            first = _first_in_segment(level.numbers, stream.segments[level.positions])
            lengths.append(np.full(len(level.segments), level.length, dtype=np.int64))
            positions.append(level.positions[first])
            counts.append(level.segments)
            left = branching(stream, level, level.positions - 1)
            right = branching(stream, level, level.positions + level.length)
            extended.append(np.maximum(left.commonest, right.commonest))
        return cls(
            lengths=np.concatenate(lengths),
            positions=np.concatenate(positions),
            offsets=np.cumsum(np.concatenate(counts)),
            extended=np.concatenate(extended),
        )


def frequent_runs(stream: Stream, *, minimum: int, longest: int) -> Iterator[Level]:
    """Yield, shortest first, the runs of up to ``longest`` tokens that stand in at least ``minimum`` segments."""
    ids = np.where(stream.types == BARRIER, -1, stream.types)
    for length in range(1, longest + 1):
        if length > 1:
            ids = _longer(ids)
        positions = np.flatnonzero(ids >= 0)
        if not len(positions):
            return
        level, ids = _level(stream, length, positions, ids, minimum)
        if not len(level.segments):
            return
        yield level


def _longer(ids: Numbers) -> Numbers:
    """Return for each position the pair of the runs that begin there and one token on."""
    both = (ids[:-1] >= 0) & (ids[1:] >= 0)
    width = int(ids.max()) + 1
    pairs = np.full(len(ids), -1, dtype=np.int64)
    pairs[:-1][both] = ids[:-1][both] * width + ids[1:][both]
    return pairs


def _level(stream: Stream, length: int, positions: Numbers, ids: Numbers, minimum: int) -> tuple[Level, Numbers]:
    keys, numbers = np.unique(ids[positions], return_inverse=True)
    order = np.argsort(numbers, kind="stable")
    positions, numbers = positions[order], numbers[order]
    first = _first_in_segment(numbers, stream.segments[positions])
    segments = np.bincount(numbers, weights=first, minlength=len(keys)).astype(np.int64)
    frequent = segments >= minimum
    kept = frequent[numbers]
    positions, numbers = positions[kept], (np.cumsum(frequent) - 1)[numbers[kept]]
    found = np.full(len(ids), -1, dtype=np.int64)
    found[positions] = numbers
    counts = np.bincount(numbers, minlength=int(frequent.sum()))
    level = Level(
        length=length,
        positions=positions,
        offsets=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        segments=segments[frequent],
    )
    return level, found


def _first_in_segment(numbers: Numbers, segments: Numbers) -> Mask:
    """Whether an occurrence is its run's first in its segment; both arguments are sorted by run, then place."""
    first = np.ones(len(numbers), dtype=np.bool_)
    first[1:] = (numbers[1:] != numbers[:-1]) | (segments[1:] != segments[:-1])
    return first


@dataclass(frozen=True, slots=True, kw_only=True)
class Branching:
    """How freely runs are continued on one side."""

    entropy: Floats
    """Of the tokens beside the run, in nats; each barrier counts as a token of its own."""
    commonest: Floats
    """Share of the occurrences beside which the commonest token stands, 0 to 1."""


def branching(stream: Stream, level: Level, neighbours: Numbers) -> Branching:
    """Measure what stands at ``neighbours``, the positions beside each of the level's ``positions``."""
    if not len(level.segments):
        return Branching(entropy=np.zeros(0), commonest=np.zeros(0))
    types = stream.types[neighbours]
    types = np.where(types == BARRIER, len(stream.names) + np.arange(len(types)), types)
    keys, counts = np.unique(level.numbers * (len(stream.names) + len(types)) + types, return_counts=True)
    runs = keys // (len(stream.names) + len(types))
    totals = level.occurrences.astype(np.float64)
    shares = counts / totals[runs]
    entropy = np.bincount(runs, weights=-shares * np.log(shares), minlength=len(totals))
    commonest = np.zeros(len(totals))
    np.maximum.at(commonest, runs, shares)
    return Branching(entropy=entropy.astype(np.float64), commonest=commonest)
