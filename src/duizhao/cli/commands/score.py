"""``duizhao score``."""

from __future__ import annotations

import argparse
from pathlib import Path

from duizhao.cli import diagnostics
from duizhao.cli.output import Output
from duizhao.errors import UsageError

SUMMARY = "score translations: BLEU, chrF and TER with their signatures"

STATES = ("translated", "reviewed", "final")


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("documents", metavar="DOC", nargs="*", help="document ids; all if left out")
    parser.add_argument(
        "--reference",
        metavar="FILE|STATE",
        required=True,
        help="a reference translation (bilingual, or one line a segment), or a state (translated, reviewed, final): "
        "then the drafts are scored against what people made of them",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Score and print."""
    from duizhao.cli import shapes
    from duizhao.model import State
    from duizhao.workbench.measuring import score_against_file, score_drafts
    from duizhao.workbench.opening import open_project

    opened = open_project(arguments.folder)
    selected = opened.select(arguments.documents)
    if arguments.reference in STATES:
        measured = [score_drafts(opened, document, State(arguments.reference)) for document in selected]
    elif len(selected) == 1:
        measured = [score_against_file(opened, selected[0], Path(arguments.reference))]
    else:
        raise UsageError(
            "one-document",
            "A reference file goes with one document.",
            hint=f"Name one of: {', '.join(selected)}.",
        )
    if arguments.format == "json":
        output.json([shapes.scores(document) for document in measured])
        return diagnostics.OK
    for document in measured:
        output.line(f"{document.document_id}: {len(document.segment_ids)} segments")
        for metric in document.scores.corpus.all:
            output.line(f"  {metric.name:<6} {metric.score:6.2f}  {metric.signature}")
        names = [metric.name for metric in document.scores.corpus.all]
        rows = [
            (segment_id, *(f"{metric.score:.1f}" for metric in metrics.all))
            for segment_id, metrics in zip(document.segment_ids, document.scores.segments, strict=True)
        ]
        output.table(("segment", *names), rows)
    return diagnostics.OK
