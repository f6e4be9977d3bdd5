"""``duizhao glossary undo``."""

from __future__ import annotations

import argparse

from duizhao.cli import diagnostics
from duizhao.cli.output import Output

SUMMARY = "take the last step of glossary maintenance back, renamed translations included"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("--redo", action="store_true", help="do the step that was taken back last again")


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Take a step back and print what it was called."""
    from duizhao.workbench.opening import open_project
    from duizhao.workbench.termbase import Termbase

    termbase = Termbase(open_project(arguments.folder))
    label = termbase.redo() if arguments.redo else termbase.undo()
    if label is None:
        diagnostics.note(f"nothing to {'redo' if arguments.redo else 'undo'}")
        return diagnostics.OK
    output.line(label)
    for held in termbase.left_alone:
        diagnostics.warn(f"{held.document}:{held.segment_id} stays as it is: {held.why}")
    return diagnostics.OK
