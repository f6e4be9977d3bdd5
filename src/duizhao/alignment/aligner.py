"""The aligner: what is seen in the sentences, what a first alignment teaches, and the beads of the last.

::

    sentences ─ tokens, marks, anchors ─ Model
    Model ─ coarse search, window by window ─ Candidates       every bead on some good path
    Candidates ─ features × weights ─ lattice ─ best path      the close look
    best path ─ words that meet, gaps, length ─ Model          taught once, then looked at again
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from duizhao.alignment.candidates import Candidates
from duizhao.alignment.coarse import Region, Texts
from duizhao.alignment.features import feature_matrix
from duizhao.alignment.first_look import first_look
from duizhao.alignment.habits import Habits
from duizhao.alignment.lattice import Decoded, decode
from duizhao.alignment.lexicon import TrainingBead
from duizhao.alignment.locks import Fixed, fixed_in, given, with_one_sided_locks
from duizhao.alignment.looks import Looks
from duizhao.alignment.matches import match_words
from duizhao.alignment.model import Analysis, Model
from duizhao.alignment.reasons import explain
from duizhao.alignment.weights import (
    CONTINUATION,
    EXCHANGE,
    weight_vector,
)
from duizhao.alignment.windows import candidates_in_windows
from duizhao.alignment.wordmatches import best_matches
from duizhao.alignment.wordscores import score_words
from duizhao.errors import UsageError
from duizhao.model import Bead, Lock, WordMatch

if TYPE_CHECKING:
    from duizhao.alignment.dictionary import Dictionary
    from duizhao.terminology import Glossary

__all__ = ["Aligner"]

_TEMPERATURE = 1.2
"""The features are not independent, so their sum is too sure of itself: at this temperature 97 of 100 beads of
confidence .95 to .99 are right."""
_TRUSTED = 0.5
_SCORED_AT_ONCE = 3000
"""Candidates: so that memory stays small for a book."""
_CHANCE_SLOPE, _CHANCE_OFFSET = 0.55, 1.7
"""Of a logistic curve, fitted on right beads of the development chapters and on their sources beside near targets."""
_LARGEST_TAUGHT = (3, 4)
"""Sentences of a bead to learn from: in a larger one any word may translate any other."""
_LEAST_FIT = -5.6
"""A bead that scores less is a chance pairing with a probability of .8."""
_LEAST_TRUSTED = 0.35
"""Where a smaller share of the sentences is in trusted beads, the texts are hardly translations of each other (of right
ones it was a half and more, of wrong ones a quarter and less). Learning would talk the aligner into it."""
_FEWEST_SENTENCES_TO_DOUBT = 16
_LARGEST_JUDGED = 2500
"""Pairs of sentences of a bead that is compared with all other ways to align them."""
_FEWEST_BEADS_TO_LEARN_FROM = 20
"""Two words that meet twice in ten beads have met by accident."""


class Aligner:
    """Two texts to align more than once: what has been found out about them is kept.

    Beads and locks are runs of indexes into the sentences given. Not safe for two threads at once.
    """

    def __init__(
        self,
        sources: Sequence[str],
        targets: Sequence[str],
        glossary: Glossary | None = None,
        *,
        dictionary: Dictionary | None = None,
        source_breaks: Collection[int] = (),
        target_breaks: Collection[int] = (),
    ) -> None:
        self._analysis = Analysis(
            tuple(sources), tuple(targets), glossary, dictionary, tuple(source_breaks), tuple(target_breaks)
        )
        self._fresh: Model | None = None
        self._taught: Model | None = None
        self._habits = Habits.usual()
        self._looks = Looks()
        self._credit = 1.0
        """How far the two texts are to be taken for translations of each other, 0 to 1."""
        self._weights, self._continuation = weight_vector(), CONTINUATION

    def align(
        self, locks: Iterable[Lock] = (), *, sources: range | None = None, targets: range | None = None
    ) -> list[Bead]:
        """Align the whole, or the given ranges of both sides alone, around what is locked.

        The locks within the ranges come back among the beads, ``locked`` and with score 1. UsageError where locks
        overlap, are not consecutive, cross each other or lie outside the ranges, and for ranges outside the texts.
        """
        everything = self._everything
        here = everything.source_range if sources is None else sources
        there = everything.target_range if targets is None else targets
        is_outside = here.stop > everything.source_end or there.stop > everything.target_end
        if is_outside or min(here.start, there.start) < 0:
            raise UsageError(
                "range-outside",
                f"Source sentences {_told(here)} or target sentences {_told(there)} are not there.",
                hint=f"The texts have {everything.source_end} and {everything.target_end} sentences, counted from 0.",
            )
        whole = Region(source_start=here.start, source_end=here.stop, target_start=there.start, target_end=there.stop)
        fixed = fixed_in(whole, locks)
        if all(isinstance(part, Lock) or part.is_one_sided for part in fixed.parts):
            beads = [bead for part in fixed.parts for bead in given(part)]
        else:
            if whole == everything and self._taught is None:
                self._teach(fixed)
            texts = _with_alone(self._model.texts, fixed)
            beads = [
                bead
                for part in fixed.parts
                for bead in (
                    given(part)
                    if isinstance(part, Lock) or part.is_one_sided
                    else self._found(self._candidates(texts, part))
                )
            ]
        return with_one_sided_locks(beads, fixed.one_sided)

    def learn(self, beads: Iterable[Lock]) -> None:
        """Learn from beads that are thought right, a saved alignment's say, in place of those of a first alignment.

        What is learnt stays learnt: ``align`` does not align the whole once more to learn from it.
        """
        known = [bead for bead in beads if bead.source or bead.target]
        teaching = [bead for bead in known if _can_teach(len(bead.source), len(bead.target))]
        fits = self._fits(
            Candidates.of((bead.source[0], bead.target[0], len(bead.source), len(bead.target)) for bead in teaching)
        )
        paired = [_training(bead) for bead, fit in zip(teaching, fits.tolist(), strict=True) if fit > _LEAST_FIT]
        shapes = Candidates.of((0, 0, len(bead.source), len(bead.target)) for bead in known)
        self._taught = self._fresh_model().taught(paired if len(paired) >= _FEWEST_BEADS_TO_LEARN_FROM else ())
        self._habits = Habits.of(shapes, np.ones(len(known)))

    def judge(self, source: Sequence[int], target: Sequence[int]) -> Bead:
        """Return a bead that a person has made, with its score and reasons as the aligner sees them.

        The score is the lesser of two probabilities: that just these sentences are to be aligned like this, and that
        such a bead is no chance pairing of sentences that stand near each other. One half where a side is empty.
        """
        start = (source[0] if source else 0), (target[0] if target else 0)
        bead = Candidates.of([(*start, len(source), len(target))])
        score = 0.5
        if source and target:
            region = Region(
                source_start=source[0], source_end=source[-1] + 1, target_start=target[0], target_end=target[-1] + 1
            )
            every = bead
            if len(source) * len(target) <= _LARGEST_JUDGED:
                found = first_look(self._model.texts, region).candidates
                others = found.where((found.width != len(source)) | (found.height != len(target)))
                every = Candidates.joined((bead, others))
            fits = self._fits(every)
            among_others = float(self._decoded(every, fits).probabilities[0])
            score = min(among_others, 1.0 / (1.0 + math.exp(-_CHANCE_SLOPE * float(fits[0]) - _CHANCE_OFFSET)))
        [reasons] = explain(self._model, bead)
        return Bead(source=tuple(source), target=tuple(target), score=round(score, 4), reasons=reasons)

    def best_cut(
        self, source: range, target: range, *, source_at: int | None = None, target_at: int | None = None
    ) -> int:
        """Return before which sentence of the other side a bead falls apart best that is cut before a given one.

        One of ``source_at`` and ``target_at`` is given, within its range. The answer lies within the other range or at
        its end; neither part is left without sentences of it where there are two or more.
        """
        other = target if source_at is not None else source
        cuts = range(other.start + 1, other.stop) if len(other) > 1 else range(other.start, other.stop + 1)
        parts = []
        for cut in cuts:
            at_source, at_target = (cut if source_at is None else source_at), (cut if target_at is None else target_at)
            parts += [
                (source.start, target.start, at_source - source.start, at_target - target.start),
                (at_source, at_target, source.stop - at_source, target.stop - at_target),
            ]
        # Sentences without a counterpart count one by one
        pieces = [(piece, index // 2) for index, part in enumerate(parts) for piece in _pieces(*part)]
        scores = self._fits(Candidates.of(piece for piece, _ in pieces))
        totals = np.bincount([cut for _, cut in pieces], weights=scores, minlength=len(cuts))
        return cuts[int(np.argmax(totals))]

    def word_matches(self, source: Sequence[int], target: Sequence[int]) -> tuple[WordMatch, ...]:
        """Return the words of a bead's two sides that match, in source order; each word stands in one match."""
        return best_matches(self._model, source, target)

    def revised(
        self,
        sources: Sequence[str],
        targets: Sequence[str],
        *,
        source_breaks: Collection[int] = (),
        target_breaks: Collection[int] = (),
    ) -> Aligner:
        """Return an aligner of texts of which most sentences are the same: what is known of them is taken over."""
        other = Aligner((), ())
        other.use(self._weights, self._continuation)
        other._analysis = self._analysis.revised(
            tuple(sources), tuple(targets), tuple(source_breaks), tuple(target_breaks)
        )
        return other

    @property
    def _model(self) -> Model:
        return self._fresh_model() if self._taught is None else self._taught

    def _fresh_model(self) -> Model:
        if self._fresh is None:
            self._fresh = Model.of(self._analysis)
        return self._fresh

    @property
    def _everything(self) -> Region:
        return Region(
            source_start=0,
            source_end=len(self._analysis.sources),
            target_start=0,
            target_end=len(self._analysis.targets),
        )

    # Finding ----------------------------------------------------------------------------------------------

    def _teach(self, fixed: Fixed) -> None:
        """Align once and learn from it: words that meet, how often sentences stand alone, the length ratio."""
        model = self._model
        texts = _with_alone(model.texts, fixed)
        beads: list[TrainingBead] = []
        seen: list[Candidates] = []
        chances: list[NDArray[np.float64]] = []
        for part in fixed.parts:
            if isinstance(part, Lock):
                beads += [_training(part)] if _can_teach(len(part.source), len(part.target)) else []
            elif not part.is_one_sided:
                candidates = self._candidates(texts, part)
                fits = self._fits(candidates)
                decoded = self._decoded(candidates, fits)
                seen.append(candidates)
                chances.append(decoded.probabilities)
                beads += self._trusted(candidates, fits, decoded)
        self._habits = Habits.of(Candidates.joined(seen), np.concatenate(chances))
        trusted = sum(len(bead.source) + len(bead.target) for bead in beads)
        sentences = len(self._analysis.sources) + len(self._analysis.targets)
        if sentences >= _FEWEST_SENTENCES_TO_DOUBT:
            self._credit = min(1.0, trusted / sentences / _LEAST_TRUSTED) ** 2
        has_lesson = len(beads) >= _FEWEST_BEADS_TO_LEARN_FROM and self._credit == 1.0
        self._taught = model.taught(beads if has_lesson else ())

    def _found(self, candidates: Candidates) -> list[Bead]:
        decoded = self._decoded(candidates, self._fits(candidates))
        best = candidates.where(decoded.best)
        reasons = explain(self._model, best)
        return [
            Bead(
                source=tuple(range(source, source_end)),
                target=tuple(range(target, target_end)),
                score=round(score * (self._credit if source < source_end and target < target_end else 1.0), 4),
                reasons=why,
            )
            for source, source_end, target, target_end, score, why in zip(
                best.source.tolist(),
                best.source_end.tolist(),
                best.target.tolist(),
                best.target_end.tolist(),
                decoded.probabilities[decoded.best].tolist(),
                reasons,
                strict=True,
            )
        ]

    @staticmethod
    def _trusted(candidates: Candidates, fits: NDArray[np.float64], decoded: Decoded) -> list[TrainingBead]:
        """Return the beads of the best path that can be learnt from."""
        beads = candidates.where(decoded.best)
        chances = decoded.probabilities[decoded.best]
        chosen = (
            (chances >= _TRUSTED)
            & (fits[decoded.best] > _LEAST_FIT)
            & (beads.width > 0)
            & (beads.height > 0)
            & (beads.width <= _LARGEST_TAUGHT[0])
            & (beads.height <= _LARGEST_TAUGHT[1])
        )
        return [
            TrainingBead(source=range(source, source + width), target=range(target, target + height), weight=chance)
            for source, width, target, height, chance in zip(
                beads.source[chosen].tolist(),
                beads.width[chosen].tolist(),
                beads.target[chosen].tolist(),
                beads.height[chosen].tolist(),
                chances[chosen].tolist(),
                strict=True,
            )
        ]

    def _candidates(self, texts: Texts, region: Region) -> Candidates:
        # What was worth a close look before a lesson is so behind it
        is_free = not (texts.alone_sources[region.sources].any() or texts.alone_targets[region.targets].any())
        candidates = self._looks.recall(region) if is_free else None
        if candidates is None:
            candidates = candidates_in_windows(
                texts.sources, texts.targets, self._model.knots, texts.ratio, region,
                lambda part: first_look(texts, part),
            )  # fmt: skip
            if is_free:
                self._looks.add(region, candidates)
        return candidates

    def _decoded(self, candidates: Candidates, fits: NDArray[np.float64]) -> Decoded:
        return decode(
            candidates,
            (fits + self._habits.scores(candidates)) / _TEMPERATURE,
            exchange=EXCHANGE / _TEMPERATURE,
            continuation=self._continuation / _TEMPERATURE,
        )

    def _fits(self, candidates: Candidates) -> NDArray[np.float64]:
        """Return how well each bead fits by itself, in nats."""
        order = np.argsort(candidates.source, kind="stable")
        fits = np.zeros(len(candidates))
        for start in range(0, len(order), _SCORED_AT_ONCE):
            part = order[start : start + _SCORED_AT_ONCE]
            fits[part] = self.features(candidates.where(part)) @ self._weights
        return fits

    def use(self, weights: NDArray[np.float64], continuation: float) -> None:
        """Use other weights than those in ``weights``; for fitting them."""
        self._weights, self._continuation = weights, continuation

    def candidates(self, region: Region) -> Candidates:
        """Return the beads of a region that are worth a close look; for fitting the weights."""
        return self._candidates(self._model.texts, region)

    def features(self, candidates: Candidates) -> NDArray[np.float64]:
        """Return the feature matrix of some beads under what is known of the texts; for fitting the weights."""
        model = self._model
        pairs = match_words(model.texts.forward, candidates)
        words = score_words(model.texts.forward, model.texts.backward, pairs, candidates)
        return feature_matrix(model.texts, candidates, words)


def _with_alone(texts: Texts, fixed: Fixed) -> Texts:
    """Return the texts with the sentences marked that must have no counterpart."""
    if not fixed.alone_sources and not fixed.alone_targets:
        return texts
    alone_sources, alone_targets = texts.alone_sources.copy(), texts.alone_targets.copy()
    alone_sources[sorted(fixed.alone_sources)] = True
    alone_targets[sorted(fixed.alone_targets)] = True
    return replace(texts, alone_sources=alone_sources, alone_targets=alone_targets)


def _pieces(source: int, target: int, width: int, height: int) -> list[tuple[int, int, int, int]]:
    """Return a bead as it is, or sentence by sentence where it has one side only."""
    if width and height:
        return [(source, target, width, height)]
    return [
        *((source + index, target, 1, 0) for index in range(width)),
        *((source, target + index, 0, 1) for index in range(height)),
    ]


def _told(run: range) -> str:
    return f"{run.start} to {run.stop - 1}" if run else "(none)"


def _can_teach(width: int, height: int) -> bool:
    return 0 < width <= _LARGEST_TAUGHT[0] and 0 < height <= _LARGEST_TAUGHT[1]


def _training(lock: Lock) -> TrainingBead:
    return TrainingBead(
        source=range(lock.source[0], lock.source[-1] + 1), target=range(lock.target[0], lock.target[-1] + 1), weight=1.0
    )
