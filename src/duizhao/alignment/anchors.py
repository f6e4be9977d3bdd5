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
class Anchors:
    """The keys that tell sentences apart: ``k`` of them, in ``n`` source and ``m`` target sentences."""

    source_sightings: tuple[Mapping[Key, Sighting], ...]
    target_sightings: tuple[Mapping[Key, Sighting], ...]
    keys: tuple[Key, ...]
    gains: NDArray[np.float64]
    """What finding the key on the other side is worth, in nats."""
    losses: NDArray[np.float64]
    """What not finding it there is worth: negative."""

    def source_weights(self, start: int, end: int) -> NDArray[np.float64]:
        """Return how much each key weighs in each of the source sentences ``[start, end)``: 0 where it is not."""
        return self._weights(self.source_sightings[start:end])

    def target_weights(self, start: int, end: int) -> NDArray[np.float64]:
        """Return how much each key weighs in each of the target sentences ``[start, end)``: 0 where it is not."""
        return self._weights(self.target_sightings[start:end])

    def restricted_to(self, sources: slice, targets: slice) -> Anchors:
        """Return the anchors with the keys that occur in some of the sentences alone, to keep matrices small."""
        near = (*self.source_sightings[sources], *self.target_sightings[targets])
        wanted = {key for sightings in near for key in sightings}
        kept = [index for index, key in enumerate(self.keys) if key in wanted]
        return Anchors(
            source_sightings=self.source_sightings,
            target_sightings=self.target_sightings,
            keys=tuple(self.keys[index] for index in kept),
            gains=self.gains[kept],
            losses=self.losses[kept],
        )

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

    def _weights(self, sentences: Sequence[Mapping[Key, Sighting]]) -> NDArray[np.float64]:
        columns = {key: column for column, key in enumerate(self.keys)}
        matrix = np.zeros((len(sentences), len(columns)))
        for row, sightings in enumerate(sentences):
            for key, sighting in sightings.items():
                column = columns.get(key)
                if column is not None:
                    matrix[row, column] = 1.0 if sighting.mandatory else _OPTIONAL_WEIGHT
        return matrix


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
        max(frequencies_here.get(key, 0) / len(sources), frequencies_there.get(key, 0) / len(targets)) for key in keys
    ]
    misses = [_MISSES[key[0]] for key in keys]
    gains = [
        min(_STRONGEST_GAIN, math.log(miss + (1 - miss) / chance)) for miss, chance in zip(misses, chances, strict=True)
    ]
    return Anchors(
        source_sightings=tuple(here),
        target_sightings=tuple(there),
        keys=tuple(keys),
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
