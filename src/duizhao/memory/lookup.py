"""Exact, contextual and fuzzy lookup of past translations, in process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from duizhao.errors import UsageError
from duizhao.model import Match, MatchKind
from duizhao.text.scripts import fold

__all__ = ["Memory"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    source: str
    target: str
    origin: str
    previous: str
    following: str
    serial: int
    """Grows with every pair added: of two equally good matches the newer comes first."""


class Memory:
    """Pairs of source and target, one an origin, found again by equal or similar source.

    Pairs may be added, replaced and removed while it is used. Not safe for threads: the caller locks.
    """

    def __init__(self) -> None:
        self._pairs: dict[str, _Pair] = {}
        # Folded source → origins. Folding replaces code points one for one, so its length is the source's.
        self._origins: dict[str, set[str]] = {}
        # Length → the folded sources of that length, each its own key and value, as process.extract takes them.
        self._by_length: dict[int, dict[str, str]] = {}
        self._serials = count()

    def __len__(self) -> int:
        return len(self._pairs)

    def add(self, source: str, target: str, origin: str, previous: str = "", following: str = "") -> None:
        """Remember a pair, in the place of what ``origin`` said before.

        ``previous`` and ``following`` are the neighbouring sources. A pair with a blank side is no translation: it
        removes what the origin said and adds nothing.
        """
        known = self._pairs.get(origin)
        if known is not None:
            if (known.source, known.target, known.previous, known.following) == (
                source,
                target,
                previous,
                following,
            ):
                return
            self.remove(origin)
        if not source.strip() or not target.strip():
            return
        self._pairs[origin] = _Pair(
            source=source,
            target=target,
            origin=origin,
            previous=previous,
            following=following,
            serial=next(self._serials),
        )
        folded = fold(source)
        self._origins.setdefault(folded, set()).add(origin)
        self._by_length.setdefault(len(folded), {})[folded] = folded

    def remove(self, origin: str) -> None:
        """Forget what ``origin`` says; nothing happens where it says nothing."""
        pair = self._pairs.pop(origin, None)
        if pair is None:
            return
        folded = fold(pair.source)
        origins = self._origins[folded]
        origins.discard(origin)
        if origins:
            return
        del self._origins[folded]
        bucket = self._by_length[len(folded)]
        del bucket[folded]
        if not bucket:
            del self._by_length[len(folded)]

    def lookup(
        self,
        text: str,
        limit: int = 5,
        threshold: int = 70,
        previous: str = "",
        following: str = "",
        *,
        exclude_origin: str = "",
    ) -> list[Match]:
        """Return at most ``limit`` matches scoring ``threshold`` or more, best first, each source and target once.

        The score is the share of characters that need no edit (Levenshtein over the longer text, after folding
        traditional to simplified, full width to half width, capitals to lower case), rounded down. Only an equal
        source scores 100; one that is equal when folded scores 99. A match in context has the same source between
        the same two neighbours, of which one at least is not empty. Of equal matches the one added last comes
        first. ``exclude_origin`` leaves out the pair of the segment that is being translated.

        Raises UsageError for a threshold outside 0 to 100.
        """
        if not 0 <= threshold <= 100:
            raise UsageError(
                "threshold-range",
                f"The threshold of a memory lookup is {threshold}.",
                hint="Give a percentage from 0 to 100.",
            )
        if limit < 1 or not text.strip():
            return []
        best: dict[tuple[str, str], tuple[tuple[int, bool, Fraction, int], Match]] = {}
        for pair, similarity in self._similar(text, threshold):
            if pair.origin == exclude_origin:
                continue
            match = _match(pair, similarity, text, (previous, following))
            if match.score < threshold:
                continue
            rank = (match.score, match.kind is MatchKind.CONTEXT, similarity, pair.serial)
            known = best.get((pair.source, pair.target))
            if known is None or rank > known[0]:
                best[pair.source, pair.target] = (rank, match)
        ranked = sorted(best.values(), key=lambda entry: entry[0], reverse=True)
        return [match for _, match in ranked[:limit]]

    def _similar(self, text: str, threshold: int) -> Iterator[tuple[_Pair, Fraction]]:
        """Yield every pair whose folded source is similar enough, with the similarity from 0 to 1.

        Texts whose lengths differ by more edits than the threshold allows are never compared.
        """
        folded = fold(text)
        length = len(folded)
        for candidate_length, bucket in self._by_length.items():
            longer = max(length, candidate_length)
            allowed = longer * (100 - threshold) // 100
            if abs(length - candidate_length) > allowed:
                continue
            found = process.extract(folded, bucket, scorer=Levenshtein.distance, score_cutoff=allowed, limit=None)
            for candidate, distance, _ in found:
                similarity = Fraction(longer - int(distance), longer)
                for origin in self._origins[candidate]:
                    yield self._pairs[origin], similarity


def _match(pair: _Pair, similarity: Fraction, text: str, neighbours: tuple[str, str]) -> Match:
    if pair.source == text:
        in_context = any(neighbours) and (pair.previous, pair.following) == neighbours
        score, kind = 100, MatchKind.CONTEXT if in_context else MatchKind.EXACT
    else:
        score, kind = min(99, int(100 * similarity)), MatchKind.FUZZY
    return Match(score=score, kind=kind, source=pair.source, target=pair.target, origin=pair.origin)
