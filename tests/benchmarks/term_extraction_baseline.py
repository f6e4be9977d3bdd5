"""The method that term extraction is measured against: n-grams by cohesion and branching entropy, paired by Dice.

As in Pantel and Lin (2001) and the like: Chinese runs of 2 to 10 characters, frequent, coherent (pointwise mutual
information), freely continued (branching entropy), none that a longer one subsumes; English runs of 1 to 6 words; for
each Chinese run the English one of the best Dice coefficient, a longer one preferred within 7 %.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.text.scripts import fold

__all__ = ["Paired", "baseline", "normalised"]

STOP_CHARACTERS = frozenset(
    "的了在是和及与并等于为而其之以由对至但亦也已将会被把使令让就都又或如若则即因所这那此该本各每某年月日个项名家间次种上下中内外"
    "前后较更最仍且有到从自向经按根据"
)
STOP_WORDS = frozenset(
    word
    for row in (
        "the of a an in to and for on by with at from as is are was were be been has have had will its it that this",
        "these those which or their our we not also more than through during into between under over up out he she",
        "they other such each all any both further new may can would could including include while against within s us",
    )
    for word in row.split()
)
ENTROPY = 0.7
COHESION = 2.5
SUBSUMED = 0.8
NEARLY_BEST = 0.93
LEAST_SHARE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """A Chinese run and the English one that goes with it best."""

    target: str
    """Normalised."""
    dice: float
    is_mutual: bool
    """Whether no other Chinese run goes with that English one better."""


def normalised(english: str) -> str:
    """Return English words for comparison: lower case, without plural, possessive, hyphens and marks."""
    text = re.sub(r"'s?\b", "", re.sub("[’‘]", "'", english).lower())
    text = re.sub(r"\b([a-z])\.(?=[a-z]\.)", r"\1", text)
    text = re.sub(r"\b([a-z]{1,4})\.(?=\W|$)", r"\1", text)
    return " ".join(map(_singular, re.sub(r"[^\w\s]", " ", text).split()))


def _singular(word: str) -> str:
    if len(word) <= 3 or word.endswith(("ss", "us", "is")):
        return word
    for ending, base in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + base
    return word


def baseline(pairs: Sequence[tuple[str, str]], minimum: int) -> tuple[frozenset[str], dict[str, Paired]]:
    """Return the Chinese candidates, and what those that have a partner are paired with."""
    runs = [[run for run in re.split(r"[^\u4e00-\u9fff]+", fold(source)) if run] for source, _ in pairs]
    candidates = _candidates(runs, minimum)
    least = max(3 if minimum >= 4 else 2, minimum - 1)
    english = _english([target for _, target in pairs], least)
    met: defaultdict[int, list[str]] = defaultdict(list)
    for phrase, segments in english.items():
        for segment in segments:
            met[segment].append(phrase)
    best: dict[str, tuple[float, int, str]] = {}
    for word, segments in candidates.items():
        together = Counter(phrase for segment in segments for phrase in met[segment])
        scored = sorted(
            (
                (2 * count / (len(segments) + len(english[phrase])), len(phrase.split()), phrase)
                for phrase, count in together.items()
                if count >= max(least, LEAST_SHARE * len(segments))
            ),
            reverse=True,
        )[:8]
        if scored:
            near = [one for one in scored if one[0] >= NEARLY_BEST * scored[0][0]]
            best[word] = max(near, key=lambda one: (one[1], one[0]))
    winners: dict[str, tuple[float, str]] = {}
    for word, (dice, _, phrase) in best.items():
        if phrase not in winners or winners[phrase][0] < dice:
            winners[phrase] = (dice, word)
    return frozenset(candidates), {
        word: Paired(target=phrase, dice=dice, is_mutual=winners[phrase][1] == word)
        for word, (dice, _, phrase) in best.items()
    }


def _candidates(runs: Sequence[Sequence[str]], minimum: int) -> dict[str, set[int]]:
    """Return the Chinese runs that may be terms, with the segments they stand in."""
    counts = Counter(run[i:j] for segment in runs for run in segment for i, j in _edges(len(run), 10))
    size = sum(len(run) for segment in runs for run in segment)
    frequent = {
        word
        for word, count in counts.items()
        if len(word) > 1
        and count >= minimum
        and word[0] not in STOP_CHARACTERS
        and word[-1] not in STOP_CHARACTERS
        and min(math.log(count * size / (counts[word[:cut]] * counts[word[cut:]])) for cut in range(1, len(word)))
        >= COHESION
    }
    segments: defaultdict[str, set[int]] = defaultdict(set)
    left: defaultdict[str, Counter[str]] = defaultdict(Counter)
    right: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for number, segment in enumerate(runs):
        for run in segment:
            for i, j in _edges(len(run), 10):
                if (word := run[i:j]) in frequent:
                    segments[word].add(number)
                    left[word][run[i - 1] if i else "^"] += 1
                    right[word][run[j] if j < len(run) else "$"] += 1
    free = {word for word in frequent if min(_entropy(left[word]), _entropy(right[word])) >= ENTROPY}
    subsumed = {
        word[i:j]
        for word in free
        for i, j in _edges(len(word), len(word))
        if 1 < j - i < len(word) and word[i:j] in free and counts[word] >= SUBSUMED * counts[word[i:j]]
    }
    return {word: segments[word] for word in free - subsumed}


def _edges(length: int, longest: int) -> Iterator[tuple[int, int]]:
    return ((i, j) for i in range(length) for j in range(i + 1, min(length, i + longest) + 1))


def _entropy(neighbours: Counter[str]) -> float:
    total = neighbours.total()
    return sum(
        count / total * math.log(max(2, total)) if neighbour in "^$" else -count / total * math.log(count / total)
        for neighbour, count in neighbours.items()
    )


def _english(targets: Sequence[str], least: int) -> dict[str, set[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, target in enumerate(targets):
        for part in re.split(r"[.;:!?()\[\]“”\"•]|,(?!\d)", target):
            words = normalised(part).split()
            for i, j in _edges(len(words), 6):
                if not any(word in STOP_WORDS or word.isdigit() for word in (words[i], words[j - 1])):
                    found[" ".join(words[i:j])].add(number)
    return {phrase: segments for phrase, segments in found.items() if len(segments) >= least}
