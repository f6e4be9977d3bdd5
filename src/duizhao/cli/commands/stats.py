"""``duizhao stats``."""

from __future__ import annotations

import argparse

from duizhao.cli import diagnostics
from duizhao.cli.output import Output

SUMMARY = "count characters, words, repetitions, memory leverage and progress"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("documents", metavar="DOC", nargs="*", help="document ids; all if left out")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Count and print."""
    from duizhao.cli import shapes
    from duizhao.model import State
    from duizhao.workbench.opening import open_project
    from duizhao.workbench.statistics import BANDS, project_statistics

    opened = open_project(arguments.folder)
    counted = project_statistics(opened, arguments.documents)
    if arguments.format == "json":
        output.json([shapes.statistics(document) for document in counted])
        return diagnostics.OK
    output.table(
        ("document", "units", "segments", "characters", "Han", "words", *State),
        [
            (
                document.id,
                document.units,
                document.segments,
                document.characters,
                document.han_characters,
                document.target_words,
                *(document.segments_in(state) for state in State),
            )
            for document in counted
        ],
    )
    output.line()
    output.line("Source characters by what the memory knows:")
    output.table(
        ("document", *BANDS),
        [(document.id, *(document.leverage[band] for band in BANDS)) for document in counted],
    )
    return diagnostics.OK
