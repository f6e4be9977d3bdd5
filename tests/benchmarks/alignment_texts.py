"""Aligned texts to measure and fit the aligner on: hand-aligned chapters, and what can be made of aligned pairs.

A folder of chapters holds ``NAME.zh`` and ``NAME.en``, one sentence a line, and ``NAME.gold.tsv``: source indexes, a
tab, target indexes, comma-separated. A table of pairs is a TSV with the columns ``zh`` and ``en``.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SHARED", "AlignedText", "Link", "read_chapters", "read_pairs", "reworked", "with_gaps"]

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"

Link = tuple[tuple[int, ...], tuple[int, ...]]
"""The source and the target sentences of a right bead."""

_SPLITTABLE = re.compile(r"; |, (?=and|but|which|while|because)")
_LEAST_PIECE = 25


@dataclass(frozen=True, slots=True)
class AlignedText:
    """Two texts and their right beads."""

    name: str
    sources: list[str]
    targets: list[str]
    gold: list[Link]

    @property
    def path(self) -> list[Link]:
        """The right beads in order, each side covered exactly: what crosses is taken together, gaps come one by one."""
        beads: list[Link] = []
        i = j = 0
        pending = sorted(self.gold, key=lambda link: (link[0] or (len(self.sources),), link[1] or (len(self.targets),)))
        while i < len(self.sources) or j < len(self.targets):
            end_i, end_j = self._closed(pending, i, j)
            source, target = tuple(range(i, end_i)), tuple(range(j, end_j))
            if source and target:
                beads.append((source, target))
            else:
                beads += [((index,), ()) for index in source] + [((), (index,)) for index in target]
            i, j = end_i, end_j
        return beads

    def _closed(self, links: Sequence[Link], i: int, j: int) -> tuple[int, int]:
        """Return the end of the smallest run of sentences from a place that no link leaves."""
        by_target = next((link for link in links if j in link[1]), None)
        if by_target is not None and not by_target[0]:
            return i, j + 1
        by_source = next((link for link in links if i in link[0]), None)
        if by_source is not None and not by_source[1]:
            return i + 1, j
        end_i, end_j = i + (i < len(self.sources)), j + (j < len(self.targets))
        while True:
            touching = [
                link
                for link in links
                if any(i <= index < end_i for index in link[0]) or any(j <= index < end_j for index in link[1])
            ]
            grown_i = max([end_i, *(index + 1 for link in touching for index in link[0])])
            grown_j = max([end_j, *(index + 1 for link in touching for index in link[1])])
            if (grown_i, grown_j) == (end_i, end_j):
                return end_i, end_j
            end_i, end_j = grown_i, grown_j


def read_chapters(folder: Path) -> list[AlignedText]:
    """Read all chapters of a folder; none where there is no such folder."""
    return [
        AlignedText(
            name=path.name.removesuffix(".gold.tsv"),
            sources=_lines(path, "zh"),
            targets=_lines(path, "en"),
            gold=[_link(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()],
        )
        for path in sorted(folder.glob("*.gold.tsv"))
    ]


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Read a table of aligned pairs; none where there is no such file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["zh"], row["en"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def with_gaps(text: AlignedText, seed: int) -> AlignedText:
    """Leave out sentences on either side, one in twenty on average and one run of several."""
    chance = random.Random(f"{seed} {text.name}")
    beads = text.path
    left_out_sources: set[int] = set()
    left_out_targets: set[int] = set()
    for source, target in beads:
        if len(source) == len(target) == 1:
            drawn = chance.random()
            if drawn < 0.06:
                left_out_targets.update(target)
            elif drawn < 0.096:
                left_out_sources.update(source)
    start = chance.randrange(max(1, len(beads) - 12))
    run = beads[start : start + chance.randrange(3, 12)]
    if chance.random() < 0.5:
        left_out_targets.update(index for _, target in run for index in target)
    else:
        left_out_sources.update(index for source, _ in run for index in source)
    return _without(text, left_out_sources, left_out_targets)


def reworked(pairs: Sequence[tuple[str, str]], name: str, seed: int, size: int = 100) -> AlignedText:
    """Make a text of consecutive pairs: some joined or cut on one side, some without a counterpart."""
    chance = random.Random(f"{seed} {name}")
    start = chance.randrange(max(1, len(pairs) - size))
    sources: list[str] = []
    targets: list[str] = []
    gold: list[Link] = []

    def add(zh: Sequence[str], en: Sequence[str]) -> None:
        gold.append(
            (
                tuple(range(len(sources), len(sources) + len(zh))),
                tuple(range(len(targets), len(targets) + len(en))),
            )
        )
        sources.extend(zh)
        targets.extend(en)

    queue = list(pairs[start : start + size])
    while queue:
        zh, en = queue.pop(0)
        drawn = chance.random()
        cut = _middle_cut(en)
        if drawn < 0.06 and queue:
            next_zh, next_en = queue.pop(0)
            add((zh, next_zh), (f"{en.rstrip('.')}, and {next_en}",))
        elif drawn < 0.10 and queue:
            next_zh, next_en = queue.pop(0)
            add((f"{zh.rstrip('。')}，{next_zh}",), (en, next_en))
        elif drawn < 0.18 and cut:
            rest = en[cut + 2 :]
            add((zh,), (f"{en[:cut]}.", rest[0].upper() + rest[1:]))
        elif 0.18 <= drawn < 0.22:
            add((zh,), ())
        elif 0.22 <= drawn < 0.25:
            add((), (en,))
        else:
            add((zh,), (en,))
    return AlignedText(name, sources, targets, gold)


def _middle_cut(sentence: str) -> int:
    """Return where a sentence can be cut in two, 0 where it cannot."""
    places = [match.start() for match in _SPLITTABLE.finditer(sentence)]
    cut = min(places, key=lambda place: abs(place - len(sentence) / 2), default=0)
    return cut if min(cut, len(sentence) - cut - 2) > _LEAST_PIECE else 0


def _without(text: AlignedText, left_out_sources: set[int], left_out_targets: set[int]) -> AlignedText:
    sources: list[str] = []
    targets: list[str] = []
    gold: list[Link] = []
    for source, target in text.path:
        here = [index for index in source if index not in left_out_sources]
        there = [index for index in target if index not in left_out_targets]
        kept_here = tuple(range(len(sources), len(sources) + len(here)))
        kept_there = tuple(range(len(targets), len(targets) + len(there)))
        sources += [text.sources[index] for index in here]
        targets += [text.targets[index] for index in there]
        if here and there:
            gold.append((kept_here, kept_there))
        else:
            gold += [((index,), ()) for index in kept_here] + [((), (index,)) for index in kept_there]
    return AlignedText(f"{text.name} with gaps", sources, targets, gold)


def _lines(gold: Path, ending: str) -> list[str]:
    path = gold.with_name(f"{gold.name.removesuffix('.gold.tsv')}.{ending}")
    return path.read_text(encoding="utf-8").splitlines()


def _link(line: str) -> Link:
    source, _, target = line.partition("\t")
    return _indexes(source), _indexes(target)


def _indexes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part.strip())
