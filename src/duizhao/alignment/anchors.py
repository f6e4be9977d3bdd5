"""What stands on both sides in the same or a known form: numbers, glossary terms, Latin words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.vocabulary import ranges, summed_rows, sums
from duizhao.model import TermEntry, Verdict
from duizhao.text.quantities import quantities
from duizhao.text.quantity import QuantityKind

if TYPE_CHECKING:
    from duizhao.terminology import Glossary

__all__ = ["Anchors", "Key", "Sighting", "find_anchors"]


Key = tuple[str, str | Fraction]
"""A kind (``quantity``, ``month``, ``term``, ``latin``) and what both sides share: value, term, word."""


class Sighting(NamedTuple):
    """An anchor in one sentence."""

    text: str
    """As it stands there."""
    mandatory: bool
    """Whether a translation can hardly leave it out."""


Sightings = list[dict[Key, Sighting]]
"""What each sentence holds, by key: equal keys on the two sides mean the same thing."""

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-.+#&][A-Za-z0-9]+)*|[0-9]+[A-Za-z]+")
# What a reader takes for part of the number
_CURRENCY = {
    "zh": re.compile("(?:人民币|美|欧|日|港|澳|新台)?元|英镑|卢布|卢比"),
    "en": re.compile(
        r" (?:US |U\.S\. |Hong Kong )?(?:yuan|renminbi|RMB|dollars?|euros?|yen|pounds?|rou?bles?|rupees?)\b"
    ),
}
# Chance that the other side of a true bead lacks the anchor although a translation should have it, by kind
_MISSES = {"quantity": 0.06, "month": 0.06, "latin": 0.1, "term": 0.1}
_OPTIONAL_WEIGHT = 0.25
"""Of a sighting that a translation may leave out or add: 一 and "one" come and go."""
_STRONGEST_GAIN = 5.0
"""In nats: two sentences may share a rare number by accident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Keyed:
    """One side: sentence ``i`` holds the keys ``keys[starts[i]:starts[i + 1]]``, sorted, each with its weight."""

    starts: NDArray[np.int64]
    keys: NDArray[np.int64]
    weights: NDArray[np.float64]
    """1 where a translation can hardly leave the anchor out, less where it may."""

    @classmethod
    def of(cls, sightings: Sequence[Mapping[Key, Sighting]], numbers: Mapping[Key, int]) -> _Keyed:
        rows = [
            sorted((numbers[key], sighting.mandatory) for key, sighting in sentence.items() if key in numbers)
            for sentence in sightings
        ]
        return cls(
            starts=np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int64),
            keys=np.array([key for row in rows for key, _ in row], dtype=np.int64),
            weights=np.array([1.0 if is_mandatory else _OPTIONAL_WEIGHT for row in rows for _, is_mandatory in row]),
        )

    def presence(self, sentences: slice, keys: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return which of some keys (sorted, each once) each of some sentences holds, 1 or 0: a row a key."""
        starts = self.starts[sentences.start : sentences.stop + 1]
        held, holders = self.within(sentences), np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        present = np.zeros((len(keys), len(starts) - 1))
        if len(keys):
            rows = np.minimum(np.searchsorted(keys, held), len(keys) - 1)
            known = keys[rows] == held
            present[rows[known], holders[known]] = 1.0
        return present

    def within(self, sentences: slice) -> NDArray[np.int64]:
        """Return the keys of some sentences."""
        return self.keys[self.starts[sentences.start] : self.starts[sentences.stop]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The keys that tell sentences apart, in ``n`` source and ``m`` target sentences.

    From the target's view each target sentence asks whether its anchors occur anywhere in the bead's run of source
    sentences, so a number that occurs twice on both sides counts twice and not four times.
    """

    source_sightings: tuple[Mapping[Key, Sighting], ...]
    target_sightings: tuple[Mapping[Key, Sighting], ...]
    sources: _Keyed
    targets: _Keyed
    gains: NDArray[np.float64]
    """What finding the key on the other side is worth, in nats."""
    losses: NDArray[np.float64]
    """What not finding it there is worth: negative."""

    def asked_by_targets(self, sources: slice, targets: slice, longest: int) -> list[NDArray[np.float64]]:
        """Return what target sentences say of runs of source sentences: for each length a matrix n-run+1 by m."""
        return [matrix.T for matrix in self._asked_in_region(self.targets, targets, self.sources, sources, longest)]

    def asked_by_sources(self, sources: slice, targets: slice, longest: int) -> list[NDArray[np.float64]]:
        """Return what source sentences say of runs of target sentences: for each length a matrix n by m-run+1."""
        return self._asked_in_region(self.sources, sources, self.targets, targets, longest)

    def scores(self, beads: Candidates) -> NDArray[np.float64]:
        """Return what the anchors of each bead's two sides say for it, in nats; 0 for beads of one side."""
        paired = (beads.width > 0) & (beads.height > 0)
        asked_by_targets = self._asked(
            self.targets, beads.target, beads.height, self.sources, beads.source, beads.width
        )
        asked_by_sources = self._asked(
            self.sources, beads.source, beads.width, self.targets, beads.target, beads.height
        )
        return np.where(paired, asked_by_targets + asked_by_sources, 0.0)

    def shared(self, source: Iterable[int], target: Iterable[int]) -> list[tuple[Key, Sighting, Sighting]]:
        """Return the keys that both runs of sentences hold, in source order, each once."""
        there: dict[Key, Sighting] = {}
        for index in target:
            for key, sighting in self.target_sightings[index].items():
                there.setdefault(key, sighting)
        here: dict[Key, Sighting] = {}
        for index in source:
            for key, sighting in self.source_sightings[index].items():
                if key in there:
                    here.setdefault(key, sighting)
        return [(key, sighting, there[key]) for key, sighting in here.items()]

    def _asked_in_region(
        self, asking: _Keyed, sentences: slice, asked: _Keyed, others: slice, longest: int
    ) -> list[NDArray[np.float64]]:
        """Return, by length of the run asked, a matrix of the asking sentences by those runs."""
        keys = asking.within(sentences)
        starts = asking.starts[sentences.start : sentences.stop + 1]
        weights = asking.weights[starts[0] : starts[-1], None]
        gains, losses = self.gains[keys, None] * weights, self.losses[keys, None] * weights
        near, rows = np.unique(keys, return_inverse=True)
        here = present = asked.presence(others, near)
        views = []
        for run in range(1, min(longest, here.shape[1]) + 1):
            if run > 1:
                present = np.maximum(present[:, :-1], here[:, run - 1 :])
            found = present[rows]
            views.append(summed_rows(losses + found * (gains - losses), np.diff(starts)))
        return views

    def _asked(
        self,
        asking: _Keyed,
        first: NDArray[np.int64],
        run: NDArray[np.int64],
        asked: _Keyed,
        asked_first: NDArray[np.int64],
        asked_run: NDArray[np.int64],
    ) -> NDArray[np.float64]:
        """Sum over the keys of one side's runs what finding them in the other side's runs, or not, is worth."""
        starts = asking.starts[first]
        lengths = asking.starts[first + run] - starts
        entries = ranges(starts, lengths)
        bead = np.repeat(np.arange(len(first)), lengths)
        keys = asking.keys[entries]
        count = max(len(self.gains), 1)
        # Sentence by sentence and sorted within each, so the codes are sorted as they stand
        codes = np.repeat(np.arange(len(asked.starts) - 1), np.diff(asked.starts)) * count + asked.keys
        found = np.zeros(len(entries), dtype=np.bool_)
        for offset in range(int(asked_run.max(initial=0))):
            wanted = (asked_first[bead] + offset) * count + keys
            places = np.minimum(np.searchsorted(codes, wanted), max(len(codes) - 1, 0))
            if len(codes):
                found |= (offset < asked_run[bead]) & (codes[places] == wanted)
        worth = asking.weights[entries] * np.where(found, self.gains[keys], self.losses[keys])
        return sums(bead, worth, len(first))


def find_anchors(sources: Sequence[str], targets: Sequence[str], glossary: Glossary | None) -> Anchors:
    """Look for everything that can be recognised on both sides."""
    here: Sightings = [{} for _ in sources]
    there: Sightings = [{} for _ in targets]
    _see_quantities(sources, here, "zh")
    _see_quantities(targets, there, "en")
    if glossary is not None:
        _see_terms(sources, targets, here, there, glossary)
    _see_latin(sources, targets, here, there)
    frequencies_here, frequencies_there = _frequencies(here), _frequencies(there)
    mandatory = {
        key for side in (here, there) for sightings in side for key, sighting in sightings.items() if sighting.mandatory
    }
    # What must be translated and occurs on one side alone speaks for an omission or an addition
    keys = [
        key
        for key in dict.fromkeys((*frequencies_here, *frequencies_there))
        if key in mandatory or (key in frequencies_here and key in frequencies_there)
    ]
    chances = [
        max(frequencies_here.get(key, 0) / max(len(sources), 1), frequencies_there.get(key, 0) / max(len(targets), 1))
        for key in keys
    ]
    misses = [_MISSES[key[0]] for key in keys]
    gains = [
        min(_STRONGEST_GAIN, math.log(miss + (1 - miss) / chance)) for miss, chance in zip(misses, chances, strict=True)
    ]
    numbers = {key: number for number, key in enumerate(keys)}
    return Anchors(
        source_sightings=tuple(here),
        target_sightings=tuple(there),
        sources=_Keyed.of(here, numbers),
        targets=_Keyed.of(there, numbers),
        gains=np.array(gains, dtype=np.float64),
        losses=np.log(np.array(misses, dtype=np.float64)),
    )


def _frequencies(sightings: Sightings) -> dict[Key, int]:
    counted: dict[Key, int] = {}
    for sentence in sightings:
        for key in sentence:
            counted[key] = counted.get(key, 0) + 1
    return counted


def _see_quantities(sentences: Sequence[str], seen: Sightings, language: str) -> None:
    for sentence, sightings in zip(sentences, seen, strict=True):
        for quantity in quantities(sentence, language):
            currency = _CURRENCY[language].match(sentence, quantity.span.end)
            text = sentence[quantity.span.start : currency.end() if currency else quantity.span.end]
            sighting = Sighting(text, quantity.mandatory)
            # "June" is no "six"; all other kinds may change into each other: 第三届 is "third" and "No. 3"
            key = ("month" if quantity.kind is QuantityKind.MONTH else "quantity", quantity.value)
            known = sightings.get(key)
            if known is None or (sighting.mandatory and not known.mandatory):
                sightings[key] = sighting


def _see_terms(
    sources: Sequence[str], targets: Sequence[str], here: Sightings, there: Sightings, glossary: Glossary
) -> None:
    entries: dict[str, TermEntry] = {}
    for sentence, sightings in zip(sources, here, strict=True):
        for hit in glossary.recognise(sentence):
            entries.setdefault(hit.entry.source, hit.entry)
            sightings["term", hit.entry.source] = Sighting(hit.span.of(sentence), mandatory=True)
    lowered = [sentence.lower() for sentence in targets]
    for source, entry in entries.items():
        beginnings = _beginnings(entry)
        for index, sentence in enumerate(targets):
            # Asking the glossary about every term and sentence would be quadratic in practice
            if not any(beginning in lowered[index] for beginning in beginnings):
                continue
            for use in glossary.uses(source, sentence):
                # A forbidden rendering is wrong and still shows which sentence this is
                if use.verdict is not Verdict.MISSING and use.target_span is not None:
                    there[index]["term", source] = Sighting(use.target_span.of(sentence), mandatory=True)
                    break


def _beginnings(entry: TermEntry) -> set[str]:
    """Return the first letters of the longest word of each rendering: what inflection leaves alone."""
    renderings = (*entry.renderings, *entry.forbidden)
    return {max(rendering.split(), key=len)[:3].lower() for rendering in renderings if rendering.strip()}


def _see_latin(sources: Sequence[str], targets: Sequence[str], here: Sightings, there: Sightings) -> None:
    wanted: set[str] = set()
    for sentence, sightings in zip(sources, here, strict=True):
        for found in _LATIN.finditer(sentence):
            wanted.add(found.group().lower())
            sightings["latin", found.group().lower()] = Sighting(found.group(), mandatory=len(found.group()) > 1)
    for sentence, sightings in zip(targets, there, strict=True):
        for found in _LATIN.finditer(sentence):
            if found.group().lower() in wanted:
                sightings["latin", found.group().lower()] = Sighting(found.group(), mandatory=True)
