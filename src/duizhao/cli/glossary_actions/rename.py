"""``duizhao glossary rename``."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from duizhao.cli import diagnostics
from duizhao.cli.output import Output
from duizhao.errors import UsageError

if TYPE_CHECKING:
    from duizhao.workbench.termbase_rename import RenamePlan

SUMMARY = "rename a rendering in the glossary and in every translation"

_OLD_BECOMES = ("deprecated", "forbidden", "admitted", "nothing")


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("old", metavar="OLD", help="the rendering as the glossary has it")
    parser.add_argument("new", metavar="NEW", help="the rendering that takes its place")
    parser.add_argument("--source", metavar="ZH", default="", help="the Chinese term, where several have OLD")
    parser.add_argument(
        "--old-becomes",
        choices=_OLD_BECOMES,
        default="deprecated",
        help="what OLD is in the glossary afterwards (default: deprecated)",
    )
    parser.add_argument("--include-held", action="store_true", help="rewrite locked and final segments too")
    parser.add_argument("--dry-run", action="store_true", help="print the diff and write nothing")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.epilog = "Prints a diff, asks, and renames: one step, which `duizhao glossary undo` takes back."


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Show what would change, have it approved, and change it."""
    from duizhao.workbench.opening import open_project
    from duizhao.workbench.termbase import Termbase
    from duizhao.workbench.termbase_rename import OldBecomes

    asks = sys.stdin.isatty() and sys.stderr.isatty()
    if not (arguments.dry_run or arguments.yes or asks):
        raise UsageError(
            "not-approved",
            "There is no terminal to ask on whether to go ahead.",
            hint="Look at the diff with --dry-run, and rename with --yes.",
        )
    termbase = Termbase(open_project(arguments.folder))
    plan = termbase.plan_rename(
        arguments.old,
        arguments.new,
        source=arguments.source,
        include_held=arguments.include_held,
        old_becomes=OldBecomes(arguments.old_becomes),
    )
    for line in plan.diff():
        output.line(line)
    output.flush()
    code = _tell(plan, termbase.problems)
    if arguments.dry_run or not (plan.changes or plan.rewrites):
        return code
    if not arguments.yes and not _is_approved(plan):
        diagnostics.note("nothing has been changed")
        return code
    renamed = termbase.rename(plan)
    diagnostics.note(
        f"renamed in {diagnostics.counted(renamed.segments, 'segment')} of "
        f"{diagnostics.counted(renamed.documents, 'document')}; duizhao glossary undo takes it back"
    )
    return code


def _tell(plan: RenamePlan, problems: tuple[Exception, ...]) -> int:
    """Tell what the diff does not show; return the exit code for what could not be read."""
    for problem in problems:
        diagnostics.warn(str(problem))
    code = max((diagnostics.problem(error) for error in plan.problems), default=diagnostics.OK)
    for held in plan.held:
        diagnostics.warn(f"{held.document}:{held.segment_id} stays as it is: {held.why}")
    for entry in plan.also:
        diagnostics.note(f"{entry.source} ({entry.file}:{entry.line}) has “{plan.old}” too, and keeps it")
    diagnostics.note(
        f"{plan.label}: {diagnostics.counted(len(plan.changes), 'term')}, "
        f"{diagnostics.counted(len(plan.rewrites), 'segment')} in "
        f"{diagnostics.counted(len(plan.documents), 'document')}"
        + (f", {len(plan.held)} left as they are" if plan.held else "")
    )
    return code


def _is_approved(plan: RenamePlan) -> bool:
    sys.stderr.write(f"{plan.label[0].upper()}{plan.label[1:]}? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
