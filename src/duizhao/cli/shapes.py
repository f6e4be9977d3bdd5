"""The JSON shapes: fixed, because other programs rely on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duizhao.model import Bead, Finding, Span
    from duizhao.terminology.extraction import TermCandidate
    from duizhao.terminology.lint import LintFinding
    from duizhao.terminology.usage import Occurrence
    from duizhao.workbench.measuring import Measured
    from duizhao.workbench.statistics import DocumentStatistics

__all__ = ["bead", "finding", "lint_finding", "occurrence", "scores", "statistics", "term_candidate"]


def bead(value: Bead) -> dict[str, Any]:
    """Return ``{"source", "target", "score", "reasons"}``, and ``"locked": true`` for a bead that was given."""
    from duizhao.workbench.bead_files import bead_to_json

    return bead_to_json(value)


def finding(value: Finding) -> dict[str, Any]:
    """Return ``{"document", "segment", "check", "severity", "message", "source_span", "target_span", …}``."""
    return {
        "document": value.document,
        "segment": value.segment,
        "check": value.check,
        "severity": str(value.severity),
        "message": value.message,
        "source_span": _span(value.source_span),
        "target_span": _span(value.target_span),
        "fixes": [{"label": fix.label, "span": _span(fix.span), "replacement": fix.replacement} for fix in value.fixes],
        "fingerprint": value.fingerprint,
    }


def lint_finding(value: LintFinding) -> dict[str, Any]:
    """Return a finding's shape with ``file``, ``line`` and ``term`` instead of document and segment.

    ``fix`` is null where only a person can mend it, else its label and whether ``--fix`` carries it out.
    """
    found = value.finding
    return {
        "file": found.document,
        "line": found.line,
        "term": found.segment,
        "check": found.check,
        "severity": str(found.severity),
        "message": found.message,
        "fix": {"label": value.fix, "safe": value.is_safe} if value.fix else None,
        "fingerprint": found.fingerprint,
    }


def occurrence(value: Occurrence) -> dict[str, Any]:
    """Return where a term stands and how it is rendered; spans are in the stored texts, ``[start, end)``."""
    return {
        "document": value.document,
        "segment": value.segment,
        "term": value.entry.source,
        "target": value.entry.target,
        "file": value.entry.file,
        "line": value.entry.line,
        "rendered": value.rendered.value,
        "text": value.text,
        "source_span": _span(value.source_span),
        "target_span": _span(value.target_span),
    }


def statistics(value: DocumentStatistics) -> dict[str, Any]:
    """Return a document in numbers; characters leave white space out."""
    return {
        "document": value.id,
        "units": value.units,
        "segments": value.segments,
        "characters": value.characters,
        "han_characters": value.han_characters,
        "target_words": value.target_words,
        "segments_by_state": {str(state): count for state, count in value.progress.segments_by_state.items()},
        "characters_by_state": {str(state): n for state, n in value.progress.characters_by_state.items()},
        "leverage": value.leverage,
    }


def scores(value: Measured) -> dict[str, Any]:
    """Return corpus scores with their signatures, and the scores of every segment."""
    corpus = [
        {"metric": metric.name, "score": round(metric.score, 2), "signature": metric.signature}
        for metric in value.scores.corpus.all
    ]
    segments = [
        {"segment": segment_id, **{metric.name: round(metric.score, 2) for metric in metrics.all}}
        for segment_id, metrics in zip(value.segment_ids, value.scores.segments, strict=True)
    ]
    return {"document": value.document_id, "corpus": corpus, "segments": segments}


def term_candidate(value: TermCandidate) -> dict[str, Any]:
    """Return what may be a term, with the segments that show it; spans are in the stored texts, ``[start, end)``."""
    return {
        "source": value.source,
        "target": value.target,
        "others": list(value.others),
        "score": value.score,
        "together": value.together,
        "frequency": value.frequency,
        "contexts": [
            {
                "document": context.document,
                "segment": context.segment,
                "source_span": _span(context.source_span),
                "target_span": _span(context.target_span),
            }
            for context in value.contexts
        ],
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
