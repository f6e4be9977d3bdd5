"""``duizhao align``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.cli import diagnostics
from duizhao.cli.output import Output
from duizhao.errors import ProjectError, UsageError

if TYPE_CHECKING:
    from duizhao.workbench.opening import OpenProject

SUMMARY = "align a Chinese file with an English one, sentence by sentence"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("source", metavar="ZH", type=Path)
    parser.add_argument("target", metavar="EN", type=Path)
    parser.add_argument("--sentences", action="store_true", help="one sentence a line: take the lines as they are")
    parser.add_argument(
        "--format",
        choices=("json", "tmx", "tsv", "yaml"),
        help="json if left out; with --edit, what finishing writes: yaml if left out",
    )
    parser.add_argument(
        "--lock", metavar="FILE", type=Path, help="beads that are right: JSON as printed here, or lines like 0,1<TAB>2"
    )
    parser.add_argument("--edit", action="store_true", help="open the alignment on the screen and correct it there")
    parser.epilog = (
        "In a project, or with -C DIR, the project's glossary terms serve as anchors, "
        "and with --edit the result becomes a document."
    )


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Align and print the beads, or correct them on the screen."""
    opened = _project(arguments.folder)
    if arguments.edit:
        return _edit(arguments, opened)
    return _print(arguments, opened, output)


def _project(folder: Path) -> OpenProject | None:
    from duizhao.workbench.opening import open_project

    try:
        return open_project(folder)
    except ProjectError as error:
        if error.code != "no-project":
            raise
        return None


def _print(arguments: argparse.Namespace, opened: OpenProject | None, output: Output) -> int:
    from duizhao.cli import shapes
    from duizhao.workbench.aligning import align_files, as_document

    aligned = align_files(
        arguments.source,
        arguments.target,
        sentences=arguments.sentences,
        glossary=opened.glossary if opened else None,
        locks=arguments.lock,
    )
    for warning in aligned.warnings:
        diagnostics.warn(warning)
    if arguments.format in {None, "json"}:
        output.json([shapes.bead(bead) for bead in aligned.beads])
    elif arguments.format == "yaml":
        from duizhao.storage.segments_file import dump_document

        output.raw(dump_document(as_document(aligned)))
    else:
        from duizhao.formats.detect import resolve
        from duizhao.formats.format import WriteOptions

        output.raw(resolve(arguments.format).write(as_document(aligned), WriteOptions()))
    return diagnostics.OK


def _edit(arguments: argparse.Namespace, opened: OpenProject | None) -> int:
    if arguments.lock:
        raise UsageError(
            "edit-with-lock",
            "--lock fixes beads for the beads that are printed; on the screen they are accepted with a key.",
            hint="Leave --lock or --edit out.",
        )
    if arguments.format and opened:
        raise UsageError(
            "format-in-project",
            "In a project, finishing makes a document: --edit has no use for --format here.",
            hint="Leave --format out; duizhao export writes the document in any format.",
        )
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "no-terminal",
            "The alignment screen needs a terminal.",
            hint="Without --edit the beads are printed; --lock FILE fixes those that are right.",
        )
    from duizhao.workbench.alignments import open_alignment

    session = open_alignment(
        arguments.source,
        arguments.target,
        opened=opened,
        sentences=arguments.sentences,
        form=arguments.format or "yaml",
    )
    from duizhao.tui.app import run_alignment

    return run_alignment(session, folder=opened.root if opened else arguments.source.resolve().parent)
