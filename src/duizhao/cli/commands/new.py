"""``duizhao new``."""

from __future__ import annotations

import argparse
from pathlib import Path

from duizhao.cli import diagnostics
from duizhao.cli.output import Output

SUMMARY = "make a project: a folder with a commented glossary"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("project", metavar="DIR", type=Path, help="the folder to make or to fill")


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Make the project and say what comes next."""
    from duizhao.storage.project import Project

    project = Project.create(arguments.project)
    output.line(str(project.root))
    diagnostics.note(f"Made a project. Next: duizhao -C {arguments.project} import FILE")
    return diagnostics.OK
