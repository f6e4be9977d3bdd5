"""What `check` and `glossary lint` have in common: how findings are asked for, told and judged."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from duizhao.cli import diagnostics

if TYPE_CHECKING:
    from duizhao.workbench.checking import Checked

__all__ = ["add_options", "conclude"]

SEVERITIES = ("error", "warning", "info")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--format`` and ``--fail-on``."""
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        default="error",
        help="exit with 1 from this severity up (default: error)",
    )


def conclude(checked: Checked, fail_on: str, what: str) -> int:
    """Tell what could not be read and how many findings there are on ``what``; return the exit code.

    A file that cannot be read weighs more than any finding: nobody knows what is in it.
    """
    from duizhao.model import Severity

    code = max((diagnostics.problem(error) for error in checked.problems), default=diagnostics.OK)
    counts = ", ".join(diagnostics.counted(checked.count(severity), severity) for severity in Severity)
    diagnostics.note(f"{what}: {counts}")
    if code == diagnostics.OK and checked.fails(Severity(fail_on)):
        return diagnostics.FINDINGS
    return code
