"""``duizhao glossary lint``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from duizhao.cli import diagnostics, reporting
from duizhao.cli.output import Output

if TYPE_CHECKING:
    from duizhao.terminology.lint import LintFinding
    from duizhao.workbench.termbase import Termbase

SUMMARY = "find what is wrong with the glossary itself"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    reporting.add_options(parser)
    parser.add_argument("--fix", action="store_true", help="carry out the safe fixes, then tell what is left")
    parser.add_argument("--dry-run", action="store_true", help="print what --fix would change as a diff; write nothing")


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Lint the glossary, mend what is asked for, and print the findings that are left."""
    from duizhao.cli import shapes
    from duizhao.workbench.checking import Checked
    from duizhao.workbench.opening import open_project
    from duizhao.workbench.termbase import Termbase

    termbase = Termbase(open_project(arguments.folder))
    found = termbase.lint()
    if arguments.dry_run:
        _show_fixes(termbase, output)
    elif arguments.fix and any(finding.is_safe for finding in found):
        count = termbase.fix()
        diagnostics.note(f"{diagnostics.counted(count, 'finding')} fixed; duizhao glossary undo takes that back")
        found = termbase.lint()
    if arguments.format == "json" and not arguments.dry_run:
        output.json([shapes.lint_finding(finding) for finding in found])
    elif not arguments.dry_run:
        for finding in found:
            _write(finding, output)
    checked = Checked(findings=tuple(finding.finding for finding in found), problems=termbase.problems)
    return reporting.conclude(checked, arguments.fail_on, diagnostics.counted(len(termbase.entries), "term"))


def _show_fixes(termbase: Termbase, output: Output) -> None:
    from duizhao.workbench.termbase_diff import file_diff

    for changed in termbase.fixes():
        for line in file_diff(*changed):
            output.line(line)


def _write(found: LintFinding, output: Output) -> None:
    finding = found.finding
    line = f":{finding.line}" if finding.line else ""
    output.line(f"{finding.document}{line}: {finding.severity}: {finding.message} [{finding.check}]")
    if found.fix:
        output.line(f"    fix: {found.fix}{' (--fix does it)' if found.is_safe else ''}")
