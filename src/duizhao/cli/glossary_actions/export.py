"""``duizhao glossary export``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao import plugins
from duizhao.cli import diagnostics
from duizhao.cli.output import Output
from duizhao.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from duizhao.formats.glossaries.format import Loss

SUMMARY = "write the glossary as TBX, CSV, TSV or for OmegaT"

_STDOUT = Path("-")


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "--to",
        metavar="F[,F…]",
        default="",
        help=f"formats: {', '.join(plugins.ids(plugins.GLOSSARY_FORMATS))}; csv and tbx-basic, or what the ending of "
        "-o says, if left out",
    )
    parser.add_argument(
        "-o",
        dest="out",
        metavar="DIR|FILE",
        type=Path,
        help="where to; exports/ of the project if left out, - for stdout",
    )
    parser.add_argument(
        "--domain", metavar="D", dest="domains", action="append", default=[], help="this domain alone; may come again"
    )
    parser.epilog = "Prints the path of each file written. What a format cannot carry is told on stderr."


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Export in each format, print the paths, and tell what is lost."""
    from duizhao.workbench.glossary_exchange import export_glossary, wanted_formats, write_glossary
    from duizhao.workbench.opening import open_project

    opened = open_project(arguments.folder)
    code = max((diagnostics.problem(error) for error in opened.glossary_problems), default=diagnostics.OK)
    names = [name.strip() for name in arguments.to.split(",") if name.strip()]
    to_stdout = arguments.out == _STDOUT
    forms = wanted_formats(names, None if to_stdout else arguments.out)
    if to_stdout:
        if len(forms) > 1:
            raise UsageError("one-format", "Standard output takes one format.", hint="Name it with --to.")
        written = write_glossary(opened, forms[0], arguments.domains)
        output.raw(written.data)
        _tell_losses("stdout", written.losses)
        return code
    for form in forms:
        export = export_glossary(opened, form, arguments.out, arguments.domains)
        output.line(str(export.path))
        _tell_losses(str(export.path), export.losses)
    return code


def _tell_losses(name: str, losses: Iterable[Loss]) -> None:
    for loss in losses:
        diagnostics.warn(f"{name} cannot carry {loss}")
