"""``duizhao align``."""

from __future__ import annotations

import argparse
from pathlib import Path

from duizhao.cli import diagnostics
from duizhao.cli.output import Output

SUMMARY = "align a Chinese file with an English one, sentence by sentence"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("source", metavar="ZH", type=Path)
    parser.add_argument("target", metavar="EN", type=Path)
    parser.add_argument("--sentences", action="store_true", help="one sentence a line: take the lines as they are")
    parser.add_argument("--format", choices=("json", "tmx", "tsv", "yaml"), default="json")
    parser.epilog = "In a project, or with -C DIR, the project's glossary terms serve as anchors."


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Align and print the beads."""
    from duizhao.cli import shapes
    from duizhao.errors import ProjectError
    from duizhao.workbench.aligning import align_files, as_document
    from duizhao.workbench.opening import open_project

    try:
        glossary = open_project(arguments.folder).glossary
    except ProjectError as error:
        if error.code != "no-project":
            raise
        glossary = None
    aligned = align_files(arguments.source, arguments.target, sentences=arguments.sentences, glossary=glossary)
    for warning in aligned.warnings:
        diagnostics.warn(warning)
    if arguments.format == "json":
        output.json([shapes.bead(bead) for bead in aligned.beads])
    elif arguments.format == "yaml":
        from duizhao.storage.segments_file import dump_document

        output.raw(dump_document(as_document(aligned)))
    else:
        from duizhao.formats.detect import resolve
        from duizhao.formats.format import WriteOptions

        output.raw(resolve(arguments.format).write(as_document(aligned), WriteOptions()))
    return diagnostics.OK
