"""``duizhao glossary import``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao import plugins
from duizhao.cli import diagnostics
from duizhao.cli.output import Output
from duizhao.errors import DuizhaoError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duizhao.workbench.glossary_comparison import Difference
    from duizhao.workbench.glossary_exchange import GlossaryImport

SUMMARY = "take terms from TBX, CSV, TSV or OmegaT into glossary/"

_AUTHORITIES = ("project", "domain", "imported")
_STATUSES = ("preferred", "candidate", "deprecated")
_SHOWN = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument(
        "--format",
        metavar="F",
        default="",
        help=f"one of {', '.join(plugins.ids(plugins.GLOSSARY_FORMATS))}; detected if left out",
    )
    parser.add_argument("--into", metavar="FILE", default="", help="the glossary file; named after FILE if left out")
    parser.add_argument("--domain", metavar="D", default="", help="of all terms; as the file says if left out")
    parser.add_argument("--authority", choices=_AUTHORITIES, help="of a new glossary file; imported if left out")
    parser.add_argument("--status", choices=_STATUSES, help="of all terms; as the file says if left out")
    parser.add_argument("--update", action="store_true", help="change entries that say something else")
    parser.add_argument("--dry-run", action="store_true", help="print the diff and write nothing")
    parser.epilog = (
        "Prints each glossary file that has changed. Each FILE is one step, which `duizhao glossary undo` takes back."
    )


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Import every file; what cannot be read is told and the rest still imported."""
    from duizhao.model import Authority, TermStatus
    from duizhao.workbench.glossary_exchange import ImportOptions, import_glossary, plan_import
    from duizhao.workbench.opening import open_project
    from duizhao.workbench.termbase import Termbase

    opened = open_project(arguments.folder)
    termbase = Termbase(opened)
    for error in termbase.problems:
        diagnostics.warn(str(error))
    options = ImportOptions(
        form=arguments.format,
        into=arguments.into,
        domain=arguments.domain,
        authority=Authority(arguments.authority) if arguments.authority else None,
        status=TermStatus(arguments.status) if arguments.status else None,
        update=arguments.update,
    )
    code = diagnostics.OK
    for path in diagnostics.progress(arguments.files, "importing", len(arguments.files)):
        try:
            plan = plan_import(opened, path, options)
            if arguments.dry_run:
                for line in plan.diff(opened):
                    output.line(line)
            else:
                import_glossary(termbase, plan)
                for file in plan.files:
                    output.line(file)
            code = max(code, _tell(plan, dry_run=arguments.dry_run))
        except DuizhaoError as error:
            code = max(code, diagnostics.problem(error))
    return code


def _tell(plan: GlossaryImport, *, dry_run: bool) -> int:
    """Tell what was done and what was not; return the exit code."""
    for remark in plan.remarks:
        diagnostics.warn(str(remark))
    if plan.conflicts:
        count = diagnostics.counted(len(plan.conflicts), "term")
        diagnostics.warn(f"{count} left alone, because the entries there say something else (--update changes them):")
        _list(plan.conflicts)
    if plan.elsewhere:
        count = diagnostics.counted(len(plan.elsewhere), "term")
        diagnostics.warn(f"{count} rendered otherwise in another file; what has the higher authority is in force:")
        _list(plan.elsewhere)
    verb = "would be " if dry_run else ""
    diagnostics.note(
        f"{plan.path} ({plan.form}): {diagnostics.counted(len(plan.added), 'term')} {verb}added, "
        f"{len(plan.updated)} {verb}updated, {plan.identical} there already"
        + (f", {len(plan.conflicts)} left alone" if plan.conflicts else "")
        + (f", {plan.left_out} left out" if plan.left_out else "")
    )
    return InputError.exit_code if plan.left_out else diagnostics.OK


def _list(differences: Sequence[Difference]) -> None:
    for difference in differences[:_SHOWN]:
        imported, standing = difference.imported, difference.standing
        here = f"“{imported.target}”" if imported.target != standing.target else "the same with other details"
        diagnostics.warn(f"  {standing.file}:{standing.line}: {standing.source} “{standing.target}”; imported: {here}")
    if len(differences) > _SHOWN:
        diagnostics.warn(f"  and {len(differences) - _SHOWN} more")
