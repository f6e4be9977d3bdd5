"""``duizhao draft``."""

from __future__ import annotations

import argparse

from duizhao import plugins
from duizhao.cli import diagnostics
from duizhao.cli.output import Output
from duizhao.errors import UsageError

SUMMARY = "fill empty targets from the memory or a translation service"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("documents", metavar="DOC", nargs="*", help="document ids; all if left out")
    parser.add_argument(
        "--with",
        dest="origin",
        metavar="ORIGIN",
        required=True,
        help=f"memory, or a provider: {', '.join(plugins.ids(plugins.PROVIDERS))}",
    )
    parser.add_argument(
        "--threshold",
        metavar="N",
        type=int,
        default=75,
        help="lowest memory match taken, 0 to 100 (default: 75)",
    )
    parser.epilog = "One undoable edit a document. Prints the id of each document and how many segments it filled."


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Fill and print how many segments were filled."""
    from duizhao.workbench.filling import fill_documents
    from duizhao.workbench.opening import open_project

    if not 0 <= arguments.threshold <= 100:
        raise UsageError("bad-threshold", "--threshold takes a number from 0 to 100.")
    opened = open_project(arguments.folder)
    for filled in fill_documents(opened, arguments.documents, arguments.origin, threshold=arguments.threshold):
        output.line(f"{filled.document_id}\t{filled.filled}")
        diagnostics.note(
            f"{filled.document_id}: {diagnostics.counted(filled.filled, 'segment')} drafted, {filled.empty} still empty"
        )
    return diagnostics.OK
