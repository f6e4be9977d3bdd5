"""``duizhao check``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from duizhao.cli import diagnostics
from duizhao.cli.output import Output

if TYPE_CHECKING:
    from duizhao.model import Finding
    from duizhao.workbench.checking import Checked

SUMMARY = "check documents: terms, numbers, punctuation, consistency"

SEVERITIES = ("error", "warning", "info")


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("documents", metavar="DOC", nargs="*", help="document ids; all if left out")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        default="error",
        help="exit with 1 from this severity up (default: error)",
    )


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Check and print the findings."""
    from duizhao.cli import shapes
    from duizhao.model import Severity
    from duizhao.workbench.checking import check_documents
    from duizhao.workbench.opening import open_project

    opened = open_project(arguments.folder)
    checked = check_documents(opened, arguments.documents)
    if arguments.format == "json":
        output.json([shapes.finding(finding) for finding in checked.findings])
    else:
        for finding in checked.findings:
            _write(finding, checked, output)
    code = max((diagnostics.problem(error) for error in checked.problems), default=diagnostics.OK)
    counts = ", ".join(diagnostics.counted(checked.count(severity), severity) for severity in Severity)
    segments = sum(1 for document in checked.documents for _ in document.segments())
    what = f"{diagnostics.counted(len(checked.documents), 'document')}, {diagnostics.counted(segments, 'segment')}"
    diagnostics.note(f"{what} checked: {counts}")
    if code == diagnostics.OK and checked.fails(Severity(arguments.fail_on)):
        return diagnostics.FINDINGS
    return code


def _write(finding: Finding, checked: Checked, output: Output) -> None:
    from duizhao.cli.excerpt import excerpt

    output.line(f"{finding.document}:{finding.segment}: {finding.severity}: {finding.message} [{finding.check}]")
    segment = checked.segment(finding)
    if segment is None:
        return
    for text, span in ((segment.source, finding.source_span), (segment.target, finding.target_span)):
        if span is not None:
            for line in excerpt(text, span):
                output.line(f"    {line}")
