"""BLEU, chrF2 and TER as sacrebleu computes them, each with the signature that makes it reproducible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sacrebleu.metrics.base import Metric as SacrebleuMetric
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from duizhao.errors import InputError, UsageError

__all__ = ["Metric", "MetricSet", "Scores", "score"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One measured figure."""

    name: str
    """As papers write it: ``BLEU``, ``chrF2``, ``TER``."""
    score: float
    """Per cent. More is better for BLEU and chrF2 (0 to 100), less for TER (0 upwards, 100 and more is possible)."""
    signature: str
    """sacrebleu's: what was done to the texts and by which version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricSet:
    """The three metrics of one text."""

    bleu: Metric
    chrf: Metric
    ter: Metric

    @property
    def all(self) -> tuple[Metric, ...]:
        """The three, in the order papers give them."""
        return (self.bleu, self.chrf, self.ter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How close hypotheses come to their references."""

    corpus: MetricSet
    """Over all segments together. It is not the mean of the segments' scores."""
    segments: tuple[MetricSet, ...]
    """In the order given. BLEU of a segment uses the effective n-gram order, and its signature says so."""


def score(hypotheses: Sequence[str], references: Sequence[str]) -> Scores:
    """Score translations against one reference each.

    Raises UsageError where the two lists differ in length, and InputError where there is nothing to score: no
    segment at all, or a blank reference, against which no metric is defined.
    """
    _require_comparable(hypotheses, references)
    # force=True: text that ends in spaced full stops is what it is; sacrebleu would log a warning on stderr
    bleu, sentence_bleu = BLEU(force=True), BLEU(force=True, effective_order=True)
    chrf, ter = CHRF(), TER()
    corpus = MetricSet(
        bleu=_corpus("BLEU", bleu, hypotheses, references),
        chrf=_corpus("chrF2", chrf, hypotheses, references),
        ter=_corpus("TER", ter, hypotheses, references),
    )
    segments = tuple(
        MetricSet(
            bleu=_sentence("BLEU", sentence_bleu, hypothesis, reference),
            chrf=_sentence("chrF2", chrf, hypothesis, reference),
            ter=_sentence("TER", ter, hypothesis, reference),
        )
        for hypothesis, reference in zip(hypotheses, references, strict=True)
    )
    return Scores(corpus=corpus, segments=segments)


def _require_comparable(hypotheses: Sequence[str], references: Sequence[str]) -> None:
    if len(hypotheses) != len(references):
        raise UsageError(
            "unequal-lengths",
            f"There are {len(hypotheses)} translations and {len(references)} references.",
            hint="Give one reference for every segment, in the same order.",
        )
    if not references:
        raise InputError("nothing-to-score", "There is nothing to score.", hint="Give at least one segment.")
    for number, reference in enumerate(references, start=1):
        if not reference.strip():
            raise InputError(
                "blank-reference",
                f"Reference {number} is blank.",
                hint="Leave segments without a reference out of both lists.",
            )


def _corpus(name: str, metric: SacrebleuMetric, hypotheses: Sequence[str], references: Sequence[str]) -> Metric:
    measured = metric.corpus_score(list(hypotheses), [list(references)])
    return Metric(name=name, score=float(measured.score), signature=str(metric.get_signature()))


def _sentence(name: str, metric: SacrebleuMetric, hypothesis: str, reference: str) -> Metric:
    measured = metric.sentence_score(hypothesis, [reference])
    return Metric(name=name, score=float(measured.score), signature=str(metric.get_signature()))
