"""How right an alignment is: strict and lax precision, recall and F1, as Sennrich and Volk (2010) and Vecalign count.

Strict counts a bead that is exactly right; lax one that shares a source and a target sentence with a right one.
Precision is over all beads found, recall over the right beads with both sides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from alignment_texts import Link
from duizhao.model import Bead

__all__ = ["CONFIDENCE_BANDS", "Tally"]

CONFIDENCE_BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99)


@dataclass
class Tally:
    """Hits and totals over several documents."""

    found: int = 0
    gold: int = 0
    strict_found: int = 0
    strict_gold: int = 0
    lax_found: int = 0
    lax_gold: int = 0
    gold_kinds: Counter[str] = field(default_factory=Counter)
    found_kinds: Counter[str] = field(default_factory=Counter)
    right_kinds: Counter[str] = field(default_factory=Counter)
    bands: dict[float, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, beads: Sequence[Bead], gold: Iterable[Link]) -> None:
        """Count one document."""
        right = set(gold)
        found = {(bead.source, bead.target) for bead in beads}
        paired_found = {link for link in found if all(link)}
        paired_gold = {link for link in right if all(link)}
        self.found += len(found)
        self.gold += len(paired_gold)
        self.strict_found += len(found & right)
        self.strict_gold += len(paired_gold & paired_found)
        self.lax_found += _touching(found, right)
        self.lax_gold += _touching(paired_gold, paired_found)
        self.gold_kinds.update(map(_kind, right))
        self.found_kinds.update(map(_kind, found))
        self.right_kinds.update(map(_kind, found & right))
        for bead in beads:
            band = max(floor for floor in CONFIDENCE_BANDS if floor <= bead.score)
            self.bands[band].append((bead.source, bead.target) in right)

    @property
    def strict_f1(self) -> float:
        """The harmonic mean of strict precision and recall."""
        return _f1(self.strict_found / max(self.found, 1), self.strict_gold / max(self.gold, 1))

    def line(self) -> str:
        """Return the scores in a line."""
        strict = _scores(self.strict_found / max(self.found, 1), self.strict_gold / max(self.gold, 1))
        lax = _scores(self.lax_found / max(self.found, 1), self.lax_gold / max(self.gold, 1))
        return f"strict {strict}   lax {lax}"

    def kinds(self) -> list[str]:
        """Return a line for each kind of bead, the most frequent first: how many there are, are found, are right."""
        names = sorted(self.gold_kinds | self.found_kinds, key=lambda kind: -self.gold_kinds[kind])
        return [
            f"{kind:<5} {self.gold_kinds[kind]:>5} to find {self.found_kinds[kind]:>5} found"
            f" {self.right_kinds[kind]:>5} right   recall {self.right_kinds[kind] / max(self.gold_kinds[kind], 1):.2f}"
            for kind in names
        ]

    def confidence(self) -> list[str]:
        """Return a line for each band of confidence: how many of its beads are right."""
        return [
            f"confidence from {floor:.2f}: {sum(hits)} of {len(hits)} right ({sum(hits) / len(hits):.2f})"
            for floor, hits in sorted(self.bands.items())
        ]


def _kind(link: Link) -> str:
    return f"{len(link[0])}-{len(link[1])}"


def _touching(queried: set[Link], reference: set[Link]) -> int:
    linked: dict[int, set[int]] = defaultdict(set)
    for source, target in reference:
        for index in source:
            linked[index].update(target)
    return sum(
        link in reference or any(linked[index] & set(link[1]) for index in link[0] if index in linked)
        for link in queried
    )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _scores(precision: float, recall: float) -> str:
    return f"P {precision:.3f} R {recall:.3f} F1 {_f1(precision, recall):.3f}"
